"""Flexibility: what "coming along" asks, its tiers, and when it is achieved (E3)."""

from __future__ import annotations

import pytest

from hipcoach.domain.criterion import Subject
from hipcoach.domain.exercise import Side, Stage
from hipcoach.domain.path import StageState
from tests.unit.months import PELVIS_ON, STRENGTH_ON, STRETCHES, steady
from tests.unit.samples import PROGRAMME, day


def unmet(months, today=STRENGTH_ON):
    return months.unmet(today, Stage.FLEXIBILITY)


def opens(months, today=60):
    """The day strength opened, or None."""
    return months.opened(today, Stage.STRENGTH)


def untested(months):
    """The same without range tests."""
    months.tests = [test for test in months.tests if test.measure not in {"thomas_gap", "seated_ir"}]
    return months


# -- coming along: days and stretches ------------------------------------------------------------------------------


def test_with_all_done_nothing_is_missing_and_strength_is_open():
    assert unmet(steady(40)) == {}
    assert opens(steady(40), 39) == STRENGTH_ON


def test_every_criterion_is_listed_met_or_not():
    listed = {each.subject: (each.value, each.needed) for each in steady(40).path(39).criteria[Stage.FLEXIBILITY]}

    assert listed == {
        Subject.DAYS: (29, 14),
        Subject.ADHERENCE: (14, 9),
        Subject.HIP_FLEXOR_DAYS: (14, 6),
        Subject.ROTATOR_DAYS: (14, 6),
        Subject.RED_FREE: (0, 0),
        Subject.MEAN_NOT_RISING: (0, 0.5),
        Subject.MORNINGS_GIVEN: (7, 5),
        Subject.MORNINGS_SETTLED: (1, 0.8),
        Subject.NO_FLARE: (0, 0),
        Subject.NO_LOCK: (0, 0),
        Subject.FRONT_RANGE: (1, 2),
        Subject.TURNING_IN: (30, 24),
    }


def test_fourteen_days_are_asked_for():
    assert unmet(steady(40), STRENGTH_ON - 1) == {Subject.DAYS: 13}


@pytest.mark.parametrize(("session_days", "is_met"), [(8, False), (9, True)])
def test_nine_session_days_of_fourteen_are_asked_for(session_days, is_met):
    months = steady(60).rest(range(PELVIS_ON + 1 + session_days, STRENGTH_ON + 1))  # of days 11 to 24

    assert (Subject.ADHERENCE not in unmet(months)) is is_met


@pytest.mark.parametrize("name", STRETCHES)
@pytest.mark.parametrize(("days", "is_met"), [(5, False), (6, True)])
def test_each_group_is_stretched_on_six_days_of_fourteen(name, days, is_met):
    months = steady(60)
    for number in months.done:
        months.done[number].pop(name, None)
    months.train(range(30, 30 + days), name)
    subject = Subject.HIP_FLEXOR_DAYS if name == "flex_thomas_edge" else Subject.ROTATOR_DAYS

    assert unmet(months, 36) == ({} if is_met else {subject: days})
    assert opens(months) == (35 if is_met else None)


def test_any_stretch_of_the_group_counts_for_its_day():
    months = steady(60)
    for number in months.done:
        months.done[number].pop("flex_fig4_supine", None)
    months.train(range(30, 36, 2), "flex_fig4_seated").train(range(31, 36, 2), "flex_90_90")

    assert opens(months) == 35


@pytest.mark.parametrize(
    "spoil", [lambda months: months.red(18), lambda months: months.worst_24h.update(dict.fromkeys(range(18, 25), 4))]
)
def test_pain_is_asked_to_be_fine(spoil):
    months = steady(60)
    spoil(months)

    assert opens(months) > STRENGTH_ON


