"""A page's content in one readable column that scrolls up and down, never sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hipcoach.ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_WIDTH_PX = 960
_MARGIN_PX = 52
_NARROW_MARGIN_PX = 32
_NARROW_BELOW_PX = 950
_REVEAL_PX = 24


class ScrollColumn(QScrollArea):
    """A column in the middle, at most as wide as one reads with ease.

    Attributes:
        body: The vertical layout of the content.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = content = QWidget()
        content.setProperty("role", "scrolled")
        self._column = QWidget(content)
        self.body = QVBoxLayout(self._column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(16)
        self._around = QHBoxLayout(content)
        self._around.addStretch(1)
        self._around.addWidget(self._column, 1000)
        self._around.addStretch(1)
        self.setWidget(content)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margins fitting."""
        self._fit()
        super().resizeEvent(event)

    def reveal(self, widget: QWidget) -> None:
        """Scroll so that a widget, which may just have grown, is seen; its top where it is taller than the view."""
        # What has just been shown takes its place only when the layouts run.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        top = widget.mapTo(self._content, QPoint(0, 0)).y()
        self.ensureVisible(0, top + widget.height(), 0, _REVEAL_PX)
        self.ensureVisible(0, top, 0, _REVEAL_PX)

    def to_top(self) -> None:
        """Scroll to the beginning."""
        self.verticalScrollBar().setValue(0)

    def _fit(self) -> None:
        side = margin_px(self.width())
        self._around.setContentsMargins(side, 36, side, 36)
        self._column.setMaximumWidth(column_px())


def margin_px(width_px: int) -> int:
    """Margin at the sides of a column in a page of this width."""
    return _MARGIN_PX if width_px >= _NARROW_BELOW_PX else _NARROW_MARGIN_PX


def column_px() -> int:
    """The greatest width of a column."""
    return theme.scaled(_WIDTH_PX)
