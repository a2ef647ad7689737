"""The risk of falling decides how much support standing work needs."""

from __future__ import annotations

import pytest

from hipcoach.content.loader import load_content
from hipcoach.domain.falls import fall_risk_level, needs_fall_clearance

CONTENT = load_content()
ITEMS = CONTENT.safety.fall_items
RULES = CONTENT.programme.safety


@pytest.mark.parametrize(
    ("present", "age", "level"),
    [
        ({}, 40, 0),
        ({"f_age": False}, 65, 1),
        ({"f_worry": False, "f_meds": False}, 40, 1),
        ({"f_chair": False}, 70, 1),
        ({"f_fall12": False}, 40, 2),
        ({"f_fall12": True}, 40, 1),
        ({"f_fall12": True}, 64, 1),
        ({"f_fall12": True}, 65, 2),
        ({"f_worry": False, "f_dizzy": False}, 40, 2),
        ({"f_sls5": False}, 40, 2),
        ({"f_unsteady": True}, 40, 2),
    ],
)
def test_the_highest_level_that_applies_counts(present, age, level):
    assert fall_risk_level(ITEMS, present, age) == level


@pytest.mark.parametrize(
    ("falls", "was_injured", "blacked_out", "expected"),
    [
        (0, False, False, False),
        (1, False, False, False),
        (2, False, False, True),
        (1, True, False, True),
        (0, False, True, True),
    ],
)
def test_two_falls_an_injury_or_a_blackout_wait_for_an_assessment(falls, was_injured, blacked_out, expected):
    assert needs_fall_clearance(falls, was_injured=was_injured, blacked_out=blacked_out, rules=RULES) is expected
