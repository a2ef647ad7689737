"""Safety: what is open or locked and why, and what opens it again."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.buttons import FilledButton, OutlineButton
from hipcoach.ui.widgets.card import Card
from hipcoach.ui.widgets.clearance_form import ClearanceForm
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.locked_panel import LockedPanel
from hipcoach.ui.widgets.question_list import QuestionList
from hipcoach.ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from hipcoach.ui.widgets.clearance_form import ClearanceEntry
    from hipcoach.ui.widgets.locked_panel import LockView
    from hipcoach.ui.widgets.question_row import QuestionView


class SafetyPage(QWidget):
    """The state first, then the waiting questions, then what was answered.

    Signals:
        assessment_requested: The person wants to write down an assessment.
        assessment_given: The form is done; read ``entry``.
        answers_given: The waiting questions are answered; read ``waiting_answers``.
        check_requested: The person wants to answer the safety check again.
    """

    assessment_requested = Signal()
    assessment_given = Signal()
    answers_given = Signal()
    check_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("safety_page")
        self.setAccessibleName(self.tr("Safety"))
        self._banner = Banner()
        self._lock = LockedPanel()
        self._form = ClearanceForm()
        self._form.hide()
        self._waiting_card, self._waiting = Card(), QuestionList()
        self._save = FilledButton(self.tr("Save answers"))
        self._waiting_card.body.addWidget(Label(self.tr("Please answer these first"), role=TextRole.CARD_TITLE))
        self._waiting_card.body.addWidget(self._waiting)
        self._waiting_card.body.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        self._open = Card()
        self._open_text = Label(wrap=True)
        self._open.body.addWidget(Label(self.tr("Sessions are open"), role=TextRole.CARD_TITLE))
        self._open.body.addWidget(self._open_text)
        self._answers = Card()
        self._rows = QVBoxLayout()
        self._again = OutlineButton(self.tr("Answer the safety check again"), icon="rotate-ccw")
        self._answers.body.addWidget(Label(self.tr("What you answered"), role=TextRole.CARD_TITLE))
        self._answers.body.addLayout(self._rows)
        self._answers.body.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        self._notice = Card()
        self._notice_text = Label(tone=Tone.INK2, wrap=True)
        self._notice.body.addWidget(Label(self.tr("What HipCoach is and is not"), role=TextRole.CARD_TITLE))
        self._notice.body.addWidget(self._notice_text)
        column = ScrollColumn(self)
        self._column = column
        column.body.addWidget(Label(self.tr("Safety"), role=TextRole.PAGE_TITLE))
        for widget in (
            self._banner,
            self._waiting_card,
            self._lock,
            self._form,
            self._open,
            self._answers,
            self._notice,
        ):
            column.body.addWidget(widget)
        column.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)
        self._wire()

    @property
    def entry(self) -> ClearanceEntry:
        """What stands in the form of the assessment."""
        return self._form.entry

    @property
    def waiting_answers(self) -> dict[str, str]:
        """The answers to the waiting questions, by id."""
        return self._waiting.answers()

    def show_state(self, lock: LockView | None, waiting: Sequence[QuestionView], open_text: str) -> None:
        """Show the lock, the waiting questions, or that sessions are open."""
        self._form.hide()
        self._lock.setVisible(lock is not None)
        if lock is not None:
            self._lock.show_lock(lock)
        self._waiting.show_questions(waiting)
        self._waiting.set_answers({})
        for before, after in pairwise([*self._waiting.stops(), self._save]):
            QWidget.setTabOrder(before, after)
        self._waiting_card.setVisible(bool(waiting))
        self._save.setEnabled(False)
        self._open.setVisible(lock is None and not waiting)
        self._open_text.setText(open_text)
        self._column.to_top()

    def show_answers(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show every answer as question, answer and day."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
        for question, answer in rows:
            self._rows.addWidget(_row(question, answer))

    def show_notice(self, paragraphs: Sequence[str]) -> None:
        """Show the notice."""
        self._notice_text.setText("\n\n".join(paragraphs))

    def open_form(self, locked: Sequence[tuple[str, str]], today: date) -> None:
        """Ask who assessed the person, when, and what they said."""
        self._form.begin(locked, today)
        self._form.show()
        self._column.reveal(self._form)
        self._form.focus_first()

    def show_form_problem(self, text: str) -> None:
        """Say what is missing in the form."""
        self._form.show_problem(text)

    def show_problem(self, text: str) -> None:
        """Say why something could not be saved; an empty text takes the line away."""
        self._banner.show_message(text, BannerTone.WARN)

    def _wire(self) -> None:
        self._lock.assessment_requested.connect(self.assessment_requested)
        self._lock.change_requested.connect(self.check_requested)
        self._form.save_requested.connect(self.assessment_given)
        self._form.cancel_requested.connect(self._form.hide)
        self._save.clicked.connect(self.answers_given)
        self._again.clicked.connect(self.check_requested)
        self._waiting.answered.connect(lambda _row: self._save.setEnabled(self._waiting.left() == 0))


def _row(question: str, answer: str) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 2, 0, 2)
    layout.addWidget(Label(question, wrap=True), 1)
    layout.addWidget(Label(answer, tone=Tone.INK2), 0, Qt.AlignmentFlag.AlignTop)
    return row
