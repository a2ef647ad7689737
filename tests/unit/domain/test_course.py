"""The way through the days: what opens when, what stays earned, long times off (E3, E6)."""

from __future__ import annotations

from datetime import date

import pytest

from hipcoach.domain.criterion import Subject
from hipcoach.domain.exercise import Stage
from hipcoach.domain.goes import goes
from hipcoach.domain.path import StageState
from tests.unit.months import BALANCE_ON, PELVIS, PELVIS_ON, STRENGTH_ON, STRETCHES, Months, steady
from tests.unit.samples import day

FIRST_DAYS = {Stage.PELVIS: 0, Stage.FLEXIBILITY: PELVIS_ON, Stage.CORE: PELVIS_ON}
ALL_DAYS = FIRST_DAYS | {Stage.STRENGTH: STRENGTH_ON, Stage.BALANCE: BALANCE_ON}


def opened(months, today):
    return {stage: (on - day(0)).days for stage, on in months.path(today).opened_on.items()}


# -- the order of the stages ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (PELVIS_ON - 1, {Stage.PELVIS: 0}),
        (PELVIS_ON, FIRST_DAYS),
        (STRENGTH_ON - 1, FIRST_DAYS),
        (STRENGTH_ON, FIRST_DAYS | {Stage.STRENGTH: STRENGTH_ON}),
        (BALANCE_ON - 1, FIRST_DAYS | {Stage.STRENGTH: STRENGTH_ON}),
        (BALANCE_ON, ALL_DAYS),
        (70, ALL_DAYS),
    ],
)
def test_stages_open_one_after_the_other_and_keep_their_days(today, expected):
    assert opened(steady(71), today) == expected


def test_sessions_are_for_the_newest_stage_of_the_main_way():
    months = steady(60)
    stages = [months.path(today).working_stage for today in (0, PELVIS_ON, STRENGTH_ON, BALANCE_ON)]

    assert stages == [Stage.PELVIS, Stage.FLEXIBILITY, Stage.STRENGTH, Stage.BALANCE]


def test_what_has_opened_stays_open_through_bad_days():
    months = steady(70)
    months.red(50, 58)
    months.mornings |= dict.fromkeys(range(50, 60), 6)
    months.ranges(52, gap=(9, 9), turn=(5, 5)).stood(52, 1, 1)

    assert opened(months, 69) == ALL_DAYS


@pytest.mark.parametrize(
    ("spoil", "opened"),
    [
        (lambda months: months.rest([0]), PELVIS_ON + 1),  # ten days from the first session
        (lambda months: months.rest([2, 4]), PELVIS_ON),  # nine session days until day 10
        (lambda months: months.rest([2, 4, 5]), PELVIS_ON + 1),
        (lambda months: months.red(5), PELVIS_ON + 2),  # seven days without red
        (lambda months: months.worst_24h.update(dict.fromkeys(range(4, 11), 4)), 13),
        (lambda months: months.mornings.update(dict.fromkeys(range(5, 8))), 13),
        (lambda months: months.befores.update({5: 0, 6: 0}), 13),  # up by 2: settled in less than 80 %
        (lambda months: months.control(9, tilt=7).control(12, 15), 15),  # the two latest far enough apart count
        (lambda months: months.control(9, left=7).control(12), 12),
        (lambda months: months.control(9, left=8, right=10).control(10, left=7, right=10).control(12), 12),
        (lambda months: months.train(range(8), "pelv_stand_level", level=1), PELVIS_ON + 1),
        (lambda months: months.train(range(15), "pelv_tilt_supine", "pelv_glute_set_prone", level=1), 16),
        (lambda months: months.train(range(15), "pelv_stand_level", level=1), 18),
    ],
)
def test_each_criterion_of_the_pelvis_puts_its_opening_off(spoil, opened):
    months = steady(30)
    spoil(months)

    assert months.opened(29, Stage.FLEXIBILITY) == opened
    assert months.opened(opened, Stage.FLEXIBILITY) == opened  # on the very day
    assert months.opened(opened - 1, Stage.FLEXIBILITY) is None


def test_without_a_session_nothing_counts_for_the_pelvis():
    assert Months().unmet(0, Stage.PELVIS)[Subject.STANDING_LEVEL] == 0


