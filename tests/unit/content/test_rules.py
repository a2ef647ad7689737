"""The numbers of the shipped rules, spot-checked against the programme's own sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

import hipcoach.content
from hipcoach.content.checking import check_marks
from hipcoach.content.errors import ContentError


@pytest.mark.parametrize(
    ("group", "values"),
    [
        ("timing", {"get_ready_s": 5, "get_ready_new_position_s": 15, "change_side_s": 8, "hold_gap_s": 5}),
        ("timing", {"setup_s": 20, "count_in_s": 3, "max_gap_s": 2, "pause_save_min": 20, "extra_rest_s": 15}),
        ("pain", {"safe_max": 2, "acceptable_max": 5, "red_worst_min": 6, "full_dose_share": 0.9}),
        ("pain", {"effort_easy": 3, "effort_about_right": 5, "effort_hard": 7, "effort_too_hard": 9}),
        ("dosage", {"progress_greens": 3, "progress_span_days": 5, "rest_reds": 2, "rest_days": 7}),
        ("dosage", {"calm_before": 6, "no_session_before_min": 7, "week_rise_min": 1.0}),
        ("in_session", {"stop_exercise_at": 6, "settle_s": 120, "stop_session_at": 7, "closing_breathing_s": 60}),
        ("flare", {"row_first_days": (0, 2, 4, 7), "no_progress_days": 7, "many": 3, "many_window_days": 42}),
        ("advice", {"severe_min": 7, "woke_nights": 3, "plateau_days": 42, "plateau_hold_days": 84}),
        ("calendar", {"day_starts_hour": 4, "morning_deadline_hour": 12, "strength_gap_h": 48}),
        ("safety", {"rescreen_days": 28, "rescreen_gap_days": 14, "one_leg_min_s": 5, "tandem_min_s": 10}),
        ("flags", {"bp_heart_hold_max_s": 10, "older_sets": (1, 2, 2, 2), "older_reps": (10, 10, 12, 15)}),
        ("readiness", {"session_day_share": 0.8, "mornings_min": 5, "mornings_of_sessions": 7, "mean_rise_max": 0.5}),
        ("pelvis", {"days_min": 10, "adherence_days": 9, "adherence_window_days": 14, "tilt_min": 8}),
        ("pelvis", {"knee_out_min": 8, "knee_out_difference_max": 2, "weight_share_max": 10, "provisional_day": 28}),
        ("flexibility", {"days_min": 14, "stretch_days": 6, "lenient_from_day": 28, "achieved_day": 56}),
        ("strength", {"before_median_max": 4, "tier_2_days": 14, "tier_2_sessions": 4, "tier_3_test_min_s": 20}),
        ("core", {"starter_level_max": 2, "starter_per_session_max": 2, "starter_days_per_week": 3}),
        ("balance", {"strength_days": 14, "entry_stand_s": 10, "entry_pain_max": 3, "entry_shifts": 10}),
        ("step_back", {"control_below": 6, "weight_share_over": 15, "lapse_days": 14, "restart_off_days": 28}),
        ("measuring", {"warm_up_minutes": 3, "stop_at_pain": 6, "no_test_before_min": 6, "after_strength_h": 48}),
        ("measuring", {"setup_days": 3, "norms_hidden_from_age": 70}),
        ("pointing", {"points_min": 3, "shown_max": 2}),
        ("physio_plan", {"usual_weeks": 6, "weeks_max": 12, "ceiling_max": 5}),
        ("sessions", {"cap_minutes": 25, "pelvis_exercises_min": 4, "pelvis_exercises_max": 5}),
    ],
)
def test_numbers_are_those_of_the_programme(shipped, group, values):
    numbers = getattr(shipped.programme, group)
    assert {name: getattr(numbers, name) for name in values} == values


def test_self_tests_carry_their_bands_and_changes(shipped):
    measures = shipped.programme.measures
    assert measures["thomas_gap"].band_max == 2
    assert (measures["seated_ir"].band_min, measures["seated_ir"].band_side_difference_below) == (24, 15)
    assert (measures["seated_ir"].change, measures["thomas_gap"].change) == (8, 2)
    assert measures["slst_eo"].cap == 45
    assert measures["pelvis_mirror"].gate == ""
    assert len(measures) == 21


def test_recipes_hold_the_listed_exercises(shipped):
    recipe = shipped.programme.sessions.recipes["pelvis_later"]
    assert recipe.level_of("pelv_clock") == 2
    assert recipe.level_of("pelv_hike_drop") == 1
    assert len(recipe.exercise_ids) == 8


@pytest.mark.parametrize("name", ["rules.toml", "stages.toml", "measures.toml", "norms.toml", "profiles.toml"])
def test_every_number_has_its_source_beside_it(name):
    folder = Path(hipcoach.content.__file__).parent
    check_marks(name, (folder / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "line", ["days = 3", "days = 3  # three", "days = [1, 2]  # because", '    ["a", 2],', '{ a = 3, b = "x" },']
)
def test_a_number_without_a_source_is_named(line):
    with pytest.raises(ContentError, match=r"stages\.toml: pelvis: .*no source beside the number"):
        check_marks("stages.toml", f"[pelvis]\n{line}\n")


@pytest.mark.parametrize(
    "line",
    ["days = 3  # [D]", "days = 3  # 3 days [V:seed]", "days = 3  # [R: X 2001]", 'name = "a 3"', "# 3", "x_2 = []"],
)
def test_a_number_with_a_source_and_a_line_without_number_pass(line):
    check_marks("stages.toml", f"[pelvis]\n{line}\n")
