"""The sentences of Today around the session: greeting, check-in, the last week, a session that was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from hipcoach.domain.pain import StartOfDay
from hipcoach.ui import formats
from hipcoach.ui.pages.today_views import CheckInView, LeftView

if TYPE_CHECKING:
    from datetime import date, datetime

    from hipcoach.content.words import Words
    from hipcoach.domain.records import OpenSession
    from hipcoach.services.today import Today

translate = QCoreApplication.translate  # by this name the tool that collects texts finds them

_DAY_H, _NOON_H, _EVENING_H = 4, 12, 18
_ABOUT_THE_SAME = 0.05


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
