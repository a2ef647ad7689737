"""The list behind "Look through" in words: for each exercise why it is there and why this dose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hipcoach.domain.dosage import DoseReason
from hipcoach.domain.exercise import Side
from hipcoach.domain.session_plan import ChoiceReason
from hipcoach.ui import formats, labels, reason_labels
from hipcoach.ui.pages.today_more_views import ExerciseLine, LookView
from hipcoach.ui.pages.today_session_words import plan_title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.content.words import Words
    from hipcoach.domain.exercise import Exercise
    from hipcoach.domain.pt_plan import PtPlan
    from hipcoach.domain.records import Prescription
    from hipcoach.domain.session_plan import Choice, PlannedExercise, SessionPlan

translate = QCoreApplication.translate  # by this name the tool that collects texts finds them


def look(plan: SessionPlan, physio: PtPlan | None, exercises: Mapping[str, Exercise], words: Words) -> LookView:
    """A session as the list shows it.

    Args:
        plan: The session.
        physio: The physiotherapist's plan in force, or None.
        exercises: The catalogue.
        words: The words of the content.
    """
    heading = translate("Look", "{title}, {minutes}").format(
        title=plan_title(plan, words), minutes=formats.minutes(plan.duration_s)
    )
    teller = _Teller(physio, exercises, words)
    trimmed = set(plan.trimmed)
    lines = tuple(teller.line(item, is_trimmed=item.prescription.exercise_id in trimmed) for item in plan.items)
    return LookView(title=heading, exercises=lines, left_out=_left_out(plan, words))


def set_by(physio: PtPlan) -> str:
    """Who set something, and until when."""
    text = translate("Look", "Set by {name}, until {day}.")
    return text.format(name=physio.name, day=formats.day_short(physio.expires_on))


def _left_out(plan: SessionPlan, words: Words) -> str:
    if not plan.dropped:
        return ""
    names = formats.listed([words.exercise_name(each) for each in plan.dropped])
    return translate("Look", "Left out today, since the time is full: {names}.").format(names=names)


class _Teller:
    """Tells about one exercise after the other."""

    def __init__(self, physio: PtPlan | None, exercises: Mapping[str, Exercise], words: Words) -> None:
        self._physio = physio
        self._exercises = exercises
        self._words = words

    def line(self, item: PlannedExercise, *, is_trimmed: bool) -> ExerciseLine:
        """One exercise."""
        planned = item.prescription
        return ExerciseLine(
            name=self._words.exercise_name(planned.exercise_id),
            dose=labels.dose_text(planned),
            extra=_extra(planned),
            reasons=tuple(each for each in (self._why(item), self._dose(item, is_trimmed=is_trimmed)) if each),
        )

    def _why(self, item: PlannedExercise) -> str:
        """Why it is there; a physiotherapist who put it there is named."""
        said = self._chosen(item.prescription, item.choice)
        if item.choice.reason is not ChoiceReason.PLAN and item.choice.is_by_plan and self._physio is not None:
            return f"{said} {set_by(self._physio)}"
        return said

    def _dose(self, item: PlannedExercise, *, is_trimmed: bool) -> str:
        """Why this dose; a physiotherapist who set it is named, once."""
        said = labels.dose_reason(item.decision.reason)
        if item.decision.reason is DoseReason.PLAN and self._physio is not None:
            text = translate("Look", "Dose set by {name}, until {day}.")
            said = text.format(name=self._physio.name, day=formats.day_short(self._physio.expires_on))
        return f"{said} {translate('Look', 'Fewer sets today, to fit the time.')}" if is_trimmed else said

    def _chosen(self, planned: Prescription, choice: Choice) -> str:
        """Why it is there: with what it works on, what it stands in for, or who set it, where that is known."""
        match choice.reason:
            case ChoiceReason.SLOT | ChoiceReason.WARM_UP:
                return self._usual(planned, choice.reason)
            case ChoiceReason.SUBSTITUTE | ChoiceReason.EASIER | ChoiceReason.HARDER if choice.instead_of:
                return self._in_place_of(choice)
            case ChoiceReason.PLAN if self._physio is not None:
                return set_by(self._physio)
            case _:
                return reason_labels.choice_reason(choice.reason)

    def _usual(self, planned: Prescription, reason: ChoiceReason) -> str:
        focus = self._words.label("focus", self._exercises[planned.exercise_id].focus[0])
        if reason is ChoiceReason.WARM_UP:
            return translate("Look", "Warms you up: {focus}.").format(focus=focus)
        stage = self._words.stage_name(planned.stage)
        return translate("Look", "{stage}: {focus}.").format(stage=stage, focus=focus)

    def _in_place_of(self, choice: Choice) -> str:
        """What it stands in for, and the precaution behind that."""
        other = self._words.exercise_name(choice.instead_of)
        match choice.reason:
            case ChoiceReason.HARDER:
                text = translate("Look", "The next step after {other}.")
            case ChoiceReason.EASIER:
                text = translate("Look", "In place of {other}, which was too much: this one is easier.")
            case _ if choice.flags:
                text = translate("Look", "In place of {other}, which is left out for you. Precaution: {flags}.")
            case _:
                text = translate("Look", "In place of {other}, which is not possible today.")
        flags = formats.listed(sorted(self._words.text("flag", each, "name") for each in choice.flags) or [""])
        return text.format(other=other, flags=flags)


def _extra(planned: Prescription) -> str:
    """The sets one side has more, or both where they work together."""
    more = planned.extra_sets
    if more == 0:
        return ""
    if planned.first_side is Side.BOTH:
        one, some = translate("Look", "one set more"), translate("Look", "{n} sets more")
    else:
        one, some = translate("Look", "one more on the {side}"), translate("Look", "{n} more on the {side}")
    return (one if more == 1 else some).format(n=formats.count(more), side=labels.side_word(planned.first_side))
