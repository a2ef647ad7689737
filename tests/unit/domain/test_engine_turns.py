"""How a session turns: the settling rest after pain, another plan, an end before its time."""

from __future__ import annotations

import pytest

from hipcoach.domain.engine import Phase, SessionEngine
from hipcoach.domain.events import Paused, Resumed, SessionFinished, SetFinished, StepStarted, Waiting
from hipcoach.domain.exercise import Position
from hipcoach.domain.plan import StepKind, build_steps, settle_step
from hipcoach.domain.preferences import GoOn
from hipcoach.domain.records import SessionOutcome, SetOutcome, SkipReason
from tests.unit.samples import TIMING, finished, prescription, stance, started, steps_of

START = 100.0
WORK_STARTS = 115.0  # after getting ready in a new position


def in_work(*planned, mode=GoOn.AUTOMATIC, after_s=0.0):
    """An engine so many seconds into its first set."""
    engine = SessionEngine(steps_of(*planned), TIMING, mode)
    engine.start(START)
    engine.advance(WORK_STARTS + after_s)
    return engine


def keys(events):
    return [(event.step.exercise_index, event.step.set_number, event.outcome) for event in finished(events)]


# -- the settling rest ---------------------------------------------------------------------------------------------


def settling(*planned, mode=GoOn.AUTOMATIC):
    """An engine whose first exercise was left for pain, at the start of the settling rest."""
    engine = in_work(*planned, mode=mode, after_s=10)
    engine.pause(WORK_STARTS + 10)
    rest = settle_step(engine.view(WORK_STARTS + 10).step, 120.0)
    engine.skip(WORK_STARTS + 10, SkipReason.PAIN, whole_exercise=True, then=(rest,))
    return engine


def test_settling_rest_comes_before_what_follows():
    engine = settling(prescription(sets=2), prescription())
    view = engine.view(WORK_STARTS + 20)

    assert (view.step.kind, view.remaining_s, engine.phase) == (StepKind.SETTLE, 110.0, Phase.RUNNING)


def test_settling_rest_can_not_be_cut_short():
    engine = settling(prescription(), prescription())

    assert engine.go_on(WORK_STARTS + 20) == []
    assert engine.skip(WORK_STARTS + 20, SkipReason.TIME) == []
    assert engine.redo(WORK_STARTS + 20, previous=True) == []
    assert engine.view(WORK_STARTS + 20).remaining_s == 110.0


def test_settling_rest_can_be_paused_and_made_longer():
    engine = settling(prescription(), prescription())
    engine.pause(WORK_STARTS + 20)
    engine.extend(WORK_STARTS + 20, 15.0)

    assert engine.go_on(WORK_STARTS + 50) == [Resumed(WORK_STARTS + 50)]
    assert engine.view(WORK_STARTS + 50).remaining_s == 125.0
    engine.pause(WORK_STARTS + 60)
    assert engine.skip(WORK_STARTS + 61, SkipReason.TIME) == []


@pytest.mark.parametrize("mode", GoOn)
def test_after_settling_only_a_new_plan_goes_on_whatever_the_mode(mode):
    engine = settling(prescription(), prescription(), mode=mode)
    over_s = WORK_STARTS + 130

    assert engine.advance(over_s) == [Waiting(3, over_s)]
    assert engine.awaits_rating
    assert engine.go_on(over_s + 1) == []
    assert engine.skip(over_s + 1, None) == []
    assert engine.redo(over_s + 1, previous=True) == []
    eased = build_steps([(1, prescription(hold_s=10.0))], TIMING)
    assert started(engine.replan(over_s + 5, eased))[0].step == eased[0]
    assert not engine.awaits_rating


@pytest.mark.parametrize("mode", GoOn)
def test_after_settling_the_rating_is_awaited_where_nothing_follows_too(mode):
    engine = settling(prescription(), mode=mode)
    over_s = WORK_STARTS + 130
    assert engine.advance(over_s - 1) == []

    assert engine.advance(over_s) == [Waiting(3, over_s)]
    assert engine.awaits_rating
    assert engine.go_on(over_s + 1) == []
    assert engine.skip(over_s + 1, None) == []
    assert engine.redo(over_s + 1, previous=True) == []
    assert engine.extend(over_s + 1, 15.0) == []
    view = engine.view(over_s + 1)
    assert (view.index, view.remaining_s, view.session_left_s) == (2, 0.0, 0.0)


