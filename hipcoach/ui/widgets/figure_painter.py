"""Paints the picture of an exercise: the only place where its shapes meet Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from hipcoach.domain.figure.drawing import Fill

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.domain.figure.drawing import Bounds, Draw, Stroke
    from hipcoach.domain.figure.outline import Polygon

_MARGIN = 0.045
_LINE_MARGIN = 0.008


def placed(bounds: Bounds, size: QSizeF) -> tuple[float, QPointF]:
    """Return how a picture fits into a widget: px for one body height, and where the picture's origin lies in px."""
    width = bounds.right - bounds.left + 2 * _LINE_MARGIN
    height = bounds.bottom - bounds.top + 2 * _LINE_MARGIN
    margin = _MARGIN * min(size.width(), size.height())
    scale = min((size.width() - 2 * margin) / width, (size.height() - 2 * margin) / height)
    centre = QPointF((bounds.left + bounds.right) / 2, (bounds.top + bounds.bottom) / 2)
    return scale, QPointF(size.width() / 2, size.height() / 2) - centre * scale


def paint(painter: QPainter, draws: Sequence[Draw], scale: float, origin: QPointF) -> None:
    """Paint shapes; ``scale`` in px for one body height, ``origin`` in px."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(origin)
    painter.scale(scale, scale)
    for draw in draws:
        if isinstance(draw, Fill):
            _fill(painter, draw)
        else:
            _stroke(painter, draw)
    painter.restore()


def render(draws: Sequence[Draw], bounds: Bounds, size: QSizeF, ratio: float) -> QPixmap:
    """Return a picture as a transparent pixmap of ``size`` px, for a screen with ``ratio`` dots in a px."""
    pixmap = QPixmap((size * ratio).toSize())
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint(painter, draws, *placed(bounds, size))
    painter.end()
    return pixmap


def rounded(rect: QRectF, radii: tuple[float, float, float, float]) -> QPainterPath:
    """Return a box whose corners have radii of their own: top left, top right, bottom right, bottom left."""
    path = QPainterPath(rect.topLeft() + QPointF(radii[0], 0))
    corners = ((rect.topRight(), 90), (rect.bottomRight(), 0), (rect.bottomLeft(), 270), (rect.topLeft(), 180))
    for (corner, start_deg), radius in zip(corners, (*radii[1:], radii[0]), strict=True):
        inward = QPointF(
            radius if corner.x() == rect.left() else -radius, radius if corner.y() == rect.top() else -radius
        )
        box = QRectF(corner + inward, QSizeF()).adjusted(-radius, -radius, radius, radius)
        path.arcTo(box, start_deg, -90)
    path.closeSubpath()
    return path


def _fill(painter: QPainter, draw: Fill) -> None:
    colour = QColor(*draw.colour)
    colour.setAlphaF(draw.opacity)
    if draw.clip is not None:
        painter.save()
        painter.setClipPath(_path(draw.clip))
    painter.fillPath(_path(draw.polygons), colour)
    if draw.clip is not None:
        painter.restore()


def _stroke(painter: QPainter, draw: Stroke) -> None:
    pen = QPen(QColor(*draw.colour), draw.width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    line = QPolygonF([QPointF(x, y) for x, y in draw.points])
    if draw.is_closed:
        painter.drawPolygon(line)
    else:
        painter.drawPolyline(line)


def _path(polygons: Sequence[Polygon]) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for polygon in polygons:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in polygon]))
    return path
