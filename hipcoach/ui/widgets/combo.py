"""A combo box with the chevron of the icon set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QComboBox

from hipcoach.ui import theme
from hipcoach.ui.widgets.painting import draw_icon, painter_on

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget


class ComboBox(QComboBox):
    """A stock combo box; the style sheet can't colour an arrow, so it is drawn here."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make an empty box; ``name`` is what a screen reader says."""
        super().__init__(parent)
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the stock box and the chevron."""
        super().paintEvent(event)
        size = theme.scaled(18)
        with painter_on(self) as painter:
            centre = QPointF(self.width() - theme.scaled(14) - size / 2, self.height() / 2)
            draw_icon(painter, "chevron-down", centre, size, theme.current().ink)
