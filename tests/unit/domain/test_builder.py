"""Which session each stage gets: its slots, its order, its parts (E7)."""

from __future__ import annotations

import pytest

from hipcoach.domain.exercise import Role
from hipcoach.domain.path import StageState
from hipcoach.domain.records import SessionForm
from hipcoach.domain.session_plan import ChoiceReason, PlanReason
from hipcoach.domain.week import DayKind
from tests.unit.samples import EXERCISES, PROGRAMME, day
from tests.unit.situations import (
    CORE,
    FIRST_DAYS,
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    B,
    F,
    P,
    S,
    builder,
    choices,
    ids,
    levels,
    seen,
    situation,
)

RECIPES = PROGRAMME.sessions.recipes
SECOND_TIER = {P: 3, F: 2, S: 2, CORE: 1}

# -- the checked sessions ------------------------------------------------------------------------------------------

REFERENCE = {
    "pelvis_first_week": situation(P, 5, tiers={P: 2}, stage_day=5),
    "pelvis_later": situation(P, MONDAY),
    "flexibility": situation(F, TUESDAY, starter_core_days_this_week=1),
    "flexibility_starter_core": situation(F, MONDAY),
    "strength_core_first": situation(S, MONDAY, strength_sessions=1),
    "strength_core_later": situation(S, MONDAY, tiers=SECOND_TIER, strength_sessions=13),
    "flexibility_balance": situation(B, TUESDAY),
}


def as_timed(name):
    """A day on which everything in a checked session was done before, at the level it was timed at."""
    recipe, day_of = RECIPES[name], REFERENCE[name]
    last = (day_of.today - day(0)).days - 3
    shades = {each: seen("A", level=recipe.level_of(each), last=last) for each in recipe.exercise_ids}
    return recipe, builder().build(day_of.replace(shades=shades))


@pytest.mark.parametrize("name", REFERENCE)
def test_every_checked_session_is_built_as_it_stands_in_the_programme(name):
    recipe, plan = as_timed(name)

    assert ids(plan) == list(recipe.exercise_ids)
    assert plan.stage is recipe.stage
    assert levels(plan) == {each: recipe.level_of(each) for each in recipe.exercise_ids}
    assert [each.exercise_id for each in plan.prescriptions if each.role is Role.WARMUP] == list(recipe.warm_up)


def test_there_is_a_day_for_every_checked_session():
    assert REFERENCE.keys() == RECIPES.keys()


@pytest.mark.parametrize("name", REFERENCE)
def test_session_takes_about_the_programme_s_minutes_and_never_more_than_the_cap(name):
    recipe, plan = as_timed(name)
    minutes = plan.duration_s / 60

    assert recipe.minutes_min - 4 <= minutes <= recipe.minutes_max + 1
    assert minutes <= PROGRAMME.sessions.cap_minutes


@pytest.mark.parametrize("name", ["strength_core_first", "strength_core_later"])
def test_stretches_of_a_strength_day_are_one_short_hold_each_side(name):
    recipe, plan = as_timed(name)
    for each in plan.prescriptions:
        if each.exercise_id in recipe.short_stretches:
            assert (each.dose.sets, each.dose.reps, each.dose.hold_s) == (1, 1, 30)
            assert each.dose.level == recipe.level


# -- the pelvis stage ----------------------------------------------------------------------------------------------


def test_first_session_holds_what_the_first_tier_of_the_pelvis_has():
    plan = builder().build(situation(today=0, stage_day=0, tiers=FIRST_DAYS))

    assert (plan.stage, plan.form, plan.reason, plan.day_kind) == (
        *(P, SessionForm.FULL, PlanReason.STAGE, DayKind.DAILY),
    )
    assert [(each.exercise_id, each.role, each.dose.level) for each in plan.prescriptions] == [
        ("pelv_breathing_9090", Role.WARMUP, 1),
        ("flex_heel_slide", Role.WARMUP, 1),
        ("flex_windshield_wipers", Role.WARMUP, 1),
        ("pelv_tilt_supine", Role.MAIN, 1),
        ("pelv_glute_set_prone", Role.MAIN, 1),
    ]


@pytest.mark.parametrize(("stage_day", "has_hike"), [(6, False), (7, True)])
def test_second_week_has_the_third_tier_if_it_is_open(stage_day, has_hike):
    assert ("pelv_hike_drop" in ids(builder().build(situation(stage_day=stage_day)))) is has_hike
    assert "pelv_hike_drop" not in ids(builder().build(situation(stage_day=stage_day, tiers={P: 2})))


