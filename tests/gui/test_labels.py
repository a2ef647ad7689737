"""Words for values: every value has some, and doses read as a physiotherapist writes them."""

from __future__ import annotations

import pytest

from hipcoach.domain.dosage import DoseReason
from hipcoach.domain.exercise import Kind, Side
from hipcoach.domain.plan import Part, StepKind
from hipcoach.domain.records import Effort, SkipReason
from hipcoach.ui import labels
from tests.unit.samples import paced, per_side, prescription, stance

NEVER = ("should", "failed", "streak", "!")


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (labels.side_word, Side),
        (labels.side_title, Side),
        (labels.part_word, Part),
        (labels.dose_reason, DoseReason),
        (labels.skip_reason, SkipReason),
        (labels.effort_word, Effort),
    ],
)
def test_every_value_has_words_of_its_own_and_none_that_blame(words, values):
    said = [words(value) for value in values]

    assert all(said)
    assert not any(word in text for text in said for word in NEVER)


def test_no_two_sides_skips_efforts_or_reasons_read_alike():
    for words, values in (
        (labels.side_title, Side),
        (labels.skip_reason, SkipReason),
        (labels.effort_word, Effort),
        (labels.dose_reason, DoseReason),
    ):
        assert len({words(value) for value in values}) == len(values)


@pytest.mark.parametrize("kind", StepKind)
def test_every_step_has_a_heading(kind):
    assert labels.waiting_title(kind, is_new_position=False)


def test_a_new_position_is_got_into():
    assert labels.waiting_title(StepKind.GET_READY, is_new_position=True) == "Get into position"
    assert labels.waiting_title(StepKind.GET_READY, is_new_position=False) == "Get ready"


@pytest.mark.parametrize(
    ("planned", "text"),
    [
        (paced(sets=2, reps=12), "2 x 12"),
        (prescription(hold_s=30.0), "1 x 30 s"),
        (prescription(reps=3, hold_s=30.0), "3 x 30 s"),
        (prescription(sets=2, hold_s=30.0), "2 x 30 s"),
        (prescription(sets=2, reps=3, hold_s=30.0), "2 x 3 x 30 s"),
        (prescription(sets=2, reps=3, hold_s=30.0, **per_side()), "2 x 3 x 30 s each side"),
        (stance(tries=3, cap_s=45.0), "3 x 45 s"),
        (prescription(Kind.BREATH, reps=5, hold_s=10.0), "5 breaths"),
        (prescription(Kind.BREATH, sets=2, reps=6, hold_s=10.0), "2 x 6 breaths"),
    ],
)
def test_doses_in_a_few_characters(planned, text):
    assert labels.dose_text(planned).replace("\N{MULTIPLICATION SIGN}", "x") == text
