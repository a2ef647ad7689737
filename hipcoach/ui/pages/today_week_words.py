"""The coming days in words: what each is for, and why one is not what it was meant for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hipcoach.domain.week import DayKind, DayReason
from hipcoach.ui import formats, labels
from hipcoach.ui.widgets.ahead_strip import AheadView

if TYPE_CHECKING:
    from datetime import date

    from hipcoach.content.words import Words
    from hipcoach.domain.parameters import CalendarRules
    from hipcoach.services.today import Today

translate = QCoreApplication.translate  # by this name the tool that collects texts finds them

_ICONS = {
    DayKind.DAILY: "activity",
    DayKind.STRENGTH: "dumbbell",
    DayKind.FLEXIBILITY: "unfold-horizontal",
    DayKind.LIGHT: "footprints",
    DayKind.REST: "moon",
}


def days_ahead(today: Today, words: Words) -> list[AheadView]:
    """Today and the six days after it."""
    daily = words.stage_name(today.path.working_stage)
    return [
        AheadView(
            name=translate("Today", "Today") if plan.day == today.day else formats.weekday(plan.day),
            kind=labels.day_kind_word(plan.kind, daily),
            icon=_ICONS[plan.kind],
            is_due=plan.is_due,
            is_today=plan.day == today.day,
        )
        for plan in today.week_ahead
    ]


def week_note(today: Today, rules: CalendarRules) -> str:
    """Why days are not what the week has them for; empty where all are."""
    notes = []
    early = _names(today, DayReason.TOO_SOON)
    if early:
        text = translate("Today", "Strength days are {hours} hours apart, so {days} is for flexibility.")
        notes.append(text.format(hours=formats.count(rules.strength_gap_h), days=early))
    moved = _names(today, DayReason.MOVED)
    if moved:
        notes.append(translate("Today", "Changed by you: {days}.").format(days=moved))
    return " ".join(notes)


def strength_note(today: Today, rules: CalendarRules) -> str:
    """Why strength is not possible today; empty where it is."""
    first = today.strength_from
    if first is None or first <= today.day:
        return ""
    text = translate("Today", "Strength days are {hours} hours apart: muscles need that to recover. Next: {day}.")
    return text.format(hours=formats.count(rules.strength_gap_h), day=formats.weekday_long(first))


def _names(today: Today, reason: DayReason) -> str:
    days = [plan.day for plan in today.week_ahead if plan.reason is reason]
    return formats.listed([_name(day, today) for day in days]) if days else ""


def _name(day: date, today: Today) -> str:
    return translate("Today", "today") if day == today.day else formats.weekday_long(day)
