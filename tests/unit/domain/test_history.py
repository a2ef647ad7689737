from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from hipcoach.domain.exercise import Side
from hipcoach.domain.history import History
from hipcoach.domain.records import Effort, Moment, NightEntry, Records, SessionOutcome
from tests.unit.samples import PROGRAMME, around, day, exercise_done, measured, pain, session_done, stamp

FULL_DOSE = PROGRAMME.pain.full_dose_share


def exposures(found):
    """Every exercise's exposures, one a day."""
    return {
        exercise_id: tuple(found.exposure(done.parts(place), FULL_DOSE) for place in range(len(done.days)))
        for exercise_id, done in found.done_by_exercise().items()
    }


def history(*, sessions=(), pains=(), nights=(), measurements=(), today=1, hour=20):
    """The records as they stand on a day at a full hour."""
    records = Records(
        sessions=tuple(sessions), pains=tuple(pains), nights=tuple(nights), measurements=tuple(measurements)
    )
    local = datetime.combine(day(today), datetime.min.time(), UTC) + timedelta(hours=hour)
    return History(records, local, day(today), PROGRAMME.calendar)


def exposure(*exercises, pains=(), exercise_id="pelv_tilt_supine", today=1, hour=20, **session):
    found = history(sessions=[session_done(0, *exercises, **session)], pains=pains, today=today, hour=hour)
    (only,) = exposures(found)[exercise_id]
    return only


# -- scores --------------------------------------------------------------------------------------------------------


def test_unanswered_is_none_and_zero_is_an_answer():
    found = history(pains=[pain(Moment.WORST_24H, 0, 0), pain(Moment.WORST_24H, None, 1)])

    assert found.pain_on(Moment.WORST_24H, day(0)) == 0
    assert found.pain_on(Moment.WORST_24H, day(1)) is None
    assert found.scores(Moment.WORST_24H, day(1), 2) == (0,)


def test_later_answer_replaces_the_earlier_even_by_none():
    found = history(pains=[pain(Moment.WORST_24H, 4, 0), pain(Moment.WORST_24H, 2, 0), pain(Moment.AFTER, 5, 0)])
    assert found.pain_on(Moment.WORST_24H, day(0)) == 2

    found = history(pains=[pain(Moment.WORST_24H, 4, 0), pain(Moment.WORST_24H, None, 0)])
    assert found.pain_on(Moment.WORST_24H, day(0)) is None


def test_scores_of_a_session_are_not_those_of_the_day():
    found = history(
        pains=[pain(Moment.BEFORE, 3, 0, session_id=7), pain(Moment.IN_EXERCISE, 9, 0, session_id=7, exercise_id="x")]
    )

    assert found.pain_in(Moment.BEFORE, 7) == 3
    assert found.pain_in(Moment.BEFORE, 8) is None
    assert found.pain_in(Moment.IN_EXERCISE, 7) is None
    assert found.pain_on(Moment.BEFORE, day(0)) is None


def test_scores_cover_the_days_up_to_and_with_the_last():
    found = history(pains=[pain(Moment.WORST_24H, number, number) for number in range(8)], today=8)

    assert found.scores(Moment.WORST_24H, day(7), 7) == (1, 2, 3, 4, 5, 6, 7)
    assert found.scores(Moment.WORST_24H, day(3), 2) == (2, 3)


def test_night_knows_three_answers():
    nights = [
        NightEntry(woke=True, stamp=stamp(0)),
        NightEntry(woke=False, stamp=stamp(1)),
        NightEntry(woke=None, stamp=stamp(2)),
    ]
    found = history(nights=nights)

    assert [found.woke_on(day(number)) for number in range(4)] == [True, False, None, None]


def test_first_day_is_that_of_the_first_session():
    assert history().first_day is None
    assert history(sessions=[session_done(2), session_done(1)]).first_day == day(1)


def test_first_entry_may_come_before_the_first_session():
    sessions = [session_done(2)]

    assert history().first_entry_day is None
    assert history(sessions=sessions).first_entry_day == day(2)
    assert history(sessions=sessions, pains=[pain(Moment.WORST_24H, 3, 1)]).first_entry_day == day(1)
    assert history(sessions=sessions, pains=[pain(Moment.WORST_24H, None, 1)]).first_entry_day == day(2)


def test_tests_are_one_a_day_the_latest_entered_oldest_day_first():
    found = history(
        measurements=[
            measured("weight_share", 12.0, 4),
            measured("weight_share", 9.0, 4),
            measured("weight_share", None, 1, was_stopped=True),
            measured("weight_share", 30.0, 2, Side.LEFT),
        ]
    )

    assert [(m.stamp.day, m.value) for m in found.measured("weight_share")] == [(day(1), None), (day(4), 9.0)]
    assert found.measured("tandem") == ()


# -- the morning after ---------------------------------------------------------------------------------------------


def morning(score, hour, minute=0):
    """The answer about the morning of day 1, entered then at a time on the clock of the person."""
    entry = pain(Moment.NEXT_MORNING, score, 1, hour=hour)
    return entry.replace(stamp=entry.stamp.replace(at_utc=entry.stamp.at_utc + timedelta(minutes=minute)))


def test_morning_is_looked_for_on_the_day_after():
    assert history(pains=[morning(3, 8)]).timely_morning_after(day(0)) == 3
    assert history(pains=[morning(3, 8)]).timely_morning_after(day(1)) is None


def test_morning_counts_until_noon_on_the_clock_of_the_person():
    assert history(pains=[morning(3, 12)]).timely_morning_after(day(0)) == 3
    assert history(pains=[morning(3, 12, 1)]).timely_morning_after(day(0)) is None


def test_correction_in_the_evening_of_a_timely_morning_counts():
    assert history(pains=[morning(1, 8), morning(4, 19)]).timely_morning_after(day(0)) == 4


