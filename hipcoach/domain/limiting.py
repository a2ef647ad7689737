"""Finds how far each exercise may go today: safety first, then a physiotherapist's plan, then the path (A, E3, E5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain import balance_stage, flexibility_stage
from hipcoach.domain.evidence import level_needing
from hipcoach.domain.exercise import HoldType, Position, Stage
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.limits import Limit, LimitReason
from hipcoach.domain.path import StageState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipcoach.domain.criterion import Criterion
    from hipcoach.domain.evidence import Evidence
    from hipcoach.domain.exercise import Exercise
    from hipcoach.domain.path import Path
    from hipcoach.domain.pt_plan import PtPlan

_NO_CAP = 99  # higher than any level; the catalogue's own highest level always counts besides
_BENDY = "hypermobile"


class _Cap(Frozen):
    """One thing that holds an exercise back: the highest level it leaves, and why."""

    level: int
    reason: LimitReason
    criteria: tuple[Criterion, ...] = ()
    is_by_plan: bool = False


def find_limits(evidence: Evidence, path: Path, plan: PtPlan | None, closed: frozenset[Stage]) -> dict[str, Limit]:
    """How far each exercise of the catalogue may go today; of several limits the tightest decides.

    Args:
        evidence: The records and the person.
        path: The path today, a plan's stages counted in.
        plan: The physiotherapist's plan in force, or None.
        closed: Stages that a clinician's advice closes.
    """
    finder = _Finder(evidence, path, plan, closed)
    return {each.id: finder.limit(each) for each in evidence.exercises.values()}


class _Finder:
    """Finds the limit of one exercise after the other.

    Safety first, then the plan, then the path: what a plan opens needs neither stage, tier nor test.
    """

    def __init__(self, evidence: Evidence, path: Path, plan: PtPlan | None, closed: frozenset[Stage]) -> None:
        self._evidence = evidence
        self._path = path
        self._plan = plan
        self._closed = closed
        self._shades = evidence.book

    def limit(self, exercise: Exercise) -> Limit:
        """The limit of an exercise."""
        plan, planned = self._plan, self._plan.dose_of(exercise.id) if self._plan else None
        is_opened = plan is not None and plan.touches(exercise.id)
        caps = [*self._safety(exercise), *self._of_plan(exercise)]
        if not is_opened:
            caps += self._of_path(exercise)
        highest = _Cap(level=exercise.doses[-1].level, reason=LimitReason.OPEN)
        tightest = min((*caps, highest), key=lambda cap: cap.level)
        lowest = planned.level_min if planned and planned.level_min else 1
        flags = frozenset(flag for flag in self._evidence.person.flags if _bears_on(exercise, flag))
        return Limit(
            level_max=max(tightest.level, 0),
            reason=tightest.reason,
            level_min=min(lowest, max(tightest.level, 1)),
            dose=planned.dose if planned and tightest.level > 0 else None,
            criteria=tightest.criteria,
            flags=flags if tightest.reason is LimitReason.FLAG else frozenset(),
            is_by_plan=is_opened or tightest.is_by_plan,
        )

    # -- safety ------------------------------------------------------------------------------------------------------

    def _safety(self, exercise: Exercise) -> Iterator[_Cap]:
        """What flags, equipment, falls and a clinician's advice leave; no plan changes it."""
        person, rules = self._evidence.person, self._evidence.programme
        flags = person.flags
        if exercise.stage is Stage.BALANCE and person.fell_on is not None:
            flags |= {balance_stage.HOLDS_ON}  # after a fall back to the exercises with hands on (E6)
        if exercise.is_excluded_by(flags):
            yield _Cap(level=0, reason=LimitReason.FLAG)
        yield _Cap(level=_below(exercise, flags), reason=LimitReason.FLAG)
        if _BENDY in flags and exercise.hold_type is HoldType.STRETCH:
            yield _Cap(level=rules.flags.hypermobile_stretch_level_max, reason=LimitReason.FLAG)
        for item in exercise.equipment:
            needed_from = level_needing(item, person.lacks)
            if needed_from is not None:
                yield _Cap(level=needed_from - 1, reason=LimitReason.EQUIPMENT)
        if exercise.position is Position.STANDING and not person.may_stand:
            yield _Cap(level=0, reason=LimitReason.STANDING)
        if exercise.stage in self._closed:
            yield _Cap(level=0, reason=LimitReason.ADVICE)

    # -- the plan ----------------------------------------------------------------------------------------------------

    def _of_plan(self, exercise: Exercise) -> Iterator[_Cap]:
        if self._plan is None:
            return
        if exercise.id in self._plan.bans or exercise.stage in self._plan.locks_stages:
            yield _Cap(level=0, reason=LimitReason.PLAN_BANS, is_by_plan=True)
        planned = self._plan.dose_of(exercise.id)
        if planned is not None and planned.level_max is not None:
            yield _Cap(level=planned.level_max, reason=LimitReason.PLAN, is_by_plan=True)

    # -- the path ----------------------------------------------------------------------------------------------------

    def _of_path(self, exercise: Exercise) -> Iterator[_Cap]:
        """What stage, tier and tests leave."""
        path, stage, rules = self._path, exercise.stage, self._evidence.programme
        is_borrowed = exercise.id in rules.sessions.borrowed_in_pelvis
        if not path.is_open(stage) and not is_borrowed:
            yield _Cap(level=0, reason=LimitReason.STAGE, criteria=path.criteria.get(stage, ()))
            return
        is_beside = path.frozen is Stage.STRENGTH and stage is Stage.CORE
        if path.frozen is stage or (is_beside and exercise.id not in rules.core.starter_exercises):
            yield _Cap(level=0, reason=LimitReason.FROZEN)
        if path.states[stage] is StageState.PROVISIONAL:
            yield _Cap(level=rules.pelvis.provisional_level_max, reason=LimitReason.PROVISIONAL)
        if path.lapsed_on is not None and stage in {Stage.STRENGTH, Stage.CORE}:
            yield self._while_lapsed(exercise)
        yield from self._of_tier(exercise)
        yield from self._of_tests(exercise)

    def _while_lapsed(self, exercise: Exercise) -> _Cap:
        """One level below what was last done before control was lost; nothing new."""
        shades, lapsed_on = self._shades.get(exercise.id), self._path.lapsed_on
        before = shades.last_known(lapsed_on) if shades is not None and lapsed_on is not None else None
        if before is None:
            return _Cap(level=0, reason=LimitReason.LAPSED)
        down = self._evidence.programme.step_back.lapse_levels_down
        return _Cap(level=max(before.level - down, 1), reason=LimitReason.LAPSED)

    def _of_tier(self, exercise: Exercise) -> Iterator[_Cap]:
        path, stage, core = self._path, exercise.stage, self._evidence.programme.core
        if stage is Stage.CORE and not path.is_open(Stage.STRENGTH):
            level = core.starter_level_max if exercise.id in core.starter_exercises else 0
            yield _Cap(level=level, reason=LimitReason.STARTER, criteria=path.criteria.get(Stage.STRENGTH, ()))
            return
        open_tier = path.tiers.get(stage, 0) or 1  # what is borrowed from a locked stage is of its first tier
        if stage is Stage.BALANCE or exercise.tier <= open_tier:
            return
        criteria = path.tier_criteria.get(stage, ())
        if stage is Stage.FLEXIBILITY and exercise.tier == open_tier + 1 and not criteria:
            opened = path.opened_on[stage]
            today = self._evidence.history.today
            criteria = tuple(flexibility_stage.tier_criteria(self._evidence, today, exercise.tier, opened, exercise))
            if criteria and all(each.is_met for each in criteria):
                return
        yield _Cap(level=0, reason=LimitReason.TIER, criteria=criteria)

    def _of_tests(self, exercise: Exercise) -> Iterator[_Cap]:
        if exercise.stage is not Stage.BALANCE:
            return
        today = self._evidence.history.today
        for level, criteria in balance_stage.gate_criteria(self._evidence, today, exercise.id):
            unmet = tuple(each for each in criteria if not each.is_met)
            if unmet:
                yield _Cap(level=level - 1, reason=LimitReason.TEST, criteria=unmet)
                return


def _below(exercise: Exercise, flags: frozenset[str]) -> int:
    """The highest level the flags leave; out of reach where they cap nothing."""
    return min((level for flag, level in exercise.level_caps if flag in flags), default=_NO_CAP)


def _bears_on(exercise: Exercise, flag: str) -> bool:
    """Whether a flag excludes or caps an exercise."""
    is_capped = any(each == flag for each, _ in exercise.level_caps)
    excludes = any(caution.excludes and caution.flag == flag for caution in exercise.cautions)
    return is_capped or excludes or (flag == _BENDY and exercise.hold_type is HoldType.STRETCH)
