"""The stages of the path as values: which are open, and what each still asks for (E1)."""

from __future__ import annotations

from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

from hipcoach.domain.exercise import Side, Stage
from hipcoach.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from hipcoach.domain.criterion import Criterion


class StageState(Enum):
    """How a stage stands."""

    LOCKED = "locked"
    OPEN = "open"
    PROVISIONAL = "provisional"
    ACHIEVED = "achieved"
    LAPSED = "lapsed"


class Person(Frozen):
    """What the rules need to know about the person.

    Attributes:
        affected_side: The sore hip; BOTH for both or unknown.
        has_scales: Two bathroom scales are used for the weight-share test.
        flags: Precaution flags.
        is_locked: A safety lock is on.
        age_from: Years, or the lowest of the age band; 0 where it was not told.
        usual_pain: Usual pain as told at the start, 0 to 10, or None.
        may_stand: Standing work is allowed; False from a fall that needs a look until that was had.
        fell_on: The last day of a fall or near-fall in an exercise, or None.
        lacks: Ids of equipment that is not there.
        cleared_on: The latest assessment of each lock that was recorded, by the id of the lock.
    """

    affected_side: Side = Side.BOTH
    has_scales: bool = False
    flags: frozenset[str] = frozenset()
    is_locked: bool = False
    age_from: int = 0
    usual_pain: int | None = None
    may_stand: bool = True
    fell_on: date | None = None
    lacks: frozenset[str] = frozenset()
    cleared_on: Mapping[str, date] = MappingProxyType({})


class Path(Frozen):
    """The whole path on one day.

    Attributes:
        states: State of each stage.
        opened_on: The day each open stage opened.
        criteria: What each stage asks for, met or not: one that is worked on to be achieved, a locked one to open.
        tiers: The highest open tier of each stage, 0 where it is locked.
        tier_criteria: What the next tier of an open stage asks for, where there is one.
        reviews: Stages that have taken long; a physiotherapist's look is due.
        is_fast_track: After a long time off the way begins again, faster; what was earned opens again after it.
        lapsed_on: The day control of the pelvis was lost, or None.
        frozen: The newest stage, when sore sessions or flares have put it aside; else None.
        frozen_until: The first day it is back, or None.
        held: Stages that would have opened, but wait for a clinician's look.
        closed: Stages that rest until pain is down again.
        by_plan: Stages that a physiotherapist's plan opens or locks.
        stretch_extra: Groups that get one more stretch, since their test fell back.
        open_focuses: Groups of flexibility whose third tier is open.
        control_first: After weeks off the control test comes before training goes on.
    """

    states: Mapping[Stage, StageState]
    opened_on: Mapping[Stage, date]
    criteria: Mapping[Stage, tuple[Criterion, ...]]
    tiers: Mapping[Stage, int] = MappingProxyType({})
    tier_criteria: Mapping[Stage, tuple[Criterion, ...]] = MappingProxyType({})
    reviews: frozenset[Stage] = frozenset()
    is_fast_track: bool = False
    lapsed_on: date | None = None
    frozen: Stage | None = None
    frozen_until: date | None = None
    held: frozenset[Stage] = frozenset()
    closed: frozenset[Stage] = frozenset()
    by_plan: frozenset[Stage] = frozenset()
    stretch_extra: frozenset[str] = frozenset()
    open_focuses: frozenset[str] = frozenset()
    control_first: bool = False

    @property
    def needs_review(self) -> bool:
        """Whether any stage has taken long."""
        return bool(self.reviews)

    @property
    def working_stage(self) -> Stage:
        """The stage sessions are built for: the newest on the main way that was neither put aside nor closed."""
        return newest(lambda stage: self.is_open(stage) and stage is not self.frozen and stage not in self.closed)

    def is_open(self, stage: Stage) -> bool:
        """Whether exercises of a stage may be trained."""
        return self.states[stage] is not StageState.LOCKED


MAIN_WAY = (Stage.PELVIS, Stage.FLEXIBILITY, Stage.STRENGTH, Stage.BALANCE)
"""The stages one after the other; the core goes alongside strength."""


def newest(is_open: Callable[[Stage], bool]) -> Stage:
    """The last stage of the main way that is open; at least the pelvis."""
    return next((stage for stage in reversed(MAIN_WAY) if is_open(stage)), Stage.PELVIS)
