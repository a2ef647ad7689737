"""The ground of the player's painted widgets: what stands still is drawn once, what moves is drawn on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QLabel

from hipcoach.ui import theme
from hipcoach.ui.widgets.painting import painter_on

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

_LOOKS = {QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange}


class PlayerWidget(QLabel):
    """A read-only picture that scales with the player. A label, so that screen readers find a text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._k = 1.0
        self._still: QPixmap | None = None

    def set_scale(self, k: float) -> None:
        """Scale the wished size; ``k`` is 1 for a window of 1280 x 800."""
        if k != self._k:
            self._k = k
            self.updateGeometry()
            self.redraw()

    def set_spoken(self, text: str) -> None:
        """Say what a screen reader reads here; call it when the words change, not with every frame."""
        if text != self.accessibleName():
            self.setAccessibleName(text)

    def redraw(self) -> None:
        """Draw what stands still anew, too."""
        self._still = None
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in new colours."""
        super().changeEvent(event)
        if event.type() in _LOOKS:
            self.redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew at the new size."""
        super().resizeEvent(event)
        self.redraw()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lay what moves over what stands still."""
        if self._still is None:
            self._still = self._draw_still()
        with painter_on(self) as painter:
            painter.drawPixmap(0, 0, self._still)
            self.paint_moving(painter)

    def paint_still(self, painter: QPainter) -> None:
        """Draw what changes once a second at most."""

    def paint_moving(self, painter: QPainter) -> None:
        """Draw what may change with every frame."""

    def _draw_still(self) -> QPixmap:
        dpr = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * dpr)
        pixmap.setDevicePixelRatio(dpr)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint_still(painter)
        return pixmap


def fitted_font(text: str, px: float, weight: QFont.Weight, room_px: float) -> QFont:
    """Return the player's font at ``px``, or smaller where the text would be wider than the room."""
    font = theme.player_font(px, weight)
    width = QFontMetricsF(font).horizontalAdvance(text)
    return font if width <= room_px else theme.player_font(px * room_px / width, weight)


def draw_line(painter: QPainter, text: str, centre: QPointF, font: QFont) -> None:
    """Draw one line of text, centred on a point by its width and the height of its capitals."""
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    left = centre.x() - metrics.horizontalAdvance(text) / 2
    painter.drawText(QPointF(left, centre.y() + metrics.capHeight() / 2), text)
