"""What the journal remembers, as plain values.

Times are UTC with the offset of the day they were entered; ``day`` is the training day (see ``calendar.py``) that
an entry is about, which may be earlier than the day it was entered on.

What there are thousands of after ten years is a named tuple, the quickest to make of what can't be changed.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from hipcoach.domain.frozen import Frozen

if TYPE_CHECKING:
    from datetime import date, datetime

    from hipcoach.domain.exercise import Dose, Kind, Position, Role, Side, Stage, Tempo


class Moment(Enum):
    """When a pain score was asked for."""

    BEFORE = "before"
    WORST_DURING = "worst_during"
    AFTER = "after"
    NEXT_MORNING = "next_morning"
    WORST_24H = "worst_24h"
    IN_EXERCISE = "in_exercise"

    __hash__ = object.__hash__  # a member is one object; the enum's own hash is slow for ten years of scores


class SessionForm(Enum):
    """What sort of session it is."""

    FULL = "full"
    SHORT = "short"
    CALM = "calm"
    EXTRA = "extra"
    EASY = "easy"


class SessionOutcome(Enum):
    """How a session ended; a discarded one is kept but never judged."""

    COMPLETED = "completed"
    ENDED_EARLY = "ended_early"
    STOPPED_FOR_PAIN = "stopped_for_pain"
    STOP_SIGNAL = "stop_signal"
    DISCARDED = "discarded"


class SetOutcome(Enum):
    """How a set ended."""

    DONE = "done"
    PARTLY = "partly"
    SKIPPED = "skipped"


class SkipReason(Enum):
    """Why a set was skipped."""

    PAIN = "pain"
    TIME = "time"
    CANNOT = "cannot"


class Effort(Enum):
    """How hard a session felt."""

    EASY = "easy"
    ABOUT_RIGHT = "about_right"
    HARD = "hard"
    TOO_HARD = "too_hard"


class Feeling(Enum):
    """What a pain in a session is like."""

    EFFORT = "effort"
    SHARP = "sharp"
    NUMB = "numb"
    OTHER = "other"


class Stamp(NamedTuple):
    """When and for which day something was entered.

    Attributes:
        at_utc: Moment of entry, aware, UTC.
        offset_min: Minutes the person's clock was ahead of UTC then.
        day: Training day the entry is about.
    """

    at_utc: datetime
    offset_min: int
    day: date

    def replace(self, **changes: Any) -> Self:
        """The same with some values changed."""
        return self._replace(**changes)


class PainEntry(NamedTuple):
    """One answer on the 0-10 scale; ``score`` None means asked and not answered.

    Attributes:
        moment: When it was asked.
        score: 0 to 10, or None.
        stamp: When it was entered and for which day.
        session_id: The session it belongs to, for BEFORE, WORST_DURING, AFTER and IN_EXERCISE.
        exercise_id: The exercise, for IN_EXERCISE.
    """

    moment: Moment
    score: int | None
    stamp: Stamp
    session_id: int | None = None
    exercise_id: str | None = None

    def replace(self, **changes: Any) -> Self:
        """The same with some values changed."""
        return self._replace(**changes)


class NightEntry(NamedTuple):
    """Whether hip pain woke the person in the night before ``stamp.day``; None is unanswered."""

    woke: bool | None
    stamp: Stamp

    def replace(self, **changes: Any) -> Self:
        """The same with some values changed."""
        return self._replace(**changes)


class Measurement(NamedTuple):
    """One value of a self-test.

    Attributes:
        measure: Id as in section C7 of the programme, for example ``pelvic_control.tilt``.
        side: Tested side, or BOTH where the test has none.
        value: In the measure's unit; None when the test was stopped.
        was_stopped_for_pain: The test ended in pain and has no score.
        stamp: When it was entered and for which day.
        pain: Worst pain at the test, 0 to 10; None is unanswered.
    """

    measure: str
    side: Side
    value: float | None
    was_stopped_for_pain: bool
    stamp: Stamp
    pain: int | None = None

    def replace(self, **changes: Any) -> Self:
        """The same with some values changed."""
        return self._replace(**changes)


class StiffnessEntry(Frozen):
    """Minutes of stiffness after getting up, asked once a week; None is unanswered."""

    minutes: int | None
    stamp: Stamp


class FlareReport(Frozen):
    """The person said that a flare has begun on ``stamp.day``, or took that back.

    Attributes:
        is_flare: False takes back what was said about the same day before.
        stamp: When it was said and about which day.
    """

    is_flare: bool
    stamp: Stamp


class Activity(Frozen):
    """Something the person wants to do again, in their own words.

    Attributes:
        activity_id: Its row, 0 before it is kept.
        words: What it is, never empty.
        stamp: When it was named.
    """

    activity_id: int
    words: str
    stamp: Stamp


class ActivityRating(Frozen):
    """How well an activity goes: 0 can't, 10 as well as before; ``score`` None is asked and not answered."""

    activity_id: int
    score: int | None
    stamp: Stamp


