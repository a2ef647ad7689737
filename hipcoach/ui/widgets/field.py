"""Fields that take words, days and numbers, each under what it asks for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QAbstractSpinBox, QDateEdit, QDoubleSpinBox, QLabel, QSpinBox, QVBoxLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QWidget

# The program's sheet dresses every line edit, and would leave the one inside a day or number no room for its words.
_INNER_SHEET = """
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
"""
_MARGIN_PX = 12


def field(words: str, edit: QWidget) -> QVBoxLayout:
    """A field under its words, which a screen reader says as well."""
    edit.setAccessibleName(words)
    label = QLabel(words)
    label.setWordWrap(True)
    label.setBuddy(edit)
    column = QVBoxLayout()
    column.setSpacing(6)
    column.addStretch(1)
    column.addWidget(label)
    column.addWidget(edit)
    return column


class DayField(QDateEdit):
    """A day; arrow keys change the part the cursor stands in, a turn of the wheel over it does nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDisplayFormat(self.tr("d MMM yyyy"))
        _dress(self)

    @property
    def day(self) -> date:
        """The day that stands in it."""
        found = self.date()
        return date(found.year(), found.month(), found.day())

    def set_day(self, day: date) -> None:
        """Show a day."""
        self.setDate(QDate(day.year, day.month, day.day))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()


class NumberField(QSpinBox):
    """A whole number; a turn of the wheel over it does nothing."""

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        _dress(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()


class DecimalField(QDoubleSpinBox):
    """A number in steps of its own; a turn of the wheel over it does nothing."""

    def __init__(self, most: float, step: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, most)
        self.setDecimals(0 if step == int(step) else 1)
        self.setSingleStep(step)
        _dress(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()


def _dress(box: QAbstractSpinBox) -> None:
    """Leave the room of the arrows to the words; arrow keys and typing do what they did."""
    box.setStyleSheet(_INNER_SHEET)
    box.lineEdit().setTextMargins(_MARGIN_PX, 0, _MARGIN_PX, 0)
