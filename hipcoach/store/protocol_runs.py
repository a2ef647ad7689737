"""Goes of self-tests: what was begun, each try as it ended, how it hurt, and how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.exercise import Side
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.tries import RunOutcome, Try, TryOutcome
from hipcoach.store import tables
from hipcoach.store.columns import STAMP, stamp_columns, to_stamp, utc_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from contextlib import AbstractContextManager
    from datetime import date, datetime

    from hipcoach.domain.records import Stamp
    from hipcoach.store.journal import Journal


class RunBegun(Frozen):
    """A go of a self-test as it is kept.

    Attributes:
        run_id: Its row.
        protocol: Id of how it is done.
        measures: What is tested on which sides, in order.
        first_side: The side that goes first.
        before: Pain right before it, 0 to 10, or None.
        stamp: When it was begun.
        tries: All entries, oldest first.
        rated: The worst pain by block; None was not answered.
        outcome: How it ended; None while it is open.
        signal: The stop signal that ended it, or "".
    """

    run_id: int
    protocol: str
    measures: tuple[tuple[str, Side], ...]
    first_side: Side
    before: int | None
    stamp: Stamp
    tries: tuple[Try, ...] = ()
    rated: Mapping[int, int | None]
    outcome: RunOutcome | None = None
    signal: str = ""


class ProtocolRunStore:
    """Keeps goes of self-tests; rows are only added."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def together(self) -> AbstractContextManager[object]:
        """Make every write inside one: all is kept, or nothing."""
        return self._journal.writing()

    def begin(
        self,
        protocol: str,
        measures: Sequence[tuple[str, Side]],
        first_side: Side,
        before: int | None,
        stamp: Stamp,
    ) -> int:
        """Write down that a test begins, and return its row."""
        row = {
            "protocol": protocol,
            "measures": " ".join(f"{measure}:{side.value}" for measure, side in measures),
            "first_side": first_side.value,
            "before": before,
        }
        with self._journal.writing() as writer:
            return writer.insert(tables.PROTOCOL_RUNS, row | stamp_columns(stamp))

    def add_try(self, run_id: int, made: Try, at_utc: datetime) -> None:
        """Write down one try; the last row of a try counts."""
        row = {
            "run_id": run_id,
            "measure": made.measure,
            "side": made.side.value,
            "try_number": made.number,
            "outcome": made.outcome.value,
            "value": made.value,
            "late_s": made.late_s,
            "detail": made.detail,
            "at_utc": utc_text(at_utc),
        }
        with self._journal.writing() as writer:
            writer.insert(tables.PROTOCOL_TRIES, row)

    def rate(self, run_id: int, block: int, pain: int | None, at_utc: datetime) -> None:
        """Write down the worst pain at a block; the last row of a block counts."""
        row = {"run_id": run_id, "block": block, "pain": pain, "at_utc": utc_text(at_utc)}
        with self._journal.writing() as writer:
            writer.insert(tables.PROTOCOL_RATINGS, row)

    def end(self, run_id: int, outcome: RunOutcome, at_utc: datetime, signal: str = "") -> None:
        """Write down how a test ended; one that has ended stays as it is."""
        with self._journal.writing() as writer:
            if not self._journal.rows("select 1 from protocol_ends where run_id = ?", [run_id]):
                row = {"run_id": run_id, "outcome": outcome.value, "signal": signal, "at_utc": utc_text(at_utc)}
                writer.insert(tables.PROTOCOL_ENDS, row)

    def open_runs(self) -> tuple[RunBegun, ...]:
        """The goes without an end, oldest first."""
        return self._runs("where e.run_id is null", ())

    def runs_of(self, protocol: str, since: date | None = None) -> tuple[RunBegun, ...]:
        """The goes of a test that have ended, oldest first."""
        day = since.isoformat() if since else ""
        return self._runs("where e.run_id is not null and r.protocol = ? and r.day >= ?", (protocol, day))

    def _runs(self, where: str, values: Sequence[str]) -> tuple[RunBegun, ...]:
        rows = self._journal.rows(
            "select r.id, r.protocol, r.measures, r.first_side, r.before, e.outcome, coalesce(e.signal, ''), "
            f"{', '.join(f'r.{name}' for name in STAMP.split(', '))} "
            f"from protocol_runs r left join protocol_ends e on e.run_id = r.id {where} order by r.day, r.id",
            values,
        )
        return tuple(
            RunBegun(
                run_id=run_id,
                protocol=protocol,
                measures=_to_measures(measures),
                first_side=Side(first_side),
                before=before,
                stamp=to_stamp(*stamp),
                tries=self._tries(run_id),
                rated=self._ratings(run_id),
                outcome=RunOutcome(outcome) if outcome else None,
                signal=signal,
            )
            for run_id, protocol, measures, first_side, before, outcome, signal, *stamp in rows
        )

    def _tries(self, run_id: int) -> tuple[Try, ...]:
        rows = self._journal.rows(
            "select measure, side, try_number, outcome, value, late_s, detail from protocol_tries "
            "where run_id = ? order by id",
            [run_id],
        )
        return tuple(
            Try(
                measure=measure,
                side=Side(side),
                number=number,
                outcome=TryOutcome(outcome),
                value=value,
                late_s=late_s,
                detail=detail,
            )
            for measure, side, number, outcome, value, late_s, detail in rows
        )

    def _ratings(self, run_id: int) -> dict[int, int | None]:
        return dict(
            self._journal.rows("select block, pain from protocol_ratings where run_id = ? order by id", [run_id])
        )


def _to_measures(text: str) -> tuple[tuple[str, Side], ...]:
    pairs = (each.rpartition(":") for each in text.split())
    return tuple((measure, Side(side)) for measure, _, side in pairs)
