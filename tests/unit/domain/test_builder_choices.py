"""Why each exercise is in a session: harder ones, easier ones, substitutes, plans, profiles (B4, E5, E6, E8)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from hipcoach.domain.dosage import DoseReason
from hipcoach.domain.exercise import Dose
from hipcoach.domain.limits import Limit, LimitReason
from hipcoach.domain.path import StageState
from hipcoach.domain.pt_plan import PlannedDose, PtPlan
from hipcoach.domain.records import SessionForm, Stamp
from hipcoach.domain.session_plan import ChoiceReason
from hipcoach.domain.week import DayKind
from tests.unit.samples import DAY_0, EXERCISES, day
from tests.unit.situations import (
    ALL_OPEN,
    CORE,
    IN_FLEXIBILITY,
    IN_STRENGTH,
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


def plan_of(**changes):
    made = PtPlan(
        plan_id=1,
        name="A. Example",
        role="physiotherapist",
        made_on=DAY_0,
        expires_on=day(60),
        stamp=Stamp(at_utc=datetime(2026, 3, 2, tzinfo=UTC), offset_min=0, day=DAY_0),
    )
    return made.replace(**changes)


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


# -- one stretch more, profiles -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("stage", "count"), [(F, 3), (S, 2)])
def test_group_whose_test_fell_back_gets_one_stretch_more(stage, count):
    today = TUESDAY if stage is F else MONDAY
    plan = builder().build(
        situation(stage, today, stretch_extra=frozenset({"hip_flexors"}), starter_core_days_this_week=1)
    )
    stretched = [name for name in ids(plan) if EXERCISES[name].focus[0] == "hip_flexors"]

    assert len(stretched) == count
    (extra,) = chosen(plan, ChoiceReason.EXTRA_STRETCH)
    if stage is S:
        assert prescribed(plan, extra).dose.hold_s == 30
        assert prescribed(plan, extra).dose.reps == 1


def test_favoured_pelvis_exercise_takes_a_place_in_the_pair():
    known = {"pelv_hip_lift_9090": seen("A", level=2)}
    plan = builder().build(situation(S, shades=known, favoured=("pelv_hip_lift_9090",)))

    assert choices(plan)["pelv_hip_lift_9090"].reason is ChoiceReason.PROFILE
    assert "pelv_stand_level" not in ids(plan)
    assert "pelv_tilt_supine" in ids(plan)


def test_favoured_group_of_stretches_is_stretched_twice():
    plan = builder().build(situation(S, favoured=("hip_flexors",)))

    assert len([name for name in ids(plan) if EXERCISES[name].focus[0] == "hip_flexors"]) == 2


def test_favour_opens_nothing():
    plan = builder().build(situation(F, favoured=("core_plank", "str_bridge", "flex_90_90", "abductors")))

    assert not {"core_plank", "str_bridge", "flex_90_90"} & set(ids(plan))


# -- a physiotherapist's plan ----------------------------------------------------------------------------------------


def opened(name, **changes):
    """How a plan that opens an exercise shows in the limits."""
    return limits(IN_FLEXIBILITY) | {name: Limit(level_max=4, is_by_plan=True).replace(**changes)}


@pytest.mark.parametrize("name", ["core_bird_dog", "str_clam", "bal_weight_shift", "flex_90_90"])
def test_exercise_a_plan_opens_is_in_the_session_and_says_so(name):
    plan = builder().build(situation(F, limits=opened(name), plan=plan_of(opens=frozenset({name}))))

    assert (choices(plan)[name].reason, choices(plan)[name].is_by_plan) == (ChoiceReason.PLAN, True)


@pytest.mark.parametrize(
    ("changes", "is_there"),
    [
        ({"shades": {"str_clam": seen("G", last=MONDAY - 1)}}, False),
        ({"shades": {"str_bridge": seen("G", last=MONDAY - 1)}}, False),
        ({"shades": {"str_bridge": seen("G", last=MONDAY - 2)}}, True),
        ({"last_strength_day": day(MONDAY - 1)}, False),
        ({"day_kind": DayKind.REST}, False),
    ],
)
def test_strength_a_plan_opens_by_itself_keeps_its_48_hours_and_free_days(changes, is_there):
    plan = plan_of(opens=frozenset({"str_clam"}))
    names = ids(builder().build(situation(F, limits=opened("str_clam"), plan=plan, **changes)))

    assert ("str_clam" in names) is is_there


def test_strength_exercise_a_plan_names_waits_for_its_day_once_strength_is_open():
    plan = plan_of(opens=frozenset({"str_clam"}))

    assert "str_clam" not in ids(builder().build(situation(S, TUESDAY, plan=plan)))
    assert choices(builder().build(situation(S, MONDAY, plan=plan)))["str_clam"].is_by_plan


def test_exercise_a_plan_names_wins_its_slot():
    plan = plan_of(opens=frozenset({"flex_hip_flexor_half_kneel"}))
    known = {"flex_thomas_edge": seen("A", level=2, last=MONDAY), "flex_hip_flexor_half_kneel": seen("A", last=MONDAY)}
    names = ids(builder().build(situation(F, plan=plan, shades=known, **STRETCHING)))

    assert "flex_hip_flexor_half_kneel" in names


def test_exercise_a_plan_names_stays_above_level_1_and_stands_in_its_group():
    plan = plan_of(opens=frozenset({"str_iso_abd_er"}))
    shades = all_seen(["str_prone_rot_iso", "str_clam", "str_sit_to_stand"], "A", level=2, last=MONDAY - 3)
    names = ids(builder().build(situation(S, shades=shades, plan=plan)))

    assert "str_iso_abd_er" in names

    plan = plan_of(opens=frozenset({"str_quad_er"}))
    open_ = limits(IN_STRENGTH, str_quad_er={"is_by_plan": True})
    names = ids(builder().build(situation(S, shades=shades, limits=open_, plan=plan, strength_sessions=1)))
    assert names.index("str_quad_er") < names.index("str_bridge")


def test_what_a_plan_bans_is_never_there():
    banned = Limit(level_max=0, reason=LimitReason.PLAN_BANS, is_by_plan=True)
    open_ = limits(IN_FLEXIBILITY) | {"flex_fig4_supine": banned}
    plan = builder().build(situation(F, limits=open_, **STRETCHING))

    assert "flex_fig4_supine" not in ids(plan)
    assert "flex_fig4_supine" in {choice.instead_of for choice in choices(plan).values()}


def test_exact_dose_of_a_plan_is_prescribed():
    dose = Dose(level=3, sets=4, reps=7, hold_s=0, rest_s=40)
    plan = plan_of(doses=(PlannedDose(exercise_id="str_clam", dose=dose),))
    open_ = limits(IN_STRENGTH, str_clam={"dose": dose, "is_by_plan": True})
    built = builder().build(situation(S, limits=open_, plan=plan))

    assert prescribed(built, "str_clam").dose == dose
    assert reasons(built)["str_clam"] is DoseReason.PLAN
