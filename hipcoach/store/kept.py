"""What was read from the journal, kept until anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from hipcoach.store.journal import Journal, Version

T = TypeVar("T")


class Kept:
    """Hands out the very same values as long as the journal is as it was when they were read."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._version: Version | None = None
        self._values: dict[Hashable, Any] = {}

    def get(self, key: Hashable, read: Callable[[], T]) -> T:
        """What ``read`` gave for this key, or gives now."""
        if self._journal.is_writing:  # what is being written may still be taken back
            return read()
        version = self._journal.version()
        if version != self._version:
            self._version, self._values = version, {}
        if key not in self._values:
            self._values[key] = read()
        value: T = self._values[key]
        return value
