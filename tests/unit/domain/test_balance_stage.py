"""Balance: what opens it, and what each of its exercises needs from which level (E3, A3, C6)."""

from __future__ import annotations

import pytest

from hipcoach.domain.criterion import Subject
from hipcoach.domain.exercise import Stage
from hipcoach.domain.limits import LimitReason
from tests.unit.months import BALANCE_ON, STRENGTH_ON, TIER_1, steady
from tests.unit.samples import EXERCISES, day

TODAY = 59
HOLDS_ON = frozenset({"fall_risk_2"})


def unstood(months):
    """The same without any balance test."""
    names = {"slst_supported", "slst_eo", "weight_shift", "level_hip_stand"}
    months.tests = [test for test in months.tests if test.measure not in names]
    return months


def unmet(months, today=TODAY):
    return months.unmet(today, Stage.BALANCE)


def opens(months, today=TODAY):
    return months.opened(today, Stage.BALANCE)


# -- opening -------------------------------------------------------------------------------------------------------


def test_it_lists_all_it_asks_for_once_strength_is_open():
    listed = {each.subject: (each.value, each.needed) for each in steady(40).path(30).criteria[Stage.BALANCE]}

    assert listed == {
        Subject.NOT_LAPSED: (0, 0),
        Subject.DAYS: (6, 14),
        Subject.STRENGTH_SESSIONS: (4, 4),
        Subject.ENTRY_STAND: (12, 10),
        Subject.RED_FREE: (0, 0),
        Subject.MEAN_NOT_RISING: (0, 0.5),
        Subject.MORNINGS_GIVEN: (7, 5),
        Subject.MORNINGS_SETTLED: (1, 0.8),
        Subject.NO_FLARE: (0, 0),
        Subject.NO_LOCK: (0, 0),
    }


def test_it_opens_after_14_days_of_strength():
    assert unmet(steady(60), BALANCE_ON - 1) == {Subject.DAYS: 13}
    assert opens(steady(60)) == BALANCE_ON


@pytest.mark.parametrize(
    ("sessions", "opened"),
    [
        ((24, 26, 28, 30), None),  # only three lie in days 25 to 38
        ((26, 28, 30, 32), 38),
        ((24, 36, 38, 40, 42), 42),
        ((24, 30, 36, 42, 48), None),  # four in 19 days
    ],
)
def test_four_strength_sessions_in_the_last_14_days_are_asked_for(sessions, opened):
    months = steady(60)
    for number in range(STRENGTH_ON, 60):
        if number not in sessions:
            for name in TIER_1:
                months.done[number].pop(name, None)

    assert opens(months) == opened


def test_pain_is_asked_to_be_fine():
    assert opens(steady(60).red(35)) == 42


# -- the way in ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("measure", ["slst_supported", "slst_eo"])
@pytest.mark.parametrize(
    ("left", "right", "worst", "value"),
    [
        (10, 10, 3, None),
        (9, 30, 1, 9),
        (30, 9, 1, 9),
        (30, 30, 4, "none"),
        (30, 30, None, "none"),  # pain that wasn't told is not low
        (30, None, 1, "none"),
    ],
)
def test_ten_seconds_on_each_leg_with_pain_of_three_at_most(measure, left, right, worst, value):
    months = unstood(steady(60)).stood(30, left, right, measure=measure, worst=worst)
    expected = {} if value is None else {Subject.ENTRY_STAND: None if value == "none" else value}

    assert unmet(months) == expected


def test_the_latest_stand_counts_and_opens_it_on_its_day():
    months = unstood(steady(60)).stood(30, 5, 5).stood(45)

    assert opens(months) == 45


def test_without_a_stand_it_stays_shut():
    assert unmet(unstood(steady(60))) == {Subject.ENTRY_STAND: None}


