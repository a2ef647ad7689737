"""Strength and the core beside it: what opens them, and tier by tier (E3)."""

from __future__ import annotations

import pytest

from hipcoach.domain.criterion import Subject
from hipcoach.domain.exercise import Stage
from hipcoach.domain.limits import LimitReason
from hipcoach.domain.strength_stage import opening_criteria
from tests.unit.months import PELVIS_ON, STARTERS, STRENGTH_ON, TIER_1, steady
from tests.unit.samples import EXERCISES, PROGRAMME, day

TIER_2_ON = 38
SECOND = ("str_sl_abd", "str_stand_abd", "str_hip_hinge")
TIERS = {
    1: {"str_prone_rot_iso", "str_iso_abd_er", "str_clam", "str_bridge", "str_sit_to_stand"},
    2: {"str_quad_er", "str_sl_abd", "str_stand_abd", "str_hip_hinge", "str_step_up"},
    3: {"str_bridge_single", "str_band_sidestep", "str_step_down", "str_split_squat"},
}


def tier(months, today, stage=Stage.STRENGTH):
    return months.path(today).tiers[stage]


def unmet(months, today, stage=Stage.STRENGTH):
    """What the next tier still asks for."""
    return {each.subject: each.value for each in months.path(today).tier_criteria[stage] if not each.is_met}


def spoil(months, names, *, keep=()):
    """Do some exercises at level 1 only, but on some days."""
    for number, done in months.done.items():
        for name in names:
            if name in done and number not in keep:
                done[name] = done[name].replace(level=1)
    return months


# -- opening -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("befores", "median"),
    [
        ([4] * 7, 4),
        ([5] * 7, 5),
        ([5, 5, 5, 4, 4, 4, 4], 4),
        ([5, 5, 5, 5, 4, 4, 4], 5),
        ([5, 5, 5, 4, 4, 4, None], 4.5),  # the middle of six
        ([0, 0, 5, 4, 5, 4, 5], 4),
        ([None] * 7, None),
    ],
)
def test_pain_before_sessions_is_four_at_most_in_the_middle(befores, median):
    months = steady(30)
    for number, before in enumerate(befores, start=STRENGTH_ON - 6):
        months.befores[number] = before
    found = {each.subject: each for each in opening_criteria(months.evidence(STRENGTH_ON), day(STRENGTH_ON))}
    asked = found[Subject.BEFORE_MEDIAN]

    assert (asked.value, asked.needed, asked.window) == (median, 4, 7)
    assert asked.is_met is (median is not None and median <= 4)


@pytest.mark.parametrize(("before", "opened"), [(4, STRENGTH_ON), (5, None)])
def test_strength_waits_until_pain_before_sessions_is_down(before, opened):
    months = steady(40)
    for number in range(40):
        months.befores[number] = months.worsts[number] = months.mornings[number] = before

    assert months.opened(39, Stage.STRENGTH) == opened
    assert months.unmet(39, Stage.STRENGTH) == ({} if opened else {Subject.BEFORE_MEDIAN: 5})


def test_median_is_of_the_last_seven_days():
    months = steady(60)
    for number in range(STRENGTH_ON - 7):
        months.befores[number] = months.worsts[number] = months.mornings[number] = 5

    assert months.opened(59, Stage.STRENGTH) == STRENGTH_ON


# -- the tiers of strength -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_catalogue_has_the_tiers_of_the_programme(number):
    assert {each.id for each in EXERCISES.values() if each.stage is Stage.STRENGTH and each.tier == number} == TIERS[
        number
    ]


def test_the_first_tier_opens_at_once():
    limits = steady(30).limits(STRENGTH_ON)

    assert {name for name, each in limits.items() if name.startswith("str_") and each.is_open} == TIERS[1]
    assert {limits[name].reason for name in TIERS[2] | TIERS[3]} == {LimitReason.TIER}


def test_the_second_tier_asks_for_days_sessions_and_what_goes_well():
    listed = {
        each.subject: (each.value, each.needed, each.level)
        for each in steady(40).path(30).tier_criteria[Stage.STRENGTH]
    }

    assert listed == {
        Subject.DAYS: (6, 14, 0),
        Subject.STRENGTH_SESSIONS: (3, 4, 0),
        Subject.GREEN_EXERCISES: (4, 3, 2),
        Subject.GREEN_FOCUS: (3, 1, 2),
    }


