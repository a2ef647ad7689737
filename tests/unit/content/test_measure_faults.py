"""Faults in measures, norms and profiles are named with file, entry and field."""

from __future__ import annotations

import pytest

from hipcoach.content.errors import ContentError
from hipcoach.content.norm_checks import check_statuses
from tests.unit.content.spoiling import DELETE, spoil

ONE_LEG = ("measures", "measure", "slst_eo")
THOMAS = ("measures", "measure", "thomas_gap")
CHAIR = ("measures", "measure", "cst30")
CELLS = ("norms", "norm", "slst_eo_best", "cells")
STIFF = ("profiles", "profile", "front_stiff")
FIRST_SIGN = (*STIFF, "signs", 0)

FAULTS = [
    # measures: units, and numbers that do not fit them
    ((*ONE_LEG, "unit"), "minutes", "measures.toml: measure.slst_eo: unit: expected one of reps, percent, text, mm"),
    ((*ONE_LEG, "unit"), DELETE, "measures.toml: measure.slst_eo: unit is missing"),
    ((*ONE_LEG, "cap"), 45_000, "measure.slst_eo: cap: 45000 does not fit the unit s"),
    ((*ONE_LEG, "change"), 46, "measure.slst_eo: change: 46 can't be reached, since cap is 45"),
    (("measures", "measure", "tandem", "band_min"), 31, "measure.tandem: band_min: 31 can't be reached"),
    (
        ("measures", "measure", "weight_share", "band_max"),
        110,
        "measure.weight_share: band_max: 110 does not fit the unit",
    ),
    ((*CHAIR, "change"), 2.5, "measure.cst30: change: stands are whole, found 2.5"),
    (
        ("measures", "measure", "pelvis_mirror", "change"),
        1,
        "measure.pelvis_mirror: change: 1 does not fit the unit text",
    ),
    (
        ("measures", "measure", "pelvis_mirror", "gate"),
        "pelvis",
        "measure.pelvis_mirror: gate: nothing can be opened by",
    ),
    (
        ("measures", "measure", "front_plank", "cap_for_unlock"),
        121,
        "measure.front_plank: cap_for_unlock: 121 can't be",
    ),
    # ... that contradict each other
    ((*ONE_LEG, "asymmetry"), DELETE, "measure.slst_eo: asymmetry_share: makes no sense without asymmetry"),
    ((*CHAIR, "change"), DELETE, "measure.cst30: change_probable: makes no sense without change"),
    ((*CHAIR, "change_probable"), 3, "measure.cst30: change_probable: must be less than change"),
    ((*ONE_LEG, "change_from_age"), DELETE, "measure.slst_eo: change_younger, change_from_age: one needs the other"),
    ((*THOMAS, "band_min"), 1, "measure.thomas_gap: band_min: does not fit a test where less is better"),
    (("measures", "measure", "tandem", "band_max"), 20, "measure.tandem: band_max: does not fit a test where more is"),
    ((*THOMAS, "marked_over"), 1, "measure.thomas_gap: marked_over: must not be below band_max"),
    ((*CHAIR, "asymmetry"), 2, "measure.cst30: asymmetry: only for tests of each side, or a difference in percent"),
    (
        (*CHAIR, "affected_excluded_by"),
        ["gtps"],
        "measure.cst30: band_side_difference_below, affected_excluded_by: only",
    ),
    (
        ("measures", "measure", "step_down", "grades"),
        [[2, "fair"], [0, "good"]],
        "step_down: grades: values must go up",
    ),
    (("measures", "measure", "step_down", "needs_tier"), 4, "measure.step_down: needs_tier: expected 1, 2 or 3"),
    (("measures", "measure", "step_down", "needs_stage"), DELETE, "measure.step_down: needs_tier: expected 1, 2 or 3"),
    (("measures", "measure", "side_bridge", "setup_times"), 2, "measure.side_bridge: setup_times: needs at_setup"),
    # ... that name what there is not
    ((*ONE_LEG, "protocol"), "hop", "measure.slst_eo: protocol: there is no hop"),
    ((*ONE_LEG, "gate"), "moon", "measure.slst_eo: gate: expected one of pelvis, flexibility, strength, core, balance"),
    ((*ONE_LEG, "excluded_by"), ["moon"], "measure.slst_eo: excluded_by: there is no flag moon"),
    ((*ONE_LEG, "changed_by"), ["pgp"], "measure.slst_eo: changed_by: pgp takes the test out already"),
    (
        ("measures", "measure", "slst_ec", "gated_as"),
        "bal_moon",
        "measure.slst_ec: gated_as: there is no exercise bal_moon",
    ),
    (
        ("measures", "measure", "slst_supported", "stands_in_for"),
        "cst30",
        "stands_in_for: cst30 is no other test of the",
    ),
    (
        ("measures", "measure", "slst_ec", "excluded_by"),
        ["fall_risk_2"],
        "excluded_by: fall_risk_1 does not fit standing_row",
    ),
    (
        (*ONE_LEG, "needs_adult_by"),
        [],
        "measure.slst_eo: needs_adult_by: fall_risk_2 does not fit standing_row.one_leg",
    ),
    ((*ONE_LEG, "repeat"), "often", "measure.slst_eo: repeat: expected one of short, long; found 'often'"),
    # protocols
    (("measures", "protocol", "slst", "step"), 0, "measures.toml: protocol.slst: tries, rounds and step must be more"),
    (("measures", "protocol", "slst", "tries"), 0, "measures.toml: protocol.slst: tries, rounds and step must be more"),
    (
        ("measures", "protocol", "slst", "rest_s"),
        900,
        "protocol.slst: rest_s, still_s and work_s are seconds, at most 600",
    ),
    (("measures", "protocol", "slst", "score"), "luck", "protocol.slst: score: expected one of best, median, last"),
    (
        ("measures", "protocol", "cst30", "height_cm_max"),
        40,
        "protocol.cst30: height_cm_min, height_cm_max: needs both",
    ),
    (
        ("measures", "protocol", "hop"),
        {"position": "standing", "equipment": [], "score": "best"},
        "protocol.hop: no measure",
    ),
    (("measures", "jumps"), {}, "measures.toml: jumps: jumps is not known here"),
    (("measures", "protocol"), DELETE, "measures.toml: protocol: this section is missing"),
    # norms
    (("norms", "norm", "slst_eo_mean", "cells", 1, "from"), 39, "norm.slst_eo_mean: cell 2: its ages must go up"),
    ((*CELLS, 0, "value"), -1, "norm.slst_eo_best: cell 1: expected value, then the higher end of its span"),
    (
        ("norms", "norm", "cst30_line", "measure"),
        "hop",
        "norms.toml: norm.cst30_line: measure: there is no self-test hop",
    ),
    (("norms", "norm", "slst_eo_best", "cap"), 60, "norm.slst_eo_best: cap: 60 does not fit the cap of slst_eo, 45"),
    (("norms", "norm", "cst30_line", "source"), "somewhere", "norm.cst30_line: source: has no mark such as [V:key]"),
    (("norms", "norm", "cst30_line", "kind"), "guess", "norm.cst30_line: kind: expected one of best_of_tries"),
    ((*CELLS, 0, "status"), "sure", "norm.slst_eo_best: cell 1: status: expected one of verified, recalled, disputed"),
    ((*CELLS, 0, "value"), DELETE, "norm.slst_eo_best: cell 1: value is missing"),
    ((*CELLS, 3, "from"), 30, "norm.slst_eo_best: cell 4: its ages must go up and not overlap"),
    ((*CELLS, 0, "to"), 17, "norm.slst_eo_best: cell 1: its ages must go up and not overlap"),
    (
        ("norms", "norm", "cst30_middle", "cells", 0, "high"),
        3,
        "norm.cst30_middle: cell 1: expected value, then the higher",
    ),
    (("norms", "norms"), {}, "norms.toml: norms: norms is not known here; is norm meant?"),
    # profiles
    ((*STIFF, "favours"), ["str_moon"], "profiles.toml: profile.front_stiff: favours: there is no str_moon"),
    (
        (*STIFF, "before"),
        [["str_bridge"]],
        "profile.front_stiff: before, held_until: expected pairs, found ['str_bridge']",
    ),
    ((*STIFF, "extra_focus"), ["moon"], "profile.front_stiff: extra_focus, extra_slots: there is no moon"),
    ((*STIFF, "flags"), ["moon"], "profile.front_stiff: flags: there is no moon"),
    ((*STIFF, "signs"), DELETE, "profile.front_stiff: signs: expected a list"),
    ((*STIFF, "signs"), [], "profile.front_stiff: signs: all of them give 0 points, so it can never be shown"),
    ((*STIFF, "stages"), ["balance"], "profiles.toml: profile.front_stiff: stages is not known here"),
    (("profiles", "profile", "lateral_weak", "held_until"), [["str_step_down", "hop"]], "held_until: there is no hop"),
    ((*FIRST_SIGN, "points"), 0, "profile.front_stiff: sign thigh_stays_up: points: must be at least 1"),
    ((*FIRST_SIGN, "points"), DELETE, "profile.front_stiff: sign 1: points is missing"),
    ((*FIRST_SIGN, "measure"), "hop", "sign thigh_stays_up: measure: there is no self-test hop"),
    ((*FIRST_SIGN, "measure"), DELETE, "sign thigh_stays_up: is: marked needs a measure"),
    (
        (*FIRST_SIGN, "measure"),
        "seated_ir",
        "sign thigh_stays_up: is: marked can never hold, since seated_ir has no marked",
    ),
    ((*FIRST_SIGN, "facts"), ["moon"], "sign thigh_stays_up: facts: there is no moon"),
    (
        (*FIRST_SIGN, "least"),
        3,
        "sign thigh_stays_up: least: needed for at_least, same_side, age, stiff, and only there",
    ),
    ((*FIRST_SIGN, "is"), "odd", "profile.front_stiff: sign 1: is: expected one of facts, out_of_band"),
    ((*STIFF, "signs", 3, "facts"), [], "sign pull_on_standing: is: facts needs facts, and no measure"),
    ((*STIFF, "signs", 1, "id"), "thigh_stays_up", "sign thigh_stays_up: stands there twice"),
    (("profiles", "profile", "one_sided", "signs", 2, "grade"), "huge", "grade: leg_blocks has no grade huge"),
    (
        ("profiles", "profile", "lateral_weak", "signs", 2, "least"),
        7,
        "least: 7 can't be reached, since step_down ends at 6",
    ),
    (
        ("profiles", "profile", "stiff_start", "signs", 4, "measure"),
        "tandem",
        "is: below_line needs a line of tandem in",
    ),
    (("profiles", "elsewhere"), {}, "profiles.toml: elsewhere: elsewhere is not known here"),
    (("profiles", "fact"), DELETE, "profiles.toml: fact: this section is missing"),
    (("profiles", "fact", "sits_6h", "source"), "me", "profiles.toml: fact.sits_6h: source: has no mark such as"),
    (("profiles", "fact", "sits_6h", "noted_at"), "hop", "profiles.toml: fact.sits_6h: noted_at: there is no hop"),
    (("profiles", "fact", "sits_6h", "asked_as"), "rf_x", "profiles.toml: fact.sits_6h: asked_as: there is no rf_x"),
    # their words
    (("text", "en", "measure", "slst_eo"), DELETE, "text/en.toml: measure.slst_eo: there are no words for it"),
    (("text", "en", "measure", "hop"), {}, "text/en.toml: measure.hop: there is no such id in the other files"),
    (("text", "en", "protocol", "slst", "steps"), [], "text/en.toml: protocol.slst: steps: the text is empty"),
    (("text", "en", "protocol", "slst", "steps"), ["{moves}"], "protocol.slst: steps: {moves} is no number it has"),
    (
        ("text", "en", "protocol", "slst", "cautions", "gtps"),
        DELETE,
        "protocol.slst: cautions: notes and precautions differ",
    ),
    (
        ("text", "en", "protocol", "tandem", "cautions"),
        DELETE,
        "protocol.tandem: cautions: notes and precautions differ in",
    ),
    (
        ("text", "en", "profile", "deep_pinch", "changes"),
        ["{daily_minutes}"],
        "changes: {daily_minutes} is no number it has",
    ),
    (("text", "en", "profile", "deep_pinch", "says"), "", "text/en.toml: profile.deep_pinch: says: the text is empty"),
    (("text", "en", "fact", "sits_6h", "says"), DELETE, "text/en.toml: fact.sits_6h: says is missing"),
    (("text", "en", "sign", "age_50"), DELETE, "text/en.toml: sign.age_50: there are no words for it"),
    (("text", "en", "unit", "s"), DELETE, "text/en.toml: unit.s: there are no words for it"),
    (("text", "en", "equipment", "ruler"), DELETE, "text/en.toml: equipment.ruler: there are no words for it"),
]


