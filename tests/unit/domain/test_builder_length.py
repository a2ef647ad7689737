"""What is left out of a session that would be too long, and what never (E7)."""

from __future__ import annotations

import pytest

from hipcoach.domain.path import Person
from hipcoach.domain.records import SessionForm
from hipcoach.domain.session_plan import ChoiceReason
from tests.unit.samples import EXERCISES, PROGRAMME
from tests.unit.situations import (
    CORE,
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    B,
    F,
    P,
    S,
    all_seen,
    builder,
    choices,
    everything,
    ids,
    prescribed,
    seen,
    situation,
)

CAP_S = PROGRAMME.sessions.cap_minutes * 60
FLEXIBILITY = {
    *("pelv_tilt_supine", "pelv_hip_lift_9090", "flex_heel_slide"),
    *("flex_thomas_edge", "flex_fig4_supine", "flex_quad_side", "flex_butterfly"),
}
PELVIS = {
    *("pelv_breathing_9090", "flex_heel_slide", "pelv_tilt_supine", "pelv_clock", "pelv_hip_lift_9090"),
    *("pelv_glute_set_prone", "pelv_stand_level", "pelv_hike_drop"),
}


def flexibility_at(level, cap_minutes):
    shades = all_seen(FLEXIBILITY, "A", level=level, last=MONDAY)
    return builder().build(situation(F, TUESDAY, shades=shades, cap_minutes=cap_minutes, starter_core_days_this_week=1))


@pytest.mark.parametrize(
    ("cap_minutes", "dropped"),
    [
        (60, ()),
        (25, ("flex_heel_slide",)),
        (21, ("flex_heel_slide", "flex_butterfly")),
        (20, ("flex_heel_slide", "flex_quad_side")),  # without the one from the end it is still too long
        (16, ("flex_heel_slide", "flex_butterfly", "flex_quad_side")),
    ],
)
def test_mobility_goes_first_then_the_third_stretch(cap_minutes, dropped):
    plan = flexibility_at(4, cap_minutes)

    assert plan.dropped == dropped
    assert plan.duration_s <= cap_minutes * 60
    assert not set(dropped) & set(ids(plan))


def test_person_may_raise_the_cap_and_the_day_is_whole_again():
    plan = flexibility_at(4, 40)

    assert set(ids(plan)) == FLEXIBILITY
    assert plan.duration_s > CAP_S


def test_second_core_goes_before_stretches_and_which_it_is_depends_on_the_day():
    shades = everything("A", level=2, last=MONDAY - 3)
    for turn, gone in ((0, "core_plank"), (1, "core_side_plank_feet")):
        plan = builder().build(situation(B, MONDAY, shades=shades, strength_sessions=turn, may_progress=False))
        assert plan.dropped[0] == gone


def test_pelvis_stage_spares_the_tilt_beside_the_clock_after_its_mobility():
    assert builder().build(situation(shades=all_seen(PELVIS, "A", level=3))).dropped == ("flex_heel_slide",)
    assert builder().build(situation(shades=all_seen(PELVIS, "A", level=4))).dropped == (
        *("flex_heel_slide", "pelv_tilt_supine"),
    )


def test_clock_stands_for_the_pair_only_where_nothing_else_is_left():
    recipe = PROGRAMME.sessions.recipes["strength_core_later"]
    shades = {name: seen("A", level=3, last=MONDAY - 3) for name in recipe.exercise_ids}
    day_of = situation(S, MONDAY, tiers={P: 3, F: 2, S: 2, CORE: 1}, shades=shades, strength_sessions=1)

    assert builder().build(day_of).dropped == ("core_brace", "pelv_stand_level")
    assert not builder().build(day_of.replace(cap_minutes=30)).dropped


def test_pair_without_the_clock_stays_and_sets_go_instead():
    names = ("pelv_tilt_supine", "pelv_stand_level", "str_prone_rot_iso", "str_clam", "str_bridge")
    shades = all_seen((*names, "core_brace", "core_dead_bug"), "A", level=4, last=MONDAY - 3)
    plan = builder().build(situation(S, shades=shades, strength_sessions=1))

    assert {"pelv_tilt_supine", "pelv_stand_level"} <= set(ids(plan))
    assert plan.trimmed
    assert plan.duration_s <= CAP_S
    for name in plan.trimmed:
        assert 2 <= prescribed(plan, name).dose.sets < EXERCISES[name].dose(4).sets


