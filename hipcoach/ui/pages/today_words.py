"""The sentences of Today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from hipcoach.domain.dosage import DoseReason
from hipcoach.domain.exercise import Position
from hipcoach.domain.pain import StartOfDay
from hipcoach.ui import formats
from hipcoach.ui.pages.today_views import CheckInView, LeftView, SessionView

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from hipcoach.content.words import Words
    from hipcoach.domain.builder import SessionPlan
    from hipcoach.domain.records import OpenSession
    from hipcoach.services.training import Today

translate = QCoreApplication.translate  # by this name the tool that collects texts finds them

_DAY_H, _NOON_H, _EVENING_H = 4, 12, 18
_ABOUT_THE_SAME = 0.05
_EASED = {DoseReason.RED, DoseReason.AMBERS, DoseReason.RESTART}
_UPRIGHT = {Position.STANDING, Position.HALF_KNEELING}


def greeting(now: datetime, *, is_first: bool) -> str:
    """A greeting that fits the time of day."""
    if is_first:
        return translate("Today", "Welcome")
    if _DAY_H <= now.hour < _NOON_H:
        return translate("Today", "Good morning")
    return (
        translate("Today", "Good afternoon") if _NOON_H <= now.hour < _EVENING_H else translate("Today", "Good evening")
    )


def date_line(day: date, number: int) -> str:
    """The date and the day of the programme."""
    pattern = translate("Today", "dddd d MMMM")
    text = QLocale().toString(QDate(day.year, day.month, day.day), pattern)
    return translate("Today", "{date} \N{MIDDLE DOT} Day {number}").format(date=text, number=number)


def clock_text(moment: datetime) -> str:
    """A time of day, short, in the person's way."""
    is_half_day = "AP" in QLocale().timeFormat(QLocale.FormatType.ShortFormat).upper()
    return QLocale().toString(QTime(moment.hour, moment.minute), "h:mm AP" if is_half_day else "H:mm")


def check_in(today: Today, saved_at: datetime | None) -> CheckInView:
    """The answers of this morning."""
    saved = ""
    if today.morning is not None:
        saved = translate("Today", "Saved")
        if saved_at is not None:
            saved = translate("Today", "Saved {time}").format(time=clock_text(saved_at))
    hint = translate("Today", "This first answer becomes your starting point.") if today.is_first else ""
    return CheckInView(today.morning, today.worst_24h, today.woke, saved, hint)


def session(today: Today, words: Words) -> SessionView:
    """Today's session, or why there is none."""
    if today.person.is_locked:
        return SessionView(
            eyebrow=translate("Today", "Safety first"),
            title=translate("Today", "Sessions are paused"),
            line=translate("Today", "One of your answers needs a person first. Your diary stays open."),
            safety=translate("Today", "What to do now"),
        )
    if today.plan is None:
        return SessionView(
            eyebrow=translate("Today", "Today"),
            title=translate("Today", "No session today"),
            line=translate(
                "Today", "{score} is a lot of pain. Rest today. If it is new or does not ease, contact a clinician."
            ).format(score=formats.score(today.morning)),
            safety=translate("Today", "When to get help"),
        )
    return _planned(today, today.plan, words)


def _planned(today: Today, plan: SessionPlan, words: Words) -> SessionView:
    first = next((each for each in plan.prescriptions if each.role.value == "main"), plan.prescriptions[0])
    is_optional = today.has_trained or today.is_rest_day
    count = len(plan.items)
    some = translate("Today", "{n} exercises").format(n=count)
    return SessionView(
        eyebrow=_eyebrow(today),
        title=_title(today, plan, words),
        line=_left_line() if today.open_session else reason(today, plan, words),
        minutes=formats.minutes(plan.duration_s),
        exercises=translate("Today", "1 exercise") if count == 1 else some,
        start="" if today.open_session else _start(is_optional=is_optional),
        is_urged=not is_optional,
        can_look=True,
        exercise_id=first.exercise_id,
        side=first.first_side,
        description=words.exercise(first.exercise_id).description,
    )


def _start(*, is_optional: bool) -> str:
    return translate("Today", "Do it anyway") if is_optional else translate("Today", "Start")


