"""How far the session is: one segment per exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QSizePolicy

from hipcoach.ui import theme
from hipcoach.ui.widgets.painting import draw_box
from hipcoach.ui.widgets.player_widget import PlayerWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

_SIZE = QSize(520, 48)
_SEGMENT_PX = 12
_STEPS = 64  # a segment repaints in steps of this fineness


class SessionBar(PlayerWidget):
    """Segments that fill, with "Exercise 2 of 7" and the time left above."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fills: tuple[int, ...] = ()
        self._current = 0
        self._left = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_progress(self, fractions: Sequence[float], current: int, left: str) -> None:
        """Show the session.

        Args:
            fractions: How much of each exercise is done, 0 to 1.
            current: Place of the present exercise, from 0.
            left: The time left, already in words.
        """
        fills = tuple(round(min(1.0, max(0.0, fraction)) * _STEPS) for fraction in fractions)
        if (fills, current, left) != (self._fills, self._current, self._left):
            self._fills, self._current, self._left = fills, current, left
            self.set_spoken(f"{self._words()}, {left}")
            self.redraw()

    def sizeHint(self) -> QSize:
        """Return the wished size at the present scale."""
        return QSize(round(_SIZE.width() * self._k), round(_SIZE.height() * self._k))

    def minimumSizeHint(self) -> QSize:
        """Return two thirds of the width."""
        return QSize(round(_SIZE.width() * self._k * 2 / 3), round(_SIZE.height() * self._k))

    def paint_still(self, painter: QPainter) -> None:
        """Draw words and segments."""
        colours, k = theme.current(), self._k
        words = QRectF(0, 0, self.width(), 26 * k)
        painter.setFont(theme.player_font(18 * k, theme.BOLD))
        painter.setPen(colours.ink)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._words())
        painter.setFont(theme.player_font(18 * k))
        painter.setPen(colours.ink2)
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._left)
        step = (self.width() + 5 * k) / max(1, len(self._fills))
        for place, fill in enumerate(self._fills):
            box = QRectF(place * step, self.height() - (_SEGMENT_PX + 4) * k, step - 5 * k, _SEGMENT_PX * k)
            draw_box(painter, box, box.height() / 2, colours.inset, colours.control, 1.0)
            if fill:
                box.setWidth(max(box.height(), box.width() * fill / _STEPS))
                draw_box(painter, box, box.height() / 2, colours.primary, None)

    def _words(self) -> str:
        return self.tr("Exercise {number} of {total}").format(number=self._current + 1, total=len(self._fills))