def test_sets_of_a_pyramid_are_trimmed_from_its_end():
    shades = all_seen(EXERCISES, "A", level=4, last=MONDAY - 3)
    plan = builder().build(situation(B, MONDAY, shades=shades))
    side = prescribed(plan, "core_side_plank_feet").dose

    assert "core_side_plank_feet" in plan.trimmed
    assert side.pyramid == EXERCISES["core_side_plank_feet"].dose(4).pyramid[: side.sets]


def test_short_balance_block_goes_before_sets_do():
    shades = all_seen(EXERCISES, "A", level=4, last=MONDAY - 3)
    plan = builder().build(situation(B, MONDAY, shades=shades))

    assert "bal_step_hold" in plan.dropped
    assert not [name for name in ids(plan) if EXERCISES[name].stage is B]


@pytest.mark.parametrize("stage", [P, F, S, B])
@pytest.mark.parametrize("today", range(MONDAY, MONDAY + 7))
@pytest.mark.parametrize("level", [1, 2, 3, 4])
@pytest.mark.parametrize("form", [SessionForm.FULL, SessionForm.SHORT, SessionForm.EASY])
def test_no_session_is_longer_than_its_cap_and_none_is_empty(stage, today, level, form):
    minutes = {
        SessionForm.FULL: PROGRAMME.sessions.cap_minutes,
        SessionForm.SHORT: PROGRAMME.sessions.short_minutes,
        SessionForm.EASY: PROGRAMME.sessions.easy_minutes,
    }
    for turn in (0, 1):
        shades = everything("A", level=level, last=MONDAY - 3)
        plan = builder().build(situation(stage, today, shades=shades, form=form, strength_sessions=turn))
        assert plan.duration_s <= minutes[form] * 60
        assert len(plan.items) >= 3


@pytest.mark.parametrize("cap_minutes", [3, 5, 8, 10])
@pytest.mark.parametrize("today", [MONDAY, TUESDAY, WEDNESDAY])
@pytest.mark.parametrize("stage", [F, S, B])
def test_shortest_cap_still_leaves_a_pelvis_exercise_and_the_first_of_the_day(cap_minutes, today, stage):
    shades = everything("A", level=4, last=MONDAY - 3)
    plan = builder().build(situation(stage, today, shades=shades, cap_minutes=cap_minutes))
    names = ids(plan)

    assert any(choice.reason is ChoiceReason.PELVIS_KEPT for choice in choices(plan).values())
    if plan.stage is S:
        assert any("deep_rotators" in EXERCISES[name].focus for name in names)


def test_deep_rotators_stay_where_the_pelvis_leads_and_time_is_short():
    for cap_minutes in (6, 9, 12):
        plan = builder().build(situation(S, MONDAY, is_lapsed=True, cap_minutes=cap_minutes))
        assert any("deep_rotators" in EXERCISES[name].focus for name in ids(plan))
        assert {"pelv_tilt_supine", "pelv_stand_level"} <= set(ids(plan))


def test_aim_is_15_to_25_minutes_once_the_first_weeks_are_past():
    for stage, today in ((F, MONDAY), (S, MONDAY), (B, MONDAY), (B, TUESDAY)):
        shades = everything("A", level=2, last=MONDAY - 3)
        minutes = builder().build(situation(stage, today, shades=shades)).duration_s / 60
        assert PROGRAMME.sessions.aim_minutes_min <= minutes <= PROGRAMME.sessions.aim_minutes_max


def test_older_people_have_shorter_sessions_and_drop_less():
    shades = everything("A", level=4, last=MONDAY - 3)
    young = builder().build(situation(B, MONDAY, shades=shades))
    old = builder(age_from=Person(age_from=70).age_from).build(situation(B, MONDAY, shades=shades))

    assert len(old.dropped) + len(old.trimmed) < len(young.dropped) + len(young.trimmed)