def _left_line() -> str:
    return translate("Today", "First say what becomes of the session you left.")


def _eyebrow(today: Today) -> str:
    if today.is_first:
        return translate("Today", "Your first session")
    return translate("Today", "Done for today") if today.has_trained else translate("Today", "Today's session")


def _title(today: Today, plan: SessionPlan, words: Words) -> str:
    if today.start is StartOfDay.CALM:
        return translate("Today", "A calm session")
    return words.stage_name(plan.stage)


def reason(today: Today, plan: SessionPlan, words: Words) -> str:
    """Why today is as it is, in one or two short sentences."""
    if today.has_trained:
        return translate("Today", "You have trained today. The next session is tomorrow's.")
    if today.start is StartOfDay.CALM:
        text = translate("Today", "{score} is a sore morning. Today is short and easy.")
        return text.format(score=formats.score(today.morning))
    if today.is_rest_day:
        return translate("Today", "Rest day. A walk is fine.")
    if today.is_first or today.morning is None:
        return places(plan)
    return f"{compared(today)} {_what_changes(plan, words)}".strip()


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
    now, before = today.morning, today.yesterday_morning
    if now is None or before is None:
        return ""
    if now == before:
        return translate("Today", "Much like yesterday.")
    is_little = abs(now - before) == 1
    if now < before:
        little, much = (
            translate("Today", "A little easier than yesterday ({score})."),
            translate("Today", "Easier than yesterday ({score})."),
        )
    else:
        little, much = (
            translate("Today", "A little sorer than yesterday ({score})."),
            translate("Today", "Sorer than yesterday ({score})."),
        )
    return (little if is_little else much).format(score=formats.score(before))


def _what_changes(plan: SessionPlan, words: Words) -> str:
    """What the plan does differently today: the careful news first."""
    reasons = {item.prescription.exercise_id: item.decision.reason for item in plan.items}
    eased = _names(words, (each for each, why in reasons.items() if why in _EASED))
    up = _names(words, (each for each, why in reasons.items() if why is DoseReason.PROGRESS))
    if DoseReason.TIME_OFF in reasons.values():
        return translate("Today", "After some days off, today starts a little lower.")
    if len(eased) == 1:
        return translate("Today", "{name} goes down a level.").format(name=eased[0])
    if eased:
        return translate("Today", "Today is lighter: {n} exercises go down a level.").format(n=len(eased))
    if len(up) == 1:
        return translate("Today", "{name} goes up a level.").format(name=up[0])
    if up:
        return translate("Today", "{first} and {second} go up a level.").format(first=up[0], second=up[1])
    return translate("Today", "Today's plan stays as it is.")


def _names(words: Words, ids: Iterable[str]) -> list[str]:
    return [words.exercise_name(each) for each in ids]


def week_line(today: Today) -> str:
    """The mean of the last seven mornings against the seven before."""
    mean, before = today.mean_week, today.mean_week_before
    if mean is None:
        return translate("Today", "Your sessions and morning scores collect here. Rest days count as part of the plan.")
    if before is None:
        return translate("Today", "<b>{mean} on average</b> in these mornings.").format(mean=formats.mean(mean))
    if abs(mean - before) < _ABOUT_THE_SAME:
        text = translate("Today", "<b>{mean} on average</b>, the same as the week before.")
    elif mean < before:
        text = translate("Today", "<b>{mean} on average</b>, down from {before} the week before.")
    else:
        text = translate("Today", "<b>{mean} on average</b>, up from {before} the week before.")
    return text.format(mean=formats.mean(mean), before=formats.mean(before))


def left(session_left: OpenSession, today: Today, words: Words) -> LeftView:
    """A session that was left without an end."""
    done = len({each.exercise_index for each in session_left.sets})
    count = len(session_left.prescriptions)
    text = translate("Today", "{stage}: {done} of {count} exercises begun. Nothing of it is lost.").format(
        stage=words.stage_name(session_left.stage), done=done, count=count
    )
    if session_left.day != today.day:
        text = f"{formats.day_long(session_left.day)}. {text}"
    may_go_on = session_left.day == today.day and today.start is not StartOfDay.NO_SESSION
    return LeftView(text, may_go_on and not today.person.is_locked)