@pytest.mark.parametrize(
    ("shifts", "worst", "value"), [(10, 3, None), (9, 1, 9), (10, 4, "none"), (10, None, "none"), (None, 1, "none")]
)
def test_who_holds_on_shifts_weight_ten_times_instead(shifts, worst, value):
    months = steady(60, flags=HOLDS_ON).test("weight_shift", 30, shifts, worst=worst)
    expected = {} if value is None else {Subject.ENTRY_SHIFTS: None if value == "none" else value}

    assert unmet(months) == expected


def test_who_must_not_stand_on_one_leg_shifts_weight_too():
    months = steady(60, flags=frozenset({"pgp"}))
    assert unmet(months) == {Subject.ENTRY_SHIFTS: None}

    assert opens(months.test("weight_shift", 40, 10)) == 40


def test_shifts_open_nothing_for_who_can_stand_on_one_leg():
    assert opens(unstood(steady(60)).test("weight_shift", 30, 10)) is None


# -- each exercise and level ---------------------------------------------------------------------------------------


def standing(seconds=None, level_hips=None, **person):
    """Balance open, with the results of the two tests on both legs."""
    months = steady(60, **person)
    if seconds is not None:
        months.stood(40, seconds, seconds, measure="slst_eo")
    if level_hips is not None:
        months.sided("level_hip_stand", 40, level_hips, level_hips)
    return months


OPEN_LEVELS = [
    # exercise, seconds on one leg, level hips, highest level
    ("bal_weight_shift", None, None, 4),
    ("bal_tandem", None, None, 4),
    ("bal_sls", None, None, 2),
    ("bal_sls", 9.9, None, 2),
    ("bal_sls", 10, None, 4),
    ("bal_clock_reach", 19.9, None, 0),
    ("bal_clock_reach", 20, None, 4),
    ("bal_sls_head_turns", 19.9, None, 0),
    ("bal_sls_head_turns", 20, None, 4),
    ("bal_step_hold", 20, None, 0),
    ("bal_step_hold", 20, 19, 0),
    ("bal_step_hold", 19, 20, 0),
    ("bal_step_hold", 20, 20, 4),
    ("bal_hinge_reach", 30, None, 0),  # the hinge itself comes first
]


@pytest.mark.parametrize(("name", "seconds", "level_hips", "level"), OPEN_LEVELS)
def test_tests_open_each_exercise_and_level(name, seconds, level_hips, level):
    limit = standing(seconds, level_hips).limits(TODAY)[name]

    assert limit.level_max == level
    assert limit.reason is (LimitReason.OPEN if level == 4 else LimitReason.TEST)
    assert all(not each.is_met for each in limit.criteria)
    assert bool(limit.criteria) is (level < 4)


@pytest.mark.parametrize("name", ["bal_sls", "bal_clock_reach", "bal_step_hold"])
def test_the_weaker_leg_decides(name):
    months = standing(30, 30)
    before = months.level(TODAY, name)

    assert months.stood(45, 9, 45, measure="slst_eo").level(TODAY, name) < before


def test_a_stand_with_fingertips_opens_none_of_them():
    assert steady(60).stood(40, 45, 45).level(TODAY, "bal_clock_reach") == 0


@pytest.mark.parametrize(("seconds", "level", "expected"), [(30, 2, 4), (29, 2, 0), (30, 1, 0)])
def test_the_hinge_reach_asks_for_30_seconds_and_the_hinge_at_level_2(seconds, level, expected):
    assert standing(seconds).train([50], "str_hip_hinge", level=level).level(TODAY, "bal_hinge_reach") == expected


@pytest.mark.parametrize(
    ("seconds", "age", "morning", "expected"),
    [
        (30, 45, 2, 4),
        (29, 45, 2, 0),
        (30, 64, 2, 4),
        (30, 65, 2, 0),
        (30, 0, 2, 0),  # untold
        (30, 45, 3, 0),
    ],
)
def test_closed_eyes_ask_for_30_seconds_an_age_under_65_and_little_pain_today(seconds, age, morning, expected):
    months = standing(seconds, age_from=age)
    months.mornings[TODAY - 1] = morning

    assert months.level(TODAY, "bal_sls_eyes_closed") == expected


