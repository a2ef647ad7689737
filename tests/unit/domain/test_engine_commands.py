"""What a person can do to a running session: foot down, back, skip, longer, slower."""

from __future__ import annotations

import pytest

from hipcoach.domain.engine import Phase, SessionEngine
from hipcoach.domain.events import Retimed, SessionFinished, SetFinished, StepStarted, Waiting
from hipcoach.domain.exercise import Side
from hipcoach.domain.plan import StepKind
from hipcoach.domain.preferences import GoOn
from hipcoach.domain.records import SessionOutcome, SetOutcome, SkipReason
from tests.unit.samples import TIMING, finished, paced, per_side, prescription, stance, started, steps_of

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


# -- foot down -----------------------------------------------------------------------------------------------------


def test_foot_down_ends_the_try_at_the_moment_of_the_key():
    engine = in_work(stance(tries=2, cap_s=30.0, rest_s=10.0), after_s=12)

    assert engine.foot_down(WORK_STARTS + 12.625) == [
        SetFinished(engine.steps[1], 0, 12.625, SetOutcome.PARTLY, None, WORK_STARTS + 12.625),
        StepStarted(2, engine.steps[2], WORK_STARTS + 12.625),
    ]


def test_foot_down_after_the_cap_counts_the_cap_even_when_the_tick_was_late():
    engine = in_work(stance(tries=2, cap_s=30.0), after_s=29)
    (event,) = finished(engine.foot_down(WORK_STARTS + 30.5))

    assert (event.done_s, event.outcome, event.at_s) == (30.0, SetOutcome.DONE, WORK_STARTS + 30)
    assert engine.view(WORK_STARTS + 31).step.kind is StepKind.REST


def test_foot_down_late_does_not_end_the_next_try():
    engine = in_work(stance(tries=2, cap_s=30.0, rest_s=10.0), after_s=29)
    events = engine.foot_down(WORK_STARTS + 41)

    assert len(finished(events)) == 1
    assert engine.view(WORK_STARTS + 41).position_s == 1.0


@pytest.mark.parametrize("planned", [prescription(), paced()])
def test_foot_down_means_nothing_on_two_legs(planned):
    engine = in_work(planned, after_s=5)

    assert engine.foot_down(WORK_STARTS + 6) == []


def test_foot_down_means_nothing_while_paused_or_getting_ready():
    engine = in_work(stance(), after_s=-1)
    assert engine.foot_down(START + 10) == []

    engine.advance(WORK_STARTS)
    engine.pause(WORK_STARTS + 1)
    assert engine.foot_down(WORK_STARTS + 2) == []


# -- back and again ------------------------------------------------------------------------------------------------


def test_running_set_is_done_again_from_its_beginning_after_a_count_in():
    engine = in_work(prescription(), after_s=20)

    assert engine.redo(WORK_STARTS + 20, previous=False) == [
        StepStarted(1, engine.steps[1], WORK_STARTS + 23, is_jump=True)
    ]
    assert engine.view(WORK_STARTS + 21).count_in_s == 2.0
    (event,) = finished(engine.advance(WORK_STARTS + 99))
    assert (event.done_s, event.at_s) == (30.0, WORK_STARTS + 53)


def test_set_before_is_done_again_and_what_follows_it_comes_again():
    engine = in_work(prescription(sets=2, rest_s=20.0), after_s=55)
    events = engine.redo(WORK_STARTS + 55, previous=True)
    later = engine.advance(WORK_STARTS + 999)

    assert started(events)[0].index == 1
    assert keys(events) == []
    assert keys(later) == [(0, 1, SetOutcome.DONE), (0, 2, SetOutcome.DONE)]


@pytest.mark.parametrize("previous", [True, False])
def test_in_a_rest_the_set_just_finished_is_done_again(previous):
    engine = in_work(prescription(sets=2, rest_s=20.0), after_s=35)

    assert started(engine.redo(WORK_STARTS + 35, previous=previous))[0].index == 1


def test_going_back_reaches_the_exercise_before():
    engine = in_work(prescription(), prescription(), mode=GoOn.AUTOMATIC_WITHIN, after_s=31)
    assert engine.phase is Phase.WAITING

    assert started(engine.redo(WORK_STARTS + 40, previous=True))[0].step.exercise_index == 0


