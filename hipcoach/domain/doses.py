"""Today's dose of each exercise: B4 under what the day, the flags and a physiotherapist's plan make of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hipcoach.domain.dosage import DoseDecision, DoseReason, amount, decide, lowered
from hipcoach.domain.exercise import HoldType, Kind, Position, Role, Stage
from hipcoach.domain.limits import LimitReason
from hipcoach.domain.pain import Colour
from hipcoach.domain.records import SessionForm
from hipcoach.domain.week import strength_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from hipcoach.domain.dosage import Shade
    from hipcoach.domain.exercise import Dose, Exercise
    from hipcoach.domain.flare import Flare
    from hipcoach.domain.parameters import Programme
    from hipcoach.domain.path import Person
    from hipcoach.domain.situation import Situation

CALM_ROW, GENTLE_ROW, FEWER_ROW, LAST_ROW = range(4)
"""The rows of the table of a flare (B6)."""
_BLOOD_PRESSURE = "bp_heart"
_CAPPED_BY = {LimitReason.LAPSED: DoseReason.LAPSED, LimitReason.PLAN: DoseReason.PLAN}
_CAREFUL = {DoseReason.RED, DoseReason.AMBERS, DoseReason.RESTING, DoseReason.RESTART, DoseReason.TIME_OFF}


class Doses:
    """The doses of one day."""

    def __init__(self, programme: Programme, person: Person, situation: Situation) -> None:
        self._programme = programme
        self._person = person
        self._situation = situation
        self._decided: dict[tuple[str, bool], DoseDecision] = {}
        flare = situation.flare
        self._row = flare.row_on(situation.today) if flare is not None else None

    @property
    def row(self) -> int | None:
        """The row of the table of a flare today stands on, or None."""
        return self._row

    @property
    def may_go_up(self) -> bool:
        """Whether anything may go up or be new today because it went well."""
        day = self._situation
        is_eased = day.form in {SessionForm.EASY, SessionForm.CALM}
        return day.may_progress and not day.has_week_risen and day.flare is None and not is_eased

    def shades(self, exercise: Exercise) -> Sequence[Shade]:
        """The exposures of an exercise."""
        return self._situation.shades.get(exercise.id, ())

    def is_known(self, exercise: Exercise) -> bool:
        """Whether it was ever done in a usual session."""
        return any(not shade.is_eased for shade in reversed(self.shades(exercise)))

    def is_open(self, exercise: Exercise) -> bool:
        """Whether it may be done at all today, its own soreness left aside."""
        limit = self._situation.limits.get(exercise.id)
        return limit is not None and limit.is_open and not exercise.is_excluded_by(self._person.flags)

    def is_rested(self, strength: Iterable[Exercise]) -> bool:
        """Whether 48 h have passed since the last strength, be it of a session or of what a plan opens (E7)."""
        days = [shades[-1].day for each in strength if (shades := self.shades(each)) and not shades[-1].is_eased]
        if self._situation.last_strength_day is not None:
            days.append(self._situation.last_strength_day)
        return not days or self._situation.today >= strength_from(max(days), self._programme.calendar)

    def is_available(self, exercise: Exercise) -> bool:
        """Whether it is open, doesn't rest, and a flare leaves it in."""
        if not self.is_open(exercise) or self.decision(exercise).resting_until is not None:
            return False
        flare = self._situation.flare
        return flare is None or self._is_left_in_by(flare, exercise)

    def decision(self, exercise: Exercise, role: Role = Role.MAIN) -> DoseDecision:
        """What comes next of an open exercise, and why."""
        key = exercise.id, role is Role.MAIN
        if key not in self._decided:
            self._decided[key] = self._decide(exercise, is_main=role is Role.MAIN)
        return self._decided[key]

    def dose(self, exercise: Exercise, decision: DoseDecision) -> Dose:
        """The dose a decision means, as the flags and the age change it."""
        planned = self._situation.limits[exercise.id].dose
        if planned is not None and planned.level == decision.level:
            dose = with_flags(exercise, planned, self._programme, self._person)
        else:
            dose = usual_dose(exercise, decision.level, self._programme, self._person)
        return self._for_flare(dose, decision)

    # -- the decision ------------------------------------------------------------------------------------------------

    def _decide(self, exercise: Exercise, *, is_main: bool) -> DoseDecision:
        day, limit, shades = self._situation, self._situation.limits[exercise.id], self.shades(exercise)
        level_max = min(limit.level_max, exercise.highest_level(self._person.flags))
        found = decide(shades, day.today, level_max, self._programme.dosage, may_progress=self.may_go_up)
        if found.reason is DoseReason.CAPPED:
            found = found.replace(reason=_CAPPED_BY.get(limit.reason, DoseReason.CAPPED))
        found = self._under_plan(exercise, found, level_max)
        if day.has_week_risen:
            found = self._in_a_calmer_week(found, shades, is_main=is_main)
        if day.flare is not None and self._row is not None:
            found = self._in_flare(found, shades, day.flare, self._row)
        if day.form is SessionForm.EASY:
            found = lowered(found, self._programme.sessions.easy_levels_down, DoseReason.EASY)
        highest = day.green_level_max.get(exercise.id)
        if highest is not None and found.level > highest:
            return found.replace(level=max(highest, 1), reason=DoseReason.PLAN_ENDED, offers_harder=False)
        return found

    def _under_plan(self, exercise: Exercise, found: DoseDecision, level_max: int) -> DoseDecision:
        """What a physiotherapist's plan sets outranks progress, but not what hurt or was long ago (E5)."""
        limit = self._situation.limits[exercise.id]
        exact = limit.dose.level if limit.dose is not None else None
        wanted = min(exact if exact is not None else max(found.level, limit.level_min), level_max)
        if wanted == found.level:
            is_set = exact is not None and found.reason not in _CAREFUL
            return found.replace(reason=DoseReason.PLAN) if is_set else found
        if wanted > found.level and (found.reason in _CAREFUL or not self._may_be_lifted(exercise, wanted)):
            return found
        return DoseDecision(level=wanted, reason=DoseReason.PLAN)

    def _may_be_lifted(self, exercise: Exercise, level: int) -> bool:
        """Whether the last time was fine, or was at that level already."""
        shades = self.shades(exercise)
        return not shades or shades[-1].colour is Colour.GREEN or shades[-1].level >= level

    def _in_a_calmer_week(self, found: DoseDecision, shades: Sequence[Shade], *, is_main: bool) -> DoseDecision:
        """The week rule of B4: nothing goes up, and main exercises last done before this week go down, once."""
        base = _last_usual(shades)
        if base is None:
            return found
        monday = self._situation.today - timedelta(days=self._situation.today.isoweekday() - 1)
        down = self._programme.dosage.week_levels_down if is_main and base.day < monday else 0
        calmer = DoseDecision(level=max(base.level - down, 1), reason=DoseReason.WEEK_ROSE)
        is_no_more = found.level <= calmer.level and found.reason is not DoseReason.NO_PROGRESS
        return found if is_no_more else calmer

    # -- flares ------------------------------------------------------------------------------------------------------

    def _is_left_in_by(self, flare: Flare, exercise: Exercise) -> bool:
        """Whether the row of the table leaves an exercise in; before the last row nothing is new (B6)."""
        rules = self._programme
        if self._row == LAST_ROW:
            return True
        if self._row == CALM_ROW:
            return exercise.id in rules.flare.calm_exercises
        if _last_usual(self.shades(exercise), before=flare.started_on) is None:
            return False
        return self._row == FEWER_ROW or _is_gentle(exercise, rules.sessions.mobility_focus)

    def _in_flare(self, found: DoseDecision, shades: Sequence[Shade], flare: Flare, row: int) -> DoseDecision:
        """So many levels below the one before the flare; in the last row only until it was done again."""
        before = _last_usual(shades, before=flare.started_on)
        back_on = flare.rows_from[LAST_ROW] if row == LAST_ROW else None
        is_back = back_on is not None and any(not each.is_eased for each in _since(shades, back_on))
        if before is None or is_back:
            return found.replace(reason=DoseReason.FLARE) if found.reason is DoseReason.NO_PROGRESS else found
        usual = DoseDecision(level=before.level, reason=DoseReason.FLARE)
        eased = lowered(usual, self._programme.flare.row_levels_down[row], DoseReason.FLARE)
        return min(found, eased, key=amount)

    # -- the dose ----------------------------------------------------------------------------------------------------

    def _for_flare(self, dose: Dose, decision: DoseDecision) -> Dose:
        rules, row = self._programme.flare, self._row
        if row is not None and rules.row_set_shares[row] < 1:
            return share_of(dose, rules.row_set_shares[row])
        dose = halved(dose) if decision.needs_easier else dose
        return fewer_sets(dose, rules.row_fewer_sets[row]) if row is not None else dose


