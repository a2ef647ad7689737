"""The way so far: on which day each stage and tier opened, found by going through the records once (E3, E6).

A stage or tier that has opened stays earned. After a long time off the way begins again at the pelvis, on a fast track;
then what was earned opens again.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hipcoach.domain import balance_stage, flexibility_stage, pelvis_stage, strength_stage
from hipcoach.domain.criterion import Subject, none_of
from hipcoach.domain.exercise import Stage
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.goes import goes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from hipcoach.domain.criterion import Criterion
    from hipcoach.domain.evidence import Evidence
    from hipcoach.domain.goes import Go

TIERS = {
    Stage.PELVIS: (2, 3),
    Stage.FLEXIBILITY: (2,),  # the third opens group by group
    Stage.STRENGTH: (2, 3),
    Stage.CORE: (2, 3),
    Stage.BALANCE: (),  # its exercises open by tests
}
_HIGHEST_TIER = 3
_HELD_IN_LAPSE = {Stage.STRENGTH, Stage.CORE}


class Course(Frozen):
    """How far a person has come.

    Attributes:
        started_on: The day the present go began: the first session, or the first after a long time off.
        tests_from: The day from which self-tests of the pelvis count in it.
        is_fast_track: It is not the first go, and the pelvis stage was achieved before.
        pelvis_on: The day the pelvis stage was achieved in this go, or None.
        flexibility_on: The day flexibility was achieved, or None.
        opened_on: The day each open stage opened in this go, or by a physiotherapist's plan.
        earned_on: The day each stage opened for the first time, in whatever go.
        tiers_on: The day each tier above the first opened, of stages that open tier by tier.
        focuses_on: The day the third tier of flexibility opened, group by group.
        lapsed_on: The day control of the pelvis was lost, or None while it is there.
        is_provisional: Flexibility is open only provisionally.
        by_plan: Stages that only a physiotherapist's plan has opened.
    """

    started_on: date
    tests_from: date
    is_fast_track: bool
    pelvis_on: date | None
    flexibility_on: date | None
    opened_on: Mapping[Stage, date]
    earned_on: Mapping[Stage, date]
    tiers_on: Mapping[tuple[Stage, int], date]
    focuses_on: Mapping[str, date]
    lapsed_on: date | None
    is_provisional: bool
    by_plan: frozenset[Stage] = frozenset()

    def without(self, stages: Collection[Stage]) -> Course:
        """The same with some stages closed."""
        return self.replace(opened_on={stage: day for stage, day in self.opened_on.items() if stage not in stages})

    def tier(self, stage: Stage) -> int:
        """The highest open tier of a stage, 0 while it is locked."""
        if stage not in self.opened_on:
            return 0
        if stage is Stage.CORE and Stage.STRENGTH not in self.opened_on:
            return 1  # the starter set is of the first tier
        return max((tier for each, tier in self.tiers_on if each is stage), default=1)

    def tier_since(self, stage: Stage, tier: int) -> date:
        """The day from which a tier counts as open in this go."""
        opened = self.opened_on[stage]
        return max(self.tiers_on.get((stage, tier), opened), opened)


def find_course(evidence: Evidence) -> Course:
    """The course until today; before the first session it begins today."""
    days = sorted({session.day for session in evidence.history.sessions}) or [evidence.history.today]
    return _Finder(evidence, days).course()


class _Finder:
    """Goes through the days; what it finds is kept in its fields, since every stage builds on those before."""

    def __init__(self, evidence: Evidence, trained: Sequence[date]) -> None:
        self._evidence = evidence
        self._today = evidence.history.today
        self._goes = list(goes(trained, self._today, evidence.programme.step_back.restart_off_days))
        self._opened: dict[Stage, date] = {}
        self._earned: dict[Stage, date] = {}
        self._tiers: dict[tuple[Stage, int], date] = {}
        self._focuses: dict[str, date] = {}
        self._lapses: list[tuple[date, date | None]] = []
        self._flexibility_on: date | None = None

    def course(self) -> Course:
        """What was found."""
        base: date | None = None
        was_achieved = is_fast_track = False
        for go in self._goes:
            is_fast_track = was_achieved
            base = self._achieved(go, is_fast_track=is_fast_track)
            was_achieved = was_achieved or base is not None
            self._opened, self._lapses = {Stage.PELVIS: go.started_on}, []
            self._open_tiers(Stage.PELVIS, go.started_on, go.ends)
            self._open_provisionally(go, base)
            if base is not None:
                self._open_after(base, go.ends)
        is_provisional = base is None and Stage.FLEXIBILITY in self._opened
        by_plan = self._open_by_plan(is_provisional=is_provisional)
        lapse = self._lapse_at(self._today)
        return Course(
            started_on=self._goes[-1].started_on,
            tests_from=self._goes[-1].tests_from,
            is_fast_track=is_fast_track,
            pelvis_on=base,
            flexibility_on=self._flexibility_on,
            opened_on=self._opened,
            earned_on=self._earned,
            tiers_on=self._tiers,
            focuses_on=self._focuses,
            lapsed_on=lapse[0] if lapse else None,
            is_provisional=is_provisional and Stage.FLEXIBILITY not in by_plan,
            by_plan=by_plan,
        )

    # -- the stages --------------------------------------------------------------------------------------------------

    def _achieved(self, go: Go, *, is_fast_track: bool) -> date | None:
        """The day the pelvis stage was achieved in one go; on the fast track the whole way counts as well."""
        evidence, back = self._evidence, None
        if is_fast_track:
            back = self._first(
                go.started_on, go.ends, lambda day: pelvis_stage.fast_track_criteria(evidence, day, go.tests_from)
            )
        first = go.started_on + timedelta(days=evidence.programme.pelvis.days_min)
        found = self._first(
            first,
            back or go.ends,
            lambda day: pelvis_stage.searched_criteria(evidence, day, go.started_on, go.tests_from),
        )
        return found or back

    def _open_provisionally(self, go: Go, achieved: date | None) -> None:
        """Open flexibility for the time being; its days count afresh once it is truly open, its tiers stay."""
        until = achieved or go.ends
        opened = pelvis_stage.provisional_from(self._evidence, go.started_on, until)
        if opened is not None:
            self._opened[Stage.FLEXIBILITY] = opened
            self._open_tiers(Stage.FLEXIBILITY, opened, until)

    def _open_after(self, base: date, ends: date) -> None:
        """Open what follows the pelvis stage in one go; what was earned in an earlier one opens with it."""
        self._lapses = pelvis_stage.lapses(self._evidence, base, ends)
        self._open(Stage.FLEXIBILITY, base, ends)
        achieved = flexibility_stage.achieved_on(self._evidence, base, ends)
        self._flexibility_on = self._flexibility_on or achieved
        strength = base if Stage.STRENGTH in self._earned else self._strength_opens(base, ends)
        if strength is not None:
            self._open(Stage.STRENGTH, strength, ends)
        self._open(Stage.CORE, base, ends)
        if strength is None:
            return
        balance = base if Stage.BALANCE in self._earned else self._balance_opens(strength, ends)
        if balance is not None:
            self._open(Stage.BALANCE, balance, ends)

    def _open(self, stage: Stage, day: date, ends: date) -> None:
        self._opened[stage] = day
        self._earned.setdefault(stage, day)
        self._open_tiers(stage, day, ends)

    def _open_by_plan(self, *, is_provisional: bool) -> frozenset[Stage]:
        """Open what only a physiotherapist's plan opens; its tiers then open one after the other, as ever."""
        plan = self._evidence.plan
        if plan is None:
            return frozenset()
        opens = plan.opens_stages - self._opened.keys()
        for stage in Stage:
            if stage in opens:
                self._opened[stage] = plan.made_on
                self._open_tiers(stage, plan.made_on, self._today)
        made_true = {Stage.FLEXIBILITY} if is_provisional else set()
        return frozenset(opens | (plan.opens_stages & made_true))

    def _strength_opens(self, base: date, ends: date) -> date | None:
        evidence = self._evidence

        def asked(day: date) -> Iterator[Criterion]:
            yield self._not_lapsed(day)
            yield from flexibility_stage.searched_criteria(evidence, day, base)
            yield from strength_stage.opening_criteria(evidence, day)

        return self._first(base + timedelta(days=evidence.programme.flexibility.days_min), ends, asked)

    def _balance_opens(self, strength: date, ends: date) -> date | None:
        def asked(day: date) -> Iterator[Criterion]:
            yield self._not_lapsed(day)
            yield from balance_stage.opening_criteria(self._evidence, day, strength)

        first = strength + timedelta(days=self._evidence.programme.balance.strength_days)
        return self._first(first, ends, asked)

    # -- the tiers ---------------------------------------------------------------------------------------------------

    def _open_tiers(self, stage: Stage, opened: date, last: date) -> None:
        """Note the first day on which each tier opened, one after the other; strength and core wait in a lapse.

        Args:
            stage: The stage; higher tiers of the core show once strength is open.
            opened: The day it opened.
            last: The last day to look at.
        """
        first = opened
        for tier in TIERS[stage]:
            if (stage, tier) not in self._tiers:
                found = self._tier_opens(stage, tier, first, last)
                if found is None:
                    return
                self._tiers[stage, tier] = found
            first = max(first, self._tiers[stage, tier])
        if stage is Stage.FLEXIBILITY:
            self._open_focuses(first, last)

    def _tier_opens(self, stage: Stage, tier: int, first: date, last: date) -> date | None:
        opened = self._opened[stage]

        def asked(day: date) -> Iterator[Criterion]:
            if stage in _HELD_IN_LAPSE:
                yield self._not_lapsed(day)
            yield from tier_criteria(self._evidence, stage, tier, day, opened, first)

        return self._first(first, last, asked)

    def _open_focuses(self, first: date, last: date) -> None:
        """The third tier of flexibility opens group by group."""
        for focus in {each.focus[0] for each in self._evidence.of_stage(Stage.FLEXIBILITY, _HIGHEST_TIER)}:
            found = self._focuses.get(focus) or self._focus_opens(focus, first, last)
            if found is not None:
                self._focuses[focus] = found

    def _focus_opens(self, focus: str, first: date, last: date) -> date | None:
        return self._first(first, last, lambda day: flexibility_stage.focus_criteria(self._evidence, day, focus))

    # -- inside ------------------------------------------------------------------------------------------------------

    def _first(self, first: date, last: date, asked: Callable[[date], Iterable[Criterion]]) -> date | None:
        return self._evidence.first_day(first, last, asked)

    def _not_lapsed(self, day: date) -> Criterion:
        lapse = self._lapse_at(day)
        again_on = (lapse[1] or date.max) if lapse else None
        return none_of(Subject.NOT_LAPSED, int(lapse is not None), again_on=again_on)

    def _lapse_at(self, day: date) -> tuple[date, date | None] | None:
        """The lapse a day lies in: from when to when, None for not over yet."""
        return next((each for each in self._lapses if each[0] <= day and (each[1] is None or day < each[1])), None)


def tier_criteria(
    evidence: Evidence, stage: Stage, tier: int, day: date, opened: date, below: date
) -> Iterator[Criterion]:
    """What a tier of a stage asks for, as it stood on ``day``.

    Args:
        evidence: The records.
        stage: The stage.
        tier: 2 or 3.
        day: As it stood on that day.
        opened: The day the stage opened.
        below: The day from which the tier below was open.
    """
    if stage is Stage.PELVIS:
        yield from pelvis_stage.tier_criteria(evidence, day, tier, opened)
    elif stage is Stage.FLEXIBILITY:
        yield from flexibility_stage.tier_criteria(evidence, day, opened)
    elif stage is Stage.STRENGTH:
        yield from strength_stage.strength_tier_criteria(evidence, day, tier, opened, below)
    elif stage is Stage.CORE:
        yield from strength_stage.core_tier_criteria(evidence, day, tier)
