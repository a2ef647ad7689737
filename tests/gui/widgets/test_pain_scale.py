from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from hipcoach.ui import theme
from hipcoach.ui.widgets.pain_scale import PainScale

Key = Qt.Key


@pytest.fixture
def scale(shown) -> PainScale:
    widget = shown(PainScale("Pain this morning"))
    widget.setFocus()
    return widget


@pytest.fixture
def heard(scale) -> list[int]:
    scores: list[int] = []
    scale.score_chosen.connect(scores.append)
    return scores


def digit(press, scale, number: int, at_ms: int = 0) -> None:
    press(scale, Key(Key.Key_0.value + number), str(number), at_ms)


def test_nothing_is_chosen_at_first(scale):
    assert scale.score is None
    assert not any(part.isChecked() for part in scale._parts)


def test_clicking_a_number_chooses_it_and_says_so_once(scale, heard, qtbot):
    qtbot.mouseClick(scale._parts[7], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(scale._parts[7], Qt.MouseButton.LeftButton)

    assert scale.score == 7
    assert heard == [7]


def test_a_click_near_the_corner_of_a_number_counts(scale, qtbot):
    part = scale._parts[4]
    qtbot.mouseClick(part, Qt.MouseButton.LeftButton, pos=part.rect().bottomRight())

    assert scale.score == 4


@pytest.mark.parametrize("number", range(10))
def test_each_digit_chooses_its_score(scale, heard, press, number):
    digit(press, scale, number)

    assert scale.score == number
    assert heard == [number]


def test_one_then_zero_within_a_second_is_ten(scale, heard, press):
    digit(press, scale, 1, at_ms=5_000)
    digit(press, scale, 0, at_ms=6_000)

    assert scale.score == 10
    assert heard == [1, 10]


def test_one_then_zero_after_more_than_a_second_is_zero(scale, press):
    digit(press, scale, 1, at_ms=5_000)
    digit(press, scale, 0, at_ms=6_001)

    assert scale.score == 0


def test_another_key_between_one_and_zero_makes_it_zero(scale, press):
    digit(press, scale, 1, at_ms=5_000)
    digit(press, scale, 2, at_ms=5_100)
    digit(press, scale, 0, at_ms=5_200)

    assert scale.score == 0


def test_arrows_move_by_one_and_stop_at_the_ends(scale, press):
    digit(press, scale, 9)
    for _ in range(3):
        press(scale, Key.Key_Right)
    assert scale.score == 10

    press(scale, Key.Key_Left)
    assert scale.score == 9


def test_home_and_end_go_to_the_ends(scale, press):
    press(scale, Key.Key_End)
    assert scale.score == 10

    press(scale, Key.Key_Home)
    assert scale.score == 0


def test_keys_with_ctrl_are_left_to_the_window(scale, press):
    press(scale, Key.Key_Right, mods=Qt.KeyboardModifier.ControlModifier)
    press(scale, Key.Key_1, "1", mods=Qt.KeyboardModifier.ControlModifier)

    assert scale.score is None


def test_digits_that_need_shift_count(scale, press):
    press(scale, Key.Key_Ampersand, "1", mods=Qt.KeyboardModifier.ShiftModifier)

    assert scale.score == 1


def test_set_score_shows_without_a_signal_and_none_clears(scale, heard):
    scale.set_score(3)
    assert scale.score == 3

    scale.set_score(None)
    assert scale.score is None
    assert not any(part.isChecked() for part in scale._parts)
    assert heard == []


def test_a_cleared_scale_can_be_answered_again(scale, heard, press):
    digit(press, scale, 6)
    scale.clear()
    digit(press, scale, 6)

    assert heard == [6, 6]


def test_the_scale_is_one_tab_stop_at_the_chosen_number(scale):
    scale.set_score(5)

    stops = [part.text() for part in scale._parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["5"]


def test_a_screen_reader_finds_a_group_of_named_radio_buttons(scale):
    group = QAccessible.queryAccessibleInterface(scale)
    part = QAccessible.queryAccessibleInterface(scale._parts[2])

    assert group.role() == QAccessible.Role.Grouping
    assert group.text(QAccessible.Text.Name) == "Pain this morning"
    assert part.role() == QAccessible.Role.RadioButton
    assert part.text(QAccessible.Text.Name) == "Pain this morning, 2 of 10"


@pytest.mark.parametrize("text_scale", [1.0, 1.5, 2.0])
def test_every_number_is_a_target_of_44_px_at_the_least_width(qapp, shown, text_scale):
    theme.apply(qapp, theme.DARK, text_scale)
    scale = shown(PainScale("Pain"))
    scale.resize(scale.minimumSizeHint())

    assert all(part.width() >= 44 and part.height() >= 44 for part in scale._parts)
    assert all(part.fontMetrics().horizontalAdvance("10") < part.width() for part in scale._parts)


def test_the_chosen_number_is_painted_in_the_primary_colour_and_no_other_is(scale):
    scale.set_score(2)
    picture = scale.grab().toImage()

    def ground(place: int) -> str:
        corner = scale._parts[place].geometry().topLeft()
        return picture.pixelColor(corner.x() + 10, corner.y() + 10).name()

    assert ground(2) == theme.LIGHT.primary.name()
    assert theme.LIGHT.primary.name() not in {ground(place) for place in range(11) if place != 2}
