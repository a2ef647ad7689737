from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import delete, isValid

from hipcoach.ui.widgets.buttons import FilledButton, OutlineButton
from hipcoach.ui.widgets.label import Label
from hipcoach.ui.widgets.pain_scale import PainScale
from hipcoach.ui.widgets.sheet import Sheet


@pytest.fixture
def page(shown) -> QWidget:
    widget = QWidget()
    layout = QVBoxLayout(widget)
    layout.addWidget(FilledButton("Pause"))
    layout.addWidget(FilledButton("Skip"))
    layout.addStretch(1)
    widget.resize(1280, 800)
    return shown(widget)


@pytest.fixture
def sheet(page) -> Sheet:
    over = Sheet(page)
    over.body.addWidget(Label("Ease out to a comfortable position."))
    over.body.addWidget(PainScale("Pain right now"))
    for words in ("Gentler", "Skip it", "End"):
        over.body.addWidget(OutlineButton(words))
    return over


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_a_sheet_is_hidden_until_it_opens_and_covers_the_page_then(page, sheet):
    assert sheet.isHidden()

    sheet.open_sheet()

    assert sheet.isVisible()
    assert sheet.geometry() == page.rect()
    assert sheet._panel.width() == 1000


def test_the_focus_moves_in_at_once_and_back_out_at_the_end(page, sheet):
    pause = page.findChild(FilledButton)
    pause.setFocus()

    sheet.open_sheet()
    assert sheet.isAncestorOf(focused())

    sheet.close_sheet()
    assert focused() is pause
    assert sheet.isHidden()


def test_the_sheet_may_name_its_first_focus(sheet):
    end = sheet.findChildren(OutlineButton)[-1]

    sheet.open_sheet(end)

    assert focused() is end


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier])
def test_tab_goes_round_inside_the_sheet_and_takes_the_scale_as_one_stop(sheet, qtbot, modifier):
    sheet.open_sheet()
    start = focused()
    stops = []
    key = Qt.Key.Key_Tab if modifier == Qt.KeyboardModifier.NoModifier else Qt.Key.Key_Backtab
    for _ in range(4):
        qtbot.keyClick(focused(), key, modifier)
        stops.append(focused())

    assert stops[-1] is start
    assert len(set(stops)) == 4
    assert all(sheet.isAncestorOf(stop) for stop in stops)


def test_going_round_ties_no_widget_of_the_page_to_another(page, sheet, qtbot):
    area = QScrollArea()
    page.layout().addWidget(area)
    pause, viewport = page.findChild(FilledButton), area.viewport()
    sheet.open_sheet()
    for _ in range(5):
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    sheet.close_sheet()
    delete(pause)

    assert isValid(viewport)


def test_closing_gives_the_focus_back_to_nobody_when_its_widget_is_gone(page, sheet):
    pause = page.findChild(FilledButton)
    pause.setFocus()
    sheet.open_sheet()
    delete(pause)

    sheet.close_sheet()
    assert sheet.isHidden()


@pytest.mark.parametrize("is_forward", [True, False])
def test_tab_from_anywhere_else_leads_into_the_sheet(page, sheet, is_forward):
    sheet.open_sheet()
    page.findChild(FilledButton).setFocus()

    assert sheet.focusNextPrevChild(is_forward)
    assert sheet.isAncestorOf(focused())


def test_esc_asks_to_leave(sheet, qtbot):
    sheet.open_sheet()
    with qtbot.waitSignal(sheet.dismissed, timeout=0, raising=True) as left:
        qtbot.keyClick(focused(), Qt.Key.Key_Escape)

    assert left.signal_triggered
    assert sheet.isVisible()


def test_keys_and_presses_do_not_reach_the_page_below(page, sheet, qtbot):
    heard: list[str] = []
    page.keyPressEvent = lambda event: heard.append(event.text())
    page.mousePressEvent = lambda _event: heard.append("press")
    sheet.open_sheet()

    qtbot.keyClick(focused(), Qt.Key.Key_H)
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton)

    assert heard == []


def test_the_sheet_follows_the_size_of_its_page_and_scrolls_where_it_is_low(page, sheet):
    sheet.open_sheet()
    page.resize(700, 260)

    assert sheet.size() == page.size()
    assert sheet._panel.width() == 700 - 48
    assert sheet._panel.height() == 260 - 48
    assert sheet._scroll.verticalScrollBar().maximum() > 0
