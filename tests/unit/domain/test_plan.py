from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipcoach.domain.exercise import Kind, Position, Side
from hipcoach.domain.plan import Part, StepKind, build_steps, longer, session_s, settle_step
from hipcoach.domain.plan import paced as at_pace
from tests.unit.samples import TIMING, paced, per_side, prescription, stance, steps_of, work

READY, WORK, CHANGE, REST = StepKind.GET_READY, StepKind.WORK, StepKind.CHANGE_SIDE, StepKind.REST


def parts(step):
    return [(segment.part, segment.duration_s, segment.rep) for segment in step.segments]


def outline(steps):
    return [(step.kind, step.set_number, step.side, step.duration_s) for step in steps]


def test_hold_has_a_release_between_holds_and_none_after_the_last():
    (step,) = work(steps_of(prescription(reps=3, hold_s=30.0)))

    assert parts(step) == [
        (Part.HOLD, 30.0, 1),
        (Part.RELEASE, 5.0, 1),
        (Part.HOLD, 30.0, 2),
        (Part.RELEASE, 5.0, 2),
        (Part.HOLD, 30.0, 3),
    ]
    assert (step.duration_s, step.work_s, step.reps) == (100.0, 90.0, 3)


def test_repetitions_follow_the_tempo():
    (step,) = work(steps_of(paced(reps=2, tempo=(2.0, 1.0, 3.0))))

    assert parts(step) == [
        (Part.OUT, 2.0, 1),
        (Part.PAUSE, 1.0, 1),
        (Part.BACK, 3.0, 1),
        (Part.OUT, 2.0, 2),
        (Part.PAUSE, 1.0, 2),
        (Part.BACK, 3.0, 2),
    ]


def test_tempo_without_a_pause_has_no_empty_segment():
    (step,) = work(steps_of(paced(reps=1, tempo=(2.0, 0.0, 3.0))))

    assert parts(step) == [(Part.OUT, 2.0, 1), (Part.BACK, 3.0, 1)]


def test_hold_of_the_dose_replaces_that_of_the_tempo():
    (step,) = work(steps_of(paced(reps=1, tempo=(3.0, 2.0, 3.0), hold_s=10.0)))

    assert parts(step) == [(Part.OUT, 3.0, 1), (Part.PAUSE, 10.0, 1), (Part.BACK, 3.0, 1)]


def test_breath_goes_in_four_and_out_six_of_ten_seconds():
    (step,) = work(steps_of(prescription(Kind.BREATH, reps=2, hold_s=10.0)))

    assert parts(step) == [
        (Part.BREATHE_IN, 4.0, 1),
        (Part.BREATHE_OUT, 6.0, 1),
        (Part.BREATHE_IN, 4.0, 2),
        (Part.BREATHE_OUT, 6.0, 2),
    ]


def test_stance_has_a_step_for_each_try_with_the_cap_as_its_time():
    steps = work(steps_of(stance(tries=3, cap_s=30.0)))

    assert [step.try_number for step in steps] == [1, 2, 3]
    assert all(parts(step) == [(Part.STAND, 30.0, 1)] and step.is_stance for step in steps)


def test_only_a_stance_has_try_numbers():
    (step,) = work(steps_of(prescription()))

    assert (step.try_number, step.is_stance) == (0, False)


def test_pyramid_falls_from_set_to_set():
    steps = work(steps_of(prescription(sets=3, reps=3, pyramid=(3, 2, 1))))

    assert [step.reps for step in steps] == [3, 2, 1]


def test_each_set_goes_to_the_first_side_then_the_other_then_rests():
    steps = steps_of(prescription(sets=2, hold_s=30.0, rest_s=20.0, **per_side(Side.LEFT)))

    assert outline(steps) == [
        (READY, 1, Side.LEFT, 15.0),
        (WORK, 1, Side.LEFT, 30.0),
        (CHANGE, 1, Side.RIGHT, 8.0),
        (WORK, 1, Side.RIGHT, 30.0),
        (REST, 2, Side.LEFT, 20.0),
        (WORK, 2, Side.LEFT, 30.0),
        (CHANGE, 2, Side.RIGHT, 8.0),
        (WORK, 2, Side.RIGHT, 30.0),
    ]


