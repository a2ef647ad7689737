"""Why each exercise is in a session: harder ones, easier ones, substitutes (B4, E7)."""

from __future__ import annotations

import pytest

from hipcoach.domain.dosage import DoseReason
from hipcoach.domain.path import StageState
from hipcoach.domain.records import SessionForm
from hipcoach.domain.session_plan import ChoiceReason
from tests.unit.samples import EXERCISES
from tests.unit.situations import (
    ALL_OPEN,
    CORE,
    IN_FLEXIBILITY,
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    B,
    F,
    P,
    S,
    all_seen,
    builder,
    choices,
    ids,
    levels,
    limits,
    prescribed,
    reasons,
    seen,
    situation,
)

STRETCHING = {"today": TUESDAY, "starter_core_days_this_week": 1}  # a flexibility day without core
THROUGH = "GGG"  # three greens
SECOND_TIER = {P: 3, F: 2, S: 2, CORE: 2}


def chosen(plan, reason):
    return [name for name, choice in choices(plan).items() if choice.reason is reason]


# -- harder --------------------------------------------------------------------------------------------------------


def test_after_three_greens_at_level_4_the_harder_exercise_starts_at_level_1():
    shades = {"flex_thomas_edge": seen(THROUGH, level=4, last=MONDAY)}
    plan = builder().build(situation(F, shades=shades, **STRETCHING))

    choice = choices(plan)["flex_hip_flexor_half_kneel"]
    assert (choice.reason, choice.instead_of) == (ChoiceReason.HARDER, "flex_thomas_edge")
    assert levels(plan)["flex_hip_flexor_half_kneel"] == 1
    assert reasons(plan)["flex_hip_flexor_half_kneel"] is DoseReason.FIRST_TIME


def test_old_exercise_is_kept_beside_the_harder_one():
    shades = {
        "flex_thomas_edge": seen(THROUGH, level=4, last=MONDAY),
        "flex_hip_flexor_half_kneel": seen("G", last=MONDAY),
    }
    names = ids(builder().build(situation(F, shades=shades, **STRETCHING)))

    assert {"flex_thomas_edge", "flex_hip_flexor_half_kneel"} <= set(names)


@pytest.mark.parametrize(
    ("letters", "level", "changes"),
    [
        ("GG", 4, {}),
        ("GGG", 3, {}),
        ("GGA", 4, {}),
        ("GGG", 4, {"may_progress": False}),
        ("GGG", 4, {"has_week_risen": True}),
        ("GGG", 4, {"form": SessionForm.EASY}),
        ("GGG", 4, {"limits": limits({P: 3, F: 1})}),  # its tier is not open
        ("GGG", 4, {"limits": limits(IN_FLEXIBILITY, closed=["flex_hip_flexor_half_kneel"])}),
    ],
)
def test_harder_exercise_comes_only_when_it_was_earned_and_may_be_done(letters, level, changes):
    shades = {"flex_thomas_edge": seen(letters, level=level, last=MONDAY)}
    names = ids(builder().build(situation(F, shades=shades, **STRETCHING, **changes)))

    assert "flex_thomas_edge" in names
    assert "flex_hip_flexor_half_kneel" not in names


def test_exercise_of_a_higher_tier_takes_over_where_its_slot_goes_by_tier():
    known = all_seen(["str_clam", "str_sit_to_stand", "str_prone_rot_iso"], "A", level=2, last=MONDAY - 3)
    plan = builder().build(situation(S, tiers=SECOND_TIER, shades=known))

    assert chosen(plan, ChoiceReason.HARDER) == ["str_quad_er", "str_sl_abd"]
    assert levels(plan)["str_sl_abd"] == 1


