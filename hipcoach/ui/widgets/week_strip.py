"""The last seven days: what was done, and how the mornings were."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPen
from PySide6.QtWidgets import QGroupBox, QLabel, QSizePolicy

from hipcoach.ui import theme
from hipcoach.ui.widgets.painting import draw_icon, painter_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

_RADIUS_PX = 16.0
_HALF_TURN = 180 * 16
_NO_PAIN_YET = "\N{EN DASH}"


class DayState(Enum):
    """What a day held; a missed day is an empty ring, never red."""

    FULL = "full"
    SHORT = "short"
    REST = "rest"
    MISSED = "missed"
    NONE = "none"
    TODAY = "today"


class DayView(NamedTuple):
    """One day as it is shown.

    Attributes:
        name: Short name of the day, "Fri".
        state: What it held.
        pain: Pain of that morning, None when unanswered.
    """

    name: str
    state: DayState
    pain: int | None = None


class WeekStrip(QGroupBox):
    """Seven days side by side; a screen reader finds one text per day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Last 7 days"))
        self._days: tuple[DayView, ...] = ()
        self._items: list[QLabel] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, days: Sequence[DayView]) -> None:
        """Show the days, oldest first; the last one is today."""
        if tuple(days) == self._days:
            return
        self._days = tuple(days)
        for item in self._items:
            item.setParent(None)  # at once: screen readers would still find it until the event loop turns
            item.deleteLater()
        self._items = [QLabel(self) for _day in days]
        for item, day in zip(self._items, days, strict=True):
            item.setAccessibleName(self._spoken(day))
            item.show()
        self._arrange()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return comfortable room."""
        return QSize(7 * max(theme.scaled(43), self._column_px()), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return the width that the names need."""
        return QSize(7 * self._column_px(), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the spoken texts."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw names, rings and numbers."""
        colours = theme.current()
        step = self.width() / max(1, len(self._days))
        name_px, ring_y, pain_y = self._rows()
        with painter_on(self) as painter:
            for place, day in enumerate(self._days):
                is_last = place == len(self._days) - 1
                cell = QRectF(place * step, 0, step, name_px)
                painter.setFont(theme.font(14, theme.BOLD if is_last else theme.REGULAR))
                painter.setPen(colours.ink if is_last else colours.ink2)
                painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, day.name)
                self._draw_day(painter, QPointF(cell.center().x(), ring_y), day.state)
                painter.setFont(theme.font(17, theme.BOLD))
                painter.setPen(colours.ink3 if day.pain is None else colours.ink)
                words = _NO_PAIN_YET if day.pain is None else str(day.pain)
                painter.drawText(QRectF(cell.left(), pain_y, step, self._line(17)), Qt.AlignmentFlag.AlignCenter, words)
            painter.setFont(theme.font(14))
            painter.setPen(colours.ink2)
            caption = QRectF(0, pain_y + self._line(17), self.width(), self._line(14))
            painter.drawText(caption, Qt.AlignmentFlag.AlignCenter, self.tr("Morning pain"))

    @staticmethod
    def _draw_day(painter: QPainter, centre: QPointF, state: DayState) -> None:
        colours = theme.current()
        radius = _RADIUS_PX * min(theme.text_scale(), 1.5)
        filled = state is DayState.FULL
        ground = colours.primary if filled else colours.inset if state is DayState.REST else Qt.GlobalColor.transparent
        pen = QPen(colours.primary if state in {DayState.SHORT, DayState.TODAY} else colours.control, 2.0)
        if state in {DayState.TODAY, DayState.NONE}:
            pen.setDashPattern([2.0, 2.2])
        painter.setPen(Qt.PenStyle.NoPen if filled or state is DayState.REST else pen)
        painter.setBrush(ground)
        painter.drawEllipse(centre, radius - 1, radius - 1)
        if filled:
            draw_icon(painter, "check", centre, radius * 1.25, colours.on_primary)
        elif state is DayState.REST:
            draw_icon(painter, "minus", centre, radius * 1.25, colours.ink2)
        elif state is DayState.SHORT:
            painter.setBrush(colours.primary)
            box = QRectF(centre.x() - radius + 1, centre.y() - radius + 1, 2 * radius - 2, 2 * radius - 2)
            painter.drawPie(box, _HALF_TURN // 2, _HALF_TURN)

    def _spoken(self, day: DayView) -> str:
        match day.state:
            case DayState.FULL:
                state = self.tr("session done")
            case DayState.SHORT:
                state = self.tr("short session done")
            case DayState.REST:
                state = self.tr("rest day")
            case DayState.MISSED:
                state = self.tr("no session")
            case DayState.NONE:
                state = self.tr("before you began")
            case DayState.TODAY:
                state = self.tr("session still to come")
        pain = (
            self.tr("no morning score") if day.pain is None else self.tr("morning pain {score}").format(score=day.pain)
        )
        return f"{day.name}, {state}, {pain}"

    def _arrange(self) -> None:
        step = self.width() / max(1, len(self._items))
        for place, item in enumerate(self._items):
            item.setGeometry(round(place * step), 0, round(step), self.height())

    def _rows(self) -> tuple[float, float, float]:
        """Return height of the names, middle of the rings and top of the numbers."""
        name = self._line(14)
        radius = _RADIUS_PX * min(theme.text_scale(), 1.5)
        return name, name + 8 + radius, name + 8 + 2 * radius + 8

    def _height(self) -> int:
        return round(self._rows()[2] + self._line(17) + self._line(14)) + 2

    def _column_px(self) -> int:
        metrics = QFontMetricsF(theme.font(14, theme.BOLD))
        return max(36, *(round(metrics.horizontalAdvance(day.name)) + 4 for day in self._days), 36)

    @staticmethod
    def _line(px: int) -> float:
        return QFontMetricsF(theme.font(px)).height() + 2
