"""Today's session in words: what it is called, and in one sentence why it is as it is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hipcoach.domain.advice import Restraint
from hipcoach.domain.dosage import DoseReason
from hipcoach.domain.exercise import Position, Stage
from hipcoach.domain.pain import StartOfDay
from hipcoach.domain.records import SessionForm
from hipcoach.domain.session_plan import PlanReason
from hipcoach.domain.week import DayKind, DayReason
from hipcoach.ui import formats
from hipcoach.ui.pages.today_views import SessionView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hipcoach.content.words import Words
    from hipcoach.domain.parameters import Programme
    from hipcoach.domain.session_plan import SessionPlan
    from hipcoach.services.today import Today

translate = QCoreApplication.translate  # by this name the tool that collects texts finds them

_EASED = {DoseReason.RED, DoseReason.AMBERS, DoseReason.RESTART}
_UPRIGHT = {Position.STANDING, Position.HALF_KNEELING}
_BESIDE = {Stage.STRENGTH: (Stage.CORE,), Stage.FLEXIBILITY: (Stage.BALANCE, Stage.CORE)}


def session(today: Today, plan: SessionPlan | None, words: Words, rules: Programme) -> SessionView:
    """Today's session, or why there is none.

    Args:
        today: How things stand.
        plan: The session as it is shown: today's own, or another form of it.
        words: The words of the content.
        rules: The programme, for the numbers in the sentences.
    """
    can_change = not (today.is_first or today.person.is_locked or today.open_session)
    if plan is None:
        return _none(today)._replace(can_change=can_change)
    first = next((each for each in plan.prescriptions if each.role.value == "main"), plan.prescriptions[0])
    is_optional = today.has_trained or today.is_rest_day
    return SessionView(
        eyebrow=_eyebrow(today),
        title=title(today, plan, words),
        line=translate("Today", "First say what becomes of the session you left.")
        if today.open_session
        else reason(today, plan, words, rules),
        minutes=formats.minutes(plan.duration_s),
        exercises=_how_many(len(plan.items)),
        start="" if today.open_session else _start(today),
        is_urged=not is_optional,
        can_look=True,
        can_change=can_change,
        exercise_id=first.exercise_id,
        side=first.first_side,
        description=words.exercise(first.exercise_id).description,
    )


def _none(today: Today) -> SessionView:
    """Why there is no session."""
    if today.person.is_locked:
        line = translate("Today", "One of your answers needs a person first. Your diary stays open.")
        if Restraint.CLEAR_FIRST in today.restraints:
            line = translate("Today", "What you have told needs a person first. Your diary stays open.")
        return SessionView(
            eyebrow=translate("Today", "Safety first"),
            title=translate("Today", "Sessions are paused"),
            line=line,
            safety=translate("Today", "What to do now"),
        )
    eyebrow, heading = translate("Today", "Today"), translate("Today", "No session today")
    if today.start is StartOfDay.NO_SESSION:
        line = translate(
            "Today", "{score} is a lot of pain. Rest today. If it is new or does not ease, contact a clinician."
        )
        safety = translate("Today", "When to get help")
        return SessionView(
            eyebrow=eyebrow, title=heading, line=line.format(score=formats.score(today.morning)), safety=safety
        )
    line = translate("Today", "All that is open to you rests today. A walk is fine.")
    return SessionView(eyebrow=eyebrow, title=heading, line=line)


def _eyebrow(today: Today) -> str:
    if today.is_first:
        return translate("Today", "Your first session")
    if today.has_trained:
        return translate("Today", "Done for today")
    return translate("Today", "Today") if today.is_rest_day else translate("Today", "Today's session")


def _start(today: Today) -> str:
    if today.has_trained:
        return translate("Today", "Do it anyway")
    return translate("Today", "Do a short one anyway") if today.is_rest_day else translate("Today", "Start")


def _how_many(count: int) -> str:
    some = translate("Today", "{n} exercises").format(n=formats.count(count))
    return translate("Today", "1 exercise") if count == 1 else some


def title(today: Today, plan: SessionPlan, words: Words) -> str:
    """What the session is called: by what the day is for, or by what it trains."""
    if today.is_rest_day and not today.has_trained:
        if today.week_ahead[0].kind is DayKind.LIGHT:
            return translate("Today", "Light day. A walk is fine.")
        return translate("Today", "Rest day. A walk is fine.")
    return plan_title(plan, words)


def plan_title(plan: SessionPlan, words: Words) -> str:
    """What a session trains: "Strength and core"."""
    if plan.form is SessionForm.CALM:
        return translate("Today", "A calm session")
    trained = {each.stage for each in plan.prescriptions}
    if plan.stage is Stage.BALANCE and Stage.FLEXIBILITY in trained:
        plan = plan.replace(stage=Stage.FLEXIBILITY)  # balance comes on the days of flexibility
    beside = next((stage for stage in _BESIDE.get(plan.stage, ()) if stage in trained), None)
    name = words.stage_name(plan.stage)
    if beside is None:
        return name
    return translate("Today", "{first} and {second}").format(first=name, second=words.stage_name(beside).lower())


# -- why -------------------------------------------------------------------------------------------------------------


def reason(today: Today, plan: SessionPlan, words: Words, rules: Programme) -> str:
    """Why today is as it is: what the day brings first, then what the morning says."""
    if today.has_trained or today.is_rest_day:
        done, rest = translate("Today", "You have trained today."), translate("Today", "Rest is part of the plan.")
        return f"{done if today.has_trained else rest} {_next_session(today)}".strip()
    told = _of_plan(today, plan, words, rules)
    if told:
        return told
    if today.is_first or today.morning is None:
        return places(plan)
    changes = _what_changes(plan, words)
    return f"{compared(today)} {changes}".strip() if changes else _as_it_is(today)


def _of_plan(today: Today, plan: SessionPlan, words: Words, rules: Programme) -> str:  # noqa: PLR0911 (one a reason)
    """The sentence of what shaped the whole session; empty where nothing out of the usual did."""
    match plan.reason:
        case PlanReason.FLARE:
            return _in_flare(today, rules)
        case PlanReason.SORE:
            text = translate("Today", "{score} is a sore morning. Today is short and easy.")
            return text.format(score=formats.score(today.morning)) if today.morning is not None else ""
        case PlanReason.ALL_RESTS:
            return translate("Today", "What was too much rests for some days, so today is calm.")
        case PlanReason.WEEK_ROSE:
            return translate("Today", "Last week hurt more than the one before, so this week is calmer.")
        case PlanReason.LAPSED:
            return translate("Today", "The last checks of pelvis control slipped, so the pelvis leads again for now.")
        case PlanReason.FROZEN:
            return _frozen(today, plan, words)
        case PlanReason.EASY:
            return _easy(rules.sessions.easy_levels_down)
        case PlanReason.SHORT:
            return translate("Today", "Short today: what matters most stays.")
        case _:
            return _too_soon(today, plan, rules)


def _too_soon(today: Today, plan: SessionPlan, rules: Programme) -> str:
    """Why a day meant for strength is none."""
    if plan.reason is not PlanReason.TOO_SOON and today.week_ahead[0].reason is not DayReason.TOO_SOON:
        return ""
    text = translate("Today", "Strength was less than {hours} hours ago, so today is flexibility.")
    return text.format(hours=formats.count(rules.calendar.strength_gap_h))


def _easy(levels: int) -> str:
    if levels == 1:
        return translate("Today", "An easy day: everything one level lower.")
    return translate("Today", "An easy day: everything {n} levels lower.").format(n=formats.count(levels))


def _frozen(today: Today, plan: SessionPlan, words: Words) -> str:
    frozen, until = today.path.frozen, today.path.frozen_until
    if frozen is None or until is None:
        return ""
    text = translate("Today", "{stage} rests until {day}, after sore days. {other} leads meanwhile.")
    return text.format(
        stage=words.stage_name(frozen), day=formats.weekday_long(until), other=words.stage_name(plan.stage)
    )


def _in_flare(today: Today, rules: Programme) -> str:
    flare = today.flare
    if flare is None:
        return ""
    row = flare.row_on(today.day)
    if row == len(rules.flare.row_first_days) - 1:
        return translate("Today", "The flare-up has settled: usual sessions again, with nothing going up yet.")
    if rules.flare.row_load_shares[row] == 0:
        return translate("Today", "A flare-up is on, so today holds only what calms the hip.")
    if rules.flare.row_set_shares[row] < 1:
        return translate("Today", "A flare-up is on, so today is gentle, with fewer sets.")
    return translate("Today", "The flare-up is settling, so everything is a little less.")


def _next_session(today: Today) -> str:
    """When the next session is due."""
    coming = next((each.day for each in today.week_ahead[1:] if each.is_due), None)
    if coming is None:
        return ""
    if coming - today.day == timedelta(days=1):
        return translate("Today", "The next session is tomorrow.")
    return translate("Today", "The next session is on {day}.").format(day=formats.weekday_long(coming))


def places(plan: SessionPlan) -> str:
    """Where the body is in the session, from its first exercise to its last."""
    upright = [each.position in _UPRIGHT for each in plan.prescriptions]
    if not any(upright):
        return translate("Today", "All lying down or sitting.")
    if upright[-1] and not upright[0]:
        return translate("Today", "Starts gently on the mat, ends standing.")
    return translate("Today", "Some lying, some standing. Keep a chair in reach.")


def compared(today: Today) -> str:
    """This morning against yesterday's; empty where one of them is missing."""
    text = _comparison(today)
    return f"{text}." if text else ""