def test_no_more_go_up_in_one_session_than_doses_may():
    known = all_seen(["str_clam", "str_sit_to_stand", "str_prone_rot_iso"], "A", level=2, last=MONDAY - 3)
    greens = {"core_dead_bug": seen("GGGGGG"), "pelv_tilt_supine": seen("GGGGGG")}
    plan = builder().build(situation(S, tiers=SECOND_TIER, shades=known | greens))

    assert len(chosen(plan, ChoiceReason.HARDER)) == 2
    assert "str_step_up" not in ids(plan)
    assert reasons(plan)["pelv_tilt_supine"] is DoseReason.ONE_AT_A_TIME


def test_slot_by_tier_waits_until_its_easier_exercise_was_done_at_all():
    plan = builder().build(situation(S, tiers=ALL_OPEN))

    assert {"str_prone_rot_iso", "str_clam", "str_sit_to_stand"} <= set(ids(plan))


def test_bridge_goes_on_to_the_hinge_and_is_kept_up_with_half_the_sets():
    shades = {
        "str_bridge": seen(THROUGH, level=4, last=MONDAY - 3, every=3),
        "str_hip_hinge": seen("G", last=MONDAY - 3),
    }
    plan = builder().build(situation(S, tiers=SECOND_TIER, shades=shades, strength_sessions=1))

    assert choices(plan)["str_bridge"].reason is ChoiceReason.MAINTENANCE
    assert prescribed(plan, "str_bridge").dose.sets == 2  # of three
    recent = shades | {"str_bridge": seen(THROUGH, level=4, last=MONDAY - 2, every=3)}
    assert "str_bridge" not in ids(builder().build(situation(S, tiers=SECOND_TIER, shades=recent, strength_sessions=1)))


# -- something easier ----------------------------------------------------------------------------------------------


def test_after_a_red_at_level_1_the_easier_exercise_takes_its_place():
    shades = {"flex_fig4_supine": seen("R", last=MONDAY)}
    plan = builder().build(situation(F, shades=shades, **STRETCHING))

    choice = choices(plan)["flex_windshield_wipers"]
    assert (choice.reason, choice.instead_of) == (ChoiceReason.EASIER, "flex_fig4_supine")
    assert levels(plan)["flex_windshield_wipers"] == 1
    assert "flex_fig4_supine" not in ids(plan)


def test_once_the_easier_one_went_well_it_is_back_with_half_of_it():
    shades = {"flex_fig4_supine": seen("R", last=MONDAY - 1), "flex_windshield_wipers": seen("G", last=MONDAY)}
    plan = builder().build(situation(F, shades=shades, **STRETCHING))

    assert prescribed(plan, "flex_fig4_supine").dose.reps == 1  # of two holds
    assert reasons(plan)["flex_fig4_supine"] is DoseReason.RED


def test_red_at_level_1_has_half_the_sets_where_there_is_nothing_easier():
    plan = builder().build(situation(shades={"pelv_glute_set_prone": seen("R")}))
    dose = prescribed(plan, "pelv_glute_set_prone").dose

    assert (dose.level, dose.sets, dose.reps) == (1, 1, 4)


def test_red_at_level_1_has_half_the_sets_where_the_easier_one_is_further_on():
    shades = {"flex_fig4_supine": seen("R", last=MONDAY), "flex_windshield_wipers": seen("G", level=3, last=MONDAY)}
    plan = builder().build(situation(F, shades=shades, **STRETCHING))

    assert prescribed(plan, "flex_fig4_supine").dose.reps == 1
    assert "flex_windshield_wipers" not in ids(plan)


def test_exercise_that_rests_after_two_reds_is_replaced_by_an_easier_one():
    shades = {"flex_fig4_supine": seen("RR", level=2, last=MONDAY)}
    plan = builder().build(situation(F, shades=shades, **STRETCHING))
    choice = choices(plan)["flex_windshield_wipers"]

    assert (choice.reason, choice.instead_of) == (ChoiceReason.EASIER, "flex_fig4_supine")


def test_lower_rung_takes_the_place_of_one_that_rests():
    shades = {"str_clam": seen("G", level=3, last=MONDAY - 3), "str_sl_abd": seen("RR", level=2, last=MONDAY - 3)}
    plan = builder().build(situation(S, tiers=SECOND_TIER, shades=shades))
    choice = choices(plan)["str_clam"]

    assert (choice.reason, choice.instead_of) == (ChoiceReason.EASIER, "str_sl_abd")


