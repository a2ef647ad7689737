"""Questions one under the other, with a line between them and follow-ups where they belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hipcoach.ui.widgets.card import Divider
from hipcoach.ui.widgets.question_row import UNSURE, YES, QuestionRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hipcoach.ui.widgets.question_row import QuestionView


class QuestionList(QWidget):
    """Asks questions; those that follow from another are seen only after its yes or "not sure".

    Signals:
        answered: The person chose another answer; carries the row, which may have grown.
    """

    answered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, QuestionRow] = {}
        self._dividers: dict[str, Divider] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_questions(self, views: Sequence[QuestionView], answers: Mapping[str, str] | None = None) -> None:
        """Show these questions; answers to questions that were shown before are kept.

        Args:
            views: The questions, each followed by its follow-ups.
            answers: Answers that are known already.
        """
        known = self.all_answers() | dict(answers or {})
        self._drop_rows()
        for view in views:
            row, divider = QuestionRow(view, self), Divider(self)
            self._layout.addWidget(divider)
            self._layout.addWidget(row)
            row.set_answer(known.get(view.id))
            row.answered.connect(lambda row=row: self._on_answered(row))
            self._rows[view.id], self._dividers[view.id] = row, divider
        self._show_follow_ups()

    def set_answers(self, answers: Mapping[str, str]) -> None:
        """Show answers that are known; questions without one become unanswered."""
        for question_id, row in self._rows.items():
            row.set_answer(answers.get(question_id))
        self._show_follow_ups()

    def answers(self) -> dict[str, str]:
        """The answers to all questions that can be seen, by id."""
        return {key: answer for key, row in self._asked().items() if (answer := row.answer) is not None}

    def all_answers(self) -> dict[str, str]:
        """The same with what was answered before its question was hidden again."""
        return {key: answer for key, row in self._rows.items() if (answer := row.answer) is not None}

    def left(self) -> int:
        """How many questions that can be seen are unanswered."""
        return sum(row.answer is None for row in self._asked().values())

    def row(self, question_id: str) -> QuestionRow:
        """The row of a question."""
        return self._rows[question_id]

    def stops(self) -> list[QWidget]:
        """Every answer of every row, in order: made late, they stand at the end of the window's tab order."""
        return [part for row in self._rows.values() for part in row.choice.parts]

    def focus_first(self) -> bool:
        """Take the focus to the first unanswered question, else to the first; False when there is none."""
        rows = list(self._asked().values())
        if not rows:
            return False
        first = next((row for row in rows if row.answer is None), rows[0])
        first.choice.setFocus()
        return True

    def _asked(self) -> dict[str, QuestionRow]:
        return {key: row for key, row in self._rows.items() if self._is_asked(row)}

    def _is_asked(self, row: QuestionRow) -> bool:
        first = self._rows.get(row.view.after)
        return first is None or first.answer in {YES, UNSURE}

    def _on_answered(self, row: QuestionRow) -> None:
        self._show_follow_ups()
        self.answered.emit(row)

    def _show_follow_ups(self) -> None:
        for key, row in self._rows.items():
            is_asked = self._is_asked(row)
            row.setVisible(is_asked)
            self._dividers[key].setVisible(is_asked and not row.view.after)

    def _drop_rows(self) -> None:
        for widget in (*self._rows.values(), *self._dividers.values()):
            self._layout.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._rows.clear()
        self._dividers.clear()
