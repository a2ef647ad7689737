"""Results entered, corrected, taken back and undone; nothing vanishes, and what the rules see follows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hipcoach.domain.age import AgeBand
from hipcoach.domain.differences import ChangeGrade
from hipcoach.domain.entering import EntryFault
from hipcoach.domain.exercise import Side
from hipcoach.services.self_test_results import EntryError
from tests.unit.samples import PROGRAMME
from tests.unit.services.selftesting import SelfTestRoom

DAY_S = 86_400
LEFT_EO, RIGHT_EO = ("slst_eo", Side.LEFT), ("slst_eo", Side.RIGHT)
MEASURES = PROGRAMME.measures


@pytest.fixture
def room(tmp_path, clock):
    made = SelfTestRoom(tmp_path, clock)
    clock.pass_s(20 * DAY_S)
    yield made
    made.close()


def values(room, measure="slst_eo"):
    return [(each.stamp.day, each.side, each.value) for each in room.results.results(measure)]


def rows(room):
    return len(room.services.judging.assess().history.records.measurements)


# -- entering --------------------------------------------------------------------------------------------------------


def test_a_result_of_another_day_keeps_when_it_was_entered(room):
    day = room.results.today - timedelta(days=3)
    room.results.enter({LEFT_EO: 21.6}, day, pain=2)
    [result] = room.results.results("slst_eo")
    assert (result.stamp.day, result.value, result.pain) == (day, 21.6, 2)
    assert result.stamp.at_utc.date() == room.results.today


@pytest.mark.parametrize(
    ("key", "value", "days", "fault"),
    [
        (LEFT_EO, 45.1, 0, EntryFault.OVER_CAP),
        (LEFT_EO, -1.0, 0, EntryFault.NEGATIVE),
        (LEFT_EO, None, 0, EntryFault.MISSING),
        (LEFT_EO, 20.0, 1, EntryFault.FUTURE),
        (LEFT_EO, 20.0, -21, EntryFault.BEFORE_START),
        (("seated_ir", Side.LEFT), 181, 0, EntryFault.TOO_LARGE),
        (("thomas_gap", Side.LEFT), 2.2, 0, EntryFault.OFF_STEP),
    ],
)
def test_what_cannot_be_is_named_and_nothing_is_written(room, key, value, days, fault):
    with pytest.raises(EntryError) as caught:
        room.results.enter({RIGHT_EO: 10.0, key: value}, room.results.today + timedelta(days=days))
    assert caught.value.fault is fault
    assert rows(room) == 0


def test_the_first_day_is_allowed(room):
    room.results.enter({LEFT_EO: 20.0}, room.results.started_on)
    assert room.results.started_on == room.results.today - timedelta(days=20)


def test_pain_is_on_its_scale(room):
    with pytest.raises(ValueError, match="0 to 10"):
        room.results.enter({LEFT_EO: 20.0}, pain=11)


# -- correcting, taking back, undoing ------------------------------------------------------------------------------


def test_another_value_replaces_the_first_and_both_stay_in_the_journal(room):
    room.results.enter({LEFT_EO: 12.0}, pain=3)
    [result] = room.results.results("slst_eo")
    room.results.correct(result, 21.0, result.stamp.day)
    [corrected] = room.results.results("slst_eo")
    assert (corrected.value, corrected.pain, rows(room)) == (21.0, 3, 2)


def test_another_day_leaves_nothing_on_the_first(room):
    room.results.enter({LEFT_EO: 12.0})
    [result] = room.results.results("slst_eo")
    yesterday = result.stamp.day - timedelta(days=1)
    undo = room.results.correct(result, 12.0, yesterday)
    assert values(room) == [(yesterday, Side.LEFT, 12.0)]
    room.results.undo(undo)
    assert values(room) == [(result.stamp.day, Side.LEFT, 12.0)]


def test_moving_a_result_onto_another_can_be_undone_with_both_back(room):
    today, before = room.results.today, room.results.today - timedelta(days=1)
    room.results.enter({LEFT_EO: 10.0}, before)
    room.results.enter({LEFT_EO: 20.0}, today)
    kept = values(room)
    undo = room.results.correct(room.results.results("slst_eo")[1], 20.0, before)
    assert values(room) == [(before, Side.LEFT, 20.0)]
    room.results.undo(undo)
    assert values(room) == kept


def test_a_correction_that_cannot_be_leaves_the_result(room):
    room.results.enter({LEFT_EO: 12.0})
    [result] = room.results.results("slst_eo")
    with pytest.raises(EntryError):
        room.results.correct(result, 60.0, result.stamp.day)
    with pytest.raises(EntryError):
        room.results.correct(result, 12.0, result.stamp.day + timedelta(days=1))
    assert room.results.results("slst_eo") == (result,)


def test_what_was_taken_back_counts_for_nothing_and_can_come_back(room):
    room.results.enter({LEFT_EO: 3.0, RIGHT_EO: 30.0})
    assert "fall_risk_2" in room.services.screening.person().flags
    before = rows(room)
    undo = room.results.take_back(room.results.results("slst_eo"))
    assert values(room) == []
    assert rows(room) == before + 2
    assert "fall_risk_2" not in room.services.screening.person().flags
    again = room.results.undo(undo)
    assert [value for *_, value in values(room)] == [3.0, 30.0]
    room.results.undo(again)
    assert values(room) == []


def test_a_stopped_test_can_be_moved_and_gets_no_value(room):
    room.live = room.begin("thomas_gap")
    room.live.stop_for_pain(6)
    [result] = room.results.results("thomas_gap")
    room.results.correct(result, 3.0, result.stamp.day - timedelta(days=1))
    [moved] = room.results.results("thomas_gap")
    assert (moved.value, moved.was_stopped_for_pain, moved.pain) == (None, True, 6)


def test_a_test_is_due_again_once_its_result_is_taken_back(room):
    room.results.enter({("thomas_gap", Side.LEFT): 3.0, ("thomas_gap", Side.RIGHT): 3.0})
    assert "thomas_gap" not in {each.protocol.id for each in room.tests.due()}
    room.results.take_back(room.results.results("thomas_gap"))
    assert "thomas_gap" in {each.protocol.id for each in room.tests.due()}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    st.lists(
        st.tuples(st.sampled_from(["enter", "correct", "take_back"]), st.integers(0, 4), st.integers(0, 45)),
        max_size=8,
    )
)
def test_undoing_everything_backwards_brings_back_the_beginning(room, acts):
    start = values(room)
    undos = []
    for act, back, value in acts:
        day = room.results.today - timedelta(days=back)
        standing = room.results.results("slst_eo")
        if act == "enter" or not standing:
            undos.append(room.results.enter({LEFT_EO: float(value)}, day))
        elif act == "correct":
            undos.append(room.results.correct(standing[value % len(standing)], float(value), day))
        else:
            undos.append(room.results.take_back([standing[value % len(standing)]]))
    for undo in reversed(undos):
        room.results.undo(undo)
    assert values(room) == start


# -- what a result says ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("measure", "first", "last", "grade", "gained"),
    [
        ("thomas_gap", 6.0, 4.0, ChangeGrade.CLEAR, 2.0),
        ("thomas_gap", 6.0, 5.0, ChangeGrade.TOO_SMALL, 1.0),
        ("seated_ir", 20, 12, ChangeGrade.CLEAR, -8),
        ("level_hip_stand", 10, 19, ChangeGrade.TOO_SMALL, 9),
    ],
)
def test_a_change_is_told_against_the_first_result(room, measure, first, last, grade, gained):
    day = room.results.today - timedelta(days=10)
    room.results.enter({(measure, Side.LEFT): first}, day)
    room.results.enter({(measure, Side.LEFT): last})
    found = room.results.change(MEASURES[measure], room.results.results(measure))
    assert (found.grade, found.gained) == (grade, gained)


def test_one_result_alone_says_nothing_about_change(room):
    room.results.enter({LEFT_EO: 12.0})
    assert room.results.change(MEASURES["slst_eo"], room.results.results("slst_eo")) is None


@pytest.mark.parametrize(("band", "least"), [(AgeBand.FIFTIES, 10), (AgeBand.SIXTIES, 24)])
def test_the_smallest_real_change_on_one_leg_goes_by_age(tmp_path, clock, band, least):
    made = SelfTestRoom(tmp_path / "other", clock, band=band)
    assert made.results.least_change(MEASURES["slst_eo"]) == least
    made.close()


def test_norms_are_those_of_the_age_and_none_for_tests_without(room):
    numbers = {norm.table.kind.value: norm.cell.value for norm in room.results.norms(MEASURES["slst_eo"])}
    assert numbers == {"best_of_tries": 41.2, "mean_of_tries": 37.0}
    assert room.results.norms(MEASURES["thomas_gap"]) == ()


@pytest.mark.parametrize(
    ("measure", "best", "target"),
    [
        ("slst_eo", None, 10),
        ("slst_eo", 12.0, 20),
        ("slst_eo", 24.0, 30),
        ("slst_eo", 30.0, None),
        ("level_hip_stand", 12.0, 20),
        ("front_plank", 40.0, None),
        ("side_bridge", 40.0, None),
    ],
)
def test_the_target_is_the_next_mark_of_the_path(room, measure, best, target):
    assert room.results.target(MEASURES[measure], best) == target


def test_the_tries_behind_a_result_are_known_until_it_is_corrected(room):
    room.begin("slst")
    for seconds in (20, 31.5, 25):
        room.hold(seconds)
    room.live.rate(0)
    day = room.results.today
    found = room.results.tries(MEASURES["slst_eo"], Side.LEFT, day)
    assert (found.values, found.mean) == ((20.0, 31.5, 25.0), 25.5)
    [result] = room.results.results("slst_eo")
    room.results.correct(result, 30.0, day)
    assert room.results.tries(MEASURES["slst_eo"], Side.LEFT, day) is None
