"""Easy and calm days: their level is not the one to go on from, but what hurt in them counts (B4)."""

from __future__ import annotations

from hipcoach.domain.dosage import DoseDecision, DoseReason
from tests.unit.exposures import decided, eased, later, shades


def test_level_of_an_easy_day_is_not_the_one_to_go_on_from():
    seen = (*shades("GA", level=3), *later(eased(shades("G", level=1)), 2))

    assert decided(seen) == DoseDecision(level=3, reason=DoseReason.HOLD)


def test_easy_days_between_greens_neither_count_nor_break_the_run():
    usual = shades("GGG", every=3)
    between = (usual[0], *later(eased(shades("G", level=1)), 1), *usual[1:])

    assert decided(between).reason is DoseReason.PROGRESS
    assert decided((*usual[:2], *later(eased(shades("G", level=2)), 6))).reason is DoseReason.HOLD


def test_an_easy_day_that_hurt_breaks_the_run_of_greens():
    usual = shades("GGG", every=3)

    assert decided((usual[0], *later(eased(shades("A", level=1)), 1), *usual[1:])).reason is DoseReason.HOLD


def test_red_on_an_easy_day_steps_back_from_what_was_done():
    seen = (*shades("G", level=4), *later(eased(shades("R", level=3)), 1))

    assert decided(seen) == DoseDecision(level=2, reason=DoseReason.RED)


def test_reds_of_easy_days_count_for_the_rest():
    seen = (*shades("R", level=3), *later(eased(shades("R", level=2)), 1))

    assert decided(seen).reason is DoseReason.RESTING


def test_ambers_of_easy_days_count_with_those_at_the_usual_level():
    seen = (*shades("A", level=3), *later(eased(shades("AA", level=1)), 1))

    assert decided(seen) == DoseDecision(level=2, reason=DoseReason.AMBERS)


def test_only_easy_days_so_far_start_at_level_1():
    assert decided(eased(shades("GGG", level=2, every=3))) == DoseDecision(level=1, reason=DoseReason.FIRST_TIME)
    assert decided(eased(shades("R", level=1))) == DoseDecision(level=1, reason=DoseReason.RED, needs_easier=True)


def test_two_weeks_of_easy_days_are_time_off_from_the_usual_level():
    seen = (*shades("G", level=4), *later(eased(shades("G" * 14, level=1)), 1))

    assert decided(seen) == DoseDecision(level=2, reason=DoseReason.TIME_OFF)


def test_easy_days_gain_no_level():
    usual = (*shades("G", level=1), *later(shades("GGGGGG", level=2), 8))
    eased_before = (*shades("G", level=1), *later(eased(shades("G", level=1)), 7), *usual[1:])

    assert decided(usual, 3).reason is decided(eased_before, 3).reason
