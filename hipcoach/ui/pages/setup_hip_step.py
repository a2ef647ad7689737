"""Age, the sore side, the usual pain, and the sex for those who like to compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal

from hipcoach.ui.pages.setup_step import QuestionCard, Step
from hipcoach.ui.widgets.choice_grid import ChoiceGrid
from hipcoach.ui.widgets.pain_scale import PainScale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    Choices = Sequence[tuple[str, str]]


class HipView(NamedTuple):
    """What is known; None is unanswered."""

    age: str | None
    side: str | None
    pain: int | None
    sex: str | None


class HipStep(Step):
    """Four questions about the person and the hip.

    Attributes:
        age: The age band.
        side: Which hip.
        pain: The usual pain.
        sex: For comparing only.

    Signals:
        age_chosen: An age band; its key.
        side_chosen: A side; its key.
        pain_chosen: A score, 0 to 10.
        sex_chosen: A sex, or that it is not told; its key.
    """

    age_chosen = Signal(str)
    side_chosen = Signal(str)
    pain_chosen = Signal(int)
    sex_chosen = Signal(str)

    def __init__(self, ages: Choices, sides: Choices, sexes: Choices) -> None:
        """Make it with key and words of each choice."""
        super().__init__()
        self.setObjectName("hip_step")
        self.title.setText(self.tr("About you"))
        self.lead.setText(self.tr("What your plan needs to know. You can change all of it later."))
        old, which = self.tr("How old are you?"), self.tr("Which hip is sore?")
        usual, sex = self.tr("How much does it usually hurt?"), self.tr("Your sex, if you like to say")
        self.age, self.side = ChoiceGrid(old, ages), ChoiceGrid(which, sides)
        self.pain, self.sex = PainScale(usual), ChoiceGrid(sex, sexes)
        why = self.tr("Only for comparing your self-tests with what is typical. No exercise depends on it.")
        for name, words, detail, answer in (
            ("age_choice", old, self.tr("It decides how much support standing exercises start with."), self.age),
            ("side_choice", which, "", self.side),
            ("pain_choice", usual, self.tr("Think of the last week."), self.pain),
            ("sex_choice", sex, why, self.sex),
        ):
            answer.setObjectName(name)
            self.body.addWidget(QuestionCard(words, detail, answer))
        self.body.addStretch(1)
        self.age.value_chosen.connect(self.age_chosen)
        self.side.value_chosen.connect(self.side_chosen)
        self.pain.score_chosen.connect(self.pain_chosen)
        self.sex.value_chosen.connect(self.sex_chosen)

    def show_facts(self, view: HipView) -> None:
        """Show what is known."""
        self.age.set_value(view.age)
        self.side.set_value(view.side)
        self.pain.set_score(view.pain)
        self.sex.set_value(view.sex)
        self.to_top()

    def left(self) -> int:
        """How many of the three that are needed are unanswered."""
        return sum(answer is None for answer in (self.age.value, self.side.value, self.pain.score))

    def stops(self) -> list[QWidget]:
        """Every answer of every group."""
        return [part for group in (self.age, self.side, self.pain, self.sex) for part in group.parts]

    def focus_first(self) -> bool:
        """Take the focus to the first unanswered question."""
        groups = (self.age, self.side, self.pain)
        next((group for group in groups if group.index is None), self.age).setFocus()
        return True
