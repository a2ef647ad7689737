"""Takes a result by hand, or a correction: the value of each side and the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QWidget

from hipcoach.ui.widgets.buttons import FilledButton, OutlineButton
from hipcoach.ui.widgets.card import Card
from hipcoach.ui.widgets.combo import ComboBox
from hipcoach.ui.widgets.field import DayField, field
from hipcoach.ui.widgets.folding import fold
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.number_stepper import number_in

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from hipcoach.domain.exercise import Side
    from hipcoach.ui.pages.self_tests_views import EditView, HistoryView

_NARROW_PX = 560
_LONGEST = 8


class ResultForm(Card):
    """Fields for one or both sides, and the day.

    Signals:
        save_requested: The person is done; read ``values`` and ``day``.
        cancelled: Nothing is to be changed after all.
    """

    save_requested = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("result_form")
        self._title = Label(role=TextRole.CARD_TITLE, wrap=True)
        self._fields: dict[Side, QLineEdit | ComboBox] = {}
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(16)
        self._day = DayField()
        self._day.setObjectName("day")
        self._problem = Label(role=TextRole.STRONG, tone=Tone.WARN, wrap=True)
        self._save = FilledButton(self.tr("Save"))
        self._save.setObjectName("save")
        cancel = OutlineButton(self.tr("Cancel"))
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self._save)
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        self.body.setSpacing(12)
        self.body.addWidget(self._title)
        self.body.addLayout(self._row)
        self.body.addWidget(self._problem)
        self.body.addLayout(buttons)
        self._save.clicked.connect(self.save_requested)
        cancel.clicked.connect(self.cancelled)

    def begin(self, view: EditView, history: HistoryView) -> None:
        """Show a result as it is, or empty fields."""
        self._clear()
        self._title.setText(view.title)
        for (side, words), value in zip(view.sides, view.values, strict=True):
            if not view.has_value:
                continue
            edit = _field(history, value)
            edit.setObjectName(f"value_{side.value}")
            caption = f"{words} ({history.unit})" if history.unit else words
            self._row.addLayout(field(caption, edit), 2)
            self._fields[side] = edit
        self._day.set_day(view.day)
        self._row.addLayout(field(self.tr("Day"), self._day), 2)
        self._day.show()
        self.show_problem("")

    @property
    def values(self) -> dict[Side, tuple[str, float | None]]:
        """What stands in each field: its text, and the number where it is one."""
        return {side: _read(edit) for side, edit in self._fields.items()}

    @property
    def day(self) -> date:
        """The day."""
        return self._day.day

    def show_problem(self, text: str) -> None:
        """Say what is wrong; everything stays as it was entered."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def focus_first(self) -> None:
        """Give the keyboard to the first field."""
        next(iter(self._fields.values()), self._day).setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the fields below each other where there is little room."""
        super().resizeEvent(event)
        fold(self._row, self.width(), _NARROW_PX)

    def _clear(self) -> None:
        self._fields = {}
        while (item := self._row.takeAt(0)) is not None:
            column = item.layout()
            while column is not None and (each := column.takeAt(0)) is not None:
                old = each.widget()
                if old is not None:
                    old.hide()
                    if old is not self._day:
                        old.deleteLater()


def _field(history: HistoryView, value: float | None) -> QLineEdit | ComboBox:
    """A field for a number, or the answers where a result is none."""
    if history.choices:
        combo = ComboBox("")
        for key, words in history.choices:
            combo.addItem(words, key)
        combo.setCurrentIndex(max(combo.findData(str(value)), 0))
        return combo
    edit = QLineEdit()
    edit.setMaxLength(_LONGEST)
    if value is not None:
        edit.setText(QLocale().toString(float(value), "f", 0 if value == int(value) else 1))
    return edit


def _read(edit: QLineEdit | ComboBox) -> tuple[str, float | None]:
    if isinstance(edit, ComboBox):
        key = str(edit.currentData())
        return key, float(key)
    text = edit.text().strip()
    return text, number_in(text) if text else None
