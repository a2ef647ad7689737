"""Whether the person may exercise: the notice, safety questions, assessments, and what they told about themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.calendar import days_between
from hipcoach.domain.errors import HipCoachError
from hipcoach.domain.exercise import Side
from hipcoach.domain.falls import fall_risk_level
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.path import Person
from hipcoach.domain.person import Answer, AnswerGiven, Clearance, Occasion
from hipcoach.domain.safety import judge_safety, opened_by
from hipcoach.services.person_facts import PersonFacts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from hipcoach.content.questions import SafetyContent
    from hipcoach.domain.safety import Question, SafetyVerdict

_AGE_ITEM = "f_age"  # of the fall-risk screen: told by the age band
SEVERE_PAIN = "stop_severe"
"""The stop signal of a rating so high that the whole screen is asked again."""


class ClearanceError(HipCoachError):
    """An assessment can't be written down as it was entered."""


class Screen(Frozen):
    """One screen of safety questions.

    Attributes:
        id: Id of its words.
        questions: What is asked, each followed by its follow-ups.
    """

    id: str
    questions: tuple[Question, ...]


class ScreeningService(PersonFacts):
    """Asks, keeps and judges; nothing is remembered here that the journal does not know."""

    # -- how things stand --------------------------------------------------------------------------------------------

    @property
    def safety(self) -> SafetyContent:
        """What can be asked."""
        return self._safety

    def is_set_up(self) -> bool:
        """Whether the first run is complete: notice, every grave question, side and age. Locks do not matter."""
        is_asked = self.next_screen() is None
        return is_asked and self.has_accepted_notice and self.side is not None and self.age_band is not None

    def person(self) -> Person:
        """The person as the rules see them; locked as well while a question waits for its answer."""
        verdict = self.verdict()
        return Person(
            affected_side=self.side or Side.BOTH,
            has_scales=bool(self.has_scales),
            flags=verdict.flags | self._fall_flags(),
            is_locked=not verdict.may_exercise,
        )

    def verdict(self) -> SafetyVerdict:
        """What all answers and assessments together mean."""
        return judge_safety(
            self._safety.questions,
            self._store.deciding_answers(),
            self._store.clearances(),
            short_questions=(*self._safety.mini_screen, *self._safety.stop_signals),
            required=[question.id for question in self._safety.gravest],
        )

    def is_rescreen_due(self) -> bool:
        """Whether the whole screen is to be asked again: when old, changed, after a gap or a grave sign."""
        answers = self.latest_answers()
        screened = [answers[question.id] for question in self._safety.gravest if question.id in answers]
        if not screened:
            return False
        rules, today = self._rules.safety, self._today()
        oldest = min(screened, key=lambda given: given.stamp.at_utc)
        newest = max(answers.values(), key=lambda given: given.stamp.at_utc)
        return (
            days_between(oldest.stamp.day, today) >= rules.rescreen_days
            or days_between(newest.stamp.day, today) >= rules.rescreen_gap_days
            or any(given.wording_version < self._safety.wording_version for given in screened)
            or self._has_grave_sign_after(oldest, answers)
        )

    # -- the questions -----------------------------------------------------------------------------------------------

    def screens(self) -> tuple[Screen, ...]:
        """The screens of the short first run, in order."""
        made = []
        for screen_id in self._safety.screens:
            asked = [question.id for question in self._safety.gravest if question.screen == screen_id]
            if asked:
                made.append(Screen(id=screen_id, questions=self.with_follow_ups(asked)))
        return tuple(made)

    def next_screen(self) -> int | None:
        """Place of the first screen with a question that was never answered, or None."""
        answers = self.latest_answers()
        for place, screen in enumerate(self.screens()):
            if any(not question.after and question.id not in answers for question in screen.questions):
                return place
        return None

    def with_follow_ups(self, question_ids: Iterable[str]) -> tuple[Question, ...]:
        """The questions of these ids, each followed by its follow-ups."""
        by_id = {question.id: question for question in self._safety.questions}
        asked: dict[str, Question] = {}
        for question_id in question_ids:
            asked[question_id] = by_id[question_id]
            asked |= {follow_up.id: follow_up for follow_up in self._safety.follow_ups(question_id)}
        return tuple(asked.values())

    def opened_by_mini(self, chosen: Collection[str]) -> tuple[str, ...]:
        """The questions a yes to these taps of the mini-screen opens, without writing anything down."""
        return opened_by(self._safety.mini_screen, chosen)

    def would_lock(self, answers: Iterable[tuple[str, Answer]]) -> bool:
        """Whether one of these answers, once written down, pauses exercise."""
        by_id = {question.id: question for question in self._safety.questions}
        return any(
            by_id[question_id].action.locks
            and (answer is Answer.YES or (answer is Answer.UNSURE and by_id[question_id].counts_unsure))
            for question_id, answer in answers
        )

    def latest_answers(self) -> dict[str, AnswerGiven]:
        """The latest answer to each question, mini-screen and stop signals included."""
        return self._store.latest_answers()

    def clearances(self) -> tuple[Clearance, ...]:
        """All recorded assessments, oldest first."""
        return self._store.clearances()

    # -- writing down ------------------------------------------------------------------------------------------------

    def record_answers(self, answers: Sequence[tuple[str, Answer]], occasion: Occasion) -> None:
        """Write down the answers of one screen, all or none.

        Raises:
            HipCoachError: The journal can't be written.
        """
        if answers:
            stamp = self._stamp()
            version = self._safety.wording_version
            self._store.add_answers(
                AnswerGiven(
                    question_id=question_id, answer=answer, wording_version=version, occasion=occasion, stamp=stamp
                )
                for question_id, answer in answers
            )

    def record_changes(self, answers: Sequence[tuple[str, Answer]], occasion: Occasion) -> None:
        """Write down what differs from the latest answers, so that looking again at a yes does not lock anew.

        Raises:
            HipCoachError: The journal can't be written.
        """
        latest = self.latest_answers()
        changed = {key for key, answer in answers if key not in latest or latest[key].answer is not answer}
        # A follow-up is only as fresh as the answer it stands under.
        changed |= {each.id for question_id in list(changed) for each in self._safety.follow_ups(question_id)}
        self.record_answers([(key, answer) for key, answer in answers if key in changed], occasion)

    def record_mini(self, chosen: Collection[str]) -> tuple[str, ...]:
        """Write down the mini-screen; what is not in ``chosen`` was answered no.

        Returns:
            The ids of the questions that must be answered afresh; until then the person is locked.

        Raises:
            HipCoachError: The journal can't be written.
        """
        items = self._safety.mini_screen
        self.record_answers(
            [(item.id, Answer.YES if item.id in chosen else Answer.NO) for item in items], Occasion.MINI
        )
        return opened_by(items, chosen)

    def record_stop_signal(self, signal_id: str) -> tuple[str, ...]:
        """Write down a stop signal (A4); its questions wait for an answer from now on.

        Returns:
            The ids of those questions.

        Raises:
            HipCoachError: The journal can't be written.
        """
        self.record_answers([(signal_id, Answer.YES)], Occasion.MINI)
        return opened_by(self._safety.stop_signals, [signal_id])

    def record_pain(self, score: int | None) -> None:
        """Note a rating so high that the whole screen is asked again; any other leaves no trace here.

        Raises:
            HipCoachError: The journal can't be written.
        """
        if score is not None and score >= self._rules.safety.rescreen_pain_min:
            self.record_stop_signal(SEVERE_PAIN)

    def record_clearance(self, question_id: str, *, name: str, role: str, assessed_on: date, told: str = "") -> None:
        """Write down who assessed the person about one question, which lifts its lock.

        Raises:
            ClearanceError: Name or role is missing, or the day is still to come.
            HipCoachError: The journal can't be written.
            ValueError: The question holds no lock that an assessment lifts.
        """
        self.record_clearances([question_id], name=name, role=role, assessed_on=assessed_on, told=told)

    def record_clearances(
        self, question_ids: Sequence[str], *, name: str, role: str, assessed_on: date, told: str = ""
    ) -> None:
        """Write down one assessment about several questions; errors as for ``record_clearance``."""
        liftable = {lock.question_id for lock in self.verdict().locks if lock.action.is_lifted_by_clearance}
        if not liftable.issuperset(question_ids):
            raise ValueError(f"{question_ids} hold no lock that an assessment lifts")
        if not name.strip():
            raise ClearanceError("Please write down who assessed you.")
        if not role.strip():
            raise ClearanceError("Please write down their profession, for example doctor or physiotherapist.")
        if assessed_on > self.today():
            raise ClearanceError("The day of the assessment is still to come. Please check it.")
        for question_id in question_ids:
            self._store.add_clearance(
                Clearance(
                    question_id=question_id,
                    assessed_by=name.strip(),
                    role=role.strip(),
                    assessed_on=assessed_on,
                    told=told.strip(),
                    stamp=self._stamp(),
                )
            )

    # -- inside ----------------------------------------------------------------------------------------------------

    def _has_grave_sign_after(self, oldest: AnswerGiven, answers: dict[str, AnswerGiven]) -> bool:
        signs = [answers.get(item.id) for item in self._safety.stop_signals if item.is_rescreen]
        return any(given is not None and given.stamp.at_utc > oldest.stamp.at_utc for given in signs)

    def _fall_flags(self) -> frozenset[str]:
        """The precaution that the age alone asks for; the rest of the fall-risk screen is not asked yet."""
        band = self.age_band
        if band is None or not band.reaches(self._rules.safety.older_from_age):
            return frozenset()
        level = fall_risk_level(self._safety.fall_items, {_AGE_ITEM: False}, band.lowest)
        return frozenset({f"fall_risk_{level}"})
