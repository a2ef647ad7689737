from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipcoach.domain.cues import CueKind, PlannedCue, count_in, cue_at_end, cue_at_start, cues_within
from hipcoach.domain.engine import SessionEngine
from hipcoach.domain.exercise import Kind, Side
from hipcoach.domain.plan import StepKind, settle_step
from hipcoach.domain.preferences import GoOn
from tests.unit.samples import TIMING, paced, per_side, prescription, stance, steps_of, work

START = 100.0

READY, GO, TEN, TAP, CHANGE, DONE = (
    CueKind.GET_READY,
    CueKind.START,
    CueKind.TEN_SECONDS,
    CueKind.LAST_SECONDS,
    CueKind.CHANGE_SIDE,
    CueKind.DONE,
)
UP, LEVEL, DOWN = CueKind.TEMPO_OUT, CueKind.TEMPO_HOLD, CueKind.TEMPO_BACK
LEFT, RIGHT, MIDDLE = Side.LEFT, Side.RIGHT, Side.BOTH


def score(*planned):
    """Every cue of a session that nobody touches: seconds from its start, what, where."""
    now_s, found = 0.0, []
    steps = steps_of(*planned)
    for step in steps:
        found += [cue_at_start(step, now_s), *cues_within(step, now_s)]
        now_s += step.duration_s
    return [(cue.at_s, cue.kind, cue.side) for cue in [*found, cue_at_end(None, now_s)]]


def test_score_of_a_hold_of_two_times_30_seconds():
    assert score(prescription(sets=1, reps=2, hold_s=30.0)) == [
        (0.0, READY, MIDDLE),
        (12.0, TAP, MIDDLE),
        (13.0, TAP, MIDDLE),
        (14.0, TAP, MIDDLE),
        (15.0, GO, MIDDLE),
        (35.0, TEN, MIDDLE),
        (42.0, TAP, MIDDLE),
        (43.0, TAP, MIDDLE),
        (44.0, TAP, MIDDLE),
        (45.0, DOWN, MIDDLE),
        (50.0, LEVEL, MIDDLE),
        (70.0, TEN, MIDDLE),
        (77.0, TAP, MIDDLE),
        (78.0, TAP, MIDDLE),
        (79.0, TAP, MIDDLE),
        (80.0, DONE, MIDDLE),
    ]


def test_score_of_one_set_of_repetitions_on_each_side():
    assert score(paced(reps=2, tempo=(2.0, 1.0, 3.0), **per_side(LEFT))) == [
        (0.0, READY, LEFT),
        (12.0, TAP, LEFT),
        (13.0, TAP, LEFT),
        (14.0, TAP, LEFT),
        (15.0, GO, LEFT),
        (17.0, LEVEL, LEFT),
        (18.0, DOWN, LEFT),
        (21.0, UP, LEFT),
        (23.0, LEVEL, LEFT),
        (24.0, DOWN, LEFT),
        (27.0, CHANGE, RIGHT),
        (32.0, TAP, RIGHT),
        (33.0, TAP, RIGHT),
        (34.0, TAP, RIGHT),
        (35.0, GO, RIGHT),
        (37.0, LEVEL, RIGHT),
        (38.0, DOWN, RIGHT),
        (41.0, UP, RIGHT),
        (43.0, LEVEL, RIGHT),
        (44.0, DOWN, RIGHT),
        (47.0, DONE, MIDDLE),
    ]


def test_score_of_a_stance_with_two_tries_counts_nothing_down_while_standing():
    assert score(stance(tries=2, cap_s=30.0, rest_s=10.0)) == [
        (0.0, READY, MIDDLE),
        (12.0, TAP, MIDDLE),
        (13.0, TAP, MIDDLE),
        (14.0, TAP, MIDDLE),
        (15.0, GO, MIDDLE),
        (45.0, DONE, MIDDLE),
        (52.0, TAP, MIDDLE),
        (53.0, TAP, MIDDLE),
        (54.0, TAP, MIDDLE),
        (55.0, GO, MIDDLE),
        (85.0, DONE, MIDDLE),
    ]


def test_score_of_breathing_rises_and_falls():
    (step,) = work(steps_of(prescription(Kind.BREATH, reps=2, hold_s=10.0)))

    assert [(cue.at_s, cue.kind) for cue in cues_within(step, 0.0)] == [(4.0, DOWN), (10.0, UP), (14.0, DOWN)]