@pytest.mark.parametrize(("path", "value", "message"), FAULTS, ids=[fault[2][:70] for fault in FAULTS])
def test_a_fault_is_named_with_file_entry_and_field(tables, check, path, value, message):
    spoil(tables, path, value)
    with pytest.raises(ContentError) as caught:
        check(tables)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ((*ONE_LEG, "change"), 45),
        ((*THOMAS, "marked_over"), 2),
        (("measures", "measure", "seated_ir", "change"), 180),
        (("measures", "protocol", "slst", "rest_s"), 600),
        (("norms", "norm", "slst_eo_mean", "cells", 0, "to"), 18),
        (("norms", "norm", "cst30_middle", "cells", 0, "high"), 14),
        ((*CELLS, 0, "value"), 0),
        ((*STIFF, "signs"), [{"id": "sits_6h", "facts": ["sits_6h"], "points": 3}]),
        (("profiles", "profile", "lateral_weak", "signs", 2, "least"), 6),
    ],
    ids=str,
)
def test_what_just_fits_is_fine(tables, check, path, value):
    spoil(tables, path, value)
    if path == (*STIFF, "signs"):
        for sign in ("thigh_stays_up", "thigh_uneven", "tilt_flat_hard"):
            del tables["text"]["en"]["sign"][sign]
    check(tables)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{ value = 3, status = "verified" },  # [R: X 2001]', "verified needs the mark [V, found [R"),
        ('{ value = 3, status = "recalled" },  # [V:key]', "recalled needs the mark [R, found [V"),
        ('{ value = 3, status = "disputed" },  # [R: X 2001]', "disputed needs the mark [V, found [R"),
    ],
)
def test_a_status_that_differs_from_its_mark_is_named(line, message):
    with pytest.raises(ContentError, match=r"norms\.toml: \{ value = 3, .*status: ") as caught:
        check_statuses(f"cells = [\n    {line}\n]\n")
    assert message in str(caught.value)


@pytest.mark.parametrize(
    "line",
    ['{ value = 3, status = "verified" },  # [V:key] ages [D]', '{ status = "recalled" },  # [R: X]', "# [V:key]"],
)
def test_a_status_that_fits_its_mark_passes(line):
    check_statuses(line)
