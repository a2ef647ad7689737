"""Which self-tests a made-up person does on a day, and entering them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.patients.skills import SIDES
from hipcoach.domain.criterion import Subject
from hipcoach.domain.exercise import Side
from hipcoach.domain.measures import Repeat, is_excluded
from hipcoach.domain.path import StageState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bench.patients.desk import Desk
    from bench.patients.diary import Diary
    from bench.patients.person import Patient
    from bench.patients.skills import Skills
    from hipcoach.domain.criterion import Criterion
    from hipcoach.domain.measures import Measure
    from hipcoach.services.today import Today

_EVERY_DAYS = {Repeat.SHORT: 14, Repeat.LONG: 28}
_RETRY_DAYS = 5
_SORE_FROM = 6
_AFTER_STRENGTH_DAYS = 2
_CONTROL = ("pelvic_control.tilt", "pelvic_control.knee_out")
_TESTED_BY = {
    Subject.TILT: _CONTROL,
    Subject.KNEE_OUT: _CONTROL,
    Subject.WEIGHT_SHARE: ("weight_share",),
    Subject.FRONT_RANGE: ("thomas_gap",),
    Subject.TURNING_IN: ("seated_ir",),
    Subject.ENTRY_STAND: ("slst_supported",),
    Subject.ENTRY_SHIFTS: ("weight_shift",),
}
_NOT_ALONE = {
    "slst_supported",
    "slst_ec",
    "cst30_adapted",
    "side_bridge_knees",
    "pelvis_mirror",
    "leg_blocks",
    "seated_er",
}
"""Done only when the path asks for them, or never here."""


class Checking:
    """One person's self-tests."""

    def __init__(self, patient: Patient, desk: Desk, diary: Diary, skills: Skills) -> None:
        self._patient = patient
        self._desk = desk
        self._diary = diary
        self._skills = skills
        self._measures = desk.content.programme.measures
        self._has_adult = patient.number % 5 < 3

    def check(self, known: Today, day: date, felt: int) -> None:
        """Do what was found due when the program was last looked at, if the day allows it."""
        if not self._may_check(known, day, felt):
            return
        asked = [each for each in dict.fromkeys(self._due(known, day)) if self._can_be_done(each, known)]
        if asked:
            with self._desk.journal.writing():
                for name in asked:
                    self._do(self._measures[name], known, day, pain=max(felt - 1, 0))

    def _may_check(self, known: Today, day: date, felt: int) -> bool:
        """Not while locked, in a flare, sore, or soon after strength (C2)."""
        is_after_strength = any(
            each.has_strength and (day - each.day).days < _AFTER_STRENGTH_DAYS for each in self._diary.sessions[-3:]
        )
        is_calm = known.flare is None or not known.flare.is_acute_on(day)
        return not known.person.is_locked and is_calm and felt < _SORE_FROM and not is_after_strength

    def _due(self, known: Today, day: date) -> Iterator[str]:
        """What the calendar asks for, and what the path still lacks."""
        for measure in self._measures.values():
            days = _EVERY_DAYS.get(measure.repeat) if measure.repeat else None
            is_first = measure.at_setup and measure.id not in self._diary.tests
            if measure.id not in _NOT_ALONE and (is_first or (days and self._is_old(measure.id, day, days))):
                yield measure.id
        for criterion in _unmet(known):
            names = (criterion.about,) if criterion.subject is Subject.TEST else _TESTED_BY.get(criterion.subject, ())
            yield from (name for name in names if self._is_old(name, day, _RETRY_DAYS))

    def _can_be_done(self, name: str, known: Today) -> bool:
        measure, flags = self._measures[name], known.person.flags
        if name == "weight_share" and not self._patient.has_scales:
            return False
        if measure.needs_stage and known.path.states[measure.needs_stage] is StageState.LOCKED:
            return False
        return self._has_adult or not flags.intersection(measure.needs_adult_by)

    def _is_old(self, name: str, day: date, days: int) -> bool:
        done = self._diary.tests.get(name)
        return not done or (day - done[-1]).days >= days

    def _do(self, measure: Measure, known: Today, day: date, *, pain: int) -> None:
        person = known.person
        for side in SIDES if measure.is_per_side else (Side.BOTH,):
            value = self._skills.value(measure.id, side)
            if value is not None and not is_excluded(measure, person.flags, side, person.affected_side):
                self._desk.measure(measure.id, side, value, pain=pain)
        self._diary.tests.setdefault(measure.id, []).append(day)


def _unmet(known: Today) -> Iterator[Criterion]:
    for some in (*known.path.criteria.values(), *known.path.tier_criteria.values()):
        yield from (each for each in some if not each.is_met)
