"""Standing on one leg: any key or click is the foot, at the moment of the press, and nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest

from hipcoach.domain.engine import Phase
from hipcoach.domain.exercise import Side
from hipcoach.domain.plan import StepKind
from tests.gui.playing import COUNT_IN_S, GET_READY_S
from tests.rehearsal import BREATH, HOLD, SIDE_REPS, STANCE, prescribed

Key = Qt.Key
ONE_HOLD = {"sets": 1, "reps": 1, "hold_s": 30.0}
THREE_TRIES = {"reps": 3, "hold_s": 30.0, "rest_s": 10.0}


@pytest.mark.parametrize(
    "key",
    [
        *(Key.Key_Space, Key.Key_Return, Key.Key_Q, Key.Key_5, Key.Key_Tab, Key.Key_Left, Key.Key_Right),
        *(Key.Key_F1, Key.Key_F11, Key.Key_R, Key.Key_V, Key.Key_MediaPlay, Key.Key_PageDown, Key.Key_Backspace),
    ],
)
def test_any_key_ends_the_stand_at_the_press_and_does_nothing_else(playing, clock, key):
    playing.begin(prescribed(STANCE, **THREE_TRIES)).to_work(12)
    clock.pass_s(0.375)  # between two ticks
    playing.press(key)

    assert playing.sets() == [(0, 1, "right", 1, 12.375, "partly", None)]
    assert (playing.view.step.kind, playing.runner.phase) == (StepKind.REST, Phase.RUNNING)
    assert playing.sheet is None
    playing.run(1)
    assert playing.view.remaining_s == 9.0


@pytest.mark.parametrize("words", ["Foot down", "Skip", "Sound on"])
def test_a_click_anywhere_ends_the_stand_at_the_press_and_does_nothing_else(playing, clock, words, qtbot):
    playing.begin(prescribed(STANCE, **THREE_TRIES)).to_work(12)
    button = playing.button(words)
    spot = button.mapTo(playing.page, button.rect().center())
    window = playing.page.windowHandle()
    QTest.mousePress(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert playing.sets() == [(0, 1, "right", 1, 12.0, "partly", None)]

    clock.pass_s(0.5)
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert playing.sheet is None
    assert playing.runner.phase is Phase.RUNNING
    assert playing.ears.said("muted") == [False]


def test_a_click_beside_all_buttons_ends_the_stand(playing):
    playing.begin(prescribed(STANCE, **THREE_TRIES)).to_work(12)
    QTest.mousePress(playing.page.panel.figure, Qt.MouseButton.RightButton)

    assert len(playing.sets()) == 1


@pytest.mark.parametrize("by", ["key", "button"])
def test_pain_ends_the_stand_and_asks_about_this_very_exercise(playing, by):
    playing.begin(prescribed(STANCE, reps=1, hold_s=30.0), prescribed(BREATH)).to_work(4)
    playing.press(Key.Key_Q)  # the right leg is done
    playing.run(10 + 6)
    playing.press(Key.Key_H) if by == "key" else playing.click("It hurts")

    assert [row[2:5] for row in playing.sets()] == [("right", 1, 4.0), ("left", 1, 8.0)]
    assert playing.sheet_name == "hurts_sheet"
    assert playing.view.step.exercise_index == 0
    assert playing.runner.phase is Phase.PAUSED


@pytest.mark.parametrize("by", ["key", "button"])
def test_escape_ends_the_stand_and_asks_about_the_end(playing, by):
    playing.begin(prescribed(STANCE, **THREE_TRIES)).to_work(12)
    playing.press(Key.Key_Escape) if by == "key" else playing.click("End session")

    assert [row[4] for row in playing.sets()] == [12.0]
    assert playing.sheet_name == "end_sheet"


def test_h_is_a_foot_like_any_key_where_letters_are_off(playing):
    playing.begin(prescribed(STANCE, **THREE_TRIES), single_keys=False).to_work(12)
    playing.press(Key.Key_H)

    assert [row[4] for row in playing.sets()] == [12.0]
    assert playing.sheet is None


def test_a_command_of_the_window_is_no_foot(playing):
    playing.begin(prescribed(STANCE, **THREE_TRIES)).to_work(12)
    playing.press(Key.Key_Q, Qt.KeyboardModifier.ControlModifier)

    assert playing.sets() == []


def test_tries_stand_in_their_boxes_and_the_best_on_the_gauge(playing):
    playing.begin(prescribed(STANCE, **THREE_TRIES)).to_work(12)
    playing.press(Key.Key_Q)
    assert playing.text("player_hint") == "That was 12.0 seconds."
    playing.run(5)
    playing.press(Key.Key_Left)  # the first try again
    playing.run(COUNT_IN_S + 20)
    playing.press(Key.Key_Q).run(10 + 1)

    assert playing.page._stage._tries._tries[:2] == ("20.0", None)
    assert playing.dial()._marks[0] == 20.0


def test_a_stand_that_reaches_the_cap_ends_by_itself(playing):
    playing.begin(prescribed(STANCE, **THREE_TRIES)).to_work(30 + 1)

    assert playing.sets() == [(0, 1, "right", 1, 30.0, "done", None)]


def test_after_the_count_in_the_big_button_is_the_foot_again(playing):
    playing.begin(prescribed(STANCE, **THREE_TRIES)).to_work(12)
    playing.presenter.pause()
    assert playing.dial()._words[1] == "This try starts anew"
    playing.press(Key.Key_Space).run(1)
    assert "Pause" in playing.words_on_buttons()
    playing.run(COUNT_IN_S)

    assert "Foot down" in playing.words_on_buttons()
    assert playing.view.position_s == 1.0


def test_without_the_keyboard_the_foot_is_a_click(playing, qapp):
    playing.begin(prescribed(STANCE, **THREE_TRIES)).to_work(2)
    qapp.sendEvent(playing.page, QEvent(QEvent.Type.WindowDeactivate))
    assert "Click to stop" in playing.words_on_buttons()
    qapp.sendEvent(playing.page, QEvent(QEvent.Type.WindowActivate))

    assert "Foot down" in playing.words_on_buttons()


def test_the_figure_stands_on_the_other_leg_after_the_change(playing):
    playing.begin(prescribed(SIDE_REPS)).to_work(1)
    assert playing.page.panel._side is Side.RIGHT
    playing.run(playing.view.remaining_s + 2)

    assert playing.page.panel._side is Side.LEFT


def test_get_ready_is_longer_for_a_new_position(playing):
    playing.begin(prescribed(HOLD, **ONE_HOLD), prescribed(HOLD, **ONE_HOLD), prescribed(BREATH))
    assert playing.view.remaining_s == GET_READY_S
    playing.to_work(30.5)
    assert (playing.view.remaining_s, playing.text("player_lead")) == (4.5, "Get ready")
    playing.run(5 + 30)
    assert (playing.view.remaining_s, playing.text("player_lead")) == (14.5, "Get into position")
