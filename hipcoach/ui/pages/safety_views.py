"""Safety questions, locks and answers as the pages show them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hipcoach.domain.advice import Trigger
from hipcoach.domain.falls import FALLS
from hipcoach.domain.safety import Action
from hipcoach.ui import formats, labels, reason_labels
from hipcoach.ui.widgets.locked_panel import LockedAnswer, LockView
from hipcoach.ui.widgets.question_row import QuestionView

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hipcoach.content.words import Words
    from hipcoach.domain.person import AnswerGiven
    from hipcoach.domain.safety import Lock, Question, SafetyVerdict
    from hipcoach.ui.pages.today_more_views import AdviceView

URGENT = frozenset({Action.EMERGENCY, Action.TODAY})
_TRIGGERS = {trigger.value: trigger for trigger in Trigger}
_NOTHING_GIVEN: Mapping[str, AnswerGiven] = MappingProxyType({})


def question_views(questions: Iterable[Question], words: Words) -> list[QuestionView]:
    """The questions in words; each follow-up says what it stands under."""
    return [
        QuestionView(
            id=question.id,
            text=words.question(question.id),
            title=words.action_title(question.action) if question.action is not Action.CAUTION else "",
            advice=words.question_advice(question.id),
            is_grave=question.action in URGENT or question.action is Action.BLOCK,
            has_unsure=question.counts_unsure,
            after=question.after,
        )
        for question in questions
    ]


def lock_view(
    verdict: SafetyVerdict,
    questions: Iterable[Question],
    words: Words,
    noticed: Sequence[AdviceView] = (),
    given: Mapping[str, AnswerGiven] = _NOTHING_GIVEN,
) -> LockView:
    """The locks in force as one thing to do: what the most serious asks for.

    Args:
        verdict: What the answers mean.
        questions: All questions.
        words: The words of the content.
        noticed: What locks beside the answers, since scores ask for a clinician.
        given: The latest answers, for their days.
    """
    answers = [*_locking_answers(verdict, questions, words, given), *map(_noticed, noticed)]
    if not verdict.locks:
        return _lock_by_scores(words, answers)
    worst = verdict.locks[0].action
    return LockView(
        title=words.action_title(worst),
        advice=words.action_advice(worst),
        lifts=words.action_lifts(worst),
        answers=answers,
        is_assessable=bool(noticed) or any(lock.action.is_lifted_by_clearance for lock in verdict.locks),
        is_urgent=worst in URGENT,
    )


def _lock_by_scores(words: Words, answers: list[LockedAnswer]) -> LockView:
    """A lock without any answer behind it."""
    advice = QCoreApplication.translate(
        "SafetyViews",
        "What you wrote down needs a person, not an app. Please see a clinician before you go on. This is usually a "
        "precaution. Your exercises are paused; diary and progress stay open, so that you can show them.",
    )
    return LockView(
        title=words.action_title(Action.CLEAR_FIRST),
        advice=advice,
        lifts=words.action_lifts(Action.CLEAR_FIRST),
        answers=answers,
        is_assessable=True,
        is_urgent=False,
    )


def _noticed(advice: AdviceView) -> LockedAnswer:
    return LockedAnswer(question=advice.title, answer=advice.text, advice="")


def subject(question_id: str, words: Words) -> str:
    """What an assessment was about: an answer, falls, or what scores showed."""
    if question_id == FALLS:
        return QCoreApplication.translate("SafetyViews", "Falls")
    if question_id in _TRIGGERS:
        return reason_labels.trigger_title(_TRIGGERS[question_id])
    return words.question(question_id)


def _locking_answers(
    verdict: SafetyVerdict, questions: Iterable[Question], words: Words, given: Mapping[str, AnswerGiven]
) -> list[LockedAnswer]:
    """The answers in the order they were asked; a follow-up never stands without its question."""
    locks = {lock.question_id: lock for lock in verdict.locks}
    shown: list[LockedAnswer] = []
    for question in questions:
        lock = locks.get(question.id)
        if lock is None:
            continue
        text = words.question(question.id)
        if question.after and question.after not in locks:
            text = f"{words.question(question.after)}. {text}"
        answer = _answer_line(lock, given.get(question.id))
        shown.append(LockedAnswer(question=text, answer=answer, advice=words.question_advice(question.id)))
    return shown


def _answer_line(lock: Lock, latest: AnswerGiven | None) -> str:
    """The answer that locks and its day; and why a no after it did not open anything."""
    word = labels.answer_word(lock.answer)
    if latest is None:
        return QCoreApplication.translate("SafetyViews", "Your answer: {answer}").format(answer=word)
    if latest.stamp.at_utc == lock.since_utc:
        text = QCoreApplication.translate("SafetyViews", "Your answer: {answer}, {day}")
        return text.format(answer=word, day=formats.day_with_year(latest.stamp.day))
    text = QCoreApplication.translate(
        "SafetyViews",
        "Your answer was: {answer}. On {day} you answered: {later}. What was noticed once still deserves a look.",
    )
    return text.format(
        answer=word, day=formats.day_with_year(latest.stamp.day), later=labels.answer_word(latest.answer)
    )


def assessable(verdict: SafetyVerdict, words: Words) -> list[tuple[str, str]]:
    """Id and words of each answer that an assessment can be about."""
    return [
        (lock.question_id, words.question(lock.question_id))
        for lock in verdict.locks
        if lock.action.is_lifted_by_clearance
    ]
