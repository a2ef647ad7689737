"""Control of the pelvis lost and found again (E6)."""

from __future__ import annotations

import pytest

from hipcoach.domain.criterion import Subject
from hipcoach.domain.exercise import Stage
from hipcoach.domain.limits import LimitReason
from hipcoach.domain.path import StageState
from tests.unit.months import BALANCE_ON, PELVIS_ON, STARTERS, STRENGTH_ON, STRETCHES, TIER_1, Months, steady
from tests.unit.samples import day

STRENGTH_STARTER = ("str_prone_rot_iso", "core_brace")


def lapsed_on(months, today=70):
    on = months.path(today).lapsed_on
    return None if on is None else (on - day(0)).days


# -- control is lost -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tests", "expected"),
    [
        ([{"tilt": 5}], None),  # one test
        ([{"tilt": 5}, {"tilt": 5}], 41),
        ([{"tilt": 6}, {"tilt": 6}], None),
        ([{"left": 5}, {"left": 5}], 41),
        ([{"right": 5}, {"right": 5}], 41),
        ([{"right": 5}, {"tilt": 5}], 41),  # either part
        ([{"tilt": 5}, {}, {"tilt": 5}], None),  # not in a row
        ([{"tilt": 5}, {"tilt": None, "left": None, "right": None}, {"tilt": 5}], 42),  # stopped for pain is no test
        ([{"tilt": 7}, {"tilt": 7}], None),  # not good, not lost
    ],
)
def test_control_below_six_on_two_tests_loses_the_pelvis(tests, expected):
    months = steady(80)
    for place, result in enumerate(tests):
        months.control(40 + place, **result)

    assert lapsed_on(months) == expected
    assert months.path(70).states[Stage.PELVIS] is (StageState.ACHIEVED if expected is None else StageState.LAPSED)


@pytest.mark.parametrize(
    ("shares", "person", "expected"),
    [
        ((16, 16), {"has_scales": True}, 41),
        ((16,), {"has_scales": True}, None),
        ((15, 15), {"has_scales": True}, None),
        ((16, 15, 16), {"has_scales": True}, None),
        ((16, 16), {}, None),  # without scales a number is no result
        ((16, 16), {"has_scales": True, "flags": frozenset({"fall_risk_2"})}, None),  # who holds on leaves it out
    ],
)
def test_weight_share_over_15_twice_loses_it_too(shares, person, expected):
    months = steady(80, **person).test("weight_share", 2, 8).test("weight_share", 6, 8)
    for place, share in enumerate(shares):
        months.test("weight_share", 40 + place, share)

    assert lapsed_on(months) == expected


def test_bad_tests_before_it_was_achieved_are_no_lapse():
    months = steady(80).control(0, 1, tilt=3).control(4)

    assert months.opened(70, Stage.FLEXIBILITY) == PELVIS_ON
    assert lapsed_on(months) is None


def test_it_lapses_from_the_day_it_was_lost():
    months = steady(80).control(40, 45, tilt=5)

    assert [lapsed_on(months, today) for today in (44, 45, 79)] == [None, 45, 45]


# -- while it is lost ----------------------------------------------------------------------------------------------


def lost(days=80):
    return steady(days).control(30, 31, tilt=5)


@pytest.mark.parametrize(("level", "held"), [(1, 1), (2, 1), (3, 2), (4, 3)])
@pytest.mark.parametrize("name", STRENGTH_STARTER)
def test_strength_and_core_are_held_one_level_down(level, held, name):
    months = lost().train([28, 30], name, level=level).train([32], name, level=4)

    assert months.level(40, name) == held
    assert months.reason(40, name) is LimitReason.LAPSED


def test_nothing_new_begins_in_strength_and_core():
    limits = lost().limits(40)

    assert limits["str_sit_to_stand"].level_max == 0
    assert limits["str_sit_to_stand"].reason is LimitReason.LAPSED
    assert limits["core_pallof"].level_max == 0


