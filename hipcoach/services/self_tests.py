"""The self-tests: which are due, how one is begun and taken up again, and what came of them (C2 to C7)."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from hipcoach.domain.calendar import training_day
from hipcoach.domain.records import Stamp
from hipcoach.services.clock import offset_min

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from hipcoach.content.content import Content
    from hipcoach.domain.exercise import Side
    from hipcoach.domain.measures import Protocol
    from hipcoach.domain.protocol_ledger import RunLedger
    from hipcoach.services.clock import Clock
    from hipcoach.services.judging import JudgingService
    from hipcoach.services.live_self_test import LiveSelfTest
    from hipcoach.services.self_test_reading import Brief, ProtocolToday, SelfTestReading
    from hipcoach.store.measurements import MeasurementStore
    from hipcoach.store.protocol_runs import ProtocolRunStore, RunBegun


class SelfTestsService:
    """Says which tests are due, begins them, and takes up what was left; results are kept by ``ResultsService``."""

    def __init__(  # noqa: PLR0913 (its ports; made in one place, by the composition root)
        self,
        *,
        clock: Clock,
        content: Content,
        judging: JudgingService,
        measurements: MeasurementStore,
        runs: ProtocolRunStore,
        started_on: Callable[[], date | None],
        note_pain: Callable[[int | None], object],
        note_signal: Callable[[str], object],
    ) -> None:
        """Take the ports; ``started_on`` knows the day of the set-up, or None."""
        self._clock = clock
        self._content = content
        self._programme = content.programme
        self._judging = judging
        self._measurements = measurements
        self._runs = runs
        self._started_on = started_on
        self._note_pain = note_pain
        self._note_signal = note_signal
        self._before: tuple[date, int] | None = None

    # -- how things stand --------------------------------------------------------------------------------------------

    @property
    def today(self) -> date:
        """The training day now."""
        return training_day(self._clock.local_now(), self._programme.calendar.day_starts_hour)

    @property
    def before(self) -> int | None:
        """Pain right before testing, as told last on this day; None while it was not."""
        return self._before[1] if self._before and self._before[0] == self.today else None

    def tell_before(self, pain: int) -> None:
        """Take the pain right before testing; a bad one has the safety check asked again (A2).

        Raises:
            HipCoachError: The journal can't be written.
        """
        self._before = (self.today, pain)
        self._note_pain(pain)

    def overview(self, *, has_adult: bool | None = None) -> tuple[ProtocolToday, ...]:
        """Every test, in the order of the programme.

        Raises:
            HipCoachError: The journal can't be read, or what an earlier day left can't be written.
        """
        self._close_stale()
        return self._reading(has_adult=has_adult).tests(self._runs.open_runs())

    def due(self) -> tuple[ProtocolToday, ...]:
        """The tests that are due and can be done, those that were begun first."""
        day = self.today
        found = [each for each in self.overview() if each.is_due(day) or each.begun is not None]
        return tuple(sorted(found, key=lambda each: each.begun is None))

    def brief(self, protocol_id: str, *, has_adult: bool | None = None, variant: str = "") -> Brief:
        """What is to be known before a test; ``variant`` is the measure of an easier form."""
        self._close_stale()
        return self._reading(has_adult=has_adult).brief(protocol_id, self._runs.open_runs(), variant)

    # -- beginning and taking up -------------------------------------------------------------------------------------

    def start(self, brief: Brief, first_side: Side) -> LiveSelfTest:
        """Begin a test anew; what was left of it today is put aside and stays in the journal.

        Raises:
            ValueError: Something keeps it from being done.
            HipCoachError: The journal can't be written.
        """
        self._refuse(brief)
        for run in self._runs.open_runs():
            if run.protocol == brief.today.protocol.id:
                self._end(run, is_discarded=True)
        stamp = self._stamp()
        measures = [(measure.id, side) for measure, side in brief.measures]
        run_id = self._runs.begin(brief.today.protocol.id, measures, first_side, self.before, stamp)
        return self._live(run_id, brief.today.protocol, self._ledger(brief.today.protocol, measures, first_side), stamp)

    def carry_on(self, brief: Brief) -> LiveSelfTest:
        """Take up the go of today at the first try that is missing.

        Raises:
            ValueError: Something keeps it from being done, or nothing was begun.
        """
        self._refuse(brief)
        run = brief.today.begun
        if run is None:
            raise ValueError("nothing was begun")
        protocol = brief.today.protocol
        ledger = self._ledger(protocol, run.measures, run.first_side, run)
        return self._live(run.run_id, protocol, ledger, run.stamp)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _refuse(self, brief: Brief) -> None:
        """Nothing on the screen can be a way around a lock."""
        from hipcoach.services.self_test_day import SOFT

        if not brief.measures:
            raise ValueError("there is nothing to test")
        if self.before is None:
            raise ValueError("the pain before a test was not asked")
        if brief.needs_adult and not brief.has_adult:
            raise ValueError("nobody stands beside")
        reading = self._reading(has_adult=None)
        hindrances = {reading.going(measure).hindrance for measure, _ in brief.measures} - {None}
        if not SOFT.issuperset(hindrances):
            raise ValueError(f"not now: {sorted(each.value for each in hindrances if each)}")

    def _live(self, run_id: int, protocol: Protocol, ledger: RunLedger, stamp: Stamp) -> LiveSelfTest:
        from hipcoach.services.live_self_test import LiveSelfTest  # not needed to show Today

        return LiveSelfTest(
            run_id=run_id,
            protocol=protocol,
            ledger=ledger,
            stamp=stamp,
            clock=self._clock,
            programme=self._programme,
            runs=self._runs,
            measurements=self._measurements,
            note_pain=self._note_pain,
            note_signal=self._note_signal,
        )

    def _ledger(
        self,
        protocol: Protocol,
        measures: Sequence[tuple[str, Side]],
        first_side: Side,
        run: RunBegun | None = None,
    ) -> RunLedger:
        from hipcoach.domain.protocol_ledger import RunLedger
        from hipcoach.domain.protocol_plan import plan_tasks

        every = self._programme.measures
        known = [(every[name], side) for name, side in measures if name in every]
        return RunLedger(
            plan_tasks(protocol, known, first_side, self._programme.timing),
            every.values(),
            ends_at_cap=protocol.ends_at_cap,
            tries=run.tries if run else (),
            rated=run.rated if run else None,
        )

    def _close_stale(self) -> None:
        """End what was left on an earlier day, with the results of sides that were whole; their pain was not told."""
        for run in self._runs.open_runs():
            if run.stamp.day < self.today:
                self._end(run)

    def _end(self, run: RunBegun, *, is_discarded: bool = False) -> None:
        from hipcoach.domain.tries import RunOutcome

        protocol = self._programme.protocols.get(run.protocol)
        known = [each for each in run.measures if each[0] in self._programme.measures]
        if protocol is None or not known or is_discarded:
            outcome = RunOutcome.DISCARDED if is_discarded else RunOutcome.LEFT
            self._runs.end(run.run_id, outcome, self._stamp().at_utc)
            return
        live = self._live(run.run_id, protocol, self._ledger(protocol, known, run.first_side, run), run.stamp)
        live.leave_for_good()

    def _reading(self, *, has_adult: bool | None) -> SelfTestReading:
        from hipcoach.services.self_test_reading import SelfTestReading

        return SelfTestReading(
            self._content, self._judging.assess(), self._started_on(), self.before, has_adult=has_adult
        )

    def _stamp(self) -> Stamp:
        now = self._clock.local_now()
        return Stamp(at_utc=now.astimezone(UTC), offset_min=offset_min(now), day=self.today)
