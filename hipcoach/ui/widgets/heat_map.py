"""Weeks side by side, one square a day: full, partly, or without a session."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hipcoach.ui import theme
from hipcoach.ui.widgets.painting import draw_box, painter_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter, QPaintEvent

_DAYS = 7
_SQUARE_PX, _GAP_PX, _RADIUS_PX = 24, 4, 6.0
_NAMED_DAYS = (0, 2, 4, 6)
_DASHES = [2.0, 2.2]


class DayMark(Enum):
    """What a day held; a day without a session is a quiet square, never red."""

    FULL = "full"
    PARTLY = "partly"
    NONE = "none"
    TO_COME = "to_come"
    OUTSIDE = "outside"


class HeatWeek(NamedTuple):
    """One week, Monday first.

    Attributes:
        month: Short name of the month it ends in.
        marks: One mark for each day.
    """

    month: str
    marks: tuple[DayMark, ...]


class HeatMap(QWidget):
    """As many of the latest weeks as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weeks: tuple[HeatWeek, ...] = ()
        self._day_names: tuple[str, ...] = ("",) * _DAYS
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_weeks(self, weeks: Sequence[HeatWeek], day_names: Sequence[str], spoken: str) -> None:
        """Show weeks, the latest last.

        Args:
            weeks: The weeks.
            day_names: Short names of the days, Monday first.
            spoken: All of it in a sentence, for screen readers.
        """
        self._weeks, self._day_names = tuple(weeks), tuple(day_names)
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for all weeks."""
        return QSize(round(self._names_px() + len(self._weeks) * self._step_px()), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return room for a month."""
        return QSize(round(self._names_px() + 4 * self._step_px()), self._height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the names of days and months and all squares."""
        colours = theme.current()
        step, left, top = self._step_px(), self._names_px(), self._line_px()
        room = max(int((self.width() - left + _GAP_PX) / step), 0)
        with painter_on(self) as painter:
            painter.setFont(theme.font(14))
            painter.setPen(colours.ink2)
            for day in _NAMED_DAYS:
                cell = QRectF(0, top + day * step, left, self._square_px())
                painter.drawText(cell, Qt.AlignmentFlag.AlignVCenter, self._day_names[day])
            weeks = self._weeks[len(self._weeks) - min(room, len(self._weeks)) :]
            for column, month in month_names([week.month for week in weeks]):
                painter.drawText(QRectF(left + column * step, 0, 4 * step, top), Qt.AlignmentFlag.AlignVCenter, month)
            for column, week in enumerate(weeks):
                x = left + column * step
                for day, mark in enumerate(week.marks):
                    draw_day(painter, QRectF(x, top + day * step, self._square_px(), self._square_px()), mark)

    def _height(self) -> int:
        return round(self._line_px() + _DAYS * self._step_px() - _GAP_PX) + 1

    @staticmethod
    def _square_px() -> int:
        return theme.scaled(_SQUARE_PX)

    def _step_px(self) -> int:
        return self._square_px() + _GAP_PX

    @staticmethod
    def _line_px() -> float:
        return QFontMetricsF(theme.font(14)).height() + 6

    def _names_px(self) -> float:
        metrics = QFontMetricsF(theme.font(14))
        return max(metrics.horizontalAdvance(name) for name in self._day_names) + 8


def month_names(months: Sequence[str]) -> list[tuple[int, str]]:
    """The months to write above the weeks: each where it begins, the first only where it has room."""
    begins = [(column, month) for column, month in enumerate(months) if column == 0 or month != months[column - 1]]
    has_room = len(begins) < 2 or begins[1][0] > 1  # noqa: PLR2004 (two months, side by side)
    return begins if has_room else begins[1:]


def draw_day(painter: QPainter, square: QRectF, mark: DayMark) -> None:
    """Draw the square of a day; they differ in shape, not in colour alone."""
    colours = theme.current()
    if mark is DayMark.FULL:
        draw_box(painter, square, _RADIUS_PX, colours.primary, None)
    elif mark is DayMark.NONE:
        draw_box(painter, square, _RADIUS_PX, colours.inset, None)
    elif mark is DayMark.PARTLY:
        path = QPainterPath()
        path.addRoundedRect(square, _RADIUS_PX, _RADIUS_PX)
        lower = QRectF(square.left(), square.center().y(), square.width(), square.height() / 2)
        painter.save()
        painter.setClipPath(path)
        painter.fillRect(lower, colours.primary)
        painter.restore()
        draw_box(painter, square, _RADIUS_PX, None, colours.primary, 2.0)
    elif mark is DayMark.TO_COME:
        pen = QPen(colours.primary, 2.0)
        pen.setDashPattern(_DASHES)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(square.adjusted(1, 1, -1, -1), _RADIUS_PX - 1, _RADIUS_PX - 1)
