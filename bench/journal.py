"""How fast the journal is after ten years: opening, committing a set, reading everything.

Run it as ``python bench/journal.py``. It makes the journal of ``ten_years.py`` in a temporary folder first.
"""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from ten_years import DAYS, fill, stamp

from hipcoach.domain.exercise import Dose, Kind, Position, Role, Side, Stage, Tempo
from hipcoach.domain.records import Moment, PainEntry, Prescription, SessionForm, SetOutcome, SetRecord
from hipcoach.store.database import open_journal
from hipcoach.store.pain import PainStore
from hipcoach.store.records_reader import RecordsReader
from hipcoach.store.sessions import SessionStore

if TYPE_CHECKING:
    from collections.abc import Callable

    from hipcoach.store.journal import Journal

COMMITS = 200
COMMIT_LIMIT_MS = 5.0

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


def print_reading(journal: Journal) -> None:
    """Milliseconds of reading: the first time, from a day on, with nothing new, and after one small write."""
    reader, today = RecordsReader(journal), stamp(DAYS).day
    answer = PainEntry(moment=Moment.WORST_24H, score=2, stamp=stamp(DAYS))

    def after_an_answer() -> float:
        PainStore(journal).add(answer)
        return median_ms(reader.records, 1)

    print(f"all records, first reading   {median_ms(lambda: RecordsReader(journal).records(), 7):8.1f} ms")
    for days in (365, 60):
        taken = median_ms(partial(reader.records, today - timedelta(days=days)), 7)
        print(f"{f'records of {days} days':28} {taken:8.1f} ms")
    reader.records()
    print(f"again, nothing new           {median_ms(reader.records, 20):8.3f} ms")
    journal.warm_up()
    print(f"again, one answer more       {median([after_an_answer() for _ in range(20)]):8.1f} ms")


def print_size(journal: Journal) -> None:
    """How much ten years are."""
    tables = ("sessions", "prescriptions", "sets", "pain_scores", "measurements")
    counts = [f"{journal.rows(f'select count(*) from {table}')[0][0]:,} {table}" for table in tables]
    print(f"size after ten years         {journal.path.stat().st_size / 1e6:8.1f} MB: {', '.join(counts)}")


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
        print(f"open, ten years              {median_ms(lambda: open_journal(path).close(), 20):8.1f} ms")
        with open_journal(path) as journal:
            print_size(journal)
            print(f"whole-file check             {median_ms(journal.check, 5):8.1f} ms")
            print_reading(journal)
            print(f"open session                 {median_ms(SessionStore(journal).open_session, 20):8.1f} ms")
            taken = commit_ms(journal)
    is_fast = median(taken) < COMMIT_LIMIT_MS
    print(
        f"commit of a set, {COMMITS} times  {median(taken):8.1f} ms median, {quantiles(taken, n=20)[-1]:.1f} ms p95,"
        f" {max(taken):.1f} ms max; limit {COMMIT_LIMIT_MS:.0f} ms median: {'kept' if is_fast else 'NOT KEPT'}"
    )
    return 0 if is_fast else 1


if __name__ == "__main__":
    sys.exit(main())
