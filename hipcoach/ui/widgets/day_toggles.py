"""The days of the week, any of which can be chosen; one Tab stop, arrows go from day to day, Space chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QCheckBox, QGroupBox, QSizePolicy

from hipcoach.ui import theme
from hipcoach.ui.widgets.painting import draw_box, draw_icon, painter_on

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

_RADIUS_PX = 12.0
_APART_PX = 6
_ICON_PX = 16
_LEAST_PX = 44
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class _Day(QCheckBox):
    """One day; chosen is filled and ticked."""

    def __init__(self, name: str, group: DayToggles) -> None:
        super().__init__(name, group)
        self._group = group
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def hitButton(self, pos: QPoint) -> bool:
        """Count a press anywhere on the face."""
        return self.rect().contains(pos)

    def focus_radius(self) -> float:
        """Return the corner radius that the focus ring has to follow, in px."""
        return _RADIUS_PX

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the neighbour with the arrows."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._group.step_from(self, step)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box, the name, and a tick or an open ring under it."""
        colours = theme.current()
        is_chosen = self.isChecked()
        fill = colours.primary if is_chosen else colours.primary_soft if self.underMouse() else colours.surface
        rect = QRectF(self.rect())
        icon = theme.scaled(_ICON_PX)
        with painter_on(self) as painter:
            draw_box(painter, rect, _RADIUS_PX, fill, colours.primary if is_chosen else colours.control, 1.0)
            painter.setFont(day_font(is_chosen=is_chosen))
            painter.setPen(colours.on_primary if is_chosen else colours.ink)
            words = rect.adjusted(0, 6, 0, -icon - 8)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
            centre = QPointF(rect.center().x(), rect.bottom() - icon / 2 - 6)
            ink = colours.on_primary if is_chosen else colours.control
            draw_icon(painter, "check" if is_chosen else "circle", centre, icon, ink)


class DayToggles(QGroupBox):
    """Seven days side by side, in a second line where the width ends.

    Signals:
        days_chosen: The person changed something; the chosen days as a tuple, 1 for Monday.
    """

    days_chosen = Signal(tuple)

    def __init__(self, question: str, names: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """Make it with nothing chosen; ``names`` has the short and the full name of each day from Monday."""
        super().__init__(parent)
        self.setAccessibleName(question)
        self.days = [_Day(short, self) for short, _ in names]
        for place, (day, (_, full)) in enumerate(zip(self.days, names, strict=True)):
            day.setAccessibleName(f"{question}, {full}")
            day.setFocusPolicy(Qt.FocusPolicy.StrongFocus if place == 0 else Qt.FocusPolicy.ClickFocus)
            day.clicked.connect(lambda _=False, day=day: self._on_clicked(day))
        self.setFocusProxy(self.days[0])
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_days(self, days: Collection[int]) -> None:
        """Show which days are chosen, without a signal."""
        for number, day in enumerate(self.days, start=1):
            day.setChecked(number in days)

    def chosen(self) -> tuple[int, ...]:
        """The chosen days, 1 for Monday."""
        return tuple(number for number, day in enumerate(self.days, start=1) if day.isChecked())

    def step_from(self, day: _Day, step: int) -> None:
        """Move the keyboard to a neighbour."""
        place = min(max(self.days.index(day) + step, 0), len(self.days) - 1)
        self._move_tab_stop(place)
        self.days[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def hasHeightForWidth(self) -> bool:
        """Tell the layout that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines, in px."""
        lines = -(-len(self.days) // self._columns(width))
        return lines * self._cell().height() + (lines - 1) * _APART_PX

    def sizeHint(self) -> QSize:
        """Return room for one line."""
        width = (self._cell().width() + _APART_PX) * len(self.days)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return room for one day."""
        return self._cell()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw nothing: no frame, no title."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width evenly."""
        super().resizeEvent(event)
        columns = self._columns(self.width())
        step, height = (self.width() + _APART_PX) / columns, self._cell().height()
        for place, day in enumerate(self.days):
            row, column = divmod(place, columns)
            left, right = round(column * step), round((column + 1) * step) - _APART_PX
            day.setGeometry(left, row * (height + _APART_PX), right - left, height)

    def _on_clicked(self, day: _Day) -> None:
        self._move_tab_stop(self.days.index(day))
        self.days_chosen.emit(self.chosen())

    def _move_tab_stop(self, place: int) -> None:
        for number, day in enumerate(self.days):
            day.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == place else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.days[place])

    def _columns(self, width: int) -> int:
        """Return how many fit beside each other, spread evenly over the lines it takes."""
        count = len(self.days)
        fitting = max(1, min(count, (width + _APART_PX) // (self._cell().width() + _APART_PX)))
        return -(-count // -(-count // fitting))

    def _cell(self) -> QSize:
        metrics = QFontMetricsF(day_font(is_chosen=True))
        width = max(metrics.horizontalAdvance(day.text()) for day in self.days) + 16
        return QSize(max(_LEAST_PX, round(width)), round(metrics.height() + theme.scaled(_ICON_PX)) + 22)


def day_font(*, is_chosen: bool) -> QFont:
    """The font of a day's name."""
    return theme.font(15, theme.BOLD if is_chosen else theme.MEDIUM)
