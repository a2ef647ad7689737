"""The self-tests as data, row by row against C7, and what one result means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipcoach.domain.exercise import Position, Side, Stage
from hipcoach.domain.measures import Repeat, Score, grade_of, is_excluded, is_in_band, is_marked, score_of
from tests.unit.samples import PROGRAMME

MEASURES = PROGRAMME.measures
PROTOCOLS = PROGRAMME.protocols
NONE = frozenset()

C7 = [  # id, unit, per side, cap, band, asymmetry (share), change (share), gate
    ("pelvic_control.tilt", "reps", False, 10, (8, None), (None, None), (2, None), "pelvis"),
    ("pelvic_control.knee_out", "reps", True, 10, (8, None), (3, None), (2, None), "pelvis"),
    ("weight_share", "percent", False, None, (None, 10), (10, None), (5, None), "pelvis"),
    ("pelvis_mirror", "text", False, None, (None, None), (None, None), (None, None), ""),
    ("leg_blocks", "mm", False, None, (None, None), (None, None), (None, None), ""),
    ("level_hip_stand", "s", True, 30, (20, None), (10, None), (10, None), "strength_tier_3"),
    ("thomas_gap", "cm", True, None, (None, 2), (2, None), (2, None), "flexibility"),
    ("seated_ir", "deg", True, None, (24, None), (15, None), (8, None), "flexibility"),
    ("fig4_height", "cm", True, None, (None, None), (4, None), (3, None), ""),
    ("cst30", "stands", False, None, (None, None), (None, None), (3, None), ""),
    ("step_down", "faults", True, 6, (None, 1), (2, None), (2, None), ""),
    ("side_bridge", "s", True, 120, (None, None), (5, 0.1), (10, 0.2), ""),
    ("front_plank", "s", False, 120, (30, None), (None, None), (15, None), ""),
    ("slst_eo", "s", True, 45, (None, None), (10, 0.2), (24, None), "balance"),
    ("tandem", "s", True, 30, (10, None), (None, None), (5, None), "fall_risk"),
]


@pytest.mark.parametrize("row", C7, ids=[row[0] for row in C7])
def test_a_measure_is_what_its_row_says(row):
    measure = MEASURES[row[0]]
    assert (
        measure.id,
        measure.unit,
        measure.is_per_side,
        measure.cap,
        (measure.band_min, measure.band_max),
        (measure.asymmetry, measure.asymmetry_share),
        (measure.change, measure.change_share),
        measure.gate,
    ) == row


def test_what_the_rows_say_besides():
    assert MEASURES["front_plank"].cap_for_unlock == 60
    assert MEASURES["seated_ir"].band_side_difference_below == 15
    assert MEASURES["fig4_height"].band_side_difference_below == 4
    assert MEASURES["cst30"].change_probable == 2
    slst = MEASURES["slst_eo"]
    assert (slst.change_from_age, slst.change_younger, slst.change_younger_tests) == (60, 10, 2)
    assert (MEASURES["thomas_gap"].marked_over, MEASURES["weight_share"].marked_over) == (5, 15)
    lower = {each.id for each in MEASURES.values() if each.is_lower_better}
    assert lower == {"weight_share", "leg_blocks", "thomas_gap", "fig4_height", "step_down"}


def test_measures_besides_the_table():
    others = {
        "seated_er": ("deg", "", ""),
        "slst_supported": ("s", "balance", "slst_eo"),
        "slst_ec": ("s", "", ""),
        "weight_shift": ("reps", "balance", ""),
        "side_bridge_knees": ("s", "", "side_bridge"),
        "cst30_adapted": ("stands", "", "cst30"),
    }
    rest = {each.id: each for each in MEASURES.values() if each.id not in [row[0] for row in C7]}
    assert {name: (each.unit, each.gate, each.stands_in_for) for name, each in rest.items()} == others
    assert rest["slst_supported"].cap == rest["slst_ec"].cap == 45
    assert (rest["side_bridge_knees"].cap, rest["weight_shift"].cap) == (120, 10)


SCHEDULE = [  # C2
    ("at_setup", {
        "pelvic_control.tilt", "pelvic_control.knee_out", "weight_share", "pelvis_mirror", "leg_blocks", "thomas_gap",
        "seated_ir", "seated_er", "fig4_height", "slst_eo", "tandem", "level_hip_stand", "cst30",
    }),
    (Repeat.SHORT, {
        "pelvic_control.tilt", "pelvic_control.knee_out", "weight_share", "slst_eo", "level_hip_stand", "thomas_gap",
        "seated_ir", "seated_er",
    }),
    (Repeat.LONG, {"cst30", "side_bridge", "front_plank", "step_down", "fig4_height"}),
]  # fmt: skip


@pytest.mark.parametrize(("when", "names"), SCHEDULE)
def test_the_schedule_is_that_of_the_programme(when, names):
    found = {each.id for each in MEASURES.values() if (each.at_setup if when == "at_setup" else each.repeat is when)}
    assert found == names


@pytest.mark.parametrize(
    ("name", "position", "tries", "rest_s", "score"),
    [
        ("pelvic_control", Position.SUPINE, 1, 0, Score.LAST),
        ("weight_share", Position.STANDING, 3, 0, Score.MEDIAN),
        ("pelvis_mirror", Position.STANDING, 3, 0, Score.LAST),
        ("level_hip_stand", Position.STANDING, 1, 0, Score.LAST),
        ("thomas_gap", Position.SUPINE, 2, 0, Score.BEST),
        ("seated_rotation", Position.SEATED, 3, 0, Score.BEST),
        ("fig4_height", Position.SUPINE, 2, 0, Score.BEST),
        ("cst30", Position.SEATED, 1, 0, Score.LAST),
        ("side_bridge", Position.SIDE_LYING, 1, 60, Score.LAST),
        ("front_plank", Position.PRONE, 1, 0, Score.LAST),
        ("slst", Position.STANDING, 3, 30, Score.BEST),
        ("slst_supported", Position.STANDING, 3, 30, Score.BEST),
        ("slst_ec", Position.STANDING, 3, 30, Score.BEST),
        ("tandem", Position.STANDING, 2, 0, Score.BEST),
    ],
)
def test_a_protocol_is_that_of_the_programme(name, position, tries, rest_s, score):
    protocol = PROTOCOLS[name]
    assert (protocol.position, protocol.tries, protocol.rest_s, protocol.score) == (position, tries, rest_s, score)


def test_what_is_left_out_is_the_plain_case():
    assert (PROTOCOLS["tandem"].rounds, PROTOCOLS["tandem"].step, PROTOCOLS["pelvic_control"].tries) == (1, 1, 1)
    tandem = MEASURES["tandem"]
    assert (tandem.setup_times, tandem.change_younger_tests, tandem.needs_tier, tandem.change_from_age) == (1, 1, 1, 0)


def test_what_protocols_say_besides():
    assert PROTOCOLS["pelvic_control"].moves == 10
    assert (PROTOCOLS["weight_share"].work_s, PROTOCOLS["weight_share"].rounds) == (10, 2)
    assert (PROTOCOLS["thomas_gap"].still_s, PROTOCOLS["thomas_gap"].step) == (10, 0.5)
    assert (PROTOCOLS["cst30"].work_s, PROTOCOLS["cst30"].height_cm_min) == (30, 43)
    assert (PROTOCOLS["step_down"].height_cm_min, PROTOCOLS["step_down"].height_cm_max) == (10, 15)
    assert PROTOCOLS["step_down"].moves == 5
    assert {each.id for each in PROTOCOLS.values() if each.ends_at_cap} >= {"slst", "tandem", "level_hip_stand"}


@pytest.mark.parametrize(
    ("name", "flags"),
    [
        ("weight_share", {"fall_risk_2"}),
        ("seated_ir", {"thr_posterior"}),
        ("fig4_height", {"thr_posterior", "thr_anterior", "thr_lateral", "pgp"}),
        ("step_down", {"fall_risk_2", "thr_lateral", "pgp"}),
        ("side_bridge", {"wrist_shoulder", "hernia", "pregnancy", "pgp", "thr_lateral", "bp_heart"}),
        ("front_plank", {"hernia", "pregnancy", "back_leg", "bp_heart", "wrist_shoulder"}),
        ("slst_ec", {"fall_risk_1", "fall_risk_2", "osteoporosis", "pregnancy", "pgp", "thr_lateral"}),
        ("level_hip_stand", {"pgp", "thr_lateral"}),
        ("slst_supported", {"pgp"}),
        ("pelvic_control.tilt", set()),
        ("thomas_gap", set()),
        ("cst30", set()),
        ("weight_shift", set()),
    ],
)
def test_precautions_take_out_the_tests_they_forbid(name, flags):
    every = frozenset(PROGRAMME.flags.ids)
    assert {flag for flag in every if is_excluded(MEASURES[name], {flag})} == flags
    assert is_excluded(MEASURES[name], every) is bool(flags)
    assert not is_excluded(MEASURES[name], NONE)


@pytest.mark.parametrize(
    ("side", "affected", "is_out"),
    [
        (Side.LEFT, Side.LEFT, True),
        (Side.RIGHT, Side.LEFT, False),
        (Side.LEFT, Side.BOTH, True),
        (Side.BOTH, Side.LEFT, False),
    ],
)
def test_the_side_bridge_spares_a_sore_outer_hip_underneath(side, affected, is_out):
    assert is_excluded(MEASURES["side_bridge"], {"gtps"}, side, affected) is is_out
    assert not is_excluded(MEASURES["side_bridge"], NONE, side, affected)


@pytest.mark.parametrize(
    ("name", "flags"),
    [
        ("pelvic_control.knee_out", {"thr_anterior", "pregnancy"}),
        ("weight_share", {"fall_risk_1"}),
        ("thomas_gap", {"thr_posterior", "back_leg"}),
        ("seated_ir", {"fai_pinch"}),
        ("cst30", {"fai_pinch", "thr_posterior"}),
        ("level_hip_stand", {"fall_risk_2"}),
    ],
)
def test_precautions_change_how_a_test_is_done(name, flags):
    assert set(MEASURES[name].changed_by) == flags


def test_another_adult_stands_beside_whoever_must_hold_on():
    needing = {each.id for each in MEASURES.values() if each.needs_adult_by}
    assert needing == {"level_hip_stand", "cst30", "cst30_adapted", "slst_eo", "tandem"}
    assert all(MEASURES[name].needs_adult_by == ("fall_risk_2",) for name in needing)


def test_tests_that_wait_for_something():
    step_down, eyes_closed = MEASURES["step_down"], MEASURES["slst_ec"]
    assert (step_down.needs_stage, step_down.needs_tier) == (Stage.STRENGTH, 2)
    assert eyes_closed.gated_as == "bal_sls_eyes_closed"


@pytest.mark.parametrize(
    ("name", "value", "other", "expected"),
    [
        ("pelvic_control.tilt", 8, None, True),
        ("pelvic_control.tilt", 7, None, False),
        ("weight_share", 10, None, True),
        ("weight_share", 10.1, None, False),
        ("level_hip_stand", 20, 5, True),
        ("level_hip_stand", 19.9, 30, False),
        ("thomas_gap", 2, 9, True),
        ("thomas_gap", 2.5, None, False),
        ("seated_ir", 24, None, True),
        ("seated_ir", 23, 23, False),
        ("seated_ir", 30, 44, True),
        ("seated_ir", 30, 45, False),
        ("seated_ir", 45, 30, True),
        ("fig4_height", 13.9, 10, True),
        ("fig4_height", 14, 10, False),
        ("fig4_height", 10, 14, True),
        ("fig4_height", 10, None, None),
        ("step_down", 1, None, True),
        ("step_down", 2, None, False),
        ("front_plank", 30, None, True),
        ("tandem", 9.5, None, False),
        ("slst_eo", 45, 45, None),
        ("cst30", 20, None, None),
        ("seated_er", 40, None, None),
    ],
)
def test_a_result_is_in_band_or_not(name, value, other, expected):
    assert is_in_band(MEASURES[name], value, other) is expected


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [("thomas_gap", 5, False), ("thomas_gap", 5.5, True), ("weight_share", 15.1, True), ("seated_ir", 90, False)],
)
def test_a_result_is_clearly_out_of_band_or_not(name, value, expected):
    assert is_marked(MEASURES[name], value) is expected


@pytest.mark.parametrize(
    ("name", "value", "grade"),
    [
        ("leg_blocks", 9, "ignore"),
        ("leg_blocks", 10, "note"),
        ("leg_blocks", 19, "note"),
        ("leg_blocks", 20, "ask"),
        ("level_hip_stand", 0, "cannot_lift"),
        ("level_hip_stand", 1, "tires"),
        ("level_hip_stand", 29, "tires"),
        ("level_hip_stand", 30, "steady"),
        ("step_down", 1, "good"),
        ("step_down", 3, "fair"),
        ("step_down", 4, "poor"),
        ("cst30", 12, ""),
    ],
)
def test_a_result_has_its_word(name, value, grade):
    assert grade_of(MEASURES[name], value) == grade


@pytest.mark.parametrize(
    ("name", "tries", "expected"),
    [
        ("slst_eo", [12.5, 31.0, 20.0], 31.0),
        ("slst_eo", [50.0], 45.0),
        ("thomas_gap", [3.0, 2.5], 2.5),
        ("weight_share", [4.0, 12.0, 6.0], 6.0),
        ("cst30", [11, 14], 14),
        ("cst30", [14, 11], 11),
    ],
)
def test_the_try_that_counts(name, tries, expected):
    measure = MEASURES[name]
    assert score_of(measure, PROTOCOLS[measure.protocol], tries) == expected


@given(st.lists(st.floats(0, 100), min_size=1))
def test_the_score_never_depends_on_the_order_of_the_tries_where_the_best_counts(tries):
    measure = MEASURES["slst_eo"]
    protocol = PROTOCOLS[measure.protocol]
    assert score_of(measure, protocol, tries) == score_of(measure, protocol, tries[::-1]) == min(max(tries), 45)
