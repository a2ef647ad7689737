"""One self-test while it runs: its clock, its records, and what becomes of it (C2 to C6)."""

from __future__ import annotations

from datetime import UTC, timedelta
from functools import partial
from typing import TYPE_CHECKING

from hipcoach.domain.exercise import Side
from hipcoach.domain.protocol_events import Rated, RunEnded, TryMade, VoidCause
from hipcoach.domain.protocol_results import SideState, outcomes
from hipcoach.domain.protocol_run import ProtocolRun
from hipcoach.domain.records import Measurement, Stamp
from hipcoach.domain.retraction import withdrawal_of
from hipcoach.domain.tries import RunOutcome
from hipcoach.services.waiting_writes import WaitingWrites

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from hipcoach.domain.errors import HipCoachError
    from hipcoach.domain.measures import Protocol
    from hipcoach.domain.parameters import Programme
    from hipcoach.domain.protocol_events import RunEvent
    from hipcoach.domain.protocol_ledger import RunLedger
    from hipcoach.domain.protocol_results import SideOutcome
    from hipcoach.domain.protocol_view import RunPhase, RunView
    from hipcoach.services.clock import Clock
    from hipcoach.store.measurements import MeasurementStore
    from hipcoach.store.protocol_runs import ProtocolRunStore


_FOUND_OF_A_SIDE = "mm"


