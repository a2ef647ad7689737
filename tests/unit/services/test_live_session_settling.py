"""Six of ten in a session: the exercise is left, two minutes of rest, and the pain is rated again (B5)."""

from __future__ import annotations

import pytest

from hipcoach.domain.pain import Advice
from hipcoach.domain.plan import StepKind
from hipcoach.domain.records import Feeling, SessionOutcome
from hipcoach.services.session_stops import PainAction
from tests.rehearsal import BREATH, HOLD, REPS, prescribed
from tests.unit.services.living import GET_READY_S, SETTLE_S, begun, done_sets, hurt, prescriptions, run


def settled(house, clock, *, before=2):
    """A session after the two minutes' rest that a 6 brought about."""
    session = begun(house, prescribed(HOLD, 2), prescribed(REPS, 3), prescribed(BREATH, 2), after_s=5, before=before)
    hurt(house, session, 6)
    run(session, clock, SETTLE_S)
    return session


def test_six_leaves_the_exercise_and_rests_for_two_minutes(house, clock):
    session = begun(house, prescribed(HOLD, 2), prescribed(BREATH), after_s=5)
    hurt(house, session, 6)
    view = session.runner.view()

    assert (view.step.kind, view.remaining_s) == (StepKind.SETTLE, SETTLE_S)
    assert [row[-2:] for row in done_sets(house)] == [("partly", "pain"), ("skipped", "pain")]
    run(session, clock, SETTLE_S - 1)
    assert not session.runner.awaits_rating
    run(session, clock, 1)
    assert session.runner.awaits_rating


@pytest.mark.parametrize(("before", "score"), [(2, 0), (2, 3), (5, 5), (None, 1), (0, 1)])
def test_calm_again_goes_on_with_the_rest_one_level_lower(house, clock, before, score):
    session = settled(house, clock, before=before)
    advice, _ = session.rate_again(score)

    assert advice is Advice.EASE_REST
    assert [each.dose.level for each in session.prescriptions] == [2, 2, 1]
    assert session.runner.view().step.exercise_index == 1
    assert prescriptions(house)[1:] == [(1, REPS, 3, 1), (2, BREATH, 2, 1), (1, REPS, 2, 0), (2, BREATH, 1, 0)]


@pytest.mark.parametrize(("before", "score"), [(2, 4), (5, 6), (4, 6), (None, 2), (2, None)])
def test_not_calm_ends_with_a_minute_of_breathing(house, clock, before, score):
    session = settled(house, clock, before=before)
    advice, _ = session.rate_again(score)

    assert advice is Advice.BREATHE_AND_END
    assert [each.exercise_id for each in session.prescriptions] == [HOLD, BREATH]
    work = [step for step in session.runner.steps[session.runner.view().index :] if step.kind is StepKind.WORK]
    assert [step.duration_s for step in work] == [60.0]
    run(session, clock, GET_READY_S + 61)
    assert session.outcome is SessionOutcome.COMPLETED


@pytest.mark.parametrize("score", [7, 10])
def test_worse_after_the_rest_ends_at_once(house, clock, score):
    session = settled(house, clock)
    advice, events = session.rate_again(score)
    session.close_if_finished(events)

    assert advice is Advice.END
    assert (session.outcome, session.stop_signal) == (SessionOutcome.STOPPED_FOR_PAIN, "stop_severe")


def test_the_second_rating_is_on_record_with_the_exercise_that_hurt(house, clock):
    session = settled(house, clock)
    session.rate_again(3)

    stops = [(stop.exercise_index, stop.score, stop.action) for stop in house.sessions.stops(session.session_id)]
    assert stops == [(0, 6, "settle"), (0, 3, "ease_rest")]


def settled_last(house, clock, *, before=2):
    """A session whose last exercise brought the rest about."""
    session = begun(house, prescribed(BREATH), prescribed(HOLD), before=before)
    session.runner.skip(None, whole_exercise=True)
    run(session, clock, GET_READY_S + 5)
    hurt(house, session, 6)
    run(session, clock, SETTLE_S + 30)
    return session


def test_six_in_the_last_exercise_asks_again_too(house, clock):
    session = settled_last(house, clock)
    view = session.runner.view()

    assert (session.runner.awaits_rating, session.outcome) == (True, None)
    assert (view.remaining_s, view.session_left_s) == (0.0, 0.0)


def test_calm_after_the_last_exercise_completes_the_session(house, clock):
    session = settled_last(house, clock)
    advice, events = session.rate_again(3)
    session.close_if_finished(events)

    assert (advice, session.outcome) == (Advice.EASE_REST, SessionOutcome.COMPLETED)
    assert [row[1] for row in prescriptions(house)] == [BREATH, HOLD]


@pytest.mark.parametrize("score", [4, 6, None])
def test_not_calm_after_the_last_exercise_adds_a_minute_of_breathing(house, clock, score):
    session = settled_last(house, clock)
    session.rate_again(score)
    assert [each.exercise_id for each in session.prescriptions] == [BREATH, HOLD, BREATH]

    run(session, clock, GET_READY_S + 61)
    assert session.outcome is SessionOutcome.COMPLETED
    assert [share for _, share in session.shares_done()][2] == 1.0


