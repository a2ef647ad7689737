"""What answers and tests point to, against the table of E8."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipcoach.domain.exercise import Side, Stage
from hipcoach.domain.profiles import Profile, Profiles, known_facts
from hipcoach.domain.signs import Findings
from tests.unit.samples import CONTENT, EXERCISES, PROGRAMME

PROFILES = Profiles(CONTENT.profiles, CONTENT.profile_facts, PROGRAMME.measures, PROGRAMME.pointing, PROGRAMME.advice)
L, R, B = Side.LEFT, Side.RIGHT, Side.BOTH
FACTS = st.frozensets(st.sampled_from(sorted(CONTENT.profile_facts)))
RESULTS = st.dictionaries(
    st.sampled_from([(each.id, side) for each in PROGRAMME.measures.values() for side in Side]), st.floats(0, 60)
)


def findings(*facts, results=None, affected=L, **more):
    return Findings(facts=frozenset(facts), results=results or {}, affected_side=affected, **more)


def points(profile_id, found):
    """The points of one profile, whether it is shown or not."""
    every = Profiles(
        {profile_id: CONTENT.profiles[profile_id]},
        {},
        PROGRAMME.measures,
        PROGRAMME.pointing.replace(points_min=0),
        PROGRAMME.advice,
    )
    return every.point(found).pointers[0].points


def shown(found, chosen=""):
    return [pointer.profile.id for pointer in PROFILES.point(found, chosen).pointers]


WEIGHTS = [  # E8, row by row: profile, what is known, its points
    ("front_stiff", findings(results={("thomas_gap", L): 5.5}), 2),
    ("front_stiff", findings(results={("thomas_gap", L): 5}), 0),
    ("front_stiff", findings(results={("thomas_gap", R): 9}), 0),
    ("front_stiff", findings(results={("thomas_gap", L): 1, ("thomas_gap", R): 3}), 2),
    ("front_stiff", findings(results={("thomas_gap", L): 6, ("thomas_gap", R): 3}), 2),  # "or" counts once
    ("front_stiff", findings(results={("thomas_gap", L): 2, ("thomas_gap", R): 3.5}), 0),
    ("front_stiff", findings("flat_is_hard", results={("pelvic_control.tilt", B): 7}), 2),
    ("front_stiff", findings("flat_is_hard", results={("pelvic_control.tilt", B): 8}), 0),
    ("front_stiff", findings(results={("pelvic_control.tilt", B): 7}), 0),
    ("front_stiff", findings("pull_on_standing"), 1),
    ("front_stiff", findings("sits_6h"), 1),
    ("front_stiff", findings("plank_arch"), 1),
    ("lateral_weak", findings(results={("level_hip_stand", L): 19}), 3),
    ("lateral_weak", findings(results={("level_hip_stand", L): 20}), 0),
    ("lateral_weak", findings(results={("slst_eo", L): 45, ("slst_eo", R): 35}), 1),
    ("lateral_weak", findings(results={("slst_eo", L): 45, ("slst_eo", R): 36}), 0),
    ("lateral_weak", findings(results={("step_down", L): 3}), 1),
    ("lateral_weak", findings(results={("step_down", L): 2}), 0),
    ("lateral_weak", findings(results={("side_bridge", L): 60, ("side_bridge", R): 54}), 1),
    ("lateral_weak", findings("outer_ache_walking"), 1),
    ("lateral_sore", findings("pain_on_outer_bone"), 2),
    ("lateral_sore", findings("outer_pain_on_one_leg"), 2),
    ("lateral_sore", findings("worse_crossing_legs"), 1),
    ("deep_pinch", findings("pinch_bending"), 2),
    ("deep_pinch", findings("told_fai_labrum"), 3),
    ("deep_pinch", findings("groin_pain_turning_in", results={("seated_ir", L): 23}), 1),
    ("deep_pinch", findings("groin_pain_turning_in", results={("seated_ir", L): 24}), 0),
    ("deep_pinch", findings(results={("seated_ir", L): 23}), 0),
    ("one_sided", findings(results={("weight_share", B): 10.1}), 2),
    ("one_sided", findings(results={("weight_share", B): 10}), 0),
    ("one_sided", findings("one_hip_higher"), 1),
    ("one_sided", findings(results={("leg_blocks", R): 9}), 0),
    ("one_sided", findings(results={("leg_blocks", R): 10}), 1),
    ("one_sided", findings(results={("leg_blocks", B): 19}), 1),
    ("one_sided", findings(results={("leg_blocks", B): 20}), 2),
    ("one_sided", findings("old_leg_injury"), 1),
    (
        "one_sided",
        findings(results={("slst_eo", L): 20, ("slst_eo", R): 40, ("seated_ir", L): 10, ("seated_ir", R): 30}),
        2,
    ),
    (
        "one_sided",
        findings(results={("slst_eo", L): 20, ("slst_eo", R): 40, ("seated_ir", L): 30, ("seated_ir", R): 10}),
        0,
    ),
    (
        "one_sided",  # one test done two ways is one difference
        findings(
            results={
                ("side_bridge", L): 20,
                ("side_bridge", R): 60,
                ("side_bridge_knees", L): 30,
                ("side_bridge_knees", R): 90,
            }
        ),
        0,
    ),
    ("stiff_start", findings(age=50), 1),
    ("stiff_start", findings(age=49), 0),
    ("stiff_start", findings(stiff_minutes=1), 2),
    ("stiff_start", findings(stiff_minutes=60), 2),
    ("stiff_start", findings(stiff_minutes=0), 0),
    ("stiff_start", findings(stiff_minutes=61), 0),
    ("stiff_start", findings(results={("seated_ir", L): 23}), 2),
    ("stiff_start", findings(results={("seated_ir", L): 30, ("seated_ir", R): 45}), 2),
    ("stiff_start", findings(results={("seated_ir", L): 30, ("seated_ir", R): 44}), 0),
    ("stiff_start", findings("inactive_3_months"), 1),
    ("stiff_start", findings(below_line=frozenset({"cst30"})), 1),
]


@pytest.mark.parametrize(("profile_id", "found", "expected"), WEIGHTS)
def test_a_sign_adds_its_points(profile_id, found, expected):
    assert points(profile_id, found) == expected


@pytest.mark.parametrize(
    ("profile_id", "most"),
    [
        ("front_stiff", 7),
        ("lateral_weak", 7),
        ("lateral_sore", 5),
        ("deep_pinch", 6),
        ("one_sided", 8),
        ("stiff_start", 7),
    ],
)
def test_a_profile_has_no_other_signs(profile_id, most):
    strongest = {}
    for sign in CONTENT.profiles[profile_id].signs:
        strongest[sign.once or sign.id] = max(sign.points, strongest.get(sign.once or sign.id, 0))
    assert sum(strongest.values()) == most


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (["pain_on_outer_bone"], []),
        (["pain_on_outer_bone", "worse_crossing_legs"], ["lateral_sore"]),
        (["told_fai_labrum"], ["deep_pinch"]),
        (["told_fai_labrum", "pain_on_outer_bone", "outer_pain_on_one_leg"], ["lateral_sore", "deep_pinch"]),
        ([], []),
    ],
)
def test_a_profile_is_shown_from_three_points_the_strongest_first(facts, expected):
    assert shown(findings(*facts)) == expected


def test_at_most_two_profiles_are_shown():
    facts = ["told_fai_labrum", "pinch_bending", "pain_on_outer_bone", "outer_pain_on_one_leg"]
    facts += ["pull_on_standing", "sits_6h", "plank_arch"]
    pointing = PROFILES.point(findings(*facts))
    assert [(each.profile.id, each.points) for each in pointing.pointers] == [("deep_pinch", 5), ("lateral_sore", 4)]
    assert shown(findings("pull_on_standing", "sits_6h", "plank_arch")) == ["front_stiff"]


def test_each_pointer_carries_the_evidence_behind_it():
    found = findings("outer_ache_walking", results={("level_hip_stand", L): 12, ("level_hip_stand", R): 30})
    (pointer,) = PROFILES.point(found).pointers
    assert [(each.sign.id, each.side, each.value) for each in pointer.found] == [
        ("level_stand_short", L, 12),
        ("outer_ache_walking", B, None),
    ]
    assert sum(each.sign.points for each in pointer.found) == pointer.points == 4


def test_an_uneven_test_is_borne_out_by_the_worse_side():
    found = findings("flat_is_hard", "sits_6h", results={("thomas_gap", L): 1, ("thomas_gap", R): 4})
    (pointer,) = PROFILES.point(found).pointers
    first = pointer.found[0]
    assert (first.sign.id, first.side, first.value) == ("thigh_uneven", R, 4)


def test_of_two_signs_that_count_once_the_first_is_shown():
    found = findings("sits_6h", results={("thomas_gap", L): 6, ("thomas_gap", R): 3})
    (pointer,) = PROFILES.point(found).pointers
    assert [each.sign.id for each in pointer.found] == ["thigh_stays_up", "sits_6h"]


def test_with_both_hips_sore_either_side_bears_a_sign_out():
    results = {("level_hip_stand", L): 30, ("level_hip_stand", R): 12}
    assert shown(findings(results=results, affected=L)) == []
    assert shown(findings(results=results, affected=B)) == ["lateral_weak"]


@pytest.mark.parametrize("fact", ["back_moves_it", "tingling_below_knee", "buttock_with_back", "other_joint_first"])
def test_perhaps_it_is_not_mainly_the_hip(fact):
    pointing = PROFILES.point(findings("told_fai_labrum", fact))
    assert pointing.pointers == ()
    assert pointing.elsewhere == (fact,)


def test_precautions_hold_even_where_their_profile_is_not_shown():
    assert PROFILES.point(findings("told_fai_labrum", "back_moves_it")).flags == {"fai_pinch"}
    assert PROFILES.point(findings("pain_on_outer_bone", "worse_crossing_legs")).flags == {"gtps"}
    assert PROFILES.point(findings("pain_on_outer_bone")).flags == set()


def test_a_physiotherapist_chooses_the_profile():
    pointing = PROFILES.point(findings("told_fai_labrum"), chosen="one_sided")
    assert [(each.profile.id, each.is_by_plan) for each in pointing.pointers] == [("one_sided", True)]
    assert pointing.flags == {"fai_pinch"}
    assert PROFILES.point(findings("back_moves_it"), chosen="lateral_sore").flags == {"gtps"}
    assert shown(findings("told_fai_labrum"), chosen="no_such_profile") == ["deep_pinch"]


def test_what_a_pointer_changes():
    changes = {
        profile.id: (profile.favours, profile.extra_focus, profile.flags) for profile in CONTENT.profiles.values()
    }
    assert changes == {
        "front_stiff": (("pelv_hip_lift_9090", "pelv_tilt_supine", "core_dead_bug", "core_plank"), (), ()),
        "lateral_weak": (("pelv_hike_drop", "core_side_plank_knees", "core_side_plank_feet"), ("abductors",), ()),
        "lateral_sore": (("str_iso_abd_er",), (), ("gtps",)),
        "deep_pinch": (("pelv_tilt_supine",), ("deep_rotators",), ("fai_pinch",)),
        "one_sided": (("pelv_stand_level",), (), ()),
        "stiff_start": (("flex_heel_slide", "flex_windshield_wipers", "str_sit_to_stand"), (), ()),
    }
    assert CONTENT.profiles["front_stiff"].before == (("str_bridge", "str_sl_abd"),)
    assert CONTENT.profiles["front_stiff"].extra_slots == (("hip_flexors", 2),)
    assert CONTENT.profiles["lateral_weak"].held_until == (("str_step_down", "level_hip_stand"),)
    assert CONTENT.profiles["deep_pinch"].step_cm_max == 15
    assert CONTENT.profiles["stiff_start"].daily_minutes == 3


def test_favoured_exercises_of_all_pointers_come_once_each():
    pointing = PROFILES.point(
        findings("told_fai_labrum", "flat_is_hard", "pull_on_standing", results={("pelvic_control.tilt", B): 3})
    )
    assert [each.profile.id for each in pointing.pointers] == ["front_stiff", "deep_pinch"]
    assert pointing.favoured == ("pelv_hip_lift_9090", "pelv_tilt_supine", "core_dead_bug", "core_plank")


@pytest.mark.parametrize(
    ("worse", "affected", "expected"),
    [
        ({}, R, {"deep_rotators": R}),
        ({"deep_rotators": L}, R, {"deep_rotators": L}),
        ({"hip_flexors": L}, R, {"hip_flexors": L, "deep_rotators": R}),
        ({}, B, {}),
    ],
)
def test_an_extra_set_goes_to_the_side_the_test_shows_else_the_sore_one(worse, affected, expected):
    pointing = PROFILES.point(findings("told_fai_labrum"))
    assert pointing.extra_sides(worse, affected) == expected


def test_facts_come_from_answers_and_from_safety_questions():
    facts = CONTENT.profile_facts.values()
    assert known_facts(facts, {"sits_6h", "who_knows"}, {"rf_outer"}) == {"sits_6h", "pain_on_outer_bone"}
    assert known_facts(facts, set(), {""}) == set()


def test_a_pointer_can_not_touch_the_order_of_the_stages():
    stages = {stage.value for stage in Stage}
    for profile in CONTENT.profiles.values():
        named = {*profile.favours, *profile.extra_focus, *profile.daily, *profile.flags}
        assert not named & stages
        assert {EXERCISES[each].stage for each in profile.favours} <= set(Stage)
    assert not [name for name in Profile.__annotations__ if "stage" in name or "open" in name]


@given(FACTS, RESULTS, st.sampled_from(Side), st.integers(0, 99))
def test_whatever_is_known_at_most_two_are_shown_each_with_enough_evidence(facts, results, affected, age):
    found = Findings(facts=facts, results=results, affected_side=affected, age=age)
    pointing = PROFILES.point(found)
    assert len(pointing.pointers) <= 2
    assert not (pointing.pointers and pointing.elsewhere)
    for pointer in pointing.pointers:
        assert pointer.points == sum(each.sign.points for each in pointer.found) >= 3


@given(FACTS, RESULTS, st.sampled_from(sorted(CONTENT.profile_facts)))
def test_one_more_sign_never_takes_a_point_away(facts, results, fact):
    for profile_id in CONTENT.profiles:
        before = points(profile_id, Findings(facts=facts, results=results))
        assert points(profile_id, Findings(facts=facts | {fact}, results=results)) >= before