class Prescription(Frozen):
    """One exercise of a session as prescribed, stored beside what was done.

    Attributes:
        exercise_id: The exercise.
        stage: The stage it counts for.
        kind: How it is counted.
        role: Which part of the session it fills.
        dose: Level, sets, reps and seconds.
        tempo: Seconds of each repetition, for paced repetitions.
        is_per_side: Whether each set is done on both sides in turn.
        first_side: The side that goes first; BOTH when not per side.
        position: Where the body is.
        extra_sets: Sets more on the first side, after those of both sides.
    """

    exercise_id: str
    stage: Stage
    kind: Kind
    role: Role
    dose: Dose
    tempo: Tempo | None
    is_per_side: bool
    first_side: Side
    position: Position
    extra_sets: int = 0

    def sets_on(self, side: Side) -> int:
        """Sets of one side, those more on the first side included."""
        return self.dose.sets + (self.extra_sets if side is self.first_side else 0)


class SetRecord(Frozen):
    """One set on one side (for stance: one try), committed when it ended.

    Attributes:
        exercise_index: Position of its prescription in the session, from 0.
        set_number: From 1.
        side: The side that worked.
        try_number: From 1, for stance; 0 otherwise.
        prescribed_reps: Repetitions, holds, breaths or tries asked for.
        prescribed_s: Seconds of work asked for; for stance the cap.
        done_reps: Whole repetitions, holds or breaths done.
        done_s: Seconds of work done, pauses and sleep left out.
        outcome: How it ended.
        reason: Why it was skipped, where one was given.
        ended_at_utc: When it ended, aware, UTC.
    """

    exercise_index: int
    set_number: int
    side: Side
    try_number: int
    prescribed_reps: int
    prescribed_s: float
    done_reps: int
    done_s: float
    outcome: SetOutcome
    reason: SkipReason | None
    ended_at_utc: datetime


class OpenSession(Frozen):
    """A session without an end: what a crash or a closed window left behind.

    Attributes:
        session_id: Its row.
        stage: The stage it was for.
        form: What sort of session.
        started_at_utc: When it began.
        day: Its training day.
        prescriptions: What was planned, in order.
        sets: What was done, in order.
    """

    session_id: int
    stage: Stage
    form: SessionForm
    started_at_utc: datetime
    day: date
    prescriptions: tuple[Prescription, ...]
    sets: tuple[SetRecord, ...]


class ExerciseDone(NamedTuple):
    """What was done of one prescribed exercise in one session, summed over its sets and sides.

    Attributes:
        session_id: The session.
        exercise_id: The exercise.
        level: Level prescribed.
        role: Part of the session it filled.
        sets_prescribed: Sets over all sides (stance: tries).
        sets_done: Sets fully done.
        done_share: Seconds done of seconds prescribed, 0.0 to 1.0.
        was_stopped_for_pain: A set was skipped or left because of pain.
        worst: Worst score given at this exercise, or None.
    """

    session_id: int
    exercise_id: str
    level: int
    role: Role
    sets_prescribed: int
    sets_done: int
    done_share: float
    was_stopped_for_pain: bool
    worst: int | None

    def replace(self, **changes: Any) -> Self:
        """The same with some values changed."""
        return self._replace(**changes)


class SessionDone(NamedTuple):
    """One session that has ended and was not discarded.

    Attributes:
        session_id: Its row.
        day: Training day.
        stage: The stage it was for.
        form: What sort of session.
        outcome: How it ended.
        effort: How hard it felt, or None.
        duration_s: From start to end by the clock on the wall.
        exercises: What was done, in order.
    """

    session_id: int
    day: date
    stage: Stage
    form: SessionForm
    outcome: SessionOutcome
    effort: Effort | None
    duration_s: float
    exercises: tuple[ExerciseDone, ...]

    def replace(self, **changes: Any) -> Self:
        """The same with some values changed."""
        return self._replace(**changes)


class Records(Frozen):
    """Everything the rules judge by, oldest first; of answers given twice the later one stands last.

    Attributes:
        sessions: Ended sessions, without discarded ones.
        pains: All pain answers.
        nights: All night answers.
        measurements: All self-test values.
        stiffness: All answers about stiffness in the morning.
        flare_reports: All the person said about flares.
        activities: Everything the person wants to do again.
        ratings: All ratings of those.
    """

    sessions: tuple[SessionDone, ...] = ()
    pains: tuple[PainEntry, ...] = ()
    nights: tuple[NightEntry, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    stiffness: tuple[StiffnessEntry, ...] = ()
    flare_reports: tuple[FlareReport, ...] = ()
    activities: tuple[Activity, ...] = ()
    ratings: tuple[ActivityRating, ...] = ()
