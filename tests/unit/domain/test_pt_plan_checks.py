"""What can't be in a physiotherapist's plan (E5): each slip is found and named, and nothing else is."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipcoach.domain.exercise import Dose, Side, Stage
from hipcoach.domain.pt_plan import FALL_FLAGS, PlannedDose, PtPlan
from hipcoach.domain.pt_plan_checks import PlanFault, changes_nothing, last_day, plan_problems
from tests.unit.samples import EXERCISES, PROGRAMME, day, stamp

RULES, MEASURES = PROGRAMME.physio_plan, PROGRAMME.measures
TODAY = day(20)
CLAM = "str_clam"
EXACT = Dose(level=3, sets=2, reps=9, hold_s=5, rest_s=30)


def plan(**changes):
    known = {
        "plan_id": 0,
        "name": "Kim Example",
        "role": "physiotherapist",
        "made_on": TODAY,
        "expires_on": last_day(TODAY, RULES.usual_weeks),
        "stamp": stamp(20),
        "opens": frozenset({CLAM}),
    }
    return PtPlan(**known | changes)


def problems(**changes):
    found = plan_problems(plan(**changes), TODAY, RULES, EXERCISES, MEASURES)
    return [(each.fault.value, each.about) for each in found]


def levels(low=None, high=None, exercise_id=CLAM, dose=None):
    return {"doses": (PlannedDose(exercise_id=exercise_id, level_min=low, level_max=high, dose=dose),)}


@pytest.mark.parametrize(
    "fine",
    [
        {},
        {"made_on": TODAY - timedelta(weeks=12), "expires_on": TODAY},
        {"expires_on": TODAY},
        {"expires_on": TODAY + timedelta(weeks=12)},
        {"opens_stages": frozenset({Stage.CORE}), "locks_stages": frozenset({Stage.BALANCE})},
        {"bans": frozenset({"str_bridge"})},
        {"locks_stages": frozenset({Stage.STRENGTH}), "opens": frozenset(), **levels(high=2)},
        levels(2, 2),
        levels(1, 4),
        levels(high=3, dose=EXACT),
        {"sets_flags": FALL_FLAGS, "lifts_flags": frozenset({"gtps"})},
        {"pain_ceiling": 0},
        {"pain_ceiling": 5},
        {"targets": (("slst_eo", 45), ("thomas_gap", 0))},
        {"opens": frozenset({"of_another_version"}), "targets": (("of_another_version", 7),)},
        {"opens": frozenset(), "affected_side": Side.LEFT},
        {"opens": frozenset(), "profile": "front_stiff"},
        {"reason": ""},
    ],
)
def test_what_a_plan_may_say_is_no_problem(fine):
    assert problems(**fine) == []


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({"name": "  "}, [("name", "")]),
        ({"role": ""}, [("role", "")]),
        ({"made_on": TODAY + timedelta(days=1)}, [("made_later", "")]),
        ({"made_on": TODAY - timedelta(days=1), "expires_on": TODAY - timedelta(days=2)}, [("ends_before", "")]),
        ({"expires_on": TODAY + timedelta(weeks=12, days=1)}, [("too_long", "")]),
        ({"made_on": TODAY - timedelta(days=9), "expires_on": TODAY - timedelta(days=1)}, [("ended", "")]),
        ({"opens": frozenset()}, [("nothing", "")]),
        ({"opens_stages": frozenset({Stage.CORE}), "locks_stages": frozenset({Stage.CORE})}, [("stage_both", "core")]),
        ({"bans": frozenset({CLAM})}, [("exercise_both", CLAM)]),
        ({"opens": frozenset(), "bans": frozenset({CLAM}), **levels(high=2)}, [("exercise_both", CLAM)]),
        ({"locks_stages": frozenset({Stage.STRENGTH})}, [("exercise_in_closed_stage", CLAM)]),
        (
            {"locks_stages": frozenset({Stage.STRENGTH}), "opens": frozenset(), **levels(low=1)},
            [("exercise_in_closed_stage", CLAM)],
        ),
        (levels(3, 2), [("levels", CLAM)]),
        (levels(1, 5), [("no_such_level", CLAM)]),
        (levels(0), [("no_such_level", CLAM)]),
        (levels(high=2, dose=EXACT), [("dose_over_level", CLAM)]),
        ({"sets_flags": frozenset({"gtps"}), "lifts_flags": frozenset({"gtps"})}, [("flag_both", "gtps")]),
        ({"lifts_flags": frozenset({"fall_risk_2"})}, [("fall_flag", "fall_risk_2")]),
        ({"pain_ceiling": 6}, [("ceiling", "")]),
        ({"pain_ceiling": -1}, [("ceiling", "")]),
        ({"targets": (("slst_eo", 20), ("slst_eo", 30))}, [("target_twice", "slst_eo")]),
        ({"targets": (("slst_eo", 46),)}, [("target", "slst_eo")]),
        ({"targets": (("slst_eo", 0),)}, [("target", "slst_eo")]),
        ({"targets": (("seated_ir", 181),)}, [("target", "seated_ir")]),
        ({"targets": (("seated_ir", float("nan")),)}, [("target", "seated_ir")]),
    ],
)
def test_each_slip_is_found_and_says_what_it_is_about(wrong, expected):
    assert problems(**wrong) == expected


def test_all_slips_are_found_at_once_in_the_order_of_the_form():
    found = problems(name="", made_on=TODAY + timedelta(days=1), pain_ceiling=9, bans=frozenset({CLAM}))

    assert found == [("name", ""), ("made_later", ""), ("exercise_both", CLAM), ("ceiling", "")]


@pytest.mark.parametrize("weeks", [1, 6, 12])
def test_a_plan_of_some_weeks_ends_on_the_same_weekday(weeks):
    assert (last_day(TODAY, weeks) - TODAY).days == 7 * weeks


def test_a_plan_that_only_has_a_head_changes_nothing():
    assert changes_nothing(plan(opens=frozenset(), reason="Just because"))
    assert not changes_nothing(plan(opens=frozenset(), pain_ceiling=0))


@given(
    made=st.integers(-200, 30),
    ends=st.integers(-200, 200),
    ceiling=st.none() | st.integers(-2, 12),
    flags=st.sets(st.sampled_from(PROGRAMME.flags.ids)),
)
def test_what_passes_holds_today_for_at_most_twelve_weeks_and_lowers_only(made, ends, ceiling, flags):
    candidate = plan(
        made_on=TODAY + timedelta(days=made),
        expires_on=TODAY + timedelta(days=ends),
        pain_ceiling=ceiling,
        lifts_flags=frozenset(flags),
    )
    if plan_problems(candidate, TODAY, RULES, EXERCISES, MEASURES):
        return
    assert candidate.holds_on(TODAY)
    assert candidate.expires_on - candidate.made_on <= timedelta(weeks=12)
    assert ceiling is None or 0 <= ceiling <= PROGRAMME.pain.acceptable_max
    assert not candidate.lifts_flags & FALL_FLAGS


def test_every_fault_there_is_can_be_found():
    seen = set()
    for wrong in (
        {"name": "", "role": "", "made_on": TODAY + timedelta(days=1), "pain_ceiling": 6},
        {"made_on": TODAY, "expires_on": TODAY - timedelta(days=2)},
        {"expires_on": TODAY + timedelta(weeks=13)},
        {"made_on": TODAY - timedelta(days=9), "expires_on": TODAY - timedelta(days=1), "opens": frozenset()},
        {"opens_stages": frozenset({Stage.STRENGTH}), "locks_stages": frozenset({Stage.STRENGTH})},
        {"bans": frozenset({CLAM}), **levels(5, 2, dose=EXACT)},
        {"sets_flags": frozenset({"gtps"}), "lifts_flags": frozenset({"gtps", "fall_risk_1"})},
        {"targets": (("slst_eo", 20), ("slst_eo", 30), ("tandem", 31))},
    ):
        seen |= {fault for fault, _ in problems(**wrong)}
    assert seen == {fault.value for fault in PlanFault}
