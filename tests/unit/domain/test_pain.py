"""Zones, colours and advice, row by row as section B of the programme has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipcoach.domain.history import Exposure
from hipcoach.domain.pain import (
    Advice,
    Colour,
    Outlook,
    StartOfDay,
    Zone,
    advise,
    after_settling,
    colour,
    effort_score,
    outlook,
    start_of_day,
    zone,
)
from hipcoach.domain.records import Effort, Feeling
from tests.unit.samples import DAY_0, PROGRAMME

RULES = PROGRAMME.pain
IN_SESSION = PROGRAMME.in_session
SEVERE = PROGRAMME.advice.severe_min
RED, AMBER, GREEN = Colour.RED, Colour.AMBER, Colour.GREEN

CALM = Exposure(
    exercise_id="sample",
    day=DAY_0,
    level=1,
    before=2,
    worst=2,
    next_morning=2,
    is_settled=True,
    is_full_dose=True,
    was_stopped=False,
    effort=Effort.ABOUT_RIGHT,
)


def coloured(**changes):
    return colour(CALM.replace(**changes), RULES)


# -- zones (B2) ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scores", "found"), [(range(3), Zone.SAFE), (range(3, 6), Zone.ACCEPTABLE), (range(6, 11), Zone.HIGH_RISK)]
)
def test_zones_are_0_to_2_and_3_to_5_and_6_to_10(scores, found):
    assert {zone(score, RULES) for score in scores} == {found}


# -- the colour of one exposure (B3) -------------------------------------------------------------------------------


def test_calm_exposure_is_green():
    assert coloured() is GREEN


@pytest.mark.parametrize(("worst", "found"), [(5, GREEN), (6, RED), (10, RED)])
def test_worst_of_6_is_red_however_high_it_was_before(worst, found):
    assert coloured(before=5, worst=worst, next_morning=5) is found


def test_stopped_for_pain_is_red_however_low_the_score():
    assert coloured(was_stopped=True, worst=0) is RED


@pytest.mark.parametrize(
    ("before", "morning", "found"),
    [
        (0, 2, AMBER),  # up by 2, but not to 3
        (1, 3, RED),  # up by 2, to 3
        (0, 3, RED),
        (2, 3, AMBER),  # up by 1 only
        (5, 6, RED),  # up by 1, to 6
        (4, 5, AMBER),
        (5, 7, RED),
        (6, 6, GREEN),  # not up at all
    ],
)
def test_morning_makes_red_by_two_points_to_3_or_one_to_6(before, morning, found):
    assert coloured(before=before, worst=2, next_morning=morning) is found


@pytest.mark.parametrize(
    ("before", "morning", "found"),
    [(2, 0, GREEN), (2, 2, GREEN), (0, 1, GREEN), (1, 2, GREEN), (2, 3, AMBER), (3, 4, AMBER), (0, 0, GREEN)],
)
def test_morning_keeps_green_when_no_higher_or_one_point_within_the_safe_zone(before, morning, found):
    assert coloured(before=before, worst=2, next_morning=morning) is found


@pytest.mark.parametrize(
    ("before", "worst", "found"),
    [
        (0, 2, GREEN),  # 2 added, but within the safe zone
        (0, 3, AMBER),
        (1, 3, AMBER),  # 2 added, ending at 3
        (2, 3, GREEN),  # 1 added
        (3, 5, AMBER),
        (4, 5, GREEN),
        (5, 5, GREEN),
        (5, 3, GREEN),
    ],
)
def test_worst_keeps_green_when_safe_or_no_more_than_a_point_above_before(before, worst, found):
    assert coloured(before=before, worst=worst, next_morning=before) is found


@pytest.mark.parametrize(
    "missing",
    [{"next_morning": None}, {"before": None}, {"worst": None}, {"effort": None}, {"is_full_dose": False}],
    ids=lambda missing: next(iter(missing)),
)
def test_what_is_missing_never_makes_green(missing):
    assert coloured(**missing) is AMBER


@pytest.mark.parametrize(
    ("effort", "score", "found"),
    [(Effort.EASY, 3, GREEN), (Effort.ABOUT_RIGHT, 5, GREEN), (Effort.HARD, 7, GREEN), (Effort.TOO_HARD, 9, AMBER)],
)
def test_effort_of_more_than_7_is_not_green(effort, score, found):
    assert effort_score(effort, RULES) == score
    assert coloured(effort=effort) is found


def test_red_needs_no_other_answer():
    nothing = {"before": None, "next_morning": None, "effort": None, "is_full_dose": False}

    assert coloured(worst=6, **nothing) is RED
    assert coloured(worst=None, was_stopped=True, **nothing) is RED


scores = st.none() | st.integers(0, 10)
exposures = st.builds(
    CALM.replace,
    before=scores,
    worst=scores,
    next_morning=scores,
    is_full_dose=st.booleans(),
    was_stopped=st.booleans(),
    effort=st.none() | st.sampled_from(Effort),
)
BADNESS = {GREEN: 0, AMBER: 1, RED: 2}


@given(exposures, st.sampled_from(["worst", "next_morning"]), st.integers(1, 10))
def test_more_pain_never_gives_a_better_colour(exposure, field, more):
    score = getattr(exposure, field)
    if score is None:
        return
    worse = exposure.replace(**{field: min(score + more, 10)})

    assert BADNESS[colour(worse, RULES)] >= BADNESS[colour(exposure, RULES)]


@given(exposures, st.sampled_from(["before", "worst", "next_morning", "effort"]))
def test_leaving_an_answer_out_never_makes_green(exposure, field):
    assert colour(exposure.replace(**{field: None}), RULES) is not GREEN


# -- the start of the day (B4) -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "found"),
    [
        (None, StartOfDay.NORMAL),
        *((score, StartOfDay.NORMAL) for score in range(6)),
        (6, StartOfDay.CALM),
        *((score, StartOfDay.NO_SESSION) for score in range(7, 11)),
    ],
)
def test_pain_before_decides_the_kind_of_day(before, found):
    assert start_of_day(before, PROGRAMME.dosage) is found


# -- after a session -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "worst", "effort", "found"),
    [
        (2, None, None, Outlook.OPEN),
        (2, 2, Effort.EASY, Outlook.MORNING_DECIDES),
        (2, 2, None, Outlook.MORNING_DECIDES),
        (None, 2, None, Outlook.MORNING_DECIDES),
        (2, 3, Effort.HARD, Outlook.MORNING_DECIDES),
        (1, 3, Effort.EASY, Outlook.SAME),
        (None, 3, Effort.EASY, Outlook.SAME),
        (2, 2, Effort.TOO_HARD, Outlook.SAME),
        (5, 6, Effort.EASY, Outlook.EASIER),
        (6, 7, Effort.EASY, Outlook.CLINICIAN),
    ],
)
def test_outlook_after_a_session(before, worst, effort, found):
    assert outlook(before, worst, effort, RULES, SEVERE) is found


@given(exposures)
def test_outlook_never_promises_more_than_the_colour_will_give(exposure):
    look = outlook(exposure.before, exposure.worst, exposure.effort, RULES, SEVERE)

    if look in {Outlook.EASIER, Outlook.CLINICIAN}:
        assert colour(exposure, RULES) is RED
    if look is Outlook.SAME:
        assert colour(exposure, RULES) is not GREEN


# -- in a session (B5) ---------------------------------------------------------------------------------------------


def advised(score, feeling=None, before=0, skips=0):
    return advise(score, feeling, sharp_before=before, sharp_skips_before=skips, rules=IN_SESSION)


@pytest.mark.parametrize(
    ("score", "found"),
    [
        (None, Advice.CARRY_ON),
        *((score, Advice.CARRY_ON) for score in range(6)),
        (6, Advice.SETTLE),
        *((score, Advice.END) for score in range(7, 11)),
    ],
)
@pytest.mark.parametrize("feeling", [None, Feeling.EFFORT, Feeling.OTHER])
def test_dull_pain_is_advised_on_by_its_score(score, found, feeling):
    assert advised(score, feeling) is found


@pytest.mark.parametrize("score", [None, 0, 5, 6, 10])
def test_numbness_ends_the_session_whatever_the_score(score):
    assert advised(score, Feeling.NUMB) is Advice.END_SIGNAL


@pytest.mark.parametrize(
    ("score", "before", "skips", "found"),
    [
        (None, 0, 0, Advice.SHORTEN),
        (2, 0, 0, Advice.SHORTEN),
        (5, 0, 1, Advice.SHORTEN),
        (2, 1, 0, Advice.SKIP_EXERCISE),
        (2, 2, 0, Advice.SKIP_EXERCISE),
        (2, 1, 1, Advice.END),
        (None, 1, 1, Advice.END),
        (6, 0, 0, Advice.SETTLE),
        (6, 1, 0, Advice.SETTLE),
        (6, 1, 1, Advice.END),
        (7, 0, 0, Advice.END),
    ],
)
def test_sharp_pain_shortens_then_skips_then_ends(score, before, skips, found):
    assert advised(score, Feeling.SHARP, before, skips) is found


CARE = {
    advice: number
    for number, advice in enumerate(
        [Advice.CARRY_ON, Advice.SHORTEN, Advice.SKIP_EXERCISE, Advice.SETTLE, Advice.END, Advice.END_SIGNAL]
    )
}


@given(scores, st.none() | st.sampled_from(Feeling), st.integers(0, 3), st.integers(0, 3), st.integers(0, 10))
def test_more_pain_never_gets_a_bolder_advice(score, feeling, before, skips, more):
    worse = min((score or 0) + more, 10)

    assert CARE[advised(worse, feeling, before, skips)] >= CARE[advised(score, feeling, before, skips)]


@pytest.mark.parametrize(
    ("score", "before", "found"),
    [
        (None, 2, Advice.BREATHE_AND_END),
        (3, 2, Advice.EASE_REST),  # start plus 1
        (4, 2, Advice.BREATHE_AND_END),
        (5, 4, Advice.EASE_REST),
        (5, 5, Advice.EASE_REST),
        (6, 5, Advice.BREATHE_AND_END),  # start plus 1, but above 5
        (6, 6, Advice.BREATHE_AND_END),
        (7, 6, Advice.END),
        (7, 10, Advice.END),
        (0, 0, Advice.EASE_REST),
        (1, None, Advice.EASE_REST),  # no score before counts as none
        (2, None, Advice.BREATHE_AND_END),
    ],
)
def test_after_settling_the_session_goes_on_only_when_pain_is_back(score, before, found):
    assert after_settling(score, before, IN_SESSION) is found
