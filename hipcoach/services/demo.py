"""Writes an example journal: weeks of one person, trained through the real rules and kept in the real store."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from hipcoach.content.loader import load_content
from hipcoach.domain.exercise import Side
from hipcoach.domain.path import Person
from hipcoach.domain.person import Answer, AnswerGiven, Fact, Occasion
from hipcoach.domain.preferences import GoOn
from hipcoach.domain.records import Feeling, Measurement, Moment, SessionOutcome
from hipcoach.services.clock import SystemClock
from hipcoach.services.demo_person import Doing, live
from hipcoach.services.live_session import PainAction
from hipcoach.services.training import TrainingService
from hipcoach.store.database import open_journal
from hipcoach.store.measurements import MeasurementStore
from hipcoach.store.pain import PainStore
from hipcoach.store.person import PersonStore
from hipcoach.store.records_reader import RecordsReader
from hipcoach.store.sessions import SessionStore

if TYPE_CHECKING:
    from datetime import date

    from hipcoach.content.content import Content
    from hipcoach.services.demo_person import DemoDay
    from hipcoach.services.live_session import LiveSession
    from hipcoach.store.journal import Journal

_TESTED_AT = time(18, 30)
_SET_UP_AT = time(7, 0)
_TESTS = {0: (6, 6, 7), 7: (7, 7, 8), 11: (8, 8, 9), 14: (9, 8, 9), 28: (9, 9, 9), 42: (10, 9, 10), 56: (10, 10, 10)}
"""Of 10, by day: clean tilts, knee-outs right, knee-outs left."""


class ToldClock:
    """A clock that shows what it is told."""

    def __init__(self, shows: datetime) -> None:
        self._start = self._shows = shows

    def tell(self, day: date, at: time) -> None:
        """Show a time of day."""
        self._shows = datetime.combine(day, at, tzinfo=UTC)

    def let_pass(self, seconds: float) -> None:
        """Go on by so many seconds."""
        self._shows += timedelta(seconds=seconds)

    def monotonic_s(self) -> float:
        """Seconds shown since it was made."""
        return (self._shows - self._start).total_seconds()

    def local_now(self) -> datetime:
        """The moment shown."""
        return self._shows

    def to_real_s(self, monotonic_s: float) -> float:  # noqa: ARG002 (as every clock has it)
        """No real time passes, however far the clock is told: nobody slept meanwhile."""
        return 0.0


def write_demo(journal_path: Path, today: date, seed: int = 7, days: int = 60) -> None:
    """Write the example journal; ``today`` is its last day, not begun yet.

    Args:
        journal_path: A file that isn't there yet.
        today: The training day the journal is to be looked at.
        seed: The same seed and day give the same journal.
        days: How many days, today counted.

    Raises:
        FileExistsError: There is a file already: example and real records are never mixed.
        HipCoachError: The journal can't be written.
    """
    if journal_path.exists():
        raise FileExistsError(f"{journal_path} exists already; the example journal needs a place of its own")
    first = today - timedelta(days=days - 1)
    with open_journal(journal_path) as journal, journal.writing():  # all or nothing, and one wait for the disk
        author = _Author(journal, load_content(), first)
        author.set_up(first)
        for day in live(first, days - 1, seed):
            author.write(day)


class _Author:
    """Lives the days through the program's own services."""

    def __init__(self, journal: Journal, content: Content, first: date) -> None:
        self._content = content
        self._clock = ToldClock(datetime.combine(first, _SET_UP_AT, tzinfo=UTC))
        self._person_store = PersonStore(journal)
        self._measurements = MeasurementStore(journal)
        person = Person(affected_side=Side.RIGHT)
        self._training = TrainingService(
            clock=self._clock,
            programme=content.programme,
            exercises=content.exercises,
            sessions=SessionStore(journal),
            pains=PainStore(journal),
            reader=RecordsReader(journal),
            person=lambda: person,
            go_on=lambda: GoOn.AUTOMATIC,
        )

    def set_up(self, first: date) -> None:
        """Accept the notice, answer the safety questions, tell side and age."""
        self._clock.tell(first, _SET_UP_AT)
        stamp = self._training.stamp()
        safety = self._content.safety
        self._person_store.set_facts(
            Fact(key=key, value=value, wording_version=version, stamp=stamp)
            for key, value, version in (
                ("notice_accepted", "yes", safety.notice_version),
                ("affected_side", Side.RIGHT.value, safety.wording_version),
                ("age_band", "60-69", safety.wording_version),
            )
        )
        self._person_store.add_answers(
            AnswerGiven(
                question_id=question.id,
                answer=Answer.NO,
                wording_version=safety.wording_version,
                occasion=Occasion.SETUP,
                stamp=stamp,
            )
            for question in safety.gravest
        )

    def write(self, day: DemoDay) -> None:
        """Live one day: check-in, session, tests."""
        self._clock.tell(day.day, day.rises_at)
        if day.checks_in:
            self._training.answer_pain(Moment.NEXT_MORNING, day.morning)
            self._training.answer_pain(Moment.WORST_24H, day.worst_24h)
            self._training.answer_night(woke=day.woke)
        if day.doing is not Doing.NOTHING:
            self._clock.tell(day.day, day.trains_at)
            self._train(day)
        self._clock.tell(day.day, _TESTED_AT)
        self._test(day.number)

    def _train(self, day: DemoDay) -> None:
        plan = self._training.today().plan
        plan = plan and self._training.fitting(plan, day.before)
        if plan is None:
            return
        session = self._training.start(plan, day.before)
        session.runner.start()
        if day.doing is Doing.CUT_SHORT:
            self._clock.let_pass(plan.duration_s * 0.6)
            session.close_if_finished(session.runner.stop(SessionOutcome.ENDED_EARLY))
        else:
            if day.doing is Doing.HURTS:
                self._be_hurt(session, plan.duration_s * 0.5)
            self._clock.let_pass(session.runner.view().session_left_s)
            session.close_if_finished(session.runner.tick())
        self._training.close(session, worst=day.worst, after=day.after, effort=day.effort, note="")

    def _be_hurt(self, session: LiveSession, after_s: float) -> None:
        """Stop the clock for a pinch and go on more gently."""
        self._clock.let_pass(after_s)
        session.runner.tick()
        session.runner.pause()
        self._clock.let_pass(20)
        session.act_on_pain(5, Feeling.SHARP, PainAction.GENTLER)

    def _test(self, number: int) -> None:
        tilt, right, left = _TESTS.get(number, (None, None, None))
        stamp = self._training.stamp()
        self._measurements.add_many(
            Measurement(measure=measure, side=side, value=value, was_stopped_for_pain=False, stamp=stamp)
            for measure, side, value in (
                ("pelvic_control.tilt", Side.BOTH, tilt),
                ("pelvic_control.knee_out", Side.RIGHT, right),
                ("pelvic_control.knee_out", Side.LEFT, left),
            )
            if value is not None
        )


def main(arguments: list[str]) -> None:
    """Write an example journal that ends today into the folder that is named."""
    if len(arguments) != 1:
        sys.exit("usage: python -m hipcoach.services.demo DIR")
    try:
        write_demo(Path(arguments[0]) / "journal.db", SystemClock().local_now().date())
    except FileExistsError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main(sys.argv[1:])
