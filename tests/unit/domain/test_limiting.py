"""How far each exercise may go today, and why not more: safety, equipment, stages, tiers (A3, B7, D, E1 to E3)."""

from __future__ import annotations

import pytest

from hipcoach.domain.criterion import Subject
from hipcoach.domain.exercise import HoldType, Stage
from hipcoach.domain.limits import LimitReason
from tests.unit.months import PELVIS, PELVIS_ON, STRENGTH_ON, Months, everything, steady
from tests.unit.samples import EXERCISES, PROGRAMME

BORROWED = set(PROGRAMME.sessions.borrowed_in_pelvis)


def limit(months, name, today=89):
    return months.limits(today)[name]


# -- stages --------------------------------------------------------------------------------------------------------


def test_with_all_done_every_exercise_is_open_to_its_highest_level():
    months = everything(age_from=40)
    limits = months.limits(89)

    assert set(limits) == set(EXERCISES)
    assert {name for name, each in limits.items() if not each.is_open} == set()
    assert all(each.level_max == EXERCISES[name].doses[-1].level for name, each in limits.items())
    assert {each.reason for each in limits.values()} == {LimitReason.OPEN}
    assert all(each.level_min == 1 and each.dose is None and not each.is_by_plan for each in limits.values())


def test_on_the_first_day_the_first_tier_of_the_pelvis_and_the_borrowed_warm_ups_are_open():
    limits = Months().limits(0)
    first = {each.id for each in EXERCISES.values() if each.stage is Stage.PELVIS and each.tier == 1}

    assert {name for name, each in limits.items() if each.is_open} == first | BORROWED
    assert limits["pelv_clock"].reason is LimitReason.TIER
    assert [each.subject for each in limits["pelv_clock"].criteria] == [Subject.CALM_SESSION_DAYS]
    assert limits["flex_thomas_edge"].reason is LimitReason.STAGE


def test_a_closed_stage_says_what_it_asks_for():
    months = steady(30)
    limits = months.limits(20)

    assert limits["str_clam"].criteria == months.path(20).criteria[Stage.STRENGTH]
    assert limits["bal_sls"].criteria == ()  # nothing yet: the stage before it is closed


def test_a_provisional_stage_is_open_up_to_level_2():
    months = Months().train(range(40), *PELVIS)
    found = limit(months, "flex_thomas_edge", 39)

    assert (found.level_max, found.reason) == (2, LimitReason.PROVISIONAL)
    assert limit(months, "core_brace", 39).level_max == 0


def test_closed_by_advice_is_closed_with_its_reason():
    months = everything()
    months.judging["closed"] = frozenset({Stage.STRENGTH, Stage.BALANCE})
    limits = months.limits(89)

    closed = {name for name, each in limits.items() if each.reason is LimitReason.ADVICE}
    assert closed == {each.id for each in EXERCISES.values() if each.stage in {Stage.STRENGTH, Stage.BALANCE}}
    assert months.path(89).working_stage is Stage.FLEXIBILITY


# -- precautions ---------------------------------------------------------------------------------------------------


def excluded_by(flag):
    return {each.id for each in EXERCISES.values() if each.is_excluded_by(frozenset({flag}))}


@pytest.mark.parametrize("flag", PROGRAMME.flags.ids)
def test_a_precaution_closes_what_it_excludes_and_caps_what_it_caps(flag):
    months = everything(age_from=40, flags=frozenset({flag}))
    limits = months.limits(89)

    for name, exercise in EXERCISES.items():
        cap = exercise.highest_level(frozenset({flag}))
        if name in excluded_by(flag):
            assert (limits[name].level_max, limits[name].reason, limits[name].flags) == (0, LimitReason.FLAG, {flag})
        else:
            assert limits[name].level_max <= cap
        if limits[name].reason is LimitReason.FLAG:
            assert limits[name].flags == {flag}


def test_several_precautions_leave_the_lowest_cap_and_are_named_together():
    months = everything(flags=frozenset({"gtps", "fall_risk_2"}))
    found = limit(months, "pelv_hike_drop")

    assert (found.level_max, found.flags) == (2, {"fall_risk_2"})
    both = limit(everything(flags=frozenset({"gtps", "hypermobile"})), "flex_90_90")
    assert (both.level_max, both.flags) == (0, {"gtps", "hypermobile"})


