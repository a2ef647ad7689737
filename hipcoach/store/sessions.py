"""Sessions as they happen: begun, filled set by set, ended; nothing is ever taken out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from hipcoach.domain.exercise import Side, Stage
from hipcoach.domain.records import Feeling, OpenSession, SessionForm, SessionOutcome, SetOutcome, SetRecord, SkipReason
from hipcoach.domain.stops import StopRecord
from hipcoach.store import prescription_rows, tables
from hipcoach.store.columns import enum_text, to_utc, utc_text
from hipcoach.store.done_sessions import read_done_sessions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from hipcoach.domain.records import Effort, Prescription, SessionDone, Stamp
    from hipcoach.store.journal import Journal, Writer

_OPEN = """
    select id, stage, form, started_at_utc, day from sessions where outcome is null order by id desc limit 1
"""

# Of a set done again the row with the higher id counts; rows of replaced prescriptions are not in force.
_SETS_IN_FORCE = """
    select p.position, s.set_number, s.side, s.try_number, s.prescribed_reps, s.prescribed_s, s.done_reps, s.done_s,
        s.outcome, s.reason, s.ended_at_utc, max(s.id) as latest
    from prescriptions p join sets s on s.prescription_id = p.id
    where p.session_id = ? and p.replaced_at_utc is null
    group by s.prescription_id, s.set_number, s.side, s.try_number
    order by latest
