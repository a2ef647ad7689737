"""What holds of the engine whatever the ticks and whatever is pressed."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from hipcoach.domain.engine import Phase, SessionEngine
from hipcoach.domain.events import Paused, SessionFinished, SetFinished, StepStarted
from hipcoach.domain.exercise import Kind
from hipcoach.domain.plan import StepKind, build_steps, session_s, settle_step
from hipcoach.domain.preferences import GoOn
from hipcoach.domain.records import SessionOutcome, SkipReason
from tests.unit.samples import TIMING, finished, paced, per_side, prescription, stance, started, steps_of, work

START = 100.0
QUARTERS = st.integers(0, 2400).map(lambda quarter: quarter / 4)  # exact in binary, so == is honest

exercises = st.sampled_from(
    [
        prescription(hold_s=10.0),
        prescription(sets=2, reps=2, hold_s=5.0, rest_s=0.0, **per_side()),
        prescription(Kind.BREATH, reps=3, hold_s=10.0),
        paced(sets=2, reps=2),
        paced(reps=3, **per_side()),
        stance(tries=2, cap_s=15.0),
    ]
)
sessions = st.lists(exercises, min_size=1, max_size=3)


def planned_ends(steps):
    ends, end_s = [], START
    for step in steps:
        end_s += step.duration_s
        ends.append(end_s)
    return ends


@given(sessions, st.lists(QUARTERS, max_size=30))
def test_all_steps_end_when_planned_whatever_the_tick_times(planned, ticks):
    steps = steps_of(*planned)
    engine = SessionEngine(steps, TIMING, GoOn.AUTOMATIC)
    events = engine.start(START)
    for tick in sorted(ticks):
        events += engine.advance(START + tick)
    events += engine.advance(START + session_s(steps))

    begins = [event.at_s for event in started(events)]
    assert [*begins[1:], events[-1].at_s] == planned_ends(steps)
    assert isinstance(events[-1], SessionFinished)
    assert sum(event.done_s for event in finished(events)) == sum(step.work_s for step in work(steps))


@given(sessions, st.lists(st.tuples(QUARTERS, QUARTERS), max_size=10))
def test_pauses_move_the_end_and_take_nothing_away(planned, pauses):
    steps = steps_of(*planned)
    engine = SessionEngine(steps, TIMING, GoOn.AUTOMATIC)
    events, now_s = engine.start(START), START
    for run_s, pause_s in pauses:
        now_s += run_s
        events += engine.pause(now_s)
        now_s += pause_s
        events += engine.go_on(now_s) if engine.phase is Phase.PAUSED else []
    events += engine.advance(now_s + session_s(steps) + TIMING.count_in_s)

    assert [event.step.key for event in finished(events)] == [step.key for step in work(steps)]
    assert all(event.done_s == event.step.work_s for event in finished(events))


COMMANDS = {
    "tick": lambda engine, now_s: engine.advance(now_s),
    "pause": lambda engine, now_s: engine.pause(now_s),
    "go_on": lambda engine, now_s: engine.go_on(now_s),
    "redo": lambda engine, now_s: engine.redo(now_s, previous=False),
    "back": lambda engine, now_s: engine.redo(now_s, previous=True),
    "skip": lambda engine, now_s: engine.skip(now_s, SkipReason.TIME),
    "skip_exercise": lambda engine, now_s: engine.skip(now_s, SkipReason.TIME, whole_exercise=True),
    "settle": lambda engine, now_s: engine.skip(
        now_s, SkipReason.PAIN, whole_exercise=True, then=(settle_step(engine.view(now_s).step, 120.0),)
    ),
    "extend": lambda engine, now_s: engine.extend(now_s, TIMING.extra_rest_s),
    "slower": lambda engine, now_s: engine.change_pace(now_s, 1.5),
    "faster": lambda engine, now_s: engine.change_pace(now_s, 0.75),
    "foot_down": lambda engine, now_s: engine.foot_down(now_s),
    "leave_and_replan": lambda engine, now_s: [
        *engine.leave_set(now_s),
        *engine.replan(now_s, build_steps([(engine.view(now_s).step.exercise_index, prescription())], TIMING)),
    ],
    "stop": lambda engine, now_s: engine.stop(now_s, SessionOutcome.ENDED_EARLY),
}
presses = st.lists(st.tuples(st.sampled_from(sorted(COMMANDS)), QUARTERS.map(lambda s: s / 8)), max_size=40)
modes = st.sampled_from(GoOn)


def play(planned, mode, pressed):
    """Press one key after the other; give each command's time, its events and what was seen after it."""
    engine = SessionEngine(steps_of(*planned), TIMING, mode)
    now_s = START
    log = [(now_s, "start", engine.start(now_s), engine.view(now_s))]
    for command, after_s in pressed:
        now_s += after_s
        events = COMMANDS[command](engine, now_s)
        log.append((now_s, command, events, engine.view(now_s)))
    return engine, log


