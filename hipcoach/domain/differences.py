"""What two results of a self-test say against each other: side against side, later against earlier (C2, B8)."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from hipcoach.domain.exercise import Side
from hipcoach.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.domain.measures import Measure


class Asymmetry(Frozen):
    """How much the sides differ in one test (C2).

    Attributes:
        difference: In the measure's unit, 0 or more.
        share: Of the larger side, 0 to 1.
        worse: The weaker, tighter side; BOTH where they are the same.
        counts: It is large enough to matter.
    """

    difference: float
    share: float
    worse: Side
    counts: bool


class ChangeGrade(Enum):
    """What a change says (B8)."""

    TOO_SMALL = "too_small"
    PROBABLE = "probable"
    CLEAR = "clear"


class Change(Frozen):
    """A result against an earlier one.

    Attributes:
        gained: In the measure's unit; more than 0 is better, whichever way the measure goes.
        grade: Whether it is more than the error of the test.
    """

    gained: float
    grade: ChangeGrade

    @property
    def is_real(self) -> bool:
        """Whether it is clearly more than the error of the test."""
        return self.grade is ChangeGrade.CLEAR


def asymmetry(measure: Measure, left: float | None, right: float | None) -> Asymmetry | None:
    """How the sides differ; None where one has no valid result, or differences of this test mean nothing (C2)."""
    if left is None or right is None or measure.asymmetry is None:
        return None
    difference, larger = abs(right - left), max(left, right)
    share = difference / larger if larger > 0 else 0.0
    gained = measure.sign * (right - left)
    worse = Side.BOTH if not gained else (Side.LEFT if gained > 0 else Side.RIGHT)
    counts = (
        difference >= measure.asymmetry
        and share >= (measure.asymmetry_share or 0.0)
        and larger >= (measure.asymmetry_floor or 0.0)
    )
    return Asymmetry(difference=difference, share=share, worse=worse, counts=counts)


def is_uneven(measure: Measure, value: float) -> bool:
    """Whether the value of a test that is itself a difference counts as one, such as the weight share (C3)."""
    return not measure.is_per_side and measure.asymmetry is not None and value > measure.asymmetry


def change(measure: Measure, first: float, later: Sequence[float], age: int) -> Change | None:
    """The latest result against an earlier one; None where nothing is known about the error of the test (B8, C7).

    Args:
        measure: The test.
        first: The earlier result.
        later: Results after it, oldest first, at least one.
        age: Years, or the lowest of the age band; 0 where it was not told, which asks for the larger change.
    """
    least, tests = _least_change(measure, age)
    if least is None:
        return None
    if measure.change_share is not None and first:
        least = min(least, measure.change_share * abs(first))
    gains = [measure.sign * (value - first) for value in later]
    shown = gains[-tests:]
    is_one_way = all(gain > 0 for gain in shown) or all(gain < 0 for gain in shown)
    if len(shown) == tests and is_one_way and all(abs(gain) >= least for gain in shown):
        return Change(gained=gains[-1], grade=ChangeGrade.CLEAR)
    probable = measure.change_probable
    is_probable = probable is not None and abs(gains[-1]) >= probable
    return Change(gained=gains[-1], grade=ChangeGrade.PROBABLE if is_probable else ChangeGrade.TOO_SMALL)


def is_real_change(measure: Measure, first: float, later: Sequence[float], age: int) -> bool:
    """Whether the latest results differ from an earlier one by more than the error of the test, either way."""
    found = change(measure, first, later, age)
    return found is not None and found.is_real


def _least_change(measure: Measure, age: int) -> tuple[float | None, int]:
    """The smallest real change at an age, and on how many tests it must show."""
    if measure.change_younger is not None and 0 < age < measure.change_from_age:
        return measure.change_younger, measure.change_younger_tests
    return measure.change, 1
