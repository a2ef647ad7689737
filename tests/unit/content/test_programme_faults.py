"""Rules that contradict each other, ask for what can't be met, or close a stage, are refused by name."""

from __future__ import annotations

import pytest

from hipcoach.content.errors import ContentError
from tests.unit.content.spoiling import DELETE, spoil_all


def rule(group, field, value):
    return (("rules", group, field), value)


def stage(group, field, value):
    return (("stages", group, field), value)


def exercise(exercise_id, field, value):
    return (("exercises", "exercise", exercise_id, field), value)


def recipe(recipe_id, field, value):
    return (("stages", "sessions", "recipes", recipe_id, field), value)


def exclude(flag, *exercise_ids):
    """Take exercises out under a precaution."""
    return [(("exercises", "exercise", each, "cautions", flag), {"does": "exclude"}) for each in exercise_ids]


GATES = ("stages", "balance", "gates")
BALANCE = ["bal_weight_shift", "bal_tandem"]
DEEP = ["str_prone_rot_iso", "str_iso_abd_er", "str_clam", "str_quad_er", "str_band_sidestep"]

FAULTS = [
    # windows: more of them than there are
    ([stage("pelvis", "adherence_days", 15)], "stages.toml: pelvis: adherence_days: 15 of 14 (pelvis.adherence_window"),
    ([stage("flexibility", "adherence_days", 15)], "stages.toml: flexibility: adherence_days: 15 of 14"),
    ([stage("flexibility", "stretch_days", 15)], "stages.toml: flexibility: stretch_days: 15 of 14"),
    ([stage("readiness", "mornings_min", 8)], "stages.toml: readiness: mornings_min: 8 of 7"),
    ([stage("readiness", "mean_entries_min", 8)], "stages.toml: readiness: mean_entries_min: 8 of 7"),
    ([stage("pelvis", "provisional_session_days", 29)], "pelvis: provisional_session_days: 29 of 28"),
    ([stage("step_back", "fast_track_session_days", 8)], "step_back: fast_track_session_days: 8 of 7"),
    ([rule("pain", "baseline_entries_min", 8)], "rules.toml: pain: baseline_entries_min: 8 of 7"),
    ([rule("dosage", "rest_reds", 4)], "rules.toml: dosage: rest_reds: 4 of 3"),
    ([rule("advice", "woke_nights", 8)], "rules.toml: advice: woke_nights: 8 of 7"),
    ([stage("pelvis", "green_standing", 4)], "stages.toml: pelvis: green_standing: 4 of 3"),
    # numbers that contradict each other
    ([stage("step_back", "control_below", 9)], "stages.toml: step_back: control_below: 9 is above pelvis.tilt_min, 8"),
    ([stage("pelvis", "knee_out_min", 5)], "step_back: control_below: 6 is above pelvis.knee_out_min, 5"),
    ([stage("step_back", "weight_share_over", 9)], "pelvis: weight_share_max: 10 is above step_back.weight_share_over"),
    ([rule("in_session", "stop_session_at", 5)], "in_session: stop_exercise_at: 6 is above in_session.stop_session_at"),
    ([rule("in_session", "go_on_max", 6)], "in_session: go_on_max: 6 is not less than in_session.stop_exercise_at, 6"),
    ([rule("pain", "safe_max", 5)], "rules.toml: pain: safe_max: 5 is not less than pain.acceptable_max, 5"),
    ([rule("pain", "green_worst_max", 6)], "rules.toml: pain: green_worst_max: 6 is not less than pain.red_worst_min"),
    ([rule("dosage", "calm_before", 5)], "dosage: normal_before_max: 5 is not less than dosage.calm_before, 5"),
    ([rule("dosage", "off_long_days", 30)], "dosage: off_long_days: 30 is not less than dosage.off_restart_days, 28"),
    ([rule("advice", "severe_lifts_at_max", 7)], "advice: severe_lifts_at_max: 7 is not less than advice.severe_min,"),
    ([rule("pain", "effort_hard", 9)], "pain: effort_hard: 9 is not less than pain.effort_too_hard, 9"),
    ([rule("advice", "plateau_days", 90)], "advice: plateau_days: 90 is above advice.plateau_hold_days, 84"),
    ([stage("sessions", "cap_minutes", 20)], "sessions: aim_minutes_max: 25 is above sessions.cap_minutes, 20"),
    ([stage("sessions", "aim_minutes_min", 26)], "stages.toml: sessions: aim_minutes_min: 26 is above aim_minutes_max"),
    ([stage("pelvis", "typical_days_min", 22)], "stages.toml: pelvis: typical_days_min: 22 is above typical_days_max,"),
    # ratings go from 0 to 10
    ([rule("pain", "red_worst_min", 11)], "rules.toml: pain: red_worst_min: 11: ratings go from 0 to 10"),
    ([rule("in_session", "stop_session_at", 12)], "rules.toml: in_session: stop_session_at: 12: ratings go from 0"),
    ([rule("flare", "worst_min", 11)], "rules.toml: flare: worst_min: 11: ratings go from 0 to 10"),
    ([rule("advice", "severe_min", 11)], "rules.toml: advice: severe_min: 11: ratings go from 0 to 10"),
    ([rule("measuring", "no_test_before_min", 11)], "rules.toml: measuring: no_test_before_min: 11: ratings go"),
    ([stage("strength", "before_median_max", 11)], "stages.toml: strength: before_median_max: 11: ratings go from 0"),
    ([stage("balance", "entry_pain_max", 11)], "stages.toml: balance: entry_pain_max: 11: ratings go from 0 to 10"),
    # counts and seconds that make no sense
    ([stage("sessions", "short_stretch_reps", 0)], "stages.toml: sessions: short_stretch_reps: 0: must be at least 1"),
    ([stage("sessions", "short_stretch_hold_s", 3000)], "sessions: short_stretch_hold_s: 3000: seconds, at most 600"),
    ([stage("sessions", "short_stretch_slots", 13)], "sessions: short_stretch_slots: asks for 13 exercises, and there"),
    ([rule("pointing", "shown_max", 0)], "rules.toml: pointing: shown_max: 0: must be at least 1"),
    ([rule("physio_plan", "usual_weeks", 0)], "rules.toml: physio_plan: usual_weeks: 0: must be at least 1"),
    ([rule("physio_plan", "usual_weeks", 13)], "physio_plan: usual_weeks: 13 is above physio_plan.weeks_max, 12"),
    ([rule("physio_plan", "ceiling_max", 6)], "physio_plan: ceiling_max: 6 is above pain.acceptable_max, 5"),
    ([stage("core", "starter_days_per_week", 8)], "stages.toml: core: starter_days_per_week: 8: a week has 7 days"),
    ([rule("flags", "older_sets", [1, 2, 2])], "rules.toml: flags: older_sets: needs 4 values of at least 1, one a le"),
    ([rule("flags", "older_reps", [10, 0, 12, 15])], "rules.toml: flags: older_reps: needs 4 values of at least 1"),
    ([rule("flare", "row_first_days", [0, 4, 2, 7])], "rules.toml: flare: row_first_days: must begin with 0 and go up"),
    ([rule("flare", "row_first_days", [1, 2, 4, 7])], "rules.toml: flare: row_first_days: must begin with 0 and go up"),
    # the week
    ([rule("calendar", "rest_weekdays", [6])], "rules.toml: calendar: weekdays: a day stands there twice"),
    ([rule("calendar", "strength_weekdays", [])], "calendar: strength_weekdays: without one, strength has no day"),
    (
        [rule("calendar", "strength_weekdays", [1, 2]), rule("calendar", "flexibility_weekdays", [4])],
        "rules.toml: calendar: strength_weekdays: less than strength_gap_h, 48 h, apart",
    ),
    (
        [rule("calendar", "strength_weekdays", [1, 7]), rule("calendar", "rest_weekdays", [3])],
        "rules.toml: calendar: strength_weekdays: less than strength_gap_h, 48 h, apart",
    ),
    ([stage("balance", "strength_sessions", 7)], "stages.toml: balance: strength_sessions: more than calendar: streng"),
    # criteria that count more than there are
    ([stage("pelvis", "green_exercises", 9)], "pelvis: green_exercises: asks for level 2 of 9 exercises, and there ar"),
    ([stage("pelvis", "green_standing", 3)], "pelvis: green_standing: asks for level 2 of 3 exercises, and there are"),
    ([stage("pelvis", "tier_3_green_tier_2", 5)], "pelvis: tier_3_green_tier_2: asks for 5 exercises, and there are 4"),
    ([stage("strength", "tier_2_green_exercises", 6)], "strength: tier_2_green_exercises: asks for level 2 of 6 exerc"),
    ([stage("strength", "tier_3_green_exercises", 7)], "strength: tier_3_green_exercises: asks for level 3 of 7 exerc"),
    ([stage("strength", "tier_2_green_focus", "balance_static")], "strength: tier_2_green_focus: asks for level 2 of"),
    ([stage("core", "tier_2_green_exercises", 4)], "core: tier_2_green_exercises: asks for level 2 of 4 exercises, an"),
    ([stage("flexibility", "tier_3_green_exercises", 5)], "flexibility: tier_3_green_exercises, before flex_knee_opp"),
    ([stage("flexibility", "stretch_focuses", ["hip_flexors", "abductors"])], "stretch_focuses, abductors: asks for 1"),
    ([stage("maintenance", "stretches_per_focus", 5)], "maintenance: stretches_per_focus, hip_flexors: asks for 5"),
    # ... or at a level there is not
    ([stage("pelvis", "green_level", 5)], "pelvis: green_exercises: asks for level 5 of 3 exercises, and there are 0"),
    ([stage("pelvis", "even_load_level", 5)], "pelvis: even_load_level: asks for level 5 of 1 exercises, and there ar"),
    ([stage("flexibility", "tier_3_green_level", 5)], "flexibility: tier_3_green_exercises, before flex_knee_opp_shou"),
    ([stage("strength", "tier_3_green_level", 5)], "strength: tier_3_green_exercises: asks for level 5 of 3 exercises"),
    ([stage("core", "tier_3_green_level", 5)], "core: tier_3_green_level: asks for level 5 of 1 exercises"),
    ([stage("balance", "hinge_green_level", 5)], "balance: hinge_green_level: asks for level 5 of 1 exercises"),
    ([((*GATES, 0, 1), 5)], "stages.toml: balance: gates of bal_sls: asks for level 5 of 1 exercises, and there are 0"),
    # tests that can't reach what is asked, or are in another unit
    ([stage("pelvis", "tilt_min", 11)], "stages.toml: pelvis: tilt_min: 11 can't be reached, since pelvic_control.til"),
    ([stage("pelvis", "knee_out_min", 11)], "stages.toml: pelvis: knee_out_min: 11 can't be reached"),
    ([stage("strength", "tier_3_test_min_s", 31)], "strength: tier_3_test_min_s: 31 can't be reached, since level_hip"),
    ([stage("strength", "tier_3_test", "thomas_gap")], "strength: tier_3_test_min_s: thomas_gap is in cm, not in s"),
    ([((*GATES, 0, 3), 46)], "stages.toml: balance: gates of bal_sls: 46 can't be reached, since slst_eo ends at 45"),
    ([((*GATES, 0, 2), "seated_ir")], "stages.toml: balance: gates of bal_sls: seated_ir is in deg, not in s"),
    ([((*GATES, 0, 2), "hop")], "stages.toml: balance: gates: there is no self-test hop"),
    ([((*GATES, 0, 4), "left")], "stages.toml: balance: gates: expected worked or both; found 'left'"),
    ([stage("balance", "entry_stand_s", 46)], "balance: entry_stand_s: 46 can't be reached, since slst_supported ends"),
    ([stage("balance", "entry_shifts", 11)], "balance: entry_shifts: 11 can't be reached, since weight_shift ends at"),
    ([rule("safety", "tandem_min_s", 31)], "rules.toml: safety: tandem_min_s: 31 can't be reached, since tandem ends"),
    ([rule("safety", "one_leg_min_s", 46)], "rules.toml: safety: one_leg_min_s: 46 can't be reached, since slst_eo"),
    ([stage("flexibility", "tests", ["weight_share"])], "tests: weight_share has no band and change for each side"),
    (
        [(("measures", "measure", "seated_ir", "change"), DELETE)],
        "stages.toml: flexibility: tests: seated_ir has no band and change for each side",
    ),
    ([stage("flexibility", "tests", ["seated_er"])], "flexibility: tests: seated_er has no band and change for each s"),
    (
        [(("measures", part, "weight_shift"), DELETE) for part in ("measure", "protocol")],
        "stages.toml: balance: entry_shifts: there is no self-test weight_shift",
    ),
    # exercises in lists of another stage or tier
    ([stage("strength", "tier_1_exercises", ["str_sl_abd"])], "tier_1_exercises: str_sl_abd is not of strength, tier"),
    ([stage("core", "starter_exercises", ["core_plank"])], "core: starter_exercises: core_plank is not of core, tier"),
    ([stage("core", "tier_3_exercise", "core_side_plank_feet")], "core_side_plank_feet is not of core, tier 1 or 2"),
    ([stage("pelvis", "even_load_exercise", "str_clam")], "even_load_exercise: str_clam is not of pelvis, tier 1 or 2"),
    # sessions that hold what is not open yet
    ([recipe("pelvis_first_week", "main", ["str_clam"])], "recipes.pelvis_first_week: str_clam is of a later stage th"),
    ([recipe("pelvis_later", "warm_up", ["flex_butterfly"])], "flex_butterfly is of a later stage than pelvis"),
    ([recipe("flexibility", "main", ["core_plank"])], "recipes.flexibility: core_plank is of a later stage than"),
    ([recipe("strength_core_later", "main", ["bal_sls"])], "bal_sls is of a later stage than strength"),
    (
        [recipe("flexibility_starter_core", "levels", [["core_brace", 3]])],
        "recipes.flexibility_starter_core: core_brace is at level 3, over core: starter_level_max",
    ),
    ([recipe("flexibility", "minutes_max", 26)], "sessions.recipes.flexibility: minutes_max: more than cap_minutes, 2"),
    (
        [(("stages", "sessions", "pelvis_slots"), [["flex_heel_slide"]])],
        "stages.toml: sessions: pelvis_slots: flex_heel_slide is of a later stage",
    ),
    (
        [(("stages", "sessions", "templates", "pelvis_first", "main"), ["tilt", "lift", "buttock", "shift"])],
        "sessions.templates.pelvis_first: shift begins with bal_weight_shift, which is of a later stage than pelvis",
    ),
    # precautions that leave no way
    (
        [(("exercises", "exercise", "str_bridge_single", "cautions", "pgp", "instead"), ["str_step_down"])],
        "str_bridge_single: cautions: pgp: instead: str_step_down is left out under pgp too",
    ),
    ([exercise("pelv_hike_drop", "level_caps", {"gtps": 0})], "level_caps: gtps: 0 leaves no level or caps nothing"),
    ([exercise("pelv_hike_drop", "level_caps", {"gtps": 4})], "level_caps: gtps: 4 leaves no level or caps nothing"),
    (exclude("gtps", *BALANCE), "exercises.toml: gtps leaves nothing to begin balance with"),
    (exclude("fall_risk_2", *DEEP), "strength: every_session_focus: fall_risk_2 leaves no exercise for deep_rotators"),
    (
        [(("measures", "measure", "pelvic_control.tilt", "excluded_by"), ["hernia"])],
        "stages.toml: pelvis: hernia takes pelvic_control.tilt out, and nothing stands in for it",
    ),
    (
        [(("measures", "measure", "thomas_gap", "excluded_by"), ["thr_posterior"]),
         (("measures", "measure", "thomas_gap", "changed_by"), [])],
        "stages.toml: flexibility: tests: thr_posterior takes all of them out",
    ),
    (
        [(("measures", "measure", "weight_shift", "excluded_by"), ["pgp"])],
        "stages.toml: balance: pgp takes out all tests that open it",
    ),
    (
        [(("measures", "measure", "weight_shift", "excluded_by"), ["fall_risk_2"])],
        "stages.toml: balance: fall_risk_2 takes out all tests that open it",
    ),
    (
        [
            (("measures", "measure", "slst_eo", "excluded_by"), ["hypermobile"]),
            (("exercises", "exercise", "bal_sls", "level_caps", "hypermobile"), 3),
        ],
        "gates: hypermobile takes slst_eo out, so bal_sls would open at level 3 without it",
    ),
    (
        [(("measures", "measure", "slst_eo", "excluded_by"), ["hypermobile"])],
        "gates: hypermobile takes slst_eo out, so bal_sls would open at level 3 without it",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("faults", "message"), FAULTS, ids=[fault[1][:80] for fault in FAULTS])
def test_a_fault_is_named_with_file_entry_and_reason(tables, check, faults, message):
    for path, _ in faults:  # an exercise may have had no cautions so far
        if path[:2] == ("exercises", "exercise") and len(path) > 4:
            tables["exercises"]["exercise"][path[2]].setdefault(path[3], {})
    spoil_all(tables, faults)
    with pytest.raises(ContentError) as caught:
        check(tables)
    assert message in str(caught.value)
    assert str(caught.value).endswith("put the shipped file back.")


@pytest.mark.parametrize(
    "faults",
    [
        [stage("pelvis", "green_level", 4)],
        [stage("pelvis", "green_exercises", 8)],
        [stage("pelvis", "adherence_days", 14)],
        [stage("pelvis", "typical_days_min", 21)],
        [stage("pelvis", "tilt_min", 10)],
        [stage("step_back", "control_below", 8)],
        [stage("balance", "strength_sessions", 6)],
        [stage("balance", "entry_pain_max", 10)],
        [stage("sessions", "short_stretch_hold_s", 600)],
        [rule("in_session", "stop_session_at", 6)],
        [((*GATES, 0, 3), 45)],
        [recipe("strength_core_later", "level", 4)],
        [recipe("strength_core_later", "level", 1)],
    ],
    ids=lambda faults: str(faults[0]),
)
def test_what_can_just_be_met_is_fine(tables, check, faults):
    spoil_all(tables, faults)
    check(tables)


def test_a_program_without_a_flag_of_its_own_still_has_all_ways(tables, check):
    tables["measures"]["measure"]["thomas_gap"]["excluded_by"] = ["hernia"]  # seated_ir is left
    check(tables)


def test_a_recipe_may_borrow_mobility_and_starter_core(tables, check):
    assert tables["stages"]["sessions"]["recipes"]["pelvis_first_week"]["warm_up"][1] == "flex_heel_slide"
    assert "core_brace" in tables["stages"]["sessions"]["recipes"]["flexibility_starter_core"]["main"]
    check(tables)


def test_a_missing_list_is_still_named_as_missing(tables, check):
    spoil_all(tables, [(("stages", "strength", "tier_1_exercises"), DELETE)])
    with pytest.raises(ContentError, match=r"stages\.toml: strength: tier_1_exercises is missing"):
        check(tables)
