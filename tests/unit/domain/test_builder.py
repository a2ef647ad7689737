"""Which exercises a session holds, in which order, and how long it is (E7)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipcoach.domain.builder import Situation
from hipcoach.domain.dosage import DoseReason
from hipcoach.domain.exercise import Role
from hipcoach.domain.records import SessionForm
from tests.unit.samples import EXERCISES, PROGRAMME, day
from tests.unit.situations import (
    CORE,
    FIRST_DAYS,
    MONDAY,
    TUESDAY,
    F,
    P,
    builder,
    everything,
    ids,
    levels,
    reasons,
    seen,
    situation,
)

# -- which exercises -----------------------------------------------------------------------------------------------


def test_first_session_holds_what_the_first_tier_of_the_pelvis_has():
    plan = builder().build(situation(today=0, stage_day=0, open_tiers=FIRST_DAYS))

    assert (plan.stage, plan.form) == (P, SessionForm.FULL)
    assert [(each.exercise_id, each.role, each.dose.level) for each in plan.prescriptions] == [
        ("pelv_breathing_9090", Role.WARMUP, 1),
        ("flex_heel_slide", Role.WARMUP, 1),
        ("flex_windshield_wipers", Role.WARMUP, 1),
        ("pelv_tilt_supine", Role.MAIN, 1),
        ("pelv_glute_set_prone", Role.MAIN, 1),
    ]
    assert set(reasons(plan).values()) == {DoseReason.FIRST_TIME}


def test_second_tier_fills_the_first_week_up():
    plan = builder().build(situation(stage_day=6, open_tiers={P: 2, F: 1}))

    assert ids(plan)[3:] == ["pelv_tilt_supine", "pelv_hip_lift_9090", "pelv_glute_set_prone", "pelv_stand_level"]


@pytest.mark.parametrize("today", range(MONDAY, MONDAY + 7))
def test_second_week_has_the_clock_and_the_third_tier_the_hike(today):
    assert ids(builder().build(situation(today=today, stage_day=7))) == [
        "pelv_breathing_9090",
        "flex_heel_slide",
        "pelv_tilt_supine",
        "pelv_clock",
        "pelv_hip_lift_9090",
        "pelv_glute_set_prone",
        "pelv_stand_level",
        "pelv_hike_drop",
    ]
    assert "pelv_hike_drop" not in ids(builder().build(situation(open_tiers={P: 2, F: 1})))


FLEXIBILITY = [
    *("pelv_tilt_supine", "pelv_hip_lift_9090", "flex_heel_slide"),
    *("flex_thomas_edge", "flex_fig4_supine", "flex_quad_side", "flex_butterfly"),
]
WITH_CORE = [
    *("pelv_tilt_supine", "pelv_stand_level", "flex_windshield_wipers"),
    *("core_brace", "core_dead_bug", "flex_thomas_edge", "flex_fig4_supine"),
]


@pytest.mark.parametrize(
    ("today", "stage_day", "expected"),
    [
        (MONDAY, 0, FLEXIBILITY),
        (MONDAY, 6, FLEXIBILITY),
        (MONDAY, 7, WITH_CORE),
        (TUESDAY, 8, FLEXIBILITY),
        (MONDAY + 2, 9, WITH_CORE),
        (MONDAY + 4, 11, WITH_CORE),
        (MONDAY + 5, 12, FLEXIBILITY),
    ],
)
def test_flexibility_has_starter_core_on_three_days_from_its_second_week(today, stage_day, expected):
    assert ids(builder().build(situation(F, today, stage_day=stage_day))) == expected


def test_core_that_is_not_open_is_left_out():
    plan = builder().build(situation(F, open_tiers={P: 3, F: 1, CORE: 0}))

    assert not any(each.stage is CORE for each in plan.prescriptions)


@pytest.mark.parametrize("stage", [P, F])
@pytest.mark.parametrize("flag", PROGRAMME.flags.ids)
def test_what_a_flag_excludes_is_never_planned(stage, flag):
    person = builder(flags=frozenset({flag}))
    for plan in (*(person.build(situation(stage, today)) for today in (MONDAY, TUESDAY)), person.calm(stage)):
        assert plan.prescriptions
        assert not any(EXERCISES[name].is_excluded_by(frozenset({flag})) for name in ids(plan))
        for name, level in levels(plan).items():
            assert level <= EXERCISES[name].highest_level(frozenset({flag}))


@pytest.mark.parametrize("today", [MONDAY, TUESDAY])
def test_substitute_is_the_one_the_caution_names(today):
    names = ids(builder(flags=frozenset({"pregnancy"})).build(situation(F, today)))

    assert "flex_thomas_edge" not in names
    assert "flex_hip_flexor_half_kneel" in names
    assert ("flex_quad_side" in names) is (today == TUESDAY)  # where the recipe has it anyway


def test_substitute_a_caution_names_is_for_those_with_its_flag():
    names = ids(builder().build(situation(F, shades={"flex_thomas_edge": seen("RR")})))

    assert "flex_hip_flexor_half_kneel" not in names
    assert "flex_quad_side" in names


def test_named_substitute_whose_tier_is_shut_is_not_taken():
    plan = builder(flags=frozenset({"pregnancy"})).build(situation(F, TUESDAY, open_tiers={P: 3, F: 1}))

    assert "flex_hip_flexor_half_kneel" not in ids(plan)


@pytest.mark.parametrize(
    ("today", "place", "expected"),
    [(TUESDAY, 4, "flex_windshield_wipers"), (MONDAY, 6, "flex_fig4_seated")],  # on Mondays the easier one is there
)
def test_exercise_that_rests_is_replaced_by_an_easier_one_else_by_one_like_it(today, place, expected):
    shades = {"flex_fig4_supine": seen("RR", level=2)}
    names = ids(builder().build(situation(F, today, shades=shades)))

    assert names[place] == expected
    assert "flex_fig4_supine" not in names


def test_one_like_it_is_not_taken_where_it_is_harder():
    harder = EXERCISES["flex_fig4_supine"].replace(harder=("flex_fig4_seated",))
    names = ids(builder(harder).build(situation(F, shades={harder.id: seen("RR")})))

    assert names == [name for name in WITH_CORE if name != harder.id]


def test_substitute_belongs_to_the_same_stage():
    assert "pelv_breathing_9090" in EXERCISES["core_brace"].easier

    assert "pelv_breathing_9090" not in ids(builder().build(situation(F, shades={"core_brace": seen("RR")})))


def test_substitute_is_not_taken_from_further_down_the_recipe():
    names = ids(builder().build(situation(shades={"pelv_hip_lift_9090": seen("RR")})))

    assert names[4:] == ["pelv_glute_set_prone", "pelv_stand_level", "pelv_hike_drop"]


@pytest.mark.parametrize("wanted", [x for x in FLEXIBILITY if x != "pelv_tilt_supine"])
def test_nothing_harder_takes_the_place_of_what_rests(wanted):
    before = set(ids(builder().build(situation(F, TUESDAY))))
    names = ids(builder().build(situation(F, TUESDAY, shades={wanted: seen("RR")})))

    assert wanted not in names
    assert len(names) == len(set(names))
    for name in set(names) - before:
        assert name not in EXERCISES[wanted].harder
        assert EXERCISES[name].tier <= EXERCISES[wanted].tier
        assert EXERCISES[name].stage is EXERCISES[wanted].stage


def test_nobody_gets_an_exercise_twice():
    shades = {"pelv_tilt_supine": seen("RR")}
    names = ids(builder().build(situation(shades=shades)))

    assert len(names) == len(set(names))
    assert "pelv_tilt_supine" not in names


# -- how long ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day_of", "level", "minutes"),
    [
        (situation(P, 5, stage_day=5, open_tiers={P: 2, F: 1}), 1, (9.5, 11)),  # the programme: 10-11
        (situation(P, MONDAY, open_tiers={P: 3, F: 1}), 2, (15, 19)),  # 16, with the hike at level 1
        (situation(F, TUESDAY, stage_day=2), 1, (13, 17)),  # 16 at levels 1 to 2
        (situation(F, MONDAY), 2, (17, 20)),  # 19
    ],
)
def test_session_takes_about_the_programme_s_minutes(day_of, level, minutes):
    last = (day_of.today - day(0)).days - 1
    plan = builder().build(day_of.replace(shades=everything("A", level=level, last=last)))
    least, most = minutes

    assert least <= plan.duration_s / 60 <= most


@pytest.mark.parametrize("level", [1, 2, 3, 4])
@pytest.mark.parametrize("stage", [P, F])
@pytest.mark.parametrize("today", [MONDAY, TUESDAY])
def test_no_session_is_longer_than_the_cap(stage, today, level):
    plan = builder().build(situation(stage, today, shades=everything("A", level=level, last=today - 1)))

    assert plan.duration_s <= PROGRAMME.sessions.cap_minutes * 60
    assert len(plan.items) >= 5


def test_long_session_drops_mobility_first_then_one_of_tilt_and_clock():
    full = ids(builder().build(situation()))
    at_3 = ids(builder().build(situation(shades=everything("A", level=3))))
    at_4 = ids(builder().build(situation(shades=everything("A", level=4))))

    assert set(full) - set(at_3) == {"flex_heel_slide"}
    assert set(full) - set(at_4) == {"flex_heel_slide", "pelv_tilt_supine"}


# -- whatever happened ---------------------------------------------------------------------------------------------

shades_of_all = st.dictionaries(
    st.sampled_from(sorted(EXERCISES)),
    st.builds(
        lambda letters, level, last: seen(letters, level=level, last=last),
        st.text("GAR", min_size=1, max_size=7),
        st.integers(1, 4),
        st.integers(0, MONDAY - 1),
    ),
    max_size=12,
)


situations = st.builds(
    Situation,
    today=st.integers(MONDAY, MONDAY + 6).map(day),
    stage=st.sampled_from([P, F]),
    stage_day=st.integers(0, 40),
    open_tiers=st.fixed_dictionaries({P: st.integers(1, 3), F: st.integers(1, 3), CORE: st.integers(0, 1)}),
    level_max=st.sampled_from([2, 4]),
    shades=shades_of_all,
    has_week_risen=st.booleans(),
)


@given(situations, st.sets(st.sampled_from(PROGRAMME.flags.ids), max_size=3).map(frozenset))
def test_every_session_keeps_the_rules_whatever_happened_before(situation, flags):
    plan = builder(flags=flags).build(situation)

    assert len(ids(plan)) == len(set(ids(plan)))
    assert plan.duration_s <= PROGRAMME.sessions.cap_minutes * 60
    assert sum(reason is DoseReason.PROGRESS for reason in reasons(plan).values()) <= 2
    for item in plan.items:
        exercise = EXERCISES[item.prescription.exercise_id]
        assert exercise.tier <= situation.open_tiers[exercise.stage]
        assert not exercise.is_excluded_by(flags)
        assert item.decision.resting_until is None
        assert item.prescription.dose.level == item.decision.level
        assert item.decision.level <= min(exercise.highest_level(flags), situation.level_max)
