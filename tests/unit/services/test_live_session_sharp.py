"""Sharp pain in a session: shortened once, left the second time, and two such exercises end the session (B5)."""

from __future__ import annotations

import pytest

from hipcoach.domain.pain import Advice
from hipcoach.domain.plan import StepKind
from hipcoach.domain.records import Feeling, SessionOutcome
from hipcoach.domain.stops import StopRecord
from hipcoach.services.session_stops import PainAction
from tests.rehearsal import BREATH, HOLD, REPS, prescribed
from tests.unit.services.living import GET_READY_S, SETTLE_S, begun, done_sets, hurt, run

SHARP = Feeling.SHARP


def test_sharp_twice_skips_the_exercise(house, clock):
    session = begun(house, prescribed(HOLD, 2), prescribed(BREATH), after_s=5)
    hurt(house, session, 2, Feeling.SHARP)
    run(session, clock, GET_READY_S + 5)
    assert session.advice_on(2, Feeling.SHARP) is Advice.SKIP_EXERCISE
    hurt(house, session, 2, Feeling.SHARP)

    assert session.runner.view().step.exercise_index == 1
    assert {row[-1] for row in done_sets(house) if row[1] == 1} == {"pain"}


def test_sharp_once_in_each_of_two_exercises_is_no_reason_to_skip(house, clock):
    session = begun(house, prescribed(HOLD), prescribed(BREATH), after_s=5)
    hurt(house, session, 2, Feeling.SHARP)
    session.runner.skip(None, whole_exercise=True)
    run(session, clock, GET_READY_S + 2)

    assert session.advice_on(2, Feeling.SHARP) is Advice.SHORTEN


def test_sharp_twice_in_two_exercises_ends_the_session(house, clock):
    session = begun(house, prescribed(HOLD), prescribed(BREATH), prescribed(REPS), after_s=5)
    for _ in range(2):
        hurt(house, session, 2, Feeling.SHARP)
        run(session, clock, GET_READY_S + 2)
    assert session.runner.view().step.exercise_index == 1
    hurt(house, session, 2, Feeling.SHARP)
    run(session, clock, GET_READY_S + 2)
    assert session.advice_on(2, Feeling.SHARP) is Advice.END
    hurt(house, session, 2, Feeling.SHARP)

    assert session.outcome is SessionOutcome.STOPPED_FOR_PAIN
    assert session.stop_signal == ""


def in_second_exercise(house, clock, *, score=2, action=None):
    """A session whose first exercise hurt sharply twice, the second time so strongly, and once in the next."""
    session = begun(house, prescribed(HOLD), prescribed(BREATH), prescribed(REPS), after_s=5)
    hurt(house, session, 2, SHARP)
    run(session, clock, GET_READY_S + 2)
    hurt(house, session, score, SHARP, action)
    if session.runner.view().step.kind is StepKind.SETTLE:
        run(session, clock, SETTLE_S)
        session.rate_again(1)
    run(session, clock, GET_READY_S + 2)
    hurt(house, session, 2, SHARP)
    run(session, clock, GET_READY_S + 2)
    assert session.runner.view().step.exercise_index == 1
    return session


@pytest.mark.parametrize(("score", "then"), [(2, PainAction.SKIP_EXERCISE), (6, PainAction.SETTLE)])
def test_an_exercise_left_for_sharp_pain_counts_however_it_was_left(house, clock, score, then):
    session = in_second_exercise(house, clock, score=score, action=then)

    assert session.advice_on(2, SHARP) is Advice.END
    assert session.advice_on(2, Feeling.EFFORT) is Advice.CARRY_ON


def test_the_end_for_sharp_pain_comes_before_a_rest_for_its_strength(house, clock):
    session = in_second_exercise(house, clock)

    assert session.advice_on(6, SHARP) is Advice.END


def test_an_exercise_skipped_at_its_first_sharp_pain_counts_too(house, clock):
    session = begun(house, prescribed(HOLD), prescribed(BREATH), after_s=5)
    hurt(house, session, 2, SHARP, PainAction.SKIP_EXERCISE)
    run(session, clock, GET_READY_S + 2)
    hurt(house, session, 2, SHARP)
    run(session, clock, GET_READY_S + 2)

    assert session.advice_on(2, SHARP) is Advice.END


def test_an_exercise_left_for_another_pain_does_not_count(house, clock):
    session = begun(house, prescribed(HOLD), prescribed(BREATH), after_s=5)
    hurt(house, session, 4, Feeling.EFFORT, PainAction.SKIP_EXERCISE)
    run(session, clock, GET_READY_S + 2)
    hurt(house, session, 2, SHARP)
    run(session, clock, GET_READY_S + 2)

    assert session.advice_on(2, SHARP) is Advice.SKIP_EXERCISE


def test_the_same_exercise_twice_is_one_exercise(house, clock):
    session = begun(house, prescribed(HOLD), prescribed(HOLD), after_s=5)
    hurt(house, session, 2, SHARP)
    run(session, clock, GET_READY_S + 2)
    hurt(house, session, 2, SHARP)
    run(session, clock, GET_READY_S + 2)
    assert session.runner.view().step.exercise_index == 1

    assert session.advice_on(2, SHARP) is Advice.SKIP_EXERCISE


# -- a crash ----------------------------------------------------------------------------------------------------------


def test_a_crash_forgets_no_sharp_pain(house, clock):
    session = begun(house, prescribed(HOLD, 2), prescribed(BREATH), after_s=5)
    hurt(house, session, 2, SHARP)
    again = house.training.carry_on(house.sessions.open_session())
    again.runner.start()
    run(again, clock, GET_READY_S + 5)

    assert again.advice_on(2, SHARP) is Advice.SKIP_EXERCISE


def test_a_crash_forgets_no_exercise_that_was_left(house, clock):
    in_second_exercise(house, clock)
    again = house.training.carry_on(house.sessions.open_session())
    again.runner.start()
    run(again, clock, GET_READY_S + 2)

    assert again.runner.view().step.exercise_index == 1
    assert again.advice_on(2, SHARP) is Advice.END


def test_a_pain_of_an_exercise_that_a_shorter_plan_no_longer_has_is_no_trouble(house, clock):
    session = begun(house, prescribed(HOLD), prescribed(BREATH), prescribed(REPS), after_s=5)
    at_utc = clock.local_now()
    stop = StopRecord(exercise_index=2, score=2, feeling=SHARP, action="skip_exercise", at_utc=at_utc)
    house.sessions.add_stop(session.session_id, stop)
    house.sessions.replace_rest(session.session_id, 1, [prescribed(BREATH)], at_utc)
    again = house.training.carry_on(house.sessions.open_session())

    assert again.advice_on(2, SHARP) is Advice.SHORTEN
