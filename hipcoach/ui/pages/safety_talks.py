"""Changing what was answered: the safety questions, and those about falls, each in its place on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hipcoach.domain.errors import HipCoachError
from hipcoach.domain.person import Answer, Occasion
from hipcoach.ui.pages.safety_answer_words import answer_groups, questions_of
from hipcoach.ui.pages.safety_fall_words import fall_questions, fall_view
from hipcoach.ui.pages.safety_views import question_views

if TYPE_CHECKING:
    from hipcoach.content.content import Content
    from hipcoach.services.screening import ScreeningService
    from hipcoach.ui.pages.safety_answers import AnswersCard
    from hipcoach.ui.pages.safety_falls import FallsCard


class AnswersTalk(QObject):
    """Shows all answers, and takes changed ones.

    Signals:
        recorded: Changed answers are in the journal.
    """

    recorded = Signal()

    def __init__(self, card: AnswersCard, screening: ScreeningService, content: Content, parent: QObject) -> None:
        super().__init__(parent)
        self._card = card
        self._screening = screening
        self._words = content.words
        card.change_requested.connect(self.open)
        card.changed.connect(self.foretell)
        card.save_requested.connect(self.save)

    def refresh(self) -> None:
        """Show all answers."""
        given = self._screening.latest_answers()
        self._card.show_groups(answer_groups(self._screening.safety, given, self._words))

    def open(self, screen: str) -> None:
        """Ask the questions of a screen again, with the answers that are known."""
        asked = questions_of(self._screening.safety, screen)
        given = self._screening.latest_answers()
        known = {each.id: given[each.id].answer.value for each in asked if each.id in given}
        self._card.groups[screen].ask(question_views(asked, self._words), known)

    def foretell(self, screen: str) -> None:
        """Say before it is saved when an answer pauses exercise."""
        would_lock = self._screening.would_lock(self._news(screen))
        text = self.tr("With this answer exercise pauses. The page then says what to do, and what opens it again.")
        self._card.groups[screen].box.show_hint(text if would_lock else "", is_warning=True)

    def save(self, screen: str) -> None:
        """Write down what differs."""
        box, given = self._card.groups[screen].box, self._screening.latest_answers()
        chosen = [(key, Answer(value)) for key, value in box.answers.items()]
        is_first_time = not any(key in given for key, _ in chosen)
        try:
            if is_first_time:
                self._screening.record_answers(chosen, Occasion.RESCREEN)
            else:
                self._screening.change_answers(chosen)
        except HipCoachError as error:
            box.show_hint(str(error), is_warning=True)
            return
        self.recorded.emit()

    def _news(self, screen: str) -> list[tuple[str, Answer]]:
        """The answers that differ from those that are known."""
        given = self._screening.latest_answers()
        chosen = [(key, Answer(value)) for key, value in self._card.groups[screen].box.answers.items()]
        return [(key, answer) for key, answer in chosen if key not in given or given[key].answer is not answer]


class FallsTalk(QObject):
    """Shows the risk of falling, and asks its questions.

    Signals:
        recorded: The answers are in the journal.
    """

    recorded = Signal()

    def __init__(self, card: FallsCard, screening: ScreeningService, content: Content, parent: QObject) -> None:
        super().__init__(parent)
        self._card = card
        self._screening = screening
        self._content = content
        card.ask_button.clicked.connect(self.open)
        card.box.save_requested.connect(self.save)

    def refresh(self) -> None:
        """Show how things stand."""
        screening = self._screening
        self._card.show_falls(
            fall_view(
                screening.fall_verdict(),
                screening.fall_questions(),
                screening.latest_answers(),
                self._content,
                is_due=screening.is_fall_screen_due(),
            )
        )

    def open(self) -> None:
        """Ask the questions: afresh where they are due, else with the answers that are known."""
        asked, given = self._screening.fall_questions(), self._screening.latest_answers()
        known = {} if self._screening.is_fall_screen_due() else given
        answers = {item.id: known[item.id].answer.value for item in asked if item.id in known}
        self._card.ask(fall_questions(asked, self._content.words), answers)

    def save(self) -> None:
        """Write the answers down."""
        box = self._card.box
        try:
            self._screening.record_falls(
                [(key, Answer(value)) for key, value in box.answers.items()], Occasion.RESCREEN
            )
        except HipCoachError as error:
            box.show_hint(str(error), is_warning=True)
            return
        self.recorded.emit()
