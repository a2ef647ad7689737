"""What the settings show of the week, as plain values."""

from __future__ import annotations

from typing import NamedTuple


class WeekView(NamedTuple):
    """The week that is in force; weekdays are 1 for Monday.

    Attributes:
        strength: Days for strength.
        rest: Days of rest.
        cap: The key of the longest session, or None where it is none of those on offer.
        result: The week in words.
        note: Why some of it is not as chosen, may be empty.
        rule: What holds whatever is chosen.
        cap_note: What the longest session means.
        is_usual: It is the programme's own.
    """

    strength: tuple[int, ...]
    rest: tuple[int, ...]
    cap: str | None
    result: str
    note: str
    rule: str
    cap_note: str
    is_usual: bool