def test_first_set_has_none_before_it_and_is_done_again():
    engine = in_work(prescription(), after_s=10)

    assert started(engine.redo(WORK_STARTS + 10, previous=True))[0].index == 1


def test_back_while_first_getting_ready_gets_ready_again():
    engine = in_work(prescription(), after_s=-5)

    assert engine.redo(START + 10, previous=True) == [StepStarted(0, engine.steps[0], START + 10, is_jump=True)]


def test_back_from_a_pause_goes_on_after_the_count_in():
    engine = in_work(prescription(), after_s=10)
    engine.pause(WORK_STARTS + 10)
    engine.redo(WORK_STARTS + 60, previous=False)

    assert engine.phase is Phase.COUNT_IN
    assert finished(engine.advance(WORK_STARTS + 99))[0].at_s == WORK_STARTS + 93


def test_nothing_is_done_again_before_the_start_or_after_the_end():
    engine = SessionEngine(steps_of(prescription()), TIMING)
    assert engine.redo(START, previous=True) == []

    engine.start(START)
    engine.advance(START + 99)
    assert engine.redo(START + 100, previous=True) == []


def test_set_left_for_pain_is_not_done_again():
    engine = in_work(prescription(sets=2), prescription(), after_s=10)
    engine.skip(WORK_STARTS + 10, SkipReason.PAIN, whole_exercise=True)
    engine.advance(WORK_STARTS + 16)

    assert started(engine.redo(WORK_STARTS + 16, previous=True))[0].step.exercise_index == 1


def test_set_skipped_for_time_can_be_done_after_all():
    engine = in_work(prescription(), prescription(), after_s=10)
    engine.skip(WORK_STARTS + 10, SkipReason.TIME)

    assert started(engine.redo(WORK_STARTS + 12, previous=True))[0].step.exercise_index == 0


# -- skip ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reason", [*SkipReason, None])
def test_running_set_is_left_with_its_reason_and_what_was_done(reason):
    engine = in_work(prescription(sets=2, reps=2, hold_s=10.0), after_s=10)
    events = engine.skip(WORK_STARTS + 17, reason)

    assert events == [
        SetFinished(engine.steps[1], 1, 12.0, SetOutcome.PARTLY, reason, WORK_STARTS + 17),
        StepStarted(2, engine.steps[2], WORK_STARTS + 17, is_jump=True),
    ]


def test_coming_set_is_skipped_out_of_a_rest():
    engine = in_work(prescription(sets=3, rest_s=20.0), after_s=31)
    events = engine.skip(WORK_STARTS + 35, SkipReason.CANNOT)

    assert [(event.outcome, event.done_s, event.reason) for event in finished(events)] == [
        (SetOutcome.SKIPPED, 0.0, SkipReason.CANNOT)
    ]
    assert started(events)[0].step.key == (0, 3, Side.BOTH, 0)


def test_whole_exercise_is_left_with_every_set_reported_once():
    engine = in_work(prescription(sets=3), prescription(), after_s=10)
    events = engine.skip(WORK_STARTS + 10, SkipReason.TIME, whole_exercise=True)

    assert keys(events) == [(0, 1, SetOutcome.PARTLY), (0, 2, SetOutcome.SKIPPED), (0, 3, SetOutcome.SKIPPED)]
    assert started(events)[0].step.exercise_index == 1
    assert keys(engine.advance(WORK_STARTS + 999)) == [(1, 1, SetOutcome.DONE)]


def test_skipping_one_side_leaves_the_other():
    engine = in_work(prescription(**per_side(Side.LEFT)), after_s=10)
    engine.skip(WORK_STARTS + 10, SkipReason.PAIN)

    assert engine.view(WORK_STARTS + 10).step.kind is StepKind.CHANGE_SIDE
    assert finished(engine.advance(WORK_STARTS + 99))[0].step.side is Side.RIGHT


def test_skipping_the_last_exercise_ends_the_session():
    engine = in_work(prescription(sets=2), after_s=10)
    events = engine.skip(WORK_STARTS + 10, SkipReason.TIME, whole_exercise=True)

    assert events[-1] == SessionFinished(SessionOutcome.COMPLETED, WORK_STARTS + 10)


def test_skip_waits_before_the_next_exercise_where_the_person_wants_it():
    engine = in_work(prescription(), prescription(), mode=GoOn.AUTOMATIC_WITHIN, after_s=10)

    assert engine.skip(WORK_STARTS + 10, SkipReason.TIME)[-1] == Waiting(2, WORK_STARTS + 10)


