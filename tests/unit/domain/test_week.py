"""What each day of the week is for (E7)."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipcoach.domain.week import DayKind, DayReason, WeekPlan, WeekState, plan_day, usual_week, week_ahead
from tests.unit.samples import PROGRAMME, day

CALENDAR = PROGRAMME.calendar
WEEK = usual_week(CALENDAR)
S, F, LIGHT, REST, DAILY = DayKind.STRENGTH, DayKind.FLEXIBILITY, DayKind.LIGHT, DayKind.REST, DayKind.DAILY


def state(today=14, last=None, *, is_open=True):
    return WeekState(today=day(today), is_strength_open=is_open, last_strength_day=None if last is None else day(last))


def kinds(days):
    return [each.kind for each in days]


def test_week_has_strength_every_other_day_then_a_light_day_and_rest():
    days = week_ahead(WEEK, state(), CALENDAR)

    assert kinds(days) == [S, F, S, F, S, LIGHT, REST]
    assert [each.day for each in days] == [day(14 + n) for n in range(7)]
    assert {each.reason for each in days} == {DayReason.PLANNED}
    assert [each.is_due for each in days] == [True] * 5 + [False, False]


def test_before_strength_every_day_but_the_rest_day_has_a_session():
    days = week_ahead(WEEK, state(is_open=False), CALENDAR)

    assert kinds(days) == [DAILY] * 6 + [REST]
    assert [each.is_due for each in days] == [True] * 6 + [False]
    assert days[0].reason is DayReason.EVERY_DAY


@pytest.mark.parametrize(("last", "kind"), [(13, F), (12, S), (None, S), (14, S)])
def test_strength_waits_for_48_hours(last, kind):
    planned = plan_day(day(14), WEEK, state(last=last), CALENDAR)

    assert planned.kind is kind
    assert planned.reason is (DayReason.TOO_SOON if kind is F else DayReason.PLANNED)


def test_48_hours_are_kept_in_a_week_that_wants_strength_every_day():
    every_day = WeekPlan(strength=(1, 2, 3, 4, 5, 6, 7), flexibility=(), rest=())

    assert kinds(week_ahead(every_day, state(), CALENDAR)) == [S, F, S, F, S, F, S]
    assert kinds(week_ahead(every_day, state(last=13), CALENDAR)) == [F, S, F, S, F, S, F]


def test_gap_follows_the_rule_in_hours():
    calendar = CALENDAR.replace(strength_gap_h=72)

    assert kinds(week_ahead(WEEK, state(), calendar)) == [S, F, F, F, S, LIGHT, REST]


def test_days_can_be_shifted_for_good_or_once():
    shifted = WeekPlan(strength=(2, 4, 6), flexibility=(1, 3), rest=(5,))
    assert kinds(week_ahead(shifted, state(), CALENDAR)) == [F, S, F, S, REST, S, LIGHT]

    moved = WEEK.replace(moved={day(14): REST, day(15): S})
    days = week_ahead(moved, state(), CALENDAR)
    assert kinds(days)[:4] == [REST, S, F, F]
    assert [each.reason for each in days[:3]] == [DayReason.MOVED, DayReason.MOVED, DayReason.TOO_SOON]


def test_day_moved_to_rest_is_one_before_strength_as_well():
    moved = WEEK.replace(moved={day(14): REST, day(20): F})
    days = week_ahead(moved, state(is_open=False), CALENDAR)

    assert (days[0].kind, days[0].reason) == (REST, DayReason.MOVED)
    assert (days[6].kind, days[6].is_due) == (DAILY, True)


def test_day_moved_to_a_light_one_has_no_session_due_before_strength_either():
    (today, *_) = week_ahead(WEEK.replace(moved={day(14): LIGHT}), state(is_open=False), CALENDAR)

    assert (today.kind, today.is_due) == (LIGHT, False)


def test_day_moved_to_daily_practice_is_one_of_flexibility_once_strength_is_open():
    assert plan_day(day(14), WEEK.replace(moved={day(14): DAILY}), state(), CALENDAR).kind is F


weekdays = st.sets(st.integers(1, 7)).map(tuple)
weeks = st.builds(
    WeekPlan,
    strength=weekdays,
    flexibility=weekdays,
    rest=weekdays,
    moved=st.dictionaries(st.integers(10, 30).map(day), st.sampled_from(DayKind), max_size=5),
)


@given(weeks, st.integers(10, 20), st.none() | st.integers(0, 9))
def test_no_week_ever_has_strength_on_days_in_a_row(week, today, last):
    days = week_ahead(week, state(today, last), CALENDAR)
    strong = [each.day for each in days if each.kind is S]
    strong = ([day(last)] if last is not None else []) + strong

    assert all(later - before >= timedelta(days=2) for before, later in pairwise(strong))


@given(weeks, st.integers(10, 20))
def test_strength_is_never_planned_before_it_is_open(week, today):
    assert {each.kind for each in week_ahead(week, state(today, is_open=False), CALENDAR)} <= {DAILY, LIGHT, REST}
