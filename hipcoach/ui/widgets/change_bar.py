"""How far results have come since the first: the grey zone in the middle is what the test itself may be off by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from hipcoach.domain.exercise import Side
from hipcoach.ui import theme
from hipcoach.ui.widgets.norm_bar import draw_mark
from hipcoach.ui.widgets.painting import draw_box, painter_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor, QPainter, QPaintEvent
    from PySide6.QtWidgets import QWidget

_HEIGHT_PX = 44
_TRACK_PX = 34
_ZONES = 2.8  # the track is so many zones wide to each side


class ChangeBar(QLabel):
    """Changes of one test; better is to the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gains: tuple[tuple[Side, float], ...] = ()
        self._zone = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_change(self, gains: Sequence[tuple[Side, float]], zone: float, spoken: str) -> None:
        """Show changes; ``zone`` is the smallest real one, more than 0 is better."""
        self._gains, self._zone = tuple(gains), max(zone, 1e-6)
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of a row's bar."""
        return QSize(theme.scaled(216), _HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:
        """Return the least at which the zone can be told."""
        return QSize(120, _HEIGHT_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw track, zone, zero and marks."""
        colours = theme.current()
        middle = self.height() / 2
        track = QRectF(0, middle - _TRACK_PX / 2, self.width(), _TRACK_PX)
        reach = track.width() / 2
        zone = reach / _ZONES
        with painter_on(self) as painter:
            draw_box(painter, track, 8, colours.inset, None)
            painter.fillRect(QRectF(track.center().x() - zone, track.top(), 2 * zone, track.height()), _grey())
            painter.setPen(QPen(colours.ink, 2))
            zero = track.center().x()
            painter.drawLine(QPointF(zero, track.top() - 3), QPointF(zero, track.bottom() + 3))
            for side, gain in self._gains:
                share = min(max(gain / (self._zone * _ZONES), -1.0), 1.0)
                x = zero + share * (reach - 10)
                y = middle + {Side.LEFT: -8.0, Side.RIGHT: 8.0, Side.BOTH: 0.0}[side]
                if side is Side.BOTH:
                    painter.setPen(QPen(colours.primary, 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                    painter.drawLine(QPointF(zero, y), QPointF(x, y))
                draw_mark(painter, QPointF(x, y), side, 9)


def draw_zone(painter: QPainter, centre: QPointF) -> None:
    """Draw a piece of the grey zone with the line in its middle, for a legend."""
    draw_box(painter, QRectF(centre.x() - 22, centre.y() - 9, 44, 18), 4, _grey(), None)
    painter.setPen(QPen(theme.current().ink, 2))
    painter.drawLine(QPointF(centre.x(), centre.y() - 9), QPointF(centre.x(), centre.y() + 9))


def _grey() -> QColor:
    return theme.mixed(theme.current().inset, theme.current().control, 0.28)
