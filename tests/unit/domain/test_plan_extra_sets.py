"""Sets more on one side (E7)."""

from __future__ import annotations

from hipcoach.domain.exercise import Side
from hipcoach.domain.plan import StepKind
from tests.unit.samples import per_side, prescription, stance, steps_of, work

REST, WORK = StepKind.REST, StepKind.WORK


def outline(steps):
    return [(step.kind, step.set_number, step.side, step.duration_s) for step in steps]


def test_sets_more_come_after_those_of_both_sides_on_the_first_side_only():
    exercise = prescription(sets=2, hold_s=30.0, rest_s=20.0, extra_sets=2, **per_side(Side.LEFT))

    assert outline(steps_of(exercise))[8:] == [
        (REST, 3, Side.LEFT, 20.0),
        (WORK, 3, Side.LEFT, 30.0),
        (REST, 4, Side.LEFT, 20.0),
        (WORK, 4, Side.LEFT, 30.0),
    ]
    assert (exercise.sets_on(Side.LEFT), exercise.sets_on(Side.RIGHT)) == (4, 2)


def test_set_more_is_like_the_last_one():
    steps = work(steps_of(prescription(sets=2, reps=3, pyramid=(3, 2), extra_sets=1, **per_side())))

    assert [(step.side, step.reps) for step in steps if step.set_number == 3] == [(Side.RIGHT, 2)]


def test_set_more_of_a_stance_has_all_its_tries():
    steps = work(steps_of(stance(tries=2, extra_sets=1, **per_side())))

    assert [(step.side, step.try_number) for step in steps if step.set_number == 2] == [
        (Side.RIGHT, 1),
        (Side.RIGHT, 2),
    ]
