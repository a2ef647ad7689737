"""What the later stages and their tiers ask for, in words: beside the targets every stage shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hipcoach.domain.criterion import Subject
from hipcoach.domain.exercise import Stage

if TYPE_CHECKING:
    from hipcoach.content.words import Words
    from hipcoach.domain.criterion import Criterion

translate = QCoreApplication.translate  # by this name the tool that collects texts finds them


def said_of_way(criterion: Criterion, words: Words) -> tuple[str, str]:
    """Title and detail of a target that is about the way as a whole."""
    match criterion.subject:
        case Subject.NO_FLARE:
            return translate("Path", "No flare-up"), translate("Path", "While one lasts, nothing new opens")
        case Subject.NOT_LAPSED:
            detail = translate("Path", "The control check comes back first: tilt, knee-out, even load")
            return translate("Path", "Control of the pelvis is there"), detail
        case Subject.STAGE_REACHED:
            stage = words.stage_name(Stage(criterion.about))
            if criterion.about == Stage.PELVIS.value:
                title = translate("Path", "{stage} is achieved").format(stage=stage)
                return title, translate("Path", "It comes before what follows")
            title = translate("Path", "{stage} is open").format(stage=stage)
            return title, translate("Path", "The two go side by side")
        case Subject.HELD_BY_ADVICE:
            detail = translate("Path", "Pain has not changed enough so far: ask your physiotherapist or doctor")
            return translate("Path", "A look by a clinician"), detail
        case _:
            detail = translate("Path", "What it asks for does not suit you: ask your physiotherapist for this part")
            return translate("Path", "Your physiotherapist's word"), detail


def said_of_sessions(criterion: Criterion) -> tuple[str, str]:
    """Title and detail of a target that counts days or sessions."""
    window = translate("Path", "In the last {n} days").format(n=criterion.window)
    match criterion.subject:
        case Subject.FAST_SESSION_DAYS:
            return translate("Path", "Days with a session, back on track"), window
        case Subject.SESSION_DAYS:
            return translate("Path", "Days with a session"), translate("Path", "Since it opened")
        case Subject.CALM_SESSION_DAYS:
            return translate("Path", "Session days in a row"), translate("Path", "Without one that was too much")
        case _:
            since = translate("Path", "Since it opened")
            return translate("Path", "Strength sessions"), window if criterion.window else since


def said_of_state(criterion: Criterion) -> tuple[str, str]:
    """Title and detail of a target about pain or age."""
    limit = f"{criterion.needed:g}"
    match criterion.subject:
        case Subject.BEFORE_MEDIAN:
            text = translate("Path", "Middle score of the last {n} days, at most {limit}")
            return translate("Path", "Pain before sessions"), text.format(n=criterion.window, limit=limit)
        case Subject.PAIN_TODAY:
            detail = translate("Path", "This morning at most {limit}").format(limit=limit)
            return translate("Path", "A calm hip today"), detail
        case _:
            detail = translate("Path", "Standing with closed eyes is only for people under {limit}")
            return translate("Path", "Age"), detail.format(limit=limit)


def said_of_green(criterion: Criterion, words: Words) -> tuple[str, str]:
    """Title and detail of a target about exercises that go well."""
    calm = translate("Path", "At level {n} or higher, calm during and after").format(n=criterion.level)
    match criterion.subject:
        case Subject.GREEN_ONCE:
            return translate("Path", "Exercises that went well once"), translate("Path", "Calm during and after")
        case Subject.GREEN_SAME_FOCUS:
            text = translate("Path", "A stretch of this group that goes well: {focus}")
            return text.format(focus=words.label("focus", criterion.about)), calm
        case Subject.GREEN_FOCUS:
            text = translate("Path", "One of them for this group: {focus}")
            return text.format(focus=words.label("focus", criterion.about)), calm
        case _:
            text = translate("Path", "This goes well: {exercise}")
            return text.format(exercise=words.exercise_name(criterion.about)), calm


def said_of_tests(criterion: Criterion) -> tuple[str, str]:
    """Title and detail of a target about a self-test on the legs."""
    weaker = translate("Path", "The weaker leg counts, latest check")
    not_tested = translate("Path", "Not tested yet")
    match criterion.subject:
        case Subject.ENTRY_STAND:
            detail = translate("Path", "Each leg, fingertips on support, with little pain")
            return translate("Path", "Seconds on one leg"), detail
        case Subject.ENTRY_SHIFTS:
            return translate("Path", "Weight shifts with both hands on support"), not_tested
        case _:
            names = {
                "level_hip_stand": translate("Path", "Seconds on one leg with the hips level"),
                "slst_eo": translate("Path", "Seconds on one leg"),
            }
            title = names.get(criterion.about, translate("Path", "Seconds in the self-test"))
            return title, not_tested if criterion.value is None else weaker
