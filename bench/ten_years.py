"""Ten years of one person, put into a journal: the same at each run, and as much work for the rules as a real one.

Real exercises with their own doses, stage after stage; sore weeks, sets done again, easier plans, mornings without an
answer, self-tests every other week.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any

from hipcoach.content.loader import load_content
from hipcoach.domain.exercise import Kind, Role, Side, Stage
from hipcoach.domain.plan import StepKind, build_steps
from hipcoach.domain.records import Moment, Prescription, SessionForm, SessionOutcome, SetOutcome, SkipReason, Stamp
from hipcoach.store.columns import stamp_columns, utc_text
from hipcoach.store.prescription_rows import prescription_columns

if TYPE_CHECKING:
    from hipcoach.content.content import Content
    from hipcoach.domain.plan import Step
    from hipcoach.store.journal import Journal

    Row = dict[str, Any]

DAYS = 3_650
SESSIONS_A_YEAR = 300
FIRST_DAY = date(2016, 1, 4)
FLEXIBILITY_FROM, STRENGTH_FROM, BALANCE_FROM = 21, 50, 90
TIER_DAYS = 21
LEVEL_DAYS = 60
TEST_EVERY_DAYS = 14
SORE_EVERY_DAYS, SORE_DAYS = 170, 6
TESTS = {  # of each: at first, at best, and the days between
    "pelvic_control.tilt": (6.0, 9.0, 18),
    "pelvic_control.knee_out": (6.0, 9.0, 18),
    "weight_share": (12.0, 6.0, 30),
    "thomas_gap": (6.0, 1.0, 60),
    "seated_ir": (20.0, 32.0, 80),
    "level_hip_stand": (5.0, 28.0, 150),
    "cst30": (9.0, 15.0, 200),
    "slst_eo": (8.0, 30.0, 250),
}


def stamp(number: float, hour: int = 7) -> Stamp:
    """The stamp of an hour of a day, counted from the first."""
    day = FIRST_DAY + timedelta(days=int(number))
    return Stamp(at_utc=datetime(day.year, day.month, day.day, hour, tzinfo=UTC), offset_min=60, day=day)


def fill(journal: Journal) -> None:
    """Put ten years into an empty journal, past the stores for speed."""
    rows = _Person(load_content()).rows()
    connection = journal._connection  # noqa: SLF001  # 150,000 rows one by one would take minutes
    connection.execute("begin")
    connection.execute("pragma defer_foreign_keys = on")  # scores come before the sessions they belong to
    for table, added in rows.items():
        names = list(added[0])
        sql = f"insert into {table} ({', '.join(names)}) values ({', '.join('?' * len(names))})"
        connection.executemany(sql, [list(row.values()) for row in added])
    connection.execute("commit")


class _Person:
    """Lives ten years, day by day, and writes rows."""

    def __init__(self, content: Content) -> None:
        self._exercises = content.exercises
        self._timing = content.programme.timing
        self._measures = content.programme.measures
        self._rng = Random(7)
        self._rows: dict[str, list[Row]] = {}
        self._by_stage = {
            stage: sorted((each for each in content.exercises.values() if each.stage is stage), key=lambda x: x.tier)
            for stage in Stage
        }
        self._work = cache(self._work_of)

    def rows(self) -> dict[str, list[Row]]:
        """All rows by their table."""
        for name in ("Walk an hour", "Get out of the car", "Sleep on the sore side"):
            self._add("activities", {"words": name} | stamp_columns(stamp(0)))
        for number in range(DAYS):
            self._check_in(number)
            if (number + 1) * SESSIONS_A_YEAR // 365 != number * SESSIONS_A_YEAR // 365:
                self._session(number)
            if number % TEST_EVERY_DAYS == 3:
                self._tests(number)
        return self._rows

    def _add(self, table: str, row: Row) -> int:
        rows = self._rows.setdefault(table, [])
        rows.append(row)
        return len(rows)

    def _chance(self, share: float) -> bool:
        return self._rng.random() < share

    def _pain(self, number: int) -> int:
        """Less from year to year, more in a sore week."""
        is_sore = number % SORE_EVERY_DAYS < SORE_DAYS
        return max(0, 3 - number // 400) + self._rng.randrange(2) + (3 if is_sore else 0)

    def _score(self, number: int, moment: Moment, score: int | None, session: int | None = None, **more: Any) -> None:
        row = {"moment": moment.value, "score": score, "session_id": session, "exercise_id": None} | more
        self._add("pain_scores", row | stamp_columns(stamp(number, 8 if session else 7)))

    def _check_in(self, number: int) -> None:
        if self._chance(0.9):
            self._score(number, Moment.NEXT_MORNING, None if self._chance(0.02) else self._pain(number))
            self._add("nights", {"woke": int(self._chance(0.1))} | stamp_columns(stamp(number)))
        self._score(number, Moment.WORST_24H, self._pain(number))
        if number % 7 == 0:
            self._add("stiffness", {"minutes": max(5, 40 - number // 60)} | stamp_columns(stamp(number)))
        if number % (2 * SORE_EVERY_DAYS) == 1:
            self._add("flare_reports", {"is_flare": 1} | stamp_columns(stamp(number)))

    def _tests(self, number: int) -> None:
        for name, (first, best, days) in TESTS.items():
            value = round(first + (best - first) * min(number / days, 1.0) + self._rng.choice([-0.5, 0.0, 0.5]), 1)
            for side in (Side.LEFT, Side.RIGHT) if self._measures[name].is_per_side else (Side.BOTH,):
                row = {"measure": name, "side": side.value, "value": value, "was_stopped_for_pain": 0, "pain": 1}
                self._add("measurements", row | stamp_columns(stamp(number, 17)))
        for activity in (1, 2, 3):
            rating = {"activity_id": activity, "score": min(10, 3 + number // 40)}
            self._add("activity_ratings", rating | stamp_columns(stamp(number, 17)))

    def _session(self, number: int) -> None:
        stage, planned = self._plan(number)
        began = stamp(number, 8)
        outcome = SessionOutcome.ENDED_EARLY if self._chance(0.03) else SessionOutcome.COMPLETED
        row = {
            "stage": stage.value,
            "form": (SessionForm.EASY if number % SORE_EVERY_DAYS < SORE_DAYS else SessionForm.FULL).value,
            "started_at_utc": utc_text(began.at_utc),
            "offset_min": began.offset_min,
            "day": began.day.isoformat(),
            "ended_at_utc": utc_text(began.at_utc + timedelta(minutes=20)),
            "outcome": outcome.value,
            "effort": self._rng.choice(["easy", "about_right", "about_right", "hard"]),
        }
        session = self._add("sessions", row)
        at_utc = began.at_utc
        for position, prescription in enumerate(planned):
            at_utc = self._exercise(number, session, position, prescription, at_utc)
        pain = self._pain(number)
        for moment, score in ((Moment.BEFORE, pain), (Moment.WORST_DURING, pain + 1), (Moment.AFTER, pain)):
            self._score(number, moment, score, session)

    def _exercise(
        self, number: int, session: int, position: int, prescription: Prescription, at_utc: datetime
    ) -> datetime:
        """Write down an exercise with its sets, and return when it ended."""
        row = {"session_id": session, "position": position} | prescription_columns(prescription)
        if self._chance(0.005):  # an easier plan took its place before it began
            self._add("prescriptions", row | {"replaced_at_utc": utc_text(at_utc)})
        row_id = self._add("prescriptions", row | {"replaced_at_utc": None})
        for step in self._work(prescription.exercise_id, prescription.dose.level, prescription.extra_sets):
            at_utc += timedelta(seconds=step.duration_s + prescription.dose.rest_s)
            if self._chance(0.01):  # begun, and done again
                self._set(row_id, step, at_utc - timedelta(seconds=5), SetOutcome.PARTLY, None)
            hurts = self._chance(0.003)
            self._set(
                row_id,
                step,
                at_utc,
                SetOutcome.PARTLY if hurts else SetOutcome.DONE,
                SkipReason.PAIN if hurts else None,
            )
            if hurts:
                stop = {"session_id": session, "prescription_id": row_id, "score": 6, "action": "skip_exercise"}
                self._add("stops", stop | {"at_utc": utc_text(at_utc)})
        if self._chance(0.1):
            self._score(number, Moment.IN_EXERCISE, self._pain(number), session, exercise_id=prescription.exercise_id)
        return at_utc

    def _set(self, row_id: int, step: Step, at_utc: datetime, outcome: SetOutcome, reason: SkipReason | None) -> None:
        is_done = outcome is SetOutcome.DONE
        row = {
            "prescription_id": row_id,
            "set_number": step.set_number,
            "side": step.side.value,
            "try_number": step.try_number,
            "prescribed_reps": step.reps,
            "prescribed_s": step.work_s,
            "done_reps": step.reps if is_done else step.reps // 2,
            "done_s": step.work_s if is_done else step.work_s / 2,
            "outcome": outcome.value,
            "reason": reason.value if reason else None,
            "ended_at_utc": utc_text(at_utc),
            "offset_min": 60,
        }
        self._add("sets", row)

    def _plan(self, number: int) -> tuple[Stage, list[Prescription]]:
        """The stage of a day and what is done on it: two or three of the pelvis first, whatever comes then."""
        if number < FLEXIBILITY_FROM:
            return Stage.PELVIS, self._some(number, 0, (Stage.PELVIS, 6))
        if number < STRENGTH_FROM:
            parts = ((Stage.PELVIS, 2), (Stage.FLEXIBILITY, 4), (Stage.CORE, 1))
            return Stage.FLEXIBILITY, self._some(number, FLEXIBILITY_FROM, *parts)
        if number % 2:
            strong = ((Stage.PELVIS, 2), (Stage.STRENGTH, 3), (Stage.CORE, 1), (Stage.FLEXIBILITY, 1))
            return Stage.STRENGTH, self._some(number, STRENGTH_FROM, *strong)
        is_late = number >= BALANCE_FROM
        parts = ((Stage.PELVIS, 2), (Stage.FLEXIBILITY, 3), (Stage.BALANCE if is_late else Stage.CORE, 2))
        return Stage.BALANCE if is_late else Stage.FLEXIBILITY, self._some(number, BALANCE_FROM, *parts)

    def _some(self, number: int, opened: int, *parts: tuple[Stage, int]) -> list[Prescription]:
        """So many of each stage, taking turns, of the tiers and at the levels that are open by then."""
        days = max(number - opened, 0)
        tier, level = 1 + days // TIER_DAYS, 1 + days // LEVEL_DAYS
        planned = []
        for stage, count in parts:
            is_open = [each for each in self._by_stage[stage] if each.tier <= tier]
            for turn in range(min(count, len(is_open))):
                exercise = is_open[(number // 2 + turn) % len(is_open)]
                extra = int(stage is Stage.STRENGTH and exercise.is_per_side and number % 3 == 0)
                planned.append(self._prescription(exercise.id, min(level, len(exercise.doses)), extra))
        return planned

    def _prescription(self, exercise_id: str, level: int, extra_sets: int) -> Prescription:
        exercise = self._exercises[exercise_id]
        dose = exercise.dose(level)
        return Prescription(
            exercise_id=exercise_id,
            stage=exercise.stage,
            kind=exercise.kind,
            role=Role.WARMUP if exercise.stage is Stage.PELVIS else Role.MAIN,
            dose=dose,
            tempo=(dose.tempo or exercise.tempo) if exercise.kind is Kind.REPS else None,
            is_per_side=exercise.is_per_side,
            first_side=Side.RIGHT if exercise.is_per_side else Side.BOTH,
            position=exercise.position,
            extra_sets=extra_sets,
        )

    def _work_of(self, exercise_id: str, level: int, extra_sets: int) -> tuple[Step, ...]:
        steps = build_steps([(0, self._prescription(exercise_id, level, extra_sets))], self._timing)
        return tuple(step for step in steps if step.kind is StepKind.WORK)
