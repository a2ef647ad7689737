"""A self-test as a row of tasks: which try of which measure on which side, and how it is taken (C3 to C6)."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from hipcoach.domain.exercise import Position, Side
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.tries import Try, TryOutcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hipcoach.domain.measures import Measure, Protocol
    from hipcoach.domain.parameters import Timing


class TaskKind(Enum):
    """How the value of a try is come by."""

    COUNT = "count"
    HOLD = "hold"
    STANDS = "stands"
    READING = "reading"
    LOOK = "look"
    LEVEL = "level"
    PILE = "pile"
    FAULTS = "faults"


_KINDS = {
    "reps": TaskKind.COUNT,
    "s": TaskKind.HOLD,
    "stands": TaskKind.STANDS,
    "cm": TaskKind.READING,
    "deg": TaskKind.READING,
    "percent": TaskKind.LOOK,
    "text": TaskKind.LEVEL,
    "mm": TaskKind.PILE,
    "faults": TaskKind.FAULTS,
}
_LYING = frozenset({Position.SUPINE, Position.PRONE, Position.SIDE_LYING})


class Task(Frozen):
    """One try that is to be made.

    Attributes:
        measure: Id of the measure.
        side: The tested side, or BOTH.
        number: From 1 on each side, over all rounds.
        tries: Tries of this measure on this side in all.
        block: Tasks of one block have their pain rated together, at its end; from 0.
        kind: How the value is come by.
        ready_s: Seconds between the start and the clock, to take up the position.
        lasts_s: Seconds the clock runs at most; 0 where there is none.
        rest_s: Seconds of rest after it, before the next task.
        round: From 0; in the second the scales are swapped.
    """

    measure: str
    side: Side
    number: int
    tries: int
    block: int
    kind: TaskKind
    ready_s: float = 0.0
    lasts_s: float = 0.0
    rest_s: float = 0.0
    round: int = 0

    @property
    def key(self) -> tuple[str, Side, int]:
        """What tells it from every other try of the go."""
        return self.measure, self.side, self.number

    @property
    def is_timed(self) -> bool:
        """Whether a clock runs."""
        return self.lasts_s > 0

    @property
    def counts_up(self) -> bool:
        """Whether the seconds themselves are the value."""
        return self.kind is TaskKind.HOLD


def kind_of(measure: Measure) -> TaskKind:
    """How the value of a measure is come by."""
    return _KINDS[measure.unit]


def plan_tasks(
    protocol: Protocol, measures: Sequence[tuple[Measure, Side]], first_side: Side, timing: Timing
) -> tuple[Task, ...]:
    """Lay out the tasks of a test.

    Args:
        protocol: How it is done.
        measures: What is tested on which sides, in the order of the programme; BOTH where a measure has no sides.
        first_side: The side that goes first.
        timing: Seconds to get ready.
    """
    shared = [each for each in measures if each[1] is Side.BOTH]
    sides = [first_side, first_side.other] if first_side is not Side.BOTH else [Side.LEFT, Side.RIGHT]
    apart = [[each for each in measures if each[1] is side] for side in sides]
    rates_each_side = not shared
    tasks: list[Task] = []
    for place, block in enumerate((shared, *apart)):
        for measure, side in block:
            number = place if rates_each_side else 0
            tasks.extend(_tries(protocol, measure, side, number, timing))
    return _with_rests(tasks, protocol, timing)


def stopped_try(task: Task, pain: int | None) -> Try:
    """A try that pain ended; how strong it was stands in its detail."""
    detail = "" if pain is None else str(pain)
    return Try(measure=task.measure, side=task.side, number=task.number, outcome=TryOutcome.PAIN, detail=detail)


def seconds_of(tasks: Sequence[Task], timing: Timing) -> float:
    """About how long it all takes, in s: clocks and rests, and for each try the time to set it up."""
    return sum(task.ready_s + task.lasts_s + task.rest_s for task in tasks) + timing.setup_s * len(tasks)


def _tries(protocol: Protocol, measure: Measure, side: Side, block: int, timing: Timing) -> Iterable[Task]:
    """All tries of one measure on one side."""
    kind = kind_of(measure)
    lasts_s = measure.cap if kind is TaskKind.HOLD else protocol.work_s or protocol.still_s
    lies = protocol.position in _LYING and kind is TaskKind.HOLD
    ready_s = timing.get_ready_new_position_s if lies else timing.get_ready_s
    count = protocol.tries * protocol.rounds
    for number in range(1, count + 1):
        yield Task(
            measure=measure.id,
            side=side,
            number=number,
            tries=count,
            block=block,
            kind=kind,
            ready_s=ready_s if lasts_s else 0.0,
            lasts_s=lasts_s or 0.0,
            round=(number - 1) // protocol.tries,
        )


def _with_rests(tasks: Sequence[Task], protocol: Protocol, timing: Timing) -> tuple[Task, ...]:
    """Rest between tries, and between sides where there is one try; else only the time to change sides."""
    rested = []
    for place, task in enumerate(tasks):
        after = tasks[place + 1] if place + 1 < len(tasks) else None
        rest_s = 0.0
        if after is not None and task.is_timed and protocol.rest_s:
            is_same = (after.measure, after.side) == (task.measure, task.side)
            rest_s = protocol.rest_s if is_same or task.tries == 1 else timing.change_side_s
        rested.append(task.replace(rest_s=rest_s))
    return tuple(rested)
