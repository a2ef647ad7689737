"""The focus ring: a 3 px ring with a 3 px gap around whatever has the keyboard, on every theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from hipcoach.ui import theme
from hipcoach.ui.widgets.painting import draw_box, painter_on

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication

_GAP_PX = 3
_RING_PX = 3
_OUTSET_PX = _GAP_PX + _RING_PX
_STOCK_RADIUS_PX = 10.0
_RINGED = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
_MOVES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
    QEvent.Type.ZOrderChange,
}


class _Ring(QWidget):
    """The ring itself; mouse, keyboard and screen readers pass through it."""

    radius = _STOCK_RADIUS_PX

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring just inside the edge."""
        with painter_on(self) as painter:
            draw_box(painter, QRectF(self.rect()), self.radius + _OUTSET_PX, None, theme.current().ink, _RING_PX)


class FocusRing(QObject):
    """Draws a ring around the widget that has the focus, over everything else in its window or scroll area.

    A widget with ``focus_radius()`` says how round its corners are, one with ``focus_rect()`` which part of it is
    meant; stock controls are known. Others that can have the focus, such as pages, get no ring.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._watched: list[QWidget] = []
        self._ring: _Ring | None = None
        app.focusChanged.connect(self._on_focus_changed)
        self._on_focus_changed(None, app.focusWidget())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the focused widget wherever it or its surroundings move."""
        if event.type() in _MOVES:
            self._place()
        return False

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._forget()
        if now is None or not (hasattr(now, "focus_radius") or isinstance(now, _RINGED)):
            return
        home = _home_of(now)
        if home is now:
            return
        walker: QWidget | None = now
        while walker is not None and walker is not home:
            self._watched.append(walker)
            walker.installEventFilter(self)
            walker = walker.parentWidget()
        self._ring = _Ring(home)
        self._place()

    def _forget(self) -> None:
        """Let go of the last widget; it may be gone already."""
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched.clear()
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = None

    def _place(self) -> None:
        ring, widget = self._ring, self._watched[0] if self._watched else None
        if ring is None or widget is None or not isValid(ring) or not isValid(widget):
            return
        home = ring.parentWidget()
        if home is None or not home.isAncestorOf(widget):  # on its way to somewhere else, with the focus
            ring.hide()
            return
        part = widget.focus_rect() if hasattr(widget, "focus_rect") else widget.rect()
        corner = widget.mapTo(home, QPoint(0, 0))
        place = QRect(part).translated(corner).adjusted(-_OUTSET_PX, -_OUTSET_PX, _OUTSET_PX, _OUTSET_PX)
        ring.radius = widget.focus_radius() if hasattr(widget, "focus_radius") else _STOCK_RADIUS_PX
        ring.setGeometry(place)
        ring.setVisible(widget.isVisible())
        ring.raise_()


def _home_of(widget: QWidget) -> QWidget:
    """Return what the ring is drawn on: the viewport it scrolls with, or the window."""
    walker = widget
    while (parent := walker.parentWidget()) is not None and not walker.isWindow():
        if isinstance(parent, QAbstractScrollArea) and parent.viewport() is walker:
            return walker
        walker = parent
    return walker
