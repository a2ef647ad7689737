"""Safety: what is open or locked and why, and what opens it again."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hipcoach.ui.pages.safety_answers import AnswersCard
from hipcoach.ui.pages.safety_falls import FallsCard
from hipcoach.ui.pages.safety_precautions import HelpCard, PrecautionsCard
from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.buttons import FilledButton, OutlineButton
from hipcoach.ui.widgets.card import Card, Pill, PillTone
from hipcoach.ui.widgets.clearance_form import ClearanceForm
from hipcoach.ui.widgets.entry_list import EntryList
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.locked_panel import LockedPanel
from hipcoach.ui.widgets.question_list import QuestionList
from hipcoach.ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QFocusEvent

    from hipcoach.ui.widgets.entry_list import Entry
    from hipcoach.ui.widgets.locked_panel import LockView
    from hipcoach.ui.widgets.question_row import QuestionView


class SafetyPage(QWidget):
    """The state first, then what was noticed, when to get help, falls, precautions, and what was answered.

    Attributes:
        lock: Why exercise is locked, if it is.
        form: Takes an assessment.
        save: Saves the waiting questions.
        again: Asks for the whole check.
        finish: Takes up the first run again.
        assessed: Asks for the form beside what was noticed.
        help: When to get help.
        falls: The risk of falling.
        precautions: The precautions that count.
        answers: Everything that was answered.

    Signals:
        answers_given: The waiting questions are answered; read ``waiting_answers``.
        assessment_requested: The person wants to write down an assessment of what was noticed.
        check_requested: The person wants to answer the safety check again.
        set_up_requested: The person wants to finish the first run.
    """

    answers_given = Signal()
    assessment_requested = Signal()
    check_requested = Signal()
    set_up_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("safety_page")
        self.setAccessibleName(self.tr("Safety"))
        self._pill = Pill()
        self._problem = Banner()
        self.lock = LockedPanel()
        self.form = ClearanceForm()
        self.waiting = QuestionList()
        self.save = FilledButton(self.tr("Save answers"))
        self.again = OutlineButton(self.tr("Answer the safety check again"), icon="rotate-ccw")
        self.finish = FilledButton(self.tr("Carry on with the set-up"))
        self._open_title, self._open_text = Label(role=TextRole.CARD_TITLE, wrap=True), Label(wrap=True)
        self._waiting_card = self._make_waiting()
        self._open = self._make_open()
        self.assessed = OutlineButton(self.tr("I have been assessed"), icon="stethoscope")
        self._advice, self._advised = self._make_list(self.tr("What was noticed"))
        self._advice.body.addWidget(self.assessed, 0, Qt.AlignmentFlag.AlignLeft)
        self._assessments, self._assessed = self._make_list(self.tr("Assessments"))
        self.help, self.falls, self.precautions, self.answers = (
            HelpCard(),
            FallsCard(),
            PrecautionsCard(),
            AnswersCard(),
        )
        self._notice = Card()
        self._column = ScrollColumn(self)
        self._build()
        self._wire()

    @property
    def waiting_answers(self) -> dict[str, str]:
        """The answers to the waiting questions, by id."""
        return self.waiting.answers()

    def show_locked(self, view: LockView, pill: str) -> None:
        """Show a lock and what lifts it."""
        self._show_only(self.lock)
        self._pill.show_text(pill, "lock", PillTone.STOP if view.is_urgent else PillTone.WARN)
        self.lock.show_lock(view)

    def show_waiting(self, views: Sequence[QuestionView], pill: str) -> None:
        """Ask what must be answered before sessions open."""
        self._show_only(self._waiting_card)
        self._pill.show_text(pill, "circle-help", PillTone.WARN)
        self.waiting.show_questions(views)
        self.waiting.set_answers({})
        self.save.setEnabled(False)
        for before, after in pairwise([*self.waiting.stops(), self.save]):
            QWidget.setTabOrder(before, after)

    def show_open(self, title: str, text: str, pill: str, *, is_set_up: bool) -> None:
        """Say that nothing stands against exercise, or that only the first run has to be finished."""
        self._show_only(self._open)
        is_good = PillTone.GOOD if is_set_up else PillTone.WARN
        self._pill.show_text(pill, "shield-check" if is_set_up else "circle-help", is_good)
        self._open_title.setText(title)
        self._open_text.setText(text)
        self.again.setVisible(is_set_up)
        self.finish.setVisible(not is_set_up)

    def show_assessments(self, entries: Sequence[Entry]) -> None:
        """Show all that was recorded."""
        self._assessed.show_entries(entries)
        self._assessments.setVisible(bool(entries))

    def show_advice(self, entries: Sequence[Entry], *, can_record: bool) -> None:
        """Show what was noticed without locking anything, and whether an assessment can be written down here."""
        self._advised.show_entries(entries)
        self._advice.setVisible(bool(entries) or can_record)
        self.assessed.setVisible(can_record)

    def show_notice(self, title: str, paragraphs: Sequence[str]) -> None:
        """Show the notice; to be called once."""
        self._notice.body.addWidget(Label(title, role=TextRole.CARD_TITLE, wrap=True))
        for text in paragraphs:
            self._notice.body.addWidget(Label(text, tone=Tone.INK2, wrap=True))

    def open_form(self, locked: Sequence[tuple[str, str]], today: date) -> None:
        """Ask who assessed the person, when, and what they said."""
        self.form.begin(locked, today)
        self.form.show()
        for button in (self.lock.assess, self.assessed, self.falls.assessed):
            button.setEnabled(False)
        self._column.reveal(self.form)
        self.form.focus_first()

    def show_problem(self, text: str) -> None:
        """Say why something could not be saved; an empty text takes the line away."""
        self._problem.show_message(text, BannerTone.WARN)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to what is to be done first."""
        super().focusInEvent(event)
        if not self._waiting_card.isHidden():
            self.waiting.focus_first()
            return
        buttons = (self.lock.assess, self.lock.change, self.finish, self.again)
        first = next((button for button in buttons if button.isVisible()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_only(self, shown: QWidget) -> None:
        for part in (self.lock, self._waiting_card, self._open):
            part.setVisible(part is shown)
        self._hide_form()
        self.show_problem("")
        self._column.to_top()

    def _close_form(self) -> None:
        self._hide_form()
        buttons = (self.lock.assess, self.assessed, self.falls.assessed)
        first = next((button for button in buttons if button.isVisible()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hide_form(self) -> None:
        self.form.hide()
        for button in (self.lock.assess, self.assessed, self.falls.assessed):
            button.setEnabled(True)

    def _build(self) -> None:
        title = QVBoxLayout()
        title.setSpacing(10)
        title.addWidget(Label(self.tr("Safety"), role=TextRole.PAGE_TITLE))
        title.addWidget(self._pill)
        self._column.body.addLayout(title)
        for widget in (
            self._problem,
            self.lock,
            self._waiting_card,
            self._open,
            self.form,
            self._advice,
            self.help,
            self.falls,
            self.precautions,
            self.answers,
            self._assessments,
            self._notice,
        ):
            self._column.body.addWidget(widget)
        self._column.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._column)

    def _make_waiting(self) -> Card:
        card = Card()
        card.body.addWidget(Label(self.tr("Please answer these first"), role=TextRole.CARD_TITLE, wrap=True))
        card.body.addWidget(self.waiting)
        card.body.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _make_open(self) -> Card:
        card = Card()
        card.body.addWidget(self._open_title)
        card.body.addWidget(self._open_text)
        card.body.addSpacing(6)
        card.body.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(self.finish, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    @staticmethod
    def _make_list(title: str) -> tuple[Card, EntryList]:
        card, rows = Card(), EntryList()
        card.body.addWidget(Label(title, role=TextRole.CARD_TITLE, wrap=True))
        card.body.addWidget(rows)
        return card, rows

    def _wire(self) -> None:
        self.lock.change_requested.connect(self.check_requested)
        self.form.cancel_requested.connect(self._close_form)
        self.assessed.clicked.connect(self.assessment_requested)
        self.falls.assessed.clicked.connect(self.assessment_requested)
        self.answers.unfolded.connect(self._column.reveal)
        self.falls.unfolded.connect(lambda: self._column.reveal(self.falls))
        self.save.clicked.connect(self.answers_given)
        self.again.clicked.connect(self.check_requested)
        self.finish.clicked.connect(self.set_up_requested)
        self.waiting.answered.connect(self._on_answered)

    def _on_answered(self, row: QWidget) -> None:
        self.save.setEnabled(self.waiting.left() == 0)
        self._column.reveal(row)