def test_both_sides_get_the_same_time():
    steps = work(steps_of(prescription(sets=3, reps=3, pyramid=(3, 2, 1), hold_s=8.0, **per_side())))
    seconds = {side: sum(step.work_s for step in steps if step.side is side) for side in (Side.LEFT, Side.RIGHT)}

    assert seconds == {Side.LEFT: 48.0, Side.RIGHT: 48.0}


def test_rest_follows_every_set_but_the_last():
    steps = steps_of(prescription(sets=3, rest_s=20.0))

    assert [step.kind for step in steps] == [READY, WORK, REST, WORK, REST, WORK]


def test_rest_without_seconds_still_leaves_time_to_get_ready():
    rest = steps_of(prescription(sets=2, rest_s=0.0))[2]

    assert (rest.kind, rest.duration_s) == (REST, TIMING.get_ready_s)


def test_rest_that_brings_the_other_side_leaves_time_to_change():
    rest = steps_of(prescription(sets=2, rest_s=0.0, **per_side()))[4]

    assert (rest.kind, rest.side, rest.duration_s) == (REST, Side.RIGHT, TIMING.change_side_s)


def test_all_tries_of_a_leg_come_before_the_change_with_a_rest_after_each():
    steps = steps_of(stance(tries=2, cap_s=30.0, rest_s=10.0, **per_side()))

    assert [(step.kind, step.side, step.try_number, step.duration_s) for step in steps] == [
        (READY, Side.RIGHT, 1, 15.0),
        (WORK, Side.RIGHT, 1, 30.0),
        (REST, Side.RIGHT, 2, 10.0),
        (WORK, Side.RIGHT, 2, 30.0),
        (CHANGE, Side.LEFT, 1, 8.0),
        (WORK, Side.LEFT, 1, 30.0),
        (REST, Side.LEFT, 2, 10.0),
        (WORK, Side.LEFT, 2, 30.0),
    ]


def test_getting_ready_takes_longer_where_the_position_is_new():
    supine, standing = prescription(), prescription(position=Position.STANDING)
    ready = [step for step in steps_of(supine, supine, standing, standing, supine) if step.kind is READY]

    assert [(step.duration_s, step.is_new_position) for step in ready] == [
        (15.0, True),
        (5.0, False),
        (15.0, True),
        (5.0, False),
        (15.0, True),
    ]


def test_steps_know_their_place_in_the_session_not_in_the_list():
    steps = build_steps([(4, prescription()), (7, prescription())], TIMING)

    assert {step.exercise_index for step in steps} == {4, 7}


def test_sets_done_before_a_crash_are_left_out():
    exercise = prescription(sets=2, **per_side())
    done = {(0, 1, Side.RIGHT, 0), (0, 1, Side.LEFT, 0), (0, 2, Side.RIGHT, 0)}

    assert outline(steps_of(exercise, done=done)) == [(READY, 2, Side.LEFT, 15.0), (WORK, 2, Side.LEFT, 30.0)]


def test_exercise_that_is_all_done_leaves_no_trace():
    steps = steps_of(prescription(), prescription(), done={(0, 1, Side.BOTH, 0)})

    assert [(step.kind, step.exercise_index, step.duration_s) for step in steps] == [(READY, 1, 15.0), (WORK, 1, 30.0)]


def test_repetitions_without_a_tempo_are_refused():
    with pytest.raises(ValueError, match="sample has repetitions but no tempo"):
        steps_of(prescription(Kind.REPS))


def test_settling_rest_belongs_to_the_exercise_that_hurt():
    hurt = work(steps_of(prescription(), prescription(**per_side())))[1]
    rest = settle_step(hurt, 120.0)

    assert (rest.kind, rest.duration_s, rest.exercise_index, rest.side) == (StepKind.SETTLE, 120.0, 1, Side.RIGHT)


