"""An operation: which, when, and whether movements are still forbidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from hipcoach.ui.pages.setup_step import QuestionCard, Step
from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.choice_grid import ChoiceGrid
from hipcoach.ui.widgets.day_parts import DayPartsField

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    Choices = Sequence[tuple[str, str]]


class OperationStep(Step):
    """Three questions, of which two open after a yes.

    Attributes:
        which: What was operated on.
        day: When.
        precautions: Whether movements are still forbidden.

    Signals:
        edited: The person changed an answer.
    """

    edited = Signal()

    def __init__(self, kinds: Choices, precautions: Choices) -> None:
        """Make it with key and words of each choice; the first kind is none."""
        super().__init__()
        self.setObjectName("operation_step")
        self.title.setText(self.tr("Operations"))
        self.lead.setText(self.tr("On the hip, the pelvis, the back or the belly, however long ago."))
        which, when = self.tr("Have you had one?"), self.tr("When was it?")
        still = self.tr("Were you told to avoid some movements, and does that still hold?")
        self._none = kinds[0][0]
        self.which, self.day = ChoiceGrid(which, kinds), DayPartsField()
        self.precautions = ChoiceGrid(still, precautions)
        self._problem, self._note = Banner(), Banner()
        self.body.addWidget(QuestionCard(which, self.tr("If there were several, the latest."), self.which))
        self._when = QuestionCard(when, "", self.day)
        self._when.body.addWidget(self._problem)
        self._still = QuestionCard(still, self.tr("Your surgeon or PT tells you when it ends."), self.precautions)
        self.body.addWidget(self._when)
        self.body.addWidget(self._still)
        self.body.addWidget(self._note)
        self.body.addStretch(1)
        self.which.value_chosen.connect(self._on_which)
        self.day.changed.connect(self.edited)
        self.precautions.value_chosen.connect(lambda _key: self.edited.emit())

    def show_facts(self, which: str | None, day: date | None, precautions: str | None) -> None:
        """Show what is known."""
        self.which.set_value(which)
        self.day.set_day(day)
        self.precautions.set_value(precautions)
        self._problem.show_message("")
        self._open()
        self.to_top()

    def show_problem(self, text: str) -> None:
        """Say what is wrong with the day; an empty text takes it back."""
        self._problem.show_message(text, BannerTone.WARN)

    def show_note(self, text: str) -> None:
        """Say what follows from the answers; an empty text takes it back."""
        self._note.show_message(text, BannerTone.WARN)

    def stops(self) -> list[QWidget]:
        """What the keyboard goes through."""
        return [*self.which.parts, *self.day.stops(), *self.precautions.parts]

    def focus_first(self) -> bool:
        """Take the focus to the first unanswered question."""
        is_open = self.which.value not in {None, self._none}
        (self.precautions if is_open and self.precautions.value is None else self.which).setFocus()
        return True

    def _on_which(self, _key: str) -> None:
        self._open()
        self.edited.emit()

    def _open(self) -> None:
        is_open = self.which.value not in {None, self._none}
        self._when.setVisible(is_open)
        self._still.setVisible(is_open)
