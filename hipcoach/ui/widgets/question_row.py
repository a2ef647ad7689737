"""A question with No and Yes; what to do opens under a yes, and so do the questions that follow from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from hipcoach.ui import theme
from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.choice_row import ChoiceRow
from hipcoach.ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

NO, YES, UNSURE = "no", "yes", "unsure"
_WORDS_PX = 340
_INDENT_PX = 28
_GAP_PX = 20
_GAP_BELOW_PX = 8
_BESIDE = QBoxLayout.Direction.LeftToRight
_BELOW = QBoxLayout.Direction.TopToBottom


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


class _FoldingLine(QBoxLayout):
    """Words with their answers beside them, or below them where there is little room.

    It knows its height for a width before it has that width: rows that are made late keep their place.
    """

    def __init__(self, words: Label, choice: ChoiceRow) -> None:
        super().__init__(_BESIDE)
        self._words = words
        self._choice = choice
        self.setSpacing(_GAP_PX)
        self.addWidget(words, 1)
        self.addWidget(choice, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)

    def heightForWidth(self, width: int) -> int:
        """Return the height that words and answers need."""
        answers = self._choice.sizeHint()
        if self._is_narrow(width):
            return self._words.heightForWidth(width) + _GAP_BELOW_PX + answers.height()
        return max(self._words.heightForWidth(width - answers.width() - _GAP_PX), answers.height())

    def minimumHeightForWidth(self, width: int) -> int:
        """Return the same: nothing is clipped."""
        return self.heightForWidth(width)

    def setGeometry(self, rect: QRect) -> None:
        """Fold where the width asks for it."""
        direction = _BELOW if self._is_narrow(rect.width()) else _BESIDE
        if direction is not self.direction():
            self.setDirection(direction)
            self.setSpacing(_GAP_BELOW_PX if direction is _BELOW else _GAP_PX)
        super().setGeometry(rect)

    def _is_narrow(self, width: int) -> bool:
        return width - self._choice.sizeHint().width() - _GAP_PX < theme.scaled(_WORDS_PX)


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
        layout.addLayout(_FoldingLine(self._text, self.choice))
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