def test_the_second_tier_opens_on_day_14():
    months = steady(60)

    assert [tier(months, today) for today in (37, 38, 59)] == [1, 2, 2]
    assert {name for name, each in months.limits(38).items() if name.startswith("str_") and each.is_open} == (
        TIERS[1] | TIERS[2]
    )


@pytest.mark.parametrize(("sessions", "opened"), [((24, 26, 28, 46), 47), ((24, 26, 28, 30), 38), ((24, 26, 28), None)])
def test_four_strength_sessions_are_asked_for(sessions, opened):
    months = steady(60)
    for number in range(STRENGTH_ON, 60):
        if number not in sessions:
            for name in TIER_1:
                months.done[number].pop(name, None)
    expected = [1, 1] if opened is None else [1, 2]

    assert [tier(months, today) for today in ((opened or 59) - 1, opened or 59)] == expected


def test_three_of_the_first_tier_go_well_at_level_2():
    months = spoil(steady(60), ("str_clam", "str_bridge"))
    assert unmet(months, 59) == {Subject.GREEN_EXERCISES: 2}

    assert tier(spoil(steady(60), ("str_clam",)), 59) == 2


def test_the_tier_opens_as_soon_as_one_of_them_goes_well_again():
    names = ("str_prone_rot_iso", "str_iso_abd_er", "str_clam", "str_bridge")
    months = spoil(steady(80), names, keep=range(45, 80))
    for number in range(25, 80):
        for name, seldom in zip(names, (2, 2, 10, 30), strict=True):
            if number % seldom:
                months.done[number].pop(name, None)

    assert months.course(79).tiers_on[Stage.STRENGTH, 2] == day(51)  # the clam on day 50, the bridge not before 60


def test_one_of_them_is_for_the_deep_rotators():
    rotators = ("str_prone_rot_iso", "str_iso_abd_er", "str_clam")
    months = spoil(steady(60).train(range(24, 60, 2), "str_sit_to_stand"), rotators)
    assert unmet(months, 59) == {Subject.GREEN_EXERCISES: 2, Subject.GREEN_FOCUS: 0}

    months.train([50], "str_prone_rot_iso").rest(range(51, 60))
    assert tier(months, 51) == 2


def test_the_latest_exposure_counts_and_the_tier_stays():
    months = steady(70)
    for number in range(40, 70):
        for name in TIER_1:
            if name in months.done[number]:
                months.done[number][name] = months.done[number][name].replace(level=1)

    assert tier(months, 69) == 2


def test_where_flags_leave_three_all_of_them_are_asked_for():
    left = ("str_prone_rot_iso", "str_bridge")
    months = steady(60, flags=frozenset({"thr_lateral"}))  # takes out belt press and clam
    months = spoil(months, ("str_clam", "str_iso_abd_er"))
    assert unmet(months, 59) == {Subject.GREEN_EXERCISES: len(left)}

    assert tier(months.train(range(24, 60, 2), "str_sit_to_stand"), 59) == 2


def test_where_fewer_are_left_than_asked_for_all_that_remain_are():
    months = spoil(steady(60, flags=frozenset({"thr_lateral"})), ("str_clam", "str_iso_abd_er"))
    months.person = months.person.replace(lacks=frozenset({"firm_chair_against_a_wall"}))

    assert tier(months, 59) == 2


def third(days=80, **person):
    """The second tier from day 38 on, three of it at level 3, and level hips on both legs."""
    months = steady(days, **person).train(range(TIER_2_ON, days, 2), *SECOND, level=3)
    return months.sided("level_hip_stand", 45, 20, 20)


def test_the_third_tier_opens_after_14_days_in_the_second():
    assert [tier(third(), today) for today in (51, 52)] == [2, 3]
    assert {each.id for each in EXERCISES.values() if each.stage is Stage.STRENGTH} == {
        name for name, each in third().limits(52).items() if name.startswith("str_") and each.is_open
    }


def test_three_of_the_second_tier_go_well_at_level_3():
    months = third().train(range(38, 80, 2), "str_stand_abd")

    assert unmet(months, 79) == {Subject.GREEN_EXERCISES: 2}


