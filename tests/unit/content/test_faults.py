"""Every fault of a content file is named with file, entry and field."""

from __future__ import annotations

import pytest

from hipcoach.content.errors import ContentError
from tests.unit.content.spoiling import DELETE, spoil

BRIDGE = ("exercises", "exercise", "str_bridge")
CLAM_TEXT = ("text", "en", "exercise", "str_clam")


FAULTS = [
    # exercises
    ((*BRIDGE, "doses", 1, "sets"), 0, "exercises.toml: exercise.str_bridge: dose 2: sets and reps must be at least 1"),
    ((*BRIDGE, "doses", 0, "reps"), "8", "exercises.toml: exercise.str_bridge: dose 1: reps: expected a whole number"),
    ((*BRIDGE, "doses", 0, "reps"), 8.0, "exercise.str_bridge: dose 1: reps: expected a whole number, found 8.0"),
    ((*BRIDGE, "doses", 0, "rest_s"), True, "exercise.str_bridge: dose 1: rest_s: expected a number, found True"),
    ((*BRIDGE, "doses", 0, "rest_s"), "45 s", "exercise.str_bridge: dose 1: rest_s: expected a number, found '45 s'"),
    ((*BRIDGE, "doses", 0, "rest_s"), 45000, "exercise.str_bridge: dose 1: hold_s and rest_s are seconds, at most 600"),
    ((*BRIDGE, "doses", 0, "rest_ms"), 45, "exercise.str_bridge: dose 1: rest_ms is not known here; is rest_s meant?"),
    ((*BRIDGE, "doses", 0, "level"), 2, "exercise.str_bridge: doses: levels count up from 1"),
    ((*BRIDGE, "doses"), [], "exercise.str_bridge: doses: levels count up from 1"),
    ((*BRIDGE, "doses"), 3, "exercise.str_bridge: doses: expected a list, found 3"),
    ((*BRIDGE, "doses", 0), 3, "exercise.str_bridge: dose 1: expected a table, found 3"),
    ((*BRIDGE, "doses", 0, "pyramid"), [3, 2, 1], "exercise.str_bridge: dose 1: pyramid needs one entry for each set"),
    (
        (*BRIDGE, "doses", 0, "tempo_s"),
        [1, 2],
        "exercise.str_bridge: dose 1: tempo_s: expected seconds out, pause, back",
    ),
    ((*BRIDGE, "tempo_s"), [0, 1, 2], "exercise.str_bridge: tempo needs positive seconds"),
    ((*BRIDGE, "tempo_s"), DELETE, "exercise.str_bridge: tempo_s: needed for kind reps"),
    ((*BRIDGE, "hold_type"), "stretch", "exercise.str_bridge: hold_type: needed for kind hold"),
    ((*BRIDGE, "kind"), "jump", "exercise.str_bridge: kind: expected one of hold, reps, stance, breath; found 'jump'"),
    ((*BRIDGE, "stage"), DELETE, "exercises.toml: exercise.str_bridge: stage is missing"),
    ((*BRIDGE, "tier"), 4, "exercise.str_bridge: tier: expected 1, 2 or 3, found 4"),
    ((*BRIDGE, "colour"), "red", "exercises.toml: exercise.str_bridge: colour is not known here"),
    ((*BRIDGE, "is_per_side"), 0, "exercise.str_bridge: is_per_side: expected true or false, found 0"),
    ((*BRIDGE, "roles"), ["encore"], "exercise.str_bridge: roles: expected some of warmup, main, cooldown"),
    ((*BRIDGE, "easier"), ["str_none"], "exercise.str_bridge: easier: there is no exercise str_none"),
    ((*BRIDGE, "harder"), ["str_none"], "exercise.str_bridge: harder: there is no exercise str_none"),
    ((*BRIDGE, "harder"), ["str_bridge"], "harder: goes round in a circle: str_bridge -> str_bridge"),
    (
        ("exercises", "exercise", "bal_hinge_reach", "harder"),
        ["bal_sls"],
        "harder: goes round in a circle: bal_hinge_reach -> bal_sls -> bal_clock_reach -> bal_hinge_reach",
    ),
    ((*BRIDGE, "source"), DELETE, "exercises.toml: exercise.str_bridge: source is missing"),
    ((*BRIDGE, "source"), "everybody knows", "exercise.str_bridge: source: the evidence note has no mark"),
    (
        (*BRIDGE, "cautions", "moon"),
        {"does": "modify"},
        "exercise.str_bridge: cautions, level_caps: there is no flag moon",
    ),
    (
        (*BRIDGE, "cautions", "gtps"),
        {"does": "melt"},
        "exercise.str_bridge: cautions: gtps: does: expected modify or exclude",
    ),
    ((*BRIDGE, "cautions", "gtps"), "modify", "exercise.str_bridge: cautions: gtps: expected a table"),
    ((*BRIDGE, "level_caps"), {"gtps": "two"}, "exercise.str_bridge: level_caps: gtps: expected a whole number"),
    ((*BRIDGE, "level_caps"), 3, "exercise.str_bridge: level_caps: expected a table, found 3"),
    ((*BRIDGE, "focus"), "hip", "exercise.str_bridge: focus: expected a list, found 'hip'"),
    (
        ("exercises", "exercise", "bal_sls", "doses", 0, "hold_s"),
        0,
        "dose 1: hold_s must be more than 0 for kind stance",
    ),
    (("exercises", "catalogue", "reviewed_by"), 3, "exercises.toml: catalogue: reviewed_by: expected text, found 3"),
    (("exercises", "exercise"), DELETE, "exercises.toml: exercise: this section is missing"),
    (("exercises", "exercice"), {}, "exercises.toml: exercice: exercice is not known here; is exercise meant?"),
    # rules and stages
    (("rules", "timing", "setup_s"), DELETE, "rules.toml: timing: setup_s is missing"),
    (("rules", "timing", "setup_ms"), 20, "rules.toml: timing: setup_ms is not known here; is setup_s meant?"),
    (("rules", "timing"), DELETE, "rules.toml: timing: expected a table, found None"),
    (("rules", "pain", "full_dose_share"), 90, "rules.toml: pain: full_dose_share: a share is at most 1, found 90"),
    (("rules", "pain", "safe_max"), -1, "rules.toml: pain: safe_max: must not be negative"),
    (("rules", "calendar", "day_starts_hour"), 400, "rules.toml: calendar: day_starts_hour: an hour is 0 to 23"),
    (("rules", "calendar", "rest_weekdays"), [0], "rules.toml: calendar: rest_weekdays: weekdays are 1 to 7, found 0"),
    (("rules", "flare", "calm_isometric"), "str_none", "rules.toml: flare: there is no exercise str_none"),
    (("rules", "flare", "row_levels_down"), [1], "rules.toml: flare: row_levels_down: needs 4 values"),
    (("rules", "weather"), {}, "rules.toml: weather: weather is not known here"),
    (
        ("stages", "pelvis", "even_load_exercise"),
        "x",
        "stages.toml: pelvis: even_load_exercise: there is no exercise x",
    ),
    (("stages", "balance", "gates"), [["bal_sls", 3]], "stages.toml: balance: gates: expected 5 values, found"),
    (("stages", "flexibility", "tests"), ["split"], "stages.toml: flexibility: tests: there is no self-test split"),
    (("stages", "sessions", "recipes"), DELETE, "stages.toml: sessions.recipes: this section is missing"),
    (
        ("stages", "sessions", "recipes", "pelvis_later", "levels"),
        [["pelv_hike_drop", 9]],
        "stages.toml: sessions.recipes.pelvis_later: pelv_hike_drop has no level 9",
    ),
    (("measures", "measure", "thomas_gap", "unit"), DELETE, "measures.toml: measure.thomas_gap: unit is missing"),
    # safety
    (("safety", "question", "rf_chest", "action"), "panic", "safety.toml: question.rf_chest: action: expected one of"),
    (("safety", "question", "rf_chest", "source"), " ", "safety.toml: question.rf_chest: source: says where"),
    (
        ("safety", "question", "rf_chest", "screen"),
        "sky",
        "safety.toml: question.rf_chest: screen: there is no screen sky",
    ),
    (
        ("safety", "question", "rf_chest", "unsure_is_yes"),
        False,
        "question.rf_chest: unsure_is_yes: fixed for emergency",
    ),
    (
        ("safety", "question", "rf_under18", "unsure_is_yes"),
        True,
        "question.rf_under18: unsure_is_yes: fixed for block",
    ),
    (
        ("safety", "question", "rf_avn_sudden", "after"),
        "rf_x",
        "question.rf_avn_sudden: after: there is no question rf_x",
    ),
    (("safety", "question", "rf_outer", "flags"), ["moon"], "safety.toml: question.rf_outer: flags: there is no moon"),
    (("safety", "mini", "mini_ill", "opens"), ["rf_x"], "safety.toml: mini.mini_ill: opens: there is no rf_x"),
    (("safety", "mini", "mini_ill", "opens"), [], "safety.toml: mini.mini_ill: opens: needs a question to open"),
    (
        ("safety", "stop_signal", "stop_fall", "needs_flag"),
        "moon",
        "stop_signal.stop_fall: needs_flag: there is no moon",
    ),
    (("safety", "fall_item", "f_aid", "level"), 3, "safety.toml: fall_item.f_aid: level: expected 1 or 2, found 3"),
    # words
    ((*CLAM_TEXT, "why"), DELETE, "text/en.toml: exercise.str_clam: why is missing"),
    ((*CLAM_TEXT, "why"), "  ", "text/en.toml: exercise.str_clam: why: the text is empty"),
    ((*CLAM_TEXT, "steps"), [], "text/en.toml: exercise.str_clam: steps: the text is empty"),
    ((*CLAM_TEXT, "cue"), "x" * 61, "text/en.toml: exercise.str_clam: cue: 61 characters, at most 60"),
    ((*CLAM_TEXT, "how"), ["one"], "text/en.toml: exercise.str_clam: how: 1 texts for 4 levels"),
    ((*CLAM_TEXT, "side_left"), DELETE, "text/en.toml: exercise.str_clam: side_left is missing"),
    (
        (*CLAM_TEXT, "both_phrase"),
        "both",
        "text/en.toml: exercise.str_clam: both_phrase: this exercise has no use for it",
    ),
    ((*CLAM_TEXT, "tempo_words"), ["Lift"], "text/en.toml: exercise.str_clam: tempo_words: needs three words"),
    ((*CLAM_TEXT, "hint"), "x", "text/en.toml: exercise.str_clam: hint is not known here"),
    ((*CLAM_TEXT, "cautions", "gtps"), DELETE, "exercise.str_clam: cautions: notes and precautions differ in gtps"),
    (
        (*CLAM_TEXT, "cautions", "gtps"),
        "Use {x}.",
        "exercise.str_clam: cautions: gtps: {x} does not fit exercises.toml",
    ),
    ((*CLAM_TEXT, "cautions", "gtps"), 3, "text/en.toml: exercise.str_clam: cautions: expected text, found 3"),
    (
        ("text", "en", "exercise", "str_bridge_single", "cautions", "pgp"),
        "Leave it out.",
        "exercise.str_bridge_single: cautions: pgp: {str_bridge} does not fit exercises.toml",
    ),
    (("text", "en", "exercise", "str_clam"), DELETE, "text/en.toml: exercise.str_clam: there are no words for it"),
    (("text", "en", "exercise", "str_moon"), {}, "text/en.toml: exercise.str_moon: there is no such id"),
    (("text", "en", "muscle", "iliopsoas"), DELETE, "text/en.toml: muscle.iliopsoas: there are no words for it"),
    (("text", "en", "muscle", "iliopsoas"), "", "text/en.toml: muscle: iliopsoas: the text is empty"),
    (("text", "en", "question", "rf_chest", "advice"), DELETE, "text/en.toml: question.rf_chest: advice is missing"),
    (("text", "en", "notice", "full"), [""], "text/en.toml: notice: full: the text is empty"),
    (("text", "en", "notice"), DELETE, "text/en.toml: notice: expected a table, found None"),
    (("text", "en", "poems"), {}, "text/en.toml: poems: poems is not known here"),
    (("text", "en"), DELETE, "text/en.toml: there are no words in this language"),
]


@pytest.mark.parametrize(("path", "value", "message"), FAULTS, ids=[fault[2][:60] for fault in FAULTS])
def test_a_fault_is_named_with_file_entry_and_field(tables, check, path, value, message):
    spoil(tables, path, value)
    with pytest.raises(ContentError) as caught:
        check(tables)
    assert message in str(caught.value)
    assert str(caught.value).endswith("put the shipped file back.")


def test_the_shipped_tables_have_no_fault(tables, check):
    check(tables)


def test_an_error_keeps_its_parts():
    error = ContentError("rules.toml", "pain", "safe_max is missing")
    assert (error.file, error.entry, error.problem) == ("rules.toml", "pain", "safe_max is missing")
