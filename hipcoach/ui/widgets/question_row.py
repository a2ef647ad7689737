"""A question with No and Yes; what to do opens under a yes, and so do the questions that follow from it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.choice_row import ChoiceRow
from hipcoach.ui.widgets.folding_line import FoldingLine
from hipcoach.ui.widgets.label import Label

NO, YES, UNSURE = "no", "yes", "unsure"
_INDENT_PX = 28


class QuestionView(NamedTuple):
    """A question as it is shown.

    Attributes:
        id: What is reported with its answer.
        text: The question.
        title: The heading of the advice under a yes, may be empty.
        advice: What to do after a yes; empty for none.
        is_grave: Whether the advice stops everything else.
        has_unsure: Whether "Not sure" is offered; it then counts as a yes.
        after: Id of the question it stands under, or "".
    """

    id: str
    text: str
    title: str = ""
    advice: str = ""
    is_grave: bool = False
    has_unsure: bool = False
    after: str = ""


class QuestionRow(QWidget):
    """One question; unanswered until the person answers.

    Signals:
        answered: The person chose another answer.
    """

    answered = Signal()

    def __init__(self, view: QuestionView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"question_{view.id}")
        self.view = view
        choices = [(NO, self.tr("No")), (YES, self.tr("Yes"))]
        if view.has_unsure:
            choices.append((UNSURE, self.tr("Not sure")))
        self._text = Label(view.text, self, wrap=True)
        self.choice = ChoiceRow(view.text, choices, self)
        self._advice = Banner(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_INDENT_PX if view.after else 0, 6, 0, 6)
        layout.setSpacing(8)
        layout.addLayout(FoldingLine(self._text, self.choice))
        layout.addWidget(self._advice)
        self.choice.value_chosen.connect(self._on_chosen)

    @property
    def answer(self) -> str | None:
        """``no``, ``yes``, ``unsure`` or None."""
        return self.choice.value

    def set_answer(self, answer: str | None) -> None:
        """Show an answer that is known already, without a signal."""
        self.choice.set_value(answer)
        self._show_advice()

    def _on_chosen(self, _key: str) -> None:
        self._show_advice()
        self.answered.emit()

    def _show_advice(self) -> None:
        is_yes = self.answer in {YES, UNSURE}
        tone = BannerTone.STOP if self.view.is_grave else BannerTone.WARN
        self._advice.show_message(self.view.advice if is_yes else "", tone, title=self.view.title)
