"""A physiotherapist's plan in words: what it changes, how it stands, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QCoreApplication

from hipcoach.domain.exercise import Kind, Side, Stage
from hipcoach.services.physio_plans import Standing
from hipcoach.ui import formats, labels
from hipcoach.ui.pages.physio_views import LogView, PlanView

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hipcoach.content.words import Words
    from hipcoach.domain.exercise import Dose, Exercise
    from hipcoach.domain.measures import Measure
    from hipcoach.domain.parameters import PhysioPlanRules
    from hipcoach.domain.pt_plan import PlannedDose, PtPlan
    from hipcoach.services.physio_plans import PlanEntry

translate = QCoreApplication.translate  # by this name the tool that collects texts finds them

_ICONS = {
    Standing.IN_FORCE: "circle-check",
    Standing.UNREADABLE: "triangle-alert",
    Standing.REPLACED: "repeat",
    Standing.EXPIRED: "clock",
    Standing.WITHDRAWN: "undo-2",
}


def reps_words(kind: Kind) -> str:
    """What the repetitions of an exercise are called, as the name of a field."""
    match kind:
        case Kind.REPS:
            return translate("PhysioPlan", "Repetitions")
        case Kind.HOLD:
            return translate("PhysioPlan", "Holds")
        case Kind.STANCE:
            return translate("PhysioPlan", "Tries")
        case Kind.BREATH:
            return translate("PhysioPlan", "Breaths")
        case _:
            assert_never(kind)


class PlanTeller:
    """Tells what a plan says; ids nobody knows any more are told by their id."""

    def __init__(self, words: Words, exercises: Mapping[str, Exercise], measures: Mapping[str, Measure]) -> None:
        self._words = words
        self._exercises = exercises
        self._measures = measures

    def view(self, plan: PtPlan) -> PlanView:
        """A plan in words."""
        when = translate("PhysioPlan", "Made {made}, last day {end}")
        return PlanView(
            title=translate("PhysioPlan", "{name}, {role}").format(name=plan.name, role=plan.role),
            when=when.format(made=formats.day_with_year(plan.made_on), end=formats.day_with_year(plan.expires_on)),
            reason=f"\N{LEFT DOUBLE QUOTATION MARK}{plan.reason}\N{RIGHT DOUBLE QUOTATION MARK}" if plan.reason else "",
            changes=tuple(self.changes(plan)),
        )

    def head(self, plan: PtPlan) -> PlanView:
        """A plan whose lists can't be read."""
        return self.view(plan)._replace(
            changes=(translate("PhysioPlan", "What it says can't be read. It counts as none."),)
        )

    def log_view(self, entry: PlanEntry) -> LogView:
        """A plan of the log."""
        is_unreadable = entry.standing is Standing.UNREADABLE
        is_whole = any(True for _ in self.changes(entry.plan))
        return LogView(
            plan_id=entry.plan.plan_id,
            plan=self.head(entry.plan) if is_unreadable else self.view(entry.plan),
            state=standing_words(entry),
            icon=_ICONS[entry.standing],
            is_warning=is_unreadable,
            can_withdraw=is_unreadable,
            can_repeat=is_whole and entry.standing not in {Standing.IN_FORCE, Standing.UNREADABLE},
        )

    # -- what it changes ---------------------------------------------------------------------------------------------

    def changes(self, plan: PtPlan) -> Iterator[str]:
        """Each thing it changes, in the order of the form."""
        yield from self._of_stages(plan)
        yield from self._of_exercises(plan)
        yield from self._of_flags(plan)
        yield from self._of_the_rest(plan)

    def exercise(self, exercise_id: str) -> str:
        """The name of an exercise."""
        return self._words.exercise_name(exercise_id) if exercise_id in self._exercises else exercise_id

    def flag(self, flag: str) -> str:
        """The name of a precaution."""
        try:
            return self._words.text("flag", flag, "name")
        except KeyError:
            return flag

    def stage(self, stage_id: str) -> str:
        """The name of a stage."""
        return self._words.stage_name(Stage(stage_id))

    def measure(self, measure_id: str) -> str:
        """The name of a self-test."""
        return self._words.text("measure", measure_id, "name") if measure_id in self._measures else measure_id

    def _of_stages(self, plan: PtPlan) -> Iterator[str]:
        for stage in Stage:
            if stage in plan.opens_stages:
                yield translate("PhysioPlan", "{stage} is open.").format(stage=self._words.stage_name(stage))
            if stage in plan.locks_stages:
                yield translate("PhysioPlan", "{stage} is closed.").format(stage=self._words.stage_name(stage))

    def _of_exercises(self, plan: PtPlan) -> Iterator[str]:
        told = {*plan.opens, *(each.exercise_id for each in plan.doses)}
        for exercise_id in sorted(told, key=self._place):
            planned = plan.dose_of(exercise_id)
            if plan.opens_exercise(exercise_id):
                amount = self._amount(planned) if planned is not None else ""
                text = translate("PhysioPlan", "{name} is open") if exercise_id in plan.opens else "{name}"
                yield f"{text.format(name=self.exercise(exercise_id))}{amount}."
            elif planned is not None and planned.level_max is not None:
                text = translate("PhysioPlan", "{name} goes up to level {n} at most.")
                yield text.format(name=self.exercise(exercise_id), n=formats.count(planned.level_max))
        for exercise_id in sorted(plan.bans, key=self._place):
            yield translate("PhysioPlan", "{name} is left out.").format(name=self.exercise(exercise_id))

    def _place(self, exercise_id: str) -> tuple[int, str]:
        known = list(self._exercises)
        return (known.index(exercise_id) if exercise_id in self._exercises else len(known), exercise_id)

    def _amount(self, planned: PlannedDose) -> str:
        """How much of an exercise, as the end of a sentence."""
        low, high = planned.level_min, planned.level_max
        if planned.dose is not None:
            text = translate("PhysioPlan", ": {dose}, done as at level {n}")
            said = self._dose(planned.exercise_id, planned.dose)
            return text.format(dose=said, n=formats.count(planned.dose.level))
        if low is not None and high is not None:
            if low == high:
                return translate("PhysioPlan", ", at level {n}").format(n=formats.count(low))
            text = translate("PhysioPlan", ", from level {low} to level {high}")
            return text.format(low=formats.count(low), high=formats.count(high))
        if low is not None:
            return translate("PhysioPlan", ", from level {n} on").format(n=formats.count(low))
        if high is not None:
            return translate("PhysioPlan", ", up to level {n}").format(n=formats.count(high))
        return ""

    def _dose(self, exercise_id: str, dose: Dose) -> str:
        exercise = self._exercises.get(exercise_id)
        if exercise is None:
            return f"{dose.sets} \N{MULTIPLICATION SIGN} {dose.reps}"
        return labels.amount_text(exercise.kind, dose, is_per_side=exercise.is_per_side)

    def _of_flags(self, plan: PtPlan) -> Iterator[str]:
        for flag in sorted(plan.sets_flags, key=self.flag):
            yield translate("PhysioPlan", "The precaution \u201c{name}\u201d counts.").format(name=self.flag(flag))
        for flag in sorted(plan.lifts_flags, key=self.flag):
            text = translate("PhysioPlan", "The precaution \u201c{name}\u201d does not count.")
            yield text.format(name=self.flag(flag))

    def _of_the_rest(self, plan: PtPlan) -> Iterator[str]:
        if plan.affected_side is not None:
            yield _side(plan.affected_side)
        if plan.pain_ceiling is not None:
            text = translate("PhysioPlan", "Pain in exercise up to {n} of 10.")
            yield text.format(n=formats.count(plan.pain_ceiling))
        for measure_id, value in plan.targets:
            yield self._target(measure_id, value)
        if plan.profile:
            text = translate("PhysioPlan", "The plan works on: {name}.")
            yield text.format(name=self._profile(plan.profile))

    def _target(self, measure_id: str, value: float) -> str:
        measure = self._measures.get(measure_id)
        text = translate("PhysioPlan", "To reach in the self-test: {name} at least {value}.")
        if measure is not None and measure.is_lower_better:
            text = translate("PhysioPlan", "To reach in the self-test: {name} at most {value}.")
        unit = self._words.label("unit", measure.unit) if measure is not None else ""
        return text.format(name=self.measure(measure_id), value=f"{formats.number(value)} {unit}".strip())

    def _profile(self, profile_id: str) -> str:
        try:
            return self._words.text("profile", profile_id, "name")
        except KeyError:
            return profile_id


