"""Paints the picture of an exercise: the only place where its shapes meet Qt."""

from __future__ import annotations

import struct
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QByteArray, QDataStream, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from hipcoach.domain.figure.drawing import Fill

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.domain.figure.drawing import Bounds, Draw, Stroke
    from hipcoach.domain.figure.outline import Polygon

_MARGIN = 0.045
_LINE_MARGIN = 0.008
_SMALL_PX = 150
_LARGE_PX = 620


class Fit(NamedTuple):
    """How a picture lies in a widget.

    Attributes:
        scale: Px for one body height.
        origin: Where the picture's origin is, in px.
        area: What the picture covers, in whole px.
    """

    scale: float
    origin: QPointF
    area: QRectF

    @property
    def fineness(self) -> int:
        """Return in how many directions outlines are sampled so that no corner is seen at this size."""
        if self.scale < _SMALL_PX:
            return 16
        return 40 if self.scale > _LARGE_PX else 28


def fit(bounds: Bounds, size: QSizeF) -> Fit:
    """Return the largest picture in the middle of a widget of ``size`` px."""
    width = bounds.right - bounds.left + 2 * _LINE_MARGIN
    height = bounds.bottom - bounds.top + 2 * _LINE_MARGIN
    margin = _MARGIN * min(size.width(), size.height())
    scale = max(0.1, min((size.width() - 2 * margin) / width, (size.height() - 2 * margin) / height))
    centre = QPointF((bounds.left + bounds.right) / 2, (bounds.top + bounds.bottom) / 2)
    area = QRectF(0, 0, width * scale, height * scale)
    area.moveCenter(QPointF(size.width() / 2, size.height() / 2))
    return Fit(scale, area.center() - centre * scale, QRectF(area.toAlignedRect()))


def paint(painter: QPainter, draws: Sequence[Draw], place: Fit) -> None:
    """Paint shapes where they belong."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.origin)
    painter.scale(place.scale, place.scale)
    for draw in draws:
        if isinstance(draw, Fill):
            _fill(painter, draw)
        else:
            _stroke(painter, draw)
    painter.restore()


def render(draws: Sequence[Draw], place: Fit, ratio: float) -> QPixmap:
    """Return the area of a picture as a transparent pixmap, for a screen with ``ratio`` dots in a px."""
    pixmap = QPixmap((place.area.size() * ratio).toSize())
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.translate(-place.area.topLeft())
    paint(painter, draws, place)
    painter.end()
    return pixmap


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
    """Return one shape; its points go to Qt as one block of bytes, three times as fast as one by one."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    packed = b"".join(
        struct.pack(f">I{2 * len(polygon)}d", len(polygon), *chain.from_iterable(polygon)) for polygon in polygons
    )
    stream = QDataStream(QByteArray(packed))
    for _polygon in polygons:
        points = QPolygonF()
        stream >> points
        path.addPolygon(points)
    return path
