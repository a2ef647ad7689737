"""Days to build sessions for, and short looks at what was built."""

from __future__ import annotations

from hipcoach.domain.builder import SessionBuilder, Situation
from hipcoach.domain.dosage import Shade
from hipcoach.domain.exercise import Stage
from hipcoach.domain.pain import Colour
from hipcoach.domain.path import Person
from tests.unit.samples import EXERCISES, PROGRAMME, day

P, F, CORE = Stage.PELVIS, Stage.FLEXIBILITY, Stage.CORE
FIRST_DAYS = {P: 1, F: 1, CORE: 0}
ALL_OPEN = {P: 3, F: 2, CORE: 1}
MONDAY, TUESDAY = 14, 15


def builder(*changed, **person):
    """A builder for a person, over the catalogue with some exercises changed."""
    exercises = {**EXERCISES, **{exercise.id: exercise for exercise in changed}}
    return SessionBuilder(exercises, PROGRAMME, Person(**person))


def situation(stage=P, today=MONDAY, **changes):
    made = Situation(today=day(today), stage=stage, stage_day=9, open_tiers=ALL_OPEN, level_max=4, shades={})
    return made.replace(**changes)


def seen(letters, level=1, last=MONDAY - 1, every=1):
    """Exposures up to a day: green, amber, red."""
    colours = {"G": Colour.GREEN, "A": Colour.AMBER, "R": Colour.RED}
    return tuple(
        Shade(day=day(last - back * every), level=level, colour=colours[letter], is_settled=True)
        for back, letter in reversed(list(enumerate(reversed(letters))))
    )


def everything(letters, **changes):
    return dict.fromkeys(EXERCISES, seen(letters, **changes))


def ids(plan):
    return [prescription.exercise_id for prescription in plan.prescriptions]


def levels(plan):
    return {each.exercise_id: each.dose.level for each in plan.prescriptions}


def reasons(plan):
    return {item.prescription.exercise_id: item.decision.reason for item in plan.items}
