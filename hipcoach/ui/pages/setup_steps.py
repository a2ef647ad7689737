"""What the steps of the first run show, each in a column of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal

from hipcoach.ui.widgets.banner import Banner
from hipcoach.ui.widgets.card import Card
from hipcoach.ui.widgets.choice_grid import ChoiceGrid
from hipcoach.ui.widgets.choice_row import ChoiceRow
from hipcoach.ui.widgets.clearance_form import ClearanceForm
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.locked_panel import LockedPanel
from hipcoach.ui.widgets.question_list import QuestionList
from hipcoach.ui.widgets.question_row import NO, YES
from hipcoach.ui.widgets.scroll_column import ScrollColumn
from hipcoach.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from hipcoach.ui.widgets.locked_panel import LockView
    from hipcoach.ui.widgets.question_row import QuestionView


class PlanView(NamedTuple):
    """The starting plan.

    Attributes:
        stage: Name of the first stage.
        why: What it is for, in a paragraph.
        changes: What the person's answers change in it; may be empty.
        notice: The short notice.
    """

    stage: str
    why: str
    changes: Sequence[str]
    notice: str


class Step(ScrollColumn):
    """A step with a title and a line below it.

    Signals:
        changed: The person answered something.
    """

    changed = Signal()

    def __init__(self, title: str = "", lead: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label(title, role=TextRole.PAGE_TITLE, wrap=True)
        self.lead = Label(lead, tone=Tone.INK2, wrap=True)
        self.body.addWidget(self.title)
        self.body.addWidget(self.lead)

    def left(self) -> int:
        """How many questions of this step are unanswered."""
        return 0

    def focus_first(self) -> bool:
        """Take the focus to what is to be answered first; False when there is nothing to answer."""
        return False


class WelcomeStep(Step):
    """The notice, which is accepted before anything else."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("welcome_step")
        self._notice = Card(padding=(28, 24))
        self._notice.body.setSpacing(14)
        self.accept = TickBox("")
        self.accept.setObjectName("accept_notice")
        self.body.addWidget(self._notice)
        self.body.addWidget(self.accept)
        self.body.addStretch(1)
        self.accept.toggled.connect(lambda _on: self.changed.emit())

    def show_notice(self, title: str, paragraphs: Sequence[str], accept: str, *, is_accepted: bool) -> None:
        """Show the notice."""
        self.title.setText(title)
        self.lead.setText(self.tr("HipCoach guides you through exercises for a sore hip. Please read this first."))
        if self._notice.body.count() == 0:
            for text in paragraphs:
                self._notice.body.addWidget(Label(text, wrap=True))
        self.accept.setText(accept)
        self.accept.setChecked(is_accepted)

    def left(self) -> int:
        """One while the notice isn't accepted."""
        return 0 if self.accept.isChecked() else 1

    def focus_first(self) -> bool:
        """Take the focus to the tick, with the beginning of the notice in sight."""
        self.accept.setFocus(Qt.FocusReason.OtherFocusReason)
        self.to_top()
        return True


