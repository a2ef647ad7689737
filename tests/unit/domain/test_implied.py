"""Facts that answer a safety question: the careful answer counts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hipcoach.domain.implied import SEVERE, SURGERY, implied_yes, is_fresh
from hipcoach.domain.person import Precautions
from tests.unit.samples import CONTENT, PROGRAMME

RULES = PROGRAMME.safety
TODAY = date(2026, 3, 2)
WEEK = timedelta(weeks=1)


def implied(pain=None, on=None, precautions=None):
    return implied_yes(pain, on, precautions, TODAY, RULES)


@pytest.mark.parametrize(("pain", "is_severe"), [(None, False), (0, False), (6, False), (7, True), (10, True)])
def test_usual_pain_of_7_is_severe(pain, is_severe):
    assert implied(pain) == ((SEVERE,) if is_severe else ())


@pytest.mark.parametrize(
    ("on", "fresh"),
    [
        (None, False),
        (TODAY, True),
        (TODAY - 10 * WEEK, True),
        (TODAY - 12 * WEEK + timedelta(days=1), True),
        (TODAY - 12 * WEEK, False),
        (TODAY - 520 * WEEK, False),
    ],
)
def test_an_operation_counts_as_new_for_12_weeks(on, fresh):
    assert is_fresh(on, TODAY, RULES) is fresh
    assert implied(on=on, precautions=Precautions.LIFTED) == ((SURGERY,) if fresh else ())


@pytest.mark.parametrize(
    ("precautions", "holds"),
    [(None, False), (Precautions.LIFTED, False), (Precautions.IN_FORCE, True), (Precautions.UNSURE, True)],
)
def test_precautions_hold_until_they_are_known_to_be_lifted(precautions, holds):
    assert implied(on=TODAY - 100 * WEEK, precautions=precautions) == ((SURGERY,) if holds else ())


def test_both_can_be_implied_at_once_and_are_questions_there_are():
    found = implied(8, TODAY, Precautions.IN_FORCE)
    assert set(found) == {SEVERE, SURGERY} <= {question.id for question in CONTENT.safety.questions}