def test_timely_morning_taken_back_counts_as_unanswered():
    assert history(pains=[morning(1, 8), morning(None, 9)]).timely_morning_after(day(0)) is None


def test_morning_asked_and_not_answered_in_time_is_none():
    assert history(pains=[morning(None, 8), morning(1, 15)]).timely_morning_after(day(0)) is None


@pytest.mark.parametrize(
    ("hour", "pains", "is_settled"),
    [(8, [], False), (12, [], False), (13, [], True), (8, [morning(2, 8)], True), (8, [morning(None, 8)], False)],
)
def test_morning_is_settled_once_it_is_in_or_too_late(hour, pains, is_settled):
    assert history(pains=pains, today=1, hour=hour).morning_is_settled(day(0)) is is_settled


# -- exposures -----------------------------------------------------------------------------------------------------


def test_exposure_gathers_what_is_known_around_one_exercise():
    found = exposure(exercise_done(level=2), pains=around(1, 0, before=1, worst=4, morning=2), effort=Effort.HARD)

    assert (found.exercise_id, found.day, found.level) == ("pelv_tilt_supine", day(0), 2)
    assert (found.before, found.worst, found.next_morning) == (1, 4, 2)
    assert (found.is_settled, found.is_full_dose, found.was_stopped, found.effort) == (True, True, False, Effort.HARD)


def test_exposure_without_answers_knows_nothing():
    found = exposure(exercise_done(), effort=None, hour=8)

    assert (found.before, found.worst, found.next_morning, found.effort) == (None, None, None, None)
    assert not found.is_settled


@pytest.mark.parametrize(("share", "is_full"), [(0.875, False), (0.9, True), (1.0, True)])
def test_dose_is_full_from_90_percent(share, is_full):
    assert exposure(exercise_done(done_share=share)).is_full_dose is is_full


def test_exercise_nobody_began_is_no_exposure():
    found = history(sessions=[session_done(0, exercise_done(done_share=0.0))])

    assert exposures(found) == {}


def test_exercise_given_up_for_pain_before_it_began_is_one():
    assert exposure(exercise_done(done_share=0.0, was_stopped_for_pain=True)).was_stopped


def test_worst_of_the_session_applies_where_an_exercise_has_no_own():
    assert exposure(exercise_done(worst=None), pains=around(1, 0, worst=5)).worst == 5


def test_own_score_applies_where_some_own_score_accounts_for_the_worst():
    other = exercise_done("flex_heel_slide", worst=6)

    assert exposure(exercise_done(worst=2), other, pains=around(1, 0, worst=6)).worst == 2


def test_worst_that_no_own_score_accounts_for_applies_to_all():
    other = exercise_done("flex_heel_slide", worst=3)

    assert exposure(exercise_done(worst=2), other, pains=around(1, 0, worst=6)).worst == 6


def test_own_score_above_the_answer_at_the_end_is_not_forgotten():
    assert exposure(exercise_done(worst=6), pains=around(1, 0, worst=3)).worst == 6
    assert exposure(exercise_done(worst=6), pains=around(1, 0, worst=None)).worst == 6


@pytest.mark.parametrize("outcome", [SessionOutcome.STOP_SIGNAL, SessionOutcome.STOPPED_FOR_PAIN])
def test_session_ended_by_pain_marks_the_exercise_it_ended_in(outcome):
    done = [exercise_done("a"), exercise_done("b", done_share=0.5), exercise_done("c", done_share=0.0)]
    found = exposures(history(sessions=[session_done(0, *done, outcome=outcome)]))

    assert {name: each[0].was_stopped for name, each in found.items()} == {"a": False, "b": True}


def test_session_ended_by_pain_before_anything_began_marks_nothing():
    done = exercise_done(done_share=0.0)
    found = history(sessions=[session_done(0, done, outcome=SessionOutcome.STOP_SIGNAL)])

    assert exposures(found) == {}


@pytest.mark.parametrize("outcome", [SessionOutcome.COMPLETED, SessionOutcome.ENDED_EARLY])
def test_any_other_end_marks_nothing(outcome):
    assert not exposure(exercise_done(), outcome=outcome).was_stopped


def test_two_sessions_of_a_day_are_one_exposure_with_the_careful_values():
    sessions = [
        session_done(0, exercise_done(level=2, worst=5, done_share=0.5), session_id=1, effort=Effort.HARD),
        session_done(0, exercise_done(level=1, worst=2, session_id=2), session_id=2, effort=None),
    ]
    pains = [*around(1, 0, before=3, worst=None), *around(2, 0, before=1, worst=2)]
    (found,) = exposures(history(sessions=sessions, pains=pains))["pelv_tilt_supine"]

    assert (found.level, found.before, found.worst, found.is_full_dose) == (1, 1, 5, True)
    assert found.effort is Effort.HARD
    (turned,) = exposures(history(sessions=sessions[::-1], pains=pains))["pelv_tilt_supine"]
    assert (turned.level, turned.before, turned.worst, turned.is_full_dose) == (1, 1, 5, True)


def test_two_sessions_of_a_day_stopped_once_are_stopped():
    sessions = [
        session_done(0, exercise_done(was_stopped_for_pain=True), session_id=1),
        session_done(0, exercise_done(session_id=2), session_id=2),
    ]
    (found,) = exposures(history(sessions=sessions))["pelv_tilt_supine"]

    assert found.was_stopped
    assert found.before is None


def test_exposures_come_oldest_first():
    sessions = [session_done(number, exercise_done(session_id=number), session_id=number) for number in range(3)]
    found = exposures(history(sessions=sessions, today=3))["pelv_tilt_supine"]

    assert [each.day for each in found] == [day(0), day(1), day(2)]