def test_a_rating_with_nothing_left_to_do_completes_the_session():
    engine = settling(prescription())
    engine.advance(WORK_STARTS + 130)

    assert engine.replan(WORK_STARTS + 140, ()) == [SessionFinished(SessionOutcome.COMPLETED, WORK_STARTS + 140)]
    assert not engine.awaits_rating


def test_a_rating_may_add_steps_where_none_were_left():
    engine = settling(prescription())
    engine.advance(WORK_STARTS + 130)
    more = build_steps([(1, prescription(hold_s=10.0))], TIMING)
    events = engine.replan(WORK_STARTS + 140, more)

    assert started(events)[0].step == more[0]
    assert engine.steps[-len(more) :] == more


def test_a_rating_that_never_comes_ends_the_session():
    engine = settling(prescription())
    engine.advance(WORK_STARTS + 130)
    forgotten_s = WORK_STARTS + 130 + TIMING.pause_save_min * 60

    assert engine.advance(forgotten_s) == [SessionFinished(SessionOutcome.ENDED_EARLY, forgotten_s)]


def test_waiting_before_an_exercise_asks_for_no_rating():
    engine = in_work(prescription(), prescription(), mode=GoOn.AUTOMATIC_WITHIN, after_s=31)

    assert (engine.phase, engine.awaits_rating) == (Phase.WAITING, False)


# -- another plan --------------------------------------------------------------------------------------------------


def test_new_plan_replaces_the_running_step_and_reports_it_first():
    engine = in_work(prescription(sets=3), prescription(), after_s=10)
    gentler = build_steps([(0, prescription(hold_s=20.0))], TIMING)
    events = engine.replan(WORK_STARTS + 12, gentler)

    assert keys(events) == [(0, 1, SetOutcome.PARTLY)]
    assert started(events) == [StepStarted(1, gentler[0], WORK_STARTS + 12, is_jump=True)]
    assert engine.steps[1:] == gentler


def test_new_plan_starts_at_once_even_by_hand():
    engine = in_work(prescription(), mode=GoOn.BY_HAND, after_s=10)
    engine.pause(WORK_STARTS + 10)
    engine.replan(WORK_STARTS + 30, build_steps([(0, prescription())], TIMING))

    assert engine.phase is Phase.RUNNING


def test_new_plan_comes_after_what_really_ended():
    engine = in_work(prescription(sets=2), after_s=29)
    events = engine.replan(WORK_STARTS + 31, build_steps([(0, prescription())], TIMING))

    assert keys(events) == [(0, 1, SetOutcome.DONE)]


def test_plan_that_was_replaced_is_not_gone_back_to():
    engine = in_work(prescription(sets=2, rest_s=20.0), after_s=55)
    engine.replan(WORK_STARTS + 55, build_steps([(0, prescription(hold_s=10.0))], TIMING))
    engine.advance(WORK_STARTS + 75)

    assert started(engine.redo(WORK_STARTS + 75, previous=True))[0].step.duration_s == 10.0


def test_new_plan_without_steps_completes_the_session():
    engine = in_work(prescription(), after_s=10)
    events = engine.replan(WORK_STARTS + 10, ())

    assert keys(events) == [(0, 1, SetOutcome.PARTLY)]
    assert events[-1] == SessionFinished(SessionOutcome.COMPLETED, WORK_STARTS + 10)
    assert engine.view(WORK_STARTS + 11).session_left_s == 0.0


def test_no_plan_revives_a_finished_session():
    engine = in_work(prescription(), after_s=99)

    assert engine.replan(WORK_STARTS + 100, steps_of(prescription())) == []
    assert engine.phase is Phase.FINISHED


