"""The legend below the pain chart: each mark beside its word."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from hipcoach.ui import theme
from hipcoach.ui.widgets.painting import painter_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPainter, QPaintEvent

DASHES = [3.5, 2.5]
DOT_PX = 5.0
RING_PX = 7.0
RING_PEN_PX = 1.6
DIAMOND_PX = 10.0
_MARK_PX = 24
_MARKS_GROW_TO = 1.5
_GAP_PX = 8
_APART_PX = 20


def mark_px(px: float) -> float:
    """Return the size of a mark, which grows with the text up to a point."""
    return px * min(theme.text_scale(), _MARKS_GROW_TO)


class _Entry(NamedTuple):
    """A mark and its words."""

    draw: Callable[[QPainter, QPointF], None]
    words: str


class ChartLegend(QWidget):
    """Line, ring, diamond, dot and dashes with their words; wraps where the width asks for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._aim = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Legend"))

    def show_aim(self, words: str) -> None:
        """Show what the dashed line means; no words, no entry."""
        if words != self._aim:
            self._aim = words
            self.updateGeometry()
            self.update()

    def heightForWidth(self, width: int) -> int:
        """Return the height of as many lines as the words need."""
        places = self._places(width)
        return places[-1].bottom() + 1

    def sizeHint(self) -> QSize:
        """Return the room for one line."""
        places = self._places(10_000)
        return QSize(places[-1].right() + 1, places[-1].bottom() + 1)

    def minimumSizeHint(self) -> QSize:
        """Return the room for the longest word."""
        places = self._places(0)
        return QSize(max(place.width() for place in places), places[0].height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw marks and words."""
        colours = theme.current()
        with painter_on(self) as painter:
            for entry, place in zip(self._entries(), self._places(self.width()), strict=True):
                entry.draw(painter, QPointF(place.left() + theme.scaled(_MARK_PX) / 2, place.center().y() + 1))
                painter.setFont(theme.font(14))
                painter.setPen(colours.ink2)
                text = place.adjusted(theme.scaled(_MARK_PX) + _GAP_PX, 0, 0, 0)
                painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, entry.words)

    def _entries(self) -> list[_Entry]:
        entries = [
            _Entry(_draw_line, self.tr("Morning, 7-day mean")),
            _Entry(_draw_dot, self.tr("Morning")),
            _Entry(_draw_ring, self.tr("Before")),
            _Entry(_draw_diamond, self.tr("After")),
        ]
        return [*entries, _Entry(_draw_dashes, self._aim)] if self._aim else entries

    def _places(self, width: int) -> list[QRect]:
        """Lay the entries out line by line, each line from the left."""
        metrics = QFontMetricsF(theme.font(14))
        height = round(metrics.height()) + 6
        left = top = 0
        places = []
        for entry in self._entries():
            needed = theme.scaled(_MARK_PX) + _GAP_PX + round(metrics.horizontalAdvance(entry.words)) + 2
            if left and left + needed > width:
                left, top = 0, top + height
            places.append(QRect(left, top, needed, height))
            left += needed + _APART_PX
        return places


def _draw_line(painter: QPainter, middle: QPointF) -> None:
    half = QPointF(theme.scaled(_MARK_PX) / 2, 0)
    painter.setPen(QPen(theme.current().primary, 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(middle - half, middle + half)


def _draw_dashes(painter: QPainter, middle: QPointF) -> None:
    half = QPointF(theme.scaled(_MARK_PX) / 2, 0)
    pen = QPen(theme.current().good, 2)
    pen.setDashPattern(DASHES)
    painter.setPen(pen)
    painter.drawLine(middle - half, middle + half)


def _draw_dot(painter: QPainter, middle: QPointF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().primary)
    radius = mark_px(DOT_PX) / 2
    painter.drawEllipse(middle, radius, radius)


def _draw_ring(painter: QPainter, middle: QPointF) -> None:
    painter.setPen(QPen(theme.current().ink2, RING_PEN_PX))
    painter.setBrush(theme.current().surface)
    radius = mark_px(RING_PX) / 2
    painter.drawEllipse(middle, radius, radius)


def _draw_diamond(painter: QPainter, middle: QPointF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().right_fill)
    half = mark_px(DIAMOND_PX) / 2
    corners = (QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0))
    painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))
