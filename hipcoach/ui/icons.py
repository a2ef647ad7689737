"""Line icons by name, in any colour and size.

The drawings are 24 px outlines in ``currentColor`` from the resource file. They are drawn by the image plugin, so that
the first window doesn't have to import a second Qt module.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QSize, Qt
from PySide6.QtGui import QBrush, QIcon, QImageReader, QPainter, QPixmap

from hipcoach.ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

_CACHE_SIZE = 256
_SOLID = {"play", "pause"}
_APP = "hipcoach"
_TILE_CORNER = 116 / 512


def icon_pixmap(name: str, colour: QColor, size_px: float, dpr: float = 1.0) -> QPixmap:
    """Return an icon drawn in one colour.

    Args:
        name: Name of the drawing, ``:/icons/<name>.svg``.
        colour: Colour of the strokes.
        size_px: Edge in device-independent px.
        dpr: Device pixels per px of the widget it is for.

    Returns:
        A pixmap of that size; an empty one where the drawing is missing.
    """
    return _drawn(name, colour.name(), ceil(size_px * dpr), dpr)


def themed_icon(name: str, colour: QColor, size_px: float = 24, dpr: float = 2.0) -> QIcon:
    """Return an icon for stock widgets, actions and menus."""
    return QIcon(icon_pixmap(name, colour, size_px, dpr))


def app_pixmap(size_px: float, dpr: float = 1.0) -> QPixmap:
    """Return the program's icon on its rounded tile; on dark themes the tile is the lighter one."""
    colours = theme.current()
    ground = colours.primary_soft if colours is theme.DARK else theme.LIGHT.primary
    device_px = ceil(size_px * dpr)
    # The image plugin doesn't clip, so the corners are cut here.
    pixmap = QPixmap(device_px, device_px)
    pixmap.fill(Qt.GlobalColor.transparent)
    source = _source(_APP).replace(theme.LIGHT.primary.name().upper().encode(), ground.name().encode())
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(_rendered(source, device_px)))
        painter.drawRoundedRect(pixmap.rect(), device_px * _TILE_CORNER, device_px * _TILE_CORNER)
    pixmap.setDevicePixelRatio(dpr)
    return pixmap


@lru_cache(maxsize=_CACHE_SIZE)
def _drawn(name: str, colour: str, device_px: int, dpr: float) -> QPixmap:
    """Draw one icon; the cache makes repaints free."""
    source = _source(name).replace(b"currentColor", colour.encode())
    if name in _SOLID:
        source = source.replace(b'fill="none"', b'fill="' + colour.encode() + b'"', 1)
    pixmap = _rendered(source, device_px)
    pixmap.setDevicePixelRatio(dpr)
    return pixmap


def _rendered(source: bytes, device_px: int) -> QPixmap:
    """Draw a source; nothing where it is empty."""
    buffer = QBuffer()
    buffer.setData(QByteArray(source))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(device_px, device_px))
    pixmap = QPixmap.fromImage(reader.read()) if source else QPixmap()
    if pixmap.isNull():
        pixmap = QPixmap(device_px, device_px)
        pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


@lru_cache(maxsize=_CACHE_SIZE)
def _source(name: str) -> bytes:
    """Read a drawing from the resource file; nothing where there is none."""
    file = QFile(f":/icons/{name}.svg")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        return b""
    return bytes(file.readAll().data())