def test_set_left_for_a_new_plan_is_reported_once():
    engine = in_work(prescription(), after_s=10)
    left = engine.leave_set(WORK_STARTS + 12)

    assert keys(left) == [(0, 1, SetOutcome.PARTLY)]
    assert (engine.phase, engine.view(WORK_STARTS + 20).position_s) == (Phase.PAUSED, 0.0)
    assert keys(engine.replan(WORK_STARTS + 20, steps_of(prescription()))) == []


def test_leaving_the_set_out_of_a_pause_reports_the_time_before_it():
    engine = in_work(prescription(), after_s=10)
    engine.pause(WORK_STARTS + 10)

    assert finished(engine.leave_set(WORK_STARTS + 50))[0].done_s == 10.0


def test_leaving_no_set_reports_nothing():
    engine = in_work(prescription(sets=2), after_s=31)
    assert engine.leave_set(WORK_STARTS + 32) == []

    engine = in_work(prescription(), prescription(), mode=GoOn.AUTOMATIC_WITHIN, after_s=31)
    assert engine.leave_set(WORK_STARTS + 32) == []
    assert engine.phase is Phase.WAITING


# -- stop ----------------------------------------------------------------------------------------------------------


def test_stop_reports_what_was_done_and_ends():
    engine = in_work(prescription(reps=2, hold_s=30.0), after_s=10)

    assert engine.stop(WORK_STARTS + 36, SessionOutcome.ENDED_EARLY) == [
        SetFinished(engine.steps[1], 1, 31.0, SetOutcome.PARTLY, None, WORK_STARTS + 36),
        SessionFinished(SessionOutcome.ENDED_EARLY, WORK_STARTS + 36),
    ]
    assert engine.view(WORK_STARTS + 40).session_left_s == 0.0


def test_stop_out_of_a_pause_credits_no_pause():
    engine = in_work(prescription(), after_s=10)
    engine.pause(WORK_STARTS + 10)

    assert finished(engine.stop(WORK_STARTS + 300, SessionOutcome.ENDED_EARLY))[0].done_s == 10.0


def test_stop_between_sets_reports_no_set():
    engine = in_work(prescription(sets=2), after_s=35)

    assert engine.stop(WORK_STARTS + 36, SessionOutcome.ENDED_EARLY) == [
        SessionFinished(SessionOutcome.ENDED_EARLY, WORK_STARTS + 36)
    ]


@pytest.mark.parametrize("outcome", [SessionOutcome.STOPPED_FOR_PAIN, SessionOutcome.STOP_SIGNAL])
def test_stop_for_pain_says_so_of_the_running_set(outcome):
    engine = in_work(stance(), after_s=10)
    engine.pause(WORK_STARTS + 10)
    (event,) = finished(engine.stop(WORK_STARTS + 20, outcome))

    assert (event.reason, event.outcome) == (SkipReason.PAIN, SetOutcome.SKIPPED)


def test_stop_after_a_set_that_had_ended_reports_it_whole():
    engine = in_work(prescription(sets=2), after_s=29)

    assert keys(engine.stop(WORK_STARTS + 31, SessionOutcome.ENDED_EARLY)) == [(0, 1, SetOutcome.DONE)]


def test_session_that_ended_by_itself_is_completed_whatever_is_pressed_late():
    engine = in_work(prescription(), after_s=29)

    assert engine.stop(WORK_STARTS + 31, SessionOutcome.ENDED_EARLY)[-1].outcome is SessionOutcome.COMPLETED
    assert engine.stop(WORK_STARTS + 32, SessionOutcome.ENDED_EARLY) == []


def test_stopped_session_takes_no_more_commands():
    engine = in_work(stance(position=Position.SUPINE), after_s=10)
    engine.stop(WORK_STARTS + 11, SessionOutcome.ENDED_EARLY)
    now_s = WORK_STARTS + 12

    events = [
        *engine.advance(now_s),
        *engine.pause(now_s),
        *engine.go_on(now_s),
        *engine.redo(now_s, previous=True),
        *engine.skip(now_s, None),
        *engine.extend(now_s, 15.0),
        *engine.change_pace(now_s, 2.0),
        *engine.foot_down(now_s),
        *engine.leave_set(now_s),
        *engine.sleep(now_s, now_s + 60),
    ]
    assert events == []
    assert not any(isinstance(event, Paused) for event in events)
