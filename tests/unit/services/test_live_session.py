"""A session over a real journal: what it writes, and what pain does to it (B5)."""

from __future__ import annotations

import pytest

from hipcoach.domain.engine import Phase
from hipcoach.domain.events import PauseCause, Paused, SessionFinished, SetFinished
from hipcoach.domain.exercise import Side
from hipcoach.domain.pain import Advice
from hipcoach.domain.plan import StepKind
from hipcoach.domain.records import Feeling, Moment, SessionOutcome, SetOutcome, SkipReason
from hipcoach.services.session_stops import ACTIONS, PainAction
from tests.rehearsal import BREATH, HOLD, SIDE_REPS, STANCE, STRETCH, prescribed
from tests.unit.services.living import GET_READY_S, LONG_HOLD, begun, done_sets, hurt, prescriptions, run

# -- from start to end ---------------------------------------------------------------------------------------------


def test_a_whole_session_is_in_the_journal_with_its_end(house, clock):
    session = begun(house, prescribed(HOLD, reps=1, hold_s=30.0))
    events = run(session, clock, 30)

    assert isinstance(events[-1], SessionFinished)
    assert session.outcome is SessionOutcome.COMPLETED
    assert done_sets(house) == [(0, 1, 1, "both", 30.0, "done", None)]
    assert house.rows("select outcome, ended_at_utc from sessions") == [("completed", "2026-03-02T08:00:45.000000Z")]


def test_the_end_is_written_once(house, clock):
    session = begun(house, prescribed(HOLD, reps=1, hold_s=30.0))
    run(session, clock, 10)
    events = session.runner.stop(SessionOutcome.ENDED_EARLY)
    assert session.close_if_finished(events)
    (ended,) = house.rows("select ended_at_utc from sessions")
    clock.pass_s(60)

    assert session.close_if_finished(events)
    assert house.rows("select ended_at_utc from sessions") == [ended]


def test_a_running_session_has_no_end(house):
    session = begun(house, prescribed(HOLD))

    assert not session.close_if_finished([])
    assert session.outcome is None
    assert house.sessions.open_session().session_id == session.session_id


def test_shares_are_those_of_the_seconds_done(house, clock):
    session = begun(house, prescribed(HOLD, **LONG_HOLD), prescribed(BREATH), after_s=15)
    session.runner.stop(SessionOutcome.ENDED_EARLY)

    assert [(each.exercise_id, share) for each, share in session.shares_done()] == [(HOLD, 0.25), (BREATH, 0.0)]


def test_a_try_on_one_leg_counts_whole_however_short_it_was(house, clock):
    session = begun(house, prescribed(STANCE, reps=1, hold_s=30.0), after_s=4)
    session.runner.foot_down()

    assert [share for _, share in session.shares_done()] == [0.5]  # one leg of two


def test_elapsed_time_is_that_of_the_wall(house, clock):
    session = begun(house, prescribed(HOLD))
    session.runner.pause()
    clock.pass_s(45)

    assert session.elapsed_s() == GET_READY_S + 45


def test_tries_are_shown_by_their_number_and_the_best_of_each(house, clock):
    session = begun(house, prescribed(STANCE, reps=3, hold_s=30.0, rest_s=10.0), after_s=12)
    session.runner.foot_down()
    step = session.runner.view().step
    assert session.tries(step) == (12.0, None, None)

    session.runner.redo(previous=True)  # the first try again, after a count-in
    run(session, clock, 3 + 8)
    session.runner.foot_down()
    assert session.tries(step) == (12.0, None, None)

    run(session, clock, 10 + 20)
    session.runner.foot_down()
    assert session.tries(step) == (12.0, 20.0, None)


def test_there_are_no_tries_on_two_legs(house):
    session = begun(house, prescribed(HOLD))

    assert session.tries(session.runner.view().step) == ()


# -- B5: what is open ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("score", "feeling", "advice"),
    [
        (None, None, Advice.CARRY_ON),
        (0, None, Advice.CARRY_ON),
        (5, Feeling.EFFORT, Advice.CARRY_ON),
        (6, None, Advice.SETTLE),
        (6, Feeling.SHARP, Advice.SETTLE),
        (7, None, Advice.END),
        (10, Feeling.EFFORT, Advice.END),
        (None, Feeling.SHARP, Advice.SHORTEN),
        (0, Feeling.NUMB, Advice.END_SIGNAL),
        (None, Feeling.NUMB, Advice.END_SIGNAL),
        (9, Feeling.NUMB, Advice.END_SIGNAL),
    ],
)
def test_advice_on_the_first_pain_of_an_exercise(house, score, feeling, advice):
    session = begun(house, prescribed(HOLD))

    assert session.advice_on(score, feeling) is advice