@given(sessions, modes, presses)
def test_position_never_passes_the_end_and_nothing_is_left_below_zero(planned, mode, pressed):
    _, log = play(planned, mode, pressed)

    for _, _, _, view in log:
        assert 0 <= view.position_s <= view.step.duration_s
        assert 0 <= view.segment_position_s <= view.segment.duration_s + 1e-9
        assert min(view.remaining_s, view.segment_remaining_s, view.count_in_s, view.session_left_s) >= 0


@given(sessions, modes, presses)
def test_events_come_in_order_and_none_lies_ahead_but_the_end_of_a_count_in(planned, mode, pressed):
    _, log = play(planned, mode, pressed)
    before_s = START

    for now_s, _, events, _ in log:
        moments = [event.at_s for event in events]
        assert moments == sorted(moments)
        assert all(before_s <= at_s <= now_s + TIMING.count_in_s for at_s in moments)
        before_s = max([at_s for at_s in moments if at_s <= now_s], default=before_s)


@given(sessions, modes, presses)
def test_each_pass_through_a_set_is_reported_at_most_once(planned, mode, pressed):
    _, log = play(planned, mode, pressed)
    events = [event for _, _, each, _ in log for event in each]
    is_open = False
    reported = Counter()
    for event in events:
        if isinstance(event, StepStarted):
            is_open = event.step.kind is StepKind.WORK
        elif isinstance(event, SetFinished) and event.done_s > 0:
            assert is_open, "a set was reported that nobody was in"
            is_open = False
            reported[event.step.key] += 1
    starts = Counter(e.step.key for e in events if isinstance(e, StepStarted) and e.step.kind is StepKind.WORK)
    assert all(reported[key] <= starts[key] for key in reported)


@given(sessions, modes, presses)
def test_a_set_that_ends_by_itself_is_reported_whole_and_once(planned, mode, pressed):
    quiet = [press for press in pressed if press[0] in {"tick", "pause", "go_on", "extend", "slower", "faster"}]
    engine, log = play(planned, mode, quiet)
    events = [event for _, _, each, _ in log for event in each]

    reported = [event.step.key for event in finished(events) if not isinstance(events[-1], SessionFinished)]
    passed = [step.key for step in work(engine.steps[: log[-1][3].index])]
    assert engine.phase is Phase.FINISHED or reported == passed
    assert all(event.done_s == event.step.work_s for event in finished(events) if event.outcome.value == "done")


@given(sessions, modes, presses)
def test_never_more_is_credited_than_time_has_passed(planned, mode, pressed):
    paced_once = [press for press in pressed if press[0] not in {"slower", "faster"}]
    _, log = play(planned, mode, paced_once)
    credited_s = sum(event.done_s for _, _, events, _ in log for event in finished(events))

    assert credited_s <= log[-1][0] - START


@given(sessions, modes, presses, st.lists(st.integers(1, 5000), min_size=1, max_size=5))
def test_time_asleep_is_never_credited_and_sets_off_no_burst(planned, mode, pressed, sleeps):
    engine, log = play(planned, mode, pressed)
    now_s = log[-1][0]
    for asleep_s in sleeps:
        before = engine.view(now_s)
        events = engine.sleep(now_s, now_s + asleep_s)
        now_s += asleep_s
        after = engine.view(now_s)

        assert [type(event) for event in events] in ([], [Paused])
        assert engine.advance(now_s) == []
        assert after.position_s in {before.position_s, 0.0}
        engine.go_on(now_s)
        now_s += 1
        engine.advance(now_s)


@given(sessions, modes, presses)
def test_a_finished_session_says_so_once(planned, mode, pressed):
    engine, log = play(planned, mode, [*pressed, ("stop", 0.0)])
    ends = [event for _, _, events, _ in log for event in events if isinstance(event, SessionFinished)]

    assert len(ends) == 1
    assert engine.phase is Phase.FINISHED


@given(sessions, modes, presses)
def test_no_exercise_follows_a_settling_rest_without_a_new_plan(planned, mode, pressed):
    _, log = play(planned, mode, pressed)
    has_settled = False
    for _, command, events, _ in log:
        for event in events:
            if isinstance(event, StepStarted):
                assert not has_settled or command == "leave_and_replan"
                has_settled = event.step.kind is StepKind.SETTLE
