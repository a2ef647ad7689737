"""What a go of a self-test has come to, measure by measure and side by side (C2 to C6)."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from hipcoach.domain.exercise import Side
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.scoring import score_side
from hipcoach.domain.tries import TryOutcome, latest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hipcoach.domain.measures import Measure, Protocol
    from hipcoach.domain.protocol_ledger import RunLedger


class SideState(Enum):
    """How a measure on one side stands."""

    OPEN = "open"
    SCORED = "scored"
    STOPPED = "stopped"
    LEFT = "left"


class SideOutcome(Frozen):
    """One measure on one side.

    Attributes:
        measure: Id of the measure.
        side: The tested side; of books under a foot the lower side.
        block: The block it was rated with.
        state: How it stands.
        value: The score; None unless it is scored.
        mean: The mean of several tries, or None.
        pain: Worst pain at it, 0 to 10; None is not answered.
    """

    measure: str
    side: Side
    block: int
    state: SideState
    value: float | None = None
    mean: float | None = None
    pain: int | None = None


def outcomes(
    ledger: RunLedger, measures: Mapping[str, Measure], protocol: Protocol, stop_at_pain: int
) -> tuple[SideOutcome, ...]:
    """Every measure and side of a go, in order.

    A test stopped for pain has no score (C2). One that went to its end and hurt from ``stop_at_pain`` on counts as
    stopped: it would have ended there, had the rule been heeded.
    """
    entered = latest(ledger.tries)
    found: dict[tuple[str, Side], int] = {}
    for task in ledger.tasks:
        found.setdefault((task.measure, task.side), task.block)
    for key in entered:
        found.setdefault(key[:2], 0)  # what else came of a try, such as stands with the arms
    is_open = {(task.measure, task.side) for task in ledger.open_tasks()}
    result = []
    for (name, side), block in found.items():
        pain = ledger.rated.get(block)
        ends = {each.outcome: each for key, each in entered.items() if key[:2] == (name, side)}
        outcome = SideOutcome(measure=name, side=side, block=block, state=SideState.OPEN, pain=pain)
        if TryOutcome.PAIN in ends:
            said = ends[TryOutcome.PAIN].detail
            outcome = outcome.replace(state=SideState.STOPPED, pain=int(said) if said else pain)
        elif pain is not None and pain >= stop_at_pain:
            outcome = outcome.replace(state=SideState.STOPPED)
        elif TryOutcome.LEFT in ends:
            outcome = outcome.replace(state=SideState.LEFT)
        elif (name, side) not in is_open:
            score = score_side(measures[name], protocol, ledger.tries_of(name, side))
            if score is not None:
                outcome = outcome.replace(state=SideState.SCORED, side=score.side, value=score.value, mean=score.mean)
        result.append(outcome)
    return tuple(result)


def untested_sides(measures: Iterable[Measure], results: Iterable[SideOutcome]) -> tuple[tuple[str, Side], ...]:
    """Measures of which only one side has a score, with the side that lacks one: then nothing can be compared."""
    scored = {(each.measure, each.side) for each in results if each.state is SideState.SCORED}
    lacking = []
    for measure in measures:
        has = [side for side in (Side.LEFT, Side.RIGHT) if (measure.id, side) in scored]
        if measure.is_per_side and len(has) == 1:
            lacking.append((measure.id, has[0].other))
    return tuple(lacking)
