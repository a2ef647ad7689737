"""What the pelvis stage asks of the self-tests (E3, items 3 to 5)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hipcoach.domain.criterion import Criterion, Subject
from hipcoach.domain.exercise import Side

if TYPE_CHECKING:
    from hipcoach.domain.criteria import PelvisCriteria
    from hipcoach.domain.history import History
    from hipcoach.domain.records import Measurement

_TILT = "pelvic_control.tilt"
_KNEE_OUT = "pelvic_control.knee_out"
_WEIGHT_SHARE = "weight_share"


def tilt(history: History, rules: PelvisCriteria, day: date) -> Criterion:
    """Clean tilts on the latest test and on one far enough before it; ``window`` says how many tests there are."""
    results = _until(history, day, _TILT)
    if not results:
        return Criterion(subject=Subject.TILT, value=None, needed=rules.tilt_min, is_met=False)
    latest = results[-1]
    earlier = [m for m in results if (latest.stamp.day - m.stamp.day).days >= rules.tilt_apart_days]
    counted = [latest, *earlier[1 - rules.tilt_tests :]]
    is_met = len(counted) >= rules.tilt_tests and all((m.value or 0) >= rules.tilt_min for m in counted)
    return Criterion(
        subject=Subject.TILT, value=latest.value, needed=rules.tilt_min, window=len(counted), is_met=is_met
    )


def knee_out(history: History, rules: PelvisCriteria, day: date) -> Criterion:
    """Clean knee-outs of the weaker side, on the day of the latest tilt test or since; older ones no longer count."""
    tilts = _until(history, day, _TILT)
    since = tilts[-1].stamp.day if tilts else date.min
    sides = []
    for side in (Side.LEFT, Side.RIGHT):
        results = [m for m in _until(history, day, _KNEE_OUT, side) if m.stamp.day >= since]
        sides.append(results[-1].value if results else None)
    left, right = sides
    if left is None or right is None:
        return Criterion(subject=Subject.KNEE_OUT, value=None, needed=rules.knee_out_min, is_met=False)
    is_even = abs(left - right) <= rules.knee_out_difference_max
    is_met = min(left, right) >= rules.knee_out_min and is_even
    return Criterion(subject=Subject.KNEE_OUT, value=min(left, right), needed=rules.knee_out_min, is_met=is_met)


def weight_share(history: History, rules: PelvisCriteria, day: date) -> Criterion:
    """The larger left-right difference of the latest tests on two scales."""
    results = _until(history, day, _WEIGHT_SHARE)[-rules.weight_share_tests :]
    values = [m.value for m in results if m.value is not None]
    return Criterion(
        subject=Subject.WEIGHT_SHARE,
        value=max(values, default=None),
        needed=rules.weight_share_max,
        window=rules.weight_share_tests,
        is_met=len(values) >= rules.weight_share_tests and max(values) <= rules.weight_share_max,
        is_at_most=True,
    )


def _until(history: History, day: date, measure: str, side: Side = Side.BOTH) -> list[Measurement]:
    return [m for m in history.measured(measure, side) if m.stamp.day <= day]
