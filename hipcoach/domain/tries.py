"""One go of a self-test as it is kept: its tries, and what counts of them (C3 to C6)."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from hipcoach.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hipcoach.domain.exercise import Side

_TENTHS = 10
_ROUNDING = 1e-6  # so that 0.3 s is three tenths


class TryOutcome(Enum):
    """How a try ended."""

    DONE = "done"
    VOID = "void"
    LEFT = "left"
    PAIN = "pain"


class Try(Frozen):
    """One try.

    Attributes:
        measure: Id of the measure.
        side: The tested side, or BOTH.
        number: From 1 on each side, over all rounds.
        outcome: How it ended; only what is done counts, what was left out is not asked for again.
        value: In the measure's unit; None where there is none to count.
        late_s: Seconds by which the clock was stopped too late, taken off already.
        detail: What the value was made of: readings of two scales, faults by id, the lower side.
    """

    measure: str
    side: Side
    number: int
    outcome: TryOutcome
    value: float | None = None
    late_s: float = 0.0
    detail: str = ""

    @property
    def key(self) -> tuple[str, Side, int]:
        """What tells it from every other try of the go."""
        return self.measure, self.side, self.number


class RunOutcome(Enum):
    """How a go of a test ended."""

    COMPLETED = "completed"
    STOPPED_FOR_PAIN = "stopped_for_pain"
    STOP_SIGNAL = "stop_signal"
    LEFT = "left"
    DISCARDED = "discarded"


def latest(tries: Iterable[Try]) -> dict[tuple[str, Side, int], Try]:
    """Of every try the entry that counts: the last one; what was void is to be done again."""
    found: dict[tuple[str, Side, int], Try] = {}
    for each in tries:
        if each.outcome is TryOutcome.VOID:
            found.pop(each.key, None)
        else:
            found[each.key] = each
    return found


def tenths(seconds: float) -> float:
    """Whole tenths of a second that have passed: as the gauge shows them."""
    return int(seconds * _TENTHS + _ROUNDING) / _TENTHS
