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

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from hipcoach.domain.criterion import Criterion
    from hipcoach.domain.evidence import Evidence

_HIGHER_TIERS = (2, 3)


class Course(Frozen):
    """How far a person has come.

    Attributes:
        started_on: The day the present go began: the first session, or the first after a long time off.
        is_fast_track: It is not the first go, and the pelvis stage was achieved before.
        pelvis_on: The day the pelvis stage was achieved in this go, or None.
        flexibility_on: The day flexibility was achieved, or None.
        opened_on: The day each open stage opened in this go.
        tiers_on: The day each tier above the first opened, of stages that open tier by tier.
        lapsed_on: The day control of the pelvis was lost, or None while it is there.
        is_provisional: Flexibility is open only provisionally.
    """

    started_on: date
    is_fast_track: bool
    pelvis_on: date | None
    flexibility_on: date | None
    opened_on: Mapping[Stage, date]
    tiers_on: Mapping[tuple[Stage, int], date]
    lapsed_on: date | None
    is_provisional: bool

    def tier(self, stage: Stage) -> int:
        """The highest open tier of a stage, 0 while it is locked."""
        if stage not in self.opened_on:
            return 0
        return max((tier for each, tier in self.tiers_on if each is stage), default=1)


def find_course(evidence: Evidence) -> Course | None:
    """The course until today, or None before the first session."""
    days = sorted({session.day for session in evidence.history.sessions})
    return _Finder(evidence, days).course() if days else None


