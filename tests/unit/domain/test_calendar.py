from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from hipcoach.domain.calendar import days_between, training_day, until_next_day_s
from tests.unit.samples import PROGRAMME

STARTS_AT_H = PROGRAMME.calendar.day_starts_hour


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-03-02T04:00", date(2026, 3, 2)),
        ("2026-03-02T23:59", date(2026, 3, 2)),
        ("2026-03-03T00:30", date(2026, 3, 2)),
        ("2026-03-03T03:59:59.999999", date(2026, 3, 2)),
        ("2026-03-03T04:00", date(2026, 3, 3)),
        ("2026-01-01T01:00", date(2025, 12, 31)),
        ("2028-03-01T02:00", date(2028, 2, 29)),
    ],
)
@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=-11)), timezone(timedelta(hours=14))])
def test_training_day_starts_at_four_on_the_clock_on_the_wall(moment, day, zone):
    assert training_day(datetime.fromisoformat(moment).replace(tzinfo=zone), STARTS_AT_H) == day


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-03-29T01:59+01:00", date(2026, 3, 28)),  # summer time begins at 2 in Berlin
        ("2026-03-29T03:30+02:00", date(2026, 3, 28)),
        ("2026-03-29T04:00+02:00", date(2026, 3, 29)),
        ("2026-10-25T02:30+02:00", date(2026, 10, 24)),  # the hour that comes twice
        ("2026-10-25T02:30+01:00", date(2026, 10, 24)),
        ("2026-10-25T04:00+01:00", date(2026, 10, 25)),
    ],
)
def test_change_of_the_clocks_moves_no_session_to_another_day(moment, day):
    assert training_day(datetime.fromisoformat(moment), STARTS_AT_H) == day


@pytest.mark.parametrize(("last", "days"), [(date(2026, 3, 2), 0), (date(2026, 3, 9), 7), (date(2026, 2, 27), -3)])
def test_days_are_counted_by_the_calendar(last, days):
    assert days_between(date(2026, 3, 2), last) == days


@pytest.mark.parametrize(
    ("moment", "hours"), [("03:00", 1.0), ("03:59:30", 1 / 120), ("04:00", 24.0), ("23:00", 5.0), ("00:00", 4.0)]
)
def test_next_day_begins_at_four(moment, hours):
    local = datetime.fromisoformat(f"2026-03-02T{moment}+02:00")

    assert until_next_day_s(local, STARTS_AT_H) == hours * 3600
