"""Questions that are asked again in their place, with a way to save and a way back."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.buttons import FilledButton, OutlineButton
from hipcoach.ui.widgets.question_list import QuestionList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hipcoach.ui.widgets.question_row import QuestionView


class AskBox(QWidget):
    """The questions, a hint, and two buttons.

    Attributes:
        questions: The questions.
        save: Saves the answers; only once all are given.
        cancel: Leaves everything as it was.

    Signals:
        cancelled: The person changed nothing.
        changed: An answer was given.
        save_requested: The answers are to be kept; read ``answers``.
    """

    cancelled = Signal()
    changed = Signal()
    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.questions = QuestionList()
        self._hint = Banner()
        self.save = FilledButton(self.tr("Save answers"))
        self.cancel = OutlineButton(self.tr("Cancel"))
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.questions)
        column.addWidget(self._hint)
        column.addLayout(buttons)
        self.questions.answered.connect(self._on_answered)
        self.save.clicked.connect(self.save_requested)
        self.cancel.clicked.connect(self.cancelled)

    @property
    def answers(self) -> dict[str, str]:
        """The answers to what can be seen, by id."""
        return self.questions.answers()

    def ask(self, views: Sequence[QuestionView], answers: Mapping[str, str]) -> None:
        """Ask these, with the answers that are known."""
        self.questions.show_questions(views)
        self.questions.set_answers(answers)
        self.show_hint("")
        self.save.setEnabled(self.questions.left() == 0)
        for before, after in pairwise([*self.questions.stops(), self.save, self.cancel]):
            QWidget.setTabOrder(before, after)
        self.show()

    def focus_first(self) -> None:
        """Take the focus to the first question."""
        if not self.questions.focus_first():
            self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_hint(self, text: str, *, is_warning: bool = False) -> None:
        """Say what saving would do, or why it was not possible; an empty text takes the line away."""
        self._hint.show_message(text, BannerTone.WARN if is_warning else BannerTone.INFO)

    def _on_answered(self, _row: QWidget) -> None:
        self.save.setEnabled(self.questions.left() == 0)
        self.changed.emit()