def test_a_correction_closes_what_followed_from_the_wrong_entry():
    months = steady(40)
    assert opened(months, 39) == ALL_DAYS

    months.ranges(5, gap=(6, 6))
    assert opened(months, 37) == FIRST_DAYS
    assert opened(months, 39) == FIRST_DAYS | {Stage.STRENGTH: 38}  # from day 28 of the stage not worse is enough


# -- open for the time being ---------------------------------------------------------------------------------------


def slow(days=40):
    """Well in everything but control: flexibility opens provisionally on day 28."""
    months = Months().train(range(days), *PELVIS)
    return months.train(range(28, days), *STRETCHES, level=3).ranges(5)


def test_without_control_flexibility_opens_on_day_28_up_to_level_2_and_strength_never():
    months = slow(100)
    path = months.path(99)

    assert path.states[Stage.FLEXIBILITY] is StageState.PROVISIONAL
    assert path.opened_on[Stage.FLEXIBILITY] == day(28)
    assert months.level(99, "flex_thomas_edge") == 2
    assert Stage.STRENGTH not in path.opened_on
    assert Stage.CORE not in path.opened_on


def test_strength_then_says_that_the_pelvis_comes_first():
    months = slow(60)

    assert months.unmet(59, Stage.FLEXIBILITY) == {}
    assert months.unmet(59, Stage.STRENGTH) == {Subject.STAGE_REACHED: 0}
    assert months.path(59).criteria[Stage.STRENGTH][0].about == "pelvis"


def test_days_of_flexibility_count_from_the_true_opening_but_its_tiers_stay():
    months = slow(60).control(40, 44)
    before, after = months.path(43), months.path(44)

    assert (before.tiers[Stage.FLEXIBILITY], after.tiers[Stage.FLEXIBILITY]) == (2, 2)
    assert after.opened_on[Stage.FLEXIBILITY] == day(44)
    assert months.opened(57, Stage.STRENGTH) is None
    assert months.opened(58, Stage.STRENGTH) == 58


# -- long times off ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("trained", "today", "expected"),
    [
        ([0], 0, [(None, 0, 0)]),
        ([0, 27], 40, [(None, 0, 40)]),
        ([0, 28], 40, [(None, 0, 27), (28, 28, 40)]),
        ([0, 40], 40, [(None, 0, 27), (28, 40, 40)]),
        ([0], 27, [(None, 0, 27)]),
        ([0], 28, [(None, 0, 27), (28, 28, 28)]),
        ([0], 50, [(None, 0, 27), (28, 50, 50)]),
        ([0, 30, 60], 61, [(None, 0, 27), (28, 30, 57), (58, 60, 61)]),
    ],
)
def test_a_go_ends_after_28_days_off(trained, today, expected):
    found = goes([day(number) for number in trained], day(today), 28)

    assert [tuple(each) for each in found] == [
        (date.min if tests_from is None else day(tests_from), day(started), day(ends))
        for tests_from, started, ends in expected
    ]


BACK = 100


def away(days=140, last=59):
    """Everything open, then away until day 100."""
    return steady(days).rest(range(last + 1, BACK))


@pytest.mark.parametrize(("off", "is_back_to_pelvis"), [(27, False), (28, True)])
def test_28_days_off_lead_back_to_the_pelvis(off, is_back_to_pelvis):
    months = steady(60)
    path = months.path(59 + off)

    assert path.is_fast_track is is_back_to_pelvis
    assert (path.working_stage is Stage.PELVIS) is is_back_to_pelvis
    assert (opened(months, 59 + off) == ALL_DAYS) is not is_back_to_pelvis


def test_fast_track_asks_for_control_on_two_days_five_session_days_of_seven_and_calm_pain():
    months = away()
    asked = {each.subject: (each.value, each.needed) for each in months.path(BACK + 2).criteria[Stage.PELVIS]}

    assert asked[Subject.FAST_SESSION_DAYS] == (3, 5)
    assert asked[Subject.TILT] == (None, 8)
    assert asked[Subject.STANDING_LEVEL] == (2, 3)
    assert {Subject.RED_FREE, Subject.MEAN_NOT_RISING, Subject.KNEE_OUT} < set(asked)
    assert not {Subject.DAYS, Subject.ADHERENCE, Subject.GREEN_EXERCISES} & set(asked)


