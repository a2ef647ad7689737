"""One target of a stage: met or not, by how much, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLabel, QSizePolicy

from hipcoach.ui import theme
from hipcoach.ui.widgets.painting import draw_box, draw_icon, painter_on

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPaintEvent
    from PySide6.QtWidgets import QWidget

_ICON_PX = 26
_TEXT_LEFT_PX = 40
_BAR_PX = QSize(162, 12)
_STACK_BELOW_PX = 520
_ROW_PX = 58


class CriterionView(NamedTuple):
    """One target as it is shown.

    Attributes:
        title: What is asked.
        detail: Where the number comes from.
        value: What is reached, "22"; shown bold.
        of: The rest of the sentence, " of 30 s".
        fraction: How far along, 0 to 1; None draws no bar.
        is_met: Whether the target is met.
    """

    title: str
    detail: str
    value: str
    of: str
    fraction: float | None
    is_met: bool


class CriterionRow(QLabel):
    """A row with tick or open circle, words, bar and value. A label, so that it is read as one text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: CriterionView | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_criterion(self, view: CriterionView) -> None:
        """Show a target."""
        if view == self._view:
            return
        self._view = view
        met = self.tr("met") if view.is_met else self.tr("not met yet")
        self.setAccessibleName(f"{view.title}, {view.detail}, {view.value}{view.of}, {met}")
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Tell the layout that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, in px."""
        words = self._words_height(self._words_width(width))
        if self._is_stacked(width):
            return round(words + self._value_height() + 20)
        return max(_ROW_PX, round(words) + 14)

    def sizeHint(self) -> QSize:
        """Return comfortable room."""
        return QSize(560, self.heightForWidth(560))

    def minimumSizeHint(self) -> QSize:
        """Return a narrow column; the bar then stands under the words."""
        return QSize(260, 44)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw icon, words, bar and value."""
        view = self._view
        if view is None:
            return
        colours = theme.current()
        width = self._words_width(self.width())
        words = self._words_height(width)
        stacked = self._is_stacked(self.width())
        top = 6.0 if stacked else (self.height() - words) / 2
        with painter_on(self) as painter:
            icon, ink = ("circle-check", colours.good) if view.is_met else ("circle", colours.control)
            draw_icon(painter, icon, QPointF(_ICON_PX / 2, top + words / 2), _ICON_PX, ink)
            self._draw_words(painter, view, QRectF(_TEXT_LEFT_PX, top, width, words))
            if stacked:
                line = QRectF(_TEXT_LEFT_PX, top + words + 4, self.width() - _TEXT_LEFT_PX, self._value_height())
            else:
                line = QRectF(_TEXT_LEFT_PX + width + 16, 0, self.width() - _TEXT_LEFT_PX - width - 16, self.height())
            self._draw_value(painter, view, line)

    @staticmethod
    def _draw_words(painter: QPainter, view: CriterionView, rect: QRectF) -> None:
        colours = theme.current()
        painter.setFont(theme.font(17, theme.MEDIUM))
        painter.setPen(colours.ink)
        used = painter.boundingRect(rect, Qt.TextFlag.TextWordWrap, view.title)
        painter.drawText(rect, Qt.TextFlag.TextWordWrap, view.title)
        painter.setFont(theme.font(14))
        painter.setPen(colours.ink2)
        painter.drawText(rect.adjusted(0, used.height(), 0, 8), Qt.TextFlag.TextWordWrap, view.detail)

    def _draw_value(self, painter: QPainter, view: CriterionView, rect: QRectF) -> None:
        colours = theme.current()
        of = QFontMetricsF(theme.font(17)).horizontalAdvance(view.of)
        painter.setFont(theme.font(17))
        painter.setPen(colours.ink2)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, right, view.of)
        painter.setFont(theme.font(17, theme.BOLD))
        painter.setPen(colours.ink)
        painter.drawText(rect.adjusted(0, 0, -of, 0), right, view.value)
        if view.fraction is None:
            return
        track = QRectF(rect.left(), rect.center().y() - _BAR_PX.height() / 2, self._bar_width(rect), _BAR_PX.height())
        draw_box(painter, track, 6, colours.inset, None)
        filled = max(0.0, min(1.0, view.fraction)) * track.width()
        if filled > 0:
            track.setWidth(max(filled, track.height()))
            draw_box(painter, track, 6, colours.good if view.is_met else colours.primary, None)

    def _bar_width(self, rect: QRectF) -> float:
        return min(float(_BAR_PX.width()), rect.width() - self._value_width() - 16)

    def _is_stacked(self, width: int) -> bool:
        return width < theme.scaled(_STACK_BELOW_PX)

    def _words_width(self, width: int) -> float:
        if self._is_stacked(width):
            return width - _TEXT_LEFT_PX
        return width - _TEXT_LEFT_PX - 16 - _BAR_PX.width() - 16 - max(theme.scaled(96), self._value_width())

    def _value_width(self) -> float:
        if self._view is None:
            return 0.0
        bold, plain = QFontMetricsF(theme.font(17, theme.BOLD)), QFontMetricsF(theme.font(17))
        return bold.horizontalAdvance(self._view.value) + plain.horizontalAdvance(self._view.of) + 2

    @staticmethod
    def _value_height() -> float:
        return max(24.0, QFontMetricsF(theme.font(17)).height())

    def _words_height(self, width: float) -> float:
        if self._view is None:
            return 0.0
        room, wrap = QRectF(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap
        title = QFontMetricsF(theme.font(17, theme.MEDIUM)).boundingRect(room, wrap, self._view.title)
        detail = QFontMetricsF(theme.font(14)).boundingRect(room, wrap, self._view.detail)
        return title.height() + detail.height() + 2
