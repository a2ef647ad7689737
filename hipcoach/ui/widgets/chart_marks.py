"""The marks of the pain chart, for its legend; their sizes are those of the chart itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPen, QPolygonF

from hipcoach.ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

DASHES = [3.5, 2.5]
DOT_PX = 5.0
RING_PX = 7.0
RING_PEN_PX = 1.6
DIAMOND_PX = 10.0
LINE_PX = 24
_GROWS_TO = 1.5


def mark_px(px: float) -> float:
    """Return the size of a mark, which grows with the text up to a point."""
    return px * min(theme.text_scale(), _GROWS_TO)


def draw_line(painter: QPainter, middle: QPointF) -> None:
    """Draw a piece of the mean's line."""
    half = QPointF(theme.scaled(LINE_PX) / 2, 0)
    painter.setPen(QPen(theme.current().primary, 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(middle - half, middle + half)


def draw_dashes(painter: QPainter, middle: QPointF) -> None:
    """Draw a piece of the dashed line."""
    half = QPointF(theme.scaled(LINE_PX) / 2, 0)
    pen = QPen(theme.current().good, 2)
    pen.setDashPattern(DASHES)
    painter.setPen(pen)
    painter.drawLine(middle - half, middle + half)


def draw_dot(painter: QPainter, middle: QPointF) -> None:
    """Draw a morning."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().primary)
    radius = mark_px(DOT_PX) / 2
    painter.drawEllipse(middle, radius, radius)


def draw_ring(painter: QPainter, middle: QPointF) -> None:
    """Draw a score before a session."""
    painter.setPen(QPen(theme.current().ink2, RING_PEN_PX))
    painter.setBrush(theme.current().surface)
    radius = mark_px(RING_PX) / 2
    painter.drawEllipse(middle, radius, radius)


def draw_diamond(painter: QPainter, middle: QPointF) -> None:
    """Draw a score after a session."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().right_fill)
    half = mark_px(DIAMOND_PX) / 2
    corners = (QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0))
    painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))
