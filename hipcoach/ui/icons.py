"""Line icons by name, in any colour and size.

The drawings are 24 px outlines in ``currentColor`` from the resource file. They are drawn by the image plugin, so that
the first window doesn't have to import a second Qt module.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QSize, Qt
from PySide6.QtGui import QIcon, QImageReader, QPixmap

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

_CACHE_SIZE = 256
_SOLID = {"play", "pause"}


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


@lru_cache(maxsize=_CACHE_SIZE)
def _drawn(name: str, colour: str, device_px: int, dpr: float) -> QPixmap:
    """Draw one icon; the cache makes repaints free."""
    source = _source(name).replace(b"currentColor", colour.encode())
    if name in _SOLID:
        source = source.replace(b'fill="none"', b'fill="' + colour.encode() + b'"', 1)
    buffer = QBuffer()
    buffer.setData(QByteArray(source))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(device_px, device_px))
    pixmap = QPixmap.fromImage(reader.read()) if source else QPixmap()
    if pixmap.isNull():
        pixmap = QPixmap(device_px, device_px)
        pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(dpr)
    return pixmap


@lru_cache(maxsize=_CACHE_SIZE)
def _source(name: str) -> bytes:
    """Read a drawing from the resource file; nothing where there is none."""
    file = QFile(f":/icons/{name}.svg")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        return b""
    return bytes(file.readAll().data())
