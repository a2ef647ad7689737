"""Days to build sessions for, and short looks at what was built."""

from __future__ import annotations

from datetime import timedelta

from hipcoach.domain.builder import SessionBuilder
from hipcoach.domain.dosage import Shade
from hipcoach.domain.exercise import Stage
from hipcoach.domain.flare import Flare, FlareStart
from hipcoach.domain.limits import Limit, LimitReason
from hipcoach.domain.pain import Colour
from hipcoach.domain.path import Person, StageState
from hipcoach.domain.situation import Situation
from hipcoach.domain.week import DayKind
from tests.unit.samples import EXERCISES, PROGRAMME, day

P, F, S, CORE, B = Stage.PELVIS, Stage.FLEXIBILITY, Stage.STRENGTH, Stage.CORE, Stage.BALANCE
FIRST_DAYS = {P: 1}
IN_PELVIS = {P: 3}
IN_FLEXIBILITY = {P: 3, F: 2, CORE: 1}
IN_STRENGTH = {P: 3, F: 2, S: 1, CORE: 1}
ALL_OPEN = {P: 3, F: 3, S: 3, CORE: 3, B: 3}
TIERS = {P: IN_PELVIS, F: IN_FLEXIBILITY, S: IN_STRENGTH, B: ALL_OPEN}
MONDAY, TUESDAY, WEDNESDAY = 14, 15, 16
_KINDS = {1: DayKind.STRENGTH, 3: DayKind.STRENGTH, 5: DayKind.STRENGTH, 6: DayKind.LIGHT, 7: DayKind.REST}
_COLOURS = {"G": Colour.GREEN, "A": Colour.AMBER, "R": Colour.RED}


def builder(*changed, **person):
    """A builder for a person, over the catalogue with some exercises changed."""
    exercises = {**EXERCISES, **{exercise.id: exercise for exercise in changed}}
    return SessionBuilder(exercises, PROGRAMME, Person(**person))


def limits(tiers, flags=frozenset(), closed=(), **changes):
    """How far each exercise may go: up to a tier of each stage, under flags, some closed, some otherwise."""
    found = {each.id: _limit(each, tiers, frozenset(flags)) for each in EXERCISES.values()}
    found |= {name: Limit(level_max=0, reason=LimitReason.EQUIPMENT) for name in closed}
    return found | {name: Limit(level_max=4).replace(**each) for name, each in changes.items()}


def _limit(exercise, tiers, flags):
    bearing = {each.flag for each in exercise.cautions if each.excludes} | {flag for flag, _ in exercise.level_caps}
    if exercise.is_excluded_by(flags):
        return Limit(level_max=0, reason=LimitReason.FLAG, flags=flags & bearing)
    is_borrowed = exercise.id in PROGRAMME.sessions.borrowed_in_pelvis
    if exercise.stage not in tiers and not is_borrowed:
        return Limit(level_max=0, reason=LimitReason.STAGE)
    if exercise.tier > tiers.get(exercise.stage, 1):
        return Limit(level_max=0, reason=LimitReason.TIER)
    is_starter = exercise.stage is CORE and S not in tiers
    if is_starter and exercise.id not in PROGRAMME.core.starter_exercises:
        return Limit(level_max=0, reason=LimitReason.STARTER)
    level, reason = exercise.highest_level(flags), LimitReason.OPEN
    if level < 4:
        reason = LimitReason.FLAG
    if is_starter and level > PROGRAMME.core.starter_level_max:
        level, reason = PROGRAMME.core.starter_level_max, LimitReason.STARTER
    return Limit(level_max=level, reason=reason, flags=flags & bearing if reason is LimitReason.FLAG else frozenset())


def situation(stage=P, today=MONDAY, tiers=None, flags=frozenset(), **changes):
    """A day of a stage with all open that usually is."""
    open_ = TIERS[stage] if tiers is None else tiers
    weekday = day(today).isoweekday()
    is_strong = stage in {S, B}
    kind = _KINDS.get(weekday, DayKind.FLEXIBILITY) if is_strong else DayKind.DAILY
    made = Situation(
        today=day(today),
        stage=stage,
        stage_day=9,
        states={each: StageState.OPEN if each in open_ else StageState.LOCKED for each in Stage},
        limits=limits(open_, flags),
        shades={},
        day_kind=kind,
    )
    return made.replace(**changes)


def seen(letters, level=1, last=MONDAY - 1, every=1, **changes):
    """Exposures up to a day: green, amber, red."""
    return tuple(
        Shade(day=day(last - back * every), level=level, colour=_COLOURS[letter], is_settled=True, **changes)
        for back, letter in reversed(list(enumerate(reversed(letters))))
    )


def all_seen(names, letters, **changes):
    return dict.fromkeys(names, seen(letters, **changes))


def everything(letters, **changes):
    return all_seen(EXERCISES, letters, **changes)


def flare(began, rows=(0,), **changes):
    """A flare that began some day, its rows from the given days after it."""
    made = Flare(
        started_on=day(began),
        start=FlareStart.REPORTED,
        baseline=2.0,
        rows_from=tuple(day(began + each) for each in rows),
    )
    if len(rows) == 4:
        back_on = day(began + rows[-1])
        made = made.replace(back_on=back_on, over_from=back_on + timedelta(days=PROGRAMME.flare.no_progress_days))
    return made.replace(**changes)


def ids(plan):
    return [prescription.exercise_id for prescription in plan.prescriptions]


def levels(plan):
    return {each.exercise_id: each.dose.level for each in plan.prescriptions}


def reasons(plan):
    return {item.prescription.exercise_id: item.decision.reason for item in plan.items}


def choices(plan):
    return {item.prescription.exercise_id: item.choice for item in plan.items}


def prescribed(plan, name):
    """The prescription of one exercise."""
    return next(each for each in plan.prescriptions if each.exercise_id == name)
