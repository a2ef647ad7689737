"""The questions before a session: pain now, and anything new since last time."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.buttons import ButtonSize, FilledButton, OutlineButton
from hipcoach.ui.widgets.card import Card
from hipcoach.ui.widgets.enter_key import take_enter
from hipcoach.ui.widgets.foot_bar import FootBar
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.locked_panel import LockedPanel
from hipcoach.ui.widgets.pain_scale import PainScale
from hipcoach.ui.widgets.question_list import QuestionList
from hipcoach.ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from hipcoach.ui.widgets.locked_panel import LockView
    from hipcoach.ui.widgets.question_row import QuestionView


class BeforePage(QWidget):
    """One calm screen; a lock takes its place.

    Signals:
        changed: An answer was given.
        start_requested: The person wants to begin.
        cancel_requested: Back to Today.
        safety_requested: On to the safety page.
    """

    changed = Signal()
    start_requested = Signal()
    cancel_requested = Signal()
    safety_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("before_page")
        self.setAccessibleName(self.tr("Before the session"))
        self.scale = PainScale(self.tr("Your hip right now?"))
        self.mini = QuestionList()
        self.opened = QuestionList()
        self.advice = Banner()
        self._new_title = Label(role=TextRole.CARD_TITLE, wrap=True)
        self._new_lead = Label(tone=Tone.INK2, wrap=True)
        self._standing = Card(padding=(28, 20))
        self._standing_title = Label(role=TextRole.CARD_TITLE, wrap=True)
        self._standing_text = Label(wrap=True)
        self._standing.body.addWidget(self._standing_title)
        self._standing.body.addWidget(self._standing_text)
        self.lock = LockedPanel()
        self.cancel = OutlineButton(self.tr("Back to Today"), icon="arrow-left")
        self.start = FilledButton(self.tr("Start"), icon="play", size=ButtonSize.LARGE)
        self.foot = FootBar(self.cancel, self.start, self)
        self._questions = self._make_questions()
        self._column = ScrollColumn(self)
        self._column.body.addWidget(self._questions)
        self._column.body.addWidget(self.lock)
        self._column.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._column, 1)
        layout.addWidget(self.foot)
        self._wire()

    @property
    def score(self) -> int | None:
        """Pain now, or None."""
        return self.scale.score

    @property
    def mini_answers(self) -> dict[str, str]:
        """The answers to what is new, by id."""
        return self.mini.answers()

    @property
    def opened_answers(self) -> dict[str, str]:
        """The answers to the questions that were opened, by id."""
        return self.opened.answers()

    def questions_left(self) -> int:
        """How many rows are unanswered."""
        return self.mini.left() + self.opened.left()

    def show_fresh(
        self, title: str, lead: str, mini: Sequence[QuestionView], standing: tuple[str, Sequence[str]] | None
    ) -> None:
        """Show the questions with nothing answered.

        Args:
            title: What the questions are about.
            lead: A line about them, may be empty.
            mini: The few questions of every day.
            standing: Title and lines of what to see to before standing work, or None.
        """
        self._new_title.setText(title)
        self._new_lead.setText(lead)
        self._new_lead.setVisible(bool(lead))
        self.scale.clear()
        self.mini.show_questions(mini)
        self.mini.set_answers({})
        self.show_opened(())
        self.opened.set_answers({})
        standing_title, lines = standing or ("", ())
        self._standing_title.setText(standing_title)
        self._standing_text.setText("\n".join(f"\N{BULLET}  {item}" for item in lines))
        self.show_standing(is_needed=True)
        self.lock.hide()
        self._questions.show()
        self.start.show()
        self.foot.show_hint("")
        self.advice.show_message("")
        self._column.to_top()
        self.scale.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_opened(self, views: Sequence[QuestionView]) -> None:
        """Ask what a yes opened, right below it; what was answered of it before stays answered."""
        self.opened.show_questions(views)
        self.opened.setVisible(bool(views))
        stops = [*self.scale.parts, *self.mini.stops(), *self.opened.stops(), self.start, self.cancel]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def show_advice(self, title: str, text: str, *, is_grave: bool) -> None:
        """Say what the pain means for the session; an empty text takes it back."""
        tone = BannerTone.WARN if is_grave else BannerTone.INFO
        self.advice.show_message(text, tone, title=title)

    def show_standing(self, *, is_needed: bool) -> None:
        """Show what to see to before standing work, if there is anything and standing is still planned."""
        self._standing.setVisible(is_needed and bool(self._standing_text.text()))

    def show_start(self, text: str, hint: str, *, may_start: bool, is_offered: bool) -> None:
        """Show the way on.

        Args:
            text: Words of the button.
            hint: What is still missing.
            may_start: Whether everything is answered.
            is_offered: Whether there is a session at all.
        """
        self.start.setText(text)
        self.start.updateGeometry()
        self.start.setEnabled(may_start)
        self.start.setVisible(is_offered)
        self.foot.show_hint(hint)

    def show_lock(self, view: LockView) -> None:
        """Say what to do now instead of a session."""
        self.lock.show_lock(view)
        self._questions.hide()
        self.lock.show()
        self.start.hide()
        self.foot.show_hint("")
        self._column.to_top()
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, text: str) -> None:
        """Say why something could not be saved."""
        self.advice.show_message(text, BannerTone.STOP)
        self._column.reveal(self.advice)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to where it is of use."""
        super().focusInEvent(event)
        (self.cancel if self._questions.isHidden() else self.scale).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Start with Enter."""
        if not take_enter(event, self.start):
            super().keyPressEvent(event)

    def _make_questions(self) -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(Label(self.tr("Before you start"), role=TextRole.PAGE_TITLE, wrap=True))
        now = Card(padding=(28, 20))
        now.body.setSpacing(12)
        now.body.addWidget(Label(self.tr("Your hip right now?"), role=TextRole.CARD_TITLE, wrap=True))
        now.body.addWidget(self.scale)
        now.body.addWidget(self.advice)
        new = Card(padding=(28, 20))
        for widget in (self._new_title, self._new_lead, self.mini, self.opened):
            new.body.addWidget(widget)
        for card in (now, new, self._standing):
            layout.addWidget(card)
        return box

    def _wire(self) -> None:
        self.scale.score_chosen.connect(self._on_scored)
        self.mini.answered.connect(self._on_answered)
        self.opened.answered.connect(self._on_answered)
        self.start.clicked.connect(self.start_requested)
        self.cancel.clicked.connect(self.cancel_requested)
        self.lock.assessment_requested.connect(self.safety_requested)
        self.lock.change_requested.connect(self.safety_requested)

    def _on_scored(self, _score: int) -> None:
        self.changed.emit()
        self._column.reveal(self.advice if self.advice.isVisible() else self.scale)

    def _on_answered(self, row: QWidget) -> None:
        self.changed.emit()
        self._column.reveal(row)
