"""Draws when each stage opened for each kind of person: a tenth, half and nine tenths of them, on a scale of weeks."""

from __future__ import annotations

import math
import os
from typing import TYPE_CHECKING

from bench.patients import summary

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QColor, QPainter

    from bench.patients.kinds import Kind
    from bench.patients.story import Story
    from bench.patients.summary import Spread

_STAGES = (("flexibility", "Flexibility"), ("core", "Core"), ("strength", "Strength"), ("balance", "Balance"))
_WIDTH, _SCALE = 1280, 2
_LEFT, _RIGHT, _TOP, _BOTTOM = 218, 24, 124, 64
_ROW, _GAP, _SHARE = 30, 26, 46  # px: a row, between the panels, for the shares at the right of each
_BAR, _DOT = 8, 6.5


def draw(stories: Sequence[Story], weeks: int, path: Path) -> None:
    """Write the chart as a PNG."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtWidgets import QApplication

    from hipcoach.ui import theme
    from hipcoach.ui.app import make_application

    _keep = QApplication.instance() or make_application()
    kinds = summary.by_kind(stories)
    height = _TOP + _ROW * len(kinds) + _BOTTOM
    image = QImage(_WIDTH * _SCALE, height * _SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SCALE)
    image.fill(theme.LIGHT.surface)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _Drawing(painter, kinds, weeks, height).draw(len(stories))
    painter.end()
    if not image.save(str(path)):
        raise OSError(f"{path} can't be written")


class _Drawing:
    """One panel for each stage, one row for each kind."""

    def __init__(self, painter: QPainter, kinds: dict[Kind, list[Story]], weeks: int, height: int) -> None:
        from hipcoach.ui.theme import LIGHT

        self._painter = painter
        self._kinds = kinds
        self._weeks = weeks
        self._bottom = height - _BOTTOM
        self._theme = LIGHT
        self._panel = (_WIDTH - _LEFT - _RIGHT - _GAP * (len(_STAGES) - 1)) / len(_STAGES)

    def draw(self, people: int) -> None:
        """Everything."""
        theme = self._theme
        self._text(24, 40, f"When each stage opens: {people:,} made-up people over {self._weeks} weeks", 22, bold=True)
        explained = (
            "Dot: half of the people of a kind had it open. Bar: from a tenth to nine tenths of them; an arrow goes"
        )
        self._text(24, 64, f"on after week {self._weeks}. At the right: how many got there in all.", 14, theme.ink2, 18)
        self._text(24, 64, explained, 14, theme.ink2)
        for row, kind in enumerate(self._kinds):
            self._text(24, self._y(row) + 5, kind.value[0].upper() + kind.value[1:], 14)
        for place, (opening, name) in enumerate(_STAGES):
            self._draw_panel(_LEFT + place * (self._panel + _GAP), opening, name)

    def _draw_panel(self, left: float, opening: str, name: str) -> None:
        theme, width = self._theme, self._panel - _SHARE
        self._text(left, _TOP - 12, name, 15, bold=True)
        for week in range(0, self._weeks + 1, 4):
            x = left + width * week / self._weeks
            self._line(x, _TOP, x, self._bottom, theme.line)
            self._text(x, self._bottom + 20, str(week), 13, theme.ink3, is_centred=True)
        self._text(left + width / 2, self._bottom + 42, "week", 13, theme.ink3, is_centred=True)
        for row, some in enumerate(self._kinds.values()):
            found = summary.spread(some, opening)
            self._draw_spread(left, width, self._y(row), found)
            self._text(left + width + 12, self._y(row) + 5, f"{found.share:.0%}", 13, theme.ink2)

    def _draw_spread(self, left: float, width: float, y: float, found: Spread) -> None:
        from PySide6.QtCore import QPointF, QRectF
        from PySide6.QtGui import QPolygonF

        painter, theme = self._painter, self._theme
        if math.isinf(found.early):
            return
        start, end = (left + width * min(week, self._weeks) / self._weeks for week in (found.early, found.late))
        painter.setPen(theme.primary)
        painter.setBrush(theme.primary_soft)
        painter.drawRoundedRect(QRectF(start - 2, y - _BAR / 2, max(end - start + 4, 4), _BAR), _BAR / 2, _BAR / 2)
        painter.setBrush(theme.primary)
        if math.isinf(found.late):
            tip = QPointF(end + 5, y)
            painter.drawPolygon(QPolygonF([tip, QPointF(end - 4, y - 6), QPointF(end - 4, y + 6)]))
        if not math.isinf(found.middle):
            painter.drawEllipse(QPointF(left + width * found.middle / self._weeks, y), _DOT, _DOT)

    def _y(self, row: int) -> float:
        return _TOP + _ROW * (row + 0.5)

    def _line(self, x1: float, y1: float, x2: float, y2: float, colour: QColor) -> None:
        from PySide6.QtCore import QPointF

        self._painter.setPen(colour)
        self._painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))

    def _text(  # noqa: PLR0913 (a word and how it looks)
        self,
        x: float,
        y: float,
        text: str,
        px: int,
        colour: QColor | None = None,
        below: int = 0,
        *,
        bold: bool = False,
        is_centred: bool = False,
    ) -> None:
        from PySide6.QtCore import QPointF
        from PySide6.QtGui import QFont, QFontMetricsF
        from PySide6.QtWidgets import QApplication

        font = QFont(QApplication.font())
        font.setPixelSize(px)
        font.setBold(bold)
        self._painter.setFont(font)
        self._painter.setPen(colour or self._theme.ink)
        shift = QFontMetricsF(font).horizontalAdvance(text) / 2 if is_centred else 0.0
        self._painter.drawText(QPointF(x - shift, y + below), text)
