"""The questions before a session: pain now, and anything new since last time."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.buttons import ButtonSize, FilledButton, OutlineButton
from hipcoach.ui.widgets.card import Bar, Card
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.locked_panel import LockedPanel
from hipcoach.ui.widgets.pain_scale import PainScale
from hipcoach.ui.widgets.question_list import QuestionList
from hipcoach.ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.ui.widgets.locked_panel import LockView
    from hipcoach.ui.widgets.question_row import QuestionView


class BeforePage(QWidget):
    """One calm screen; a lock takes its place.

    Signals:
        changed: An answer was given.
        start_requested: The person wants to begin, or has read what keeps them from it.
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
        self._scale = PainScale(self.tr("Your hip right now?"))
        self._mini = QuestionList()
        self._opened = QuestionList()
        self._advice = Banner()
        self._standing = Card()
        self._standing_title = Label(role=TextRole.ROW_TITLE, wrap=True)
        self._standing_text = Label(tone=Tone.INK2, wrap=True)
        self._standing.body.addWidget(self._standing_title)
        self._standing.body.addWidget(self._standing_text)
        self._lock = LockedPanel()
        self._lock.change.hide()
        self._lock.assessment_requested.connect(self.safety_requested)
        self._questions = self._make_questions()
        column = ScrollColumn(self)
        self._column = column
        column.body.addWidget(self._questions)
        column.body.addWidget(self._lock)
        column.body.addStretch(1)
        footer = Bar(self)
        self._cancel = OutlineButton(self.tr("Back to Today"), footer, icon="arrow-left")
        self._start = FilledButton(self.tr("Start"), footer, icon="play", size=ButtonSize.LARGE)
        row = QHBoxLayout(footer)
        row.setContentsMargins(32, 16, 32, 16)
        row.addWidget(self._cancel)
        row.addStretch(1)
        row.addWidget(self._start)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(column, 1)
        layout.addWidget(footer)
        self._scale.score_chosen.connect(lambda _score: self.changed.emit())
        self._mini.answered.connect(self._on_answered)
        self._opened.answered.connect(self._on_answered)
        self._start.clicked.connect(self.start_requested)
        self._cancel.clicked.connect(self.cancel_requested)

    @property
    def score(self) -> int | None:
        """Pain now, or None."""
        return self._scale.score

    @property
    def mini_answers(self) -> dict[str, str]:
        """The answers to what is new, by id."""
        return self._mini.answers()

    @property
    def opened_answers(self) -> dict[str, str]:
        """The answers to the questions that a yes opened, by id."""
        return self._opened.answers()

    def questions_left(self) -> int:
        """How many rows are unanswered."""
        return self._mini.left() + self._opened.left()

    def show_fresh(self, mini: Sequence[QuestionView], standing: tuple[str, Sequence[str]] | None) -> None:
        """Show the questions with nothing answered, and what to see to before standing work."""
        self._scale.clear()
        self._mini.show_questions(mini)
        self._mini.set_answers({})
        self.show_opened(())
        self._standing.setVisible(standing is not None)
        if standing is not None:
            title, items = standing
            self._standing_title.setText(title)
            self._standing_text.setText("\n".join(f"\N{BULLET} {item}" for item in items))
        self._lock.hide()
        self._questions.show()
        self._start.show()
        self.show_advice("", may_start=False)
        self._column.to_top()
        self._scale.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_opened(self, views: Sequence[QuestionView]) -> None:
        """Ask what a yes opened."""
        self._opened.show_questions(views)
        self._opened.setVisible(bool(views))
        stops = [*self._scale.parts, *self._mini.stops(), *self._opened.stops(), self._start, self._cancel]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def show_advice(self, text: str, *, may_start: bool) -> None:
        """Say what the answers mean for the session."""
        self._advice.show_message(text, BannerTone.WARN)
        self._start.setEnabled(may_start)

    def show_lock(self, view: LockView) -> None:
        """Say what to do now instead of a session."""
        self._lock.show_lock(view)
        self._questions.hide()
        self._lock.show()
        self._start.hide()
        self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, text: str) -> None:
        """Say why something could not be saved."""
        self._advice.show_message(text, BannerTone.STOP)

    def _make_questions(self) -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        card = Card()
        card.body.addWidget(Label(self.tr("Your hip right now?"), role=TextRole.CARD_TITLE))
        card.body.addWidget(self._scale)
        new = Card()
        new.body.addWidget(Label(self.tr("Since last time"), role=TextRole.CARD_TITLE))
        new.body.addWidget(self._mini)
        new.body.addWidget(self._opened)
        layout.addWidget(Label(self.tr("Before you start"), role=TextRole.PAGE_TITLE))
        for widget in (card, new, self._advice, self._standing):
            layout.addWidget(widget)
        return box

    def _on_answered(self, row: QWidget) -> None:
        self._column.reveal(row)
        self.changed.emit()