def test_pelvis_and_flexibility_go_on():
    limits = lost().limits(40)

    assert {limits[name].level_max for name in (*STRETCHES, "pelv_clock", "pelv_hike_drop")} == {4}


def test_no_stage_and_no_tier_of_strength_and_core_opens_meanwhile():
    months = lost().train(range(STRENGTH_ON, 38), *STARTERS, level=1)
    path = months.path(70)

    assert Stage.BALANCE not in path.opened_on
    assert (path.tiers[Stage.STRENGTH], path.tiers[Stage.CORE]) == (1, 1)
    assert [each.subject for each in path.criteria[Stage.BALANCE] if not each.is_met] == [Subject.NOT_LAPSED]
    for stage in (Stage.STRENGTH, Stage.CORE):
        assert [each.subject for each in path.tier_criteria[stage] if not each.is_met] == [Subject.NOT_LAPSED]

    found = months.control(60, 63).path(70)
    assert found.opened_on[Stage.BALANCE] == day(63)
    assert (found.tiers[Stage.STRENGTH], found.tiers[Stage.CORE]) == (2, 2)


def test_strength_does_not_open_while_it_is_lost():
    months = steady(60).control(20, 21, tilt=5)
    assert months.unmet(59, Stage.STRENGTH) == {Subject.NOT_LAPSED: 1}

    assert months.control(40, 43).opened(59, Stage.STRENGTH) == 43


def test_what_had_opened_stays_open():
    months = steady(80).control(50, 51, tilt=5)

    assert months.path(70).tiers == months.path(49).tiers
    assert months.opened(70, Stage.BALANCE) == BALANCE_ON


# -- control is back -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tests", "back_on"),
    [
        ([(41, {}), (43, {})], None),  # two days apart
        ([(41, {}), (44, {})], 44),
        ([(41, {"tilt": 7}), (44, {})], None),
        ([(41, {"tilt": 7}), (44, {}), (47, {})], 47),
        ([(41, {}), (44, {"left": 7})], None),
        ([(41, {}), (44, {"left": 7}), (45, {})], 45),
        ([(60, {}), (63, {})], 63),  # the 14 days of the pelvis block are no matter
    ],
)
def test_two_new_good_tests_three_days_apart_bring_it_back(tests, back_on):
    months = steady(80).control(38, 40, tilt=5)
    for number, result in tests:
        months.control(number, **result)

    assert [lapsed_on(months, today) for today in ((back_on or 71) - 1, back_on or 71)] == [40, None if back_on else 40]


def test_after_an_uneven_load_two_even_ones_bring_it_back():
    months = steady(80, has_scales=True)
    for number, share in ((2, 8), (6, 8), (40, 16), (41, 16), (42, 9), (44, 11), (46, 10)):
        months.test("weight_share", number, share)

    assert lapsed_on(months, 46) == 41
    assert lapsed_on(months.test("weight_share", 47, 9), 47) is None


def test_it_can_be_lost_again():
    months = steady(80).control(40, 41, tilt=5).control(44, 48).control(60, 61, right=2)

    assert [lapsed_on(months, today) for today in (43, 47, 48, 60, 61)] == [41, 41, None, None, 61]
    months.control(63, 66)  # tests from before the latest loss show nothing
    assert [lapsed_on(months, today) for today in (63, 65, 66)] == [61, 61, None]


def test_one_good_test_does_not_achieve_what_was_just_lost():
    """Before the stage is achieved just as after it: tests before two bad ones show nothing any more."""
    months = Months().train(range(40), *TIER_1).train(range(40), "pelv_tilt_supine", "pelv_stand_level", "pelv_clock")
    months.control(2, 6).control(8, 9, tilt=3).control(12)

    assert months.opened(14, Stage.FLEXIBILITY) is None
    assert months.control(15).opened(20, Stage.FLEXIBILITY) == 15
