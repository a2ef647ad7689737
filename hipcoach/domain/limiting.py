"""Finds how far each exercise may go today: safety first, then a physiotherapist's plan, then the path (A, E3, E5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain import balance_stage, flexibility_stage
from hipcoach.domain.exercise import Position, Stage
from hipcoach.domain.limits import Limit, LimitReason
from hipcoach.domain.path import StageState
from hipcoach.domain.precautions import HOLDS_ON, Cap, caps_of_equipment, caps_of_flags
from hipcoach.domain.support import is_standing_work

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipcoach.domain.evidence import Evidence
    from hipcoach.domain.exercise import Exercise
    from hipcoach.domain.path import Path


def find_limits(evidence: Evidence, path: Path) -> dict[str, Limit]:
    """How far each exercise of the catalogue may go today; of several limits the tightest decides.

    Args:
        evidence: The records, the person, and the physiotherapist's plan in force.
        path: The path today.
    """
    finder = _Finder(evidence, path)
    return {each.id: finder.limit(each) for each in evidence.exercises.values()}


class _Finder:
    """Finds the limit of one exercise after the other.

    Safety and stepping back hold whatever a plan says; the plan outranks stage, tier and tests (E5).
    """

    def __init__(self, evidence: Evidence, path: Path) -> None:
        self._evidence = evidence
        self._path = path
        self._plan = evidence.plan
        self._shades = evidence.book

    def limit(self, exercise: Exercise) -> Limit:
        """The limit of an exercise."""
        planned = self._plan.dose_of(exercise.id) if self._plan else None
        is_opened = self._plan is not None and self._plan.opens_exercise(exercise.id)
        caps = [*self._safety(exercise), *self._of_plan(exercise)]
        caps += self._stepping_back(exercise, is_opened=is_opened)
        caps += () if is_opened else self._of_path(exercise)
        highest = Cap(level=exercise.doses[-1].level, reason=LimitReason.OPEN)
        tightest = min((highest, *caps), key=lambda cap: cap.level)
        lowest = planned.level_min if planned and planned.level_min else 1
        dose = planned.dose if planned else None
        return Limit(
            level_max=tightest.level,
            reason=tightest.reason,
            level_min=min(lowest, max(tightest.level, 1)),
            dose=dose if dose is not None and dose.level <= tightest.level else None,
            criteria=tightest.criteria,
            flags=frozenset(flag for cap in caps if cap.level == tightest.level for flag in cap.flags),
            is_by_plan=is_opened or tightest.is_by_plan,
        )

    # -- safety ------------------------------------------------------------------------------------------------------

    def _safety(self, exercise: Exercise) -> Iterator[Cap]:
        """What precautions, equipment, falls and a clinician's advice leave; no plan changes it."""
        person, rules, table = self._evidence.person, self._evidence.programme.flags, self._evidence.fall_table
        yield from caps_of_flags(exercise, person.flags, rules, table)
        if exercise.stage is Stage.BALANCE and person.fell_on is not None:  # back to what has hands on (E6)
            yield from caps_of_flags(exercise, frozenset({HOLDS_ON}), rules, table)
        yield from caps_of_equipment(exercise, person.lacks)
        is_standing = exercise.position is Position.STANDING
        if not person.may_stand and (is_standing if table is None else is_standing_work(table, exercise)):
            yield Cap(level=0, reason=LimitReason.STANDING)
        if exercise.stage in self._path.closed:
            yield Cap(level=0, reason=LimitReason.ADVICE)

    # -- the plan ----------------------------------------------------------------------------------------------------

    def _of_plan(self, exercise: Exercise) -> Iterator[Cap]:
        if self._plan is None:
            return
        if exercise.id in self._plan.bans or exercise.stage in self._plan.locks_stages:
            yield Cap(level=0, reason=LimitReason.PLAN_BANS, is_by_plan=True)
        planned = self._plan.dose_of(exercise.id)
        if planned is not None and planned.level_max is not None:
            yield Cap(level=planned.level_max, reason=LimitReason.PLAN, is_by_plan=True)

    # -- stepping back -----------------------------------------------------------------------------------------------

    def _stepping_back(self, exercise: Exercise, *, is_opened: bool) -> Iterator[Cap]:
        """What sore sessions and lost control of the pelvis leave (E6); a plan doesn't outrank that."""
        path, stage, rules = self._path, exercise.stage, self._evidence.programme
        is_beside = path.frozen is Stage.STRENGTH and stage is Stage.CORE
        is_starter = exercise.id in rules.core.starter_exercises
        if (path.frozen is stage and not self._is_borrowed(exercise)) or (is_beside and not is_starter):
            yield Cap(level=0, reason=LimitReason.FROZEN)
        if path.lapsed_on is not None and stage in {Stage.STRENGTH, Stage.CORE}:
            yield self._while_lapsed(exercise, is_opened=is_opened)

    def _while_lapsed(self, exercise: Exercise, *, is_opened: bool) -> Cap:
        """One level below what was last done before control was lost; nothing new but what a plan opens."""
        shades, lapsed_on = self._shades.get(exercise.id), self._path.lapsed_on
        before = shades.last_known(lapsed_on) if shades is not None and lapsed_on is not None else None
        if before is None:
            return Cap(level=int(is_opened), reason=LimitReason.LAPSED)
        down = self._evidence.programme.step_back.lapse_levels_down
        return Cap(level=max(before.level - down, 1), reason=LimitReason.LAPSED)

    def _is_borrowed(self, exercise: Exercise) -> bool:
        """Whether it is a warm-up of every stage (E7)."""
        return exercise.id in self._evidence.programme.sessions.borrowed_in_pelvis

    # -- the path ----------------------------------------------------------------------------------------------------

    def _of_path(self, exercise: Exercise) -> Iterator[Cap]:
        """What stage, tier and tests leave."""
        path, stage, rules = self._path, exercise.stage, self._evidence.programme
        if not path.is_open(stage):
            if not self._is_borrowed(exercise):
                yield Cap(level=0, reason=LimitReason.STAGE, criteria=path.criteria.get(stage, ()))
            return
        if path.states[stage] is StageState.PROVISIONAL:
            yield Cap(level=rules.pelvis.provisional_level_max, reason=LimitReason.PROVISIONAL)
        yield from self._of_tier(exercise)
        yield from self._of_tests(exercise)

    def _of_tier(self, exercise: Exercise) -> Iterator[Cap]:
        path, stage, core = self._path, exercise.stage, self._evidence.programme.core
        is_whole = path.is_open(Stage.STRENGTH) or stage in path.by_plan
        if stage is Stage.CORE and not is_whole:
            level = core.starter_level_max if exercise.id in core.starter_exercises else 0
            yield Cap(level=level, reason=LimitReason.STARTER, criteria=path.criteria.get(Stage.STRENGTH, ()))
            return
        open_tier = path.tiers.get(stage, 0)
        if stage is Stage.BALANCE or exercise.tier <= open_tier:
            return
        criteria = path.tier_criteria.get(stage, ())
        if stage is Stage.FLEXIBILITY and exercise.tier == open_tier + 1 and not criteria:
            focus, today = exercise.focus[0], self._evidence.history.today
            if focus in path.open_focuses:
                return
            criteria = tuple(flexibility_stage.focus_criteria(self._evidence, today, focus))
        yield Cap(level=0, reason=LimitReason.TIER, criteria=criteria)

    def _of_tests(self, exercise: Exercise) -> Iterator[Cap]:
        if exercise.stage is not Stage.BALANCE:
            return
        today = self._evidence.history.today
        for level, criteria in balance_stage.gate_criteria(self._evidence, today, exercise.id):
            unmet = tuple(each for each in criteria if not each.is_met)
            if unmet:
                yield Cap(level=level - 1, reason=LimitReason.TEST, criteria=unmet)
                return