@pytest.mark.parametrize("stage_day", range(0, 30, 5))
@pytest.mark.parametrize("today", range(MONDAY, MONDAY + 7))
def test_pelvis_stage_borrows_two_movements_only(today, stage_day):
    names = ids(builder().build(situation(P, today, stage_day=stage_day)))
    others = {name for name in names if EXERCISES[name].stage is not P}

    assert others <= set(PROGRAMME.sessions.borrowed_in_pelvis)


def test_pelvis_session_has_four_to_five_exercises_of_its_own_two_of_them_standing_at_most():
    for stage_day in (6, 20):
        plan = builder().build(situation(P, stage_day=stage_day))
        main = [each for each in plan.prescriptions if each.role is Role.MAIN]
        assert 4 <= len(main) <= 5
        assert 1 <= sum(each.position.value == "standing" for each in main) <= 2


# -- flexibility ---------------------------------------------------------------------------------------------------


def core_of(plan):
    return [name for name in ids(plan) if EXERCISES[name].stage is CORE]


@pytest.mark.parametrize(
    ("today", "done", "expected"),
    [
        (MONDAY, 0, 2),
        (TUESDAY, 1, 0),
        (TUESDAY, 0, 2),  # Monday was missed: two days are left for three
        (WEDNESDAY, 1, 2),
        (MONDAY + 3, 1, 2),
        (MONDAY + 3, 2, 0),
        (MONDAY + 4, 2, 2),
        (MONDAY + 4, 3, 0),
        (MONDAY + 5, 2, 2),
        (MONDAY + 5, 3, 0),
    ],
)
def test_starter_core_is_on_three_days_a_week_two_at_a_time(today, done, expected):
    plan = builder().build(situation(F, today, starter_core_days_this_week=done))

    assert len(core_of(plan)) == expected
    assert {choices(plan)[name].reason for name in core_of(plan)} <= {ChoiceReason.STARTER_CORE}


def test_core_that_is_not_open_is_left_out():
    assert not core_of(builder().build(situation(F, tiers={P: 3, F: 2})))


def test_flexibility_day_stretches_hip_flexors_twice_rotators_once_and_one_other():
    plan = builder().build(situation(F, TUESDAY, starter_core_days_this_week=1))
    focuses = [EXERCISES[name].focus[0] for name in ids(plan) if EXERCISES[name].hold_type]

    assert sorted(focuses) == ["adductors", "external_rotators", "hip_flexors", "hip_flexors"]


def test_stage_open_for_the_time_being_goes_on_with_the_pelvis_first():
    states = situation(F).states | {F: StageState.PROVISIONAL}
    names = ids(builder().build(situation(F, TUESDAY, tiers={P: 3, F: 1}, states=states)))

    assert [name for name in names if EXERCISES[name].stage is P] == [
        *("pelv_breathing_9090", "pelv_tilt_supine", "pelv_hip_lift_9090", "pelv_glute_set_prone", "pelv_stand_level"),
    ]
    assert names[5:7] == ["flex_thomas_edge", "flex_fig4_supine"]


def strength_of(plan):
    return [name for name in ids(plan) if EXERCISES[name].stage is S]


# -- order ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stage", [F, S, B])
@pytest.mark.parametrize("today", range(MONDAY, MONDAY + 7))
def test_order_is_warm_up_balance_strength_core_stretches(stage, today):
    plan = builder().build(situation(stage, today))
    main = [EXERCISES[each.exercise_id].stage for each in plan.prescriptions if each.role is Role.MAIN]
    order = [P, B, S, CORE, F]

    assert main == sorted(main, key=order.index)
    roles = [each.role for each in plan.prescriptions]
    assert roles == sorted(roles, key=lambda role: role is not Role.WARMUP)


@pytest.mark.parametrize("turn", [0, 1])
def test_deep_rotators_come_first_then_abductors_then_the_rest(turn):
    plan = builder().build(situation(B, WEDNESDAY, strength_sessions=turn, balance_days_this_week=2))
    first = [EXERCISES[name].focus[0] for name in strength_of(plan)]
    order = ["deep_rotators", "abductors", "extensors"]

    assert first == sorted(first, key=order.index)
    assert first[0] == "deep_rotators"


@pytest.mark.parametrize("stage", [F, S, B])
@pytest.mark.parametrize("today", range(MONDAY, MONDAY + 5))
def test_pelvis_pair_is_kept_in_every_later_session(stage, today):
    plan = builder().build(situation(stage, today))
    kept = [name for name, choice in choices(plan).items() if choice.reason is ChoiceReason.PELVIS_KEPT]

    assert len(kept) == 2
    assert all(EXERCISES[name].stage is P for name in kept)
