"""What a stage asks for, as values: a number, what is needed, and whether that is met."""

from __future__ import annotations

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


class Criterion(Frozen):
    """One thing a stage asks for.

    Attributes:
        subject: What it is about.
        value: Where the person stands, or None when nothing is known yet.
        needed: What is asked for.
        window: Days or sessions it looks back over, 0 where it does not.
        is_met: Whether it is met.
        is_at_most: ``needed`` is an upper limit.
    """

    subject: Subject
    value: float | None
    needed: float
    is_met: bool
    window: int = 0
    is_at_most: bool = False


def at_least(subject: Subject, value: float, needed: float, window: int = 0) -> Criterion:
    """A criterion that is met from ``needed`` upwards."""
    return Criterion(subject=subject, value=value, needed=needed, window=window, is_met=value >= needed)
