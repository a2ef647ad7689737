from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from shiboken6.Shiboken import invalidate

from hipcoach.ui import theme
from hipcoach.ui.widgets.buttons import FilledButton, OutlineButton
from hipcoach.ui.widgets.focus_ring import FocusRing, _Ring


@pytest.fixture(autouse=True)
def ring(qapp):
    focus_ring = FocusRing(qapp)
    yield focus_ring
    qapp.focusChanged.disconnect(focus_ring._on_focus_changed)
    focus_ring._forget()


@pytest.fixture
def page(shown) -> QWidget:
    widget = QWidget()
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(40, 40, 40, 40)
    layout.addWidget(FilledButton("Start"))
    layout.addWidget(OutlineButton("Shorter"))
    layout.addWidget(QLineEdit())
    return shown(widget)


def rings(widget: QWidget) -> list[_Ring]:
    return [ring for ring in widget.findChildren(_Ring) if not ring.isHidden()]


def test_the_ring_stands_six_px_around_the_focused_button(page):
    button = page.findChild(FilledButton)
    button.setFocus()

    (ring,) = rings(page)
    assert ring.geometry() == QRect(button.pos(), button.size()).adjusted(-6, -6, 6, 6)


def test_ring_and_gap_are_painted_in_ink_on_both_themes(page, qapp):
    button = page.findChild(FilledButton)
    button.setFocus()
    for worn in (theme.LIGHT, theme.DARK):
        theme.apply(qapp, worn)
        picture = page.grab().toImage()
        middle = button.geometry().center().x()
        above = button.geometry().top()
        assert picture.pixelColor(middle, above - 5).name() == worn.ink.name()
        assert picture.pixelColor(middle, above - 2).name() == worn.bg.name()


def test_the_ring_moves_on_with_the_focus(page):
    page.findChild(FilledButton).setFocus()
    edit = page.findChild(QLineEdit)
    edit.setFocus()

    (ring,) = rings(page)
    assert ring.geometry().center() == edit.geometry().center()


def test_the_ring_follows_a_button_that_moves(page):
    button = page.findChild(FilledButton)
    button.setFocus()

    page.layout().setContentsMargins(80, 90, 40, 40)
    page.layout().activate()

    (ring,) = rings(page)
    assert ring.geometry().topLeft() == button.pos() - QPoint(6, 6)


def test_the_ring_scrolls_with_the_content_of_a_scroll_area(shown):
    area = QScrollArea()
    content = QWidget()
    layout = QVBoxLayout(content)
    buttons = [FilledButton(str(number)) for number in range(20)]
    for button in buttons:
        layout.addWidget(button)
    area.setWidget(content)
    area.resize(200, 300)
    shown(area)
    buttons[2].setFocus()
    before = rings(area)[0].y()

    area.verticalScrollBar().setValue(50)

    (ring,) = rings(area)
    assert ring.parentWidget() is area.viewport()
    assert ring.y() == before - 50


def test_a_page_that_holds_the_focus_gets_no_ring(page):
    page.setFocus()

    assert rings(page) == []


def test_a_focused_button_may_be_deleted(page):
    button = page.findChild(OutlineButton)
    button.setFocus()
    button.deleteLater()
    QApplication.processEvents()
    page.findChild(FilledButton).setFocus()

    assert len(rings(page)) == 1


def test_the_ring_lets_presses_through(page, qtbot):
    button = page.findChild(FilledButton)
    button.setFocus()

    assert page.childAt(button.geometry().center()) is button


def test_the_ring_follows_though_python_lost_the_ground_it_is_on(shown, ring):
    area, button = QScrollArea(), FilledButton("Start")
    area.setWidget(button)
    shown(area)
    button.setFocus()
    invalidate(area.viewport())
    button.resize(200, 80)

    assert ring._ring.size() == QSize(200 + 12, 80 + 12)


def test_a_ring_whose_ground_is_not_below_its_widget_hides(page, ring):
    other = QWidget()
    page.findChild(FilledButton).setFocus()
    ring._ring.setParent(other)
    ring._place()

    assert ring._ring.isHidden()
