"""Ended sessions summed up by SQL in three questions, so that ten years stay quick."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from hipcoach.domain.exercise import Role, Stage
from hipcoach.domain.records import Effort, ExerciseDone, SessionDone, SessionForm, SessionOutcome
from hipcoach.store.columns import since_text, to_utc

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.store.journal import Journal

_SESSIONS = """
    select id, day, stage, form, outcome, effort, started_at_utc, ended_at_utc
    from sessions
    where day >= ? and outcome <> 'discarded'
    order by day, started_at_utc, id
"""

# The inner question takes each set once: SQLite reads the other columns from the row with the highest id, the entry
# that counts. Pain is remembered from every entry: doing the set again doesn't undo it.
# A prescription that was replaced before anything was done of it was never asked for.
_EXERCISES = """
    select p.session_id, p.exercise_id, p.level, p.role,
        p.sets * (1 + p.is_per_side) * iif(p.kind = 'stance', p.reps, 1),
        p.work_s, coalesce(sum(latest.outcome = 'done'), 0), coalesce(sum(latest.done_s), 0), coalesce(sum(hurt), 0)
    from sessions
    join prescriptions p on p.session_id = sessions.id
    left join (
        select prescription_id, outcome, done_s, sum(reason is 'pain') as hurt, max(id)
        from sets
        where prescription_id >= (
            select coalesce(min(p.id), 0) from sessions join prescriptions p on p.session_id = sessions.id
            where sessions.day >= ?1
        )
        group by prescription_id, set_number, side, try_number
    ) latest on latest.prescription_id = p.id
    where sessions.day >= ?1 and sessions.outcome <> 'discarded'
    group by p.id
    having p.replaced_at_utc is null or count(latest.outcome) > 0
    order by p.session_id, p.position, p.id
"""

_WORST = """
    select session_id, exercise_id, max(score) from (
        select session_id, exercise_id, score from pain_scores where moment = 'in_exercise'
        union all
        select stops.session_id, p.exercise_id, score from stops join prescriptions p on p.id = prescription_id
    )
    where session_id in (select id from sessions where day >= ?)
    group by session_id, exercise_id
"""


def read_done_sessions(journal: Journal, since: date | None) -> tuple[SessionDone, ...]:
    """Ended sessions of the training days from ``since`` on, oldest first, without discarded ones."""
    days = [since_text(since)]
    worst = {(session, exercise): score for session, exercise, score in journal.rows(_WORST, days)}
    exercises = _read_exercises(journal, days, worst)
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


def _read_exercises(
    journal: Journal, days: list[str], worst: Mapping[tuple[int, str], int | None]
) -> defaultdict[int, list[ExerciseDone]]:
    by_session: defaultdict[int, list[ExerciseDone]] = defaultdict(list)
    for session_id, exercise_id, level, role, sets_prescribed, work_s, sets_done, done_s, hurt in journal.rows(
        _EXERCISES, days
    ):
        by_session[session_id].append(
            ExerciseDone(
                session_id=session_id,
                exercise_id=exercise_id,
                level=level,
                role=Role(role),
                sets_prescribed=sets_prescribed,
                sets_done=sets_done,
                done_share=min(done_s / work_s, 1.0) if work_s else 0.0,
                was_stopped_for_pain=hurt > 0,
                worst=worst.get((session_id, exercise_id)),
            )
        )
    return by_session
