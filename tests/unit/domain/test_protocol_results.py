"""What the tries of a self-test come to, and what is wrong with what was entered."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipcoach.domain.entering import EntryFault, day_fault, value_fault
from hipcoach.domain.exercise import Side
from hipcoach.domain.protocol_results import SideState, outcomes, untested_sides
from hipcoach.domain.scoring import Look, LookFault, LooksError, look_fault, score_side, weight_difference
from hipcoach.domain.tries import Try, TryOutcome
from tests.unit.domain.running import ledger_of
from tests.unit.samples import PROGRAMME

L, R, B = Side.LEFT, Side.RIGHT, Side.BOTH
MEASURES = PROGRAMME.measures


def tries(measure, values, side=B, details=()):
    texts = details or [""] * len(values)
    return [
        Try(measure=measure, side=side, number=number, outcome=TryOutcome.DONE, value=value, detail=text)
        for number, (value, text) in enumerate(zip(values, texts, strict=True), start=1)
    ]


def protocol_of(measure):
    return PROGRAMME.protocols[MEASURES[measure].protocol]


def results(protocol, *made, rated=None, names=()):
    ledger = ledger_of(protocol, *names, tries=made, rated=rated)
    found = outcomes(ledger, MEASURES, PROGRAMME.protocols[protocol], PROGRAMME.measuring.stop_at_pain)
    return {(each.measure, each.side): each for each in found}


# -- one value of several tries ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("measure", "values", "score", "mean"),
    [
        ("slst_eo", [12.0, 21.6, 18.3], 21.6, 17.3),
        ("slst_eo", [45.0], 45.0, None),
        ("tandem", [8.0, 30.0], 30.0, 19.0),
        ("thomas_gap", [4.5, 3.0], 3.0, 3.75),
        ("seated_ir", [22, 27, 25], 27, 74 / 3),
        ("fig4_height", [15, 13], 13, 14),
        ("front_plank", [41.2], 41.2, None),
        ("cst30", [12], 12, None),
        ("step_down", [2], 2, None),
        ("pelvic_control.tilt", [9], 9, None),
    ],
)
def test_the_best_counts_and_the_mean_is_known(measure, values, score, mean):
    found = score_side(MEASURES[measure], protocol_of(measure), tries(measure, values, L))
    assert found.value == score
    assert found.mean == (None if mean is None else pytest.approx(mean))


def test_the_entry_made_last_counts_for_a_try():
    first, second = tries("slst_eo", [20.0, 10.0], L)
    corrected = first.replace(value=17.0, late_s=3.0)
    assert score_side(MEASURES["slst_eo"], protocol_of("slst_eo"), [first, second, corrected]).value == 17.0


def test_void_tries_count_for_nothing():
    void = [each.replace(outcome=TryOutcome.VOID) for each in tries("slst_eo", [40.0], L)]
    assert score_side(MEASURES["slst_eo"], protocol_of("slst_eo"), [*tries("slst_eo", [40.0], L), *void]) is None


@pytest.mark.parametrize(
    ("looks", "score"),
    [((1, 1, 1), 1), ((-1, -1, -1), -1), ((0, 0, 0), 0), ((1, 1, 0), 0), ((1, -1, 1), 0)],
)
def test_the_mirror_tells_a_side_only_where_all_looks_agree(looks, score):
    found = score_side(MEASURES["pelvis_mirror"], protocol_of("pelvis_mirror"), tries("pelvis_mirror", looks))
    assert found.value == score


@pytest.mark.parametrize(("mm", "lower", "side"), [(12, "left", L), (20, "right", R), (0, "", B), (0, "left", B)])
def test_books_are_noted_for_the_lower_side(mm, lower, side):
    found = score_side(MEASURES["leg_blocks"], protocol_of("leg_blocks"), tries("leg_blocks", [mm], details=[lower]))
    assert (found.value, found.side) == (mm, side)


# -- two scales ------------------------------------------------------------------------------------------------------


def test_each_legs_median_counts():
    looks = [Look(40, 42), Look(39, 43), Look(46, 41)]
    assert weight_difference(looks, 3) == pytest.approx(2.4)  # 40 and 42


def test_swapping_the_scales_cancels_their_error():
    """One scale shows 4 too much; the person stands evenly."""
    looks = [Look(44, 40)] * 3 + [Look(40, 44)] * 3
    assert weight_difference(looks, 3) == 0.0


def test_half_a_round_is_left_aside():
    assert weight_difference([Look(40, 44)] * 3 + [Look(44, 40)], 3) == weight_difference([Look(40, 44)] * 3, 3)


@given(st.lists(st.tuples(st.floats(30, 33), st.floats(30, 33)), min_size=6, max_size=6))
def test_the_difference_is_a_share_whatever_is_read(readings):
    assert 0 <= weight_difference([Look(*each) for each in readings], 3) <= 100


@pytest.mark.parametrize(
    ("looks", "fault"),
    [
        ([Look(40, None)], LookFault.MISSING),
        ([Look(0, 40)], LookFault.NOT_POSITIVE),
        ([Look(-3, 40)], LookFault.NOT_POSITIVE),
        ([Look(float("inf"), 40)], LookFault.NOT_POSITIVE),
        ([Look(40, 40), Look(4, 40)], LookFault.TOTALS_DIFFER),
        ([Look(40, 40), Look(38, 43)], None),
    ],
)
def test_numbers_that_cannot_be_right_are_named(looks, fault):
    assert look_fault(looks) is fault


def test_too_few_looks_have_no_difference():
    with pytest.raises(LooksError) as caught:
        weight_difference([Look(40, 40)] * 2, 3)
    assert caught.value.fault is LookFault.MISSING


# -- side by side ------------------------------------------------------------------------------------------------------


def test_a_side_with_all_its_tries_is_scored_with_its_pain():
    found = results("slst", *tries("slst_eo", [12, 21.6, 18], L), rated={1: 2})
    left, right = found["slst_eo", L], found["slst_eo", R]
    assert (left.state, left.value, left.pain) == (SideState.SCORED, 21.6, 2)
    assert (right.state, right.value, right.pain) == (SideState.OPEN, None, None)


def test_a_side_with_some_of_its_tries_is_open():
    assert results("slst", *tries("slst_eo", [12, 21.6], L))["slst_eo", L].state is SideState.OPEN


def test_a_side_stopped_for_pain_has_no_score_and_the_other_keeps_its_own():
    pain = Try(measure="slst_eo", side=R, number=2, outcome=TryOutcome.PAIN)
    found = results("slst", *tries("slst_eo", [12, 14, 13], L), *tries("slst_eo", [30.0], R), pain, rated={1: 1})
    assert (found["slst_eo", R].state, found["slst_eo", R].value) == (SideState.STOPPED, None)
    assert found["slst_eo", L].value == 14


@pytest.mark.parametrize(("pain", "state"), [(5, SideState.SCORED), (6, SideState.STOPPED)])
def test_pain_at_the_limit_takes_the_score_away(pain, state):
    found = results("slst", *tries("slst_eo", [45.0], L), rated={1: pain})
    assert (found["slst_eo", L].state, found["slst_eo", L].pain) == (state, pain)


def test_nobody_can_tell_which_part_hurt_where_all_are_rated_together():
    made = (
        *tries("pelvic_control.tilt", [9]),
        *tries("pelvic_control.knee_out", [8], L),
        *tries("pelvic_control.knee_out", [7], R),
    )
    states = {each.state for each in results("pelvic_control", *made, rated={0: 7}).values()}
    assert states == {SideState.STOPPED}


def test_a_side_left_out_has_no_score_even_with_tries():
    left = Try(measure="slst_eo", side=L, number=3, outcome=TryOutcome.LEFT)
    found = results("slst", *tries("slst_eo", [12, 14], L), left)
    assert (found["slst_eo", L].state, found["slst_eo", L].value) == (SideState.LEFT, None)


def test_stands_with_the_arms_are_kept_by_themselves():
    made = (*tries("cst30", [0]), *tries("cst30_adapted", [9]))
    found = results("cst30", *made, rated={0: 1}, names=("cst30",))
    assert {key[0]: (each.value, each.pain) for key, each in found.items()} == {
        "cst30": (0, 1),
        "cst30_adapted": (9, 1),
    }


def test_one_tested_side_alone_is_named():
    found = results("slst", *tries("slst_eo", [45.0], L), rated={1: 0})
    assert untested_sides(MEASURES.values(), found.values()) == (("slst_eo", R),)


def test_with_both_sides_or_none_nothing_is_named():
    both = results("slst", *tries("slst_eo", [45.0], L), *tries("slst_eo", [45.0], R))
    assert untested_sides(MEASURES.values(), both.values()) == ()
    assert untested_sides(MEASURES.values(), results("slst").values()) == ()


# -- what was entered --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("measure", "value", "step", "fault"),
    [
        ("slst_eo", 45.0, 0, None),
        ("slst_eo", 45.1, 0, EntryFault.OVER_CAP),
        ("slst_eo", -0.1, 0, EntryFault.NEGATIVE),
        ("seated_ir", 180, 1, None),
        ("seated_ir", 181, 1, EntryFault.TOO_LARGE),
        ("seated_ir", 20.5, 1, EntryFault.OFF_STEP),
        ("thomas_gap", 2.5, 0.5, None),
        ("thomas_gap", 2.3, 0.5, EntryFault.OFF_STEP),
        ("thomas_gap", 101, 0.5, EntryFault.TOO_LARGE),
        ("cst30", 7.5, 0, EntryFault.NOT_WHOLE),
        ("pelvic_control.tilt", 11, 0, EntryFault.OVER_CAP),
        ("step_down", 7, 0, EntryFault.OVER_CAP),
        ("leg_blocks", 201, 1, EntryFault.TOO_LARGE),
        ("pelvis_mirror", 1, 0, None),
        ("pelvis_mirror", 2, 0, EntryFault.TOO_LARGE),
        ("slst_eo", None, 0, EntryFault.MISSING),
        ("slst_eo", float("nan"), 0, EntryFault.NOT_A_NUMBER),
        ("slst_eo", float("inf"), 0, EntryFault.NOT_A_NUMBER),
    ],
)
def test_a_value_that_cannot_be_is_named(measure, value, step, fault):
    assert value_fault(MEASURES[measure], value, step) is fault


@pytest.mark.parametrize(
    ("days", "fault"),
    [(0, None), (-5, None), (1, EntryFault.FUTURE), (-6, EntryFault.BEFORE_START), (-30_000, EntryFault.BEFORE_START)],
)
def test_a_day_is_neither_to_come_nor_before_the_start(days, fault):
    today = date(2026, 3, 7)
    assert day_fault(today + timedelta(days=days), today, today - timedelta(days=5)) is fault
