"""The day on which somebody began with the program: nothing they enter can be about a day before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from hipcoach.domain.person import Fact
    from hipcoach.domain.records import Records


def began_on(facts: Mapping[str, Fact], records: Records) -> date | None:
    """The first day anything was told or recorded on, or None before that."""
    days = [fact.stamp.day for fact in facts.values()]
    days += [entries[0].stamp.day for entries in (records.pains, records.nights, records.measurements) if entries]
    days += [records.sessions[0].day] if records.sessions else []
    return min(days, default=None)
