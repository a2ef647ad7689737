"""How far standing work may go at each level of fall risk, and what to hold on to: the table of A3, row by row."""

from __future__ import annotations

import pytest

from hipcoach.domain.exercise import Position
from hipcoach.domain.support import FallLimit, Support, fall_limit, is_standing_work, support_for_test
from tests.unit.samples import CONTENT, EXERCISES

TABLE = CONTENT.safety.fall_table
STEP, REACH, TIPS, ON = Support.WITHIN_STEP, Support.WITHIN_REACH, Support.FINGERTIPS, Support.HAND_ON
CORNER = Support.CORNER_AND_CHAIR
NEVER = 0


@pytest.mark.parametrize(
    ("exercise_id", "by_level"),
    [
        ("bal_tandem", [(4, STEP), (4, REACH), (4, ON)]),
        ("pelv_stand_level", [(4, STEP), (4, REACH), (4, ON)]),
        ("str_sit_to_stand", [(4, STEP), (4, REACH), (4, ON)]),
        ("bal_sls_eyes_closed", [(4, CORNER), (NEVER, REACH), (NEVER, ON)]),
        ("bal_sls_head_turns", [(4, STEP), (2, TIPS), (NEVER, ON)]),
        ("bal_step_hold", [(4, STEP), (4, TIPS), (NEVER, ON)]),
        ("bal_clock_reach", [(4, STEP), (4, TIPS), (NEVER, ON)]),
        ("bal_hinge_reach", [(4, STEP), (4, TIPS), (NEVER, ON)]),
        ("str_step_down", [(4, STEP), (4, TIPS), (NEVER, ON)]),
        ("bal_sls", [(4, STEP), (4, REACH), (2, ON)]),
        ("pelv_tilt_supine", [(4, Support.NONE)] * 3),
    ],
)
def test_each_row_of_the_table(exercise_id, by_level):
    limits = [fall_limit(TABLE, EXERCISES[exercise_id], level) for level in range(3)]
    assert limits == [FallLimit(level_max=highest, support=support) for highest, support in by_level]


@pytest.mark.parametrize(
    ("test_id", "by_level"),
    [
        ("slst_eo", [CORNER, CORNER, Support.ADULT_BESIDE]),
        ("slst_ec", [CORNER, None, None]),
        ("tandem", [STEP, REACH, ON]),
    ],
)
def test_self_tests_have_their_support_or_are_left_out(test_id, by_level):
    assert [support_for_test(TABLE, test_id, level) for level in range(3)] == by_level


def test_standing_work_is_what_is_done_on_the_feet():
    standing = {each.id for each in EXERCISES.values() if is_standing_work(TABLE, each)}
    assert {each.id for each in EXERCISES.values() if each.position is Position.STANDING} | {
        "str_sit_to_stand"
    } == standing


@pytest.mark.parametrize("level", [1, 2])
def test_the_catalogue_never_allows_more_than_the_table(level):
    flags = frozenset({f"fall_risk_{level}"})
    for exercise in EXERCISES.values():
        by_catalogue = NEVER if exercise.is_excluded_by(flags) else exercise.highest_level(flags)
        assert by_catalogue <= fall_limit(TABLE, exercise, level).level_max, exercise.id


def test_the_catalogue_allows_what_a_row_of_the_table_allows():
    for row in TABLE.rows:
        for exercise_id in row.exercises:
            exercise = EXERCISES[exercise_id]
            for level in (1, 2):
                flags = frozenset({f"fall_risk_{level}"})
                by_catalogue = NEVER if exercise.is_excluded_by(flags) else exercise.highest_level(flags)
                assert by_catalogue == row.level_max[level], (exercise_id, level)


def test_a_higher_risk_never_allows_more():
    for exercise in EXERCISES.values():
        levels = [fall_limit(TABLE, exercise, level).level_max for level in range(3)]
        assert levels == sorted(levels, reverse=True), exercise.id
