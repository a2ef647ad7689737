from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from hipcoach.domain.engine import Phase, SessionEngine
from hipcoach.domain.events import PauseCause, Paused, Resumed, SessionFinished, SetFinished, StepStarted
from hipcoach.domain.plan import StepKind, settle_step
from hipcoach.domain.preferences import GoOn
from hipcoach.domain.records import SessionOutcome, SetOutcome, SkipReason
from hipcoach.services.session_runner import SessionRunner
from tests.fake_clock import FakeClock
from tests.unit.samples import TIMING, finished, paced, prescription, stance, started, steps_of

TICK_S = 0.25
GET_READY_S = 15.0


class Kept:
    """A recorder that only keeps what it is given."""

    def __init__(self):
        self.sets = []

    def record(self, event, ended_at_utc):
        self.sets.append((event, ended_at_utc))


class Session:
    """A runner with its clock and recorder, ticked as a screen would."""

    def __init__(self, clock, *planned, mode=GoOn.AUTOMATIC):
        self.clock = clock
        self.kept = Kept()
        self.runner = SessionRunner(SessionEngine(steps_of(*planned), TIMING, mode), clock, self.kept, TIMING)
        self.events = self.runner.start()

    def run(self, seconds, tick_s=TICK_S):
        """Tick on for so long; give what happened."""
        events = []
        for _ in range(round(seconds / tick_s)):
            self.clock.pass_s(tick_s)
            events += self.runner.tick()
        self.events += events
        return events

    @property
    def view(self):
        return self.runner.view()


@pytest.fixture
def holding(clock):
    """A session five seconds into a hold of thirty."""
    session = Session(clock, prescription(sets=2, hold_s=30.0, rest_s=20.0))
    session.run(GET_READY_S + 5)
    return session


def test_session_runs_by_the_clock_and_commits_each_set_when_it_ends(clock):
    start = clock.local
    session = Session(clock, prescription(sets=2, hold_s=30.0, rest_s=20.0))
    session.run(100)

    assert [type(event) for event in session.events] == [
        *(StepStarted, StepStarted, SetFinished, StepStarted, StepStarted, SetFinished, SessionFinished)
    ]
    assert [(event.step.set_number, at) for event, at in session.kept.sets] == [
        (1, start + timedelta(seconds=45)),
        (2, start + timedelta(seconds=95)),
    ]
    assert session.runner.phase is Phase.FINISHED


def test_start_counts_from_its_own_moment_not_from_when_the_runner_was_made(clock):
    runner = SessionRunner(SessionEngine(steps_of(prescription()), TIMING), clock, Kept(), TIMING)
    clock.pass_s(600)

    assert [type(event) for event in runner.start()] == [StepStarted]
    assert runner.phase is Phase.RUNNING


def test_end_of_a_set_is_written_at_its_true_moment_in_utc():
    clock = FakeClock(datetime(2026, 3, 2, 8, 0, tzinfo=timezone(timedelta(hours=2))))
    session = Session(clock, prescription(hold_s=30.0))
    session.run(44)
    session.run(2, tick_s=2.0)
    ((_, at),) = session.kept.sets

    assert at == datetime(2026, 3, 2, 6, 0, 45, tzinfo=UTC)
    assert at.utcoffset() == timedelta(0)


# -- sleep ---------------------------------------------------------------------------------------------------------


def asleep_both(clock, seconds):
    clock.pass_s(seconds)


def asleep_on_the_calendar_only(clock, seconds):
    clock.jump_s(seconds)


@pytest.fixture(params=[asleep_both, asleep_on_the_calendar_only])
def fall_asleep(request, clock):
    """Sleep as both kinds of computers do it: with the steady clock running on, or standing still."""
    return lambda seconds: request.param(clock, seconds)


def test_session_pauses_itself_when_the_computer_slept(holding, fall_asleep):
    fall_asleep(3600)
    (event,) = holding.runner.tick()

    assert event.cause is PauseCause.SLEEP
    assert holding.runner.phase is Phase.PAUSED
    assert holding.view.remaining_s == 25.0
    assert holding.kept.sets == []


def test_sleep_is_followed_by_no_burst(holding, fall_asleep):
    fall_asleep(3600)
    holding.runner.tick()

    assert holding.run(60) == []


def test_after_sleep_the_session_goes_on_where_it_was(holding, fall_asleep):
    fall_asleep(3600)
    holding.runner.tick()
    holding.run(10)
    assert isinstance(holding.runner.go_on()[0], Resumed)
    holding.run(3 + 25)

    ((event, _),) = holding.kept.sets
    assert (event.done_s, event.outcome) == (30.0, SetOutcome.DONE)


def test_key_pressed_first_after_sleep_acts_on_what_was_before_it(holding, fall_asleep):
    fall_asleep(3600)
    events = holding.runner.skip(SkipReason.TIME)

    assert [type(event) for event in events] == [Paused, SetFinished, StepStarted]
    assert finished(events)[0].done_s == 5.0


def test_stop_first_after_sleep_credits_none_of_it(holding, fall_asleep):
    fall_asleep(3600)

    assert finished(holding.runner.stop(SessionOutcome.ENDED_EARLY))[0].done_s == 5.0


def test_pause_pressed_first_after_sleep_is_the_sleep_already(holding, fall_asleep):
    fall_asleep(3600)

    assert [event.cause for event in holding.runner.pause()] == [PauseCause.SLEEP]


def test_foot_after_sleep_ends_no_try(clock, fall_asleep):
    session = Session(clock, stance())
    session.run(GET_READY_S + 5)
    fall_asleep(20)

    assert finished(session.runner.foot_down()) == []
    assert session.view.position_s == 0.0