@pytest.mark.parametrize(("worst", "expected"), [(2, 4), (3, 0), (None, 0)])
def test_after_a_day_without_a_session_the_worst_of_the_day_tells_about_pain(worst, expected):
    months = standing(30, age_from=45).rest([TODAY - 1])
    months.worst_24h[TODAY] = worst

    assert months.level(TODAY, "bal_sls_eyes_closed") == expected


@pytest.mark.parametrize("flag", ["fall_risk_1", "fall_risk_2", "osteoporosis", "pregnancy"])
def test_closed_eyes_are_never_for_some(flag):
    months = standing(45, 30, age_from=45, flags=frozenset({flag})).test("weight_shift", 30, 10)
    limit = months.limits(TODAY)["bal_sls_eyes_closed"]

    assert (limit.level_max, limit.reason, limit.flags) == (0, LimitReason.FLAG, {flag})


# -- the risk of falling -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        (set(), {"bal_sls": 4, "bal_sls_head_turns": 4, "bal_step_hold": 4, "bal_clock_reach": 4, "bal_tandem": 4}),
        (
            {"fall_risk_1"},
            {"bal_sls": 4, "bal_sls_head_turns": 2, "bal_step_hold": 4, "bal_clock_reach": 4, "bal_tandem": 4},
        ),
        (
            {"fall_risk_2"},
            {"bal_sls": 2, "bal_sls_head_turns": 0, "bal_step_hold": 0, "bal_clock_reach": 0, "bal_tandem": 2},
        ),
    ],
)
def test_the_fall_risk_limits_standing_work(flags, expected):
    months = standing(45, 30, flags=frozenset(flags)).test("weight_shift", 30, 10)
    limits = months.limits(TODAY)

    assert {name: limits[name].level_max for name in expected} == expected
    assert {flag for name in expected for flag in limits[name].flags} == flags
    assert limits["bal_weight_shift"].level_max == 4


def test_after_a_fall_in_a_session_balance_is_back_at_what_has_hands_on():
    months = standing(45, 30)
    months.train([50], "str_hip_hinge")
    months.person = months.person.replace(fell_on=day(55))
    limits = months.limits(TODAY)

    open_now = {each.id: limits[each.id].level_max for each in EXERCISES.values() if each.stage is Stage.BALANCE}
    assert {name: level for name, level in open_now.items() if level} == {
        "bal_weight_shift": 4,
        "bal_tandem": 2,
        "bal_sls": 2,
    }
    assert (limits["bal_clock_reach"].reason, limits["bal_clock_reach"].flags) == (LimitReason.FLAG, HOLDS_ON)
    assert limits["str_step_up"].level_max == 4  # strength is as it was


def test_while_standing_is_not_allowed_no_standing_work_is():
    months = standing(45, 30)
    months.person = months.person.replace(may_stand=False)
    limits = months.limits(TODAY)

    closed = {name for name, each in limits.items() if each.reason is LimitReason.STANDING}
    assert {name for name in limits if name.startswith("bal_")} <= closed
    assert {"pelv_stand_level", "pelv_hike_drop", "str_stand_abd", "str_hip_hinge", "str_sit_to_stand"} <= closed
    assert limits["str_clam"].level_max == limits["flex_fig4_seated"].level_max == 4
    months.judging["fall_table"] = None
    assert {name for name, each in months.limits(TODAY).items() if each.reason is LimitReason.STANDING} == (
        closed - {"str_sit_to_stand"}
    )


def test_a_lock_lifted_later_opens_it_then():
    months = steady(60)
    months.person = months.person.replace(is_locked=True)
    assert months.opened(BALANCE_ON, Stage.BALANCE) is None

    months.person = months.person.replace(is_locked=False)
    assert months.opened(BALANCE_ON, Stage.BALANCE) == BALANCE_ON


def test_a_flare_keeps_it_shut():
    months = steady(60)
    months.judging["is_flaring"] = lambda each: day(36) <= each < day(45)

    assert opens(months) == 45
