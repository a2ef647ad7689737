"""The first run: notice, safety check, a few facts, the starting plan."""

from __future__ import annotations

from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hipcoach.ui.pages.setup_steps import AboutStep, LockedStep, PlanStep, QuestionsStep, Step, WelcomeStep
from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.buttons import FilledButton, OutlineButton
from hipcoach.ui.widgets.enter_key import take_enter
from hipcoach.ui.widgets.foot_bar import FootBar
from hipcoach.ui.widgets.step_rail import StepRail

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

    from hipcoach.ui.pages.setup_steps import PlanView
    from hipcoach.ui.widgets.locked_panel import LockView
    from hipcoach.ui.widgets.question_row import QuestionView


class SetupStep(Enum):
    """The steps, as the rail counts them."""

    WELCOME = 0
    SAFETY = 1
    ABOUT = 2
    PLAN = 3


class SetupPage(QWidget):
    """Fills the window until everything that must be known is known.

    Attributes:
        welcome: The notice.
        safety: One screen of questions.
        about: Side, age, scales.
        locked: The end where somebody has to look first.
        go_on: The button to the next step.
        back: The button to the step before.
        foot: The bar with both.

    Signals:
        changed: Something was answered.
        continue_requested: On to the next step.
        back_requested: Back to the one before.
    """

    changed = Signal()
    continue_requested = Signal()
    back_requested = Signal()

    def __init__(
        self, sides: Sequence[tuple[str, str]], ages: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        """Make it with key and words of each side and each age band."""
        super().__init__(parent)
        self.setObjectName("setup_page")
        names = [self.tr("Welcome"), self.tr("Safety check"), self.tr("About you"), self.tr("Your starting plan")]
        foot = self.tr("Your answers stay on this computer. You can stop here and carry on later.")
        self._rail = StepRail(names, foot, self)
        self.welcome = WelcomeStep()
        self.safety = QuestionsStep()
        self.about = AboutStep(sides, ages)
        self._plan = PlanStep()
        self.locked = LockedStep()
        self._stack = QStackedWidget(self)
        for step in (self.welcome, self.safety, self.about, self._plan, self.locked):
            self._stack.addWidget(step)
        for answerable in (self.welcome, self.safety, self.about):
            answerable.changed.connect(self.changed)
        self.back = OutlineButton(self.tr("Back"), icon="arrow-left")
        self.back.setObjectName("back")
        self.go_on = FilledButton("")
        self.go_on.setObjectName("continue")
        self.foot = FootBar(self.back, self.go_on, self)
        self._problem = Banner(self)
        self._build()
        self.back.clicked.connect(self.back_requested)
        self.go_on.clicked.connect(self.continue_requested)

    def show_welcome(self, title: str, paragraphs: Sequence[str], accept: str, *, is_accepted: bool) -> None:
        """Show the notice."""
        self.welcome.show_notice(title, paragraphs, accept, is_accepted=is_accepted)
        self._show(self.welcome, SetupStep.WELCOME)

    def show_questions(
        self, title: str, lead: str, views: Sequence[QuestionView], answers: Mapping[str, str], detail: str
    ) -> None:
        """Show a screen of safety questions; ``detail`` says which of how many."""
        self.safety.show_screen(title, lead, views, answers)
        for before, after in pairwise([*self.safety.questions.stops(), self.go_on, self.back]):
            QWidget.setTabOrder(before, after)
        self._show(self.safety, SetupStep.SAFETY, detail)

    def show_about(self, side: str | None, age: str | None, scales: str | None) -> None:
        """Show the facts, with what is known of them."""
        self.about.show_facts(side, age, scales)
        self._show(self.about, SetupStep.ABOUT)

    def show_plan(self, view: PlanView) -> None:
        """Show the starting plan."""
        self._plan.show_plan(view)
        self._show(self._plan, SetupStep.PLAN)

    def show_locked(self, view: LockView, rest: str, notice: str) -> None:
        """Show what to do before exercise, what stays open, and the notice."""
        self.locked.show_lock(view, rest, notice)
        self._show(self.locked, SetupStep.SAFETY)

    def show_footer(
        self, text: str, hint: str = "", *, is_ready: bool, has_back: bool, is_warning: bool = False
    ) -> None:
        """Show the way on.

        Args:
            text: Words of the button.
            hint: What is still missing, or what to look at once more.
            is_ready: Whether one can go on.
            has_back: Whether there is a step before.
            is_warning: Whether the hint is to be noticed.
        """
        self.go_on.setText(text)
        self.go_on.setEnabled(is_ready)
        self.go_on.updateGeometry()
        self.back.setVisible(has_back)
        self.foot.show_hint(hint, is_warning=is_warning)

    def show_problem(self, text: str) -> None:
        """Say why nothing could be saved; an empty text takes it back."""
        self._problem.show_message(text, BannerTone.WARN)

    def focus_step(self) -> None:
        """Take the focus to what comes first in the present step."""
        step = self._stack.currentWidget()
        if not (isinstance(step, Step) and step.focus_first()):
            self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to where it is of use."""
        super().focusInEvent(event)
        self.focus_step()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter."""
        if not take_enter(event, self.go_on):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the rail shrink where the window is narrow."""
        self._rail.fit(self.width())
        super().resizeEvent(event)

    def _show(self, widget: QWidget, step: SetupStep, detail: str = "") -> None:
        self._rail.show_step(step.value, detail)
        self._stack.setCurrentWidget(widget)
        self._problem.show_message("")

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self._problem)
        column.addWidget(self.foot)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._rail)
        layout.addLayout(column, 1)