class LiveSelfTest:
    """Drives one test: each verb brings it up to date, acts, and commits what ended.

    Attributes:
        run_id: Its row in the journal.
        protocol: How it is done.
        outcome: How it ended, or None while it is open.
        signal: Id of the stop signal (A4) that ended it, or "".
    """

    def __init__(  # noqa: PLR0913 (its ports; made in one place, by the service)
        self,
        *,
        run_id: int,
        protocol: Protocol,
        ledger: RunLedger,
        stamp: Stamp,
        clock: Clock,
        programme: Programme,
        runs: ProtocolRunStore,
        measurements: MeasurementStore,
        note_pain: Callable[[int | None], object],
        note_signal: Callable[[str], object],
    ) -> None:
        self.run_id = run_id
        self.protocol = protocol
        self.outcome: RunOutcome | None = None
        self.signal = ""
        self._ledger = ledger
        self._stamp = stamp
        self._clock = clock
        self._programme = programme
        self._runs = runs
        self._measurements = measurements
        self._note_pain = note_pain
        self._note_signal = note_signal
        self._writes = WaitingWrites()
        self._written = {(each.measure, each.side) for each in self._results() if each.block in ledger.rated}
        rules, timing = programme.measuring, programme.timing
        self._run = ProtocolRun(ledger, stop_at_pain=rules.stop_at_pain, late_press_max_s=timing.late_press_max_s)
        self._seen_s = clock.monotonic_s()
        self._seen_utc = clock.local_now().astimezone(UTC)

    # -- how it stands -----------------------------------------------------------------------------------------------

    @property
    def phase(self) -> RunPhase:
        """What the test is doing."""
        return self._run.phase

    @property
    def ledger(self) -> RunLedger:
        """The tasks, and what was done of them."""
        return self._ledger

    @property
    def block(self) -> int:
        """The block whose pain is rated."""
        return self._run.block

    @property
    def needs_safety(self) -> bool:
        """Whether what happened leads to the safety page: a stop signal, or pain that asks for the whole screen."""
        least = self._programme.safety.rescreen_pain_min
        return bool(self.signal) or any(each.pain is not None and each.pain >= least for each in self._results())

    @property
    def seen_s(self) -> float:
        """The moment up to which everything has been reported, in seconds of the steady clock."""
        return self._seen_s

    @property
    def trouble(self) -> HipCoachError | None:
        """Why the latest write failed, or None when all is saved."""
        return self._writes.trouble

    def view(self) -> RunView:
        """How things stand now."""
        return self._run.view(self._clock.monotonic_s())

    def results(self) -> tuple[SideOutcome, ...]:
        """What each measure and side has come to so far."""
        return self._results()

    # -- verbs -------------------------------------------------------------------------------------------------------

    def start(self) -> list[RunEvent]:
        """Begin, or go on where it was left."""
        return self._do(self._run.start)

    def tick(self) -> list[RunEvent]:
        """Report what happened since the last tick; after a silence, that a clock which ran is void."""
        return self._do(self._run.advance)

    def begin(self) -> list[RunEvent]:
        """Take up the position; said again, the clock starts at once."""
        return self._do(self._run.begin)

    def cancel(self) -> list[RunEvent]:
        """Step back from a position that is being taken up."""
        return self._do(self._run.cancel)

    def press(self) -> list[RunEvent]:
        """Stop the clock at this very moment."""
        return self._do(self._run.press)

    def answer(self, value: float, detail: str = "", also: Mapping[str, float] | None = None) -> list[RunEvent]:
        """Take the value of a try."""
        return self._do(lambda now_s: self._run.answer(now_s, value, detail, also))

    def cannot(self) -> list[RunEvent]:
        """A hold that isn't possible at all is one of 0 s."""
        return self._do(self._run.cannot)

    def correct(self, late_s: float) -> list[RunEvent]:
        """The key was pressed so many seconds late."""
        return self._do(lambda now_s: self._run.correct(now_s, late_s))

    def redo(self) -> list[RunEvent]:
        """The last try didn't count."""
        return self._do(self._run.redo)

    def rate(self, pain: int | None) -> list[RunEvent]:
        """Take the worst pain at what is done."""
        return self._do(lambda now_s: self._run.rate(now_s, pain))

    def leave_side(self) -> list[RunEvent]:
        """Leave out what is left of this side."""
        return self._do(self._run.leave_side)

    def hurt(self) -> list[RunEvent]:
        """It hurts: a clock that ran is void at this very moment, before anything is asked."""
        return self._do(lambda now_s: self._run.interrupt(now_s, VoidCause.HURT))

    def stop_for_pain(self, pain: int | None, signal: str = "") -> list[RunEvent]:
        """End the test for pain, or for a stop signal (A4), whose questions wait on the safety page from then on."""
        outcome = RunOutcome.STOP_SIGNAL if signal else RunOutcome.STOPPED_FOR_PAIN
        self.signal = signal
        events = self._do(lambda now_s: self._run.stop_for_pain(now_s, outcome, pain))
        self._writes.write(partial(self._note_pain, pain))
        if signal:
            self._writes.write(partial(self._note_signal, signal))
        return events

    def go_away(self) -> list[RunEvent]:
        """Leave in the middle; the test stays open, and is taken up again the same day."""
        return self._do(lambda now_s: self._run.interrupt(now_s, VoidCause.AWAY))

    def leave_for_good(self) -> None:
        """End a test that nobody took up again: sides that were whole have their results, with no word about pain."""
        at_utc = self._clock.local_now().astimezone(UTC)
        self._writes.write(partial(self._write_end, RunOutcome.LEFT, at_utc, self._news()))

    def save_again(self) -> bool:
        """Try what could not be written; True when all is saved."""
        return self._writes.save_again()

    # -- inside ------------------------------------------------------------------------------------------------------

    def _do(self, act: Callable[[float], list[RunEvent]]) -> list[RunEvent]:
        seen_s = self._seen_s
        slept = self._look_at_clocks()
        events = self._run.sleep(seen_s, self._seen_s) if slept else []
        events += act(self._seen_s)
        for event in events:
            self._record(event)
        return events

    def _look_at_clocks(self) -> bool:
        """Whether the computer slept since the last look, told as in a session: by silence, or the calendar's jump."""
        now_s, now_utc = self._clock.monotonic_s(), self._clock.local_now().astimezone(UTC)
        silence_s = self._clock.to_real_s(now_s) - self._clock.to_real_s(self._seen_s)
        jump_s = (now_utc - self._seen_utc).total_seconds() - (now_s - self._seen_s)
        self._seen_s, self._seen_utc = now_s, now_utc
        return max(silence_s, jump_s) > self._programme.timing.max_gap_s

    def _record(self, event: RunEvent) -> None:
        if isinstance(event, TryMade):
            at_utc = self._utc_of(event.at_s)
            self._writes.write(partial(self._runs.add_try, self.run_id, event.made, at_utc))
        elif isinstance(event, Rated):
            self._writes.write(partial(self._write_rating, event, self._utc_of(event.at_s), self._news(event.block)))
            self._writes.write(partial(self._note_pain, event.pain))
        elif isinstance(event, RunEnded):
            self.outcome = event.outcome
            at_utc = self._utc_of(event.at_s)
            self._writes.write(partial(self._write_end, event.outcome, at_utc, self._news()))

    def _news(self, block: int | None = None) -> list[Measurement]:
        """What has a result now and is not in the journal yet, of one block or of all."""
        found = []
        for each in self._results():
            key = (each.measure, each.side)
            if key in self._written or (block is not None and each.block != block):
                continue
            if each.state in {SideState.SCORED, SideState.STOPPED}:
                self._written.add(key)
                found += self._rows_of(each)
        return found

    def _rows_of(self, each: SideOutcome) -> list[Measurement]:
        """The row of a result; where its side is a finding, it takes back what was found of another side that day."""
        row = self._measurement(each)
        if self._programme.measures[each.measure].unit != _FOUND_OF_A_SIDE:
            return [row]
        others = [side for side in Side if side is not each.side]
        return [*(withdrawal_of(row.replace(side=side)) for side in others), row]

    def _measurement(self, each: SideOutcome) -> Measurement:
        now = self._clock.local_now().astimezone(UTC)
        return Measurement(
            measure=each.measure,
            side=each.side,
            value=each.value,
            was_stopped_for_pain=each.state is SideState.STOPPED,
            stamp=self._stamp.replace(at_utc=now),
            pain=each.pain,
        )

    def _write_rating(self, event: Rated, at_utc: datetime, news: Sequence[Measurement]) -> None:
        with self._runs.together():
            self._runs.rate(self.run_id, event.block, event.pain, at_utc)
            self._add(news)

    def _write_end(self, outcome: RunOutcome, at_utc: datetime, news: Sequence[Measurement]) -> None:
        with self._runs.together():
            self._add(news)
            self._runs.end(self.run_id, outcome, at_utc, self.signal)

    def _add(self, news: Iterable[Measurement]) -> None:
        rows = list(news)
        if rows:
            self._measurements.add_many(rows)

    def _results(self) -> tuple[SideOutcome, ...]:
        limit = self._programme.measuring.stop_at_pain
        return outcomes(self._ledger, self._programme.measures, self.protocol, limit)

    def _utc_of(self, at_s: float) -> datetime:
        return self._seen_utc - timedelta(seconds=self._seen_s - at_s)