# -- coming along: the two tests -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "later", "opened"),
    [
        ((1, 30), None, 24),
        ((2, 24), None, 24),  # the edges of the bands
        ((2.5, 24), None, 38),  # day 28 of the stage
        ((2, 23), None, 38),
        ((6, 30), (4, 30), 24),  # better by the smallest real change
        ((6, 30), (4.5, 30), 38),
        ((1, 10), (1, 18), 24),
        ((1, 10), (1, 17), 38),
        ((3, 30), (4.5, 30), 38),  # not worse by that
        ((3, 30), (5, 30), None),
        ((1, 20), (1, 13), 38),
        ((1, 20), (1, 12), None),
        ((3, 20), (5, 12), None),
    ],
)
def test_each_test_is_in_band_or_better_and_from_day_28_on_not_worse(first, later, opened):
    months = untested(steady(60, affected_side=Side.RIGHT))
    for number, found in ((5, first), (20, later)):
        if found:
            gap, turn = found
            months.ranges(number, gap=(0, gap), turn=(turn, turn))

    assert opens(months) == opened


@pytest.mark.parametrize(("number", "opened"), [(30, 30), (38, 38), (39, 38)])
def test_a_test_between_counts_from_its_day(number, opened):
    assert opens(untested(steady(60)).ranges(5, gap=(6, 6)).ranges(number)) == opened


def test_without_a_test_strength_never_opens():
    assert opens(untested(steady(100)), 99) is None
    assert set(unmet(untested(steady(100)), 99)) == {Subject.FRONT_RANGE, Subject.TURNING_IN}
    assert opens(untested(steady(100)).ranges(70, gap=(1, 1)), 99) == 70


@pytest.mark.parametrize(
    ("affected", "first", "later", "opened"),
    [
        (Side.LEFT, (1, 9), (1, 9), 24),
        (Side.RIGHT, (1, 9), (1, 9), 38),
        (Side.BOTH, (1, 9), (1, 9), 38),
        (Side.BOTH, (3, 6), (3, 4), 24),  # the right one is the worse, and better than it was
        (Side.BOTH, (3, 6), (4, 4), 38),  # now both are the worse
        (Side.BOTH, (6, 3), (4, 3), 24),
        (Side.BOTH, (6, 3), (5, 3), 38),
    ],
)
def test_the_sore_side_is_judged_of_two_the_worse(affected, first, later, opened):
    months = untested(steady(60, affected_side=affected)).ranges(5, gap=first).ranges(20, gap=later)

    assert opens(months) == opened


def test_a_test_on_one_side_is_not_enough_where_both_are_sore():
    months = untested(steady(60)).ranges(5, gap=None)
    months.test("thomas_gap", 5, 1, Side.LEFT)

    assert opens(months) is None
    assert opens(months.test("thomas_gap", 45, 1, Side.RIGHT)) == 45


# -- what precautions leave ----------------------------------------------------------------------------------------


def test_a_test_a_precaution_takes_out_is_skipped():
    months = untested(steady(60, flags=frozenset({"thr_posterior"}))).ranges(5, turn=None)

    assert opens(months) == STRENGTH_ON
    assert Subject.TURNING_IN not in {each.subject for each in months.path(39).criteria[Stage.FLEXIBILITY]}


def test_a_group_without_stretches_is_skipped():
    months = steady(60, flags=frozenset({"thr_anterior"}))
    for number in months.done:
        months.done[number].pop("flex_thomas_edge", None)

    assert opens(months) == STRENGTH_ON


def test_a_group_is_not_skipped_while_one_of_its_stretches_is_left():
    months = steady(60, flags=frozenset({"pregnancy"}))  # leaves the side-lying and the kneeling one
    for number in months.done:
        months.done[number].pop("flex_thomas_edge", None)

    assert unmet(months)[Subject.HIP_FLEXOR_DAYS] == 0


