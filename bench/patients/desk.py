"""Everything a made-up person does at the computer, through the program's own services and stores."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from bench.patients.clock import WallClock
from hipcoach.domain.falls import FALLS
from hipcoach.domain.person import Answer, Occasion
from hipcoach.domain.preferences import GoOn
from hipcoach.domain.records import (
    Activity,
    ActivityRating,
    Measurement,
    Moment,
    PainEntry,
    SessionOutcome,
    StiffnessEntry,
)
from hipcoach.services.composition import make_services
from hipcoach.store.activities import ActivityStore
from hipcoach.store.database import open_journal
from hipcoach.store.measurements import MeasurementStore
from hipcoach.store.pain import PainStore
from hipcoach.store.pt_plans import PtPlanStore
from hipcoach.store.records_reader import RecordsReader

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from bench.patients.person import Patient
    from hipcoach.content.content import Content
    from hipcoach.domain.exercise import Side
    from hipcoach.domain.pt_plan import PtPlan
    from hipcoach.domain.records import Stamp
    from hipcoach.domain.session_plan import SessionPlan
    from hipcoach.services.today import Today

JOURNAL = "journal.db"


class Desk:
    """One person's program: an open journal, the services over it, and a clock on the wall.

    Attributes:
        clock: The clock on the wall.
        content: The catalogue and the rules.
        services: The program's own.
        journal: The open journal.
        falls: Falls in the last 12 months.
    """

    def __init__(self, patient: Patient, content: Content, folder: Path) -> None:
        self.clock = WallClock(patient.zone)
        self.content = content
        self.journal = open_journal(folder / JOURNAL)
        self.services = make_services(self.journal, content, self.clock)
        self._patient = patient
        self._pains = PainStore(self.journal)
        self._plans = PtPlanStore(self.journal)
        self._measurements = MeasurementStore(self.journal)
        self._activities = ActivityStore(self.journal)
        self._activity_ids: list[int] = []
        self._questions = {question.id: question for question in content.safety.questions}
        self._yes: set[str] = set()
        self.falls = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.journal.close()

    def left_behind(self) -> list[object]:
        """All that the rules judge by, and every set, without the moments of entry."""
        records = RecordsReader(self.journal).records()
        sets = "select prescription_id, set_number, side, try_number, done_reps, done_s, outcome, reason from sets"
        return [
            [each.replace(duration_s=0.0) for each in records.sessions],
            [(each.moment, each.score, each.stamp.day, each.session_id, each.exercise_id) for each in records.pains],
            [(each.measure, each.side, each.value, each.stamp.day) for each in records.measurements],
            self.journal.rows(f"{sets} order by id"),
        ]

    # -- the first run -----------------------------------------------------------------------------------------------

    def set_up(self, day: date, usual_pain: int) -> None:
        """Accept the notice, answer every question, say who one is."""
        self.clock.tell(day, time(6, 30))
        screening = self.services.screening
        self.services.choices.change(go_on=GoOn.AUTOMATIC)
        screening.accept_notice()
        self.answer_screen(Occasion.SETUP)
        screening.set_side(self._patient.side)
        screening.set_age_band(self._patient.age_band)
        screening.set_has_scales(has_scales=self._patient.has_scales)
        screening.set_usual_pain(usual_pain)
        screening.set_lacks(self._patient.lacks)
        screening.set_sex(self._patient.sex)
        self.tell_falls(Occasion.SETUP)

    # -- safety ------------------------------------------------------------------------------------------------------

    def say_yes(self, *question_ids: str) -> None:
        """From now on these are answered with yes."""
        self._yes.update(question_ids)

    def say_no(self, *question_ids: str) -> None:
        """From now on these are answered with no again."""
        self._yes.difference_update(question_ids)

    def answer_screen(self, occasion: Occasion) -> None:
        """Answer every question there is."""
        self.answer(self._questions, occasion)

    def answer(self, question_ids: Iterable[str], occasion: Occasion) -> None:
        """Answer some questions, the follow-ups of a yes included."""
        given = []
        for question_id in question_ids:
            question = self._questions[question_id]
            if question.after and question.after not in self._yes:
                continue
            given.append((question_id, self._answer(question_id)))
        if occasion is Occasion.SETUP:
            self.services.screening.record_answers(given, occasion)
        else:
            self.services.screening.record_changes(given, occasion)

    def answer_opened(self, question_ids: Iterable[str]) -> None:
        """Answer afresh what a short question opened."""
        asked = self.services.screening.with_follow_ups(question_ids)
        given = [(each.id, self._answer(each.id)) for each in asked if not each.after or each.after in self._yes]
        self.services.screening.record_answers(given, Occasion.MINI)

    def tell_falls(self, occasion: Occasion) -> None:
        """Answer the questions about falls."""
        screening = self.services.screening
        answers = [(item.id, self._answer(item.id)) for item in screening.fall_questions()]
        screening.record_falls(answers, occasion, falls=self.falls)

    def get_cleared(self, seen_on: date, held: Collection[str] = ()) -> list[str]:
        """Enter an assessment for every lock that one lifts, ``held`` included; returns their ids."""
        screening = self.services.screening
        locks = [lock.question_id for lock in screening.verdict().locks if lock.action.is_lifted_by_clearance]
        locks += [FALLS] if screening.fall_verdict().needs_clearance else []
        locks = list(dict.fromkeys([*locks, *held]))
        if locks:
            screening.record_clearances(
                locks, name="A. Example", role="doctor", assessed_on=seen_on, told="Go on gently.", in_force=held
            )
        return locks

    def note_severe(self, score: int) -> None:
        """A rating so high that the whole screen is asked again."""
        self.services.screening.record_pain(score)

    def note_signal(self, signal_id: str) -> None:
        """A sign that ended a session; its questions are answered at once."""
        self.answer_opened(self.services.screening.record_stop_signal(signal_id))

    def _answer(self, question_id: str) -> Answer:
        return Answer.YES if question_id in self._yes else Answer.NO

    # -- answers -----------------------------------------------------------------------------------------------------

    def check_in(self, morning: int | None, worst_24h: int | None, *, woke: bool | None) -> None:
        """Answer the morning's questions."""
        training = self.services.training
        with self.journal.writing():
            training.answer_pain(Moment.NEXT_MORNING, morning)
            training.answer_pain(Moment.WORST_24H, worst_24h)
            training.answer_night(woke=woke)

    def tell_stiffness(self, minutes: int) -> None:
        """Answer the weekly question."""
        self._pains.add_stiffness(StiffnessEntry(minutes=minutes, stamp=self._stamp()))

    def name_activities(self, count: int) -> None:
        """Name what one wants to do again."""
        stamp = self._stamp()
        for number in range(1, count + 1):
            activity = Activity(activity_id=0, words=f"Example {number}", stamp=stamp)
            self._activity_ids.append(self._activities.add(activity))

    def rate_activities(self, scores: Sequence[int]) -> None:
        """Say how well they go."""
        stamp = self._stamp()
        self._activities.rate_many(
            ActivityRating(activity_id=each, score=score, stamp=stamp)
            for each, score in zip(self._activity_ids, scores, strict=True)
        )

    def report_flare(self) -> None:
        """Tap "flare-up"."""
        self.services.training.report_flare(is_flare=True)

    def enter_plan(self, plan: PtPlan) -> int:
        """Enter a physiotherapist's plan, whatever is in it: a file may bring what no form takes."""
        return self._plans.add(plan.replace(stamp=self._stamp()))

    def withdraw_plan(self, plan_id: int) -> None:
        """Take a plan back."""
        self._plans.withdraw(plan_id, self._stamp().at_utc)

    def _stamp(self) -> Stamp:
        return self.services.training.stamp()

    def correct_pain(self, moment: Moment, score: int, day: date) -> None:
        """Put an answer of another day right."""
        self._pains.add(PainEntry(moment=moment, score=score, stamp=self.services.training.stamp(day)))

    def measure(self, measure: str, side: Side, value: float, *, pain: int, day: date | None = None) -> None:
        """Enter the result of a self-test."""
        entry = Measurement(
            measure=measure,
            side=side,
            value=value,
            was_stopped_for_pain=False,
            stamp=self.services.training.stamp(day),
            pain=pain,
        )
        self._measurements.add(entry)

    # -- looking -----------------------------------------------------------------------------------------------------

    def today(self) -> Today:
        """What the program says now."""
        return self.services.training.today()

    def today_read_afresh(self) -> Today:
        """What services say that were made just now."""
        return make_services(self.journal, self.content, self.clock).training.today()

    def can_start(self, plan: SessionPlan) -> bool:
        """Whether a session begins in spite of what is known; it is to be refused."""
        try:
            session = self.services.training.start(plan, 0)
        except ValueError:
            return False
        session.close_if_finished(session.runner.stop(SessionOutcome.DISCARDED))
        return True
