"""What "coming along" asks of the two range tests on the affected side (E3, flexibility item 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.criterion import Criterion, Subject
from hipcoach.domain.exercise import Side

if TYPE_CHECKING:
    from datetime import date

    from hipcoach.domain.history import History
    from hipcoach.domain.measures import Measure

SUBJECTS = {"thomas_gap": Subject.FRONT_RANGE, "seated_ir": Subject.TURNING_IN}
"""The tests by their id in the programme."""


def range_test(history: History, measure: Measure, affected: Side, day: date, *, is_lenient: bool) -> Criterion:
    """One test: in band, or better than at first by a real change; late in the stage, not worse is enough.

    Args:
        history: The records.
        measure: The test.
        affected: The sore side; BOTH judges the one whose latest result is worse, of equal ones both.
        day: As it stood on that day.
        is_lenient: Bone shape or arthritis may set a limit by now, and nobody is locked out for that.
    """
    values = {side: _values(history, measure, side, day) for side in (Side.LEFT, Side.RIGHT)}
    sides = [affected] if affected is not Side.BOTH else [Side.LEFT, Side.RIGHT]
    is_tested = all(values[side] for side in sides)
    worst = max if measure.is_lower_better else min
    value = worst(values[side][-1] for side in sides) if is_tested else None
    judged = [side for side in sides if is_tested and values[side][-1] == value]
    return Criterion(
        subject=SUBJECTS[measure.id],
        value=value,
        needed=_edge(measure),
        is_met=is_tested and all(_is_along(measure, values, side, is_lenient=is_lenient) for side in judged),
        is_at_most=measure.is_lower_better,
    )


def is_in_band(history: History, measure: Measure, day: date) -> bool:
    """Whether the latest results of both sides until ``day`` are in band."""
    values = {side: _values(history, measure, side, day) for side in (Side.LEFT, Side.RIGHT)}
    return all(each and _is_in_band(measure, values, side) for side, each in values.items())


def has_fallen_back(history: History, measure: Measure, side: Side, day: date, tests: int) -> date | None:
    """The day of the latest test if it and those before it, ``tests`` in all, were clearly worse than the best (E6)."""
    results = [each for each in history.measured_until(day, measure.id, side) if each.value is not None]
    values = [each.value for each in results if each.value is not None]
    if len(values) <= tests:
        return None
    sign = _sign(measure)
    change = measure.change or 0.0
    is_worse = all(max(sign * old for old in values[:-tests]) - sign * new >= change for new in values[-tests:])
    return results[-1].stamp.day if is_worse else None


def _is_along(measure: Measure, values: dict[Side, list[float]], side: Side, *, is_lenient: bool) -> bool:
    first, last = values[side][0], values[side][-1]
    change = measure.change or 0.0
    gained = _sign(measure) * (last - first)
    return _is_in_band(measure, values, side) or gained >= change or (is_lenient and gained > -change)


def _is_in_band(measure: Measure, values: dict[Side, list[float]], side: Side) -> bool:
    """Whether a side's latest result is in band and not too far behind the other's; untested, that can't tell."""
    sign, last, other = _sign(measure), values[side][-1], values[side.other]
    limit = measure.band_side_difference_below
    is_near = limit is None or not other or sign * (other[-1] - last) < limit
    return sign * (last - _edge(measure)) >= 0 and is_near


def _edge(measure: Measure) -> float:
    """The edge of the band."""
    return (measure.band_max if measure.is_lower_better else measure.band_min) or 0.0


def _sign(measure: Measure) -> int:
    return -1 if measure.is_lower_better else 1


def _values(history: History, measure: Measure, side: Side, day: date) -> list[float]:
    return [each.value for each in history.measured_until(day, measure.id, side) if each.value is not None]
