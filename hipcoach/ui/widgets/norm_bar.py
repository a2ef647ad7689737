"""A result on the scale of what is typical: shown beside it, never as pass or fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from hipcoach.domain.exercise import Side
from hipcoach.ui import theme
from hipcoach.ui.widgets.painting import draw_box, painter_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter, QPaintEvent
    from PySide6.QtWidgets import QWidget

_TRACK_PX = 14
_MARK_PX = 11
_LEAST_BAND_PX = 5.0


class NormBar(QLabel):
    """A track with the typical span and the person's own marks: left a circle, right a square, both a diamond."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: tuple[tuple[Side, float], ...] = ()
        self._span = (0.0, 0.0, 1.0)
        self._caption = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_norm(
        self, values: Sequence[tuple[Side, float]], low: float, high: float, most: float, caption: str, spoken: str
    ) -> None:
        """Show values on a scale from 0 to ``most``, with what is typical from ``low`` to ``high``."""
        self._values, self._span, self._caption = tuple(values), (low, high, max(most, 1e-6)), caption
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a comfortable width with the height its words need there."""
        width = theme.scaled(280)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return a width at which the marks are still apart."""
        return QSize(160, self.heightForWidth(160))

    def heightForWidth(self, width: int) -> int:
        """Return the height of track and caption."""
        return round(self._top() + 16 + self._caption_box(width).height()) + 4

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw track, span, marks and caption."""
        colours = theme.current()
        low, high, most = self._span
        top = self._top() - _TRACK_PX / 2
        with painter_on(self) as painter:
            track = QRectF(_MARK_PX, top, self.width() - 2 * _MARK_PX, _TRACK_PX)
            draw_box(painter, track, _TRACK_PX / 2, colours.inset, colours.control, 1.0)
            left, right = (track.left() + track.width() * min(each / most, 1.0) for each in (low, high))
            band = QRectF(left, top - 2, max(right - left, _LEAST_BAND_PX), _TRACK_PX + 4)
            draw_box(painter, band, 2, colours.primary_soft, colours.primary, 1.5)
            for place, (side, value) in enumerate(self._values):
                x = track.left() + track.width() * min(value / most, 1.0)
                lift = 0.0 if len(self._values) == 1 else (-5.0 if place == 0 else 5.0)
                draw_mark(painter, QPointF(x, self._top() + lift), side)
            painter.setFont(theme.font(14))
            painter.setPen(colours.ink2)
            words = self._caption_box(self.width()).translated(0, self._top() + 16)
            painter.drawText(words, int(Qt.TextFlag.TextWordWrap), self._caption)

    @staticmethod
    def _top() -> float:
        return float(_MARK_PX + 8)

    def _caption_box(self, width: float) -> QRectF:
        room = QRectF(0, 0, max(width, 1), 10_000)
        return QFontMetricsF(theme.font(14)).boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._caption)


def draw_mark(painter: QPainter, centre: QPointF, side: Side, edge: float = _MARK_PX) -> None:
    """Draw the mark of a side: its colour, its shape, and a thin edge against whatever lies below."""
    colours = theme.current()
    painter.setPen(QPen(colours.surface, 2))
    painter.setBrush(theme.side_colours(side).fill)
    half = edge * 0.75
    if side is Side.LEFT:
        painter.drawEllipse(centre, half, half)
    elif side is Side.RIGHT:
        painter.drawRect(QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half))
    else:
        painter.save()
        painter.translate(centre)
        painter.rotate(45)
        painter.drawRect(QRectF(-half, -half, 2 * half, 2 * half))
        painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
