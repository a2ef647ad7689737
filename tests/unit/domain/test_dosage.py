"""The next dose, row by row as section B4 of the programme has it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hipcoach.domain.dosage import DoseDecision, DoseReason, decide, lowered
from hipcoach.domain.pain import Colour
from tests.unit.exposures import RULES, decided, later, shades
from tests.unit.samples import DAY_0, day


def test_first_time_starts_at_level_1():
    assert decide((), DAY_0, 4, RULES) == DoseDecision(level=1, reason=DoseReason.FIRST_TIME)


# -- up ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("letters", "every", "level"),
    [
        ("GGG", 3, 3),  # three over 6 days
        ("GGG", 2, 2),  # three over 4 days only
        ("GG", 5, 2),  # two only
        ("GGGGGG", 1, 3),  # daily: six over 5 days
        ("GGGGG", 1, 2),
        ("AGGG", 3, 3),
        ("GGAGG", 2, 2),  # the last three are not all green
        ("GAGGG", 2, 3),  # an amber before them is the same dose next time, no new start
        ("GGAGGG", 1, 3),
        ("GAGGG", 1, 2),  # over 4 days only
        ("GGRGG", 2, 2),
        ("GGRGGG", 2, 2),  # a red is a new start
        ("GGGA", 2, 2),
    ],
)
def test_three_greens_over_five_days_go_up_one_level(letters, every, level):
    decision = decided(shades(letters, every=every))

    assert decision.level == level
    assert decision.reason is (DoseReason.PROGRESS if level == 3 else DoseReason.HOLD)


def test_greens_at_a_lower_level_do_not_count_for_the_next():
    seen = (*shades("GG", level=1, every=3), *later(shades("GG", level=2, every=8), 6))

    assert decided(seen) == DoseDecision(level=2, reason=DoseReason.HOLD)


@pytest.mark.parametrize(("after_days", "level"), [(1, 2), (2, 3)])
def test_at_most_one_level_is_gained_in_seven_days(after_days, level):
    seen = (*shades("G", level=1), *later(shades("GGGGGG", level=2), 1))

    assert decided(seen, after_days).level == level


def test_without_the_morning_nothing_goes_up():
    assert decided(shades("GGGGG?")) == DoseDecision(level=2, reason=DoseReason.WAITING_FOR_MORNING)


@pytest.mark.parametrize(
    ("letters", "level", "offers"),
    [
        ("GGG", 4, True),  # no span is asked for
        ("AGGG", 4, True),
        ("GG", 4, False),
        ("GGA", 4, False),
        ("GAGG", 4, False),
        ("GGRGG", 4, False),
        ("GG?", 4, False),
        ("GGG", 3, False),
    ],
)
def test_three_greens_at_the_highest_level_offer_the_harder_exercise(letters, level, offers):
    decision = decided(shades(letters, level=level))

    assert decision.offers_harder is offers
    assert decision.level == level


def test_greens_at_a_lower_level_do_not_offer_the_harder_exercise():
    seen = (*shades("GG", level=3), *later(shades("GG", level=4), 2))

    assert decided(seen) == DoseDecision(level=4, reason=DoseReason.HOLD)


def test_nothing_goes_up_where_something_else_forbids_it():
    seen = shades("GGG", every=3)
    decision = decide(seen, seen[-1].day + timedelta(days=1), 4, RULES, may_progress=False)

    assert decision == DoseDecision(level=2, reason=DoseReason.NO_PROGRESS)


@pytest.mark.parametrize("letters", ["A", "R", "GG", "RR"])
def test_what_forbids_progress_changes_nothing_else(letters):
    seen = shades(letters)
    today = seen[-1].day + timedelta(days=1)

    assert decide(seen, today, 4, RULES, may_progress=False) == decide(seen, today, 4, RULES)


@pytest.mark.parametrize(("letters", "level"), [("GGG", 2), ("G", 3)])
def test_cap_holds_against_progress_and_against_what_was_done(letters, level):
    assert decided(shades(letters, level=level, every=3), level_max=2) == DoseDecision(
        level=2, reason=DoseReason.CAPPED
    )


# -- the same ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("letters", ["A", "AA", "GA", "AAGA", "GAGA", "AAGAA"])
def test_amber_keeps_the_dose(letters):
    assert decided(shades(letters)) == DoseDecision(level=2, reason=DoseReason.HOLD)


# -- down ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("letters", "level", "expected"),
    [("AAA", 3, 2), ("GAAA", 2, 1), ("AAAA", 4, 3), ("AAA", 1, 1), ("ARA", 3, 2)],
)
def test_three_ambers_or_worse_without_a_green_step_back(letters, level, expected):
    assert decided(shades(letters, level=level)) == DoseDecision(
        level=expected, reason=DoseReason.AMBERS, needs_easier=level == 1
    )


def test_ambers_count_from_their_own_level_only():
    seen = (*shades("AAA", level=3), shades("A")[0].replace(day=day(3), level=2))

    assert decided(seen) == DoseDecision(level=2, reason=DoseReason.HOLD)


def test_third_amber_waits_for_its_morning():
    assert decided(shades("AA?")) == DoseDecision(level=2, reason=DoseReason.WAITING_FOR_MORNING)


@pytest.mark.parametrize(
    ("letters", "level", "expected", "needs_easier"),
    [("R", 3, 2, False), ("GGR", 2, 1, False), ("AAR", 4, 3, False), ("R", 1, 1, True), ("RGGR", 2, 1, False)],
)
def test_red_steps_back_one_level_or_asks_for_something_easier(letters, level, expected, needs_easier):
    assert decided(shades(letters, level=level)) == DoseDecision(
        level=expected, reason=DoseReason.RED, needs_easier=needs_easier
    )


def test_red_needs_no_morning():
    red = shades("R")[0].replace(is_settled=False)

    assert decided((red,)).reason is DoseReason.RED


def test_red_before_the_last_exposure_is_past():
    assert decided(shades("RG")) == DoseDecision(level=2, reason=DoseReason.HOLD)


@pytest.mark.parametrize("letters", ["RR", "RGR", "RAR", "RRG", "RRA", "GRRR"])
@pytest.mark.parametrize("rested", [0, 1])
def test_two_reds_in_three_rest_the_exercise_seven_days_then_restart_it(letters, rested):
    seen = shades(letters, level=3)
    last_red = max(shade.day for shade in seen if shade.colour is Colour.RED)
    back_on = last_red + timedelta(days=7)
    decision = decide(seen, back_on - timedelta(days=1 - rested), 4, RULES)

    if rested:
        assert decision == DoseDecision(level=1, reason=DoseReason.RESTART)
    else:
        assert decision == DoseDecision(level=1, reason=DoseReason.RESTING, needs_easier=True, resting_until=back_on)


def test_exercise_is_done_with_its_rest_once_greens_push_the_reds_out():
    seen = (*shades("RR", level=3), *later(shades("GG", level=1), 9))

    assert decided(seen) == DoseDecision(level=1, reason=DoseReason.HOLD)


# -- time off ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("off", "level", "expected"),
    [(6, 4, 4), (7, 4, 3), (13, 4, 3), (14, 4, 2), (27, 4, 2), (28, 4, 1), (400, 4, 1), (7, 1, 1), (14, 2, 1)],
)
def test_days_off_take_levels_away(off, level, expected):
    decision = decided(shades("G", level=level), after_days=off)

    assert decision.level == expected
    assert decision.reason is (DoseReason.HOLD if off < 7 else DoseReason.TIME_OFF)


@pytest.mark.parametrize(
    ("letters", "off", "level", "reason"),
    [
        ("R", 7, 3, DoseReason.RED),
        ("R", 14, 2, DoseReason.TIME_OFF),
        ("R", 28, 1, DoseReason.TIME_OFF),
        ("AAA", 14, 2, DoseReason.TIME_OFF),
        ("RR", 28, 1, DoseReason.RESTART),
        ("GGGGGG", 7, 3, DoseReason.TIME_OFF),
        ("?", 7, 3, DoseReason.TIME_OFF),
    ],
)
def test_of_several_reasons_the_most_careful_one_counts(letters, off, level, reason):
    decision = decided(shades(letters, level=4), after_days=off)

    assert (decision.level, decision.reason) == (level, reason)


def test_red_at_level_1_still_asks_for_something_easier_after_days_off():
    assert decided(shades("R", level=1), after_days=30).needs_easier


@pytest.mark.parametrize(
    ("decision", "levels", "expected"),
    [
        (DoseDecision(level=3, reason=DoseReason.HOLD), 1, (2, False)),
        (DoseDecision(level=2, reason=DoseReason.HOLD), 2, (1, True)),
        (DoseDecision(level=1, reason=DoseReason.HOLD), 1, (1, True)),
        (DoseDecision(level=3, reason=DoseReason.HOLD), 0, (3, False)),
    ],
)
def test_lowered_below_level_1_asks_for_something_easier(decision, levels, expected):
    lower = lowered(decision, levels, DoseReason.EASY)

    assert (lower.level, lower.needs_easier) == expected
    assert (lower.reason is DoseReason.EASY) is (levels > 0)