def test_stretches_of_bendy_joints_stay_at_level_2():
    limits = everything(flags=frozenset({"hypermobile"})).limits(89)
    stretches = {name for name, each in EXERCISES.items() if each.hold_type is HoldType.STRETCH}

    assert {limits[name].level_max for name in stretches - excluded_by("hypermobile")} == {2}
    assert {limits[name].flags for name in stretches} == {frozenset({"hypermobile"})}
    assert limits["flex_heel_slide"].level_max == 4


@pytest.mark.parametrize(("flag", "level"), [("fall_risk_1", 2), ("fall_risk_2", 0)])
def test_the_table_of_the_fall_risk_holds_beside_the_catalogue(flag, level):
    months = everything(flags=frozenset({flag}))
    name = "bal_sls_head_turns"
    bare = EXERCISES[name].replace(cautions=(), level_caps=())
    months.exercises = {**EXERCISES, name: bare}

    found = limit(months, name)
    assert (found.level_max, found.reason, found.flags) == (level, LimitReason.FLAG, {flag})
    months.judging["fall_table"] = None
    assert limit(months, name).level_max > level


# -- equipment -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lacks", "name", "level"),
    [
        ("light_loop_band", "str_clam", 3),  # only level 4 needs it
        ("light_loop_band_level_4", "str_clam", 3),
        ("light_loop_band", "str_band_sidestep", 0),
        ("low_step_5_10_cm", "pelv_hike_drop", 3),
        ("mirror", "pelv_stand_level", 0),
        ("two_matching_bathroom_scales", "pelv_stand_level", 4),  # only handy
        ("mirror_optional", "str_step_down", 4),
        ("step_5_20_cm", "str_step_down", 0),
        ("mat", "str_bridge", 4),  # a bed does as well: another thing
    ],
)
def test_what_is_not_there_closes_what_needs_it(lacks, name, level):
    found = limit(everything(lacks=frozenset({lacks})), name)

    assert found.level_max == level
    assert found.reason is (LimitReason.OPEN if level == 4 else LimitReason.EQUIPMENT)


def test_where_an_exercise_lacks_its_equipment_the_criteria_ask_for_what_remains():
    months = steady(30, lacks=frozenset({"mirror"}))
    for done in months.done.values():
        done.pop("pelv_stand_level", None)
    asked = {each.subject: each.needed for each in months.path(PELVIS_ON).criteria[Stage.PELVIS]}

    assert (asked[Subject.STANDING_LEVEL], asked[Subject.GREEN_STANDING]) == (0, 1)  # the hike is left
    months = steady(30, lacks=frozenset({"mirror", "counter_or_wall"}))
    assert {each.subject: each.needed for each in months.path(9).criteria[Stage.PELVIS]}[Subject.GREEN_STANDING] == 0


# -- which of several decides --------------------------------------------------------------------------------------


def test_the_tightest_of_several_limits_decides():
    months = Months(flags=frozenset({"hypermobile"}), lacks=frozenset({"strap_or_towel"})).train(range(40), *PELVIS)
    limits = months.limits(39)

    assert limits["flex_thomas_edge"].reason is LimitReason.FLAG  # level 2, as provisional is
    assert limits["flex_quad_side"].reason is LimitReason.EQUIPMENT
    assert limits["flex_90_90"].reason is LimitReason.FLAG


def test_safety_is_named_before_the_path():
    limits = Months(flags=frozenset({"hernia"})).limits(0)

    assert limits["core_curl_up"].reason is LimitReason.FLAG
    assert limits["core_brace"].reason is LimitReason.STAGE


def test_reasons_by_tier_tell_what_would_open_it():
    months = steady(30)
    found = limit(months, "str_sl_abd", STRENGTH_ON)

    assert found.reason is LimitReason.TIER
    assert {each.subject for each in found.criteria} == {
        Subject.DAYS,
        Subject.STRENGTH_SESSIONS,
        Subject.GREEN_EXERCISES,
        Subject.GREEN_FOCUS,
    }
    third = limit(months, "flex_90_90", 29)
    assert [(each.subject, each.about) for each in third.criteria] == [(Subject.GREEN_SAME_FOCUS, "external_rotators")]
