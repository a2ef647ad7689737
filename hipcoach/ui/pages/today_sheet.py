"""The sheet over Today that lists the session's exercises before it starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from hipcoach.ui.widgets.buttons import FilledButton
from hipcoach.ui.widgets.card import Divider
from hipcoach.ui.widgets.folding import fold, is_restyling
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent

    from hipcoach.ui.pages.today_more_views import ExerciseLine, LookView

_NARROW_PX = 460


class LookSheet(Sheet):
    """Names every exercise with its dose, why it is there and why this dose."""

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

    def open_with(self, view: LookView) -> None:
        """Open it with these exercises, in order; the first ones are seen first."""
        self._title.setText(view.title)
        rows = QWidget()
        layout = QVBoxLayout(rows)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for exercise in view.exercises:
            layout.addWidget(Divider())
            layout.addWidget(_Row(exercise))
        if view.left_out:
            layout.addWidget(Divider())
            layout.addWidget(Label(view.left_out, tone=Tone.INK2, wrap=True))
        self.body.replaceWidget(self._lines, rows)
        self._lines.deleteLater()
        self._lines = rows
        self.open_sheet(self._close)
        self.to_top()


class _Row(QWidget):
    """One exercise; the dose goes under the words where it finds no room beside them."""

    def __init__(self, exercise: ExerciseLine) -> None:
        super().__init__()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(exercise.name, role=TextRole.ROW_TITLE, wrap=True))
        for reason in exercise.reasons:
            words.addWidget(Label(reason, role=TextRole.CAPTION, tone=Tone.INK2, wrap=True))
        dose = QVBoxLayout()
        dose.setSpacing(2)
        dose.addWidget(Label(exercise.dose, role=TextRole.STRONG))
        if exercise.extra:
            dose.addWidget(Label(exercise.extra, role=TextRole.CAPTION, tone=Tone.INK2))
        dose.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addLayout(words, 1)
        self._row.addLayout(dose)
        self._row.setAlignment(dose, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack words and dose where there is little room."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Do so too where the words have become large."""
        super().changeEvent(event)
        if is_restyling(event):
            self._fold()

    def _fold(self) -> None:
        is_stacked = fold(self._row, self.width(), _NARROW_PX)
        self._row.setSpacing(2 if is_stacked else 16)
