"""Reasons to see a clinician in words (B7): what was noticed, whom to see, what waits and what ends that.

Never what it might be: that is not for a program to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QCoreApplication

from hipcoach.domain.advice import Restraint, Trigger
from hipcoach.ui import formats, reason_labels
from hipcoach.ui.pages.today_more_views import AdviceView

if TYPE_CHECKING:
    from datetime import date

    from hipcoach.domain.advice import ClinicianAdvice
    from hipcoach.domain.parameters import Programme

translate = QCoreApplication.translate  # by this name the tool that collects texts finds them

NIGHT_QUESTION = "rf_night_rest"
"""The safety question that broken nights ask (B7)."""
RESCREEN, SAFETY = "rescreen", "safety"
_WEEK_DAYS = 7


def advice_view(
    advice: ClinicianAdvice, rules: Programme, *, frozen_until: date | None = None, is_answered: bool = False
) -> AdviceView:
    """One advice as the page shows it.

    Args:
        advice: The advice with its numbers.
        rules: The programme, for the numbers in the sentences.
        frozen_until: The first day the newest stage is back, where it was put aside.
        is_answered: The safety question it asks was answered since.
    """
    target = SAFETY if is_answered else _target(advice.trigger)
    return AdviceView(
        key=advice.trigger.value,
        title=advice_title(advice, rules),
        text=advice_text(advice, rules),
        held=held_text(advice, rules, frozen_until),
        action=_action(target),
        target=target,
        is_lock=advice.restraint is Restraint.CLEAR_FIRST,
        is_assessable=advice.restraint.is_lifted_by_assessment,
        since=advice.since,
    )


def _target(trigger: Trigger) -> str:
    if trigger is Trigger.SEVERE:
        return RESCREEN
    return NIGHT_QUESTION if trigger is Trigger.NIGHT else SAFETY


def _action(target: str) -> str:
    match target:
        case "rescreen":
            return translate("Advice", "Answer the safety check")
        case "safety":
            return translate("Advice", "Safety page")
        case _:
            return translate("Advice", "Answer one question")


def advice_title(advice: ClinicianAdvice, rules: Programme) -> str:
    """What was noticed, in a few words."""
    if advice.trigger is Trigger.SEVERE_TWICE:
        days = formats.count(rules.advice.severe_lock_days)
        return translate("Advice", "Very high pain, {n} days running").format(n=days)
    if advice.trigger is not Trigger.FLARE:
        return reason_labels.trigger_title(advice.trigger)
    if _many_flares(advice, rules):
        return translate("Advice", "Several flare-ups in a short time")
    return translate("Advice", "A flare-up that takes longer than most")


def advice_text(advice: ClinicianAdvice, rules: Programme) -> str:
    """The numbers, and whom to see by when."""
    match advice.trigger:
        case Trigger.SEVERE | Trigger.SEVERE_TWICE | Trigger.RISING | Trigger.NIGHT | Trigger.STIFF:
            return _of_pain(advice, rules)
        case _:
            return _of_course(advice, rules)


def _of_pain(advice: ClinicianAdvice, rules: Programme) -> str:
    numbers, value, before = rules.advice, formats.score(advice.value), formats.score(advice.before)
    whole = _whole(advice.value)
    match advice.trigger:
        case Trigger.SEVERE:
            text = translate(
                "Advice",
                "You gave a score of {value}. Contact a clinician if this is new, or if it is not clearly down in "
                "{days} days.",
            )
            return text.format(value=whole, days=formats.count(numbers.severe_watch_days))
        case Trigger.SEVERE_TWICE:
            text = translate("Advice", "Your scores went up to {value}. Please see a clinician this week.")
            return text.format(value=whole)
        case Trigger.RISING:
            text = translate(
                "Advice",
                "Your worst pain of the day was {before} on average and rose each week to {value}. Please see a "
                "clinician in the next week or two.",
            )
            return text.format(before=formats.mean(advice.before), value=formats.mean(advice.value))
        case Trigger.NIGHT:
            text = translate(
                "Advice",
                "Hip pain woke you in {value} of the last {days} nights, and in {before} of the {days} before it "
                "began. Please see a clinician in the next week or two.",
            )
            days = formats.count(numbers.woke_window_days)
            return text.format(value=whole, before=_whole(advice.before), days=days)
        case _:
            text = translate(
                "Advice",
                "Over {limit} minutes at {n} weekly checks in a row, {value} at the last. Please see a doctor.",
            )
            limit, checks = formats.count(numbers.stiff_over_minutes), formats.count(numbers.stiff_checks)
            return text.format(limit=limit, n=checks, value=whole or value or before)


def _of_course(advice: ClinicianAdvice, rules: Programme) -> str:
    match advice.trigger:
        case Trigger.FLARE:
            return _of_flare(advice, rules)
        case Trigger.PLATEAU | Trigger.LONG_PLATEAU:
            return _of_plateau(advice, rules)
        case Trigger.WORSE_FUNCTION:
            text = translate(
                "Advice",
                "You rate your activities {now} of 10 now and rated them {then} before. Please see a physiotherapist.",
            )
            return text.format(now=formats.mean(advice.function), then=formats.mean(advice.function_before))
        case _:
            return translate("Advice", "Please let a clinician have a look, even if nothing hurts.")


def _of_flare(advice: ClinicianAdvice, rules: Programme) -> str:
    if _many_flares(advice, rules):
        text = translate("Advice", "{n} flare-ups in {weeks} weeks. A physiotherapist can see what sets them off.")
        weeks = rules.flare.many_window_days // _WEEK_DAYS
        return text.format(n=_whole(advice.value), weeks=formats.count(weeks))
    return translate(
        "Advice",
        "Most settle in days; your worst pain is still clearly above your usual. Please see a physiotherapist.",
    )


def _of_plateau(advice: ClinicianAdvice, rules: Programme) -> str:
    is_long = advice.trigger is Trigger.LONG_PLATEAU
    days = rules.advice.plateau_hold_days if is_long else rules.advice.plateau_days
    lead = translate("Advice", "After {weeks} weeks your worst pain of the day is {value} on average; it was {before}.")
    lead = lead.format(
        weeks=formats.count(days // _WEEK_DAYS),
        value=formats.mean(advice.value),
        before=formats.mean(advice.before),
    )
    if is_long:
        whom = translate("Advice", "Please show this to a physiotherapist or doctor.")
    else:
        whom = translate("Advice", "The plan may be aimed at the wrong thing: book a physiotherapist's assessment.")
    return f"{lead} {whom}"


def held_text(advice: ClinicianAdvice, rules: Programme, frozen_until: date | None = None) -> str:  # noqa: PLR0911
    """What waits meanwhile, and what ends that; empty where nothing waits."""
    match advice.restraint:
        case Restraint.NONE:
            return ""
        case Restraint.NO_PROGRESS:
            return _no_progress(advice.trigger)
        case Restraint.STRENGTH_AND_BALANCE:
            text = translate("Advice", "Strength and balance wait until you give a score of {n} or less.")
            return text.format(n=formats.count(rules.advice.severe_lifts_at_max))
        case Restraint.STANDING:
            return translate("Advice", "Standing exercises wait until the questions about falls are answered.")
        case Restraint.HOLD_STAGES:
            return translate("Advice", "No new stage opens until somebody has had a look and you have written it down.")
        case Restraint.STAGE_BACK:
            if frozen_until is None:
                return translate("Advice", "The newest stage rests for some days.")
            text = translate("Advice", "The newest stage rests and is back on {day}.")
            return text.format(day=formats.day_long(frozen_until))
        case Restraint.CLEAR_FIRST:
            return translate(
                "Advice",
                "Sessions are paused. They open again when somebody has looked at it and you have written down who "
                "and when.",
            )
        case _:
            assert_never(advice.restraint)


def _no_progress(trigger: Trigger) -> str:
    if trigger is Trigger.WORSE_FUNCTION:
        return translate("Advice", "Doses stay as they are until you rate your activities better.")
    return translate("Advice", "Doses stay as they are until a week is no higher than the one before.")


def _many_flares(advice: ClinicianAdvice, rules: Programme) -> bool:
    return advice.value is not None and advice.value >= rules.flare.many


def _whole(value: float | None) -> str:
    return formats.NOTHING if value is None else formats.count(round(value))
