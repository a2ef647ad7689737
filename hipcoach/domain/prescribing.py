"""Turns what was chosen into prescriptions: doses, the side that goes first, and sets more on it (B4, E7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.dosage import DoseDecision, DoseReason
from hipcoach.domain.doses import halved
from hipcoach.domain.exercise import HoldType, Role, Side, Stage
from hipcoach.domain.fitting import Draft
from hipcoach.domain.pain import Colour
from hipcoach.domain.records import Prescription, SessionForm
from hipcoach.domain.session_plan import PlannedExercise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from hipcoach.domain.choosing import Pick
    from hipcoach.domain.doses import Doses
    from hipcoach.domain.exercise import Dose, Exercise
    from hipcoach.domain.parameters import Programme
    from hipcoach.domain.path import Person
    from hipcoach.domain.situation import Situation

_HAS_MORE_SETS = {Stage.STRENGTH, Stage.CORE}


class Prescriber:
    """Prescribes one session."""

    def __init__(self, programme: Programme, person: Person, situation: Situation, doses: Doses, steps_up: int) -> None:
        """Take the rules and the day; ``steps_up`` slots went up to a harder exercise already."""
        self._programme = programme
        self._person = person
        self._situation = situation
        self._doses = doses
        self._steps_up = steps_up

    def drafts(self, picks: Sequence[Pick]) -> list[Draft]:
        """The exercises with their doses, as long as they are."""
        decisions = self._decisions(picks)
        drafts = [self._draft(pick, decision) for pick, decision in zip(picks, decisions, strict=True)]
        for place, sets in self._sets_more(drafts):
            drafts[place] = self._with_more(drafts[place], sets)
        return drafts

    # -- doses -------------------------------------------------------------------------------------------------------

    def _decisions(self, picks: Sequence[Pick]) -> list[DoseDecision]:
        """What comes next of each; only so many go up in one session, the main ones first, the others stay."""
        decisions = [self._doses.decision(pick.exercise, pick.role) for pick in picks]
        up = [n for n, decision in enumerate(decisions) if decision.reason is DoseReason.PROGRESS]
        held = [n for n in up if picks[n].is_short or picks[n].is_kept_up]
        up = sorted((n for n in up if n not in held), key=lambda n: picks[n].role is not Role.MAIN)
        room = max(self._programme.dosage.progress_exercises_per_session - self._steps_up, 0)
        for n in held:
            decisions[n] = DoseDecision(level=decisions[n].level - 1, reason=DoseReason.HOLD)
        for n in up[room:]:
            decisions[n] = DoseDecision(level=decisions[n].level - 1, reason=DoseReason.ONE_AT_A_TIME)
        return decisions

    def _draft(self, pick: Pick, decision: DoseDecision) -> Draft:
        dose = self._doses.dose(pick.exercise, decision)
        if pick.is_short:
            dose = self._short(dose)
        if pick.is_kept_up:
            dose = halved(dose)
        prescription = prescribed(pick.exercise, dose, pick.role, self._first_side(pick.exercise))
        return Draft(pick=pick, item=PlannedExercise(prescription=prescription, decision=decision, choice=pick.choice))

    def _short(self, dose: Dose) -> Dose:
        """The short dose of a stretch, never more than its own."""
        rules = self._programme.sessions
        reps, hold_s = min(dose.reps, rules.short_stretch_reps), min(dose.hold_s, rules.short_stretch_hold_s)
        return dose.replace(sets=1, reps=reps, hold_s=hold_s, pyramid=())

    # -- sides -------------------------------------------------------------------------------------------------------

    def _first_side(self, exercise: Exercise) -> Side:
        """The side that tests show to be worse, else the sore one; the test counts, not the pain (E7)."""
        worse = self._situation.worse_side
        return next((worse[focus] for focus in exercise.focus if focus in worse), usual_side(self._person))

    def _sets_more(self, drafts: Sequence[Draft]) -> Iterator[tuple[int, int]]:
        """Places of exercises that get sets more, with how many: one for each group that is weaker on one side."""
        rules = self._programme.sessions
        given: set[int] = set()
        wishes: list[tuple[Mapping[str, object] | dict[str, object], int, Callable[[Draft, str], bool]]] = [
            (self._situation.worse_side, rules.worse_side_extra_sets, self._gets_more_on_one_side),
            (dict.fromkeys(self._situation.favoured), rules.profile_extra_sets, self._gets_more),
        ]
        for focuses, sets, may_have in wishes:
            for focus in focuses:
                places = [n for n, draft in enumerate(drafts) if n not in given and may_have(draft, focus)]
                if places:
                    best = min(places, key=lambda n: drafts[n].pick.exercise.focus[0] != focus)
                    given.add(best)
                    yield best, sets

    def _gets_more_on_one_side(self, draft: Draft, focus: str) -> bool:
        exercise = draft.pick.exercise
        is_stretch = exercise.hold_type is HoldType.STRETCH and exercise.focus[0] == focus
        if is_stretch:
            return exercise.is_per_side and self._pain_allows(exercise)
        return exercise.is_per_side and self._gets_more(draft, focus)

    def _gets_more(self, draft: Draft, focus: str) -> bool:
        exercise = draft.pick.exercise
        is_one = exercise.stage in _HAS_MORE_SETS and focus in exercise.focus and draft.pick.role is Role.MAIN
        return is_one and self._pain_allows(exercise)

    def _pain_allows(self, exercise: Exercise) -> bool:
        """Whether the last time was green, and nothing asks for less today."""
        shades = self._doses.shades(exercise)
        is_quiet = self._situation.flare is None and self._situation.form is not SessionForm.EASY
        return is_quiet and bool(shades) and shades[-1].colour is Colour.GREEN

    def _with_more(self, draft: Draft, sets: int) -> Draft:
        """Sets more on the first side, of a stretch holds more; never beyond the ratio of the sides."""
        prescription = draft.item.prescription
        dose = prescription.dose
        if draft.pick.exercise.hold_type is HoldType.STRETCH:
            dose = dose.replace(sets=dose.sets * dose.reps, reps=1, pyramid=())
        most = int(dose.sets * (self._programme.sessions.worse_side_ratio_max - 1))
        prescription = prescription.replace(dose=dose, extra_sets=min(sets, most))
        return draft.replace(item=draft.item.replace(prescription=prescription))


def usual_side(person: Person) -> Side:
    """The side that goes first where no test says otherwise."""
    return person.affected_side if person.affected_side is not Side.BOTH else Side.RIGHT


def prescribed(exercise: Exercise, dose: Dose, role: Role, first_side: Side) -> Prescription:
    """The prescription of an exercise."""
    return Prescription(
        exercise_id=exercise.id,
        stage=exercise.stage,
        kind=exercise.kind,
        role=role,
        dose=dose,
        tempo=exercise.tempo_of(dose),
        is_per_side=exercise.is_per_side,
        first_side=first_side if exercise.is_per_side else Side.BOTH,
        position=exercise.position,
    )