def test_skip_out_of_a_pause_goes_on():
    engine = in_work(prescription(), prescription(), after_s=10)
    engine.pause(WORK_STARTS + 10)
    (left, entered) = engine.skip(WORK_STARTS + 60, SkipReason.PAIN)

    assert (left.done_s, entered.at_s) == (10.0, WORK_STARTS + 60)


def test_skip_after_the_end_changes_nothing():
    engine = in_work(prescription(), after_s=99)

    assert engine.skip(WORK_STARTS + 100, SkipReason.TIME) == []


# -- longer, slower ------------------------------------------------------------------------------------------------


def test_rest_is_made_longer_by_so_much():
    engine = in_work(prescription(sets=2, rest_s=20.0), after_s=31)

    assert engine.extend(WORK_STARTS + 35, 15.0) == [Retimed(WORK_STARTS + 35)]
    assert engine.view(WORK_STARTS + 35).remaining_s == 30.0
    assert started(engine.advance(WORK_STARTS + 65))[0].at_s == WORK_STARTS + 65


def test_work_is_not_made_longer():
    engine = in_work(prescription(), after_s=5)

    assert engine.extend(WORK_STARTS + 6, 15.0) == []
    assert engine.view(WORK_STARTS + 6).remaining_s == 24.0


def test_waiting_is_not_made_longer():
    engine = in_work(prescription(), prescription(), mode=GoOn.AUTOMATIC_WITHIN, after_s=31)

    assert engine.extend(WORK_STARTS + 35, 15.0) == []


def test_pace_keeps_the_share_done_and_holds_for_the_rest_of_the_exercise():
    engine = in_work(paced(sets=2, reps=4, rest_s=20.0), paced(reps=4), after_s=6)

    assert engine.change_pace(WORK_STARTS + 6, 1.5) == [Retimed(WORK_STARTS + 6)]
    assert engine.view(WORK_STARTS + 6).position_s == 9.0
    assert engine.view(WORK_STARTS + 6).remaining_s == 27.0
    durations = [step.duration_s for step in engine.steps if step.kind is StepKind.WORK]
    assert durations == [36.0, 36.0, 24.0]
    assert finished(engine.advance(WORK_STARTS + 33))[0].at_s == WORK_STARTS + 33


def test_pace_changed_within_a_repetition_stays_in_the_same_part():
    engine = in_work(paced(reps=2, tempo=(2.0, 1.0, 3.0)), after_s=2.5)
    before = engine.view(WORK_STARTS + 2.5)
    engine.change_pace(WORK_STARTS + 2.5, 2.0)
    after = engine.view(WORK_STARTS + 2.5)

    assert (after.segment_index, after.segment_position_s) == (before.segment_index, before.segment_position_s * 2)


def test_pace_changed_in_a_pause_keeps_the_share_too():
    engine = in_work(paced(reps=4), after_s=12)
    engine.pause(WORK_STARTS + 12)
    engine.change_pace(WORK_STARTS + 20, 0.5)

    assert engine.view(WORK_STARTS + 30).position_s == 6.0
    engine.go_on(WORK_STARTS + 30)
    assert finished(engine.advance(WORK_STARTS + 99))[0].at_s == WORK_STARTS + 39


def test_pace_changed_in_a_rest_leaves_the_rest():
    engine = in_work(paced(sets=2, rest_s=20.0), after_s=30)
    engine.change_pace(WORK_STARTS + 30, 2.0)

    assert engine.view(WORK_STARTS + 30).remaining_s == 14.0


def test_pace_of_a_hold_does_not_change():
    engine = in_work(prescription(), after_s=10)
    engine.change_pace(WORK_STARTS + 10, 2.0)

    assert engine.view(WORK_STARTS + 10).remaining_s == 20.0


def test_set_done_again_keeps_the_new_pace():
    engine = in_work(paced(sets=2, reps=4, rest_s=20.0), after_s=50)
    engine.change_pace(WORK_STARTS + 50, 2.0)
    engine.redo(WORK_STARTS + 50, previous=True)

    assert engine.view(WORK_STARTS + 50).step.duration_s == 48.0


def test_pace_after_the_end_changes_nothing():
    engine = in_work(paced(), after_s=99)

    assert engine.change_pace(WORK_STARTS + 100, 2.0) == []