def test_session_takes_as_long_as_its_steps():
    assert session_s(steps_of(prescription(sets=2, hold_s=30.0, rest_s=20.0))) == 15.0 + 30.0 + 20.0 + 30.0


def test_longer_rest_is_the_same_rest():
    rest = steps_of(prescription(sets=2, rest_s=20.0))[2]
    more = longer(rest, 15.0)

    assert (more.duration_s, more.key, more.kind) == (35.0, rest.key, REST)


def test_pace_changes_all_parts_of_a_repetition():
    (step,) = work(steps_of(paced(reps=1, tempo=(2.0, 1.0, 3.0))))

    assert [segment.duration_s for segment in at_pace(step, 1.5).segments] == [3.0, 1.5, 4.5]


@pytest.mark.parametrize("kind", [Kind.HOLD, Kind.BREATH, Kind.STANCE])
def test_pace_leaves_what_is_not_paced(kind):
    (step,) = work(steps_of(prescription(kind)))

    assert at_pace(step, 1.5) == step


@pytest.mark.parametrize(
    ("position_s", "reps", "work_s"),
    [
        (0.0, 0, 0.0),
        (29.5, 0, 29.5),
        (30.0, 1, 30.0),
        (33.0, 1, 30.0),
        (35.0, 1, 30.0),
        (50.0, 1, 45.0),
        (65.0, 2, 60.0),
    ],
)
def test_hold_left_in_the_middle_counts_whole_holds_and_no_release(position_s, reps, work_s):
    (step,) = work(steps_of(prescription(reps=2, hold_s=30.0)))

    assert step.work_until(position_s) == (reps, work_s)


@pytest.mark.parametrize(
    ("position_s", "reps", "work_s"),
    [(5.75, 0, 5.75), (6.0, 1, 6.0), (11.5, 1, 11.5), (12.0, 2, 12.0), (99.0, 2, 12.0)],
)
def test_repetitions_count_when_they_are_back(position_s, reps, work_s):
    (step,) = work(steps_of(paced(reps=2)))

    assert step.work_until(position_s) == (reps, work_s)


@pytest.mark.parametrize(
    ("position_s", "found"), [(0.0, (0, 0.0)), (1.75, (0, 1.75)), (2.0, (1, 0.0)), (4.0, (2, 1.0)), (6.0, (2, 3.0))]
)
def test_segment_is_found_by_position(position_s, found):
    (step,) = work(steps_of(paced(reps=1, tempo=(2.0, 1.0, 3.0))))

    assert step.segment_at(position_s) == found


exercises = st.builds(
    lambda kind, sets, reps, hold_s, rest_s, is_per_side: (paced if kind is Kind.REPS else prescription)(
        **({} if kind is Kind.REPS else {"kind": kind}),
        sets=sets,
        reps=reps,
        hold_s=hold_s,
        rest_s=rest_s,
        **(per_side() if is_per_side else {}),
    ),
    st.sampled_from(Kind),
    st.integers(1, 3),
    st.integers(1, 4),
    st.sampled_from([5.0, 10.0, 30.0]),
    st.sampled_from([0.0, 15.0]),
    st.booleans(),
)


@given(st.lists(exercises, min_size=1, max_size=4))
def test_every_set_of_every_side_stands_once_and_never_beside_another(planned):
    steps = steps_of(*planned)
    keys = [step.key for step in work(steps)]

    assert len(set(keys)) == len(keys)
    assert len(keys) == sum(
        each.dose.sets * (2 if each.is_per_side else 1) * (each.dose.reps if each.kind is Kind.STANCE else 1)
        for each in planned
    )
    assert all(WORK in (one.kind, two.kind) and one.kind is not two.kind for one, two in pairwise(steps))
    assert (steps[0].kind, steps[-1].kind) == (READY, WORK)


@given(st.lists(exercises, min_size=1, max_size=3), st.data())
def test_after_a_crash_exactly_the_missing_sets_are_left(planned, data):
    keys = [step.key for step in work(steps_of(*planned))]
    done = data.draw(st.sets(st.sampled_from(keys)))

    assert [step.key for step in work(steps_of(*planned, done=done))] == [key for key in keys if key not in done]
