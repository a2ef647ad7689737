"""Planning, starting, taking up and closing sessions over a real journal."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hipcoach.domain.errors import HipCoachError
from hipcoach.domain.exercise import Side, Stage
from hipcoach.domain.pain import StartOfDay
from hipcoach.domain.path import Person
from hipcoach.domain.preferences import GoOn
from hipcoach.domain.records import Effort, Moment, SessionForm, SessionOutcome, SkipReason
from hipcoach.services.training import DayState
from tests.rehearsal import BREATH, HOLD, REPS, STANCE, prescribed

DAY_S = 24 * 3600.0
GET_READY_S = 15.0
TICK_S = 0.5
SHORT = {"sets": 1, "reps": 1, "hold_s": 10.0}


def run(session, clock, seconds):
    for _ in range(round(seconds / TICK_S)):
        clock.pass_s(TICK_S)
        session.close_if_finished(session.runner.tick())


def train(house, clock, *, seconds=GET_READY_S + 10):
    """One session of one short hold, done to its end unless less time is given."""
    session = house.begin(prescribed(HOLD, **SHORT))
    session.runner.start()
    run(session, clock, seconds)
    return session


def moments(house):
    return [(entry.moment, entry.score) for entry in house.pains.pains()]


# -- today ---------------------------------------------------------------------------------------------------------


def test_the_first_day_has_a_plan_and_no_past(house, clock):
    today = house.training.today()

    assert (today.day, today.day_number, today.is_first) == (clock.local.date(), 1, True)
    assert today.plan.stage is Stage.PELVIS
    assert today.plan.items
    assert (today.morning, today.worst_24h, today.woke, today.mean_week) == (None, None, None, None)
    assert [glance.state for glance in today.week] == [DayState.BEFORE_START] * 6 + [DayState.TO_COME]


def test_answers_of_the_check_in_are_those_of_today_and_0_is_an_answer(house, clock):
    house.training.answer_pain(Moment.NEXT_MORNING, 0)
    house.training.answer_pain(Moment.WORST_24H, 4)
    house.training.answer_night(woke=False)
    today = house.training.today()
    assert (today.morning, today.worst_24h, today.woke) == (0, 4, False)
    assert today.mean_week == 0.0

    clock.jump_s(DAY_S)
    tomorrow = house.training.today()
    assert (tomorrow.morning, tomorrow.worst_24h, tomorrow.woke) == (None, None, None)
    assert tomorrow.yesterday_morning == 0


def test_the_later_answer_of_a_day_counts_and_an_answer_can_be_taken_back(house):
    for score in (5, 2):
        house.training.answer_pain(Moment.NEXT_MORNING, score)
    assert house.training.today().morning == 2

    house.training.answer_pain(Moment.NEXT_MORNING, None)
    assert house.training.today().morning is None


def test_the_training_day_ends_at_four_in_the_night(house, clock):
    day = house.training.today().day
    clock.jump_s(19 * 3600)  # 3 in the night
    assert house.training.today().day == day

    clock.jump_s(3600)
    assert house.training.today().day == day + timedelta(days=1)


def test_a_day_is_full_or_part_by_what_was_done(house, clock):
    train(house, clock, seconds=GET_READY_S + 4).runner.stop(SessionOutcome.ENDED_EARLY)
    house.training.finish_as_is(house.sessions.open_session())
    assert house.training.today().week[-1].state is DayState.PARTLY

    clock.jump_s(DAY_S)
    train(house, clock)
    today = house.training.today()
    assert [glance.state for glance in today.week[-2:]] == [DayState.PARTLY, DayState.FULL]
    assert (today.has_trained, today.is_first, today.day_number) == (True, False, 2)

    clock.jump_s(DAY_S)
    assert [glance.state for glance in house.training.today().week[-3:]] == [
        DayState.PARTLY,
        DayState.FULL,
        DayState.TO_COME,
    ]


def test_sunday_is_a_rest_day_once_there_was_a_session(house, clock):
    clock.jump_s(6 * DAY_S)  # from Monday to Sunday
    assert not house.training.today().is_rest_day

    clock.jump_s(-DAY_S)
    train(house, clock)
    clock.jump_s(DAY_S)
    assert house.training.today().is_rest_day


@pytest.mark.parametrize(
    ("morning", "start", "form"),
    [
        (None, StartOfDay.NORMAL, SessionForm.FULL),
        (5, StartOfDay.NORMAL, SessionForm.FULL),
        (6, StartOfDay.CALM, SessionForm.CALM),
        (7, StartOfDay.NO_SESSION, None),
    ],
)
def test_the_morning_decides_the_form_of_the_session(house, morning, start, form):
    house.training.answer_pain(Moment.NEXT_MORNING, morning)
    today = house.training.today()

    assert today.start is start
    assert (today.plan.form if today.plan else None) is form


def test_a_lock_leaves_no_plan(house):
    house.person = Person(is_locked=True)

    assert house.training.today().plan is None


# -- starting ------------------------------------------------------------------------------------------------------


def test_a_session_is_in_the_journal_before_its_first_step(house):
    session = house.begin(prescribed(HOLD, 2), prescribed(BREATH), before=0)
    left = house.sessions.open_session()

    assert left.session_id == session.session_id
    assert [(each.exercise_id, each.dose.level) for each in left.prescriptions] == [(HOLD, 2), (BREATH, 1)]
    assert moments(house) == [(Moment.BEFORE, 0)]


def test_the_pain_before_may_stay_unanswered(house):
    session = house.begin(prescribed(HOLD), before=None)

    assert session.before is None
    assert moments(house) == [(Moment.BEFORE, None)]


def test_no_session_starts_behind_a_lock_or_with_too_much_pain(house):
    with pytest.raises(ValueError, match="allows none"):
        house.begin(prescribed(HOLD), before=7)
    house.person = Person(is_locked=True)
    with pytest.raises(ValueError, match="lock"):
        house.begin(prescribed(HOLD))

    assert house.sessions.open_session() is None


def test_the_pain_before_changes_the_plan(house):
    plan = house.training.today().plan

    assert house.training.fitting(plan, None) is plan
    assert house.training.fitting(plan, 5) is plan
    assert house.training.fitting(plan, 6).form is SessionForm.CALM
    assert house.training.fitting(plan, 7) is None


def test_the_way_of_going_on_is_the_one_chosen_at_the_start(house, clock):
    house.go_on = GoOn.AUTOMATIC_WITHIN
    session = house.begin(prescribed(HOLD, **SHORT), prescribed(BREATH))
    session.runner.start()
    run(session, clock, GET_READY_S + 11)

    assert session.runner.phase.value == "waiting"


# -- a session that was left -----------------------------------------------------------------------------------------


def left_after(house, clock, seconds, *prescriptions):
    session = house.begin(*prescriptions, before=3)
    session.runner.start()
    run(session, clock, seconds)
    return house.sessions.open_session()


def test_carrying_on_begins_at_the_first_set_that_is_not_done(house, clock):
    left = left_after(house, clock, GET_READY_S + 15, prescribed(HOLD, sets=2, reps=1, hold_s=10.0), prescribed(BREATH))
    session = house.training.carry_on(left)

    assert (session.session_id, session.before) == (left.session_id, 3)
    assert session.runner.steps[0].key == (0, 2, Side.BOTH, 0)
    assert [share for _, share in session.shares_done()] == [0.5, 0.0]


def test_a_session_carried_on_ends_as_one_whole_session(house, clock):
    left = left_after(house, clock, GET_READY_S + 15, prescribed(HOLD, sets=2, reps=1, hold_s=10.0))
    session = house.training.carry_on(left)
    session.runner.start()
    run(session, clock, GET_READY_S + 10)

    assert session.outcome is SessionOutcome.COMPLETED
    (done,) = house.sessions.done_sessions()
    assert done.exercises[0].done_share == 1.0
    assert house.sessions.open_session() is None


def test_a_session_of_which_only_the_end_is_missing_gets_it_instead_of_being_carried_on(house, clock):
    session = house.begin(prescribed(HOLD, **SHORT))
    session.runner.start()
    for _ in range(60):
        clock.pass_s(TICK_S)
        session.runner.tick()  # the end itself is never written: the program was killed

    assert house.training.carry_on(house.sessions.open_session()) is None
    assert house.sessions.open_session() is None
    (done,) = house.sessions.done_sessions()
    assert done.outcome is SessionOutcome.COMPLETED
    assert done.duration_s == GET_READY_S + 10


def test_tries_from_before_the_crash_are_still_shown(house, clock):
    session = house.begin(prescribed(STANCE, reps=3, hold_s=30.0, rest_s=10.0))
    session.runner.start()
    run(session, clock, GET_READY_S + 12)
    session.runner.foot_down()
    again = house.training.carry_on(house.sessions.open_session())

    assert again.tries(again.runner.steps[0]) == (12.0, None, None)


def test_carrying_on_is_refused_behind_a_lock(house, clock):
    left = left_after(house, clock, GET_READY_S + 5, prescribed(HOLD))
    house.person = Person(is_locked=True)

    with pytest.raises(ValueError, match="lock"):
        house.training.carry_on(left)


def test_finishing_as_is_ends_with_the_last_set(house, clock):
    left = left_after(house, clock, GET_READY_S + 15, prescribed(HOLD, sets=2, reps=1, hold_s=10.0))
    clock.jump_s(7 * 3600)
    house.training.finish_as_is(left)

    (done,) = house.sessions.done_sessions()
    assert (done.outcome, done.duration_s) == (SessionOutcome.ENDED_EARLY, GET_READY_S + 10)


def test_finishing_as_is_with_nothing_done_ends_at_the_start(house, clock):
    left = left_after(house, clock, GET_READY_S, prescribed(HOLD))
    house.training.finish_as_is(left)

    assert house.sessions.done_sessions()[0].duration_s == 0.0


def test_discarding_keeps_the_session_but_never_counts_it(house, clock):
    left = left_after(house, clock, GET_READY_S + 15, prescribed(HOLD, sets=2, reps=1, hold_s=10.0))
    house.training.discard(left)

    assert house.sessions.open_session() is None
    assert house.sessions.done_sessions() == ()
    assert house.rows("select count(*) from sets") == [(1,)]


# -- closing -------------------------------------------------------------------------------------------------------


def test_answers_after_a_session_are_kept_with_it(house, clock):
    session = train(house, clock)
    house.training.close(session, worst=4, after=0, effort=Effort.HARD, note="left knee")

    assert moments(house) == [(Moment.BEFORE, 2), (Moment.WORST_DURING, 4), (Moment.AFTER, 0)]
    assert {entry.session_id for entry in house.pains.pains()} == {session.session_id}
    assert house.sessions.done_sessions()[0].effort is Effort.HARD
    assert house.sessions.note(session.session_id) == "left knee"


def test_what_is_left_open_after_a_session_is_null_and_never_0(house, clock):
    session = train(house, clock)
    house.training.close(session, worst=None, after=None, effort=None, note="")

    assert house.rows("select moment, score from pain_scores order by id") == [
        ("before", 2),
        ("worst_during", None),
        ("after", None),
    ]
    assert house.rows("select effort, note from sessions") == [(None, None)]


def test_answers_given_after_four_belong_to_the_day_of_the_session(house, clock):
    clock.jump_s(19.9 * 3600)  # shortly before 4 in the night
    session = train(house, clock)
    clock.jump_s(3600)
    house.training.close(session, worst=1, after=1, effort=None, note="")

    assert {entry.stamp.day for entry in house.pains.pains()} == {session.day}
    assert house.training.today().day == session.day + timedelta(days=1)


def test_a_closed_journal_is_a_fault_of_ours_and_not_of_the_world(house, clock):
    session = train(house, clock)
    house.journal.close()

    with pytest.raises(Exception) as caught:  # noqa: PT011  # whatever SQLite says
        house.training.close(session, worst=1, after=1, effort=None, note="")
    assert not isinstance(caught.value, HipCoachError)


def test_skipped_for_time_is_no_pain(house, clock):
    session = house.begin(prescribed(REPS))
    session.runner.start()
    session.close_if_finished(session.runner.skip(SkipReason.TIME, whole_exercise=True))

    assert not house.sessions.done_sessions()[0].exercises[0].was_stopped_for_pain


def test_when_every_exercise_rests_after_sore_sessions_the_day_is_a_calm_one(house, clock):
    for days in (2, 1, 1):
        session = house.training.start(house.training.today().plan, 2)
        session.runner.start()
        while not session.close_if_finished(session.runner.skip(SkipReason.PAIN, whole_exercise=True)):
            pass
        clock.pass_s(days * DAY_S)

    plan = house.training.today().plan

    assert plan.form is SessionForm.CALM
    assert plan.items
