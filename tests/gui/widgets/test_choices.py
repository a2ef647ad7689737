from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from hipcoach.ui import theme
from hipcoach.ui.widgets.choice_row import ChoiceRow
from hipcoach.ui.widgets.option_card import Option, OptionCards
from hipcoach.ui.widgets.switch import Switch

ANSWERS = [("no", "No"), ("yes", "Yes"), ("unsure", "Not sure")]
KINDS = [
    Option(key="sharp", icon="zap", title="Sharp, pinching or catching", detail="Often at the front of the hip"),
    Option(key="numb", icon="waves", title="Numb", detail="We stop here today"),
    Option(key="other", icon="", title="Something else"),
]


def test_a_choice_row_starts_unanswered_and_reports_the_key_that_was_pressed(shown, qtbot):
    choices = shown(ChoiceRow("Fever", ANSWERS))
    heard: list[str] = []
    choices.value_chosen.connect(heard.append)
    assert choices.value is None

    qtbot.mouseClick(choices._parts[1], Qt.MouseButton.LeftButton)

    assert choices.value == "yes"
    assert heard == ["yes"]


def test_a_known_answer_is_shown_without_a_signal(shown):
    choices = shown(ChoiceRow("Fever", ANSWERS))
    heard: list[str] = []
    choices.value_chosen.connect(heard.append)

    choices.set_value("unsure")
    assert (choices.value, heard) == ("unsure", [])

    choices.set_value(None)
    assert choices.value is None


def test_arrows_move_the_answer_of_a_choice_row(shown, press):
    choices = shown(ChoiceRow("Fever", ANSWERS))
    choices.set_value("no")
    choices.setFocus()

    press(choices, Qt.Key.Key_Right)

    assert choices.value == "yes"


def test_space_answers_with_the_focused_segment(shown, qtbot):
    choices = shown(ChoiceRow("Fever", ANSWERS))
    choices.setFocus()

    qtbot.keyClick(choices._parts[0], Qt.Key.Key_Space)

    assert choices.value == "no"


@pytest.mark.parametrize("joined", [True, False])
@pytest.mark.parametrize("text_scale", [1.0, 2.0])
def test_segments_are_never_narrower_than_their_words(qapp, shown, joined, text_scale):
    theme.apply(qapp, theme.LIGHT, text_scale)
    choices = shown(ChoiceRow("How hard was it", [("1", "Easy"), ("2", "About right")], joined=joined))
    choices.resize(choices.minimumSizeHint())

    words = theme.font(16, theme.BOLD)
    for part in choices._parts:
        part.setFont(words)
        assert part.width() > part.fontMetrics().horizontalAdvance(part.text())
        assert part.height() >= 44


def test_option_cards_report_the_key_of_the_pressed_card(shown, qtbot):
    cards = shown(OptionCards("What is it like?", KINDS))
    heard: list[str] = []
    cards.value_chosen.connect(heard.append)

    qtbot.mouseClick(cards._parts[1], Qt.MouseButton.LeftButton)

    assert cards.value == "numb"
    assert heard == ["numb"]


def test_option_cards_use_one_column_where_it_is_narrow(shown):
    cards = shown(OptionCards("What is it like?", KINDS))

    cards.resize(900, cards.heightForWidth(900))
    assert cards._parts[1].y() == 0
    cards.resize(300, cards.heightForWidth(300))
    assert cards._parts[1].y() > cards._parts[0].geometry().bottom()
    assert cards._parts[2].geometry().bottom() <= cards.height()


def test_option_cards_grow_with_the_text(qapp, shown):
    cards = shown(OptionCards("What is it like?", KINDS))
    before = cards.heightForWidth(600)

    theme.apply(qapp, theme.LIGHT, 2.0)

    assert cards.heightForWidth(600) > before


def test_a_screen_reader_hears_question_title_and_detail_of_a_card(shown):
    cards = shown(OptionCards("What is it like?", KINDS))

    part = QAccessible.queryAccessibleInterface(cards._parts[0])
    assert part.role() == QAccessible.Role.RadioButton
    assert part.text(QAccessible.Text.Name) == "What is it like?, Sharp, pinching or catching"
    assert part.text(QAccessible.Text.Description) == "Often at the front of the hip"


def test_a_switch_turns_by_a_press_anywhere_on_its_target(shown, qtbot):
    switch = shown(Switch("Voice"))
    switch.resize(switch.sizeHint())

    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton, pos=switch.rect().bottomRight())

    assert switch.isChecked()
    assert switch.height() >= 44


def test_a_switch_that_is_on_differs_by_its_knob_and_tick_too(shown):
    switch = shown(Switch("Voice"))
    switch.resize(switch.sizeHint())
    off = switch.grab().toImage()
    switch.setChecked(True)
    on = switch.grab().toImage()

    left = (16, switch.height() // 2)
    right = (36, switch.height() // 2 - 7)
    assert off.pixelColor(*left).name() == theme.LIGHT.control.name()
    assert on.pixelColor(*right).name() == theme.LIGHT.on_primary.name()
