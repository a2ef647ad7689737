"""The first run: six steps beside a rail, one part of them at a time, with the way on below."""

from __future__ import annotations

from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hipcoach.ui.pages.setup_locked_step import LockedStep
from hipcoach.ui.pages.setup_step import Step
from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.buttons import FilledButton, LinkButton, OutlineButton
from hipcoach.ui.widgets.enter_key import take_enter
from hipcoach.ui.widgets.foot_bar import FootBar
from hipcoach.ui.widgets.step_rail import StepRail

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

    from hipcoach.ui.pages.setup_part import Footer
    from hipcoach.ui.widgets.locked_panel import LockView


class SetupStep(Enum):
    """The steps, as the rail counts them."""

    WELCOME = 0
    SAFETY = 1
    ABOUT = 2
    GOALS = 3
    TESTS = 4
    PLAN = 5


class SetupPage(QWidget):
    """Fills the window until everything that must be known is known.

    Attributes:
        locked: The end where somebody has to look first.
        go_on: The button to the next part.
        later: A quieter way on.
        back: The button to the part before.
        foot: The bar with all three.

    Signals:
        continue_requested: On to the next part.
        later_requested: On without this one.
        back_requested: Back to the one before.
    """

    continue_requested = Signal()
    later_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("setup_page")
        names = [
            self.tr("Welcome"),
            self.tr("Safety check"),
            self.tr("About you"),
            self.tr("What you want back"),
            self.tr("Self-tests"),
            self.tr("Your first plan"),
        ]
        foot = self.tr("Your answers stay on this computer. You can stop here and carry on later.")
        self._rail = StepRail(names, foot, self)
        self.locked = LockedStep()
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.locked)
        self.back = OutlineButton(self.tr("Back"), icon="arrow-left")
        self.back.setObjectName("back")
        self.go_on = FilledButton("")
        self.go_on.setObjectName("continue")
        self.later = LinkButton("")
        self.later.setObjectName("later")
        self.foot = FootBar(self.back, self.go_on, self, later=self.later)
        self._problem = Banner(self)
        self._build()
        self.back.clicked.connect(self.back_requested)
        self.later.clicked.connect(self.later_requested)
        self.go_on.clicked.connect(self.continue_requested)

    @property
    def view(self) -> QWidget:
        """The part that is seen, or the lock."""
        return self._stack.currentWidget() or self.locked

    def show_view(self, view: Step, step: SetupStep, detail: str) -> None:
        """Show a part, which is taken in when it is seen for the first time; ``detail`` says how far its step is."""
        if self._stack.indexOf(view) < 0:
            self._stack.addWidget(view)
        self._show(view, step, detail)

    def show_locked(self, view: LockView, rest: str, notice: str) -> None:
        """Show what to do before exercise, what stays open, and the notice."""
        self.locked.show_lock(view, rest, notice)
        self._show(self.locked, SetupStep.SAFETY, "")

    def show_footer(self, footer: Footer, *, has_back: bool) -> None:
        """Show the way on, and whether there is one back."""
        self.go_on.setText(footer.go_on)
        self.go_on.setEnabled(footer.is_ready)
        self.later.setText(footer.later)
        self.later.setVisible(bool(footer.later))
        self.back.setVisible(has_back)
        is_other = footer.hint != self.foot.hint
        self.foot.show_hint(footer.hint, is_warning=footer.is_warning)
        for button in (self.go_on, self.later):
            button.updateGeometry()
        self._order_focus()
        if is_other:
            self._keep_in_sight()

    def show_problem(self, text: str) -> None:
        """Say why nothing could be saved; an empty text takes it back."""
        self._problem.show_message(text, BannerTone.WARN)

    def focus_step(self) -> None:
        """Take the focus to what comes first in the present part."""
        step = self.view
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

    def _show(self, widget: QWidget, step: SetupStep, detail: str) -> None:
        self._rail.show_step(step.value, detail)
        self._stack.setCurrentWidget(widget)
        self._problem.show_message("")

    def _keep_in_sight(self) -> None:
        """Scroll to what has the focus: a longer hint has taken some of the room."""
        step, focus = self.view, self.focusWidget()
        if isinstance(step, Step) and focus is not None and step.isAncestorOf(focus):
            step.reveal(focus)

    def _order_focus(self) -> None:
        """Let the keyboard go through the part from top to bottom, then on, then back."""
        step = self.view
        stops = step.stops() if isinstance(step, Step) else []
        for before, after in pairwise([*stops, self.go_on, self.later, self.back]):
            QWidget.setTabOrder(before, after)

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
