"""Every target of a stage in words, and what to do about what is missing."""

from __future__ import annotations

import pytest

from hipcoach.domain.criterion import Criterion, Subject
from hipcoach.ui.pages.criterion_words import criterion_view
from tests.unit.samples import CONTENT

WORDS = CONTENT.words
ABOUT = {
    Subject.STAGE_REACHED: "strength",
    Subject.GREEN_SAME_FOCUS: "hip_flexors",
    Subject.GREEN_FOCUS: "deep_rotators",
    Subject.GREEN_EXERCISE: "str_hip_hinge",
    Subject.TEST: "slst_eo",
}


def target(subject, value, needed, *, is_met=False, window=0, is_at_most=False):
    return Criterion(
        subject=subject,
        value=value,
        needed=needed,
        is_met=is_met,
        window=window,
        is_at_most=is_at_most,
        level=2,
        about=ABOUT.get(subject, ""),
    )


@pytest.mark.parametrize("subject", list(Subject))
@pytest.mark.parametrize("is_met", [True, False])
@pytest.mark.parametrize("value", [None, 0, 0.4, 3, 50])
def test_every_target_has_words_at_any_value(subject, is_met, value):
    view = criterion_view(target(subject, value, 8, is_met=is_met, window=7), WORDS)

    assert view.title
    assert view.detail
    assert view.value
    assert view.is_met is is_met
    assert view.fraction is None or 0 <= view.fraction <= 1
    assert "{" not in f"{view.title}{view.detail}{view.value}{view.of}"


@pytest.mark.parametrize(
    ("criterion", "detail"),
    [
        (target(Subject.TILT, None, 8), "Not tested yet"),
        (target(Subject.TILT, 6, 8), "Latest check, of 10"),
        (target(Subject.TILT, 9, 8), "Good. Test once more in a few days"),
        (target(Subject.KNEE_OUT, None, 8), "Not tested yet"),
        (target(Subject.KNEE_OUT, 8, 8), "The two sides are still too far apart"),
        (target(Subject.WEIGHT_SHARE, None, 10, window=2, is_at_most=True), "Not tested yet"),
        (target(Subject.WEIGHT_SHARE, 14, 10, window=2, is_at_most=True), "On the last 2 checks, at most 10 %"),
        (target(Subject.MORNINGS_GIVEN, 1, 5, window=7), "Answer 4 more mornings"),
        (target(Subject.MORNINGS_GIVEN, 4, 5, window=7), "Answer 1 more morning"),
        (target(Subject.MORNINGS_SETTLED, None, 0.8), "Counts once you answer the morning after a session"),
        (
            target(Subject.MEAN_NOT_RISING, None, 0.5, window=7, is_at_most=True),
            "Answer the 24-hour question on most days, for two weeks",
        ),
        (target(Subject.RED_FREE, 1, 0, window=7, is_at_most=True), "Asks for 7 days without one"),
        (target(Subject.NO_LOCK, 1, 0, is_at_most=True), "The Safety page says what lifts it"),
    ],
)
def test_what_is_missing_says_what_to_do(criterion, detail):
    assert criterion_view(criterion, WORDS).detail == detail


@pytest.mark.parametrize(
    ("criterion", "said"),
    [
        (target(Subject.ADHERENCE, 7, 9, window=14), "7 of 9"),
        (target(Subject.DAYS, 31, 10, is_met=True), "10 of 10"),
        (target(Subject.TILT, None, 8), "\N{EN DASH}"),
        (target(Subject.FRONT_RANGE, 8, 5, is_at_most=True), "8"),
        (target(Subject.STAGE_REACHED, 0, 1), "Not yet"),
        (target(Subject.TILT, 0, 8), "0 of 8"),
        (target(Subject.MORNINGS_SETTLED, 0.6, 0.8), "60 %"),
        (target(Subject.MEAN_NOT_RISING, 0.74, 0.5, is_at_most=True), "+0.7"),
        (target(Subject.MEAN_NOT_RISING, -0.5, 0.5, is_met=True, is_at_most=True), "\N{MINUS SIGN}0.5"),
        (target(Subject.WEIGHT_SHARE, 12.5, 10, is_at_most=True), "12.5 %"),
        (target(Subject.NO_LOCK, 0, 0, is_met=True, is_at_most=True), "Yes"),
        (target(Subject.RED_FREE, 2, 0, is_at_most=True), "Not yet"),
    ],
)
def test_a_value_is_said_with_what_is_needed(criterion, said):
    view = criterion_view(criterion, WORDS)

    assert view.value + view.of == said


def test_what_was_never_tested_has_an_empty_bar_and_never_a_0():
    view = criterion_view(target(Subject.TILT, None, 8), WORDS)

    assert view.fraction == 0
    assert "0" not in view.value


def test_days_say_what_they_are_counted_from():
    criterion = target(Subject.DAYS, 9, 14)

    assert criterion_view(criterion, WORDS).title == "Days since it opened"
    assert criterion_view(criterion.replace(about="strength"), WORDS).title == "Days since strength opened"


@pytest.mark.parametrize(("window", "detail"), [(14, "In the last 14 days"), (0, "Since it opened")])
def test_strength_sessions_say_what_they_are_counted_from(window, detail):
    assert criterion_view(target(Subject.STRENGTH_SESSIONS, 3, 4, window=window), WORDS).detail == detail


@pytest.mark.parametrize("subject", [Subject.STAGE_REACHED, Subject.NO_FLARE, Subject.ASK_PHYSIO])
def test_yes_or_no_has_no_bar(subject):
    assert criterion_view(target(subject, 0, 1), WORDS).fraction is None
