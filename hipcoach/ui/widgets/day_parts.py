"""A day long ago, as day, month and year apart; the day may be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget

from hipcoach.ui.widgets.combo import ComboBox
from hipcoach.ui.widgets.field import field
from hipcoach.ui.widgets.folding import fold, is_restyling

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent

_MONTHS = 12
_NARROW_PX = 460
_DAYS = 31
_YEARS = 9999


class DayParts(NamedTuple):
    """What stands in the fields; None is left empty."""

    day: int | None
    month: int | None
    year: int | None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was entered at all."""
        return self == DayParts(None, None, None)


class DayPartsField(QWidget):
    """Takes a day by its parts; whether there is such a day is for others to say.

    Attributes:
        day: The day of the month.
        month: Its name.
        year: The year.

    Signals:
        changed: The person changed a part.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day, self.year = QLineEdit(), QLineEdit()
        self.month = ComboBox(self.tr("Month"))
        self.month.addItem("", None)
        for number in range(1, _MONTHS + 1):
            self.month.addItem(QLocale().standaloneMonthName(number), number)
        for edit, most in ((self.day, _DAYS), (self.year, _YEARS)):
            edit.setValidator(QIntValidator(0, most, edit))
            edit.textEdited.connect(lambda _text: self.changed.emit())
        self.month.activated.connect(lambda _index: self.changed.emit())
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addLayout(field(self.tr("Day, if you know it"), self.day), 2)
        self._row.addLayout(field(self.tr("Month"), self.month), 3)
        self._row.addLayout(field(self.tr("Year"), self.year), 2)

    @property
    def parts(self) -> DayParts:
        """What stands in it."""
        return DayParts(_number(self.day.text()), self.month.currentData(), _number(self.year.text()))

    def set_day(self, day: date | None) -> None:
        """Show a day that is known already, without a signal."""
        self.day.setText(str(day.day) if day else "")
        self.month.setCurrentIndex(day.month if day else 0)
        self.year.setText(str(day.year) if day else "")

    def stops(self) -> list[QWidget]:
        """What the keyboard goes through."""
        return [self.day, self.month, self.year]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the fields under each other where there is little room."""
        super().resizeEvent(event)
        fold(self._row, self.width(), _NARROW_PX)

    def changeEvent(self, event: QEvent) -> None:
        """Do so too where the words have become large."""
        super().changeEvent(event)
        if is_restyling(event):
            fold(self._row, self.width(), _NARROW_PX)


def _number(text: str) -> int | None:
    return int(text) if text.strip().isdigit() else None
