"""The last look at a plan in words: what changes until when, and what stays as it is all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hipcoach.domain.precautions import caps_of_equipment, caps_of_flags
from hipcoach.domain.pt_plan import under_plan
from hipcoach.domain.support import is_standing_work
from hipcoach.ui import formats
from hipcoach.ui.pages.physio_views import ReviewView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipcoach.content.content import Content
    from hipcoach.domain.exercise import Exercise
    from hipcoach.domain.path import Person
    from hipcoach.domain.pt_plan import PtPlan
    from hipcoach.ui.pages.physio_words import PlanTeller

translate = QCoreApplication.translate  # by this name the tool that collects texts finds them


def review_view(
    plan: PtPlan, before: PtPlan | None, person: Person, content: Content, teller: PlanTeller
) -> ReviewView:
    """A plan before it is kept.

    Args:
        plan: The plan as entered.
        before: The plan whose place it takes, or None.
        person: The person without any plan.
        content: Exercises and rules.
        teller: Tells what the plan says.
    """
    title = translate("PhysioPlan", "This is what changes, until {day}")
    return ReviewView(
        title=title.format(day=formats.day_long(plan.expires_on)),
        plan=teller.view(plan),
        notes=tuple(_notes(plan, before, person, content, teller)),
    )


def _notes(plan: PtPlan, before: PtPlan | None, person: Person, content: Content, teller: PlanTeller) -> Iterator[str]:
    yield translate(
        "PhysioPlan", "Warning signs, pauses and the rules for stopping stay above the plan, and so does what hurts."
    )
    if before is not None:
        text = translate(
            "PhysioPlan", "It takes the place of the plan of {name}, made {day}, which then ends for good."
        )
        yield text.format(name=before.name, day=formats.day_short(before.made_on))
    if person.is_locked:
        yield translate("PhysioPlan", "Exercise is paused just now. The plan waits until the pause is over.")
    planned = under_plan(person, plan)
    for exercise_id in [each for each in content.exercises if plan.opens_exercise(each)]:
        yield from _kept_out(content.exercises[exercise_id], planned, content, teller)
    kept = sorted(plan.lifts_flags - person.flags, key=teller.flag)
    for flag in kept:
        text = translate("PhysioPlan", "\u201c{name}\u201d does not count for you anyway.")
        yield text.format(name=teller.flag(flag))


def _kept_out(exercise: Exercise, person: Person, content: Content, teller: PlanTeller) -> Iterator[str]:
    """Why an exercise the plan opens stays out, or lower, all the same."""
    name = teller.exercise(exercise.id)
    table = content.safety.fall_table
    caps = [*caps_of_flags(exercise, person.flags, content.programme.flags, table)]
    lowest = min(caps, key=lambda cap: cap.level, default=None)
    if lowest is not None and lowest.level < exercise.doses[-1].level:
        flags = formats.listed(sorted(teller.flag(each) for each in lowest.flags) or [""])
        if lowest.level == 0:
            text = translate("PhysioPlan", "{name} stays out all the same: \u201c{flags}\u201d leaves it out.")
        else:
            text = translate("PhysioPlan", "{name} goes up to level {n} all the same, by \u201c{flags}\u201d.")
        yield text.format(name=name, flags=flags, n=formats.count(lowest.level))
    if any(cap.level == 0 for cap in caps_of_equipment(exercise, person.lacks)):
        yield translate("PhysioPlan", "{name} needs equipment you don't have.").format(name=name)
    if not person.may_stand and is_standing_work(table, exercise):
        text = translate("PhysioPlan", "{name} waits with all standing exercises, until the Safety page opens them.")
        yield text.format(name=name)
