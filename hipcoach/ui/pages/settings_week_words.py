"""The week of the settings in words: which day is for what, and what holds whatever is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hipcoach.domain.week import days_too_soon, usual_week
from hipcoach.services.planning import week_of
from hipcoach.ui import formats
from hipcoach.ui.pages.settings_views import WeekView

if TYPE_CHECKING:
    from hipcoach.domain.parameters import Programme
    from hipcoach.domain.preferences import Preferences
    from hipcoach.domain.week import WeekPlan

translate = QCoreApplication.translate  # by this name the tool that collects texts finds them

_WEEK = range(1, 8)


def week_view(choices: Preferences, rules: Programme, refused: str = "") -> WeekView:
    """The week that is in force.

    Args:
        choices: The person's choices.
        rules: The programme.
        refused: Why what was chosen last is not in force, may be empty.
    """
    week, usual = week_of(choices, rules.calendar), usual_week(rules.calendar)
    soon = days_too_soon(week, rules.calendar)
    cap = choices.cap_minutes or rules.sessions.cap_minutes
    return WeekView(
        strength=week.strength,
        rest=week.rest,
        cap=str(cap),
        result=_in_words(week, soon),
        note=" ".join(part for part in (refused, _too_soon(soon)) if part),
        rule=_rule(rules),
        cap_note=_cap_note(rules),
        is_usual=(week.strength, week.rest) == (usual.strength, usual.rest),
    )


def cap_choices(rules: Programme, offered: tuple[int, ...]) -> list[tuple[str, str]]:
    """Session lengths on offer, the programme's own among them: key and words."""
    lengths = sorted({*offered, rules.sessions.cap_minutes})
    return [(str(each), formats.minutes(each * 60)) for each in lengths]


def one_stays() -> str:
    """Why the last day for strength can't be taken away."""
    return translate("Settings", "One day at least stays for strength.")


def _in_words(week: WeekPlan, soon: tuple[int, ...]) -> str:
    """Each kind of day with its weekdays, as they will be: "Strength Mon, Wed and Fri. Rest Sun." and the like."""
    taken = {*week.strength, *week.flexibility, *week.rest}
    parts = (
        (translate("Settings", "Strength {days}."), tuple(day for day in week.strength if day not in soon)),
        (translate("Settings", "Flexibility {days}."), tuple(sorted((*week.flexibility, *soon)))),
        (translate("Settings", "Light {days}."), tuple(day for day in _WEEK if day not in taken)),
        (translate("Settings", "Rest {days}."), week.rest),
    )
    return " ".join(text.format(days=_listed(days)) for text, days in parts if days)


def _too_soon(days: tuple[int, ...]) -> str:
    if not days:
        return ""
    text = translate("Settings", "{days}: too near to the strength day before, so it is for flexibility.")
    return text.format(days=_listed(days))


def _rule(rules: Programme) -> str:
    text = translate(
        "Settings",
        "Strength days are kept {hours} hours apart whatever you choose. They count once strength is open; until then "
        "each day but a rest day has a session.",
    )
    return text.format(hours=formats.count(rules.calendar.strength_gap_h))


def _cap_note(rules: Programme) -> str:
    text = translate(
        "Settings", "The programme's own is {usual}. A longer one leaves less out; none is ever filled up."
    )
    return text.format(usual=formats.minutes(rules.sessions.cap_minutes * 60))


def _listed(days: tuple[int, ...]) -> str:
    return formats.listed([formats.day_name_short(day) for day in days])
