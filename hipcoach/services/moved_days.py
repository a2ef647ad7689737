"""Gives a single day another kind, and forgets those that are over."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from hipcoach.domain.week import DayKind
    from hipcoach.services.choices import Choices


def move_day(choices: Choices, day: date, kind: DayKind) -> None:
    """Let ``day`` be for something else; days before it are forgotten.

    Raises:
        HipCoachError: The choice could not be saved; it is in force all the same.
    """
    others = [(each, what) for each, what in choices.current.moved_days if each > day]
    choices.change(moved_days=((day, kind), *others))