@pytest.mark.parametrize(
    ("tested", "rested", "back_on"),
    [
        ((100, 101), (), 104),
        ((99, 101), (), 104),  # the control test came first, a day before the first session
        ((88, 101), (), 104),  # ... or still earlier, after 28 days off
        ((86, 101), (), None),  # too early: control may have been lost since
        ((101,), (), None),
        ((101, 101), (), None),
        ((100, 107), (), 107),
        ((100, 101), (102, 104), 106),
        ((100, 101), (101, 103, 105, 107, 109), 112),
    ],
)
def test_fast_track_ends_on_the_day_all_is_met(tested, rested, back_on):
    months = away().rest(rested).control(*tested)

    assert months.opened(127, Stage.FLEXIBILITY) == back_on


@pytest.mark.parametrize("bad", [{"tilt": 7}, {"left": 7}, {"right": 6}])
def test_bad_control_on_the_second_day_does_not_end_it(bad):
    assert not away().control(100).control(101, **bad).path(110).is_open(Stage.FLEXIBILITY)


def test_red_puts_the_end_of_the_fast_track_off_by_a_week():
    months = away().control(100, 101).red(103)

    assert months.opened(130, Stage.FLEXIBILITY) == 110


def test_what_was_earned_opens_again_with_its_tiers_after_the_fast_track():
    months = away().control(100, 101)
    before, after = months.path(103), months.path(104)

    assert opened(months, 103) == {Stage.PELVIS: 100}
    assert opened(months, 104) == {Stage.PELVIS: 100} | dict.fromkeys(set(Stage) - {Stage.PELVIS}, 104)
    assert before.is_fast_track
    assert not after.is_fast_track
    assert after.tiers == months.path(59).tiers
    assert after.working_stage is Stage.BALANCE


def test_a_stage_that_was_not_earned_has_its_days_counted_from_the_way_back_on():
    months = steady(140).rest(range(15, BACK)).control(100, 101)

    assert months.opened(117, Stage.STRENGTH) is None
    assert months.opened(118, Stage.STRENGTH) == 118


def test_days_away_are_no_days_in_a_tier():
    months = steady(150).rest(range(40, BACK)).control(100, 101)
    months.train(range(104, 150), "str_sl_abd", "str_stand_abd", "str_hip_hinge", level=3)
    months.sided("level_hip_stand", 105, 25, 25)

    assert months.path(117).tiers[Stage.STRENGTH] == 2
    asked = {each.subject: each.value for each in months.path(117).tier_criteria[Stage.STRENGTH]}
    assert asked[Subject.DAYS] == 13
    assert months.path(118).tiers[Stage.STRENGTH] == 3


def test_who_never_had_control_begins_anew_and_the_earlier_tests_no_longer_count():
    months = Months().train(range(8), *PELVIS).control(2, 6).train(range(50, 90), *PELVIS)
    assert not months.path(70).is_fast_track
    assert months.path(77).states[Stage.FLEXIBILITY] is StageState.LOCKED
    assert months.unmet(70, Stage.PELVIS) == {Subject.TILT: None, Subject.KNEE_OUT: None}

    assert months.control(52, 58).opened(70, Stage.FLEXIBILITY) == 60


def test_who_does_not_get_through_the_fast_track_has_flexibility_provisionally_in_the_end():
    months = away(150)

    assert months.path(127).states[Stage.FLEXIBILITY] is StageState.LOCKED
    path = months.path(128)
    assert path.states[Stage.FLEXIBILITY] is StageState.PROVISIONAL
    assert path.is_fast_track
    assert path.reviews == {Stage.PELVIS}
    assert Stage.STRENGTH not in path.opened_on


@pytest.mark.parametrize(
    ("today", "tested", "is_first"),
    [
        (59, (), False),
        (72, (), False),
        (73, (), True),  # 14 days after the session of day 59
        (86, (), True),
        (100, (), True),
        (100, (72,), True),
        (100, (73,), False),
        (100, (99,), False),
        (120, (), True),
        (120, (101,), False),
    ],
)
def test_after_14_days_off_the_control_test_comes_first(today, tested, is_first):
    assert away().control(*tested).path(today).control_first is is_first
