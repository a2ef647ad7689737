"""How long a session is reckoned to take (E7)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipcoach.domain.doses import share_of
from hipcoach.domain.exercise import Kind, Position, Role, Side
from hipcoach.domain.plan import StepKind, build_steps, session_s
from hipcoach.domain.prescribing import prescribed
from hipcoach.domain.session_length import planned_s, work_s
from tests.unit.samples import EXERCISES, TIMING, per_side, prescription


def test_planned_time_has_the_set_up_of_each_exercise_and_its_rests():
    planned = [prescription(sets=2, hold_s=30.0, rest_s=15.0), prescription(Kind.STANCE, position=Position.STANDING)]

    assert planned_s(planned, TIMING) == TIMING.setup_s + 30.0 + 15.0 + 30.0 + TIMING.setup_s + 30.0


def test_sides_are_changed_in_the_time_to_set_up():
    lying = [prescription(hold_s=30.0, **per_side())] * 5

    assert planned_s(lying, TIMING) == 5 * (TIMING.setup_s + 60.0)


def test_where_the_player_takes_longer_its_time_counts():
    many = [prescription(sets=5, hold_s=30.0, rest_s=8.0, **per_side())]

    assert planned_s(many, TIMING) == session_s(build_steps(list(enumerate(many)), TIMING))
    assert planned_s(many, TIMING) > TIMING.setup_s + 10 * 30.0 + 4 * 8.0


rows = st.lists(
    st.builds(
        lambda exercise, level, side, extra, share: prescribed(
            exercise, share_of(exercise.dose(level), share), Role.MAIN, side
        ).replace(extra_sets=extra),
        st.sampled_from(list(EXERCISES.values())),
        st.integers(1, 4),
        st.sampled_from([Side.LEFT, Side.RIGHT]),
        st.integers(0, 2),
        st.sampled_from([0.5, 1]),
    ),
    max_size=6,
)


@given(rows)
def test_it_is_what_the_steps_of_the_player_add_up_to_or_the_programme_s_reckoning(planned):
    steps = build_steps(list(enumerate(planned)), TIMING)
    set_up = {StepKind.GET_READY, StepKind.CHANGE_SIDE}
    busy_s = sum(step.duration_s for step in steps if step.kind not in set_up)

    assert planned_s(planned, TIMING) == pytest.approx(max(session_s(steps), busy_s + len(planned) * TIMING.setup_s))


def test_nothing_planned_takes_no_time():
    assert planned_s([], TIMING) == 0


def test_work_leaves_out_rests():
    assert work_s(prescription(sets=2, reps=3, hold_s=10.0, rest_s=30.0), TIMING) == 2 * (30.0 + 10.0)
