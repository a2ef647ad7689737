"""One exercise of a stage: open or not, how far, and why not more."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLabel, QSizePolicy

from hipcoach.ui import theme
from hipcoach.ui.widgets.painting import draw_icon, painter_on

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

_ICON_PX = 22
_TEXT_LEFT_PX = 40
_AIR_PX = 12
_HIGH_PX = 10_000


class ExerciseView(NamedTuple):
    """One exercise as it is shown.

    Attributes:
        name: What it is called.
        detail: How far it goes today and why not more, may be empty.
        is_open: Whether it may be done at all.
    """

    name: str
    detail: str
    is_open: bool


class ExerciseRow(QLabel):
    """A row with a tick or a lock, the name, and a line about it. A label, so that it is read as one text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: ExerciseView | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_exercise(self, view: ExerciseView) -> None:
        """Show an exercise."""
        if view == self._view:
            return
        self._view = view
        state = self.tr("open") if view.is_open else self.tr("closed")
        self.setAccessibleName(", ".join(part for part in (view.name, state, view.detail) if part))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Tell the layout that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, in px."""
        name, detail = self._heights(width - _TEXT_LEFT_PX)
        return round(name + detail) + _AIR_PX

    def sizeHint(self) -> QSize:
        """Return comfortable room."""
        return QSize(520, self.heightForWidth(520))

    def minimumSizeHint(self) -> QSize:
        """Return a narrow column."""
        return QSize(260, 40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign and the words."""
        view = self._view
        if view is None:
            return
        colours = theme.current()
        width = self.width() - _TEXT_LEFT_PX
        name, detail = self._heights(width)
        top = (self.height() - name - detail) / 2
        with painter_on(self) as painter:
            icon, ink = ("check", colours.good) if view.is_open else ("lock", colours.ink3)
            size = _ICON_PX * min(theme.text_scale(), 1.5)
            draw_icon(painter, icon, QPointF(13, top + min(name, self._line()) / 2), size, ink)
            painter.setFont(theme.font(16, theme.MEDIUM))
            painter.setPen(colours.ink if view.is_open else colours.ink2)
            painter.drawText(QRectF(_TEXT_LEFT_PX, top, width, name + 2), Qt.TextFlag.TextWordWrap, view.name)
            painter.setFont(theme.font(14))
            painter.setPen(colours.ink2)
            under = QRectF(_TEXT_LEFT_PX, top + name, width, detail + 2)
            painter.drawText(under, Qt.TextFlag.TextWordWrap, view.detail)

    def _heights(self, width: float) -> tuple[float, float]:
        """Return the heights of the name and of the line under it."""
        if self._view is None:
            return 0.0, 0.0
        room, wrap = QRectF(0, 0, width, _HIGH_PX), Qt.TextFlag.TextWordWrap
        name = QFontMetricsF(theme.font(16, theme.MEDIUM)).boundingRect(room, wrap, self._view.name).height()
        detail = QFontMetricsF(theme.font(14)).boundingRect(room, wrap, self._view.detail).height()
        return name, detail if self._view.detail else 0.0

    @staticmethod
    def _line() -> float:
        return QFontMetricsF(theme.font(16, theme.MEDIUM)).height()
