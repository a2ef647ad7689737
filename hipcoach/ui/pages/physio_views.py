"""A physiotherapist's plan as the pages show and take it, as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

OPEN, CLOSE = "open", "close"
DO, LIMIT, LEAVE = "do", "limit", "leave"
AS_USUAL, LEVELS, EXACT = "as_usual", "levels", "exact"
SET, LIFT = "set", "lift"


class LevelOption(NamedTuple):
    """A level of an exercise, with its usual sets, repetitions and seconds."""

    level: int
    sets: int
    reps: int
    hold_s: int


class ExerciseOption(NamedTuple):
    """An exercise that can be put into a plan.

    Attributes:
        key: Its id.
        name: Its name.
        stage: The name of its stage.
        levels: Its levels, ascending.
        has_hold: Whether seconds can be set.
        reps_words: What its repetitions are called.
    """

    key: str
    name: str
    stage: str
    levels: tuple[LevelOption, ...]
    has_hold: bool
    reps_words: str


class FlagOption(NamedTuple):
    """A precaution that can be set or lifted.

    Attributes:
        key: Its id.
        name: Its name.
        meaning: What it means.
        can_lift: Whether a plan may lift it.
        is_in_force: Whether it counts now, whatever the plan says.
    """

    key: str
    name: str
    meaning: str
    can_lift: bool
    is_in_force: bool


class MeasureOption(NamedTuple):
    """A self-test that a target can be set for.

    Attributes:
        key: Its id.
        name: What is measured.
        unit: In which unit.
        most: The highest value it takes.
        step: The smallest step.
        is_lower_better: Whether the target is a highest value.
        proposed: What stands in the field at first.
    """

    key: str
    name: str
    unit: str
    most: float
    step: float
    is_lower_better: bool
    proposed: float


class PlanOptions(NamedTuple):
    """All that can be chosen in the form; stages, sides and profiles are key and words."""

    stages: tuple[tuple[str, str], ...]
    exercises: tuple[ExerciseOption, ...]
    flags: tuple[FlagOption, ...]
    sides: tuple[tuple[str, str], ...]
    ceilings: tuple[int, ...]
    measures: tuple[MeasureOption, ...]
    profiles: tuple[tuple[str, str], ...]
    weeks_text: str


class ExerciseDraft(NamedTuple):
    """What a plan says about one exercise.

    Attributes:
        key: Its id.
        say: ``do``, ``limit`` or ``leave``.
        amount: ``as_usual``, ``levels`` or ``exact``; counts for ``do`` only.
        low: Lowest level, None for any.
        high: Highest level, None for any.
        level: Level of the exact dose.
        sets: Sets of the exact dose; so it is with the next two.
        reps: Repetitions.
        hold_s: Seconds.
    """

    key: str
    say: str = DO
    amount: str = AS_USUAL
    low: int | None = None
    high: int | None = None
    level: int = 1
    sets: int = 1
    reps: int = 1
    hold_s: int = 0


class PlanDraft(NamedTuple):
    """What stands in the form.

    Attributes:
        name: Of the physiotherapist.
        role: Their profession.
        made_on: The day the plan was made.
        expires_on: Its last day.
        reason: Why.
        stages: Stage and ``open`` or ``close``.
        exercises: What it says about exercises.
        flags: Precaution and ``set`` or ``lift``.
        side: The side that goes first, "" for as told.
        ceiling: Highest pain, None for the usual.
        targets: Self-test and value.
        profile: Profile to work by, "" for as the answers point.
    """

    name: str
    role: str
    made_on: date
    expires_on: date
    reason: str = ""
    stages: tuple[tuple[str, str], ...] = ()
    exercises: tuple[ExerciseDraft, ...] = ()
    flags: tuple[tuple[str, str], ...] = ()
    side: str = ""
    ceiling: int | None = None
    targets: tuple[tuple[str, float], ...] = ()
    profile: str = ""


class PlanView(NamedTuple):
    """A plan in words.

    Attributes:
        title: Who made it.
        when: When it was made and until when it holds.
        reason: Why, may be empty.
        changes: Each thing it changes.
    """

    title: str
    when: str
    reason: str
    changes: tuple[str, ...]


class ReviewView(NamedTuple):
    """A plan before it is kept.

    Attributes:
        title: From when to when it changes what.
        plan: The plan.
        notes: What stays as it is all the same, and what it takes the place of.
    """

    title: str
    plan: PlanView
    notes: tuple[str, ...]


class LogView(NamedTuple):
    """One plan of the log.

    Attributes:
        plan_id: What is reported when something is to be done with it.
        plan: The plan.
        state: How it stands, in a word or two.
        icon: The icon beside that.
        is_warning: Whether it can't be read.
        can_withdraw: Whether it can be withdrawn.
        can_repeat: Whether a new plan can begin as this one was.
    """

    plan_id: int
    plan: PlanView
    state: str
    icon: str
    is_warning: bool
    can_withdraw: bool
    can_repeat: bool
