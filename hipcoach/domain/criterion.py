"""What a stage asks for, as values: a number, what is needed, and whether that is met."""

from __future__ import annotations

from datetime import date
from enum import Enum

from hipcoach.domain.frozen import Frozen


class Subject(Enum):
    """What a criterion is about."""

    DAYS = "days"
    ADHERENCE = "adherence"
    RED_FREE = "red_free"
    MEAN_NOT_RISING = "mean_not_rising"
    MORNINGS_GIVEN = "mornings_given"
    MORNINGS_SETTLED = "mornings_settled"
    NO_LOCK = "no_lock"
    TILT = "tilt"
    KNEE_OUT = "knee_out"
    WEIGHT_SHARE = "weight_share"
    STANDING_LEVEL = "standing_level"
    GREEN_EXERCISES = "green_exercises"
    GREEN_STANDING = "green_standing"
    HIP_FLEXOR_DAYS = "hip_flexor_days"
    ROTATOR_DAYS = "rotator_days"
    FRONT_RANGE = "front_range"
    TURNING_IN = "turning_in"
    NO_FLARE = "no_flare"
    NOT_LAPSED = "not_lapsed"
    FAST_SESSION_DAYS = "fast_session_days"
    STAGE_REACHED = "stage_reached"
    BEFORE_MEDIAN = "before_median"
    SESSION_DAYS = "session_days"
    CALM_SESSION_DAYS = "calm_session_days"
    GREEN_ONCE = "green_once"
    GREEN_SAME_FOCUS = "green_same_focus"
    GREEN_FOCUS = "green_focus"
    GREEN_EXERCISE = "green_exercise"
    STRENGTH_SESSIONS = "strength_sessions"
    TEST = "test"
    ENTRY_STAND = "entry_stand"
    ENTRY_SHIFTS = "entry_shifts"
    AGE_BELOW = "age_below"
    PAIN_TODAY = "pain_today"
    HELD_BY_ADVICE = "held_by_advice"
    ASK_PHYSIO = "ask_physio"


class Criterion(Frozen):
    """One thing a stage asks for.

    Attributes:
        subject: What it is about.
        value: Where the person stands, or None when nothing is known yet.
        needed: What is asked for.
        window: Days or sessions it looks back over, 0 where it does not.
        is_met: Whether it is met.
        is_at_most: ``needed`` is an upper limit.
        level: Level an exercise is to be green at, 0 where it isn't about that.
        about: Id of the stage, exercise, focus or self-test it is about, or "".
        again_on: The first day on which an unmet one can be different, where that is known; ``date.max`` for never.
    """

    subject: Subject
    value: float | None
    needed: float
    is_met: bool
    window: int = 0
    is_at_most: bool = False
    level: int = 0
    about: str = ""
    again_on: date | None = None


def at_least(
    subject: Subject, value: float | None, needed: float, window: int = 0, *, level: int = 0, about: str = ""
) -> Criterion:
    """A criterion that is met from ``needed`` upwards; never while nothing is known."""
    is_met = value is not None and value >= needed
    return Criterion(
        subject=subject, value=value, needed=needed, window=window, is_met=is_met, level=level, about=about
    )


def none_of(subject: Subject, count: int, window: int = 0, again_on: date | None = None) -> Criterion:
    """A criterion that is met while there is none of something."""
    return Criterion(
        subject=subject, value=count, needed=0, window=window, is_met=count == 0, is_at_most=True, again_on=again_on
    )


def ask_physio(about: str) -> Criterion:
    """Never met: a physiotherapist decides about the stage, since precautions leave nothing to go by (E3)."""
    return Criterion(subject=Subject.ASK_PHYSIO, value=None, needed=0, is_met=False, about=about, again_on=date.max)