class _Finder:
    """Goes through the days; what it finds is kept in its fields, since every stage builds on those before."""

    def __init__(self, evidence: Evidence, trained: list[date]) -> None:
        self._evidence = evidence
        self._today = evidence.history.today
        self._goes = list(_goes(trained, self._today, evidence.programme.step_back.restart_off_days))
        self._earned: set[Stage] = set()
        self._opened: dict[Stage, date] = {}
        self._tiers: dict[tuple[Stage, int], date] = {}
        self._lapses: list[tuple[date, date | None]] = []

    def course(self) -> Course:
        """What was found."""
        start = self._goes[0][0]
        first_day = start + timedelta(days=self._evidence.programme.pelvis.days_min)
        achieved = self._first(
            first_day, self._today, lambda day: pelvis_stage.searched_criteria(self._evidence, day, start)
        )
        if achieved is None:
            return self._before_achieving(start)
        self._tiers_of_pelvis(start)
        provisional = pelvis_stage.provisional_from(self._evidence, start, achieved)
        if provisional is not None:  # its days count afresh from now on, but what was trained stays open
            self._tiers_of_flexibility(provisional, achieved)
        flexibility_on, base = None, None
        for place, (begins, ends) in enumerate(self._goes):
            if ends < achieved:
                continue
            is_first = begins <= achieved <= ends
            base = achieved if is_first else self._back_on_track(begins, ends)
            self._opened = {}
            if base is not None:
                self._open_after(base, ends)
                flexibility_on = flexibility_on or self._flexibility_achieved(ends)
            is_fast_track = not is_first
            started_on = self._goes[place][0]
        lapse = self._lapse_at(self._today) if base is not None else None
        return Course(
            started_on=started_on,
            is_fast_track=is_fast_track,
            pelvis_on=base,
            flexibility_on=flexibility_on,
            opened_on={Stage.PELVIS: started_on} | self._opened,
            tiers_on=self._tiers,
            lapsed_on=lapse[0] if lapse else None,
            is_provisional=False,
        )

    # -- the stages --------------------------------------------------------------------------------------------------

    def _before_achieving(self, start: date) -> Course:
        """The pelvis stage is not through yet; flexibility may be open for the time being."""
        provisional = pelvis_stage.provisional_from(self._evidence, start, self._today)
        opened = {Stage.PELVIS: start}
        if provisional is not None:
            opened[Stage.FLEXIBILITY] = provisional
            self._tiers_of_flexibility(provisional, self._today)
        self._tiers_of_pelvis(start)
        return Course(
            started_on=start,
            is_fast_track=False,
            pelvis_on=None,
            flexibility_on=None,
            opened_on=opened,
            tiers_on=self._tiers,
            lapsed_on=None,
            is_provisional=provisional is not None,
        )

    def _back_on_track(self, begins: date, ends: date) -> date | None:
        """The day of this go on which the fast track was done."""
        evidence = self._evidence
        return self._first(begins, ends, lambda day: pelvis_stage.fast_track_criteria(evidence, day, begins))

    def _open_after(self, base: date, ends: date) -> None:
        """Open what follows the pelvis stage in one go."""
        evidence = self._evidence
        self._lapses = pelvis_stage.lapses(evidence, base, ends)
        self._opened[Stage.CORE] = self._opened[Stage.FLEXIBILITY] = base
        self._tiers_of_flexibility(self._opened[Stage.FLEXIBILITY], ends)
        strength = base if Stage.STRENGTH in self._earned else self._strength_opens(base, ends)
        if strength is None:
            return
        self._earned.add(Stage.STRENGTH)
        self._opened[Stage.STRENGTH] = strength
        self._tiers_of_strength(strength, ends)
        self._tiers_of_core(strength, ends)
        balance = base if Stage.BALANCE in self._earned else self._balance_opens(strength, ends)
        if balance is not None:
            self._earned.add(Stage.BALANCE)
            self._opened[Stage.BALANCE] = balance

    def _strength_opens(self, base: date, ends: date) -> date | None:
        evidence, opened = self._evidence, self._opened[Stage.FLEXIBILITY]

        def asked(day: date) -> Iterator[Criterion]:
            yield self._not_lapsed(day)
            yield from flexibility_stage.searched_criteria(evidence, day, opened)
            yield from strength_stage.opening_criteria(evidence, day)

        first = max(base, opened + timedelta(days=evidence.programme.flexibility.days_min))
        return self._first(first, ends, asked)

    def _balance_opens(self, strength: date, ends: date) -> date | None:
        def asked(day: date) -> Iterator[Criterion]:
            yield self._not_lapsed(day)
            yield from balance_stage.opening_criteria(self._evidence, day, strength)

        first = strength + timedelta(days=self._evidence.programme.balance.strength_days)
        return self._first(first, ends, asked)

    def _flexibility_achieved(self, ends: date) -> date | None:
        return flexibility_stage.achieved_on(self._evidence, self._opened[Stage.FLEXIBILITY], ends)

    # -- the tiers ---------------------------------------------------------------------------------------------------

    def _tiers_of_pelvis(self, start: date) -> None:
        self._open_tiers(
            Stage.PELVIS,
            start,
            self._today,
            lambda day, tier, _: pelvis_stage.tier_criteria(self._evidence, day, tier, start),
        )

    def _tiers_of_flexibility(self, opened: date, ends: date) -> None:
        """The second tier only: the third opens exercise by exercise (see ``limiting.py``)."""
        self._open_tiers(
            Stage.FLEXIBILITY,
            opened,
            ends,
            lambda day, tier, _: flexibility_stage.tier_criteria(self._evidence, day, tier, opened),
            tiers=_HIGHER_TIERS[:1],
        )

    def _tiers_of_strength(self, opened: date, ends: date) -> None:
        self._open_tiers(
            Stage.STRENGTH,
            opened,
            ends,
            lambda day, tier, below: strength_stage.strength_tier_criteria(self._evidence, day, tier, opened, below),
        )

    def _tiers_of_core(self, opened: date, ends: date) -> None:
        self._open_tiers(
            Stage.CORE,
            opened,
            ends,
            lambda day, tier, _: strength_stage.core_tier_criteria(self._evidence, day, tier),
        )

    def _open_tiers(
        self,
        stage: Stage,
        opened: date,
        last: date,
        asked: Callable[[date, int, date], Iterable[Criterion]],
        tiers: tuple[int, ...] = _HIGHER_TIERS,
    ) -> None:
        """Note the first day on which each tier opened, one after the other; none does while the pelvis has lapsed.

        Args:
            stage: The stage.
            opened: The day it opened.
            last: The last day to look at.
            asked: What a tier asks for, by day, tier and the day the tier below opened.
            tiers: The tiers to look for.
        """
        below = opened
        for tier in tiers:
            if (stage, tier) not in self._tiers:
                found = self._first(
                    max(below, opened),
                    last,
                    lambda day, tier=tier, below=below: (self._not_lapsed(day), *asked(day, tier, below)),  # type: ignore[misc]
                )
                if found is None:
                    return
                self._tiers[stage, tier] = found
            below = self._tiers[stage, tier]

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


def _goes(trained: Iterable[date], today: date, off_days: int) -> Iterator[tuple[date, date]]:
    """The stretches of time between long times off: first and last day, the last one ending today."""
    begins = last = None
    for day in trained:
        if last is not None and begins is not None and (day - last).days >= off_days:
            yield begins, day - timedelta(days=1)
            begins = day
        begins, last = begins or day, day
    if begins is not None and last is not None:
        if (today - last).days >= off_days:  # away until now: the way back begins today
            yield begins, today - timedelta(days=1)
            begins = today
        yield begins, today
