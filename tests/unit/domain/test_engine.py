"""How a session runs by itself: steps, late ticks, pauses, sleep."""

from __future__ import annotations

import pytest

from hipcoach.domain.engine import Phase, SessionEngine
from hipcoach.domain.events import PauseCause, Paused, Resumed, SessionFinished, SetFinished, StepStarted
from hipcoach.domain.exercise import Kind
from hipcoach.domain.plan import Part, StepKind
from hipcoach.domain.preferences import GoOn
from hipcoach.domain.records import SessionOutcome, SetOutcome
from tests.unit.samples import TIMING, finished, paced, prescription, stance, started, steps_of

START = 100.0
GET_READY = 15.0  # the first exercise always takes a new position


def running(*planned, mode=GoOn.AUTOMATIC, until_s=START):
    """An engine started at START and brought up to ``until_s``."""
    engine = SessionEngine(steps_of(*planned), TIMING, mode)
    engine.start(START)
    engine.advance(until_s)
    return engine


def in_work(*planned, mode=GoOn.AUTOMATIC, after_s=0.0):
    """An engine so many seconds into its first set."""
    return running(*planned, mode=mode, until_s=START + GET_READY + after_s)


WORK_STARTS = START + GET_READY


def test_session_without_steps_is_refused():
    with pytest.raises(ValueError, match="at least one step"):
        SessionEngine([], TIMING)


def test_session_begins_with_getting_ready_and_only_once():
    engine = SessionEngine(steps_of(prescription()), TIMING)

    assert engine.phase is Phase.READY
    assert engine.start(START) == [StepStarted(0, engine.steps[0], START, is_jump=True)]
    assert engine.start(START + 5) == []
    assert engine.phase is Phase.RUNNING


def test_nothing_happens_before_a_deadline():
    engine = running(prescription())

    assert engine.advance(START + 14.75) == []


def test_late_tick_reports_every_step_it_jumped_over_with_its_true_moment():
    engine = running(prescription(sets=2, hold_s=30.0, rest_s=20.0))
    ready, first, rest, second = engine.steps

    assert engine.advance(START + 300) == [
        StepStarted(1, first, START + 15),
        SetFinished(first, 1, 30.0, SetOutcome.DONE, None, START + 45),
        StepStarted(2, rest, START + 45),
        StepStarted(3, second, START + 65),
        SetFinished(second, 1, 30.0, SetOutcome.DONE, None, START + 95),
        SessionFinished(SessionOutcome.COMPLETED, START + 95),
    ]
    assert ready.kind is StepKind.GET_READY
    assert engine.phase is Phase.FINISHED


@pytest.mark.parametrize(
    ("planned", "reps", "seconds"),
    [
        (prescription(reps=3, hold_s=10.0), 3, 30.0),
        (paced(reps=4), 4, 24.0),
        (stance(tries=1, cap_s=45.0), 1, 45.0),
        (prescription(Kind.BREATH, reps=5, hold_s=10.0), 5, 50.0),
    ],
    ids=["hold", "reps", "stance", "breath"],
)
def test_whole_set_of_each_kind_reports_all_that_was_planned(planned, reps, seconds):
    (event,) = finished(running(planned).advance(START + 500))

    assert (event.done_reps, event.done_s, event.outcome) == (reps, seconds, SetOutcome.DONE)


def test_finished_session_stays_finished():
    engine = running(prescription(), until_s=START + 500)

    assert engine.advance(START + 600) == []
    assert engine.view(START + 600).session_left_s == 0.0
    assert engine.view(START + 600).remaining_s == 0.0


# -- what is seen --------------------------------------------------------------------------------------------------


