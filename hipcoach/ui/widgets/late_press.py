"""The try that was just made, and by how much the key was pressed too late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hipcoach.ui.widgets.buttons import ButtonSize, LinkButton
from hipcoach.ui.widgets.choice_row import ChoiceRow
from hipcoach.ui.widgets.label import Label, TextRole, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence


class LatePress(QWidget):
    """Shows a try, takes a correction, and offers to do it again.

    Signals:
        late_chosen: The key was pressed so many seconds late (float); 0 for not at all.
        redo_requested: The try didn't count.
    """

    late_chosen = Signal(float)
    redo_requested = Signal()

    def __init__(self, seconds: Sequence[int], parent: QWidget | None = None) -> None:
        """Make it with the corrections to choose from, in s."""
        super().__init__(parent)
        self._made = Label(role=TextRole.CARD_TITLE, wrap=True)
        self._question = Label(self.tr("Pressed late? By how many seconds?"), tone=Tone.INK2, wrap=True)
        choices = [("0", self.tr("No")), *((str(each), str(each)) for each in seconds)]
        self.row = ChoiceRow(self.tr("Pressed late? By how many seconds?"), choices)
        self.redo = LinkButton(self.tr("That one doesn't count: again"), icon="repeat", size=ButtonSize.SMALL)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._made)
        layout.addWidget(self._question)
        layout.addWidget(self.row, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.redo, 0, Qt.AlignmentFlag.AlignLeft)
        self.row.value_chosen.connect(lambda key: self.late_chosen.emit(float(key)))
        self.redo.clicked.connect(self.redo_requested)

    def show_try(self, text: str, late_s: float, *, is_hold: bool) -> None:
        """Show a try; an empty text hides all of it."""
        self.setVisible(bool(text))
        self._made.setText(text)
        self.row.set_value(str(int(late_s)))
        for widget in (self._question, self.row):
            widget.setVisible(is_hold)