@pytest.mark.parametrize("wanted", [each.id for each in EXERCISES.values() if each.stage in {F, S}])
@pytest.mark.parametrize("day_of", [situation(F, **STRETCHING), situation(B, MONDAY), situation(B, WEDNESDAY)])
def test_nothing_harder_ever_takes_the_place_of_what_rests(day_of, wanted):
    known = all_seen(EXERCISES, "A", level=1, last=MONDAY - 3)
    plan = builder().build(day_of.replace(shades=known | {wanted: seen("RR", last=MONDAY - 3)}))

    assert wanted not in ids(plan)
    for name, choice in choices(plan).items():
        if choice.instead_of == wanted:
            assert name not in EXERCISES[wanted].harder
            assert EXERCISES[name].tier <= EXERCISES[wanted].tier


def test_open_exercise_of_a_higher_tier_is_no_substitute_for_one_that_rests():
    plan = builder().build(situation(S, tiers=SECOND_TIER, shades={"str_clam": seen("RR", last=MONDAY - 3)}))

    assert "str_quad_er" not in ids(plan)
    assert "str_clam" not in ids(plan)


# -- substitutes ---------------------------------------------------------------------------------------------------


def with_flags(stage, *flags, tiers=IN_FLEXIBILITY, **changes):
    chosen_flags = frozenset(flags)
    day_of = situation(stage, tiers=tiers, flags=chosen_flags, **changes)
    return builder(flags=chosen_flags).build(day_of)


def test_substitute_is_the_one_the_caution_names_and_says_which_precaution_it_is():
    plan = with_flags(F, "pregnancy", **STRETCHING)
    choice = choices(plan)["flex_hip_flexor_half_kneel"]

    assert (choice.reason, choice.instead_of) == (ChoiceReason.SUBSTITUTE, "flex_thomas_edge")
    assert choice.flags == {"pregnancy"}


def test_named_substitute_whose_tier_is_shut_is_not_taken():
    names = ids(with_flags(F, "pregnancy", tiers={P: 3, F: 1, CORE: 1}, **STRETCHING))

    assert "flex_hip_flexor_half_kneel" not in names
    assert "flex_thomas_edge" not in names


def test_without_a_hip_flexor_stretch_left_the_group_is_skipped():
    plan = with_flags(F, "thr_anterior", **STRETCHING)

    assert not [name for name in ids(plan) if "hip_flexors" in EXERCISES[name].focus]
    assert "flex_fig4_supine" in ids(plan)


def test_missing_thing_brings_a_substitute_as_well():
    plan = builder().build(
        situation(F, limits=limits(IN_FLEXIBILITY, closed=["flex_butterfly", "flex_thomas_edge"]), **STRETCHING)
    )

    assert choices(plan)["flex_hip_flexor_half_kneel"].instead_of == "flex_thomas_edge"
    assert choices(plan)["flex_hamstring_strap"].instead_of == "flex_butterfly"


def test_what_is_only_not_earned_yet_leaves_its_place_empty():
    plan = builder().build(situation(P, tiers={P: 2}))

    assert not chosen(plan, ChoiceReason.SUBSTITUTE)
    assert "pelv_hike_drop" not in ids(plan)


def test_nobody_gets_an_exercise_twice():
    shades = {"pelv_tilt_supine": seen("RR")}
    names = ids(builder().build(situation(shades=shades)))

    assert len(names) == len(set(names))
    assert "pelv_tilt_supine" not in names


def test_flexibility_that_is_through_is_said_to_be_kept():
    states = situation(S).states | {F: StageState.ACHIEVED}
    plan = builder().build(situation(S, TUESDAY, states=states))

    assert choices(plan)["flex_thomas_edge"].reason is ChoiceReason.STRETCH_KEPT