def test_view_tells_step_segment_and_what_is_left():
    engine = in_work(prescription(reps=2, hold_s=30.0), prescription(hold_s=10.0))
    view = engine.view(WORK_STARTS + 32)

    assert (view.index, view.step, view.position_s, view.remaining_s) == (1, engine.steps[1], 32.0, 33.0)
    assert (view.segment.part, view.segment_position_s, view.segment_remaining_s) == (Part.RELEASE, 2.0, 3.0)
    assert view.session_left_s == 33.0 + 5.0 + 10.0
    assert view.count_in_s == 0.0


def test_view_before_the_start_shows_the_first_step_whole():
    view = SessionEngine(steps_of(prescription()), TIMING).view(START + 7)

    assert (view.phase, view.position_s, view.session_left_s) == (Phase.READY, 0.0, 45.0)


def test_view_of_a_late_tick_never_passes_the_end_of_the_step():
    assert in_work(prescription()).view(WORK_STARTS + 99).position_s == 30.0


# -- pause ---------------------------------------------------------------------------------------------------------


def test_pause_keeps_the_exact_time_and_resume_counts_three_in():
    engine = in_work(prescription())
    assert engine.pause(WORK_STARTS + 12.25) == [Paused(PauseCause.PERSON, WORK_STARTS + 12.25)]

    assert engine.view(WORK_STARTS + 99).position_s == 12.25
    assert engine.go_on(WORK_STARTS + 112.25) == [Resumed(WORK_STARTS + 115.25)]
    assert engine.view(WORK_STARTS + 113.25).count_in_s == 2.0
    assert engine.view(WORK_STARTS + 113.25).position_s == 12.25
    (event, *_) = finished(engine.advance(WORK_STARTS + 500))
    assert (event.at_s, event.done_s) == (WORK_STARTS + 30 + 103, 30.0)


def test_paused_session_lets_no_time_pass():
    engine = in_work(prescription())
    engine.pause(WORK_STARTS + 5)

    assert engine.advance(WORK_STARTS + 600) == []
    assert engine.phase is Phase.PAUSED


def test_pause_within_the_count_in_keeps_the_time_too():
    engine = in_work(prescription())
    engine.pause(WORK_STARTS + 10)
    engine.go_on(WORK_STARTS + 20)

    assert engine.pause(WORK_STARTS + 22.75) == [Paused(PauseCause.PERSON, WORK_STARTS + 22.75)]
    assert engine.go_on(WORK_STARTS + 30) == [Resumed(WORK_STARTS + 33)]
    assert finished(engine.advance(WORK_STARTS + 99))[0].at_s == WORK_STARTS + 33 + 20


def test_pause_at_the_very_end_of_the_count_in_is_a_pause_in_the_work():
    engine = in_work(prescription())
    engine.pause(WORK_STARTS + 10)
    engine.go_on(WORK_STARTS + 20)

    engine.pause(WORK_STARTS + 25)
    assert engine.view(WORK_STARTS + 25).position_s == 12.0


def test_pause_in_get_ready_resumes_at_once():
    engine = running(prescription(), until_s=START + 4)
    engine.pause(START + 5)

    assert engine.go_on(START + 50) == [Resumed(START + 50)]
    assert started(engine.advance(START + 60))[0].at_s == START + 60


def test_pause_in_a_rest_resumes_at_once():
    engine = in_work(prescription(sets=2, hold_s=30.0, rest_s=20.0), after_s=35)
    engine.pause(WORK_STARTS + 40)

    assert engine.go_on(WORK_STARTS + 100) == [Resumed(WORK_STARTS + 100)]
    assert engine.view(WORK_STARTS + 100).remaining_s == 10.0


def test_pause_in_a_stance_voids_the_try():
    engine = in_work(stance(tries=2, cap_s=30.0))
    engine.pause(WORK_STARTS + 20)

    assert engine.view(WORK_STARTS + 25).position_s == 0.0
    engine.go_on(WORK_STARTS + 30)
    (event, *_) = finished(engine.advance(WORK_STARTS + 63))
    assert (event.at_s, event.done_s) == (WORK_STARTS + 63, 30.0)