@pytest.mark.parametrize(
    ("score", "feeling", "allowed"),
    [
        (6, None, {PainAction.SETTLE, PainAction.END}),
        (7, None, {PainAction.END}),
        (None, Feeling.NUMB, {PainAction.END}),
        (2, Feeling.SHARP, {PainAction.GENTLER, PainAction.SKIP_EXERCISE, PainAction.END}),
    ],
)
def test_what_a_rule_forbids_is_refused_and_not_recorded(house, score, feeling, allowed):
    session = begun(house, prescribed(HOLD))
    for action in set(PainAction) - allowed:
        with pytest.raises(ValueError, match="is not open"):
            session.act_on_pain(score, feeling, action)

    assert house.sessions.stops(session.session_id) == ()


def test_every_advice_leaves_the_end_open():
    assert all(PainAction.END in actions for actions in ACTIONS.values())


# -- B5: what is done ----------------------------------------------------------------------------------------------


def test_fine_after_all_goes_on_after_a_count_in_and_is_on_record(house, clock):
    session = begun(house, prescribed(HOLD, **LONG_HOLD), after_s=10)
    hurt(house, session, 3, Feeling.EFFORT, PainAction.CONTINUE)
    assert session.runner.phase is Phase.COUNT_IN
    run(session, clock, 3)
    assert session.runner.view().remaining_s == 20.0

    (stop,) = house.sessions.stops(session.session_id)
    assert (stop.exercise_index, stop.score, stop.feeling, stop.action) == (0, 3, Feeling.EFFORT, "continue")
    (entry,) = [each for each in house.pains.pains() if each.moment is Moment.IN_EXERCISE]
    assert (entry.score, entry.exercise_id, entry.session_id) == (3, HOLD, session.session_id)


def test_a_pain_without_a_number_adds_no_score(house):
    session = begun(house, prescribed(HOLD))
    hurt(house, session, None, Feeling.OTHER, PainAction.CONTINUE, note="a click")

    (stop,) = house.sessions.stops(session.session_id)
    assert (stop.score, stop.action) == (None, "continue: a click")
    assert not [each for each in house.pains.pains() if each.moment is Moment.IN_EXERCISE]


def test_no_pain_at_all_is_a_score_of_0(house):
    session = begun(house, prescribed(HOLD))
    hurt(house, session, 0, None, PainAction.CONTINUE)

    assert [each.score for each in house.pains.pains() if each.moment is Moment.IN_EXERCISE] == [0]


def test_gentler_is_one_level_lower_for_the_sets_left_beside_what_was_done(house, clock):
    session = begun(house, prescribed(HOLD, 2), prescribed(BREATH))
    set_s = 8 * 5 + 7 * 5
    run(session, clock, set_s + 20 + 12)  # into the second set
    events = hurt(house, session, 3, Feeling.SHARP)

    assert [(event.step.set_number, event.outcome) for event in events if isinstance(event, SetFinished)] == [
        (2, SetOutcome.PARTLY)
    ]
    assert [(each.dose.level, each.dose.sets) for each in session.prescriptions] == [(1, 1), (1, 1)]
    assert prescriptions(house) == [
        (0, HOLD, 2, 1),
        (1, BREATH, 1, 1),
        (0, HOLD, 1, 0),
        (1, BREATH, 1, 0),
    ]
    assert done_sets(house) == [(0, 2, 1, "both", 40.0, "done", None), (0, 2, 2, "both", 7.0, "partly", None)]
    assert session.runner.view().step.kind is StepKind.GET_READY


def test_gentler_below_the_lowest_level_is_half_of_it(house):
    session = begun(house, prescribed(SIDE_REPS, 1), after_s=3)
    hurt(house, session, 2, Feeling.SHARP)

    assert (session.prescriptions[0].dose.level, session.prescriptions[0].dose.sets) == (1, 1)


def test_gentler_on_the_second_side_leaves_out_the_side_that_had_its_turn(house, clock):
    session = begun(house, prescribed(STRETCH, 2))
    run(session, clock, 3 * 30 + 2 * 5 + 8 + 5)
    assert session.runner.view().step.side is Side.LEFT
    hurt(house, session, 2, Feeling.SHARP)

    left = session.runner.steps[session.runner.view().index :]
    assert {step.side for step in left} == {Side.LEFT}


