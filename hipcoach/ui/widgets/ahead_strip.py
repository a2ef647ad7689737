"""The coming days: what each is for, side by side or in as many lines as it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QGroupBox, QLabel, QSizePolicy

from hipcoach.ui import theme
from hipcoach.ui.widgets.painting import draw_box, draw_icon, painter_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

_APART_PX = 8
_RADIUS_PX = 10.0
_PADDING_PX = 10
_ICON_PX = 18


class AheadView(NamedTuple):
    """One coming day as it is shown.

    Attributes:
        name: Short name of the day, "Fri".
        kind: What it is for, in a word.
        icon: The sign beside that word.
        is_due: Whether a session is due; other days are only outlined.
        is_today: Whether it is today.
    """

    name: str
    kind: str
    icon: str
    is_due: bool
    is_today: bool


class AheadStrip(QGroupBox):
    """The coming days; a screen reader finds one text per day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("The week ahead"))
        self._days: tuple[AheadView, ...] = ()
        self._items: list[QLabel] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_days(self, days: Sequence[AheadView]) -> None:
        """Show the days, today first."""
        if tuple(days) == self._days:
            return
        self._days = tuple(days)
        for item in self._items:
            item.setParent(None)  # at once: screen readers would still find it until the event loop turns
            item.deleteLater()
        self._items = [QLabel(self) for _day in days]
        for item, day in zip(self._items, days, strict=True):
            item.setAccessibleName(f"{day.name}, {day.kind}")
            item.show()
        self._arrange()
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Tell the layout that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines, in px."""
        lines = -(-max(len(self._days), 1) // self._columns(width))
        return round(lines * self._cell_height() + (lines - 1) * _APART_PX)

    def sizeHint(self) -> QSize:
        """Return room for one line."""
        width = round((self._cell_width() + _APART_PX) * max(len(self._days), 1))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return room for one column."""
        return QSize(round(self._cell_width()), round(self._cell_height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the spoken texts."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a box for each day."""
        with painter_on(self) as painter:
            for day, box in zip(self._days, self._boxes(), strict=True):
                self._draw_day(painter, day, box)

    def _draw_day(self, painter: QPainter, day: AheadView, box: QRectF) -> None:
        colours = theme.current()
        edge = colours.primary if day.is_today else colours.line
        ground = colours.primary_soft if day.is_due else None
        draw_box(painter, box.adjusted(1, 1, -1, -1), _RADIUS_PX, ground, edge, 2.0 if day.is_today else 1.0)
        pad = theme.scaled(_PADDING_PX)
        words = box.adjusted(pad, pad * 0.7, -pad, -pad * 0.7)
        painter.setFont(theme.font(14, theme.BOLD if day.is_today else theme.REGULAR))
        painter.setPen(colours.ink if day.is_today else colours.ink2)
        top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        painter.drawText(words, top | Qt.AlignmentFlag.AlignLeft, day.name)
        line, size = self._line(15), theme.scaled(_ICON_PX)
        draw_icon(painter, day.icon, QPointF(words.left() + size / 2, words.bottom() - line / 2), size, colours.ink2)
        painter.setFont(theme.font(15, theme.MEDIUM))
        painter.setPen(colours.ink)
        painter.drawText(words.adjusted(size + 6, 0, pad, 0), bottom | Qt.AlignmentFlag.AlignLeft, day.kind)

    def _boxes(self) -> list[QRectF]:
        columns = self._columns(self.width())
        step = (self.width() + _APART_PX) / columns
        height = self._cell_height()
        boxes = []
        for place in range(len(self._days)):
            row, column = divmod(place, columns)
            boxes.append(QRectF(column * step, row * (height + _APART_PX), step - _APART_PX, height))
        return boxes

    def _arrange(self) -> None:
        for item, box in zip(self._items, self._boxes(), strict=True):
            item.setGeometry(box.toRect())

    def _columns(self, width: float) -> int:
        """Return how many fit beside each other, spread evenly over the lines it takes."""
        count = max(len(self._days), 1)
        fitting = max(1, min(count, int((width + _APART_PX) // (self._cell_width() + _APART_PX))))
        return -(-count // -(-count // fitting))

    def _cell_width(self) -> float:
        name, kind = QFontMetricsF(theme.font(14, theme.BOLD)), QFontMetricsF(theme.font(15, theme.MEDIUM))
        beside = theme.scaled(_ICON_PX) + 6
        widths = [
            max(name.horizontalAdvance(day.name), beside + kind.horizontalAdvance(day.kind)) for day in self._days
        ]
        return max(widths, default=44.0) + 2 * theme.scaled(_PADDING_PX) + 2

    def _cell_height(self) -> float:
        return self._line(14) + self._line(15) + theme.scaled(_PADDING_PX) * 1.4 + 4

    @staticmethod
    def _line(px: int) -> float:
        return QFontMetricsF(theme.font(px)).height()
