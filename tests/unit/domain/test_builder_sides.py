"""Which side goes first, and which gets more (E7, C7, E8)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipcoach.domain.builder import SessionBuilder
from hipcoach.domain.exercise import HoldType, Side
from hipcoach.domain.path import Person
from hipcoach.domain.records import SessionForm
from tests.unit.samples import EXERCISES, PROGRAMME
from tests.unit.situations import (
    CORE,
    MONDAY,
    TUESDAY,
    B,
    F,
    P,
    S,
    builder,
    everything,
    flare,
    prescribed,
    seen,
    situation,
)

WEAK_LEFT = {"abductors": Side.LEFT}
STRONG = {"str_clam": seen("G", level=2, last=MONDAY - 3)}


@pytest.mark.parametrize(
    ("affected", "first"), [(Side.LEFT, Side.LEFT), (Side.RIGHT, Side.RIGHT), (Side.BOTH, Side.RIGHT)]
)
def test_sore_side_goes_first_where_no_test_says_otherwise(affected, first):
    plan = builder(affected_side=affected).build(situation())

    assert {each.first_side for each in plan.prescriptions if each.is_per_side} == {first}
    assert {each.first_side for each in plan.prescriptions if not each.is_per_side} == {Side.BOTH}


def test_weaker_side_of_a_test_goes_before_the_sore_one():
    plan = builder(affected_side=Side.RIGHT).build(situation(S, worse_side=WEAK_LEFT, shades=STRONG))

    assert prescribed(plan, "str_clam").first_side is Side.LEFT
    assert prescribed(plan, "flex_thomas_edge").first_side is Side.RIGHT


def test_weaker_side_gets_one_set_more_of_one_exercise_of_its_group():
    plan = builder().build(situation(S, worse_side=WEAK_LEFT, shades=STRONG))

    assert {each.exercise_id: each.extra_sets for each in plan.prescriptions if each.extra_sets} == {"str_clam": 1}
    clam = prescribed(plan, "str_clam")
    assert (clam.sets_on(Side.LEFT), clam.sets_on(Side.RIGHT)) == (3, 2)


def test_exercise_whose_main_group_it_is_comes_before_one_that_works_it_besides():
    known = {name: seen("G", level=1, last=MONDAY - 3) for name in ("str_clam", "str_sl_abd", "str_quad_er")}
    tiers = {P: 3, F: 2, S: 2, CORE: 1}
    plan = builder().build(situation(S, tiers=tiers, worse_side=WEAK_LEFT, shades=known))

    assert [each.exercise_id for each in plan.prescriptions if each.extra_sets] == ["str_sl_abd"]


def test_tighter_side_gets_one_hold_more():
    shades = {"flex_thomas_edge": seen("G", level=2, last=MONDAY)}
    plan = builder().build(
        situation(F, TUESDAY, worse_side={"hip_flexors": Side.LEFT}, shades=shades, starter_core_days_this_week=1)
    )
    stretch = prescribed(plan, "flex_thomas_edge")

    assert (stretch.sets_on(Side.LEFT), stretch.sets_on(Side.RIGHT)) == (4, 3)
    assert (stretch.dose.reps, stretch.dose.hold_s, stretch.first_side) == (1, 30, Side.LEFT)


def test_other_side_has_the_same_number_of_holds_as_before():
    shades = {"flex_thomas_edge": seen("G")}
    plan = builder().build(situation(S, worse_side={"hip_flexors": Side.LEFT}, shades=shades))

    assert prescribed(plan, "flex_thomas_edge").extra_sets == 1
    assert prescribed(plan, "flex_thomas_edge").sets_on(Side.RIGHT) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"shades": {}},  # never done: nothing is known
        {"shades": {"str_clam": seen("A", level=2, last=MONDAY - 3)}},
        {"shades": {"str_clam": seen("GR", level=2, last=MONDAY - 3)}},
        {"shades": STRONG, "form": SessionForm.EASY},
        {"shades": STRONG, "flare": flare(MONDAY - 9, rows=(0, 2, 4, 7))},
    ],
)
def test_set_more_is_only_for_where_pain_allows_it(changes):
    tight = changes | {"shades": {"flex_thomas_edge": changes["shades"].get("str_clam", ())}}
    for worse, day_of in ((WEAK_LEFT, changes), ({"hip_flexors": Side.LEFT}, tight)):
        plan = builder().build(situation(S, worse_side=worse, **day_of))
        assert not any(each.extra_sets for each in plan.prescriptions)


def test_balance_and_pelvis_go_first_on_the_worse_side_without_more():
    worse = {"balance_static": Side.LEFT, "pelvis_control": Side.LEFT}
    plan = builder(affected_side=Side.RIGHT).build(
        situation(B, TUESDAY, worse_side=worse, shades=everything("G", last=MONDAY))
    )
    one_leg = [each for each in plan.prescriptions if "balance_static" in EXERCISES[each.exercise_id].focus]

    assert {each.first_side for each in one_leg if each.is_per_side} <= {Side.LEFT}
    assert not any(each.extra_sets for each in plan.prescriptions)


def test_favoured_group_gets_a_set_more():
    shades = {"str_prone_rot_iso": seen("G", last=MONDAY - 3), "str_clam": seen("G", last=MONDAY - 3)}
    plan = builder().build(situation(S, favoured=("deep_rotators",), shades=shades))

    assert [each.exercise_id for each in plan.prescriptions if each.extra_sets] == ["str_prone_rot_iso"]
    assert prescribed(plan, "str_prone_rot_iso").sets_on(Side.BOTH) == 3


def test_set_more_goes_before_the_session_is_too_long():
    shades = everything("G", level=3, last=MONDAY - 3)
    plan = builder().build(situation(B, MONDAY, worse_side=WEAK_LEFT, shades=shades, may_progress=False))

    assert plan.duration_s <= PROGRAMME.sessions.cap_minutes * 60
    assert not any(each.extra_sets for each in plan.prescriptions)


def test_sets_more_are_never_beyond_the_ratio_of_the_sides():
    rules = PROGRAMME.replace(sessions=PROGRAMME.sessions.replace(worse_side_extra_sets=9))
    plan = SessionBuilder(EXERCISES, rules, Person()).build(situation(S, worse_side=WEAK_LEFT, shades=STRONG))

    assert prescribed(plan, "str_clam").extra_sets == 2


focuses = st.sampled_from(
    ["abductors", "hip_flexors", "external_rotators", "core_lateral", "balance_static", "pelvis_control"]
)


@given(
    st.dictionaries(focuses, st.sampled_from([Side.LEFT, Side.RIGHT]), max_size=4),
    st.sampled_from([P, F, S, B]),
    st.integers(MONDAY, MONDAY + 6),
    st.integers(1, 4),
    st.integers(0, 1),
)
def test_no_side_ever_has_more_than_twice_the_other_nor_all_of_it(worse, stage, today, level, turn):
    shades = everything("G", level=level, last=MONDAY - 3)
    plan = builder().build(situation(stage, today, worse_side=worse, shades=shades, strength_sessions=turn))
    for each in plan.prescriptions:
        if each.is_per_side:
            first, other = each.sets_on(each.first_side), each.sets_on(each.first_side.other)
            assert 1 <= other <= first <= PROGRAMME.sessions.worse_side_ratio_max * other
        is_stretch = EXERCISES[each.exercise_id].hold_type is HoldType.STRETCH
        assert not each.extra_sets or is_stretch or each.stage in {S, CORE}
