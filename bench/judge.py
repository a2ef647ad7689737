"""How fast ten years of records are judged: path, limits, flares, advice, and today's session.

Run it as ``python bench/judge.py``. It makes the records of several kinds of people in memory, without a journal, so
that only the rules are measured; ``bench/journal.py`` measures reading. Exit code 1 when the median is over the limit.
"""

from __future__ import annotations

import gc
import sys
import time
from datetime import UTC, date, datetime, timedelta
from random import Random
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from hipcoach.content.loader import load_content
from hipcoach.domain.exercise import Role, Side, Stage
from hipcoach.domain.falls import FallVerdict
from hipcoach.domain.pain import StartOfDay
from hipcoach.domain.path import Person
from hipcoach.domain.preferences import Preferences
from hipcoach.domain.records import (
    Effort,
    ExerciseDone,
    Measurement,
    Moment,
    NightEntry,
    PainEntry,
    Records,
    SessionDone,
    SessionForm,
    SessionOutcome,
    Stamp,
)
from hipcoach.services.judging import JudgingService
from hipcoach.services.planning import Planner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipcoach.domain.session_plan import SessionPlan

DAYS = 3_650
TIMES = 7
LIMIT_MS = 50.0
SETTLED_FROM = 100
DAY_0 = date(2016, 1, 4)
RIGHT = Person(affected_side=Side.RIGHT, age_from=50)

NO_FALLS = FallVerdict(
    level=0,
    level_now=0,
    present=(),
    unanswered=(),
    lower_from=None,
    test_days_left=0,
    needs_clearance=False,
    last_fall=None,
    unasked_fall=None,
    exercise_fall=None,
)

PELVIS = ("pelv_breathing_9090", "pelv_tilt_supine", "pelv_glute_set_prone", "pelv_hip_lift_9090", "pelv_stand_level")
FLEXIBILITY = (
    *("pelv_tilt_supine", "pelv_stand_level", "flex_heel_slide", "flex_thomas_edge", "flex_fig4_supine"),
    *("core_brace", "core_dead_bug"),
)
STRENGTH = (
    *("pelv_tilt_supine", "pelv_stand_level", "str_prone_rot_iso", "str_clam", "str_bridge", "str_sit_to_stand"),
    *("core_brace", "core_dead_bug", "flex_thomas_edge", "flex_fig4_supine"),
)


class Kind(NamedTuple):
    """A kind of person: shares of bad mornings and unanswered days, how bad, and what the tests give.

    ``sore`` holds from day 100 on; before it mornings are as ``sore_at_first`` has it.
    """

    sore_at_first: float = 0.1
    sore: float = 0.15
    sore_score: int = 3
    forgets: float = 0.1
    tilts: float = 9.0
    gap_cm: float = 1.0
    turning_deg: float = 30.0
    away_every: int = 0
    away_days: int = 0


KINDS = {
    "usual": Kind(),
    "stiff": Kind(gap_cm=8.0, turning_deg=10.0),
    "forgets some": Kind(forgets=0.25),
    "away each summer": Kind(away_every=365, away_days=40),
    "sore later on": Kind(sore=0.3, sore_score=4),
    "never clean tilts": Kind(tilts=7.0),
    "never settled": Kind(sore_at_first=0.6, sore=0.6),
    "always sore": Kind(sore_at_first=0.3, sore=0.3, sore_score=4),
}
"""The last three try for ten years without ever getting through the first stage: the longest search there is."""


class Told:
    """A clock that shows the morning after the last day."""

    def monotonic_s(self) -> float:
        """No time passes."""
        return 0.0

    def local_now(self) -> datetime:
        """The moment of judging."""
        return datetime(DAY_0.year, DAY_0.month, DAY_0.day, 10, tzinfo=UTC) + timedelta(days=DAYS)

    def to_real_s(self, monotonic_s: float) -> float:
        """As it is."""
        return monotonic_s


