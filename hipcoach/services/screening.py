"""Whether the person may exercise: the notice, safety questions, assessments, and what they told about themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.calendar import days_between
from hipcoach.domain.errors import HipCoachError
from hipcoach.domain.exercise import Side
from hipcoach.domain.falls import FALLS
from hipcoach.domain.household import FLOOR_ONLY
from hipcoach.domain.path import Person
from hipcoach.domain.person import Answer, AnswerGiven, Clearance, Occasion
from hipcoach.domain.safety import judge_safety, opened_by
from hipcoach.services.last_result import LastResult
from hipcoach.services.question_screens import QuestionScreens

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from hipcoach.content.content import Content
    from hipcoach.domain.falls import FallVerdict
    from hipcoach.domain.safety import SafetyVerdict
    from hipcoach.services.clock import Clock
    from hipcoach.services.fall_screening import Results
    from hipcoach.store.person import PersonStore

SEVERE_PAIN = "stop_severe"
"""The stop signal of a rating so high that the whole screen is asked again."""
HEALTH_CHANGED = "health_changed"
"""What is written beside answers that were changed outside a screening; it asks for the whole screen, too."""


class ClearanceError(HipCoachError):
    """An assessment can't be written down as it was entered."""


class ScreeningService(QuestionScreens):
    """Asks, keeps and judges; nothing is remembered here that the journal does not know."""

    def __init__(self, clock: Clock, content: Content, store: PersonStore, *, results: Results | None = None) -> None:
        """Take the ports; ``results`` gives all results of the self-tests that are named, without it none is known."""
        super().__init__(clock, content, store, results=results)
        self._result: LastResult[SafetyVerdict] = LastResult()

    # -- how things stand --------------------------------------------------------------------------------------------

    def is_set_up(self) -> bool:
        """Whether the first run is complete; people of the shorter one of before are set up. Locks do not matter."""
        return self.has_accepted_notice and self.is_asked() and not self.is_in_first_run

    def is_asked(self) -> bool:
        """Whether the least is known: every grave question, side and age."""
        return self.next_screen() is None and self.side is not None and self.age_band is not None

    def person(self) -> Person:
        """The person as the rules see them; locked as well while an answer is missing, or too little is known."""
        answers, clearances = self._store.deciding_answers(), self._store.clearances()
        verdict = self._judge(answers, clearances)
        falls = self._judge_falls(answers, clearances)
        band = self.age_band
        cleared_on: dict[str, date] = {}
        for each in clearances:
            cleared_on[each.question_id] = max(each.assessed_on, cleared_on.get(each.question_id, each.assessed_on))
        return Person(
            affected_side=self.side or Side.BOTH,
            has_scales=bool(self.has_scales),
            flags=verdict.flags | falls.flags | self._ability_flags(),
            is_locked=not verdict.may_exercise or not self._knows_enough(falls),
            age_from=band.age_from(self._rules.safety.older_from_age) if band else 0,
            usual_pain=self.usual_pain,
            may_stand=falls.may_stand,
            fell_on=falls.exercise_fall,
            lacks=self.lacks | ({FLOOR_ONLY} if self.can_use_floor is False else frozenset()),
            cleared_on=cleared_on,
        )

    def verdict(self) -> SafetyVerdict:
        """What all answers and assessments together mean."""
        return self._judge(self._store.deciding_answers(), self._store.clearances())

    def is_rescreen_due(self) -> bool:
        """Whether the whole screen is to be asked again: when old, changed, after a gap or a grave sign."""
        given = self._store.deciding_answers()
        latest = {each.question_id: each for each in given}
        asked = [question.id for screen in self.screens() for question in screen.questions if not question.after]
        screened = [latest[question_id] for question_id in asked if question_id in latest]
        if not screened:
            return False
        rules, today = self._rules.safety, self._today()
        oldest = min(screened, key=lambda each: each.stamp.at_utc)
        newest = max(given, key=lambda each: each.stamp.at_utc)
        return (
            days_between(oldest.stamp.day, today) >= rules.rescreen_days
            or days_between(newest.stamp.day, today) >= rules.rescreen_gap_days
            or any(each.wording_version < self._safety.wording_version for each in screened)
            or any(self._is_grave_sign(each) and each.stamp.at_utc > oldest.stamp.at_utc for each in given)
        )

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
        self.record_answers(self._changed(answers), occasion)

    def contradicted(self) -> tuple[str, ...]:
        """The safety questions that were answered otherwise than the facts about the person answer them."""
        latest = self.latest_answers()
        return tuple(key for key in self.implied_yes if key in latest and latest[key].answer is not Answer.YES)

    def settle_contradictions(self, occasion: Occasion) -> None:
        """Let the careful answer count where the person told two things (A2); a lock may follow.

        Raises:
            HipCoachError: The journal can't be written.
        """
        self.record_answers([(key, Answer.YES) for key in self.contradicted()], occasion)

    def change_answers(self, answers: Sequence[tuple[str, Answer]]) -> None:
        """Write down health answers that changed outside a screening; if any differs, the whole screen is due (A2).

        Raises:
            HipCoachError: The journal can't be written.
        """
        changed = self._changed(answers)
        if changed:
            self.record_answers([*changed, (HEALTH_CHANGED, Answer.YES)], Occasion.RESCREEN)

    def record_mini(self, chosen: Collection[str]) -> tuple[str, ...]:
        """Write down the mini-screen; what is not in ``chosen`` was answered no.

        Returns:
            The ids of the questions to ask; the person is locked until those that the taps open were answered afresh.

        Raises:
            HipCoachError: The journal can't be written.
        """
        items = self._safety.mini_screen
        self.record_answers(
            [(item.id, Answer.YES if item.id in chosen else Answer.NO) for item in items], Occasion.MINI
        )
        return self.opened_by_mini(chosen)

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

    def record_clearance(
        self,
        question_id: str,
        *,
        name: str,
        role: str,
        assessed_on: date,
        told: str = "",
        in_force: Collection[str] = (),
    ) -> None:
        """Write down who assessed the person about one lock, which lifts it; errors as for ``record_clearances``."""
        self.record_clearances(
            [question_id], name=name, role=role, assessed_on=assessed_on, told=told, in_force=in_force
        )

    def record_clearances(
        self,
        question_ids: Sequence[str],
        *,
        name: str,
        role: str,
        assessed_on: date,
        told: str = "",
        in_force: Collection[str] = (),
    ) -> None:
        """Write down one assessment about several locks, which lifts them.

        Args:
            question_ids: The questions that lock, ``falls`` for standing work, or ids of ``in_force``.
            name: Who assessed the person.
            role: Their profession.
            assessed_on: The day of the assessment.
            told: What they said; needed where the person was sent to a doctor at once (A1).
            in_force: Ids of locks that other rules hold just now, such as those of B7.

        Raises:
            ClearanceError: Name, role or what was told is missing, or the day is still to come.
            HipCoachError: The journal can't be written.
            ValueError: One of them holds no lock that an assessment lifts.
        """
        liftable = {lock.question_id: lock for lock in self.verdict().locks if lock.action.is_lifted_by_clearance}
        others = {*in_force, FALLS} if self.fall_verdict().needs_clearance else {*in_force}
        if not (liftable.keys() | others).issuperset(question_ids):
            raise ValueError(f"{question_ids} hold no lock that an assessment lifts")
        is_urgent = any(each in liftable and liftable[each].action.is_urgent for each in question_ids)
        if not name.strip():
            raise ClearanceError("Please write down who assessed you.")
        if not role.strip():
            raise ClearanceError("Please write down their profession, for example doctor or physiotherapist.")
        if assessed_on > self.today():
            raise ClearanceError("The day of the assessment is still to come. Please check it.")
        if is_urgent and not told.strip():
            raise ClearanceError("Please write down what you were told.")
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

    def _judge(self, answers: tuple[AnswerGiven, ...], clearances: tuple[Clearance, ...]) -> SafetyVerdict:
        safety = self._safety
        return self._result.of(
            (safety, answers, clearances),
            lambda: judge_safety(
                safety.questions,
                answers,
                clearances,
                short_questions=(*safety.mini_screen, *safety.stop_signals),
                required=[question.id for question in safety.gravest],
            ),
        )

    def _knows_enough(self, falls: FallVerdict) -> bool:
        """Whether somebody who is in the first run has come far enough to do anything at all."""
        is_known = self.side is not None and self.age_band is not None and not falls.unanswered
        return is_known or not self.is_in_first_run

    def _changed(self, answers: Sequence[tuple[str, Answer]]) -> list[tuple[str, Answer]]:
        """What differs from the latest answers."""
        latest = self.latest_answers()
        changed = {key for key, answer in answers if key not in latest or latest[key].answer is not answer}
        # A follow-up is only as fresh as the answer it stands under.
        changed |= {each.id for question_id in list(changed) for each in self._safety.follow_ups(question_id)}
        return [(key, answer) for key, answer in answers if key in changed]

    def _is_grave_sign(self, given: AnswerGiven) -> bool:
        """Whether an answer asks for the whole screen."""
        items = (*self._safety.mini_screen, *self._safety.stop_signals)
        signs = {HEALTH_CHANGED, *(item.id for item in items if item.is_rescreen)}
        return given.question_id in signs and given.answer is not Answer.NO
