"""Reasons of the rules as words: why an exercise is there, and why a clinician comes first."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from hipcoach.domain.advice import Trigger
from hipcoach.domain.session_plan import ChoiceReason


def trigger_title(trigger: Trigger) -> str:  # noqa: C901, PLR0911 (a table written as match)
    """What was noticed that asks for a clinician, in a few words; never what it might be."""
    match trigger:
        case Trigger.SEVERE:
            return QCoreApplication.translate("Reasons", "A very high pain score")
        case Trigger.SEVERE_TWICE:
            return QCoreApplication.translate("Reasons", "Very high pain, days running")
        case Trigger.RISING:
            return QCoreApplication.translate("Reasons", "Pain that has been rising for weeks")
        case Trigger.NIGHT:
            return QCoreApplication.translate("Reasons", "Broken nights")
        case Trigger.FLARE:
            return QCoreApplication.translate("Reasons", "Flare-ups that don't settle as most do")
        case Trigger.PLATEAU:
            return QCoreApplication.translate("Reasons", "No clear gain so far")
        case Trigger.LONG_PLATEAU:
            return QCoreApplication.translate("Reasons", "No clear gain in a long time")
        case Trigger.WORSE_FUNCTION:
            return QCoreApplication.translate("Reasons", "Everyday things have become harder")
        case Trigger.FALL:
            return QCoreApplication.translate("Reasons", "A fall")
        case Trigger.STIFF:
            return QCoreApplication.translate("Reasons", "Long stiffness in the mornings")
        case _:
            assert_never(trigger)


def choice_reason(reason: ChoiceReason) -> str:  # noqa: C901, PLR0911, PLR0912 (a table written as match)
    """Why an exercise is in a session, where nothing more is known than that."""
    match reason:
        case ChoiceReason.WARM_UP:
            return QCoreApplication.translate("Reasons", "Warms you up.")
        case ChoiceReason.SLOT:
            return QCoreApplication.translate("Reasons", "Part of what is open to you.")
        case ChoiceReason.PELVIS_KEPT:
            return QCoreApplication.translate("Reasons", "Keeps the pelvis steady. It opens every session.")
        case ChoiceReason.STRETCH_KEPT:
            return QCoreApplication.translate("Reasons", "Keeps the room your hip has won.")
        case ChoiceReason.DEEP_ROTATORS:
            return QCoreApplication.translate(
                "Reasons", "For the deep hip muscles: they are in every strength session."
            )
        case ChoiceReason.CORE_ALONGSIDE:
            return QCoreApplication.translate("Reasons", "Core, alongside strength.")
        case ChoiceReason.STARTER_CORE:
            return QCoreApplication.translate("Reasons", "A first core exercise, before strength opens.")
        case ChoiceReason.BALANCE:
            return QCoreApplication.translate("Reasons", "Balance, while you are fresh.")
        case ChoiceReason.SUBSTITUTE:
            return QCoreApplication.translate("Reasons", "Fits you better today.")
        case ChoiceReason.EASIER:
            return QCoreApplication.translate("Reasons", "An easier one for now.")
        case ChoiceReason.HARDER:
            return QCoreApplication.translate("Reasons", "The next step.")
        case ChoiceReason.MAINTENANCE:
            return QCoreApplication.translate("Reasons", "You have moved on from it. Now and then it keeps you there.")
        case ChoiceReason.EXTRA_STRETCH:
            return QCoreApplication.translate("Reasons", "One stretch more, since the test for it fell back.")
        case ChoiceReason.PROFILE:
            return QCoreApplication.translate("Reasons", "Your answers and tests point this way.")
        case ChoiceReason.PLAN:
            return QCoreApplication.translate("Reasons", "From your physiotherapist's plan.")
        case ChoiceReason.CALM:
            return QCoreApplication.translate("Reasons", "Calms the hip and keeps it moving.")
        case _:
            assert_never(reason)
