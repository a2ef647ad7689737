"""The keys of the player: what each means, where the keyboard is, and who else takes them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from hipcoach.domain.engine import Phase
from tests.rehearsal import HOLD, REPS, STANCE, prescribed

Key = Qt.Key
ONE_HOLD = {"sets": 1, "reps": 1, "hold_s": 30.0}
TWO_HOLDS = {"sets": 2, "reps": 1, "hold_s": 30.0, "rest_s": 20.0}
THREE_TRIES = {"reps": 3, "hold_s": 30.0, "rest_s": 10.0}


@pytest.mark.parametrize("key", [Key.Key_MediaTogglePlayPause, Key.Key_MediaPause, Key.Key_MediaPlay, Key.Key_PageDown])
def test_media_keys_and_clickers_pause(playing, key):
    playing.begin(prescribed(HOLD, **ONE_HOLD)).to_work(5)
    playing.press(key)

    assert playing.runner.phase is Phase.PAUSED


@pytest.mark.parametrize("key", [Key.Key_H, Key.Key_R, Key.Key_V, Key.Key_T])
def test_letters_are_dead_where_the_person_wants_it(playing, key):
    playing.begin(prescribed(HOLD, **ONE_HOLD), single_keys=False).to_work(5)
    sent = len(playing.ears.sent)
    playing.press(key).run(1)

    assert playing.view.remaining_s == 24.0
    assert playing.sheet is None
    assert len(playing.ears.sent) == sent


def test_other_keys_work_without_letters(playing):
    playing.begin(prescribed(HOLD, **ONE_HOLD), single_keys=False).to_work(5)
    playing.press(Key.Key_Space)

    assert playing.runner.phase is Phase.PAUSED
    assert playing.button("It hurts")._key_hint == ""


@pytest.mark.parametrize("key", [Key.Key_H, Key.Key_R, Key.Key_Space, Key.Key_Right])
@pytest.mark.parametrize("mods", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
def test_commands_of_the_window_are_no_wishes(playing, key, mods):
    playing.begin(prescribed(HOLD, **ONE_HOLD)).to_work(5)
    playing.press(key, mods).run(1)

    assert playing.view.remaining_s == 24.0
    assert playing.sheet is None


def test_h_stops_the_clock_at_once_and_asks(playing):
    playing.begin(prescribed(HOLD, **ONE_HOLD)).to_work(5)
    playing.press(Key.Key_H).run(10)

    assert playing.sheet_name == "hurts_sheet"
    assert playing.view.remaining_s == 25.0


def test_t_says_the_time_left_and_changes_nothing(playing):
    playing.begin(prescribed(HOLD, **ONE_HOLD)).to_work(5)
    playing.press(Key.Key_T)

    assert playing.page.lines[-1] == "under 1 min left"


def test_key_hints_come_with_the_first_key(playing):
    playing.begin(prescribed(HOLD, **ONE_HOLD)).to_work(5)
    assert playing.button("Pause")._key_hint == ""
    playing.press(Key.Key_Up)

    assert [playing.button(words)._key_hint for words in ("Pause", "Skip", "Back", "It hurts")] == [
        "Space",
        "\N{RIGHTWARDS ARROW}",
        "\N{LEFTWARDS ARROW}",
        "H",
    ]


def test_key_hints_can_always_be_there(playing):
    playing.begin(prescribed(HOLD, **ONE_HOLD), key_hints=True)

    assert playing.button("Pause")._key_hint == "Space"


def test_sheets_take_the_keys_while_they_are_open(playing):
    playing.begin(prescribed(HOLD, **TWO_HOLDS)).to_work(5)
    playing.press(Key.Key_H)
    for key in (Key.Key_Space, Key.Key_Right, Key.Key_R, Key.Key_MediaNext, Key.Key_PageDown, Key.Key_V):
        playing.press(key)

    assert playing.sheet_name == "hurts_sheet"
    assert playing.view.remaining_s == 25.0
    assert playing.ears.said("muted") == [False]


def test_tab_goes_from_the_big_button_to_the_end_of_the_session(playing):
    playing.begin(prescribed(HOLD, **TWO_HOLDS)).to_work(5)
    order = [playing.focus.text()]
    for _ in range(5):
        playing.press(Key.Key_Tab)
        order.append(playing.focus.text())

    assert order == ["Pause", "Skip", "Back", "It hurts", "Sound on", "End session"]


def test_space_presses_the_button_that_tab_led_to(playing):
    playing.begin(prescribed(HOLD, **TWO_HOLDS)).to_work(5)
    playing.press(Key.Key_Tab).press(Key.Key_Space)

    assert playing.sheet_name == "skip_sheet"


def test_after_a_sheet_the_big_button_has_the_keyboard(playing):
    playing.begin(prescribed(HOLD, **TWO_HOLDS)).to_work(5)
    playing.press(Key.Key_Tab).press(Key.Key_Space).press(Key.Key_Escape)

    assert playing.focus.text() == "Pause"


def test_the_keyboard_is_never_left_on_a_button_that_went_away(playing):
    playing.begin(prescribed(REPS), prescribed(STANCE, **THREE_TRIES)).to_work(2)
    playing.page._stage.slower.setFocus()
    playing.run(playing.view.remaining_s + 1)
    assert playing.focus.text() == "Pause"

    playing.page._lead.start.setFocus()
    playing.run(playing.view.remaining_s + 1)
    assert playing.focus.text() == "Foot down"
    playing.press(Key.Key_Q)
    assert playing.focus.text() == "Pause"


def test_holding_a_key_down_does_nothing_more(playing, qtbot):
    playing.begin(prescribed(HOLD, **TWO_HOLDS)).to_work(35)
    for _ in range(5):
        again = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Plus, Qt.KeyboardModifier.NoModifier, "+", autorep=True)
        QApplication.sendEvent(playing.focus, again)

    assert playing.view.remaining_s == 15.0