def test_pause_brings_the_session_up_to_date_first():
    engine = in_work(prescription(sets=2, rest_s=20.0))
    events = engine.pause(WORK_STARTS + 34)

    assert [type(event) for event in events] == [SetFinished, StepStarted, Paused]
    assert engine.view(WORK_STARTS + 99).position_s == 4.0


@pytest.mark.parametrize("cause", PauseCause)
def test_pause_tells_its_cause(cause):
    assert in_work(prescription()).pause(WORK_STARTS + 1, cause) == [Paused(cause, WORK_STARTS + 1)]


def test_second_pause_changes_nothing():
    engine = in_work(prescription())
    engine.pause(WORK_STARTS + 5)

    assert engine.pause(WORK_STARTS + 9) == []
    assert engine.view(WORK_STARTS + 9).position_s == 5.0


def test_forgotten_pause_saves_what_was_done_and_ends():
    engine = in_work(prescription(reps=2, hold_s=30.0))
    engine.pause(WORK_STARTS + 40)
    step = engine.steps[1]
    end_s = WORK_STARTS + 40 + 20 * 60

    assert engine.advance(end_s - 0.25) == []
    assert engine.advance(end_s) == [
        SetFinished(step, 1, 35.0, SetOutcome.PARTLY, None, end_s),
        SessionFinished(SessionOutcome.ENDED_EARLY, end_s),
    ]


def test_forgotten_waiting_ends_too():
    engine = in_work(prescription(), prescription(), mode=GoOn.AUTOMATIC_WITHIN, after_s=30)
    assert engine.phase is Phase.WAITING

    assert engine.advance(WORK_STARTS + 30 + 1200) == [
        SessionFinished(SessionOutcome.ENDED_EARLY, WORK_STARTS + 30 + 1200)
    ]


def test_running_session_is_never_forgotten():
    engine = running(prescription(hold_s=2000.0))

    assert [type(event) for event in engine.advance(START + 1900)] == [StepStarted]


# -- sleep ---------------------------------------------------------------------------------------------------------


def test_sleep_pauses_at_the_last_moment_seen_and_credits_nothing():
    engine = in_work(prescription(), after_s=3)

    assert engine.sleep(WORK_STARTS + 4, WORK_STARTS + 3604) == [Paused(PauseCause.SLEEP, WORK_STARTS + 4)]
    assert engine.advance(WORK_STARTS + 3604) == []
    assert engine.phase is Phase.PAUSED
    assert engine.view(WORK_STARTS + 3604).remaining_s == 26.0


def test_sleep_in_a_stance_voids_the_try():
    engine = in_work(stance(), after_s=3)
    engine.sleep(WORK_STARTS + 4, WORK_STARTS + 900)

    assert engine.view(WORK_STARTS + 900).position_s == 0.0


def test_sleep_in_the_count_in_keeps_the_time():
    engine = in_work(prescription())
    engine.pause(WORK_STARTS + 10)
    engine.go_on(WORK_STARTS + 20)
    engine.sleep(WORK_STARTS + 21, WORK_STARTS + 900)

    assert (engine.phase, engine.view(WORK_STARTS + 900).position_s) == (Phase.PAUSED, 10.0)


@pytest.mark.parametrize("mode", [GoOn.AUTOMATIC, GoOn.AUTOMATIC_WITHIN], ids=["paused", "waiting"])
def test_sleep_is_no_part_of_a_forgotten_pause(mode):
    engine = in_work(prescription(), prescription(), mode=mode, after_s=30)
    engine.pause(WORK_STARTS + 30)
    stands_s = WORK_STARTS + 30 + 600
    engine.advance(stands_s)

    assert engine.sleep(stands_s, stands_s + 3600) == []
    assert engine.advance(stands_s + 3600 + 599.75) == []
    assert isinstance(engine.advance(stands_s + 3600 + 600)[-1], SessionFinished)