@pytest.mark.parametrize(
    ("hold_s", "kinds"),
    [(3.0, []), (4.0, [TAP] * 3), (19.75, [TAP] * 3), (20.0, [TEN, *[TAP] * 3]), (60.0, [TEN, *[TAP] * 3])],
)
def test_short_holds_are_not_talked_through(hold_s, kinds):
    (step,) = work(steps_of(prescription(hold_s=hold_s)))

    assert [cue.kind for cue in cues_within(step, START)] == kinds


@pytest.mark.parametrize(
    ("index", "kind", "side"), [(0, READY, RIGHT), (1, GO, RIGHT), (2, CHANGE, LEFT), (3, GO, LEFT), (4, DONE, MIDDLE)]
)
def test_every_step_begins_with_its_own_sound_on_its_side(index, kind, side):
    step = steps_of(prescription(sets=2, **per_side(RIGHT)))[index]

    assert cue_at_start(step, START) == PlannedCue(kind=kind, at_s=START, side=side)
    assert cue_at_end(step, START) == cue_at_start(step, START)


def test_settling_rest_begins_as_any_end_of_work():
    rest = settle_step(work(steps_of(prescription(**per_side())))[0], 120.0)

    assert cue_at_start(rest, START) == PlannedCue(kind=DONE, at_s=START)


def test_session_ends_with_done_in_the_middle():
    assert cue_at_end(None, START) == PlannedCue(kind=DONE, at_s=START, side=MIDDLE)


def test_count_in_taps_three_times_before_the_start():
    (step, *_) = work(steps_of(prescription(**per_side(LEFT))))

    assert count_in(step, START) == (
        PlannedCue(kind=TAP, at_s=START - 3, side=LEFT),
        PlannedCue(kind=TAP, at_s=START - 2, side=LEFT),
        PlannedCue(kind=TAP, at_s=START - 1, side=LEFT),
        PlannedCue(kind=GO, at_s=START, side=LEFT),
    )


planned_sessions = st.lists(
    st.builds(
        lambda reps, hold_s, rest_s: prescription(sets=2, reps=reps, hold_s=hold_s, rest_s=rest_s, **per_side()),
        st.integers(1, 3),
        st.sampled_from([1.0, 3.0, 5.0, 10.0, 30.0]),
        st.sampled_from([0.0, 15.0, 60.0]),
    )
    | st.builds(
        lambda reps, hold_s: paced(sets=2, reps=reps, hold_s=hold_s), st.integers(1, 3), st.sampled_from([0.0, 8.0])
    )
    | st.just(stance()),
    min_size=1,
    max_size=3,
)


@given(planned_sessions)
def test_every_cue_lies_inside_its_step_and_they_come_in_order(planned):
    for step in steps_of(*planned):
        moments = [cue.at_s for cue in cues_within(step, START)]
        assert all(START < at_s < START + step.duration_s for at_s in moments)
        assert all(one < two for one, two in pairwise(moments))


@given(planned_sessions, st.integers(0, 400), st.integers(0, 400))
def test_after_a_resume_each_cue_of_the_step_sounds_once_and_none_lies_in_the_past(planned, run, stood):
    engine = SessionEngine(steps_of(*planned), TIMING, GoOn.AUTOMATIC)
    engine.start(START)
    now_s = START + run / 4
    engine.advance(now_s)
    before = engine.view(now_s)
    heard = [cue for cue in cues_within(before.step, now_s - before.position_s) if cue.at_s <= now_s]
    engine.pause(now_s)
    engine.go_on(now_s + stood / 4)
    engine.advance(now_s + stood / 4 + TIMING.count_in_s)
    after = engine.view(now_s + stood / 4 + TIMING.count_in_s)
    if after.index != before.index or before.step.is_stance:
        return  # a rest without count-in may be over by now, and a void try begins anew

    resumed_s = now_s + stood / 4 + (TIMING.count_in_s if before.step.kind is StepKind.WORK else 0.0)
    again = cues_within(before.step, resumed_s - before.position_s)
    to_come = [cue for cue in again if cue.at_s > resumed_s]
    assert len(heard) + len(to_come) == len(again)
