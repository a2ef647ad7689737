"""What comes of the tries of a self-test: one value for each measure and side (C3 to C6)."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from hipcoach.domain.errors import HipCoachError
from hipcoach.domain.exercise import Side
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.measures import score_of
from hipcoach.domain.protocol_plan import TaskKind, kind_of
from hipcoach.domain.tries import TryOutcome, latest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hipcoach.domain.measures import Measure, Protocol
    from hipcoach.domain.tries import Try

LEFT_HIGHER, LEVEL, RIGHT_HIGHER = -1.0, 0.0, 1.0
"""What the mirror showed, as a value."""
_TOTAL_DIFFERENCE_MAX = 0.2  # looks at one person: totals further apart are slips of the hand
_NO_END = float("inf")


class LookFault(Enum):
    """What is wrong with the numbers read off the scales."""

    MISSING = "missing"
    NOT_POSITIVE = "not_positive"
    TOTALS_DIFFER = "totals_differ"


class LooksError(HipCoachError):
    """The numbers read off the scales can't be right.

    Attributes:
        fault: What is wrong.
    """

    def __init__(self, fault: LookFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class Look(NamedTuple):
    """One look at both scales, in any unit; None is not filled in."""

    left: float | None
    right: float | None

    @property
    def text(self) -> str:
        """How it is kept beside a try."""
        return f"{self.left} {self.right}"


class SideScore(Frozen):
    """What the tries of one measure on one side come to.

    Attributes:
        measure: Id of the measure.
        side: The tested side; of books under a foot the lower side.
        value: What counts.
        mean: The mean of the tries, where there are several.
    """

    measure: str
    side: Side
    value: float
    mean: float | None = None


def score_side(measure: Measure, protocol: Protocol, tries: Iterable[Try]) -> SideScore | None:
    """The score of one measure on one side, or None where no try counts.

    Args:
        measure: The measure.
        protocol: How it is done.
        tries: All tries of it on that side, oldest first.

    Raises:
        LooksError: Numbers of the scales can't be right.
    """
    done = [each for each in latest(tries).values() if each.outcome is TryOutcome.DONE and each.value is not None]
    done.sort(key=lambda each: each.number)
    if not done:
        return None
    values = [each.value for each in done if each.value is not None]
    side, kind = done[0].side, kind_of(measure)
    if kind is TaskKind.LOOK:
        value = weight_difference([look_of(each) for each in done], protocol.tries)
    elif kind is TaskKind.LEVEL:
        value = agreed(values)
    else:
        value = score_of(measure, protocol, values)
    if kind is TaskKind.PILE:
        side = Side(done[-1].detail) if done[-1].detail and value else Side.BOTH
    mean = sum(values) / len(values) if len(values) > 1 and kind in {TaskKind.HOLD, TaskKind.READING} else None
    return SideScore(measure=measure.id, side=side, value=value, mean=mean)


def agreed(values: Sequence[float]) -> float:
    """The higher side in the mirror, only where all looks agree (C3)."""
    return values[0] if len(set(values)) == 1 else LEVEL


def look_of(each: Try) -> Look:
    """The readings of one look."""
    left, right = each.detail.split()
    return Look(float(left), float(right))


def look_fault(looks: Sequence[Look]) -> LookFault | None:
    """What is wrong with the numbers so far, or None."""
    values = [value for look in looks for value in look]
    known = [value for value in values if value is not None]
    if len(known) < len(values):
        return LookFault.MISSING
    if not all(0 < value < _NO_END for value in known):
        return LookFault.NOT_POSITIVE
    totals = [look.left + look.right for look in looks if look.left is not None and look.right is not None]
    if totals and max(totals) - min(totals) > _TOTAL_DIFFERENCE_MAX * min(totals):
        return LookFault.TOTALS_DIFFER
    return None


def weight_difference(looks: Sequence[Look], looks_a_round: int) -> float:
    """The difference between the legs in % of their sum (C3).

    Each leg's median of a round counts, and the mean of the rounds: what one scale shows too much is once on each leg.

    Raises:
        LooksError: A number is missing, or the numbers can't be right.
    """
    fault = look_fault(looks) if len(looks) >= looks_a_round else LookFault.MISSING
    if fault is not None:
        raise LooksError(fault)
    rounds = [looks[start : start + looks_a_round] for start in range(0, len(looks), looks_a_round)]
    whole = [each for each in rounds if len(each) == looks_a_round]
    left = sum(_middle([look.left or 0.0 for look in each]) for each in whole)
    right = sum(_middle([look.right or 0.0 for look in each]) for each in whole)
    return round(abs(right - left) / (right + left) * 100, 1)


def _middle(values: Sequence[float]) -> float:
    """The median of an odd number; the statistics module would cost every start of the program 10 ms."""
    return sorted(values)[len(values) // 2]