class Remembered:
    """Hands out records that are in memory already."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def records(self) -> Records:
        """All of them."""
        return self._records


def stamp(number: int, hour: int = 8) -> Stamp:
    """The stamp of an hour of a day."""
    at = datetime(DAY_0.year, DAY_0.month, DAY_0.day, tzinfo=UTC) + timedelta(days=number, hours=hour)
    return Stamp(at_utc=at, offset_min=0, day=DAY_0 + timedelta(days=number))


def ten_years(kind: Kind) -> Records:
    """Six sessions a week, a check-in on most days, tests every other week."""
    rng = Random(1)
    sessions: list[SessionDone] = []
    pains: list[PainEntry] = []
    nights: list[NightEntry] = []
    tests: list[Measurement] = []
    for number in range(DAYS):
        if kind.away_every and number % kind.away_every >= kind.away_every - kind.away_days:
            continue
        if rng.random() >= kind.forgets:
            share = kind.sore if number >= SETTLED_FROM else kind.sore_at_first
            morning = kind.sore_score if rng.random() < share else 2
            pains.append(PainEntry(moment=Moment.NEXT_MORNING, score=morning, stamp=stamp(number)))
            pains.append(PainEntry(moment=Moment.WORST_24H, score=3, stamp=stamp(number)))
            nights.append(NightEntry(woke=False, stamp=stamp(number)))
        if number % 14 == 3:
            tests += tests_of(kind, number)
        if number % 7 != 6 and rng.random() >= 0.05:
            sessions.append(session(len(sessions) + 1, number))
            at, done = stamp(number, 9), len(sessions)
            moments = (Moment.BEFORE, Moment.WORST_DURING, Moment.AFTER)
            pains += [PainEntry(moment=moment, score=2, stamp=at, session_id=done) for moment in moments]
    return Records(sessions=tuple(sessions), pains=tuple(pains), nights=tuple(nights), measurements=tuple(tests))


def session(session_id: int, number: int) -> SessionDone:
    """A session of the stage that is usual on such a day."""
    ids = PELVIS if number < 20 else FLEXIBILITY if number < 60 or number % 2 else STRENGTH
    done = tuple(
        ExerciseDone(
            session_id=session_id,
            exercise_id=exercise_id,
            level=2,
            role=Role.MAIN if place > 1 else Role.WARMUP,
            sets_prescribed=2,
            sets_done=2,
            done_share=1.0,
            was_stopped_for_pain=False,
            worst=None,
        )
        for place, exercise_id in enumerate(ids)
    )
    return SessionDone(
        session_id=session_id,
        day=DAY_0 + timedelta(days=number),
        stage=Stage.PELVIS,
        form=SessionForm.FULL,
        outcome=SessionOutcome.COMPLETED,
        effort=Effort.ABOUT_RIGHT,
        duration_s=900.0,
        exercises=done,
    )


def tests_of(kind: Kind, number: int) -> Iterator[Measurement]:
    """The self-tests of one day."""
    both = (Side.LEFT, Side.RIGHT)
    results = (
        ("pelvic_control.tilt", (Side.BOTH,), kind.tilts),
        ("pelvic_control.knee_out", both, 9.0),
        ("thomas_gap", both, kind.gap_cm),
        ("seated_ir", both, kind.turning_deg),
        ("level_hip_stand", both, 15.0),
        ("slst_eo", both, 12.0),
    )
    for measure, sides, value in results:
        for side in sides:
            at = stamp(number, 18)
            yield Measurement(measure=measure, side=side, value=value, was_stopped_for_pain=False, stamp=at, pain=1)


def judged_ms(records: Records) -> tuple[float, SessionPlan | None]:
    """Median milliseconds of processor time for judging and planning, and the plan."""
    content = load_content()
    judging = JudgingService(
        clock=Told(),
        content=content,
        reader=Remembered(records),
        person=lambda: RIGHT,
        plans=tuple,
        falls=NO_FALLS,
    )
    planner = Planner(content.exercises, content.programme, Preferences, tuple)
    taken, plan = [], None
    for _ in range(TIMES):
        gc.collect()
        judging = JudgingService(  # a new one each time: it remembers what it has judged
            clock=Told(),
            content=content,
            reader=Remembered(records),
            person=lambda: RIGHT,
            plans=tuple,
            falls=lambda: NO_FALLS,
        )
        start = time.process_time()
        found = judging.assess()
        plan = planner.plan(found, StartOfDay.NORMAL, SessionForm.FULL)
        taken.append((time.process_time() - start) * 1000)
    return median(taken), plan


def main() -> int:
    """Measure and print; 1 when the median over all kinds is too slow."""
    medians = []
    for name, kind in KINDS.items():
        taken, plan = judged_ms(ten_years(kind))
        medians.append(taken)
        what = f"{plan.stage.value}, {len(plan.items)} exercises" if plan else "no session"
        print(f"{name:20} {taken:7.1f} ms median of {TIMES}   today: {what}")
    is_fast = median(medians) < LIMIT_MS
    verdict = "kept" if is_fast else "NOT KEPT"
    print(f"all kinds            {median(medians):7.1f} ms median; limit {LIMIT_MS:.0f} ms: {verdict}")
    return 0 if is_fast else 1


if __name__ == "__main__":
    sys.exit(main())
