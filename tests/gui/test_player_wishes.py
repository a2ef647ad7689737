"""What the person can wish of a running session, by key and by button: back, again, longer, slower, skip, end."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from hipcoach.domain.engine import Phase
from hipcoach.domain.plan import StepKind
from hipcoach.domain.preferences import GoOn
from hipcoach.domain.records import SessionOutcome
from tests.gui.playing import COUNT_IN_S
from tests.rehearsal import BREATH, HOLD, REPS, prescribed

Key = Qt.Key
ONE_HOLD = {"sets": 1, "reps": 1, "hold_s": 30.0}
TWO_HOLDS = {"sets": 2, "reps": 1, "hold_s": 30.0, "rest_s": 20.0}


# -- back, again, longer, slower -------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [Key.Key_Left, Key.Key_PageUp, Key.Key_MediaPrevious])
def test_back_does_the_set_before_again(playing, key):
    playing.begin(prescribed(HOLD, **TWO_HOLDS)).to_work(30 + 20 + 5)
    playing.press(key).run(COUNT_IN_S + 1)

    assert (playing.view.step.set_number, playing.view.position_s) == (1, 1.0)


def test_repeat_does_the_running_set_again(playing):
    playing.begin(prescribed(HOLD, **TWO_HOLDS)).to_work(30 + 20 + 5)
    playing.press(Key.Key_R).run(COUNT_IN_S + 1)

    assert (playing.view.step.set_number, playing.view.position_s) == (2, 1.0)


def test_going_back_takes_nothing_away(playing):
    playing.begin(prescribed(HOLD, **TWO_HOLDS)).to_work(30 + 5)
    playing.press(Key.Key_Left).run(COUNT_IN_S + 4)
    playing.press(Key.Key_Right).click("Skip this set")

    assert [row[4] for row in playing.sets()] == [30.0]


@pytest.mark.parametrize("key", [Key.Key_Plus, Key.Key_Equal])
def test_a_rest_gets_fifteen_seconds_more_each_time(playing, key):
    playing.begin(prescribed(HOLD, **TWO_HOLDS)).to_work(35)
    playing.press(key).press(key)

    assert playing.view.remaining_s == 45.0


def test_the_button_for_a_longer_rest_does_the_same_and_leaves_the_keyboard_where_it_was(playing):
    playing.begin(prescribed(HOLD, **TWO_HOLDS)).to_work(35)
    playing.click("15 s")
    assert playing.view.remaining_s == 30.0

    playing.press(Key.Key_Space)
    assert playing.runner.phase is Phase.PAUSED


@pytest.mark.parametrize(("key", "words", "factor"), [(Key.Key_Minus, "slower", 1.25), (Key.Key_Plus, "faster", 0.8)])
def test_the_pace_of_repetitions_changes_by_key_and_by_button(playing, key, words, factor):
    playing.begin(prescribed(REPS)).to_work(3)
    set_s = playing.view.step.duration_s
    playing.press(key)
    assert playing.view.step.duration_s == pytest.approx(set_s * factor)

    playing.click(words)
    assert playing.view.step.duration_s == pytest.approx(set_s * factor**2)


def test_the_hill_shows_the_new_pace(playing):
    playing.begin(prescribed(REPS)).to_work(3)
    playing.press(Key.Key_Minus)

    assert [seconds for _, seconds in playing.dial()._parts] == [2.5, 2.5, 2.5]


@pytest.mark.parametrize("exercise", [HOLD, BREATH])
def test_there_is_no_pace_where_nothing_is_paced(playing, exercise):
    playing.begin(prescribed(exercise)).to_work(3)
    set_s = playing.view.step.duration_s
    playing.press(Key.Key_Minus).press(Key.Key_Plus)

    assert playing.view.step.duration_s == set_s
    assert "slower" not in playing.words_on_buttons()


# -- skip and end ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [Key.Key_Right, Key.Key_MediaNext])
def test_skip_stops_the_clock_and_asks(playing, key):
    playing.begin(prescribed(HOLD, **TWO_HOLDS)).to_work(5)
    playing.press(key).run(5)

    assert playing.sheet_name == "skip_sheet"
    assert playing.view.remaining_s == 25.0


@pytest.mark.parametrize(
    ("words", "reason"), [("It hurts", "pain"), ("No time", "time"), ("I can't do it", "cannot"), ("", None)]
)
def test_a_set_is_skipped_with_its_reason(playing, words, reason):
    playing.begin(prescribed(HOLD, **TWO_HOLDS)).to_work(5)
    playing.press(Key.Key_Right)
    if words:
        playing.button(words, playing.sheet).click()
    playing.click("Skip this set")

    assert playing.sets() == [(0, 1, "both", 0, 5.0, "partly", reason)]
    assert playing.view.step.kind is StepKind.REST
    assert playing.sheet is None


def test_an_exercise_is_skipped_with_all_its_sets(playing):
    playing.begin(prescribed(HOLD, **TWO_HOLDS), prescribed(BREATH)).to_work(5)
    playing.press(Key.Key_Right).click("No time").click("Skip the exercise")

    assert [row[-2:] for row in playing.sets()] == [("partly", "time"), ("skipped", "time")]
    assert playing.view.step.exercise_index == 1


def test_the_reason_is_asked_afresh_each_time(playing):
    playing.begin(prescribed(HOLD, **TWO_HOLDS), prescribed(BREATH)).to_work(5)
    playing.press(Key.Key_Right).click("No time").click("Skip this set").run(25)
    playing.press(Key.Key_Right).click("Skip this set")

    assert [row[-1] for row in playing.sets()] == ["time", None]


@pytest.mark.parametrize("leave", ["Keep going", Key.Key_Escape])
def test_not_skipping_after_all_goes_on_with_a_count_in(playing, leave):
    playing.begin(prescribed(HOLD, **TWO_HOLDS)).to_work(5)
    playing.press(Key.Key_Right)
    playing.click(leave) if isinstance(leave, str) else playing.press(leave)
    assert playing.runner.phase is Phase.COUNT_IN
    playing.run(COUNT_IN_S + 1)

    assert playing.view.remaining_s == 24.0


@pytest.mark.parametrize("ask", [Key.Key_Right, Key.Key_Escape])
def test_a_question_asked_in_a_pause_leaves_the_pause(playing, ask):
    playing.begin(prescribed(HOLD, **TWO_HOLDS)).to_work(5)
    playing.press(Key.Key_Space).press(ask).click("Keep going")

    assert playing.runner.phase is Phase.PAUSED


@pytest.mark.parametrize("ask", [Key.Key_Right, Key.Key_Escape])
def test_a_question_asked_while_waiting_starts_nothing(playing, ask):
    playing.house.go_on = GoOn.AUTOMATIC_WITHIN
    playing.begin(prescribed(HOLD, **ONE_HOLD), prescribed(BREATH)).to_work(31)
    playing.press(ask).click("Keep going").run(1)

    assert playing.runner.phase is Phase.WAITING


def test_escape_asks_and_escape_stays(playing):
    playing.begin(prescribed(HOLD, **ONE_HOLD), prescribed(BREATH)).to_work(31)
    playing.press(Key.Key_Escape)
    assert playing.sheet_name == "end_sheet"
    assert playing.sheet._title.text() == "You've done 1 of 2. Save them and stop?"
    assert playing.focus.text() == "Keep going"

    playing.press(Key.Key_Escape)
    assert playing.sheet is None
    assert not playing.ended


def test_saving_and_stopping_keeps_what_was_done(playing):
    playing.begin(prescribed(HOLD, **TWO_HOLDS)).to_work(30 + 20 + 7)
    playing.click("End session").click("Save and stop")

    assert playing.ended[0].outcome is SessionOutcome.ENDED_EARLY
    assert [row[4:6] for row in playing.sets()] == [(30.0, "done"), (7.0, "partly")]


def test_closing_the_window_asks_even_over_another_question(playing):
    playing.begin(prescribed(HOLD, **ONE_HOLD)).to_work(5)
    playing.press(Key.Key_H)
    playing.presenter.ask_end()
    playing.presenter.ask_end()
    assert playing.sheet_name == "end_sheet"

    playing.click("Keep going").run(5)
    assert playing.sheet_name == "hurts_sheet"
    assert playing.view.remaining_s == 25.0


def test_stopping_over_another_question_closes_both(playing):
    playing.begin(prescribed(HOLD, **ONE_HOLD)).to_work(5)
    playing.press(Key.Key_Right)
    playing.presenter.ask_end()
    playing.click("Save and stop")

    assert playing.ended
    assert playing.sheet is None
