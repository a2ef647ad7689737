"""Writes an example journal: weeks of one person, trained through the real rules and kept in the real store."""

from __future__ import annotations

import math
import sys
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from hipcoach.content.loader import load_content
from hipcoach.domain.age import AgeBand
from hipcoach.domain.calendar import training_day
from hipcoach.domain.engine import Phase
from hipcoach.domain.exercise import Side
from hipcoach.domain.person import Answer, Occasion
from hipcoach.domain.records import Feeling, Moment, SessionOutcome
from hipcoach.services.clock import SystemClock
from hipcoach.services.composition import make_services
from hipcoach.services.demo_person import Doing, live
from hipcoach.services.live_session import PainAction
from hipcoach.store.database import open_journal

if TYPE_CHECKING:
    from datetime import date

    from hipcoach.services.composition import Services
    from hipcoach.services.demo_person import DemoDay
    from hipcoach.services.live_session import LiveSession

_TESTED_AT = time(18, 30)
_SET_UP_AT = time(7, 0)
_TESTS = {0: (6, 6, 7), 7: (7, 7, 8), 11: (8, 8, 9), 14: (9, 8, 9), 28: (9, 9, 9), 42: (10, 9, 10), 56: (10, 10, 10)}
"""Of 10, by day: clean tilts, knee-outs right, knee-outs left."""

_A_MOMENT_S = 4.0
_TICK_S = 0.1
_CUT_AT, _HURTS_AT = 0.6, 0.5  # shares of the session


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
    clock = ToldClock(datetime.combine(first, _SET_UP_AT, tzinfo=UTC))
    with open_journal(journal_path) as journal, journal.writing():  # all or nothing, and one wait for the disk
        author = _Author(make_services(journal, load_content(), clock), clock)
        author.set_up()
        for day in live(first, days - 1, seed):
            author.write(day)


class _Author:
    """Lives the days through the program's own services."""

    def __init__(self, services: Services, clock: ToldClock) -> None:
        self._clock = clock
        self._screening = services.screening
        self._training = services.training
        self._checks = services.checks

    def set_up(self) -> None:
        """Accept the notice, answer the safety questions, tell side, age and scales."""
        self._screening.accept_notice()
        self._answer_screen(Occasion.SETUP)
        self._screening.set_side(Side.RIGHT)
        self._screening.set_age_band(AgeBand.EARLY_SIXTIES)
        self._screening.set_has_scales(has_scales=False)

    def write(self, day: DemoDay) -> None:
        """Live one day: check-in, session, check of the pelvis."""
        self._clock.tell(day.day, day.rises_at)
        if day.checks_in:
            self._training.answer_pain(Moment.NEXT_MORNING, day.morning)
            self._training.answer_pain(Moment.WORST_24H, day.worst_24h)
            self._training.answer_night(woke=day.woke)
        if day.doing is not Doing.NOTHING:
            self._clock.tell(day.day, day.trains_at)
            self._train(day)
        if day.number in _TESTS:
            self._clock.tell(day.day, _TESTED_AT)
            tilt, right, left = _TESTS[day.number]
            self._checks.record_control(tilt, left=left, right=right)

    def _answer_screen(self, occasion: Occasion) -> None:
        self._screening.record_answers([(each.id, Answer.NO) for each in self._screening.safety.gravest], occasion)

    def _train(self, day: DemoDay) -> None:
        if self._screening.is_rescreen_due():
            self._answer_screen(Occasion.RESCREEN)
        self._screening.record_mini(())
        plan = self._training.today().plan
        plan = plan and self._training.fitting(plan, day.before)
        if plan is None:
            return
        session = self._training.start(plan, day.before)
        session.runner.start()
        if day.doing is Doing.CUT_SHORT:
            self._play(session, plan.duration_s * _CUT_AT)
            session.close_if_finished(session.runner.stop(SessionOutcome.ENDED_EARLY))
        if day.doing is Doing.HURTS:
            self._play(session, plan.duration_s * _HURTS_AT)
            session.runner.pause()
            self._clock.let_pass(_A_MOMENT_S)
            session.act_on_pain(day.worst, Feeling.SHARP, PainAction.GENTLER)
        self._play(session)
        self._training.close(session, worst=day.worst, after=day.after, effort=day.effort, note="")

    def _play(self, session: LiveSession, seconds: float = math.inf) -> None:
        """Go on for so long, or to the end, tapping where the session waits for the next exercise."""
        until_s = self._clock.monotonic_s() + seconds
        while session.outcome is None and self._clock.monotonic_s() < until_s:
            left_s = until_s - self._clock.monotonic_s()
            self._clock.let_pass(min(session.runner.view().remaining_s, left_s) + _TICK_S)
            session.close_if_finished(session.runner.tick())
            if session.runner.phase is Phase.WAITING:
                self._clock.let_pass(_A_MOMENT_S)
                session.runner.go_on()


def main(arguments: list[str]) -> None:
    """Write an example journal that ends today into the folder that is named."""
    if len(arguments) != 1:
        sys.exit("usage: python -m hipcoach.services.demo DIR")
    today = training_day(SystemClock().local_now(), load_content().programme.calendar.day_starts_hour)
    try:
        write_demo(Path(arguments[0]) / "journal.db", today)
    except FileExistsError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main(sys.argv[1:])
