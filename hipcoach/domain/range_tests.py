"""What "coming along" asks of the two range tests on the affected side (E3, flexibility item 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.criterion import Criterion, Subject
from hipcoach.domain.exercise import Side

if TYPE_CHECKING:
    from datetime import date

    from hipcoach.domain.criteria import Measure
    from hipcoach.domain.history import History

SUBJECTS = {"thomas_gap": Subject.FRONT_RANGE, "seated_ir": Subject.TURNING_IN}
"""The tests by their id in the programme."""


def range_test(history: History, measure: Measure, affected: Side, day: date, *, is_lenient: bool) -> Criterion:
    """One test: in band, or better than at first by a real change; late in the stage, not worse is enough.

    Args:
        history: The records.
        measure: The test.
        affected: The sore side; BOTH judges the worse one.
        day: As it stood on that day.
        is_lenient: Bone shape or arthritis may set a limit by now, and nobody is locked out for that.
    """
    values = {side: _values(history, measure, side, day) for side in (Side.LEFT, Side.RIGHT)}
    sides = [affected] if affected is not Side.BOTH else [Side.LEFT, Side.RIGHT]
    worst = max if measure.is_lower_better else min
    needed = (measure.band_max if measure.is_lower_better else measure.band_min) or 0.0
    is_tested = all(values[side] for side in sides)
    return Criterion(
        subject=SUBJECTS[measure.id],
        value=worst(values[side][-1] for side in sides) if is_tested else None,
        needed=needed,
        is_met=is_tested and all(_is_along(measure, values, side, needed, is_lenient=is_lenient) for side in sides),
        is_at_most=measure.is_lower_better,
    )


def _is_along(
    measure: Measure, values: dict[Side, list[float]], side: Side, needed: float, *, is_lenient: bool
) -> bool:
    first, last = values[side][0], values[side][-1]
    sign = -1 if measure.is_lower_better else 1
    change = measure.change or 0.0
    gained = sign * (last - first)
    is_in_band = sign * (last - needed) >= 0 and _is_even(measure, values)
    return is_in_band or gained >= change or (is_lenient and gained > -change)


def _is_even(measure: Measure, values: dict[Side, list[float]]) -> bool:
    """Whether the sides are close enough; untested, the other side can't tell otherwise."""
    limit = measure.band_side_difference_below
    if limit is None or not all(values.values()):
        return True
    return abs(values[Side.LEFT][-1] - values[Side.RIGHT][-1]) < limit


def _values(history: History, measure: Measure, side: Side, day: date) -> list[float]:
    results = [each for each in history.measured(measure.id, side) if each.stamp.day <= day]
    return [each.value for each in results if each.value is not None]
