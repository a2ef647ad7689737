"""A running self-test: deadlines, presses, corrections, pain, sleep, and taking it up again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipcoach.domain.exercise import Side
from hipcoach.domain.protocol_events import (
    Asked,
    ClockStarted,
    Rated,
    RatingAsked,
    Ready,
    Resting,
    RunEnded,
    SettingUp,
    TryMade,
    VoidCause,
    Voided,
)
from hipcoach.domain.protocol_view import RunPhase
from hipcoach.domain.tries import RunOutcome, Try, TryOutcome
from tests.unit.domain.running import TIMING, Going

READY_S = TIMING.get_ready_s
REST_S, CAP_S = 30.0, 45.0


def kinds(events):
    return [type(event) for event in events]


# -- one leg, eyes open ----------------------------------------------------------------------------------------------


def test_nothing_runs_before_the_person_begins():
    going = Going("slst")
    assert kinds(going.said) == [Ready]
    going.wait(1_000)
    assert going.phase is RunPhase.READY


def test_the_clock_starts_when_the_position_is_taken_up_however_late_the_tick_comes():
    going = Going("slst")
    assert going.begin() == [SettingUp(task=going.view.task, at_s=100.0, starts_s=100.0 + READY_S)]
    [started] = going.wait(READY_S + 7.5)
    assert (started.at_s, started.ends_s) == (100.0 + READY_S, 100.0 + READY_S + CAP_S)
    assert going.view.elapsed_s == 7.5


def test_said_again_the_clock_starts_at_once():
    going = Going("slst")
    going.begin()
    going.wait(1.0)
    assert kinds(going.begin()) == [ClockStarted]
    assert going.view.elapsed_s == 0.0


def test_a_press_ends_the_hold_at_that_very_moment():
    going = Going("slst")
    going.begin()
    going.wait(READY_S)
    going.now_s += 21.625  # no tick in between
    made, resting = going.press()
    assert (made.made.value, made.made.number, made.at_s) == (21.6, 1, going.now_s)
    assert (resting.until_s - resting.at_s, resting.task.number) == (REST_S, 2)


def test_the_cap_ends_the_hold_at_the_cap_and_one_try_is_enough():
    going = Going("slst")
    going.begin()
    made, rating = going.wait(READY_S + 300)[1:]
    assert (made.made.value, made.at_s) == (CAP_S, 100.0 + READY_S + CAP_S)
    assert kinds([rating]) == [RatingAsked]
    assert {task.side for task in going.ledger.open_tasks()} == {Side.RIGHT}


def test_a_press_after_the_cap_takes_nothing_away():
    going = Going("slst")
    going.begin()
    going.wait(READY_S)
    going.now_s += 45.4
    assert kinds(going.press()) == [TryMade, RatingAsked]
    assert going.values() == [CAP_S]


def test_three_tries_a_side_with_a_rest_between_and_the_first_side_first():
    going = Going("slst", first=Side.RIGHT)
    for seconds in (10, 12, 11):
        going.stand(seconds)
    assert going.phase is RunPhase.RATING
    going.rate(2)
    assert going.view.task.side is Side.LEFT
    for seconds in (20, 22, 21):
        going.stand(seconds)
    going.rate(0)
    assert going.said[-1] == RunEnded(outcome=RunOutcome.COMPLETED, at_s=going.now_s)
    sides = [each.side for each in going.ledger.tries]
    assert sides == [Side.RIGHT] * 3 + [Side.LEFT] * 3
    assert len([event for event in going.said if isinstance(event, Resting)]) == 5  # the last needs none


def test_a_try_can_begin_only_when_the_rest_is_over():
    going = Going("slst")
    going.stand(9)
    going.wait(REST_S - 0.5)
    assert going.begin() == []
    assert going.phase is RunPhase.RESTING
    assert kinds(going.wait(0.5)) == [Ready]


def test_after_a_try_that_was_enough_only_the_sides_are_changed():
    going = Going("slst")
    going.stand(CAP_S)
    [_, resting] = going.rate(0)
    assert resting.task.side is Side.RIGHT
    assert resting.until_s - resting.at_s == TIMING.change_side_s


def test_the_rest_counts_from_the_press_even_where_pain_is_rated_meanwhile():
    going = Going("side_bridge", "side_bridge")
    going.stand(30)
    assert going.phase is RunPhase.RATING
    going.wait(20)
    [_, resting] = going.rate(1)
    assert resting.until_s - going.now_s == 40.0


# -- pressed late ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("late_s", "value"), [(1, 19.0), (2.5, 17.5), (5, 15.0), (9, 15.0), (-3, 20.0)])
def test_a_late_press_is_corrected_by_five_seconds_at_most(late_s, value):
    going = Going("slst")
    going.stand(20)
    going.correct(late_s)
    assert going.view.last.value == value


def test_a_correction_can_be_taken_back_and_counts_from_the_press():
    going = Going("slst")
    going.stand(20)
    going.correct(4)
    going.correct(1)
    assert going.view.last.value == 19.0
    going.correct(0)
    assert going.view.last.value == 20.0
    assert going.correct(0) == []


def test_no_correction_goes_below_nothing():
    going = Going("slst")
    going.stand(1.5)
    going.correct(5)
    assert going.view.last.value == 0.0


def test_a_correction_below_the_cap_asks_for_the_other_tries_again():
    going = Going("slst")
    going.stand(CAP_S + 1)
    assert going.phase is RunPhase.RATING
    made, resting = going.correct(3)
    assert (made.made.value, resting.task.number) == (42.0, 2)


def test_nothing_is_corrected_once_the_next_try_has_begun():
    going = Going("slst")
    going.stand(20)
    going.wait(REST_S)
    going.begin()
    assert going.correct(3) == []
    assert going.values() == [20.0]


# -- what does not count ---------------------------------------------------------------------------------------------


def test_a_hold_while_the_computer_slept_is_void_and_done_again():
    going = Going("slst")
    going.begin()
    going.wait(READY_S + 4)
    seen_s, going.now_s = going.now_s, going.now_s + 3_600
    events = going.run.sleep(seen_s, going.now_s)
    assert kinds(events) == [TryMade, Voided, Ready]
    assert (events[0].made.outcome, events[1].cause, events[1].at_s) == (TryOutcome.VOID, VoidCause.SLEEP, seen_s)
    assert going.view.task.number == 1


def test_sleep_while_the_position_is_taken_up_costs_no_try():
    going = Going("slst")
    going.begin()
    assert kinds(going.run.sleep(going.now_s + 1, going.now_s + 900)) == [Ready]
    assert going.ledger.tries == []


def test_a_rest_goes_on_while_the_computer_sleeps():
    going = Going("slst")
    going.stand(12)
    assert kinds(going.run.sleep(going.now_s, going.now_s + 600)) == [Ready]


def test_a_hold_that_ended_by_itself_before_the_sleep_counts():
    going = Going("slst")
    going.begin()
    seen_s = going.now_s + READY_S + CAP_S + 0.5
    assert TryMade in kinds(going.run.sleep(seen_s, seen_s + 600))
    assert going.values() == [CAP_S]


def test_leaving_in_the_middle_of_a_hold_makes_it_void():
    going = Going("slst")
    going.stand(12)
    going.wait(REST_S)
    going.begin()
    going.wait(READY_S + 3)
    going.interrupt(VoidCause.AWAY)
    assert [each.outcome for each in going.ledger.tries] == [TryOutcome.DONE, TryOutcome.VOID]
    assert going.view.task.number == 2


def test_the_last_try_can_be_done_again_and_the_first_entry_stays_in_the_record():
    going = Going("slst")
    going.stand(12)
    going.redo()
    assert going.view.task.number == 1
    going.stand(18)
    assert [(each.outcome, each.value) for each in going.ledger.tries] == [
        (TryOutcome.DONE, 12.0),
        (TryOutcome.VOID, 12.0),
        (TryOutcome.DONE, 18.0),
    ]
    assert going.view.task.number == 2


def test_who_cannot_stand_at_all_has_a_hold_of_nothing():
    going = Going("level_hip_stand")
    going.cannot()
    assert going.values() == [0.0]


def test_a_position_can_be_left_again():
    going = Going("slst")
    going.begin()
    assert kinds(going.cancel()) == [Ready]
    going.wait(60)
    assert going.ledger.tries == []


# -- pain ------------------------------------------------------------------------------------------------------------


def test_pain_ends_the_test_with_what_was_done_before_it():
    going = Going("slst")
    going.stand(12)
    going.wait(REST_S)
    going.begin()
    going.wait(READY_S + 3)
    events = going.stop_for_pain()
    assert kinds(events) == [TryMade, RunEnded]
    assert (events[0].made.outcome, events[0].made.value) == (TryOutcome.PAIN, None)
    assert events[1].outcome is RunOutcome.STOPPED_FOR_PAIN
    assert going.begin() == []


@pytest.mark.parametrize(("pain", "goes_on"), [(0, True), (5, True), (None, True), (6, False), (10, False)])
def test_a_rating_from_six_on_ends_the_test(pain, goes_on):
    going = Going("slst")
    going.stand(CAP_S)
    events = going.rate(pain)
    assert events[0] == Rated(block=1, pain=pain, at_s=going.now_s)
    assert isinstance(events[-1], RunEnded) is not goes_on


def test_a_side_can_be_left_out():
    going = Going("seated_rotation")
    for _ in range(2):
        going.answer(30)
    assert kinds(going.leave_side()) == [TryMade, TryMade, RatingAsked]
    going.rate(3)
    assert going.view.task.side is Side.RIGHT
    assert {each.measure for each in going.ledger.tries if each.outcome is TryOutcome.LEFT} == {
        "seated_ir",
        "seated_er",
    }


def test_leaving_out_everything_asks_for_no_rating():
    going = Going("slst")
    going.leave_side()
    going.leave_side()
    assert going.said[-1] == RunEnded(outcome=RunOutcome.COMPLETED, at_s=going.now_s)
    assert RatingAsked not in kinds(going.said)


# -- other kinds -----------------------------------------------------------------------------------------------------


def test_counted_moves_are_asked_for_part_by_part_and_rated_once():
    going = Going("pelvic_control", first=Side.RIGHT)
    assert kinds(going.said) == [Asked]
    for count in (9, 8, 7):
        going.answer(count)
    assert [(each.measure, each.side, each.value) for each in going.ledger.tries] == [
        ("pelvic_control.tilt", Side.BOTH, 9),
        ("pelvic_control.knee_out", Side.RIGHT, 8),
        ("pelvic_control.knee_out", Side.LEFT, 7),
    ]
    assert going.phase is RunPhase.RATING


def test_the_chair_stand_counts_down_and_then_asks():
    going = Going("cst30", "cst30")
    going.begin()
    going.wait(READY_S + 12)
    assert (going.view.elapsed_s, going.view.left_s) == (12.0, 18.0)
    [asked] = going.wait(40)
    assert (asked.is_timed_out, asked.at_s) == (True, 100.0 + READY_S + 30)
    going.answer(0, also={"cst30_adapted": 9})
    assert [(each.measure, each.value) for each in going.ledger.tries] == [("cst30", 0), ("cst30_adapted", 9)]
    going.redo()
    assert {each.outcome for each in going.ledger.tries[2:]} == {TryOutcome.VOID}


def test_a_chair_stand_stopped_early_is_asked_for_as_well():
    going = Going("cst30", "cst30")
    going.begin()
    going.wait(READY_S + 12)
    assert kinds(going.press()) == [Asked]


def test_the_scales_are_looked_at_three_times_and_swapped():
    going = Going("weight_share")
    for number in range(6):
        assert (going.view.task.number, going.view.task.round) == (number + 1, number // 3)
        going.begin()
        going.wait(READY_S + 10)
        going.answer(0.0, detail="40 42")
    assert going.phase is RunPhase.RATING


def test_the_gap_is_read_after_lying_still():
    going = Going("thomas_gap")
    assert going.view.task.lasts_s == 10
    going.begin()
    going.wait(READY_S + 10)
    going.answer(3.5)
    assert (going.view.task.number, going.view.task.side) == (2, Side.LEFT)


# -- taking it up again ----------------------------------------------------------------------------------------------


def test_a_test_goes_on_at_the_first_try_that_is_missing():
    done = [
        Try(measure="slst_eo", side=Side.LEFT, number=number, outcome=TryOutcome.DONE, value=12.0)
        for number in (1, 2, 3)
    ]
    going = Going("slst", tries=[*done, done[0].replace(side=Side.RIGHT)], rated={1: 2})
    assert (going.view.task.side, going.view.task.number) == (Side.RIGHT, 2)


def test_a_test_left_before_its_rating_asks_for_it_again():
    done = Try(measure="slst_eo", side=Side.LEFT, number=1, outcome=TryOutcome.DONE, value=45.0)
    assert kinds(Going("slst", tries=[done]).said) == [RatingAsked]


def test_a_test_left_after_its_last_rating_only_ends():
    done = [
        Try(measure="slst_eo", side=side, number=1, outcome=TryOutcome.DONE, value=45.0)
        for side in (Side.LEFT, Side.RIGHT)
    ]
    assert kinds(Going("slst", tries=done, rated={1: 0, 2: 0}).said) == [RunEnded]


def test_a_void_try_is_asked_for_again():
    void = Try(measure="slst_eo", side=Side.LEFT, number=1, outcome=TryOutcome.VOID)
    assert Going("slst", tries=[void]).view.task.number == 1


# -- whatever the ticks ----------------------------------------------------------------------------------------------


@given(st.lists(st.floats(min_value=0.05, max_value=30), max_size=40), st.floats(min_value=0, max_value=80))
def test_what_is_measured_does_not_hang_on_the_ticks(ticks, press_after_s):
    """A run with any ticks between the start and the press measures what one without any does."""
    often, never = Going("slst"), Going("slst")
    often.begin()
    never.begin()
    pressed_s = 100.0 + READY_S + press_after_s
    for tick in ticks:
        if often.now_s + tick < pressed_s:
            often.wait(tick)
    for going in (often, never):
        going.now_s = pressed_s
        going.press()
    assert often.values() == never.values()
    assert often.phase is never.phase


VERBS = ("begin", "press", "cancel", "redo", "cannot", "leave_side", "stop_for_pain", "advance")


@given(st.lists(st.tuples(st.sampled_from(VERBS), st.floats(min_value=0, max_value=50)), max_size=60))
def test_no_order_of_wishes_breaks_a_test_or_makes_a_value_impossible(wishes):
    going = Going("slst")
    for verb, seconds in wishes:
        going.now_s += seconds
        getattr(going, verb)()
        if going.phase is RunPhase.RATING:
            going.rate(1)
    assert all(value is None or 0 <= value <= CAP_S for value in going.values())
    if going.phase is RunPhase.FINISHED:
        ends = [event for event in going.said if isinstance(event, RunEnded)]
        assert len(ends) == 1
