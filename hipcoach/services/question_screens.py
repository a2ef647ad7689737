"""Which safety questions are asked, on which screens, and what opens further ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.frozen import Frozen
from hipcoach.domain.person import Answer
from hipcoach.domain.safety import opened_by
from hipcoach.services.fall_screening import FallScreening

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from hipcoach.content.questions import SafetyContent
    from hipcoach.domain.person import AnswerGiven
    from hipcoach.domain.safety import Question


class Screen(Frozen):
    """One screen of safety questions.

    Attributes:
        id: Id of its words.
        questions: What is asked, each followed by its follow-ups.
    """

    id: str
    questions: tuple[Question, ...]


class QuestionScreens(FallScreening):
    """The part of the screening that knows what to ask; it writes nothing down."""

    @property
    def safety(self) -> SafetyContent:
        """What can be asked."""
        return self._safety

    def latest_answers(self) -> dict[str, AnswerGiven]:
        """The latest answer to each question, mini-screen and stop signals included."""
        return self._store.latest_answers()

    def screens(self) -> tuple[Screen, ...]:
        """What the first run and every full screen ask: the gravest, and whatever else was answered once."""
        latest = self.latest_answers()
        return self._screens_of(question for question in self._roots() if question.is_gravest or question.id in latest)

    def all_screens(self) -> tuple[Screen, ...]:
        """Every screen with all its questions, whatever was answered before."""
        return self._screens_of(self._roots())

    def further_screens(self) -> tuple[Screen, ...]:
        """The screens of the questions that the short first run leaves out."""
        return self._screens_of(self._safety.further)

    def next_further_screen(self) -> int | None:
        """Place of the first further screen with a question that was never answered, or None."""
        return self._first_open(self.further_screens())

    def next_screen(self) -> int | None:
        """Place of the first screen with a question that was never answered, or None."""
        return self._first_open(self.screens())

    def with_follow_ups(self, question_ids: Iterable[str]) -> tuple[Question, ...]:
        """The questions of these ids, each followed by its follow-ups."""
        by_id = {question.id: question for question in self._safety.questions}
        asked: dict[str, Question] = {}
        for question_id in question_ids:
            asked[question_id] = by_id[question_id]
            asked |= {follow_up.id: follow_up for follow_up in self._safety.follow_ups(question_id)}
        return tuple(asked.values())

    def opened_by_mini(self, chosen: Collection[str]) -> tuple[str, ...]:
        """The questions a yes to these taps of the mini-screen opens, without writing anything down.

        After a fall these are all of the full screen.
        """
        items = self._safety.mini_screen
        opened = opened_by(items, chosen)
        if any(item.is_rescreen and item.id in chosen for item in items):
            asked = [question.id for screen in self.screens() for question in screen.questions if not question.after]
            opened = tuple(dict.fromkeys([*opened, *asked]))
        return opened

    def would_lock(self, answers: Iterable[tuple[str, Answer]]) -> bool:
        """Whether one of these answers, once written down, pauses exercise."""
        by_id = {question.id: question for question in self._safety.questions}
        return any(
            by_id[question_id].action.locks
            and (answer is Answer.YES or (answer is Answer.UNSURE and by_id[question_id].counts_unsure))
            for question_id, answer in answers
        )

    # -- inside ------------------------------------------------------------------------------------------------------

    def _roots(self) -> Iterator[Question]:
        """Every question that stands on a screen, in order."""
        return (question for question in self._safety.questions if question.screen and not question.after)

    def _screens_of(self, questions: Iterable[Question]) -> tuple[Screen, ...]:
        by_screen: dict[str, list[str]] = {screen_id: [] for screen_id in self._safety.screens}
        for question in questions:
            by_screen[question.screen].append(question.id)
        return tuple(
            Screen(id=screen_id, questions=self.with_follow_ups(asked))
            for screen_id, asked in by_screen.items()
            if asked
        )

    def _first_open(self, screens: Iterable[Screen]) -> int | None:
        """Place of the first screen with a question that was never answered, or None."""
        answers = self.latest_answers()
        for place, screen in enumerate(screens):
            if any(not question.after and question.id not in answers for question in screen.questions):
                return place
        return None