def test_gentler_on_the_first_side_is_done_on_both(house, clock):
    session = begun(house, prescribed(STRETCH, 2), after_s=5)
    hurt(house, session, 2, Feeling.SHARP)

    left = session.runner.steps[session.runner.view().index :]
    assert [step.side for step in left if step.kind is StepKind.WORK] == [Side.RIGHT, Side.LEFT]


def test_gentler_in_a_set_more_leaves_out_the_other_side(house, clock):
    session = begun(house, prescribed(STRETCH, 2).replace(extra_sets=1))
    run(session, clock, 2 * (3 * 30 + 2 * 5) + 8 + 8 + 5)
    assert (session.runner.view().step.side, session.runner.view().step.set_number) == (Side.RIGHT, 2)
    hurt(house, session, 2, Feeling.SHARP)

    left = session.runner.steps[session.runner.view().index :]
    assert {step.side for step in left} == {Side.RIGHT}


@pytest.mark.parametrize(
    ("score", "feeling", "outcome", "signal"),
    [
        (7, None, SessionOutcome.STOPPED_FOR_PAIN, "stop_severe"),
        (10, Feeling.SHARP, SessionOutcome.STOPPED_FOR_PAIN, "stop_severe"),
        (1, Feeling.NUMB, SessionOutcome.STOP_SIGNAL, "stop_numb"),
        (8, Feeling.NUMB, SessionOutcome.STOP_SIGNAL, "stop_numb"),
        (4, None, SessionOutcome.STOPPED_FOR_PAIN, ""),
    ],
)
def test_an_end_for_pain_says_whether_the_safety_questions_are_due(house, score, feeling, outcome, signal):
    session = begun(house, prescribed(HOLD), after_s=5)
    hurt(house, session, score, feeling, PainAction.END)

    assert (session.outcome, session.stop_signal) == (outcome, signal)
    assert house.rows("select outcome from sessions") == [(outcome.value,)]
    assert done_sets(house)[-1][-1] == "pain"


# -- one leg -------------------------------------------------------------------------------------------------------


def test_pain_on_one_leg_ends_the_try_with_what_was_stood(house, clock):
    session = begun(house, prescribed(STANCE, reps=3, hold_s=30.0), after_s=12)
    events = session.runner.pause(PauseCause.PAIN)

    assert [type(event) for event in events] == [SetFinished, Paused]
    assert done_sets(house) == [(0, 1, 1, "right", 12.0, "partly", None)]
    assert session.runner.view().position_s == 0.0


def test_skipping_for_pain_takes_nothing_away_from_what_was_stood(house, clock):
    session = begun(house, prescribed(STANCE, reps=1, hold_s=30.0), after_s=12)
    hurt(house, session, 3, Feeling.SHARP, PainAction.SKIP_EXERCISE)

    assert done_sets(house)[1] == (0, 1, 1, "right", 12.0, "partly", "pain")


def test_pausing_on_one_leg_makes_the_try_void(house, clock):
    session = begun(house, prescribed(STANCE, reps=3, hold_s=30.0), after_s=12)
    session.runner.pause()

    assert done_sets(house) == []


# -- carrying on ---------------------------------------------------------------------------------------------------


def test_a_gentler_plan_forgets_what_was_done_of_the_harder_one_before_a_crash(house, clock):
    begun(house, prescribed(HOLD, 2), prescribed(BREATH), after_s=0)
    session = house.training.carry_on(house.sessions.open_session())
    session.runner.start()
    run(session, clock, GET_READY_S + 8 * 5 + 7 * 5 + 1)
    left = house.sessions.open_session()
    again = house.training.carry_on(left)
    again.runner.start()
    run(again, clock, GET_READY_S + 5)
    hurt(house, again, 2, Feeling.SHARP)

    assert [share for _, share in again.shares_done()] == [0.0, 0.0]


def test_skip_reasons_are_on_record(house, clock):
    session = begun(house, prescribed(HOLD, 2), prescribed(BREATH), after_s=5)
    session.runner.skip(SkipReason.TIME)
    session.runner.skip(SkipReason.CANNOT, whole_exercise=True)

    assert [row[-2:] for row in done_sets(house)] == [("partly", "time"), ("skipped", "cannot")]