def _comparison(today: Today) -> str:
    now, before = today.morning, today.yesterday_morning
    if now is None or before is None:
        return ""
    if now == before:
        return translate("Today", "Much like yesterday")
    is_little = abs(now - before) == 1
    if now < before:
        little, much = (
            translate("Today", "A little easier than yesterday ({score})"),
            translate("Today", "Easier than yesterday ({score})"),
        )
    else:
        little, much = (
            translate("Today", "A little sorer than yesterday ({score})"),
            translate("Today", "Sorer than yesterday ({score})"),
        )
    return (little if is_little else much).format(score=formats.score(before))


def _as_it_is(today: Today) -> str:
    """Nothing changes: in one sentence with the morning where it is no worse, in two where it is."""
    stays = translate("Today", "Today's plan stays as it is.")
    now, before = today.morning, today.yesterday_morning
    if now is None or before is None:
        return stays
    if now > before:
        return f"{compared(today)} {stays}"
    return translate("Today", "{comparison}, so today's plan stays as it is.").format(comparison=_comparison(today))


def _what_changes(plan: SessionPlan, words: Words) -> str:
    """What the plan does differently today, the careful news first; empty for nothing."""
    reasons = {item.prescription.exercise_id: item.decision.reason for item in plan.items}
    eased = _names(words, (each for each, why in reasons.items() if why in _EASED))
    up = _names(words, (each for each, why in reasons.items() if why is DoseReason.PROGRESS))
    if DoseReason.TIME_OFF in reasons.values():
        return translate("Today", "After some days off, today starts a little lower.")
    if len(eased) == 1:
        return translate("Today", "{name} goes down a level.").format(name=eased[0])
    if eased:
        text = translate("Today", "Today is lighter: {n} exercises go down a level.")
        return text.format(n=formats.count(len(eased)))
    if len(up) == 1:
        return translate("Today", "{name} goes up a level.").format(name=up[0])
    if up:
        return translate("Today", "{names} go up a level.").format(names=formats.listed(up))
    return ""


def _names(words: Words, ids: Iterable[str]) -> list[str]:
    return [words.exercise_name(each) for each in ids]
