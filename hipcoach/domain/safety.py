"""Whether a person may exercise at all: questions, locks, and what lifts them (section A of the programme).

Nothing here knows words or diseases. The record of answers and clearances is the only state, so a lock can't be lost:
it follows from the record each time. The record may come in any order, since its time stamps decide; that they never
run backwards is the journal's duty.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from hipcoach.domain.frozen import Frozen
from hipcoach.domain.person import Answer, in_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from hipcoach.domain.person import AnswerGiven, Clearance


class Action(Enum):
    """What a yes leads to (A1), least serious first."""

    CAUTION = "caution"
    CLEAR_FIRST = "clear_first"
    BLOCK = "block"
    TODAY = "today"
    EMERGENCY = "emergency"

    @property
    def severity(self) -> int:
        """Place in the order of seriousness; the highest wins."""
        return _ORDER[self]

    @property
    def locks(self) -> bool:
        """Whether exercise and physical tests are locked."""
        return self is not Action.CAUTION

    @property
    def is_lifted_by_clearance(self) -> bool:
        """Whether a recorded assessment lifts the lock; BLOCK ends only with another answer."""
        return self in _ASSESSED

    @property
    def is_urgent(self) -> bool:
        """Whether the person is sent to be seen at once; an assessment then says what they were told."""
        return self in _URGENT

    @property
    def counts_unsure(self) -> bool:
        """Whether "not sure" counts as yes."""
        return self.is_urgent


_ORDER = {action: place for place, action in enumerate(Action)}
_URGENT = frozenset({Action.TODAY, Action.EMERGENCY})
_ASSESSED = _URGENT | {Action.CLEAR_FIRST}


class Question(Frozen):
    """One safety question (A2).

    Attributes:
        id: Permanent id, also in the journal.
        action: What a yes leads to.
        screen: The screen it is asked on; "" for one that is only asked when something opens it.
        is_gravest: Whether it belongs to the short first run.
        counts_unsure: Whether "not sure" counts as yes.
        after: Id of the question that must be yes or not sure before this one is asked, or "".
        flags: Precautions a yes sets.
        opens: Questions to ask afresh after a yes.
        source: Where it comes from.
    """

    id: str
    action: Action
    screen: str
    is_gravest: bool
    counts_unsure: bool
    after: str
    flags: tuple[str, ...]
    opens: tuple[str, ...]
    source: str


class ShortQuestion(Frozen):
    """A tap of the mini-screen before a session, or a stop signal in it (A2, A4).

    Attributes:
        id: Permanent id.
        opens: Questions to ask afresh when it applies.
        needs_flag: It is shown only to people with this precaution; "" for everybody.
        is_rescreen: Whether it opens the whole screen again.
        source: Where it comes from.
        is_fall: Whether it tells of a fall, so that the fall-risk screen is asked again (A3).
    """

    id: str
    opens: tuple[str, ...]
    needs_flag: str
    is_rescreen: bool
    source: str
    is_fall: bool = False


class Lock(Frozen):
    """A question that locks exercise, tests and unlocks.

    Attributes:
        question_id: The question.
        action: What it asks of the person.
        answer: The answer that locked.
        since_utc: When that was answered.
    """

    question_id: str
    action: Action
    answer: Answer
    since_utc: datetime


class SafetyVerdict(Frozen):
    """What all answers together mean.

    Attributes:
        action: The most serious thing in force, or None when every answer is fine.
        locks: Every lock in force, most serious first.
        flags: Precautions in force.
        unanswered: Questions still to be answered, in order.
    """

    action: Action | None
    locks: tuple[Lock, ...]
    flags: frozenset[str]
    unanswered: tuple[str, ...]

    @property
    def may_exercise(self) -> bool:
        """Whether sessions and physical tests are allowed."""
        return not self.locks and not self.unanswered


def judge_safety(
    questions: Iterable[Question],
    answers: Iterable[AnswerGiven],
    clearances: Iterable[Clearance],
    *,
    short_questions: Iterable[ShortQuestion] = (),
    required: Iterable[str] | None = None,
) -> SafetyVerdict:
    """Judge the whole record of answers.

    A lock of EMERGENCY, TODAY or CLEAR_FIRST lasts until an assessment of that question is recorded after the last yes;
    answering no does not lift it. BLOCK lasts as long as the latest answer is yes.

    Args:
        questions: All questions there are.
        answers: Every answer ever given, in any order, those to short questions included; of two of one moment a yes
            counts.
        clearances: Every assessment ever recorded.
        short_questions: Mini-screen and stop signals; what one opens must be answered after it.
        required: Ids that must have been answered; all that stand on a screen when None. Questions that follow from
            an answer are required by themselves.
    """
    by_id = {question.id: question for question in questions}
    openers = {question.id: question.opens for question in by_id.values()}
    openers |= {item.id: item.opens for item in short_questions}
    in_order = sorted(answers, key=in_time)
    record = _Record(by_id, in_order, clearances)
    record.note_opened(openers, in_order)
    locks = [lock for question in by_id.values() if (lock := record.lock(question))]
    locks.sort(key=lambda lock: -lock.action.severity)
    in_force = [question for question in by_id.values() if record.is_in_force(question)]
    flags = frozenset(flag for question in in_force for flag in question.flags)
    actions = [lock.action for lock in locks] + [Action.CAUTION for question in in_force if not question.action.locks]
    return SafetyVerdict(
        action=max(actions, key=lambda action: action.severity, default=None),
        locks=tuple(locks),
        flags=flags,
        unanswered=tuple(record.unanswered(None if required is None else set(required))),
    )


def opened_by(items: Iterable[ShortQuestion], chosen: Iterable[str]) -> tuple[str, ...]:
    """The questions to ask afresh after the chosen mini-screen items or stop signals, each once, in order."""
    chosen_ids = set(chosen)
    opened = [question_id for item in items if item.id in chosen_ids for question_id in item.opens]
    return tuple(dict.fromkeys(opened))


class _Record:
    """Answers and clearances, looked up by question."""

    def __init__(
        self, by_id: Mapping[str, Question], answers: Iterable[AnswerGiven], clearances: Iterable[Clearance]
    ) -> None:
        self._by_id = by_id
        self._latest: dict[str, AnswerGiven] = {}
        self._latest_yes: dict[str, AnswerGiven] = {}
        self._cleared_utc: dict[str, datetime] = {}
        self._opened_utc: dict[str, datetime] = {}
        for given in answers:
            self._latest[given.question_id] = given
            question = by_id.get(given.question_id)
            if question and _is_yes(question, given.answer):
                self._latest_yes[given.question_id] = given
        for clearance in clearances:
            at_utc = clearance.stamp.at_utc
            self._cleared_utc[clearance.question_id] = max(at_utc, self._cleared_utc.get(clearance.question_id, at_utc))

    def note_opened(self, openers: Mapping[str, tuple[str, ...]], answers: Iterable[AnswerGiven]) -> None:
        """Remember when each question was last opened by another answer than no."""
        for given in answers:
            if given.answer is not Answer.NO:
                for question_id in openers.get(given.question_id, ()):
                    self._opened_utc[question_id] = given.stamp.at_utc

    def is_yes_now(self, question: Question) -> bool:
        """Whether the latest answer counts as yes."""
        given = self._latest.get(question.id)
        return given is not None and _is_yes(question, given.answer)

    def is_in_force(self, question: Question) -> bool:
        """Whether the latest answer counts as yes, and so does that of the question it stands under, or is not sure.

        Precautions after an operation end when the person says that it is over; nobody is asked for them again then.
        """
        first = self._latest.get(question.after) if question.after else None
        is_over = first is not None and first.answer is Answer.NO
        return not is_over and self.is_yes_now(question)

    def lock(self, question: Question) -> Lock | None:
        """The lock a question holds, if any."""
        if not question.action.locks:
            return None
        if question.action.is_lifted_by_clearance:
            yes = None if self._is_cleared(question) else self._latest_yes.get(question.id)
        else:
            yes = self._latest[question.id] if self.is_yes_now(question) else None
        if yes is None:
            return None
        return Lock(question_id=question.id, action=question.action, answer=yes.answer, since_utc=yes.stamp.at_utc)

    def unanswered(self, required: set[str] | None) -> list[str]:
        """Ids of the questions that still need an answer."""
        return [question.id for question in self._by_id.values() if self._is_due(question, required)]

    def _is_due(self, question: Question, required: set[str] | None) -> bool:
        opened_utc = self._opened_utc.get(question.id)
        if opened_utc is not None and self._is_unanswered_since(question, opened_utc):
            return True
        if question.after:
            return self._is_follow_up_due(question)
        is_required = bool(question.screen) if required is None else question.id in required
        return is_required and question.id not in self._latest

    def _is_follow_up_due(self, question: Question) -> bool:
        """A follow-up is due when its question was answered yes or not sure and it was not asked since."""
        first = self._latest.get(question.after)
        if first is None or first.answer is Answer.NO:
            return False
        if question.action.locks and self._is_cleared(self._by_id[question.after]):
            return False  # whoever assessed the person has answered it
        return self._is_unanswered_since(question, first.stamp.at_utc)

    def _is_unanswered_since(self, question: Question, moment_utc: datetime) -> bool:
        given = self._latest.get(question.id)
        return given is None or given.stamp.at_utc < moment_utc

    def _is_cleared(self, question: Question) -> bool:
        """Whether an assessment was recorded after the last yes."""
        yes, cleared_utc = self._latest_yes.get(question.id), self._cleared_utc.get(question.id)
        return yes is not None and cleared_utc is not None and cleared_utc > yes.stamp.at_utc


def _is_yes(question: Question, answer: Answer) -> bool:
    return answer is Answer.YES or (answer is Answer.UNSURE and question.counts_unsure)