def _side(side: Side) -> str:
    if side is Side.BOTH:
        return translate("PhysioPlan", "Both sides count as sore.")
    text = translate("PhysioPlan", "The {side} side goes first.")
    return text.format(side=labels.side_word(side))


def standing_words(entry: PlanEntry) -> str:
    """How a plan of the log stands."""
    day = formats.day_short(entry.ended_on)
    match entry.standing:
        case Standing.IN_FORCE:
            return translate("PhysioPlan", "Counts until {day}").format(day=day)
        case Standing.UNREADABLE:
            return translate("PhysioPlan", "Can't be read")
        case Standing.REPLACED:
            text = translate("PhysioPlan", "Replaced on {day} by the plan of {name}")
            return text.format(day=day, name=entry.replaced_by)
        case Standing.EXPIRED:
            return translate("PhysioPlan", "Ended on {day}").format(day=day)
        case Standing.WITHDRAWN:
            return translate("PhysioPlan", "Withdrawn on {day}").format(day=day)
        case _:
            assert_never(entry.standing)


def weeks_text(rules: PhysioPlanRules) -> str:
    """How long a plan usually holds, and at most."""
    text = translate(
        "PhysioPlan", "Usually {usual} weeks, at most {most}. After that the path goes by its rules again."
    )
    return text.format(usual=formats.count(rules.usual_weeks), most=formats.count(rules.weeks_max))
