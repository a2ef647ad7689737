"""The 0-10 pain scale: eleven buttons over a plain wedge, with nothing that suggests an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from hipcoach.ui import theme
from hipcoach.ui.widgets.painting import draw_box, painter_on
from hipcoach.ui.widgets.radio_strip import RadioPart, RadioStrip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

WORST = 10
_SECOND_DIGIT_MS = 1000
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_GAP_PX = 8
_WEDGE_PX = 10
_WEDGE_ALPHA = 0.45


class _ScoreButton(RadioPart):
    """One score."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box and the number."""
        colours = theme.current()
        chosen = self.isChecked()
        hovered = self.underMouse() and not chosen
        fill = colours.primary if chosen else colours.primary_soft if hovered else colours.surface
        with painter_on(self) as painter:
            draw_box(painter, QRectF(self.rect()), 12, fill, colours.primary if chosen else colours.control, 1.5)
            painter.setFont(theme.font(22, theme.BOLD if chosen else theme.MEDIUM))
            painter.setPen(colours.on_primary if chosen else colours.ink)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class PainScale(RadioStrip):
    """Asks for a pain score; unanswered until the user chooses.

    Signals:
        score_chosen: The user chose a score, 0 to 10.
    """

    score_chosen = Signal(int)

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        """Make an unanswered scale; ``question`` is what a screen reader says, not shown here."""
        super().__init__(question, parent)
        parts = [_ScoreButton(str(score), self) for score in range(WORST + 1)]
        for score, part in enumerate(parts):
            part.setAccessibleName(self.tr("{question}, {score} of 10").format(question=question, score=score))
        self._adopt(parts)
        self._one_at_ms: int | None = None
        self.index_chosen.connect(self.score_chosen)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def score(self) -> int | None:
        """The chosen score, None while unanswered."""
        return self.index

    def set_score(self, score: int | None) -> None:
        """Show a score that is known already, without a signal; None clears."""
        self.set_index(score)

    def take_key(self, event: QKeyEvent) -> bool:
        """Handle digits, and 1 then 0 within a second as 10; then arrows, Home and End."""
        text = event.text()
        # Shift is let through: some keyboards have their digits there.
        is_digit = len(text) == 1 and text in "0123456789" and not event.modifiers() & _COMMANDS
        if not is_digit:
            self._one_at_ms = None
            return super().take_key(event)
        one_at_ms, self._one_at_ms = self._one_at_ms, None
        now_ms = int(event.timestamp())
        if text == "0" and one_at_ms is not None and now_ms - one_at_ms <= _SECOND_DIGIT_MS:
            self.choose(WORST)
            return True
        if text == "1":
            self._one_at_ms = now_ms
        self.choose(int(text))
        return True

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(11 * theme.scaled(60) + 10 * _GAP_PX, self._height())

    def minimumSizeHint(self) -> QSize:
        """Return eleven targets of 44 px, or as wide as the words below need."""
        return QSize(max(11 * 44 + 10 * _GAP_PX, self._words_width()), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the buttons."""
        super().resizeEvent(event)
        step = (self.width() + _GAP_PX) / (WORST + 1)
        for place, part in enumerate(self._parts):
            left = round(place * step)
            part.setGeometry(left, 0, round((place + 1) * step) - _GAP_PX - left, self._button_px())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw wedge, marker and the words at both ends."""
        colours = theme.current()
        top = self._button_px() + 12
        width = self.width()
        with painter_on(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.mixed(colours.surface, colours.control, _WEDGE_ALPHA))
            bottom = top + _WEDGE_PX
            painter.drawPolygon(QPolygonF([QPointF(0, bottom), QPointF(width, top), QPointF(width, bottom)]))
            if self.index is not None:
                self._draw_marker(painter, self._parts[self.index].geometry().center().x() + 0.5, top, colours.primary)
            painter.setFont(theme.font(14))
            painter.setPen(colours.ink2)
            words = QRectF(0, bottom + 8, width, self.height() - bottom - 8)
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft, self._no_pain())
            painter.drawText(words, Qt.AlignmentFlag.AlignRight, self._worst_pain())

    @staticmethod
    def _draw_marker(painter: QPainter, x: float, top: float, colour: QColor) -> None:
        painter.setBrush(colour)
        low = top + _WEDGE_PX + 5
        painter.drawPolygon(QPolygonF([QPointF(x - 8, low), QPointF(x + 8, low), QPointF(x, low - 12)]))

    def _button_px(self) -> int:
        return max(52, round(QFontMetricsF(theme.font(22)).height()) + 20)

    def _height(self) -> int:
        return self._button_px() + 12 + _WEDGE_PX + 8 + round(QFontMetricsF(theme.font(14)).height()) + 2

    def _words_width(self) -> int:
        metrics = QFontMetricsF(theme.font(14))
        return round(metrics.horizontalAdvance(self._no_pain() + self._worst_pain())) + 24

    def _no_pain(self) -> str:
        return self.tr("No pain")

    def _worst_pain(self) -> str:
        return self.tr("Worst pain imaginable")