class QuestionsStep(Step):
    """One screen of safety questions."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("questions_step")
        self.questions = QuestionList()
        self.body.addWidget(self.questions)
        self.body.addStretch(1)
        self.questions.answered.connect(self._on_answered)

    def show_screen(self, title: str, lead: str, views: Sequence[QuestionView], answers: Mapping[str, str]) -> None:
        """Show the questions of a screen with what is known of their answers."""
        self.title.setText(title)
        self.lead.setText(lead)
        self.questions.show_questions(views)
        self.questions.set_answers(answers)
        self.to_top()

    def left(self) -> int:
        """How many questions are unanswered."""
        return self.questions.left()

    def focus_first(self) -> bool:
        """Take the focus to the first unanswered question."""
        return self.questions.focus_first()

    def _on_answered(self, row: QWidget) -> None:
        self.reveal(row)
        self.changed.emit()


class AboutStep(Step):
    """Side, age and scales."""

    def __init__(self, sides: Sequence[tuple[str, str]], ages: Sequence[tuple[str, str]]) -> None:
        """Make it with key and words of each side and each age band."""
        super().__init__()
        self.setObjectName("about_step")
        self.title.setText(self.tr("About you"))
        self.lead.setText(self.tr("Three things your plan needs to know. You can change them later."))
        which, old = self.tr("Which hip is sore?"), self.tr("How old are you?")
        scales = self.tr("Do you have two bathroom scales?")
        self.side = ChoiceGrid(which, sides)
        self.age = ChoiceGrid(old, ages)
        self.scales = ChoiceRow(scales, [(NO, self.tr("No")), (YES, self.tr("Yes"))])
        why_scales = self.tr("With a foot on each they show whether you load both legs alike. One is no problem.")
        for name, words, detail, choice in (
            ("side_choice", which, "", self.side),
            ("age_choice", old, self.tr("It decides how much support standing exercises start with."), self.age),
            ("scales_choice", scales, why_scales, self.scales),
        ):
            choice.setObjectName(name)
            card = Card(padding=(28, 20))
            card.body.addWidget(Label(words, role=TextRole.CARD_TITLE, wrap=True))
            if detail:
                card.body.addWidget(Label(detail, tone=Tone.INK2, wrap=True))
            card.body.addSpacing(6)
            card.body.addWidget(choice)
            self.body.addWidget(card)
            choice.value_chosen.connect(lambda _key: self.changed.emit())
        self.body.addStretch(1)

    def show_facts(self, side: str | None, age: str | None, scales: str | None) -> None:
        """Show what is known."""
        self.side.set_value(side)
        self.age.set_value(age)
        self.scales.set_value(scales)
        self.to_top()

    def left(self) -> int:
        """How many of the three are unanswered."""
        return sum(choice.value is None for choice in (self.side, self.age, self.scales))

    def focus_first(self) -> bool:
        """Take the focus to the first unanswered one."""
        choices = (self.side, self.age, self.scales)
        next((choice for choice in choices if choice.value is None), self.side).setFocus()
        return True


class PlanStep(Step):
    """The first stage, why it comes first, and what to expect."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plan_step")
        self.title.setText(self.tr("Your starting plan"))
        self.lead.setText(self.tr("Each stage makes ready for the next. This is where yours begins."))
        self._stage = Label(role=TextRole.SESSION_TITLE, wrap=True)
        self._why = Label(role=TextRole.STRONG, wrap=True)
        pace = self.tr(
            "Sessions take about ten minutes at first. What you write down, not the calendar, opens the next stage."
        )
        honest = self.tr(
            "A little more pain in the first days is common. Up to 5 of 10 is fine when it has settled by the next "
            "morning. Your answers after each session decide the next dose."
        )
        self._changes = Banner()
        self._notice = Label(role=TextRole.CAPTION, tone=Tone.INK2, wrap=True)
        card = Card(padding=(28, 24))
        card.body.setSpacing(10)
        card.body.addWidget(Label(self.tr("First stage"), role=TextRole.EYEBROW))
        card.body.addWidget(self._stage)
        card.body.addWidget(self._why)
        card.body.addSpacing(6)
        card.body.addWidget(Label(pace, wrap=True))
        card.body.addWidget(Label(honest, wrap=True))
        self.body.addWidget(card)
        self.body.addWidget(self._changes)
        self.body.addWidget(self._notice)
        self.body.addStretch(1)

    def show_plan(self, view: PlanView) -> None:
        """Show the starting plan."""
        self._stage.setText(view.stage)
        self._why.setText(view.why)
        self._changes.show_message("\n".join(view.changes), title=self.tr("Changed for you"))
        if not view.changes:
            self._changes.hide()
        self._notice.setText(view.notice)
        self.to_top()


class LockedStep(ScrollColumn):
    """The end of the first run where somebody has to look first."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("locked_step")
        self.panel = LockedPanel()
        self.form = ClearanceForm()
        self._rest = Label(role=TextRole.BODY, tone=Tone.INK2, wrap=True)
        self._notice = Label(role=TextRole.CAPTION, tone=Tone.INK2, wrap=True)
        self.body.addWidget(self.panel)
        self.body.addWidget(self.form)
        self.body.addWidget(self._rest)
        self.body.addWidget(self._notice)
        self.body.addStretch(1)
        self.form.hide()
        self.form.cancel_requested.connect(self._close_form)

    def show_lock(self, view: LockView, rest: str, notice: str) -> None:
        """Show what to do, what stays open, and the notice."""
        self.panel.show_lock(view)
        self._rest.setText(rest)
        self._notice.setText(notice)
        self._close_form()
        self.to_top()

    def show_form(self, locked: Sequence[tuple[str, str]], today: date) -> None:
        """Open the form for an assessment."""
        self.form.begin(locked, today)
        self.form.show()
        self.panel.assess.hide()
        self.reveal(self.form)
        self.form.focus_first()

    def _close_form(self) -> None:
        if not self.form.isHidden():
            self.form.hide()
            self.panel.assess.show()
            self.panel.assess.setFocus(Qt.FocusReason.OtherFocusReason)
