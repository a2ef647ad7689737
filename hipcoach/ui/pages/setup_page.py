"""The first run: the notice, the gravest safety questions, about you, your starting plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.buttons import FilledButton, OutlineButton
from hipcoach.ui.widgets.card import Bar
from hipcoach.ui.widgets.choice_grid import ChoiceGrid
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.locked_panel import LockedPanel
from hipcoach.ui.widgets.question_list import QuestionList
from hipcoach.ui.widgets.scroll_column import ScrollColumn
from hipcoach.ui.widgets.step_rail import StepRail
from hipcoach.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from hipcoach.ui.widgets.locked_panel import LockView
    from hipcoach.ui.widgets.question_row import QuestionView

Choices = list[tuple[str, str]]


class SetupPage(QWidget):
    """One step at a time, with the rail of all steps on the left.

    Signals:
        back_requested: One step back.
        continue_requested: The step is done.
        assessment_requested: The person was assessed and wants to write that down.
        changed: An answer was given on the present step.
    """

    back_requested = Signal()
    continue_requested = Signal()
    assessment_requested = Signal()
    changed = Signal()

    def __init__(self, sides: Choices, ages: Choices, parent: QWidget | None = None) -> None:
        """Make it with the sides and age bands to choose from."""
        super().__init__(parent)
        self.setObjectName("setup_page")
        self.setAccessibleName(self.tr("First run"))
        steps = [self.tr("Welcome"), self.tr("Safety check"), self.tr("About you"), self.tr("Your starting plan")]
        foot = self.tr("Your answers stay on this computer. You can stop here and carry on later.")
        self._rail = StepRail(steps, foot, self)
        self._steps = QStackedWidget(self)
        self._make_notice()
        self._make_questions()
        self._make_about(sides, ages)
        self._make_plan()
        self._make_locked()
        self._banner = Banner(self)
        self._footer = Bar(self)
        self._back = OutlineButton(self.tr("Back"), self._footer, icon="arrow-left")
        self._left = Label(tone=Tone.INK2)
        self._on = FilledButton(self.tr("Continue"), self._footer)
        row = QHBoxLayout(self._footer)
        row.setContentsMargins(52, 16, 52, 16)
        row.addWidget(self._back)
        row.addStretch(1)
        row.addWidget(self._left)
        row.addSpacing(12)
        row.addWidget(self._on)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._banner)
        right.addWidget(self._steps, 1)
        right.addWidget(self._footer)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._rail)
        layout.addLayout(right, 1)
        self._back.clicked.connect(self.back_requested)
        self._on.clicked.connect(self.continue_requested)

    # -- what was answered -------------------------------------------------------------------------------------------

    @property
    def has_accepted(self) -> bool:
        """Whether the notice is ticked."""
        return self._accept.isChecked()

    @property
    def answers(self) -> dict[str, str]:
        """The answers of the present screen, by question."""
        return self._questions.answers()

    @property
    def about(self) -> tuple[str | None, str | None, str | None]:
        """Side, age band and whether there are scales, as keys."""
        return self._side.value, self._age.value, self._scales.value

    # -- what is shown -----------------------------------------------------------------------------------------------

    def show_notice(self, title: str, paragraphs: Sequence[str], accept: str, *, is_accepted: bool) -> None:
        """Turn to the notice."""
        self._notice_title.setText(title)
        self._notice_text.setText("\n\n".join(paragraphs))
        self._accept.setText(accept)
        self._accept.setChecked(is_accepted)
        self._turn_to(self._notice, 0, has_back=False)
        self._accept.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_questions(
        self, title: str, lead: str, views: Sequence[QuestionView], answers: Mapping[str, str], detail: str
    ) -> None:
        """Turn to a screen of questions."""
        self._questions_title.setText(title)
        self._questions_lead.setText(lead)
        self._questions.show_questions(views, answers)
        self._turn_to(self._safety, 1, detail=detail)
        self._safety.to_top()
        self._questions.focus_first()

    def show_about(self, side: str | None, age: str | None, scales: str | None) -> None:
        """Turn to the questions about the person."""
        self._side.set_value(side)
        self._age.set_value(age)
        self._scales.set_value(scales)
        self._turn_to(self._about, 2)
        self._side.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_plan(self, title: str, paragraphs: Sequence[str]) -> None:
        """Turn to the starting plan."""
        self._plan_title.setText(title)
        self._plan_text.setText("\n\n".join(paragraphs))
        self._turn_to(self._plan, 3)
        self._on.setText(self.tr("Go to Today"))
        self._on.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_locked(self, view: LockView, saved: str, words_on: str) -> None:
        """Say what to do now, instead of a plan."""
        self._lock.show_lock(view)
        self._saved.setText(saved)
        self._turn_to(self._locked, 1)
        self._on.setText(words_on)
        self._on.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_left(self, text: str, *, may_go_on: bool) -> None:
        """Say what is still missing on this step."""
        self._left.setText(text)
        self._on.setEnabled(may_go_on)

    def show_problem(self, text: str) -> None:
        """Say why something could not be saved; an empty text takes the line away."""
        self._banner.show_message(text, BannerTone.WARN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the rail shrink where the window is narrow."""
        super().resizeEvent(event)
        self._rail.fit(self.width())

    # -- how it is built ---------------------------------------------------------------------------------------------

    def _turn_to(self, step: QWidget, place: int, *, has_back: bool = True, detail: str = "") -> None:
        self._rail.show_step(place, detail)
        self._back.setVisible(has_back)
        self._on.setText(self.tr("Continue"))
        self.show_left("", may_go_on=True)
        self._steps.setCurrentWidget(step)

    def _column(self) -> ScrollColumn:
        column = ScrollColumn()
        self._steps.addWidget(column)
        return column

    def _make_notice(self) -> None:
        self._notice = self._column()
        self._notice_title = Label(role=TextRole.PAGE_TITLE, wrap=True)
        self._notice_text = Label(wrap=True)
        self._accept = TickBox("")
        self._accept.toggled.connect(lambda _on: self.changed.emit())
        for widget in (self._notice_title, self._notice_text, self._accept):
            self._notice.body.addWidget(widget)
        self._notice.body.addStretch(1)

    def _make_questions(self) -> None:
        self._safety = self._column()
        self._questions_title = Label(role=TextRole.PAGE_TITLE, wrap=True)
        self._questions_lead = Label(tone=Tone.INK2, wrap=True)
        self._questions = QuestionList()
        self._questions.answered.connect(self._on_answered)
        for widget in (self._questions_title, self._questions_lead, self._questions):
            self._safety.body.addWidget(widget)
        self._safety.body.addStretch(1)

    def _make_about(self, sides: Choices, ages: Choices) -> None:
        self._about = self._column()
        self._side = ChoiceGrid(self.tr("Which hip is sore?"), sides)
        self._age = ChoiceGrid(self.tr("How old are you?"), ages)
        scales = [("yes", self.tr("Yes, two alike")), ("no", self.tr("No"))]
        self._scales = ChoiceGrid(self.tr("Do you have two bathroom scales?"), scales)
        self._about.body.addWidget(Label(self.tr("About you"), role=TextRole.PAGE_TITLE))
        for title, detail, grid in (
            (
                self.tr("Which hip is sore?"),
                self.tr("It goes first in each exercise. The other side always follows."),
                self._side,
            ),
            (
                self.tr("How old are you?"),
                self.tr("It decides what is typical, and how firmly you hold on in standing work."),
                self._age,
            ),
            (
                self.tr("Do you have two bathroom scales?"),
                self.tr("With them you can measure how evenly you stand. It works without."),
                self._scales,
            ),
        ):
            self._about.body.addWidget(Label(title, role=TextRole.CARD_TITLE, wrap=True))
            self._about.body.addWidget(Label(detail, tone=Tone.INK2, wrap=True))
            self._about.body.addWidget(grid)
            grid.value_chosen.connect(lambda _value: self.changed.emit())
        self._about.body.addStretch(1)

    def _make_plan(self) -> None:
        self._plan = self._column()
        self._plan_title = Label(role=TextRole.PAGE_TITLE, wrap=True)
        self._plan_text = Label(wrap=True)
        self._plan.body.addWidget(self._plan_title)
        self._plan.body.addWidget(self._plan_text)
        self._plan.body.addStretch(1)

    def _make_locked(self) -> None:
        self._locked = self._column()
        self._lock = LockedPanel()
        self._saved = Label(tone=Tone.INK2, wrap=True)
        self._locked.body.addWidget(self._lock)
        self._locked.body.addWidget(self._saved)
        self._locked.body.addStretch(1)
        self._lock.change_requested.connect(self.back_requested)
        self._lock.assessment_requested.connect(self.assessment_requested)

    def _on_answered(self, row: QWidget) -> None:
        self._safety.reveal(row)
        self.changed.emit()

    def questions_left(self) -> int:
        """How many questions of the screen are unanswered."""
        return self._questions.left()