"""


class SessionStore:
    """Keeps sessions, what was prescribed in them, and what was done of it."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def start(self, stage: Stage, form: SessionForm, prescriptions: Sequence[Prescription], stamp: Stamp) -> int:
        """Write down that a session has begun, with all that is prescribed in it; return its id."""
        with self._journal.writing() as writer:
            row = {
                "stage": stage.value,
                "form": form.value,
                "started_at_utc": utc_text(stamp.at_utc),
                "offset_min": stamp.offset_min,
                "day": stamp.day.isoformat(),
            }
            session_id = writer.insert(tables.SESSIONS, row)
            _insert_prescriptions(writer, session_id, 0, prescriptions)
        return session_id

    def add_set(self, session_id: int, record: SetRecord, offset_min: int) -> None:
        """Write down a set that has ended.

        A set done again is written again, and the later entry counts. The very same entry once more adds nothing, so
        that a write whose fate is unknown may be repeated.

        Raises:
            ValueError: The session has no such exercise.
        """
        row = {
            "prescription_id": self._prescription_id(session_id, record.exercise_index),
            "set_number": record.set_number,
            "side": record.side.value,
            "try_number": record.try_number,
            "prescribed_reps": record.prescribed_reps,
            "prescribed_s": record.prescribed_s,
            "done_reps": record.done_reps,
            "done_s": record.done_s,
            "outcome": record.outcome.value,
            "reason": enum_text(record.reason),
            "ended_at_utc": utc_text(record.ended_at_utc),
            "offset_min": offset_min,
        }
        # Not sqlite-utils' ignore=True: that would also swallow a broken CHECK.
        sql = f"""insert into {tables.SETS} ({", ".join(row)}) values ({", ".join("?" * len(row))})
            on conflict (prescription_id, set_number, side, try_number, ended_at_utc) do nothing"""
        with self._journal.writing() as writer:
            writer.execute(sql, list(row.values()), session_id)

    def replace_rest(
        self, session_id: int, from_index: int, prescriptions: Sequence[Prescription], at_utc: datetime
    ) -> None:
        """Put an easier plan in the place of the exercises from ``from_index`` on.

        The new ones take the same positions. The old ones stay in the journal, marked with ``at_utc``; sets already
        done of them still count in ``done_sessions``.
        """
        mark = f"""update {tables.PRESCRIPTIONS} set replaced_at_utc = ?
            where session_id = ? and position >= ? and replaced_at_utc is null"""
        with self._journal.writing() as writer:
            writer.execute(mark, [utc_text(at_utc), session_id, from_index], session_id)
            _insert_prescriptions(writer, session_id, from_index, prescriptions)

    def add_stop(self, session_id: int, stop: StopRecord) -> None:
        """Write down that the person stopped the clock for pain.

        Raises:
            ValueError: The session has no such exercise.
        """
        index = stop.exercise_index
        row = {
            "session_id": session_id,
            "prescription_id": None if index is None else self._prescription_id(session_id, index),
            "score": stop.score,
            "feeling": enum_text(stop.feeling),
            "action": stop.action,
            "at_utc": utc_text(stop.at_utc),
        }
        with self._journal.writing() as writer:
            writer.insert(tables.STOPS, row)

    def stops(self, session_id: int) -> tuple[StopRecord, ...]:
        """All stops for pain of a session, oldest first."""
        sql = """select p.position, s.score, s.feeling, s.action, s.at_utc
            from stops s left join prescriptions p on p.id = s.prescription_id where s.session_id = ? order by s.id"""
        return tuple(
            StopRecord(
                exercise_index=index,
                score=score,
                feeling=None if feeling is None else Feeling(feeling),
                action=action,
                at_utc=to_utc(at_utc),
            )
            for index, score, feeling, action, at_utc in self._journal.rows(sql, [session_id])
        )

    def finish(self, session_id: int, outcome: SessionOutcome, at_utc: datetime) -> None:
        """Write down how and when a session ended; the same again changes nothing.

        Raises:
            ValueError: There is no such session, or it ended otherwise.
        """
        sql = f"update {tables.SESSIONS} set ended_at_utc = ?, outcome = ? where id = ? and outcome is null"
        with self._journal.writing() as writer:
            if writer.execute(sql, [utc_text(at_utc), outcome.value, session_id], session_id):
                return
        before = self._journal.rows("select outcome from sessions where id = ?", [session_id])
        if before != [(outcome.value,)]:
            raise ValueError(f"session {session_id} can't end as {outcome.value}: {before}")

    def discard(self, session_id: int, at_utc: datetime) -> None:
        """End a session so that it is never judged nor shown; it stays in the journal."""
        self.finish(session_id, SessionOutcome.DISCARDED, at_utc)

    def set_effort_and_note(self, session_id: int, effort: Effort | None, note: str) -> None:
        """Write down how hard a session felt and what the person noted; an empty note is none."""
        sql = f"update {tables.SESSIONS} set effort = ?, note = ? where id = ?"
        with self._journal.writing() as writer:
            writer.execute(sql, [enum_text(effort), note or None, session_id], session_id)

    def note(self, session_id: int) -> str:
        """What the person noted about a session; empty where nothing."""
        rows = self._journal.rows("select note from sessions where id = ?", [session_id])
        return (rows[0][0] or "") if rows else ""

    def open_session(self) -> OpenSession | None:
        """The latest session without an end, or None; an earlier one appears when this one has ended."""
        rows = self._journal.rows(_OPEN)
        if not rows:
            return None
        session_id, stage, form, started_at_utc, day = rows[0]
        prescribed = f"""select {prescription_rows.COLUMNS} from prescriptions
            where session_id = ? and replaced_at_utc is null order by position"""
        return OpenSession(
            session_id=session_id,
            stage=Stage(stage),
            form=SessionForm(form),
            started_at_utc=to_utc(started_at_utc),
            day=date.fromisoformat(day),
            prescriptions=tuple(map(prescription_rows.to_prescription, self._journal.rows(prescribed, [session_id]))),
            sets=tuple(map(_to_set, self._journal.rows(_SETS_IN_FORCE, [session_id]))),
        )

    def done_sessions(self, since: date | None = None) -> tuple[SessionDone, ...]:
        """Ended sessions of the training days from ``since`` on, oldest first, without discarded ones."""
        return tuple(session for _, session in read_done_sessions(self._journal, since))

    def _prescription_id(self, session_id: int, position: int) -> int:
        sql = "select id from prescriptions where session_id = ? and position = ? and replaced_at_utc is null"
        rows = self._journal.rows(sql, [session_id, position])
        if not rows:
            raise ValueError(f"session {session_id} has no exercise at {position}")
        return int(rows[0][0])


def _insert_prescriptions(
    writer: Writer, session_id: int, from_index: int, prescriptions: Sequence[Prescription]
) -> None:
    for position, prescription in enumerate(prescriptions, start=from_index):
        row = {"session_id": session_id, "position": position}
        writer.insert(tables.PRESCRIPTIONS, row | prescription_rows.prescription_columns(prescription))


def _to_set(row: tuple[Any, ...]) -> SetRecord:
    index, number, side, try_number, *amounts, outcome, reason, ended_at_utc, _ = row
    prescribed_reps, prescribed_s, done_reps, done_s = amounts
    return SetRecord(
        exercise_index=index,
        set_number=number,
        side=Side(side),
        try_number=try_number,
        prescribed_reps=prescribed_reps,
        prescribed_s=prescribed_s,
        done_reps=done_reps,
        done_s=done_s,
        outcome=SetOutcome(outcome),
        reason=None if reason is None else SkipReason(reason),
        ended_at_utc=to_utc(ended_at_utc),
    )
