"""Ended sessions with what was done in them, made quickly enough to read ten years at each start."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from hipcoach.domain.exercise import Role, Stage
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.records import Effort, ExerciseDone, SessionDone, SessionForm, SessionOutcome
from hipcoach.store.columns import since_text, to_day, to_utc

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from hipcoach.store.journal import Journal

    Placed = tuple[tuple[str, str, int], SessionDone]
    """A session behind its place among all: by day, by its beginning, by its row."""

_SESSIONS = """
    select id, day, stage, form, outcome, effort, started_at_utc, ended_at_utc
    from sessions
    where {which} and outcome <> 'discarded'
    order by day, started_at_utc, id
"""

# Of a plan that was replaced only what had begun was asked for, and nothing (NULL) if nothing had. The cross joins keep
# SQLite from reading all prescriptions when a few sessions are asked for. Where all are, none is left out: those of
# sessions that don't count are not looked at afterwards.
_PRESCRIPTIONS = """
    select p.session_id, p.exercise_id, p.level, p.role,
        case when p.replaced_at_utc is not null then s.begun
            else (p.sets * (1 + p.is_per_side) + p.extra_sets) * iif(p.kind = 'stance', p.reps, 1) end,
        ifnull(s.sets_done, 0), ifnull(min(s.done_s / p.work_s, 1.0), 0.0), s.hurt
    from {sessions} prescriptions p {of_session} left join set_sums s on s.prescription_id = p.id
    where {which}
    order by p.session_id, p.position, p.id
"""

_SCORES = """
    select p.session_id, p.exercise_id, max(p.score)
    from {sessions} pain_scores p {of_session}
    where p.moment = 'in_exercise' and {which}
    group by p.session_id, p.exercise_id
"""

_STOPS = """
    select p.session_id, p.exercise_id, max(stops.score)
    from {sessions} stops {of_stop} join prescriptions p on p.id = prescription_id
    where {which}
    group by p.session_id, p.exercise_id
"""

_STAGES = {stage.value: stage for stage in Stage}
_ROLES = {role.value: role for role in Role}
_FORMS = {form.value: form for form in SessionForm}
_OUTCOMES = {outcome.value: outcome for outcome in SessionOutcome}
_EFFORTS = {None: None} | {effort.value: effort for effort in Effort}


class _Which(Frozen):
    """Which sessions are asked for; without a condition all."""

    condition: str = ""
    values: tuple[Any, ...] = ()

    def rows(self, journal: Journal, sql: str) -> list[tuple[Any, ...]]:
        is_all = not self.condition
        asked = sql.format(
            which=self.condition or "true",
            sessions="" if is_all else "sessions cross join",
            of_session="" if is_all else "on p.session_id = sessions.id",
            of_stop="" if is_all else "on stops.session_id = sessions.id",
        )
        return journal.rows(asked, self.values)


def read_done_sessions(journal: Journal, since: date | None) -> list[Placed]:
    """Ended sessions of the training days from ``since`` on, oldest first, without discarded ones."""
    return _read(
        journal, _Which() if since is None else _Which(condition="sessions.day >= ?", values=(since_text(since),))
    )


def read_these_sessions(journal: Journal, session_ids: Collection[int]) -> list[Placed]:
    """Those of some sessions that have ended and weren't discarded."""
    marks = ", ".join("?" * len(session_ids))
    return _read(journal, _Which(condition=f"sessions.id in ({marks})", values=tuple(session_ids)))


def _read(journal: Journal, which: _Which) -> list[Placed]:
    exercises = _read_exercises(journal, which)
    return [
        (
            (day, started_at_utc, session_id),
            SessionDone(
                session_id=session_id,
                day=to_day(day),
                stage=_STAGES[stage],
                form=_FORMS[form],
                outcome=_OUTCOMES[outcome],
                effort=_EFFORTS[effort],
                # The computer's clock may have been set back in between.
                duration_s=max((to_utc(ended_at_utc) - to_utc(started_at_utc)).total_seconds(), 0.0),
                exercises=tuple(exercises.get(session_id, ())),
            ),
        )
        for session_id, day, stage, form, outcome, effort, started_at_utc, ended_at_utc in which.rows(
            journal, _SESSIONS
        )
    ]


def _read_worst(journal: Journal, which: _Which) -> dict[tuple[int, str], int]:
    """The worst score of each exercise in each session, where there is one."""
    worst: dict[tuple[int, str], int] = {}
    for sql in (_SCORES, _STOPS):
        for session_id, exercise_id, score in which.rows(journal, sql):
            if score is not None:
                worst[session_id, exercise_id] = max(score, worst.get((session_id, exercise_id), 0))
    return worst


def _read_exercises(journal: Journal, which: _Which) -> dict[int, list[ExerciseDone]]:
    """What was done of each exercise, in order, by session."""
    worst = _read_worst(journal, which)
    by_session: dict[int, list[ExerciseDone]] = {}
    rows = which.rows(journal, _PRESCRIPTIONS)
    for session_id, of_session in groupby(rows, itemgetter(0)):
        by_session[session_id] = [
            ExerciseDone(
                session_id,
                exercise_id,
                level,
                _ROLES[role],
                asked,
                done,
                share,
                hurt == 1,
                worst.get((session_id, exercise_id)),
            )
            for _, exercise_id, level, role, asked, done, share, hurt in of_session
            if asked is not None
        ]
    return by_session
