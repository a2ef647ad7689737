"""A number in large figures between a minus and a plus; typed, or changed by arrow keys."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from hipcoach.ui import theme
from hipcoach.ui.widgets.folding import is_restyling
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.round_button import RoundButton

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

_TEXT_PX = 64
_WIDTH_PX = 176
_HEIGHT_PX = 104
_LONGEST = 6
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class NumberStepper(QWidget):
    """Asks for a number; empty until the person enters one.

    Signals:
        changed: Another text stands in it.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step, self._most, self._start = 1.0, float("inf"), 0.0
        self.edit = QLineEdit(self)
        self.edit.setObjectName("number")
        self.edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.edit.setMaxLength(_LONGEST)
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.less = RoundButton("minus", self.tr("Less"), self)
        self.more = RoundButton("plus", self.tr("More"), self)
        self._unit = Label(role=TextRole.CARD_TITLE, tone=Tone.INK2)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addStretch(1)
        for widget in (self.less, self.edit, self._unit, self.more):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(lambda _text: self.changed.emit())
        self.edit.installEventFilter(self)
        self.less.clicked.connect(lambda: self.go(-1))
        self.more.clicked.connect(lambda: self.go(1))
        self._dress()

    def ask(self, question: str, unit: str, *, step: float, most: float, start: float = 0.0) -> None:
        """Ask for another number, empty again.

        Args:
            question: What a screen reader says.
            unit: Shown beside it.
            step: Of the buttons and arrow keys.
            most: Where plus ends.
            start: What the first plus or minus shows.
        """
        self._step, self._most, self._start = step, most, start
        self.edit.setAccessibleName(f"{question} {unit}".strip())
        self._unit.setText(unit)
        self._unit.setVisible(bool(unit))
        self.edit.clear()

    @property
    def text(self) -> str:
        """What stands in it."""
        return self.edit.text().strip()

    @property
    def value(self) -> float | None:
        """The number, as people in this place write it or with a plain point; None where it is none."""
        return number_in(self.text)

    def set_value(self, value: float) -> None:
        """Show a number."""
        decimals = 0 if value == int(value) else 1
        self.edit.setText(QLocale().toString(float(value), "f", decimals))

    def go(self, steps: int) -> None:
        """Go up or down by steps, between nothing and the most there can be."""
        value = self.value
        wanted = self._start if value is None else value + steps * self._step
        self.set_value(min(max(wanted, 0.0), self._most))
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go up and down with the arrow keys."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = _STEPS.get(Qt.Key(event.key()))
            if steps is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self.go(steps)
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if is_restyling(event):
            self._dress()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the text size it may have missed."""
        super().showEvent(event)
        self._dress()

    def _dress(self) -> None:
        scale = min(theme.text_scale(), 1.5)
        self.edit.setStyleSheet(
            f"QLineEdit {{ font-size: {round(_TEXT_PX * scale)}px; font-weight: 700; border-width: 2px;"
            " border-radius: 18px; padding: 0 6px; }"
        )
        self.edit.setFixedSize(round(_WIDTH_PX * scale), round(_HEIGHT_PX * scale))


def number_in(text: str) -> float | None:
    """A number as people in this place write it, or with a plain point; None where it is none."""
    for locale in (QLocale(), QLocale.c()):
        number, is_number = locale.toDouble(text)
        if is_number and math.isfinite(number):
            return float(number)
    return None
