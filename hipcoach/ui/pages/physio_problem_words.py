"""What is wrong with a physiotherapist's plan, in sentences that say how to put it right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hipcoach.domain.pt_plan_checks import PlanFault
from hipcoach.ui import formats
from hipcoach.ui.pages.physio_form import EXERCISES, FLAGS, HEAD, MORE, STAGES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hipcoach.domain.parameters import PhysioPlanRules
    from hipcoach.domain.pt_plan_checks import PlanProblem
    from hipcoach.ui.pages.physio_words import PlanTeller

translate = QCoreApplication.translate  # by this name the tool that collects texts finds them

_OF_HEAD = {
    PlanFault.NAME,
    PlanFault.ROLE,
    PlanFault.MADE_LATER,
    PlanFault.ENDS_BEFORE,
    PlanFault.TOO_LONG,
    PlanFault.ENDED,
    PlanFault.NOTHING,
}
_OF_FLAGS = {PlanFault.FLAG_BOTH, PlanFault.FALL_FLAG}
_OF_MORE = {PlanFault.CEILING, PlanFault.TARGET_TWICE, PlanFault.TARGET}


def problems_by_card(problems: Iterable[PlanProblem], teller: PlanTeller, rules: PhysioPlanRules) -> dict[str, str]:
    """All that is wrong, as the text of each card of the form it is about."""
    found: dict[str, list[str]] = {}
    for problem in problems:
        found.setdefault(_card(problem.fault), []).append(problem_text(problem, teller, rules))
    return {card: "\n".join(texts) for card, texts in found.items()}


def problem_text(problem: PlanProblem, teller: PlanTeller, rules: PhysioPlanRules) -> str:
    """One thing that is wrong, and how to put it right."""
    text = (_of_head() | _of_path() | _of_the_rest())[problem.fault]
    name = _about(problem, teller)
    return text.format(name=name, weeks=formats.count(rules.weeks_max), score=formats.count(rules.ceiling_max))


def _card(fault: PlanFault) -> str:
    if fault in _OF_HEAD:
        return HEAD
    if fault is PlanFault.STAGE_BOTH:
        return STAGES
    if fault in _OF_FLAGS:
        return FLAGS
    return MORE if fault in _OF_MORE else EXERCISES


def _about(problem: PlanProblem, teller: PlanTeller) -> str:
    """The name of what it is about, or ""."""
    names = {STAGES: teller.stage, EXERCISES: teller.exercise, FLAGS: teller.flag, MORE: teller.measure}
    name_of = names.get(_card(problem.fault))
    return name_of(problem.about) if name_of is not None and problem.about else ""


def _of_head() -> dict[PlanFault, str]:
    return {
        PlanFault.NAME: translate("PhysioPlan", "Please write down whose plan it is."),
        PlanFault.ROLE: translate("PhysioPlan", "Please write down their profession, for example physiotherapist."),
        PlanFault.MADE_LATER: translate("PhysioPlan", "The day the plan was made is still to come. Please check it."),
        PlanFault.ENDS_BEFORE: translate("PhysioPlan", "The plan ends before it was made. Please check both days."),
        PlanFault.TOO_LONG: translate(
            "PhysioPlan",
            "A plan holds for {weeks} weeks at most. Choose an earlier last day; it can be renewed when it ends.",
        ),
        PlanFault.ENDED: translate("PhysioPlan", "The last day of this plan is over. Please check it."),
        PlanFault.NOTHING: translate("PhysioPlan", "Nothing is set yet. Choose below what the plan changes."),
    }


def _of_path() -> dict[PlanFault, str]:
    return {
        PlanFault.STAGE_BOTH: translate("PhysioPlan", "{name} is opened and closed at once. Choose one of them."),
        PlanFault.EXERCISE_BOTH: translate(
            "PhysioPlan", "{name} is asked for and left out at once. Choose one of them."
        ),
        PlanFault.EXERCISE_IN_CLOSED_STAGE: translate(
            "PhysioPlan", "{name} belongs to a stage that this plan closes. Open the stage, or take it out here."
        ),
        PlanFault.LEVELS: translate(
            "PhysioPlan", "{name}: the lowest level is above the highest. Please change one of them."
        ),
        PlanFault.NO_SUCH_LEVEL: translate("PhysioPlan", "{name} has no such level."),
        PlanFault.DOSE_OVER_LEVEL: translate(
            "PhysioPlan", "{name}: the exact dose is of a higher level than the highest one allowed."
        ),
    }


def _of_the_rest() -> dict[PlanFault, str]:
    return {
        PlanFault.FLAG_BOTH: translate(
            "PhysioPlan", "\u201c{name}\u201d is set and lifted at once. Choose one of them."
        ),
        PlanFault.FALL_FLAG: translate(
            "PhysioPlan", "\u201c{name}\u201d can't be lifted by a plan: it follows from the risk of falling."
        ),
        PlanFault.CEILING: translate(
            "PhysioPlan", "The highest pain can be 0 to {score}: a plan may lower the limit, never raise it."
        ),
        PlanFault.TARGET_TWICE: translate("PhysioPlan", "{name} has two targets. Keep one of them."),
        PlanFault.TARGET: translate("PhysioPlan", "{name}: that value can't be a target. Please check it."),
    }
