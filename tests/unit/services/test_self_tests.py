"""Self-tests from what is due to what is kept: with pain, sleep, a full disk, a closed program and a new day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hipcoach.domain.age import AgeBand
from hipcoach.domain.exercise import Side
from hipcoach.domain.protocol_results import SideState
from hipcoach.domain.protocol_view import RunPhase
from hipcoach.domain.support import Support
from hipcoach.domain.tries import RunOutcome, TryOutcome
from hipcoach.services.self_test_day import Hindrance
from tests.unit.samples import PROGRAMME
from tests.unit.services.selftesting import SelfTestRoom

DAY_S = 86_400


@pytest.fixture
def room(tmp_path, clock):
    made = SelfTestRoom(tmp_path, clock)
    yield made
    made.close()


def make_room(tmp_path, clock, **person):
    return SelfTestRoom(tmp_path, clock, **person)


# -- what is kept ----------------------------------------------------------------------------------------------------


def test_one_leg_is_kept_try_by_try_and_each_side_when_its_pain_is_rated(room):
    live = room.begin("slst")
    assert live.view().task.side is Side.LEFT  # the right hip is sore: the better side first
    for seconds in (20, 31.5, 25):
        room.hold(seconds)
    assert room.kept() == []
    assert [each.value for each in room.runs.open_runs()[0].tries] == [20.0, 31.5, 25.0]
    live.rate(2)
    assert room.kept() == [("slst_eo", "left", 31.5, False, 2)]
    room.hold(50)
    live.rate(3)
    assert room.kept()[1] == ("slst_eo", "right", 45.0, False, 3)
    assert (live.outcome, room.runs.open_runs()) == (RunOutcome.COMPLETED, ())


def test_pain_at_a_test_that_went_to_its_end_takes_the_score_away(room):
    live = room.begin("slst")
    room.hold(50)
    live.rate(6)
    assert room.kept() == [("slst_eo", "left", None, True, 6)]
    assert (live.outcome, live.needs_safety) == (RunOutcome.STOPPED_FOR_PAIN, False)


def test_a_test_stopped_for_pain_keeps_what_was_done_before_and_no_score(room):
    live = room.begin("slst")
    room.hold(50)
    live.rate(1)
    room.wait(10)
    live.begin()
    room.wait(12)
    live.hurt()
    assert live.phase is RunPhase.READY
    live.stop_for_pain(5)
    assert room.kept() == [("slst_eo", "left", 45.0, False, 1), ("slst_eo", "right", None, True, 5)]
    [run] = room.runs.runs_of("slst")
    assert [each.outcome for each in run.tries] == [TryOutcome.DONE, TryOutcome.VOID, TryOutcome.PAIN]


def test_pain_that_was_not_the_end_leaves_the_test_open(room):
    live = room.begin("slst")
    live.begin()
    room.wait(12)
    live.hurt()
    live.begin()
    room.wait(70)
    assert live.results()[0].state is SideState.SCORED


def test_pain_of_seven_asks_for_the_whole_screen(room):
    live = room.begin("slst")
    room.hold(50)
    live.rate(7)
    assert live.needs_safety
    assert room.services.screening.is_rescreen_due()


def test_a_stop_signal_ends_the_test_and_locks(room):
    live = room.begin("slst")
    live.stop_for_pain(4, "stop_numb")
    assert (live.outcome, live.needs_safety) == (RunOutcome.STOP_SIGNAL, True)
    assert room.runs.runs_of("slst")[0].signal == "stop_numb"
    assert room.services.screening.person().is_locked
    assert room.today("slst").lead.going.hindrance is Hindrance.LOCKED


def test_the_three_parts_of_pelvic_control_are_kept_together(room):
    live = room.begin("pelvic_control")
    for count in (9, 8, 7):
        live.answer(count)
    live.rate(0)
    assert room.kept() == [
        ("pelvic_control.tilt", "both", 9, False, 0),
        ("pelvic_control.knee_out", "left", 8, False, 0),
        ("pelvic_control.knee_out", "right", 7, False, 0),
    ]


def test_a_part_counted_before_pain_keeps_its_count(room):
    live = room.begin("pelvic_control")
    live.answer(9)
    live.stop_for_pain(6)
    assert room.kept() == [
        ("pelvic_control.tilt", "both", 9, False, None),
        ("pelvic_control.knee_out", "left", None, True, 6),
    ]


def test_the_scales_give_one_share(room):
    live = room.begin("weight_share")
    for look in range(6):
        live.begin()
        room.wait(15)
        live.answer(0.0, "44 40" if look < 3 else "40 44")
    live.rate(0)
    assert room.kept() == [("weight_share", "both", 0.0, False, 0)]


def test_stands_with_the_arms_are_kept_beside_a_zero(room):
    live = room.begin("cst30")
    live.begin()
    room.wait(36)
    live.answer(0, also={"cst30_adapted": 9})
    live.rate(1)
    assert room.kept() == [("cst30", "both", 0, False, 1), ("cst30_adapted", "both", 9, False, 1)]


def test_books_are_noted_for_the_lower_side_and_the_day_has_one_finding(room):
    for side, mm in (("left", 12), ("right", 20)):
        live = room.begin("leg_blocks")
        live.answer(mm, side)
        live.rate(0)
    found = [(each.side, each.value) for each in room.results.results("leg_blocks")]
    assert found == [(Side.RIGHT, 20)]


def test_a_side_left_out_has_no_result(room):
    live = room.begin("seated_rotation")
    live.leave_side()
    for _ in range(6):
        live.answer(30)
    live.rate(0)
    assert {(name, side) for name, side, *_ in room.kept()} == {("seated_ir", "right"), ("seated_er", "right")}


# -- left and taken up again -------------------------------------------------------------------------------------------


def test_a_test_that_was_begun_is_taken_up_again_the_same_day_after_a_restart(room):
    live = room.begin("slst")
    room.hold(20)
    room.hold(25)
    live.begin()
    room.wait(3)
    live.go_away()
    room.open_again()
    assert room.today("slst").begun is not None
    live = room.carry_on("slst")
    assert (live.view().task.side, live.view().task.number) == (Side.LEFT, 3)
    room.hold(22)
    live.rate(1)
    assert room.kept() == [("slst_eo", "left", 25.0, False, 1)]


def test_a_side_that_was_rated_is_not_written_twice(room):
    live = room.begin("slst")
    room.hold(50)
    live.rate(1)
    room.open_again()
    live = room.carry_on("slst")
    room.hold(50)
    live.rate(2)
    assert room.kept() == [("slst_eo", "left", 45.0, False, 1), ("slst_eo", "right", 45.0, False, 2)]


def test_what_was_begun_yesterday_is_over_with_the_sides_that_were_whole(room):
    room.begin("slst")
    room.hold(50)  # left without a rating
    room.clock.pass_s(DAY_S)
    room.open_again()
    assert room.today("slst").begun is None
    assert room.kept() == [("slst_eo", "left", 45.0, False, None)]
    [run] = room.runs.runs_of("slst")
    assert run.outcome is RunOutcome.LEFT
    [result] = room.results.results("slst_eo")
    assert result.stamp.day == room.tests.today - timedelta(days=1)


def test_tries_of_a_side_that_was_not_whole_stay_in_the_journal_without_a_result(room):
    room.begin("slst")
    room.hold(20)
    room.clock.pass_s(DAY_S)
    room.tests.overview()
    assert room.kept() == []
    assert [each.value for each in room.runs.runs_of("slst")[0].tries] == [20.0]


def test_beginning_anew_puts_aside_what_was_begun(room):
    room.begin("slst")
    room.hold(20)
    live = room.begin("slst")
    assert live.view().task.number == 1
    assert [run.outcome for run in room.runs.runs_of("slst")] == [RunOutcome.DISCARDED]


def test_sleep_in_a_hold_makes_it_void(room):
    live = room.begin("slst")
    live.begin()
    room.wait(10)
    room.clock.pass_s(600)
    live.tick()
    assert live.phase is RunPhase.READY
    assert [each.outcome for each in room.runs.open_runs()[0].tries] == [TryOutcome.VOID]


def test_the_calendar_jumping_ahead_is_sleep_as_well(room):
    live = room.begin("slst")
    live.begin()
    room.wait(10)
    room.clock.jump_s(600)
    live.tick()
    assert live.phase is RunPhase.READY


def test_with_a_full_disk_nothing_is_lost_and_all_is_written_later(room):
    live = room.begin("slst")
    ((pages,),) = room.journal.rows("pragma page_count")
    room.journal.rows(f"pragma max_page_count = {pages}")
    for _ in range(60):  # until the last page is full
        live.redo()
        room.hold(2)
        if live.trouble:
            break
    assert live.trouble is not None
    made = len(live.ledger.tries)
    assert len(room.runs.open_runs()[0].tries) < made
    room.journal.rows("pragma max_page_count = 1000000")
    assert live.save_again()
    assert live.trouble is None
    assert len(room.runs.open_runs()[0].tries) == made


# -- what is due, and what holds it back -------------------------------------------------------------------------------


AT_SETUP = {
    "pelvic_control",
    "weight_share",
    "pelvis_mirror",
    "leg_blocks",
    "level_hip_stand",
    "thomas_gap",
    "seated_rotation",
    "fig4_height",
    "cst30",
    "slst",
    "tandem",
}


def test_on_the_first_day_the_tests_of_the_set_up_are_due(room):
    assert {each.protocol.id for each in room.tests.due()} == AT_SETUP


def test_a_test_that_was_done_is_due_again_after_its_time(room):
    live = room.begin("pelvic_control")
    for _ in range(3):
        live.answer(9)
    live.rate(0)
    every = PROGRAMME.calendar.tests_every_days
    assert room.standing("pelvic_control.tilt").due_on == room.tests.today + timedelta(days=every)
    room.clock.pass_s(every * DAY_S)
    assert "pelvic_control" in {each.protocol.id for each in room.tests.due()}


def test_the_chair_stand_of_the_set_up_is_done_on_two_days(room):
    live = room.begin("cst30")
    live.begin()
    room.wait(36)
    live.answer(11)
    live.rate(0)
    assert room.standing("cst30").due_on == room.tests.today + timedelta(days=1)


@pytest.mark.parametrize(("before", "hindrance"), [(5, None), (6, Hindrance.SORE), (9, Hindrance.SORE)])
def test_no_test_on_a_sore_day(room, before, hindrance):
    room.tests.tell_before(before)
    assert room.today("thomas_gap").lead.going.hindrance is hindrance


def test_nothing_starts_before_the_pain_was_asked(room):
    brief = room.tests.brief("slst")
    with pytest.raises(ValueError, match="not asked"):
        room.tests.start(brief, brief.first_side)


def test_the_pain_told_before_counts_for_that_day_only(room):
    room.tests.tell_before(3)
    assert room.tests.before == 3
    room.clock.pass_s(DAY_S)
    assert room.tests.before is None


def test_a_lock_lets_no_test_begin(room):
    room.tests.tell_before(1)
    brief = room.tests.brief("thomas_gap")
    room.services.screening.record_stop_signal("stop_chest")
    with pytest.raises(ValueError, match="locked"):
        room.tests.start(brief, brief.first_side)


def test_whoever_lacks_something_may_have_it_today(room):
    room.services.screening.set_lacks(["ruler"])
    test = room.today("thomas_gap")
    assert test.lead.going.hindrance is Hindrance.NO_EQUIPMENT
    assert room.tests.brief("thomas_gap").lacks == ("ruler",)
    assert room.begin("thomas_gap").phase is RunPhase.READY


def test_without_two_scales_nobody_is_asked_to_weigh(room):
    room.services.screening.set_has_scales(has_scales=False)
    assert room.today("weight_share").lead.going.hindrance is Hindrance.NO_EQUIPMENT


def test_tests_of_later_stages_wait(room):
    for name in ("step_down", "slst_ec"):
        assert room.today(name).lead.going.hindrance is Hindrance.NOT_YET


# -- fall risk (A3) ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("falls", "support"),
    [((), Support.CORNER_AND_CHAIR), (("f_worry",), Support.CORNER_AND_CHAIR), (("f_unsteady",), Support.ADULT_BESIDE)],
)
def test_the_support_on_one_leg_goes_by_the_risk_of_falling(tmp_path, clock, falls, support):
    room = make_room(tmp_path, clock, falls=falls)
    assert room.tests.brief("slst").support is support
    room.close()


def test_who_must_hold_on_stands_on_one_leg_only_with_somebody_beside(tmp_path, clock):
    room = make_room(tmp_path, clock, falls=("f_unsteady",))
    room.tests.tell_before(1)
    alone = room.tests.brief("slst", has_adult=False)
    assert alone.needs_adult
    assert alone.today.lead.going.hindrance is Hindrance.NEEDS_ADULT
    assert alone.instead == "slst_supported"
    for has_adult in (None, False):
        brief = room.tests.brief("slst", has_adult=has_adult)
        with pytest.raises(ValueError, match="beside"):
            room.tests.start(brief, brief.first_side)
    assert room.begin("slst", has_adult=True).phase is RunPhase.READY
    room.close()


def test_who_must_hold_on_leaves_some_tests_out_and_has_others_instead(tmp_path, clock):
    room = make_room(tmp_path, clock, falls=("f_unsteady",))
    out = {each.protocol.id for each in room.tests.overview() if each.lead.going.hindrance is Hindrance.EXCLUDED}
    assert out == {"weight_share", "pelvis_mirror", "leg_blocks", "step_down", "slst_ec"}
    assert room.standing("slst_supported").is_wanted
    assert room.standing("weight_shift").is_wanted
    room.close()


def test_others_are_not_offered_the_easier_forms(room):
    wanted = {each.measure.id for test in room.tests.overview() for each in test.standings if each.is_wanted}
    assert wanted.isdisjoint({"slst_supported", "weight_shift", "cst30_adapted", "side_bridge_knees"})


def test_two_falls_keep_everybody_off_their_feet(tmp_path, clock):
    from hipcoach.domain.person import Answer, Occasion

    room = make_room(tmp_path, clock, band=AgeBand.SIXTIES, falls=("f_unsteady",))
    room.services.screening.record_falls([("f_fall12", Answer.YES)], Occasion.RESCREEN, falls=2)
    assert room.today("slst").lead.going.hindrance is Hindrance.NOT_STANDING
    assert room.today("cst30").lead.going.hindrance is Hindrance.NOT_STANDING
    assert room.today("thomas_gap").lead.going.hindrance is None
    room.close()


def test_with_the_sore_side_below_the_side_bridge_is_left_out_on_that_side(room):
    from hipcoach.domain.person import Answer, Occasion

    room.services.screening.record_answers([("rf_outer", Answer.YES)], Occasion.RESCREEN)
    brief = room.tests.brief("side_bridge")
    assert [(measure.id, side) for measure, side in brief.measures] == [("side_bridge", Side.LEFT)]
    assert [side for _, side in brief.left_out] == [Side.RIGHT]
    assert brief.variant == "side_bridge_knees"
    assert "gtps" in brief.flags


def test_the_easier_form_is_kept_as_its_own_measure(room):
    live = room.begin("side_bridge", variant="side_bridge_knees")
    room.hold(20)
    live.rate(0)
    assert room.kept() == [("side_bridge_knees", "left", 20.0, False, 0)]


@pytest.mark.parametrize(("side", "first"), [(Side.LEFT, Side.RIGHT), (Side.RIGHT, Side.LEFT), (Side.BOTH, Side.LEFT)])
def test_the_better_side_goes_first(tmp_path, clock, side, first):
    room = make_room(tmp_path, clock, side=side)
    assert room.tests.brief("slst").first_side is first
    assert room.tests.brief("cst30").first_side is Side.BOTH
    room.close()


def test_where_both_hurt_the_side_that_did_better_goes_first(tmp_path, clock):
    room = make_room(tmp_path, clock, side=Side.BOTH)
    room.results.enter({("slst_eo", Side.LEFT): 10.0, ("slst_eo", Side.RIGHT): 20.0})
    assert room.tests.brief("slst").first_side is Side.RIGHT
    room.close()