def test_with_both_tests_out_a_physiotherapist_decides():
    months = untested(steady(60, flags=frozenset({"no_prone"})))
    measures = dict(PROGRAMME.measures)
    for name in PROGRAMME.flexibility.tests:
        measures[name] = measures[name].replace(excluded_by=("no_prone",))
    months.programme = PROGRAMME.replace(measures=measures)

    assert unmet(months, 59) == {Subject.ASK_PHYSIO: None}
    assert opens(months) is None
    assert months.path(59).states[Stage.FLEXIBILITY] is StageState.OPEN
    assert opens(months.plan(50, opens_stages=frozenset({Stage.STRENGTH}))) == 50


# -- the second tier -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("today", "tier"), [(PELVIS_ON, 1), (13, 1), (14, 2)])
def test_second_tier_opens_after_four_session_days(today, tier):
    assert steady(40).path(today).tiers[Stage.FLEXIBILITY] == tier


def test_second_tier_counts_session_days_only():
    assert steady(40).rest([11, 12]).path(15).tiers[Stage.FLEXIBILITY] == 1
    assert steady(40).rest([11, 12]).path(16).tiers[Stage.FLEXIBILITY] == 2


# -- the third tier, group by group --------------------------------------------------------------------------------


def test_third_tier_of_flexibility_opens_for_a_group_with_one_exercise_green_at_level_3_and_stays():
    months = steady(40).train([20], "flex_fig4_supine", level=3)

    assert months.reason(20, "flex_90_90").value == "tier"
    assert months.level(21, "flex_90_90") == 4
    assert months.level(39, "flex_90_90") == 4  # the latest one was at level 2 again


def test_third_tier_asks_for_the_second_and_for_the_same_group():
    months = steady(30).train(range(PELVIS_ON, 30), "flex_thomas_edge", level=3)
    assert months.level(29, "flex_90_90") == 0

    months.train([11], "flex_fig4_seated", level=3)
    assert [months.level(today, "flex_90_90") for today in (13, 14)] == [0, 4]


def test_a_lapse_leaves_the_tiers_of_flexibility_alone():
    months = steady(40).train([20], "flex_fig4_supine", level=3).control(25, 26, tilt=2)

    assert months.path(39).lapsed_on is not None
    assert months.level(39, "flex_90_90") == 4


# -- when flexibility was achieved ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tests", "expected"),
    [
        ([(5, (1, 1), (30, 30))], 10),
        ([(5, (3, 1), (30, 30)), (20, (2, 1), (30, 30))], 20),
        ([(5, (3, 1), (30, 30)), (20, (3, 1), (30, 30))], 66),  # day 56: not worse is enough by then
        ([(5, (3, 1), (30, 30)), (80, (1, 1), (30, 30))], 66),
        ([(5, (3, 1), (30, 30)), (30, (9, 1), (30, 30)), (80, (1, 1), (30, 30))], 80),
        ([(5, (1, 1), (45, 30))], 66),  # 15 degrees apart
        ([(5, (1, 1), (44, 30))], 10),
        ([], None),
    ],
)
def test_flexibility_is_achieved_in_band_on_both_sides_or_on_day_56(tests, expected):
    months = steady(100, affected_side=Side.LEFT)
    months.tests = [test for test in months.tests if test.measure not in {"thomas_gap", "seated_ir"}]
    for number, gap, turn in tests:
        months.ranges(number, gap=gap, turn=turn)

    found = months.course(99).flexibility_on
    assert found == (None if expected is None else day(expected))
    if expected:
        assert months.course(expected).flexibility_on == day(expected)  # on the very day
        assert months.course(expected - 1).flexibility_on is None
    state = months.path(99).states[Stage.FLEXIBILITY]
    assert state is (StageState.OPEN if expected is None else StageState.ACHIEVED)


# -- the review ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("today", "is_due"), [(51, False), (52, True)])
def test_a_review_is_due_on_day_42_while_strength_is_shut(today, is_due):
    assert (Stage.FLEXIBILITY in untested(steady(60)).path(today).reviews) is is_due
    assert Stage.FLEXIBILITY not in steady(60).path(today).reviews
