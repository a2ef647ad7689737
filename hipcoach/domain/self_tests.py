"""What the pelvis stage asks of the self-tests (E3, items 3 to 5)."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from hipcoach.domain.calendar import ONE_DAY
from hipcoach.domain.criterion import Criterion, Subject
from hipcoach.domain.exercise import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hipcoach.domain.criteria import PelvisCriteria, StepBackRules
    from hipcoach.domain.history import History

TILT = "pelvic_control.tilt"
KNEE_OUT = "pelvic_control.knee_out"
WEIGHT_SHARE = "weight_share"


def tilt(
    history: History, rules: PelvisCriteria, day: date, since: date = date.min, apart_days: int | None = None
) -> Criterion:
    """Clean tilts on the latest test and on one far enough before it; ``window`` says how many tests there are.

    Args:
        history: The records.
        rules: What is asked.
        day: As it stood on that day.
        since: Tests before this day don't count.
        apart_days: Days between the tests, where other than the rules have it.
    """
    results = [m for m in history.measured_until(day, TILT) if m.stamp.day >= since]
    if not results:
        return Criterion(subject=Subject.TILT, value=None, needed=rules.tilt_min, is_met=False)
    latest = results[-1]
    long_ago = latest.stamp.day - timedelta(days=apart_days if apart_days is not None else rules.tilt_apart_days)
    earlier = (m for m in reversed(results) if m.stamp.day <= long_ago)
    counted = [latest, *islice(earlier, rules.tilt_tests - 1)]
    is_met = len(counted) >= rules.tilt_tests and all((m.value or 0) >= rules.tilt_min for m in counted)
    return Criterion(
        subject=Subject.TILT, value=latest.value, needed=rules.tilt_min, window=len(counted), is_met=is_met
    )


def knee_out(history: History, rules: PelvisCriteria, day: date, since: date = date.min) -> Criterion:
    """Clean knee-outs of the weaker side, on the day of the latest tilt test or since; older ones no longer count."""
    tilts = history.measured_until(day, TILT)
    since = max(since, tilts[-1].stamp.day) if tilts else since
    sides = []
    for side in (Side.LEFT, Side.RIGHT):
        results = history.measured_until(day, KNEE_OUT, side)
        is_fresh = bool(results) and results[-1].stamp.day >= since
        sides.append(results[-1].value if is_fresh else None)
    left, right = sides
    if left is None or right is None:
        return Criterion(subject=Subject.KNEE_OUT, value=None, needed=rules.knee_out_min, is_met=False)
    is_even = abs(left - right) <= rules.knee_out_difference_max
    is_met = min(left, right) >= rules.knee_out_min and is_even
    return Criterion(subject=Subject.KNEE_OUT, value=min(left, right), needed=rules.knee_out_min, is_met=is_met)


def weight_share(history: History, rules: PelvisCriteria, day: date, since: date = date.min) -> Criterion:
    """The larger left-right difference of the latest tests on two scales."""
    latest = history.measured_until(day, WEIGHT_SHARE)[-rules.weight_share_tests :]
    results = [m for m in latest if m.stamp.day >= since]
    values = [m.value for m in results if m.value is not None]
    return Criterion(
        subject=Subject.WEIGHT_SHARE,
        value=max(values, default=None),
        needed=rules.weight_share_max,
        window=rules.weight_share_tests,
        is_met=len(values) >= rules.weight_share_tests and max(values) <= rules.weight_share_max,
        is_at_most=True,
    )


def control_losses(history: History, rules: StepBackRules) -> list[date]:
    """Days on which control of the pelvis was lost: so many tests in a row were bad in any part (E6); ascending."""
    is_bad: dict[date, bool] = {}
    for measure, side in ((TILT, Side.BOTH), (KNEE_OUT, Side.LEFT), (KNEE_OUT, Side.RIGHT)):
        for each in history.measured(measure, side):
            if each.value is not None:
                day = each.stamp.day
                is_bad[day] = is_bad.get(day, False) or each.value < rules.control_below
    return _in_a_row(is_bad, rules.control_tests)


def share_losses(history: History, rules: StepBackRules) -> list[date]:
    """Days on which the load on the legs had been clearly uneven on so many tests in a row (E6); ascending."""
    results = history.measured(WEIGHT_SHARE)
    is_bad = {each.stamp.day: each.value > rules.weight_share_over for each in results if each.value is not None}
    return _in_a_row(is_bad, rules.weight_share_tests)


def after_loss(losses: Iterable[date], day: date) -> date:
    """The first day after the latest loss until ``day``; from there on tests count."""
    return max((loss + ONE_DAY for loss in losses if loss <= day), default=date.min)


def _in_a_row(is_bad: Mapping[date, bool], count: int) -> list[date]:
    """Days that end so many bad results in a row."""
    days = sorted(is_bad)
    runs = (days[place + 1 - count : place + 1] for place in range(count - 1, len(days)))
    return [run[-1] for run in runs if all(is_bad[day] for day in run)]
