"""Entries of a file by id, each read when it is first asked for: what a start doesn't need costs it nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from hipcoach.content.errors import ContentError
from hipcoach.content.reading import entries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")


class LazyEntries(Mapping[str, T]):
    """All entries of one section, in the order of the file.

    Looking one up raises ``ContentError`` when it can't be read, which an entry of a checked file always can.
    """

    def __init__(self, file: str, data: Mapping[str, Any], section: str, read: Callable[[str, Any], T]) -> None:
        """Wrap the tables of a section.

        Raises:
            ContentError: The section is missing.
        """
        self._file = file
        self._section = section
        self._tables = dict(entries(file, data, section))
        self._read = read
        self._made: dict[str, T] = {}

    def __getitem__(self, entry: str) -> T:
        """The entry with an id."""
        if entry not in self._made:
            table = self._tables[entry]
            try:
                self._made[entry] = self._read(entry, table)
            except ValueError as fault:
                raise ContentError(self._file, f"{self._section}.{entry}", str(fault)) from None
        return self._made[entry]

    def __iter__(self) -> Iterator[str]:
        """The ids in the order of the file."""
        return iter(self._tables)

    def __len__(self) -> int:
        """How many entries there are."""
        return len(self._tables)

    def __contains__(self, entry: object) -> bool:
        """Whether there is such an entry, without reading it."""
        return entry in self._tables
