"""Tables that only ever grow: read from a day on, or what came after a row."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from hipcoach.store.columns import since_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date

    from hipcoach.store.journal import Journal

    Row = tuple[Any, ...]

Entry = TypeVar("Entry")
_day_of = itemgetter(-1)


class Entries(Generic[Entry]):
    """One such table; the oldest day comes first, and later entries about a day after earlier ones.

    Attributes:
        table: Its name.
    """

    def __init__(self, table: str, columns: str, to_entries: Callable[[list[Row]], list[Entry]]) -> None:
        """Take the columns in the order that ``to_entries`` wants, which makes all at once; the last is the day."""
        self.table = table
        self._select = f"select {columns} from {table}"
        self._to_entries = to_entries

    def since(self, journal: Journal, since: date | None) -> tuple[Entry, ...]:
        """What is about the days from ``since`` on; None is from the beginning."""
        if since is not None:
            rows = journal.rows(f"{self._select} where day >= ? order by day, id", [since_text(since)])
        else:
            # Most is about the day it was written on: looking through it is quicker than looking it up by the day.
            rows = journal.rows(f"{self._select} order by id")
            rows.sort(key=_day_of)
        return tuple(self._to_entries(rows))

    def where(self, journal: Journal, column: str, values: Collection[str]) -> tuple[Entry, ...]:
        """What has one of these values in a column."""
        marks = ", ".join("?" * len(values))
        sql = f"{self._select} where {column} in ({marks}) order by day, id"
        return tuple(self._to_entries(journal.rows(sql, [*values])))

    def after(self, journal: Journal, row_id: int) -> tuple[Entry, ...]:
        """What was written after a row, whatever day it is about."""
        return tuple(self._to_entries(journal.rows(f"{self._select} where id > ? order by day, id", [row_id])))

    def last_id(self, journal: Journal) -> int:
        """The row written last, 0 where there is none."""
        return int(journal.rows(f"select coalesce(max(id), 0) from {self.table}")[0][0])