def usual_dose(exercise: Exercise, level: int, programme: Programme, person: Person) -> Dose:
    """The catalogue's dose as age and flags change it."""
    dose, flags = exercise.dose(level), programme.flags
    is_paced_strength = exercise.stage is Stage.STRENGTH and exercise.kind is Kind.REPS
    if is_paced_strength and person.age_from >= programme.safety.older_from_age:
        dose = dose.replace(sets=flags.older_sets[level - 1], reps=flags.older_reps[level - 1], pyramid=())
    return with_flags(exercise, dose, programme, person)


def with_flags(exercise: Exercise, dose: Dose, programme: Programme, person: Person) -> Dose:
    """A dose without holds longer than a flag allows; more of them keep the time (the catalogue's rule)."""
    longest_s = programme.flags.bp_heart_hold_max_s
    is_concerned = _BLOOD_PRESSURE in person.flags and exercise.hold_type is HoldType.ISOMETRIC
    return _with_shorter_holds(dose, longest_s) if is_concerned and dose.hold_s > longest_s else dose


def halved(dose: Dose) -> Dose:
    """Half the sets, rounded up; of a single set half the repetitions."""
    return share_of(dose, 1 / 2)


def share_of(dose: Dose, share: float) -> Dose:
    """A share of the sets, rounded up; of a single set the share of its repetitions."""
    if dose.sets > 1:
        sets = -int(-dose.sets * share // 1)
        return dose.replace(sets=sets, pyramid=dose.pyramid[:sets])
    return dose.replace(reps=max(-int(-dose.reps * share // 1), 1))


def fewer_sets(dose: Dose, fewer: int) -> Dose:
    """So many sets fewer, at least one."""
    sets = max(dose.sets - fewer, 1)
    return dose.replace(sets=sets, pyramid=dose.pyramid[:sets])


def is_single_leg(exercise: Exercise) -> bool:
    """Whether it is done standing on one leg after the other."""
    return exercise.is_per_side and exercise.position is Position.STANDING


def _is_gentle(exercise: Exercise, mobility: str) -> bool:
    """Pelvis work on both legs, and gentle mobility (B6)."""
    is_pelvis = exercise.stage is Stage.PELVIS and not is_single_leg(exercise)
    return is_pelvis or (exercise.stage is Stage.FLEXIBILITY and exercise.focus[0] == mobility)


def _with_shorter_holds(dose: Dose, longest_s: float) -> Dose:
    """The same time in more holds, none of them over ``longest_s``."""
    parts = -int(-dose.hold_s // longest_s)
    return dose.replace(
        reps=dose.reps * parts,
        hold_s=dose.hold_s / parts,
        pyramid=tuple(reps * parts for reps in dose.pyramid),
    )


def _last_usual(shades: Sequence[Shade], before: date | None = None) -> Shade | None:
    """The latest exposure in a usual session, before a day where one is given."""
    found = (each for each in reversed(shades) if not each.is_eased and (before is None or each.day < before))
    return next(found, None)


def _since(shades: Sequence[Shade], day: date) -> list[Shade]:
    """The exposures from a day on."""
    found = []
    for shade in reversed(shades):
        if shade.day < day:
            break
        found.append(shade)
    return found