@pytest.mark.parametrize(("left", "right", "value"), [(19, 30, 19), (30, 19, 19), (None, 30, None)])
def test_level_hips_are_asked_of_each_leg(left, right, value):
    months = third().sided("level_hip_stand", 45, left, right)

    assert unmet(months, 79) == {Subject.TEST: value}


def test_a_later_good_test_opens_it_then():
    months = third().sided("level_hip_stand", 45, 10, 10).sided("level_hip_stand", 60, 20, 25)

    assert [tier(months, today) for today in (59, 60)] == [2, 3]


def test_where_the_test_is_taken_out_it_is_not_asked():
    months = third(flags=frozenset({"thr_lateral"})).train(range(24, 80, 2), "str_sit_to_stand")
    months.train(range(38, 80, 2), "str_step_up", level=3)  # of the second tier hinge and step-up are left
    months.tests = [test for test in months.tests if test.measure != "level_hip_stand"]

    assert tier(months, 79) == 3


def test_who_holds_on_is_not_asked_for_more_than_level_2_of_the_step():
    """Capped at level 2 the step-up can't be green at 3: four of the second tier remain."""
    months = third(flags=frozenset({"fall_risk_2"}))

    assert tier(months, 79) == 3
    assert tier(months.train(range(38, 80, 2), "str_stand_abd"), 79) == 2


# -- the core ------------------------------------------------------------------------------------------------------


def test_until_strength_opens_only_the_starter_set_is_open_up_to_level_2():
    months = steady(30)
    limits = months.limits(STRENGTH_ON - 1)

    assert {name: each.level_max for name, each in limits.items() if name.startswith("core_") and each.is_open} == (
        dict.fromkeys(PROGRAMME.core.starter_exercises, 2)
    )
    assert limits["core_brace"].reason is limits["core_plank"].reason is LimitReason.STARTER
    assert [each.subject for each in months.path(20).tier_criteria[Stage.CORE]] == [Subject.STAGE_REACHED]
    assert months.path(20).tiers[Stage.CORE] == 1


def test_before_the_pelvis_is_achieved_the_core_is_shut():
    assert not any(each.is_open for name, each in steady(30).limits(PELVIS_ON - 1).items() if name.startswith("core_"))


def test_with_strength_the_first_tier_of_the_core_opens_fully():
    limits = steady(30).limits(STRENGTH_ON)

    assert {name: each.level_max for name, each in limits.items() if name.startswith("core_") and each.is_open} == (
        dict.fromkeys(STARTERS, 4)
    )


def test_the_second_tier_of_the_core_asks_for_two_of_the_first_at_level_2():
    months = steady(40)
    assert [tier(months, today, Stage.CORE) for today in (24, 25)] == [1, 2]

    months = spoil(months, ("core_brace", "core_bird_dog"))
    assert unmet(months, 39, Stage.CORE) == {Subject.GREEN_EXERCISES: 1}


def test_the_starter_set_done_before_counts_as_soon_as_strength_opens():
    months = steady(40).train(range(PELVIS_ON, 24, 2), *STARTERS)

    assert [tier(months, today, Stage.CORE) for today in (23, 24)] == [1, 2]


def test_the_second_tier_of_the_core_asks_for_all_that_flags_leave():
    months = spoil(steady(40, flags=frozenset({"hernia"})), ("core_bird_dog", "core_dead_bug"))

    assert unmet(months, 39, Stage.CORE) == {Subject.GREEN_EXERCISES: 1}
    assert tier(steady(40, flags=frozenset({"hernia"})), 39, Stage.CORE) > 1


@pytest.mark.parametrize(("level", "expected"), [(2, 2), (3, 3)])
def test_the_third_tier_of_the_core_asks_for_the_side_plank_at_level_3(level, expected):
    months = steady(60).train([40], "core_side_plank_knees", level=level)

    assert [tier(months, today, Stage.CORE) for today in (40, 41, 59)] == [2, expected, expected]
    assert (months.level(59, "core_side_plank_feet") > 0) is (expected == 3)


def test_days_of_strength_are_those_with_one_of_its_exercises():
    judge = steady(40).judge(39)

    assert judge.strength_days(day(24), day(30)) == [day(24), day(26), day(28), day(30)]
    assert judge.days_with(Stage.CORE, day(24), day(30)) == 4
    assert judge.days_with(Stage.FLEXIBILITY, day(24), day(30)) == 7
