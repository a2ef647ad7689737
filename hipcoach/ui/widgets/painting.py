"""Small strokes that several widgets share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hipcoach.ui.icons import icon_pixmap

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_CLEAR = QColor(Qt.GlobalColor.transparent)


def painter_on(widget: QWidget) -> QPainter:
    """Return a painter with smooth edges; end it, or use it in a ``with`` block."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def draw_box(
    painter: QPainter, rect: QRectF, radius: float, fill: QColor | None, border: QColor | None, width: float = 1.0
) -> None:
    """Draw a rounded box whose border lies inside ``rect``; lengths in px."""
    half = width / 2 if border is not None else 0.0
    painter.setPen(QPen(border, width) if border is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else _CLEAR)
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half)


def draw_icon(painter: QPainter, name: str, centre: QPointF, size_px: float, colour: QColor) -> None:
    """Draw an icon around a point, on whole px so that its strokes stay crisp."""
    dpr = painter.device().devicePixelRatioF() if painter.device() is not None else 1.0
    pixmap = icon_pixmap(name, colour, size_px, dpr)
    corner = QPointF(round(centre.x() - size_px / 2), round(centre.y() - size_px / 2))
    painter.drawPixmap(corner, pixmap)
