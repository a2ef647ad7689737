"""The answers of the two checks: three counts, or six numbers off the scales."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from hipcoach.ui.widgets.count_row import CountRow
from hipcoach.ui.widgets.label import Label, TextRole, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

_LOOKS = 3


class ControlForm(QWidget):
    """Asks for the clean moves of the three parts.

    Signals:
        changed: A count was chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.rows: list[CountRow] = []
        for name, question in (
            ("tilt", self.tr("Clean tilts")),
            ("left", self.tr("Clean knee-outs, left")),
            ("right", self.tr("Clean knee-outs, right")),
        ):
            row = CountRow(question)
            row.setObjectName(name)
            row.score_chosen.connect(self.changed)
            layout.addWidget(Label(question, role=TextRole.ROW_TITLE))
            layout.addWidget(row)
            layout.addSpacing(8)
            self.rows.append(row)

    @property
    def counts(self) -> tuple[int | None, int | None, int | None]:
        """Tilts, left, right; None is not chosen."""
        tilt, left, right = (row.score for row in self.rows)
        return tilt, left, right

    def clear(self) -> None:
        """Forget all counts."""
        for row in self.rows:
            row.clear()


class ShareForm(QWidget):
    """Asks for what both scales showed, three times."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        sides = (self.tr("Left scale"), self.tr("Right scale"))
        for column, side in enumerate(sides, start=1):
            grid.addWidget(Label(side, role=TextRole.CAPTION, tone=Tone.INK2), 0, column)
        self.fields: list[tuple[QLineEdit, QLineEdit]] = []
        for number in range(1, _LOOKS + 1):
            look = self.tr("Look {n}").format(n=number)
            grid.addWidget(Label(look, role=TextRole.ROW_TITLE), number, 0)
            pair = (self._field(look, sides[0]), self._field(look, sides[1]))
            for column, field in enumerate(pair, start=1):
                grid.addWidget(field, number, column)
            self.fields.append(pair)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)

    @property
    def texts(self) -> Sequence[tuple[str, str]]:
        """What stands in the fields, left and right of each look."""
        return [(left.text().strip(), right.text().strip()) for left, right in self.fields]

    def clear(self) -> None:
        """Empty all fields."""
        for pair in self.fields:
            for field in pair:
                field.clear()

    def _field(self, look: str, side: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setAccessibleName(f"{look}, {side}")
        field.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        field.setMaxLength(8)
        return field
