"""Stepping back after tests that fell back and after sore sessions (E6)."""

from __future__ import annotations

import pytest

from hipcoach.domain.exercise import Side, Stage
from hipcoach.domain.limits import LimitReason
from tests.unit.months import STRENGTH_ON, steady
from tests.unit.samples import day

# -- tests that fell back ------------------------------------------------------------------------------------------


def untested(months):
    """The same without range tests."""
    months.tests = [test for test in months.tests if test.measure not in {"thomas_gap", "seated_ir"}]
    return months


@pytest.mark.parametrize(
    ("gaps", "is_extra"),
    [
        ([3, 5], False),  # one test
        ([3, 5, 5], True),
        ([3, 4.5, 5], False),
        ([3, 5, 4.5], False),
        ([3, 5, 2, 5], False),  # not in a row
        ([5, 3, 5, 5.5], True),  # against the best, not the first
        ([3, None, 5, 5], True),  # one stopped for pain is no result
        ([3, 5, None, 5], True),
    ],
)
@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_a_test_worse_than_the_best_twice_brings_one_more_stretch_of_its_group(gaps, is_extra, side):
    months = untested(steady(40))
    for place, gap in enumerate(gaps):
        months.test("thomas_gap", 20 + place, gap, side)

    assert months.path(39 - 10).stretch_extra == ({"hip_flexors"} if is_extra else set())


def test_turning_in_brings_stretches_of_the_rotators():
    months = untested(steady(40)).ranges(20, turn=(30, 30)).ranges(21, 22, turn=(22, 30))

    assert months.path(30).stretch_extra == {"external_rotators"}


@pytest.mark.parametrize(("today", "is_extra"), [(22, True), (35, True), (36, False)])
def test_the_stretch_more_is_there_for_14_days(today, is_extra):
    months = untested(steady(60)).ranges(20).ranges(21, 22, gap=(4, 1))

    assert bool(months.path(today).stretch_extra) is is_extra


def test_a_test_that_is_taken_out_brings_none():
    months = untested(steady(40, flags=frozenset({"thr_posterior"}))).ranges(20).ranges(21, 22, turn=(22, 30))

    assert months.path(30).stretch_extra == frozenset()


# -- sore sessions -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reds", "today", "frozen", "until"),
    [
        ((45,), 46, None, None),
        ((45, 51), 51, Stage.BALANCE, 58),  # two in seven days
        ((45, 52), 52, None, None),
        ((45, 51), 50, None, None),
        ((45, 51), 57, Stage.BALANCE, 58),
        ((45, 51), 58, None, None),
        ((45, 46, 51), 52, Stage.BALANCE, 58),  # each further one counts from its own day
        ((32, 33), 34, Stage.STRENGTH, 40),
        ((15, 16), 17, Stage.FLEXIBILITY, 23),
        ((5, 6), 7, None, None),  # the pelvis has none before it
    ],
)
def test_two_red_sessions_in_seven_days_freeze_the_newest_stage_for_seven(reds, today, frozen, until):
    path = steady(80).red(*reds).path(today)

    assert path.frozen is frozen
    assert path.frozen_until == (None if until is None else day(until))


def test_two_red_exercises_of_one_session_are_one():
    assert steady(80).red(45).red(45, name="str_clam").path(46).frozen is None


@pytest.mark.parametrize(
    ("reds", "leading"),
    [((45, 46), Stage.STRENGTH), ((32, 33), Stage.FLEXIBILITY), ((15, 16), Stage.PELVIS)],
)
def test_the_stage_before_the_frozen_one_leads(reds, leading):
    months = steady(80).red(*reds)

    assert months.path(reds[-1] + 6).working_stage is leading
    assert months.path(reds[-1] + 7).working_stage is not leading


def test_nothing_of_a_frozen_stage_is_done_and_all_before_it_is():
    months = steady(80).red(45, 46)
    limits = months.limits(47)

    assert {limits[name].level_max for name in ("bal_weight_shift", "bal_tandem", "bal_sls")} == {0}
    assert limits["bal_tandem"].reason is LimitReason.FROZEN
    assert limits["str_clam"].level_max == 4


def test_beside_frozen_strength_only_the_starter_set_of_the_core_is_done():
    limits = steady(80).red(32, 33).limits(34)

    assert limits["core_brace"].level_max > 0
    assert limits["core_pallof"].level_max == 0


def test_warm_ups_are_borrowed_from_frozen_flexibility_too():
    limits = steady(80).red(15, 16).limits(17)

    assert limits["flex_heel_slide"].level_max == 4
    assert limits["flex_thomas_edge"].level_max == 0


def test_days_told_by_advice_freeze_as_well():
    months = steady(80)
    months.judging["put_back_on"] = (day(20), day(50))

    assert months.path(56).frozen is Stage.BALANCE
    assert months.path(57).frozen is None
    assert months.path(26).frozen is Stage.FLEXIBILITY


def test_a_stage_that_opened_after_the_sore_sessions_is_not_the_one_that_rests():
    """Pain must be fine for a stage to open, except for the core, and by a plan."""
    months = steady(80).red(20, 22).plan(23, opens_stages=frozenset({Stage.BALANCE}))

    assert months.path(24).frozen is Stage.FLEXIBILITY
    assert months.opened(60, Stage.STRENGTH) == STRENGTH_ON + 5


def test_a_stage_a_plan_has_opened_rests_as_the_newest():
    months = steady(80).plan(12, opens_stages=frozenset({Stage.STRENGTH})).red(15, 16)
    path = months.path(17)

    assert path.frozen is Stage.STRENGTH
    assert path.working_stage is Stage.FLEXIBILITY
    assert months.level(17, "str_clam") == 0


def test_a_stage_that_opens_on_the_very_day_is_the_newest():
    assert steady(30).plan(16, opens_stages=frozenset({Stage.STRENGTH})).red(15, 16).path(17).frozen is Stage.STRENGTH
    assert (
        steady(30).plan(17, opens_stages=frozenset({Stage.STRENGTH})).red(15, 16).path(17).frozen is Stage.FLEXIBILITY
    )
