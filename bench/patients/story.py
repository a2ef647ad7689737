"""What is counted about one person's half year, small enough to travel between processes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.patients.kinds import Kind

_EXAMPLES = 3


class Fault(Enum):
    """What must never happen; the words are what is printed."""

    RAISED_AFTER_RED = "doses raised within 24 h of a red exposure"
    RAISED_IN_FLARE = "doses raised in a flare's no-progress time"
    NOT_LOWERED_IN_FLARE = "doses not lowered in a flare"
    RAISED_UNEARNED = "doses raised without three greens in a row"
    RAISED_TWICE = "doses raised twice in a week"
    RAISED_IN_BAD_WEEK = "doses raised in a week after a worse one"
    NOT_LOWERED_AFTER_RED = "doses not lowered after a red exposure"
    NOT_LOWERED_AFTER_OFF = "doses not lowered after time off"
    FLARE_MISSED = "flares that were not seen"
    ADVICE_MISSED = "advice to see a clinician not given when due"
    STUCK = "weeks stuck without a reason shown"
    EXCLUDED = "exercises planned under an excluded flag"
    LACKING = "exercises planned with lacking equipment"
    LOCKED = "sessions planned while locked"
    LOCK_PASSED = "sessions begun in spite of a lock"
    STALE = "lives whose path is another when all is read afresh"
    OVER_CAP = "sessions over the cap"
    STRENGTH_IN_A_ROW = "strength on consecutive days"
    NO_ROTATOR = "strength sessions without an open deep rotator"
    CLOSED = "exercises planned from a closed stage"
    JUMPED = "doses raised by more than a level at once"
    TOO_MANY = "sessions with too many doses raised"
    AGAINST_PLAN = "exercises planned against a physiotherapist's plan"
    ABOVE_GREEN = "doses above the last green one after a plan has ended"
    NOT_FROZEN = "newest stages not put aside after two sore sessions in a week"
    IN_FROZEN = "exercises planned from a stage that is put aside"
    NOT_BACK = "exercises beyond the pelvis after four weeks off"
    NOT_HELD_ON = "balance without a hand on after a near-fall in it"
    STANDING = "standing work planned while it is barred"
    TWICE_PLANNED = "exercises planned twice in a session"
    NO_REASON = "days without a plan or a reason"
    EMPTY = "plans without an exercise"


@dataclass(slots=True)
class Story:
    """The counts.

    Attributes:
        number: Which person.
        kind: What kind.
        opened: Day number on which each stage or tier was first seen open.
        sessions: Sessions done.
        minutes: Planned minutes of each.
        faults: How often each fault was seen.
        examples: Some of them, to look into.
        due: Times each advice was due.
        given: Times it was given then.
        no_plan: Days without a plan, by reason.
        looks: Days on which the plan was looked at.
        flares: Flares the person had.
        blocked: What the next stage still asked for at the end.
        weeks_waiting: Weeks in which something was closed, by what held it.
        raised_beside_red: Doses raised within a day of another exercise's red.
    """

    number: int
    kind: Kind
    opened: dict[str, int] = field(default_factory=dict)
    sessions: int = 0
    minutes: list[float] = field(default_factory=list)
    faults: Counter[Fault] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)
    due: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    no_plan: Counter[str] = field(default_factory=Counter)
    looks: int = 0
    flares: int = 0
    blocked: Counter[str] = field(default_factory=Counter)
    weeks_waiting: Counter[str] = field(default_factory=Counter)
    raised_beside_red: int = 0

    def blame(self, fault: Fault, day_number: int, what: str) -> None:
        """Count a fault, and keep the first few to look into."""
        self.faults[fault] += 1
        if self.faults[fault] <= _EXAMPLES:
            self.examples.append(f"{fault.name}: person {self.number} ({self.kind.value}), day {day_number}: {what}")