def test_worse_after_the_last_exercise_ends_with_the_safety_questions_due(house, clock):
    session = settled_last(house, clock)
    _, events = session.rate_again(7)
    session.close_if_finished(events)

    assert (session.outcome, session.stop_signal) == (SessionOutcome.STOPPED_FOR_PAIN, "stop_severe")


def test_the_rating_after_the_last_exercise_is_on_record_with_it(house, clock):
    session = settled_last(house, clock)
    session.rate_again(3)

    stops = [(stop.exercise_index, stop.score, stop.action) for stop in house.sessions.stops(session.session_id)]
    assert stops == [(1, 6, "settle"), (1, 3, "ease_rest")]


# -- pain in the rest itself ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("score", "feeling", "allowed"),
    [
        (None, None, (PainAction.CONTINUE, PainAction.END)),
        (5, None, (PainAction.CONTINUE, PainAction.END)),
        (3, Feeling.SHARP, (PainAction.CONTINUE, PainAction.END)),
        (6, None, (PainAction.CONTINUE, PainAction.END)),
        (7, None, (PainAction.END,)),
        (2, Feeling.NUMB, (PainAction.END,)),
    ],
)
def test_nothing_leads_round_the_second_rating(house, clock, score, feeling, allowed):
    session = resting(house, clock)
    assert session.actions_after(session.advice_on(score, feeling)) == allowed

    for action in set(PainAction) - set(allowed):
        with pytest.raises(ValueError, match="not open"):
            session.act_on_pain(score, feeling, action)


def test_the_rest_goes_on_after_a_word_about_pain(house, clock):
    session = resting(house, clock)
    hurt(house, session, 4, action=PainAction.CONTINUE)
    run(session, clock, SETTLE_S)

    assert session.runner.awaits_rating


def resting(house, clock):
    """A session ten seconds into the rest."""
    session = begun(house, prescribed(HOLD, 2), prescribed(REPS, 3), prescribed(BREATH, 2), after_s=5)
    hurt(house, session, 6)
    run(session, clock, 10)
    return session


# -- a crash in the rest ----------------------------------------------------------------------------------------------


def taken_up(house, clock):
    """The session that was left, carried on."""
    again = house.training.carry_on(house.sessions.open_session())
    again.runner.start()
    run(again, clock, 1)
    return again


@pytest.mark.parametrize("words", ["", "left groin: deep"])
def test_after_a_crash_in_the_rest_the_rest_and_its_rating_come_first(house, clock, words):
    session = begun(house, prescribed(HOLD, 2), prescribed(REPS, 3), prescribed(BREATH, 2), after_s=5)
    hurt(house, session, 6, note=words)
    run(session, clock, 10)
    again = taken_up(house, clock)
    assert again.runner.view().step.kind is StepKind.SETTLE

    run(again, clock, SETTLE_S)
    assert again.runner.awaits_rating
    again.rate_again(3)
    assert [each.dose.level for each in again.prescriptions] == [2, 2, 1]
    assert again.runner.view().step.exercise_index == 1


def test_after_a_crash_before_the_rating_it_is_asked_too(house, clock):
    settled(house, clock)
    again = taken_up(house, clock)
    run(again, clock, SETTLE_S)
    advice, _ = again.rate_again(4)

    assert advice is Advice.BREATHE_AND_END
    assert [each.exercise_id for each in again.prescriptions] == [HOLD, BREATH]


def test_after_a_crash_in_the_rest_after_the_last_exercise_the_rating_is_all_that_is_left(house, clock):
    settled_last(house, clock)
    left = house.sessions.open_session()
    assert house.training.has_more(left)
    again = taken_up(house, clock)
    run(again, clock, SETTLE_S)
    assert again.runner.awaits_rating

    _, events = again.rate_again(2)
    again.close_if_finished(events)
    assert again.outcome is SessionOutcome.COMPLETED


def test_after_a_crash_with_the_sets_of_the_exercise_unwritten_it_is_left_all_the_same(house, clock):
    session = resting(house, clock)
    house.journal.rows("delete from sets")
    again = taken_up(house, clock)
    coming = {step.exercise_index for step in again.runner.steps[1:]}

    assert session.session_id == again.session_id
    assert coming == {1, 2}


def test_after_a_crash_past_the_rating_nothing_is_asked_again(house, clock):
    session = settled(house, clock)
    session.rate_again(3)
    run(session, clock, 5)
    again = taken_up(house, clock)

    assert all(step.kind is not StepKind.SETTLE for step in again.runner.steps)
    assert [each.dose.level for each in again.prescriptions] == [2, 2, 1]


def test_a_word_about_pain_in_the_rest_does_not_lose_the_rating_to_a_crash(house, clock):
    session = resting(house, clock)
    hurt(house, session, 4, action=PainAction.CONTINUE)
    again = taken_up(house, clock)

    assert again.runner.view().step.kind is StepKind.SETTLE
