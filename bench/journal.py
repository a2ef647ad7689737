"""How fast the journal is after ten years: opening, committing a set, reading everything.

Run it as ``python bench/journal.py``. It makes a journal of 3,000 sessions in a temporary folder first.
"""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any

from hipcoach.domain.exercise import Dose, Kind, Position, Role, Side, Stage, Tempo
from hipcoach.domain.records import Moment, Prescription, SessionForm, SetOutcome, SetRecord, Stamp
from hipcoach.store.columns import stamp_columns, utc_text
from hipcoach.store.database import open_journal
from hipcoach.store.prescription_rows import prescription_columns
from hipcoach.store.records_reader import RecordsReader
from hipcoach.store.sessions import SessionStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hipcoach.store.journal import Journal

SESSIONS = 3_000
DAYS = 3_650
COMMITS = 200
COMMIT_LIMIT_MS = 5.0
FIRST_DAY = date(2016, 1, 4)

PRESCRIPTION = Prescription(
    exercise_id="bench_0",
    stage=Stage.STRENGTH,
    kind=Kind.REPS,
    role=Role.MAIN,
    dose=Dose(level=2, sets=2, reps=10, hold_s=0, rest_s=60),
    tempo=Tempo(out_s=2, hold_s=1, back_s=2),
    is_per_side=True,
    first_side=Side.RIGHT,
    position=Position.SIDE_LYING,
)


def stamp(day_number: float) -> Stamp:
    """The stamp of a morning."""
    day = FIRST_DAY + timedelta(days=int(day_number))
    return Stamp(at_utc=datetime(day.year, day.month, day.day, 7, tzinfo=UTC), offset_min=60, day=day)


def session_rows(session_id: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """One session with seven exercises, 28 sets and four scores."""
    at = stamp((session_id - 1) * DAYS / SESSIONS)
    yield (
        "sessions",
        {
            "id": session_id,
            "stage": "strength",
            "form": "full",
            "started_at_utc": utc_text(at.at_utc),
            "offset_min": 60,
            "day": at.day.isoformat(),
            "ended_at_utc": utc_text(at.at_utc + timedelta(minutes=20)),
            "outcome": "completed",
            "effort": "about_right",
        },
    )
    for position in range(7):
        prescription_id = session_id * 10 + position
        columns = prescription_columns(PRESCRIPTION) | {"exercise_id": f"bench_{position}"}
        yield "prescriptions", {"id": prescription_id, "session_id": session_id, "position": position} | columns
        for number in range(4):
            yield (
                "sets",
                {
                    "prescription_id": prescription_id,
                    "set_number": number // 2 + 1,
                    "side": "left" if number % 2 else "right",
                    "try_number": 0,
                    "prescribed_reps": 10,
                    "prescribed_s": 50.0,
                    "done_reps": 10,
                    "done_s": 50.0,
                    "outcome": "done",
                    "reason": None,
                    "ended_at_utc": utc_text(at.at_utc + timedelta(seconds=position * 160 + number * 40)),
                    "offset_min": 60,
                },
            )
    for moment in (Moment.BEFORE, Moment.WORST_DURING, Moment.AFTER, Moment.NEXT_MORNING):
        is_in_session = moment is not Moment.NEXT_MORNING
        row = {"moment": moment.value, "score": session_id % 6, "session_id": session_id if is_in_session else None}
        yield "pain_scores", row | stamp_columns(at)


def day_rows(number: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """The check-in of one day."""
    at = stamp_columns(stamp(number))
    yield "pain_scores", {"moment": "worst_24h", "score": number % 6, "session_id": None} | at
    yield "nights", {"woke": number % 2} | at


def fill(journal: Journal) -> None:
    """Put ten years into an empty journal, past the stores for speed."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for number in range(SESSIONS):
        for table, row in session_rows(number + 1):
            rows.setdefault(table, []).append(row)
    for number in range(DAYS):
        for table, row in day_rows(number):
            rows.setdefault(table, []).append(row)
    connection = journal._connection  # noqa: SLF001  # 100,000 rows one by one would take a minute
    connection.execute("begin")
    for table, added in rows.items():
        names = list(added[0])
        sql = f"insert into {table} ({', '.join(names)}) values ({', '.join('?' * len(names))})"
        connection.executemany(sql, [list(row.values()) for row in added])
    connection.execute("commit")


def median_ms(action: Callable[[], object], times: int) -> float:
    """Median milliseconds of an action."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        taken.append((time.perf_counter() - start) * 1000)
    return median(taken)


def commit_ms(journal: Journal) -> list[float]:
    """Milliseconds of each of 200 commits of a set, in a new session."""
    sessions = SessionStore(journal)
    at = stamp(DAYS)
    session_id = sessions.start(Stage.STRENGTH, SessionForm.FULL, [PRESCRIPTION], at)
    taken = []
    for number in range(COMMITS):
        record = SetRecord(
            exercise_index=0,
            set_number=number + 1,
            side=Side.LEFT,
            try_number=0,
            prescribed_reps=10,
            prescribed_s=50.0,
            done_reps=10,
            done_s=50.0,
            outcome=SetOutcome.DONE,
            reason=None,
            ended_at_utc=at.at_utc + timedelta(seconds=number),
        )
        start = time.perf_counter()
        sessions.add_set(session_id, record, 60)
        taken.append((time.perf_counter() - start) * 1000)
    sessions.discard(session_id, at.at_utc)
    return taken


def main() -> int:
    """Measure and print; 1 when committing a set is too slow."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        print(
            f"open, new journal            {median_ms(lambda: open_journal(path).close(), 1):8.1f} ms, imports included"
        )
        print(f"open, first days' journal    {median_ms(lambda: open_journal(path).close(), 20):8.1f} ms")
        with open_journal(path) as journal:
            fill(journal)
        print(f"size after ten years         {path.stat().st_size / 1e6:8.1f} MB, {SESSIONS} sessions")
        print(f"open, ten years              {median_ms(lambda: open_journal(path).close(), 20):8.1f} ms")
        with open_journal(path) as journal:
            reader, today = RecordsReader(journal), stamp(DAYS).day
            print(f"whole-file check             {median_ms(journal.check, 5):8.1f} ms")
            for days in (None, 365, 60):
                since = None if days is None else today - timedelta(days=days)
                name = "all records" if days is None else f"records of {days} days"
                print(f"{name:28} {median_ms(lambda since=since: reader.records(since), 5):8.1f} ms")
            print(f"open session                 {median_ms(SessionStore(journal).open_session, 20):8.1f} ms")
            journal.warm_up()
            taken = commit_ms(journal)
    is_fast = median(taken) < COMMIT_LIMIT_MS
    print(
        f"commit of a set, {COMMITS} times  {median(taken):8.1f} ms median, {quantiles(taken, n=20)[-1]:.1f} ms p95,"
        f" {max(taken):.1f} ms max; limit {COMMIT_LIMIT_MS:.0f} ms median: {'kept' if is_fast else 'NOT KEPT'}"
    )
    return 0 if is_fast else 1


if __name__ == "__main__":
    sys.exit(main())
