"""A question answered by one of a few words: No or Yes, Easy to Too hard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QSizePolicy

from hipcoach.ui import theme
from hipcoach.ui.widgets.painting import draw_box, painter_on
from hipcoach.ui.widgets.radio_strip import RadioPart, RadioStrip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

_RADIUS_PX = 12.0
_APART_PX = 12
_LEAST_PADDING_PX = 12
_PADDING_PX = 22


class _Segment(RadioPart):
    """One answer; square towards its neighbours when they are joined."""

    is_first = True
    is_last = True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box and the words."""
        colours = theme.current()
        chosen = self.isChecked()
        hovered = self.underMouse() and not chosen
        fill = colours.primary if chosen else colours.primary_soft if hovered else colours.surface
        rect = QRectF(self.rect())
        with painter_on(self) as painter:
            painter.setClipRect(rect)
            left = 0.0 if self.is_first else -2 * _RADIUS_PX
            right = 0.0 if self.is_last else 2 * _RADIUS_PX
            draw_box(painter, rect.adjusted(left, 0, right, 0), _RADIUS_PX, fill, colours.control, 1.0)
            if not self.is_first:
                painter.fillRect(QRectF(0, 0, 1, rect.height()), colours.control)
            painter.setFont(_font(is_chosen=chosen))
            painter.setPen(colours.on_primary if chosen else colours.ink)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.text())

    def focus_radius(self) -> float:
        """Return the corner radius that the focus ring has to follow, in px."""
        return _RADIUS_PX


class ChoiceRow(RadioStrip):
    """A few answers side by side; nothing chosen until the user does.

    Signals:
        value_chosen: The user chose an answer; its key.
    """

    value_chosen = Signal(str)

    def __init__(
        self,
        question: str,
        choices: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
        *,
        joined: bool = True,
    ) -> None:
        """Make an unanswered row.

        Args:
            question: What a screen reader says, not shown here.
            choices: Key and words of each answer, in order.
            parent: The owner.
            joined: One box with segments, or boxes apart that share the width.
        """
        super().__init__(question, parent)
        self._keys = [key for key, _words in choices]
        self._apart = 0 if joined else _APART_PX
        segments = [_Segment(words, self) for _key, words in choices]
        for place, segment in enumerate(segments):
            segment.is_first = not joined or place == 0
            segment.is_last = not joined or place == len(segments) - 1
            segment.setAccessibleName(f"{question}, {segment.text()}")
        self._adopt(segments)
        self.index_chosen.connect(lambda index: self.value_chosen.emit(self._keys[index]))
        across = QSizePolicy.Policy.Maximum if joined else QSizePolicy.Policy.Expanding
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)

    @property
    def value(self) -> str | None:
        """The key of the chosen answer, None while unanswered."""
        return None if self.index is None else self._keys[self.index]

    def set_value(self, key: str | None) -> None:
        """Show an answer that is known already, without a signal; None clears."""
        self.set_index(None if key is None else self._keys.index(key))

    def choose_value(self, key: str) -> None:
        """Choose an answer as if the user had."""
        self.choose(self._keys.index(key))

    def sizeHint(self) -> QSize:
        """Return room for all words; alike in width when they stand apart."""
        gaps = self._apart * (len(self._parts) - 1)
        return QSize(sum(self._widths()) + gaps, self._height())

    def minimumSizeHint(self) -> QSize:
        """Return room for all words with less air around them: answers are never clipped."""
        air = self._air_to_spare() * len(self._parts)
        return self.sizeHint() - QSize(air, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width: by their words when joined, evenly when apart."""
        super().resizeEvent(event)
        widths = self._widths()
        spare = (self.width() - self._apart * (len(widths) - 1) - sum(widths)) / len(widths)
        spare = max(spare, -self._air_to_spare())
        left = 0.0
        for part, width in zip(self._parts, widths, strict=True):
            right = left + width + spare
            part.setGeometry(round(left), 0, round(right) - round(left), self.height())
            left = right + self._apart

    def _widths(self) -> list[int]:
        metrics = QFontMetricsF(_font(is_chosen=True))
        padding = 2 * theme.scaled(_PADDING_PX)
        widths = [max(44, round(metrics.horizontalAdvance(part.text())) + padding) for part in self._parts]
        return [max(widths)] * len(widths) if self._apart else widths

    @staticmethod
    def _air_to_spare() -> int:
        """How much narrower an answer may be than it likes to be, in px: large words keep the air of normal ones."""
        return 2 * (theme.scaled(_PADDING_PX) - _LEAST_PADDING_PX)

    def _height(self) -> int:
        return max(54 if self._apart else 44, round(QFontMetricsF(_font(is_chosen=True)).height()) + 22)


def _font(*, is_chosen: bool) -> QFont:
    return theme.font(16, theme.BOLD if is_chosen else theme.MEDIUM)
