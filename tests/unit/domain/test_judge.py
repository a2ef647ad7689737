"""What the Judge adds to the course: advice that holds and closes, reviews; and that everything can be reached."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hipcoach.domain.criterion import Subject
from hipcoach.domain.exercise import Side, Stage
from hipcoach.domain.limits import LimitReason
from hipcoach.domain.path import StageState
from tests.unit.months import BALANCE_ON, PELVIS, STRENGTH_ON, Months, everything, steady
from tests.unit.samples import EXERCISES, PROGRAMME, day

BACK = 100


# -- held by advice ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("since", "held"),
    [
        (BALANCE_ON + 1, set()),
        (BALANCE_ON, {Stage.BALANCE}),
        (STRENGTH_ON + 1, {Stage.BALANCE}),
        (STRENGTH_ON, {Stage.STRENGTH, Stage.BALANCE}),
        (0, set(Stage) - {Stage.PELVIS}),
    ],
)
def test_stages_that_would_open_while_advice_holds_them_do_not(since, held):
    months = steady(60)
    months.judging["held_since"] = day(since)
    path = months.path(59)

    assert path.held == held
    assert {stage for stage in Stage if not path.is_open(stage)} == held
    for stage in held:
        assert Subject.HELD_BY_ADVICE in {each.subject for each in path.criteria[stage] if not each.is_met}


def test_while_strength_is_held_the_core_stays_the_starter_set():
    months = steady(60)
    months.judging["held_since"] = day(STRENGTH_ON)

    assert months.path(59).tiers[Stage.CORE] == 1
    assert (months.level(59, "core_brace"), months.level(59, "core_plank")) == (2, 0)
    assert months.reason(59, "str_clam") is LimitReason.STAGE


def test_what_was_earned_before_opens_again_in_spite_of_it():
    months = steady(140).rest(range(60, BACK)).control(100, 101)
    months.judging["held_since"] = day(84)

    assert months.path(110).held == frozenset()
    assert months.path(110).is_open(Stage.BALANCE)


# -- closed by advice ----------------------------------------------------------------------------------------------


def test_a_stage_that_rests_leads_no_session_and_is_still_open():
    months = steady(60)
    months.judging["closed"] = frozenset({Stage.STRENGTH, Stage.BALANCE})
    path = months.path(59)

    assert path.closed == {Stage.STRENGTH, Stage.BALANCE}
    assert path.is_open(Stage.STRENGTH)
    assert path.working_stage is Stage.FLEXIBILITY


# -- reviews -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("today", "reviews"), [(27, set()), (28, {Stage.PELVIS}), (40, {Stage.PELVIS})])
def test_a_review_of_the_pelvis_is_due_on_day_28(today, reviews):
    path = Months().train(range(0, 60, 2), *PELVIS).path(today)

    assert path.reviews == reviews
    assert path.needs_review is bool(reviews)


def test_no_review_is_due_once_it_was_achieved():
    assert steady(40).path(35).reviews == frozenset()


def test_a_long_time_off_makes_no_review_due():
    assert Stage.PELVIS not in steady(20).path(80).reviews


# -- nothing left --------------------------------------------------------------------------------------------------


def test_a_stage_with_nothing_left_is_for_a_physiotherapist():
    counters = {item for each in EXERCISES.values() if each.stage is Stage.BALANCE for item in each.equipment}
    months = steady(60, lacks=frozenset(counters))
    path = months.path(59)

    (asked,) = (each for each in path.criteria[Stage.BALANCE] if each.subject is Subject.ASK_PHYSIO)
    assert (asked.is_met, asked.about) == (False, "balance")
    assert all(each.subject is not Subject.ASK_PHYSIO for each in path.criteria[Stage.FLEXIBILITY])


# -- as the day goes on --------------------------------------------------------------------------------------------


def test_before_the_morning_is_answered_nothing_that_was_open_closes():
    months = everything()
    for today in (PROGRAMME.pelvis.days_min, STRENGTH_ON, BALANCE_ON, 60):
        evening = months.judge(today - 1).path()
        months.mornings[today - 1] = None
        early = months.judge(today, hour=7).path()
        del months.mornings[today - 1]

        assert {stage for stage in Stage if evening.is_open(stage)} <= {s for s in Stage if early.is_open(s)}
        assert all(evening.tiers[stage] <= early.tiers[stage] for stage in Stage)


def test_limits_and_path_are_worked_out_once():
    judge = steady(60).judge(59)

    assert judge.path() is judge.path()
    assert judge.limits() == judge.limits()


def test_criteria_can_be_asked_for_any_day():
    judge = steady(60).judge(59)
    tilt = {each.subject: each.value for each in judge.pelvis_criteria(day(5))}[Subject.TILT]

    assert tilt == 9
    assert {each.subject: each.value for each in judge.flexibility_criteria(day(10), day(15))}[Subject.DAYS] == 5


# -- everything can be reached -------------------------------------------------------------------------------------

CHECKPOINTS = (0, 4, 8, 11, 25, 39, 54, 69)
LAST = 84


def lived(**person):
    """Who does all that is open, as high as it goes, and every test that nothing takes out; looked at now and then."""
    months = Months(**person)
    measures = {
        name: each for name, each in PROGRAMME.measures.items() if not set(each.excluded_by) & months.person.flags
    }
    good = {"thomas_gap": 1, "seated_ir": 35, "pelvic_control.knee_out": 9, "slst_eo": 45, "slst_supported": 45}
    for number in (3, 9, 20, 40, 60):
        for name, value in (good | {"level_hip_stand": 30}).items():
            if name in measures:
                months.sided(name, number, value, value)
        for name, value in (("pelvic_control.tilt", 9), ("weight_share", 5), ("weight_shift", 10)):
            if name in measures:
                months.test(name, number, value)
    for begins, ends in zip(CHECKPOINTS, (*CHECKPOINTS[1:], LAST), strict=True):
        for name, limit in months.limits(begins).items():
            if limit.is_open:
                months.train(range(begins, ends), name, level=min(limit.level_max, 3))
    return months


def explained(limit):
    """Whether a closed exercise says why: what takes it out, or what is still missing."""
    return limit.reason in {LimitReason.FLAG, LimitReason.EQUIPMENT} or any(not each.is_met for each in limit.criteria)


@pytest.mark.parametrize("flag", [None, *PROGRAMME.flags.ids])
@pytest.mark.parametrize("has_scales", [False, True])
def test_every_stage_and_exercise_can_be_reached_under_every_precaution(flag, has_scales):
    flags = frozenset({flag} - {None})
    months = lived(flags=flags, has_scales=has_scales, age_from=40)
    path, limits = months.path(LAST - 1), months.limits(LAST - 1)

    assert {stage for stage in Stage if not path.is_open(stage)} == set()
    assert path.states[Stage.PELVIS] is StageState.ACHIEVED
    closed = {name for name, limit in limits.items() if not limit.is_open}
    assert closed == {name for name, each in EXERCISES.items() if each.is_excluded_by(flags)}


NEEDED = sorted({item for each in EXERCISES.values() for item in each.equipment if not item.endswith("_optional")})


@settings(max_examples=12, deadline=None)
@given(
    flags=st.frozensets(st.sampled_from(PROGRAMME.flags.ids), min_size=2, max_size=4),
    lacks=st.frozensets(st.sampled_from(NEEDED), max_size=2),
    side=st.sampled_from(list(Side)),
)
def test_under_several_whatever_is_closed_says_why(flags, lacks, side):
    months = lived(flags=flags, lacks=lacks, affected_side=side, age_from=70)
    path = months.path(LAST - 1)

    for stage in Stage:
        before = {Stage.BALANCE: Stage.STRENGTH, Stage.STRENGTH: Stage.FLEXIBILITY}.get(stage, Stage.PELVIS)
        asked = (*path.criteria.get(stage, ()), *path.criteria.get(before, ()))
        assert path.is_open(stage) or not path.is_open(before) or any(not each.is_met for each in asked)
    for name, limit in months.limits(LAST - 1).items():
        assert limit.is_open or explained(limit) or not path.is_open(EXERCISES[name].stage)
