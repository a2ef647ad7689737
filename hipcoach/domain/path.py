"""The stages of the path: which are open, and what each still asks for, judged from the records alone (E1-E3)."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

from hipcoach.domain import self_tests
from hipcoach.domain.criterion import Criterion, Subject, at_least
from hipcoach.domain.dosage import Shade
from hipcoach.domain.exercise import Exercise, HoldType, Position, Side, Stage
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.pain import Colour, colour
from hipcoach.domain.range_tests import range_test
from hipcoach.domain.readiness import Readiness

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from hipcoach.domain.history import History
    from hipcoach.domain.parameters import Programme

_WEEK_DAYS = 7


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
        criteria: What each stage that is being worked on still asks for, met or not.
        needs_review: The pelvis stage has taken long; a physiotherapist's look is due.
    """

    states: Mapping[Stage, StageState]
    opened_on: Mapping[Stage, date]
    criteria: Mapping[Stage, tuple[Criterion, ...]]
    needs_review: bool

    @property
    def working_stage(self) -> Stage:
        """The stage sessions are built for."""
        open_states = {StageState.OPEN, StageState.PROVISIONAL}
        if self.states[Stage.FLEXIBILITY] in open_states:
            return Stage.FLEXIBILITY
        return Stage.PELVIS


class Judge:
    """Judges the path from a history; every answer can be had for any day up to today."""

    def __init__(
        self, history: History, exercises: Mapping[str, Exercise], programme: Programme, person: Person
    ) -> None:
        self._history = history
        self._exercises = exercises
        self._programme = programme
        self._person = person
        exposures = history.exposures(programme.pain.full_dose_share)
        self.shades: dict[str, tuple[Shade, ...]] = {
            exercise_id: tuple(
                Shade(day=e.day, level=e.level, colour=colour(e, programme.pain), is_settled=e.is_settled) for e in each
            )
            for exercise_id, each in exposures.items()
        }
        self._readiness = Readiness(history, self.shades, programme.readiness, is_locked=person.is_locked)

    def path(self) -> Path:
        """The path today."""
        start = self._history.first_day
        today = self._history.today
        states = dict.fromkeys(Stage, StageState.LOCKED)
        opened_on: dict[Stage, date] = {}
        criteria = {Stage.PELVIS: self.pelvis_criteria(today)}
        states[Stage.PELVIS] = StageState.OPEN
        if start is None:
            return Path(states=states, opened_on=opened_on, criteria=criteria, needs_review=False)
        opened_on[Stage.PELVIS] = start
        achieved = self._pelvis_achieved_on(start)
        review = achieved is None and (today - start).days >= self._programme.pelvis.review_day
        opened = achieved or self._provisional_from(start)
        if achieved:
            states[Stage.PELVIS] = StageState.ACHIEVED
            states[Stage.CORE] = StageState.OPEN
            opened_on[Stage.CORE] = achieved
        if opened:
            states[Stage.FLEXIBILITY] = StageState.OPEN if achieved else StageState.PROVISIONAL
            opened_on[Stage.FLEXIBILITY] = opened
            criteria[Stage.FLEXIBILITY] = self.flexibility_criteria(opened, today)
        return Path(states=states, opened_on=opened_on, criteria=criteria, needs_review=review)

    def session_days(self, first: date, last: date) -> list[date]:
        """Days with a session day (E2) from ``first`` to ``last``."""
        return self._readiness.session_days(first, last)

    def open_tier(self, stage: Stage, opened_on: date | None) -> int:
        """The highest tier of a stage that is open today (E3), 0 where nothing is.

        The first tier of pelvis and flexibility is open from the start: the one begins, the other lends its mobility.
        """
        if opened_on is None:
            return 1 if stage in {Stage.PELVIS, Stage.FLEXIBILITY} else 0
        days = self._readiness.session_days(opened_on, self._history.today - timedelta(days=1))
        if stage is Stage.PELVIS:
            rules = self._programme.pelvis
            if _longest_run(days, self._red_days(stage)) < rules.tier_2_session_days:
                return 1
            greens = self._green_ids(stage, self._history.today, 1, tier=2)
            return 3 if len(greens) >= rules.tier_3_green_tier_2 else 2
        if stage is Stage.FLEXIBILITY:
            return 2 if len(days) >= self._programme.flexibility.tier_2_session_days else 1
        return 1

    def has_week_risen(self) -> bool:
        """Whether last week's pain was clearly above that of the week before it (the week rule of B4)."""
        rules = self._programme.dosage
        sunday = self._history.today - timedelta(days=self._history.today.isoweekday())
        rise = self._readiness.mean_rise(sunday, _WEEK_DAYS, rules.week_entries_min)
        return rise is not None and rise >= rules.week_rise_min

    def pelvis_criteria(self, day: date) -> tuple[Criterion, ...]:
        """What the pelvis stage asks for, as it stood on ``day``."""
        return tuple(self._pelvis_criteria(day))

    def _pelvis_criteria(self, day: date) -> Iterator[Criterion]:
        """One after the other, so that a search through years of days can stop at the first that isn't met."""
        rules = self._programme.pelvis
        start = self._history.first_day or day
        yield at_least(Subject.DAYS, (day - start).days, rules.days_min)
        yield self._readiness.adherence(day, rules.adherence_days, rules.adherence_window_days, start)
        yield from self._readiness.pain_ok(day)
        yield self_tests.tilt(self._history, rules, day)
        yield self_tests.knee_out(self._history, rules, day)
        yield self._even_load(day)
        greens = self._green_ids(Stage.PELVIS, day, rules.green_level)
        yield self._count_green(Subject.GREEN_EXERCISES, greens, rules.green_exercises, position=None)
        standing = [x for x in greens if self._exercises[x].position is Position.STANDING]
        yield self._count_green(Subject.GREEN_STANDING, standing, rules.green_standing, position=Position.STANDING)

    def flexibility_criteria(self, opened: date, day: date) -> tuple[Criterion, ...]:
        """What strength asks of flexibility, as it stood on ``day``."""
        rules = self._programme.flexibility
        is_lenient = (day - opened).days >= rules.lenient_from_day
        measures = [self._programme.measures[name] for name in rules.tests]
        side = self._person.affected_side
        tests = [range_test(self._history, each, side, day, is_lenient=is_lenient) for each in measures]
        flexors, rotators = (self._stretch_days(focus, day) for focus in rules.stretch_focuses)
        return (
            at_least(Subject.DAYS, (day - opened).days, rules.days_min),
            self._readiness.adherence(day, rules.adherence_days, rules.adherence_window_days, opened),
            at_least(Subject.HIP_FLEXOR_DAYS, flexors, rules.stretch_days, rules.stretch_window_days),
            at_least(Subject.ROTATOR_DAYS, rotators, rules.stretch_days, rules.stretch_window_days),
            *self._readiness.pain_ok(day),
            *tests,
        )

    # -- the stages --------------------------------------------------------------------------------------------------

    def _pelvis_achieved_on(self, start: date) -> date | None:
        """The first day on which every criterion of the pelvis stage was met, or None."""
        first = start + timedelta(days=self._programme.pelvis.days_min)
        span = (self._history.today - first).days
        every = (first + timedelta(days=offset) for offset in range(span + 1))
        # The tests first: they are quick to look up, and without them the other criteria need not be reckoned.
        days = (day for day in every if self_tests.tilt(self._history, self._programme.pelvis, day).is_met)
        return next((day for day in days if all(c.is_met for c in self._pelvis_criteria(day))), None)

    def _provisional_from(self, start: date) -> date | None:
        """The first day on which so much had been tried that flexibility opens all the same, or None."""
        rules = self._programme.pelvis
        days = self._readiness.session_days(start, self._history.today)
        if len(days) < rules.provisional_session_days:
            return None
        opened = max(start + timedelta(days=rules.provisional_day), days[rules.provisional_session_days - 1])
        return opened if opened <= self._history.today else None

    # -- the criteria ------------------------------------------------------------------------------------------------

    def _red_days(self, stage: Stage) -> set[date]:
        return {
            shade.day
            for exercise_id, shades in self.shades.items()
            if self._stage_of(exercise_id) is stage
            for shade in shades
            if shade.colour is Colour.RED
        }

    def _even_load(self, day: date) -> Criterion:
        """By the scales where they are used, else by standing level."""
        rules = self._programme.pelvis
        if self._person.has_scales:
            return self_tests.weight_share(self._history, rules, day)
        shades = self._known_shades(rules.even_load_exercise, day)
        greens = sum(1 for s in shades if s.colour is Colour.GREEN and s.level >= rules.even_load_level)
        return at_least(Subject.STANDING_LEVEL, greens, rules.even_load_greens)

    def _stretch_days(self, focus: str, day: date) -> int:
        first = day - timedelta(days=self._programme.flexibility.stretch_window_days - 1)
        return len(
            {
                session.day
                for session in self._history.sessions
                if first <= session.day <= day
                for done in session.exercises
                if done.sets_done and self._is_stretch_of(done.exercise_id, focus)
            }
        )

    def _is_stretch_of(self, exercise_id: str, focus: str) -> bool:
        exercise = self._exercises.get(exercise_id)
        return exercise is not None and exercise.hold_type is HoldType.STRETCH and focus in exercise.focus

    def _stage_of(self, exercise_id: str) -> Stage | None:
        exercise = self._exercises.get(exercise_id)
        return exercise.stage if exercise else None

    def _known_shades(self, exercise_id: str, day: date) -> tuple[Shade, ...]:
        """The exposures whose morning had come by ``day``."""
        shades = self.shades.get(exercise_id, ())
        return shades[: bisect_left(shades, day, key=lambda shade: shade.day)]

    def _green_ids(self, stage: Stage, day: date, level: int, tier: int | None = None) -> list[str]:
        """Exercises whose latest known exposure is green at ``level`` or above; for a tier, those ever green."""
        found = []
        for exercise_id in self.shades:
            exercise = self._exercises.get(exercise_id)
            known = self._known_shades(exercise_id, day)
            if exercise is None or exercise.stage is not stage or not known:
                continue
            if tier is not None:
                if exercise.tier == tier and any(shade.colour is Colour.GREEN for shade in known):
                    found.append(exercise_id)
            elif known[-1].colour is Colour.GREEN and known[-1].level >= level:
                found.append(exercise_id)
        return found

    def _count_green(self, subject: Subject, ids: list[str], needed: int, position: Position | None) -> Criterion:
        """Green exercises of the pelvis stage; where flags leave fewer than asked for, all that remain (E3)."""
        remaining = [
            exercise
            for exercise in self._exercises.values()
            if exercise.stage is Stage.PELVIS
            and not exercise.is_excluded_by(self._person.flags)
            and (position is None or exercise.position is position)
        ]
        return at_least(subject, len(ids), min(needed, len(remaining)))


def _longest_run(days: Iterable[date], reds: Collection[date]) -> int:
    """The most session days in a row without a red one between them."""
    longest = run = 0
    for day in sorted({*days, *reds}):
        run = 0 if day in reds else run + 1
        longest = max(longest, run)
    return longest
