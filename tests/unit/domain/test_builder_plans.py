"""What a profile, a test that fell back and a physiotherapist's plan put into a session (E5, E6, E8)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from hipcoach.domain.dosage import DoseReason
from hipcoach.domain.exercise import Dose
from hipcoach.domain.limits import Limit, LimitReason
from hipcoach.domain.pt_plan import PlannedDose, PtPlan
from hipcoach.domain.records import Stamp
from hipcoach.domain.session_plan import ChoiceReason
from hipcoach.domain.week import DayKind
from tests.unit.samples import DAY_0, EXERCISES, day
from tests.unit.situations import (
    IN_FLEXIBILITY,
    IN_STRENGTH,
    MONDAY,
    TUESDAY,
    F,
    P,
    S,
    all_seen,
    builder,
    choices,
    ids,
    limits,
    prescribed,
    reasons,
    seen,
    situation,
)

STRETCHING = {"today": TUESDAY, "starter_core_days_this_week": 1}  # a flexibility day without core


def plan_of(**changes):
    made = PtPlan(
        plan_id=1,
        name="A. Example",
        role="physiotherapist",
        made_on=DAY_0,
        expires_on=day(60),
        stamp=Stamp(at_utc=datetime(2026, 3, 2, tzinfo=UTC), offset_min=0, day=DAY_0),
    )
    return made.replace(**changes)


def chosen(plan, reason):
    return [name for name, choice in choices(plan).items() if choice.reason is reason]


# -- one stretch more, profiles -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("stage", "count"), [(F, 3), (S, 2)])
def test_group_whose_test_fell_back_gets_one_stretch_more(stage, count):
    today = TUESDAY if stage is F else MONDAY
    plan = builder().build(
        situation(stage, today, stretch_extra=frozenset({"hip_flexors"}), starter_core_days_this_week=1)
    )
    stretched = [name for name in ids(plan) if EXERCISES[name].focus[0] == "hip_flexors"]

    assert len(stretched) == count
    (extra,) = chosen(plan, ChoiceReason.EXTRA_STRETCH)
    if stage is S:
        assert prescribed(plan, extra).dose.hold_s == 30
        assert prescribed(plan, extra).dose.reps == 1


def test_favoured_pelvis_exercise_takes_a_place_in_the_pair():
    known = {"pelv_hip_lift_9090": seen("A", level=2)}
    plan = builder().build(situation(S, shades=known, favoured=("pelv_hip_lift_9090",)))

    assert choices(plan)["pelv_hip_lift_9090"].reason is ChoiceReason.PROFILE
    assert "pelv_stand_level" not in ids(plan)
    assert "pelv_tilt_supine" in ids(plan)


def test_pair_stays_a_pair_however_many_pelvis_exercises_are_favoured():
    favoured = ("pelv_hip_lift_9090", "pelv_glute_set_prone", "pelv_clock")
    plan = builder().build(situation(S, shades=all_seen(favoured, "A"), favoured=favoured))

    pelvis = [name for name in ids(plan) if EXERCISES[name].stage is P]
    assert len(pelvis) == 2
    assert "pelv_hip_lift_9090" in pelvis


def test_favoured_group_of_stretches_is_stretched_twice():
    plan = builder().build(situation(S, favoured=("hip_flexors",)))

    assert len([name for name in ids(plan) if EXERCISES[name].focus[0] == "hip_flexors"]) == 2


def test_favour_opens_nothing():
    plan = builder().build(situation(F, favoured=("core_plank", "str_bridge", "flex_90_90", "abductors")))

    assert not {"core_plank", "str_bridge", "flex_90_90"} & set(ids(plan))


# -- a physiotherapist's plan ----------------------------------------------------------------------------------------


def opened(name, **changes):
    """How a plan that opens an exercise shows in the limits."""
    return limits(IN_FLEXIBILITY) | {name: Limit(level_max=4, is_by_plan=True).replace(**changes)}


@pytest.mark.parametrize("name", ["core_bird_dog", "str_clam", "bal_weight_shift", "flex_90_90"])
def test_exercise_a_plan_opens_is_in_the_session_and_says_so(name):
    plan = builder().build(situation(F, limits=opened(name), plan=plan_of(opens=frozenset({name}))))

    assert (choices(plan)[name].reason, choices(plan)[name].is_by_plan) == (ChoiceReason.PLAN, True)


@pytest.mark.parametrize(
    ("changes", "is_there"),
    [
        ({"shades": {"str_clam": seen("G", last=MONDAY - 1)}}, False),
        ({"shades": {"str_bridge": seen("G", last=MONDAY - 1)}}, False),
        ({"shades": {"str_bridge": seen("G", last=MONDAY - 2)}}, True),
        ({"last_strength_day": day(MONDAY - 1)}, False),
        ({"day_kind": DayKind.REST}, False),
    ],
)
def test_strength_a_plan_opens_by_itself_keeps_its_48_hours_and_free_days(changes, is_there):
    plan = plan_of(opens=frozenset({"str_clam"}))
    names = ids(builder().build(situation(F, limits=opened("str_clam"), plan=plan, **changes)))

    assert ("str_clam" in names) is is_there


def test_strength_exercise_a_plan_names_waits_for_its_day_once_strength_is_open():
    plan = plan_of(opens=frozenset({"str_clam"}))

    assert "str_clam" not in ids(builder().build(situation(S, TUESDAY, plan=plan)))
    assert choices(builder().build(situation(S, MONDAY, plan=plan)))["str_clam"].is_by_plan


def test_exercise_a_plan_names_wins_its_slot():
    plan = plan_of(opens=frozenset({"flex_hip_flexor_half_kneel"}))
    known = {"flex_thomas_edge": seen("A", level=2, last=MONDAY), "flex_hip_flexor_half_kneel": seen("A", last=MONDAY)}
    names = ids(builder().build(situation(F, plan=plan, shades=known, **STRETCHING)))

    assert "flex_hip_flexor_half_kneel" in names


def test_exercise_a_plan_names_stays_above_level_1_and_stands_in_its_group():
    plan = plan_of(opens=frozenset({"str_iso_abd_er"}))
    shades = all_seen(["str_prone_rot_iso", "str_clam", "str_sit_to_stand"], "A", level=2, last=MONDAY - 3)
    names = ids(builder().build(situation(S, shades=shades, plan=plan)))

    assert "str_iso_abd_er" in names

    plan = plan_of(opens=frozenset({"str_quad_er"}))
    open_ = limits(IN_STRENGTH, str_quad_er={"is_by_plan": True})
    names = ids(builder().build(situation(S, shades=shades, limits=open_, plan=plan, strength_sessions=1)))
    assert names.index("str_quad_er") < names.index("str_bridge")


def test_what_a_plan_bans_is_never_there():
    banned = Limit(level_max=0, reason=LimitReason.PLAN_BANS, is_by_plan=True)
    open_ = limits(IN_FLEXIBILITY) | {"flex_fig4_supine": banned}
    plan = builder().build(situation(F, limits=open_, **STRETCHING))

    assert "flex_fig4_supine" not in ids(plan)
    assert "flex_fig4_supine" in {choice.instead_of for choice in choices(plan).values()}


def test_exact_dose_of_a_plan_is_prescribed():
    dose = Dose(level=3, sets=4, reps=7, hold_s=0, rest_s=40)
    plan = plan_of(doses=(PlannedDose(exercise_id="str_clam", dose=dose),))
    open_ = limits(IN_STRENGTH, str_clam={"dose": dose, "is_by_plan": True})
    built = builder().build(situation(S, limits=open_, plan=plan))

    assert prescribed(built, "str_clam").dose == dose
    assert reasons(built)["str_clam"] is DoseReason.PLAN
