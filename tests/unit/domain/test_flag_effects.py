"""What one precaution does to the catalogue: each exercise it touches is named once, and no other."""

from __future__ import annotations

import pytest

from hipcoach.domain.flag_effects import flag_effect
from hipcoach.domain.support import fall_limit
from tests.unit.samples import CONTENT, EXERCISES, PROGRAMME

TABLE = CONTENT.safety.fall_table


def effect(flag):
    return flag_effect(flag, EXERCISES, PROGRAMME.flags, TABLE)


@pytest.mark.parametrize("flag", PROGRAMME.flags.ids)
def test_every_exercise_is_in_one_list_at_most_and_each_list_is_true(flag):
    found, flags = effect(flag), frozenset({flag})
    held = dict(found.held_back)

    for exercise in EXERCISES.values():
        places = [exercise.id in found.left_out, exercise.id in held, exercise.id in found.changed]
        assert sum(places) <= 1
        if exercise.is_excluded_by(flags):
            assert exercise.id in found.left_out
        if exercise.id in held:
            assert 0 < held[exercise.id] < exercise.doses[-1].level
        if exercise.id in found.changed:
            assert any(caution.flag == flag and not caution.excludes for caution in exercise.cautions)


@pytest.mark.parametrize("flag", PROGRAMME.flags.ids)
def test_no_precaution_is_without_effect(flag):
    found = effect(flag)
    assert found.left_out or found.held_back or found.changed


@pytest.mark.parametrize(("flag", "level"), [("fall_risk_1", 1), ("fall_risk_2", 2)])
def test_the_risk_of_falling_holds_back_what_its_table_says(flag, level):
    found = effect(flag)
    for exercise in EXERCISES.values():
        highest = fall_limit(TABLE, exercise, level).level_max
        if highest == 0:
            assert exercise.id in found.left_out
        elif highest < exercise.doses[-1].level and exercise.id not in found.left_out:
            assert dict(found.held_back)[exercise.id] <= highest


def test_hold_on_leaves_out_closed_eyes_and_free_steps():
    assert {"bal_sls_eyes_closed", "bal_step_hold"} <= set(effect("fall_risk_2").left_out)


def test_bendy_joints_hold_stretches_back():
    held = dict(effect("hypermobile").held_back)
    assert held["flex_quad_side"] == PROGRAMME.flags.hypermobile_stretch_level_max


def test_an_unknown_precaution_does_nothing():
    assert effect("of_another_version") == type(effect("gtps"))()
