from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, timezone

import pytest

from hipcoach.services.clock import FastClock, SystemClock, offset_min, with_offset

MORNING = datetime(2026, 3, 2, 8, 0, tzinfo=timezone(timedelta(hours=1)))


def test_system_clock_goes_forward_and_is_the_one_other_processes_share():
    clock = SystemClock()
    before, now_s, after = time.perf_counter(), clock.monotonic_s(), time.perf_counter()

    assert before <= now_s <= after
    assert clock.to_real_s(now_s) == now_s


def test_system_clock_tells_the_local_time_with_its_offset():
    before, now, after = datetime.now(UTC), SystemClock().local_now(), datetime.now(UTC)

    assert before <= now <= after
    assert now.utcoffset() == now.astimezone().utcoffset()


def test_fast_clock_passes_so_many_seconds_in_one():
    clock = FastClock(60.0, MORNING)
    outer_0_s, now_0_s, inner_0_s = time.perf_counter(), clock.monotonic_s(), time.perf_counter()
    inner_1_s, now_1_s, outer_1_s = time.perf_counter(), clock.monotonic_s(), time.perf_counter()

    assert now_0_s >= 0.0
    assert (inner_1_s - inner_0_s) * 60.0 <= now_1_s - now_0_s <= (outer_1_s - outer_0_s) * 60.0


def test_fast_clock_knows_the_real_moment_of_each_of_its_own():
    clock = FastClock(30.0)
    real_s = clock.to_real_s(0.0)

    assert real_s <= time.perf_counter()
    assert clock.to_real_s(90.0) == pytest.approx(real_s + 3.0)
    assert clock.to_real_s(clock.monotonic_s()) == pytest.approx(time.perf_counter(), abs=0.5)


def test_fast_clock_moves_the_calendar_with_it():
    clock = FastClock(60.0, MORNING)
    before_s, local, after_s = clock.monotonic_s(), clock.local_now(), clock.monotonic_s()

    assert timedelta(seconds=before_s) <= local - MORNING <= timedelta(seconds=after_s)
    assert local.utcoffset() == timedelta(hours=1)


def test_fast_clock_starts_today_unless_told_otherwise():
    assert abs(FastClock(1.0).local_now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_calendar_of_the_fast_clock_can_be_set_while_it_goes_on():
    clock = FastClock(60.0, MORNING)
    evening = MORNING + timedelta(hours=10)
    before_s = clock.monotonic_s()
    clock.set_local(evening)
    local, after_s = clock.local_now(), clock.monotonic_s()

    assert evening <= local <= evening + timedelta(seconds=after_s - before_s)
    assert after_s >= before_s


@pytest.mark.parametrize("minutes", [0, 60, 330, -570])
def test_offset_goes_there_and_back(minutes):
    local = datetime(2026, 3, 2, 8, 0, tzinfo=timezone(timedelta(minutes=minutes)))

    assert offset_min(local) == minutes
    back = with_offset(local.astimezone(UTC), minutes)
    assert (back, back.utcoffset()) == (local, local.utcoffset())


def test_moment_without_an_offset_counts_as_utc():
    assert offset_min(MORNING.replace(tzinfo=None)) == 0
