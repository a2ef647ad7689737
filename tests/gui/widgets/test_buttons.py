from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from hipcoach.domain.exercise import Side
from hipcoach.ui import theme
from hipcoach.ui.widgets.buttons import Button, ButtonSize, DangerOutlineButton, FilledButton, LinkButton, OutlineButton

KINDS: list[type[Button]] = [FilledButton, OutlineButton, DangerOutlineButton, LinkButton]


def ground(button: Button) -> str:
    picture = button.grab().toImage()
    return picture.pixelColor(picture.width() // 2, 5).name()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", list(ButtonSize))
@pytest.mark.parametrize("text_scale", [1.0, 1.5, 2.0])
def test_a_button_has_room_for_its_words_and_a_target_of_44_px(qapp, qtbot, kind, size, text_scale):
    theme.apply(qapp, theme.LIGHT, text_scale)
    button = kind("End for today", icon="play", size=size)
    qtbot.addWidget(button)

    words = QFontMetricsF(theme.font(size.value.text, theme.BOLD)).horizontalAdvance("End for today")
    assert button.sizeHint().width() > words + size.value.icon
    assert button.minimumSizeHint() == button.sizeHint()
    assert button.sizeHint().height() >= 44


def test_the_filled_button_wears_the_colour_of_a_side_and_gives_it_back(qtbot):
    button = FilledButton("Foot down")
    qtbot.addWidget(button)

    button.set_side(Side.RIGHT)
    assert ground(button) == theme.LIGHT.right_fill.name()
    button.set_side(Side.LEFT)
    assert ground(button) == theme.LIGHT.left_fill.name()
    button.set_side(None)
    assert ground(button) == theme.LIGHT.primary.name()


def test_a_disabled_filled_button_is_not_filled(qtbot):
    button = FilledButton("Continue")
    qtbot.addWidget(button)
    button.setEnabled(False)

    assert ground(button) == theme.LIGHT.inset.name()


def test_a_new_theme_changes_a_button_that_is_there_already(qapp, qtbot):
    button = FilledButton("Start")
    qtbot.addWidget(button)

    theme.apply(qapp, theme.DARK)

    assert ground(button) == theme.DARK.primary.name()


def test_a_key_hint_makes_room_for_itself_and_goes_again(qtbot):
    button = DangerOutlineButton("It hurts", icon="hand")
    qtbot.addWidget(button)
    before = button.sizeHint().width()

    button.set_key_hint("H")
    assert button.sizeHint().width() > before
    assert button.text() == "It hurts"

    button.set_key_hint("")
    assert button.sizeHint().width() == before


def test_buttons_of_the_player_scale_with_its_window_and_not_with_the_text_size(qapp, qtbot):
    button = FilledButton("Pause", icon="pause", size=ButtonSize.PLAYER_MAIN)
    qtbot.addWidget(button)
    button.set_scale(1.5)
    before = button.sizeHint()

    theme.apply(qapp, theme.LIGHT, 2.0)

    button.ensurePolished()
    assert button.sizeHint() == before
    assert button.minimumHeight() == 0
    assert before.height() == 120


def test_an_icon_is_painted_before_or_after_the_words(qtbot):
    button = OutlineButton("Skip", size=ButtonSize.PLAYER)
    qtbot.addWidget(button)
    button.set_icon("skip-forward", after=True)
    button.resize(button.sizeHint())
    ink = theme.LIGHT.ink.name()
    picture = button.grab().toImage()
    columns = [x for x in range(picture.width()) if any(picture.pixelColor(x, y).name() == ink for y in range(20, 52))]
    right_edge_after = max(columns)

    button.set_icon("skip-forward")
    picture = button.grab().toImage()
    columns = [x for x in range(picture.width()) if any(picture.pixelColor(x, y).name() == ink for y in range(20, 52))]

    # The words end in a "p", the icon in an upright line: which of them is last tells where the icon is.
    assert right_edge_after != max(columns)


def test_a_press_reports_a_click_by_mouse_and_by_space(shown, qtbot):
    button = shown(LinkButton("See all stages"))
    with qtbot.waitSignal(button.clicked, timeout=0, raising=True) as by_mouse:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(button.clicked, timeout=0, raising=True) as by_key:
        qtbot.keyClick(button, Qt.Key.Key_Space)

    assert by_mouse.signal_triggered
    assert by_key.signal_triggered
