"""Session days and "pain is OK" (E2), asked about any day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from hipcoach.domain.calendar import between
from hipcoach.domain.criterion import Subject
from hipcoach.domain.exercise import Role
from hipcoach.domain.history import History
from hipcoach.domain.readiness import Readiness
from hipcoach.domain.records import Moment, Records
from tests.unit.samples import PROGRAMME, around, day, exercise_done, pain, session_done


def readiness(*sessions, pains=(), reds=(), is_locked=False, today=20):
    records = Records(sessions=sessions, pains=tuple(pains))
    now = datetime.combine(day(today), datetime.min.time(), UTC) + timedelta(hours=20)
    history = History(records, now, day(today), PROGRAMME.calendar)
    red_days = [day(red) for red in reds]
    return Readiness(
        history, lambda first, last: between(red_days, first, last), PROGRAMME.readiness, is_locked=is_locked
    )


def part(found, subject, number):
    (criterion,) = (each for each in found.pain_ok(day(number)) if each.subject is subject)
    return criterion


def trained(number, sets_done, sets_prescribed=10, role=Role.MAIN, session_id=1):
    done = exercise_done(sets_done=sets_done, sets_prescribed=sets_prescribed, role=role, session_id=session_id)
    return session_done(number, done, session_id=session_id)


@pytest.mark.parametrize(("sets_done", "counts"), [(0, False), (7, False), (8, True), (10, True)])
def test_session_day_needs_80_percent_of_its_sets(sets_done, counts):
    assert bool(readiness(trained(3, sets_done)).session_days(day(0), day(9))) is counts


def test_only_the_main_block_counts():
    warm_up = exercise_done("flex_heel_slide", sets_done=0, role=Role.WARMUP)
    session = session_done(3, exercise_done(), warm_up)

    assert readiness(session).session_days(day(3), day(3)) == [day(3)]
    assert readiness(trained(3, 10, role=Role.WARMUP)).session_days(day(3), day(3)) == []
    assert readiness(session_done(3)).session_days(day(3), day(3)) == []


def test_two_sessions_of_a_day_are_one_session_day_where_one_is_enough():
    sessions = (trained(3, 2), trained(3, 9, session_id=2), trained(4, 4, session_id=3), trained(4, 4, session_id=4))

    assert readiness(*sessions).session_days(day(0), day(9)) == [day(3)]


def test_session_days_are_those_from_the_first_day_to_the_last():
    found = readiness(*(trained(number, 10, session_id=number) for number in (5, 2, 3, 4)))

    assert found.session_days(day(3), day(4)) == [day(3), day(4)]
    assert found.session_days(day(6), day(9)) == []


@pytest.mark.parametrize(
    ("number", "since", "value"), [(13, 0, 14), (14, 0, 14), (16, 0, 14), (20, 0, 10), (13, 5, 9), (3, 5, 0)]
)
def test_adherence_counts_the_window_and_nothing_before_the_stage(number, since, value):
    found = readiness(*(trained(each, 10, session_id=each) for each in range(17)))
    criterion = found.adherence(day(number), 9, 14, day(since))

    assert (criterion.value, criterion.needed, criterion.window) == (value, 9, 14)
    assert criterion.is_met is (value >= 9)


@pytest.mark.parametrize(("number", "reds"), [(9, 0), (10, 1), (12, 2), (16, 2), (17, 1), (19, 0)])
def test_red_days_of_the_last_seven_are_counted(number, reds):
    criterion = part(readiness(reds=(10, 12)), Subject.RED_FREE, number)

    assert (criterion.value, criterion.is_met, criterion.is_at_most) == (reds, reds == 0, True)


@pytest.mark.parametrize(("rise", "is_met"), [(-3, True), (0, True), (3, True), (4, False)])
def test_mean_may_rise_by_half_a_point(rise, is_met):
    """Three points more in a week of six scores are half a point of the mean."""
    pains = [pain(Moment.WORST_24H, 3, number) for number in range(6)]
    pains += [pain(Moment.WORST_24H, 3 + rise, 7), *(pain(Moment.WORST_24H, 3, number) for number in range(8, 13))]
    criterion = part(readiness(pains=pains), Subject.MEAN_NOT_RISING, 13)

    assert (criterion.value, criterion.is_met) == (pytest.approx(rise / 6), is_met)


def test_mean_rise_looks_at_its_own_days_only():
    pains = [pain(Moment.WORST_24H, number, number) for number in range(10)]
    found = readiness(pains=pains)

    assert found.mean_rise(day(9), 3, 3) == 3.0
    assert found.mean_rise(day(10), 3, 3) is None
    assert found.mean_rise(day(10), 3, 2) == 8.5 - 6.0


def test_mornings_are_those_of_the_latest_seven_sessions_before_the_day():
    sessions = [trained(number, 10, session_id=number) for number in range(10)]
    pains = [entry for number in range(10) for entry in around(number, number, morning=2 if number < 6 else None)]
    found = readiness(*sessions, pains=pains)

    assert part(found, Subject.MORNINGS_GIVEN, 6).value == 6
    assert part(found, Subject.MORNINGS_GIVEN, 7).value == 6
    assert part(found, Subject.MORNINGS_GIVEN, 8).value == 5
    assert part(found, Subject.MORNINGS_GIVEN, 9).value == 4
    assert [part(found, Subject.MORNINGS_GIVEN, number).is_met for number in (4, 5, 8, 9)] == [False, True, True, False]


def test_mornings_settle_where_they_are_a_point_above_before_at_most():
    sessions = [trained(number, 10, session_id=number) for number in range(5)]
    pains = [
        entry
        for number, up in enumerate((0, 1, -1, 1, 2))
        for entry in around(number, number, before=2, morning=2 + up)
    ]
    criterion = part(readiness(*sessions, pains=pains), Subject.MORNINGS_SETTLED, 5)

    assert (criterion.value, criterion.is_met) == (0.8, True)
    again = part(readiness(*sessions, pains=[*pains, pain(Moment.NEXT_MORNING, 4, 1)]), Subject.MORNINGS_SETTLED, 5)
    assert (again.value, again.is_met) == (0.6, False)


def test_without_any_morning_nothing_has_settled():
    criterion = part(readiness(trained(0, 10)), Subject.MORNINGS_SETTLED, 5)

    assert (criterion.value, criterion.is_met) == (None, False)


@pytest.mark.parametrize("is_locked", [True, False])
def test_lock_of_today_counts_against_today_only(is_locked):
    found = readiness(is_locked=is_locked, today=5)

    assert part(found, Subject.NO_LOCK, 5).is_met is not is_locked
    assert part(found, Subject.NO_LOCK, 4).is_met


@pytest.mark.parametrize(("number", "is_met"), [(4, True), (5, False), (6, True)])
def test_flare_counts_against_its_days(number, is_met):
    records = History(Records(), datetime(2026, 4, 1, tzinfo=UTC), day(20), PROGRAMME.calendar)
    found = Readiness(
        records, lambda *_: [], PROGRAMME.readiness, is_locked=False, is_flaring=lambda each: each == day(5)
    )

    assert part(found, Subject.NO_FLARE, number).is_met is is_met