def test_sleep_in_a_pause_does_not_end_the_session(holding, fall_asleep):
    holding.runner.pause()
    holding.run(600, tick_s=1.0)
    fall_asleep(7 * 3600)

    assert holding.runner.tick() == []
    assert holding.runner.phase is Phase.PAUSED
    assert isinstance(holding.run(600, tick_s=1.0)[-1], SessionFinished)


@pytest.mark.parametrize("silence_s", [0.25, 1.0, 2.0])
def test_silence_of_up_to_two_seconds_is_a_late_tick(holding, silence_s):
    holding.clock.pass_s(silence_s)

    assert holding.runner.tick() == []
    assert holding.view.position_s == 5.0 + silence_s


def test_late_tick_over_a_deadline_reports_the_true_moment(holding):
    holding.run(24)
    holding.clock.pass_s(2.0)
    (event, rest) = holding.runner.tick()

    assert holding.clock.now_s - event.at_s == 1.0
    assert rest.at_s == event.at_s


@pytest.mark.parametrize("jump_s", [-7200, -3, 1.5])
def test_clock_on_the_wall_set_back_or_a_little_forward_is_no_sleep(holding, jump_s):
    holding.clock.jump_s(jump_s)

    assert holding.run(TICK_S) == []
    assert holding.runner.phase is Phase.RUNNING


def test_change_to_summer_time_is_no_sleep(holding):
    holding.clock.local = holding.clock.local.astimezone(timezone(timedelta(hours=1)))
    assert holding.run(TICK_S) == []

    holding.clock.local = holding.clock.local.astimezone(timezone(timedelta(hours=2)))
    assert holding.run(TICK_S) == []


def test_clock_at_sixty_times_speed_does_not_sleep_between_ticks(clock):
    clock.speed = 60.0
    session = Session(clock, prescription(hold_s=30.0))
    session.run(48, tick_s=6.0)

    assert session.runner.phase is Phase.FINISHED
    assert not any(isinstance(event, Paused) for event in session.events)


def test_clock_at_speed_still_sleeps_when_really_silent(clock):
    clock.speed = 60.0
    session = Session(clock, prescription(hold_s=1000.0))
    session.run(30, tick_s=6.0)
    clock.pass_s(121.0)

    assert [event.cause for event in session.runner.tick()] == [PauseCause.SLEEP]


# -- the verbs -----------------------------------------------------------------------------------------------------


def test_person_pauses_and_goes_on(holding):
    assert holding.runner.pause() == [Paused(PauseCause.PERSON, holding.clock.now_s)]
    assert holding.runner.pause(PauseCause.PAIN) == []
    holding.run(30)

    assert holding.runner.go_on() == [Resumed(holding.clock.now_s + 3)]
    assert holding.runner.phase is Phase.COUNT_IN


def test_pause_for_pain_says_so(holding):
    assert holding.runner.pause(PauseCause.PAIN)[0].cause is PauseCause.PAIN


def test_set_is_done_again(holding):
    assert started(holding.runner.redo(previous=False))[0].index == 1
    assert holding.view.position_s == 0.0


def test_skipped_exercise_is_committed_set_by_set(holding):
    rest = settle_step(holding.view.step, 120.0)
    events = holding.runner.skip(SkipReason.PAIN, whole_exercise=True, then=(rest,))

    assert [event for event, _ in holding.kept.sets] == finished(events)
    assert [event.outcome for event, _ in holding.kept.sets] == [SetOutcome.PARTLY, SetOutcome.SKIPPED]
    assert holding.view.step.kind is StepKind.SETTLE


def test_rest_is_longer_by_the_programme_s_seconds(holding):
    holding.run(26)
    before_s = holding.view.remaining_s
    holding.runner.extend()

    assert holding.view.remaining_s - before_s == TIMING.extra_rest_s


def test_pace_is_changed(clock):
    session = Session(clock, paced(reps=4))
    session.run(GET_READY_S)
    session.runner.change_pace(1.5)

    assert session.view.remaining_s == 36.0


def test_foot_down_commits_the_try_at_this_very_moment(clock):
    session = Session(clock, stance(tries=1))
    session.run(GET_READY_S + 12)
    clock.pass_s(0.125)
    session.runner.foot_down()
    ((event, at),) = session.kept.sets

    assert (event.done_s, at) == (12.125, clock.local)


def test_half_a_set_is_committed_before_another_plan(holding):
    left = holding.runner.leave_set()
    events = holding.runner.replan(steps_of(prescription(hold_s=10.0)))

    assert len(finished(left)) == len(holding.kept.sets) == 1
    assert finished(events) == []
    assert holding.view.step.kind is StepKind.GET_READY


def test_stop_commits_what_was_done(holding):
    holding.runner.stop(SessionOutcome.STOPPED_FOR_PAIN)
    ((event, at),) = holding.kept.sets

    assert (event.done_s, event.reason, at) == (5.0, SkipReason.PAIN, holding.clock.local)


def test_last_look_at_the_clock_can_be_asked_for(holding):
    seen_s = holding.clock.now_s
    holding.clock.pass_s(1.0)
    assert holding.runner.seen_s == seen_s

    holding.runner.tick()
    assert holding.runner.seen_s == holding.clock.now_s


def test_steps_can_be_looked_up(holding):
    assert holding.runner.steps[0].kind is StepKind.GET_READY
    assert holding.runner.step_after(0) is holding.runner.steps[1]


def test_rating_is_awaited_after_the_settling_rest(clock):
    session = Session(clock, prescription(), prescription())
    session.run(GET_READY_S + 5)
    session.runner.skip(SkipReason.PAIN, whole_exercise=True, then=(settle_step(session.view.step, 10.0),))
    assert not session.runner.awaits_rating

    session.run(10)
    assert session.runner.awaits_rating
