"""How values stand in columns, and back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from hipcoach.domain.records import Stamp

if TYPE_CHECKING:
    from enum import Enum

STAMP = "at_utc, offset_min, day"
"""The columns of a stamp, in the order ``to_stamp`` takes them."""


def utc_text(moment: datetime) -> str:
    """A moment as text of one width, so that text sorts as time does.

    Raises:
        ValueError: The moment doesn't say its time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def to_utc(text: str) -> datetime:
    """The moment a text of ``utc_text`` means."""
    return datetime.fromisoformat(text)


def stamp_columns(stamp: Stamp) -> dict[str, Any]:
    """The columns of a stamp."""
    return {"at_utc": utc_text(stamp.at_utc), "offset_min": stamp.offset_min, "day": stamp.day.isoformat()}


def to_stamp(at_utc: str, offset_min: int, day: str) -> Stamp:
    """The stamp of three columns."""
    return Stamp(to_utc(at_utc), offset_min, to_day(day))


class _Days(dict[str, date]):
    """Each day once: ten years of entries name 3,650 days a hundred thousand times."""

    def __missing__(self, text: str) -> date:
        day = self[text] = date.fromisoformat(text)
        return day


to_day = _Days().__getitem__
"""The day an ISO text means."""


def enum_text(member: Enum | None) -> str | None:
    """The text of an enum member; None stays NULL."""
    return None if member is None else str(member.value)


def since_text(since: date | None) -> str:
    """The lowest day asked for, as text; the empty text comes before all days."""
    return "" if since is None else since.isoformat()
