"""The tries of a stance in a row, the present one in the colour of the side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QSizePolicy

from hipcoach.domain.exercise import Side
from hipcoach.ui import theme
from hipcoach.ui.widgets.painting import draw_box
from hipcoach.ui.widgets.player_widget import PlayerWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

_GAP_PX = 13
_BOX = QSize(152, 86)
_OPEN = "\N{EN DASH}"


class TryBoxes(PlayerWidget):
    """One box for each try."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tries: tuple[str | None, ...] = ()
        self._current: int | None = None
        self._side = Side.BOTH
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_tries(self, tries: Sequence[str | None], current: int | None, side: Side) -> None:
        """Show the tries.

        Args:
            tries: Result of each, already formatted; None for one that is still to come.
            current: Place of the present one, from 0; None for none.
            side: Whose colour the present one wears.
        """
        if (tuple(tries), current, side) != (self._tries, self._current, self._side):
            has_other_size = len(tries) != len(self._tries)
            self._tries, self._current, self._side = tuple(tries), current, side
            if has_other_size:
                self.updateGeometry()
            spoken = (f"{self._name(place)} {text}" for place, text in enumerate(tries) if text is not None)
            self.set_spoken(", ".join(spoken))
            self.redraw()

    def sizeHint(self) -> QSize:
        """Return room for all boxes at the present scale."""
        count = max(1, len(self._tries))
        width = count * _BOX.width() + (count - 1) * _GAP_PX
        return QSize(round(width * self._k), round(_BOX.height() * self._k))

    def minimumSizeHint(self) -> QSize:
        """Return two thirds of it."""
        return self.sizeHint() * (2 / 3)

    def paint_still(self, painter: QPainter) -> None:
        """Draw the boxes."""
        count = max(1, len(self._tries))
        gap = _GAP_PX * self._k
        step = (min(self.width(), self.sizeHint().width()) + gap) / count
        left = (self.width() - step * count + gap) / 2
        for place, text in enumerate(self._tries):
            box = QRectF(left + place * step, 0, step - gap, self.height())
            self._draw_box(painter, box, place, text)

    def _draw_box(self, painter: QPainter, box: QRectF, place: int, text: str | None) -> None:
        colours = theme.current()
        if place == self._current:
            side = theme.side_colours(self._side)
            draw_box(painter, box, 14 * self._k, side.soft, side.fill, 3 * self._k)
        else:
            draw_box(painter, box, 14 * self._k, colours.surface, colours.line, 1.0)
        half = box.height() / 2
        painter.setFont(theme.player_font(18 * self._k))
        painter.setPen(colours.ink2)
        upper = box.adjusted(0, 8 * self._k, 0, -half)
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, self._name(place))
        painter.setFont(theme.player_font(28 * self._k, theme.BOLD))
        painter.setPen(colours.ink3 if text is None else colours.ink)
        painter.drawText(box.adjusted(0, half - 8 * self._k, 0, -4), Qt.AlignmentFlag.AlignCenter, text or _OPEN)

    def _name(self, place: int) -> str:
        return self.tr("Try {number}").format(number=place + 1)
