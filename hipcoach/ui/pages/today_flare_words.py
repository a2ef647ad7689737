"""Flare-ups in words (B6): what one means, which step of it today is, what is allowed, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hipcoach.domain.flare import FlareStart
from hipcoach.ui import formats
from hipcoach.ui.pages.today_more_views import FlareView

if TYPE_CHECKING:
    from datetime import date

    from hipcoach.content.words import Words
    from hipcoach.domain.flare import Flare
    from hipcoach.domain.parameters import FlareRules

translate = QCoreApplication.translate  # by this name the tool that collects texts finds them


def comfort() -> str:
    """What a flare is, before anything else is said of it."""
    return translate("Flare", "A flare is common and usually settles in days; it rarely means damage.")


def question() -> str:
    """What saying that it is one does."""
    does = translate("Flare", "Say so, and sessions turn gentle at once and come back step by step.")
    return f"{comfort()} {does}"


def flare_view(flare: Flare, day: date, rules: FlareRules, words: Words) -> FlareView:
    """A flare as it stands on a day."""
    row, last = flare.row_on(day), len(rules.row_first_days) - 1
    is_own = flare.start is FlareStart.REPORTED
    parts = [_allowed(flare, row, rules, words), _next(flare, day) if row < last else ""]
    if not is_own and row == 0:
        parts.insert(0, _shown_by(flare.start))
    if row == 0:
        parts.insert(0, comfort())
    return FlareView(
        title=_title(flare.day_number(day) + 1, row, last),
        text="\n".join(part for part in parts if part),
        action=translate("Flare", "It was no flare") if is_own else "",
        is_acute=row < last,
    )


def _title(number: int, row: int, last: int) -> str:
    if row == last:
        return translate("Flare", "After the flare-up, day {day}").format(day=formats.count(number))
    return translate("Flare", "Flare-up, day {day} \N{MIDDLE DOT} step {step} of {steps}").format(
        day=formats.count(number), step=formats.count(row + 1), steps=formats.count(last + 1)
    )


def _shown_by(start: FlareStart) -> str:
    if start is FlareStart.WORST:
        return translate("Flare", "It shows in your worst pain of the day, clearly above what was usual.")
    return translate("Flare", "It shows in your mornings, clearly above where the sessions before began.")


def _allowed(flare: Flare, row: int, rules: FlareRules, words: Words) -> str:
    """What this step allows."""
    if row == len(rules.row_first_days) - 1:
        back = translate("Flare", "Your usual sessions are back, a little lower at first.")
        until = flare.no_progress_until
        if until is None:
            return back
        text = translate("Flare", "Nothing goes up or opens through {day}, so that it stays settled.")
        return f"{back} {text.format(day=formats.day_long(until))}"
    if rules.row_load_shares[row] == 0:
        names = formats.listed([words.exercise_name(each) for each in rules.calm_exercises])
        text = translate("Flare", "For now only what calms the hip: {names}. Short, easy walks are fine.")
        return text.format(names=names)
    share = rules.row_set_shares[row]
    if share < 1:
        text = translate("Flare", "Pelvis work and gentle moves, lower and with {share} of the sets. The rest waits.")
        return text.format(share=formats.percent(share))
    return translate("Flare", "All you did before, lower and with fewer sets. Nothing new and no self-tests yet.")


def _next(flare: Flare, day: date) -> str:
    """What leads to the next step."""
    if flare.repeats_on(day):
        return translate("Flare", "This step was begun again, since a morning was higher or is not answered.")
    return translate("Flare", "The next step comes with a morning that is no worse than the one before.")
