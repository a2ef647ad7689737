"""Ended sessions summed up by SQL in four questions, so that ten years stay quick."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from hipcoach.domain.exercise import Role, Stage
from hipcoach.domain.records import Effort, ExerciseDone, SessionDone, SessionForm, SessionOutcome
from hipcoach.store.columns import since_text, to_utc

if TYPE_CHECKING:
    from hipcoach.store.journal import Journal

_SESSIONS = """
    select id, day, stage, form, outcome, effort, started_at_utc, ended_at_utc
    from sessions
    where day >= ? and outcome <> 'discarded'
    order by day, started_at_utc, id
"""

# The inner question takes each set once: SQLite reads the other columns from the row with the highest id, the entry
# that counts. Pain is remembered from every entry: doing the set again doesn't undo it.
# Cross joins keep SQLite from reading all prescriptions when a few days are asked for.
_SETS = """
    select prescription_id, count(*), sum(outcome = 'done'), sum(done_s), sum(hurt) from (
        select prescription_id, outcome, done_s, sum(reason is 'pain') as hurt, max(id)
        from sets
        where prescription_id >= (
            select coalesce(min(p.id), 0) from sessions cross join prescriptions p on p.session_id = sessions.id
            where day >= ?
        )
        group by prescription_id, set_number, side, try_number
    )
    group by prescription_id
"""

_PRESCRIPTIONS = """
    select p.id, p.session_id, p.exercise_id, p.level, p.role,
        p.sets * (1 + p.is_per_side) * iif(p.kind = 'stance', p.reps, 1), p.work_s, p.replaced_at_utc is not null
    from sessions cross join prescriptions p on p.session_id = sessions.id
    where sessions.day >= ? and sessions.outcome <> 'discarded'
    order by p.session_id, p.position, p.id
"""

_WORST = """
    select session_id, exercise_id, max(score) from (
        select session_id, exercise_id, score from pain_scores
        where moment = 'in_exercise' and session_id in (select id from sessions where day >= ?1)
        union all
        select stops.session_id, p.exercise_id, score from stops join prescriptions p on p.id = prescription_id
        where stops.session_id in (select id from sessions where day >= ?1)
    )
    group by session_id, exercise_id
"""

_NOTHING_DONE = (0, 0, 0.0, 0)


def read_done_sessions(journal: Journal, since: date | None) -> tuple[SessionDone, ...]:
    """Ended sessions of the training days from ``since`` on, oldest first, without discarded ones."""
    days = [since_text(since)]
    exercises = _read_exercises(journal, days)
    return tuple(
        SessionDone(
            session_id=session_id,
            day=date.fromisoformat(day),
            stage=Stage(stage),
            form=SessionForm(form),
            outcome=SessionOutcome(outcome),
            effort=None if effort is None else Effort(effort),
            # The computer's clock may have been set back in between.
            duration_s=max((to_utc(ended_at_utc) - to_utc(started_at_utc)).total_seconds(), 0.0),
            exercises=tuple(exercises[session_id]),
        )
        for session_id, day, stage, form, outcome, effort, started_at_utc, ended_at_utc in journal.rows(_SESSIONS, days)
    )


def _read_exercises(journal: Journal, days: list[str]) -> defaultdict[int, list[ExerciseDone]]:
    """What was done of each exercise, in order, by session."""
    worst = {(session, exercise): score for session, exercise, score in journal.rows(_WORST, days)}
    sums = {prescription: tuple(rest) for prescription, *rest in journal.rows(_SETS, days)}
    by_session: defaultdict[int, list[ExerciseDone]] = defaultdict(list)
    for prescription, session, exercise, level, role, asked, work_s, is_replaced in journal.rows(_PRESCRIPTIONS, days):
        if is_replaced and prescription not in sums:
            continue  # an easier plan took its place before anything was done of it
        begun, sets_done, done_s, hurt = sums.get(prescription, _NOTHING_DONE)
        by_session[session].append(
            ExerciseDone(
                session_id=session,
                exercise_id=exercise,
                level=level,
                role=Role(role),
                # Of a plan that was replaced only what had begun was asked for.
                sets_prescribed=begun if is_replaced else asked,
                sets_done=sets_done,
                done_share=min(done_s / work_s, 1.0) if work_s else 0.0,
                was_stopped_for_pain=hurt > 0,
                worst=worst.get((session, exercise)),
            )
        )
    return by_session
