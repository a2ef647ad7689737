"""The sheet over Today that lists the session's exercises before it starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hipcoach.ui.widgets.buttons import FilledButton
from hipcoach.ui.widgets.card import Divider
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.ui.pages.today_views import ExerciseLine


class LookSheet(Sheet):
    """Names every exercise with its dose and the reason for it."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, panel_width=760)
        self.setObjectName("look_sheet")
        self._title = Label(role=TextRole.PAGE_TITLE, wrap=True)
        self._lines = QWidget()
        self._close = FilledButton(self.tr("Close"))
        self.body.addWidget(self._title)
        self.body.addWidget(self._lines)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._close)
        self.body.addLayout(row)
        self._close.clicked.connect(self.close_sheet)
        self.dismissed.connect(self.close_sheet)

    def open_with(self, title: str, exercises: Sequence[ExerciseLine]) -> None:
        """Open it with these exercises, in order."""
        self._title.setText(title)
        rows = QWidget()
        layout = QVBoxLayout(rows)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for exercise in exercises:
            layout.addWidget(Divider())
            layout.addWidget(_row(exercise))
        self.body.replaceWidget(self._lines, rows)
        self._lines.deleteLater()
        self._lines = rows
        self.open_sheet(self._close)


def _row(exercise: ExerciseLine) -> QWidget:
    row = QWidget()
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(Label(exercise.name, role=TextRole.ROW_TITLE, wrap=True))
    words.addWidget(Label(exercise.reason, role=TextRole.CAPTION, tone=Tone.INK2, wrap=True))
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(16)
    layout.addLayout(words, 1)
    layout.addWidget(Label(exercise.dose, role=TextRole.STRONG), 0, Qt.AlignmentFlag.AlignVCenter)
    return row
