"""The person's choices, read once and passed down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hipcoach.domain.preferences import Preferences
    from hipcoach.store.preferences import PreferenceStore


class Choices:
    """Holds the present choices and writes down changes.

    Attributes:
        current: The choices in force.
    """

    def __init__(self, store: PreferenceStore) -> None:
        self._store = store
        self.current: Preferences = store.read()

    def change(self, **changes: Any) -> Preferences:
        """Take up changes by the name of their field; they are in force even where they can't be saved.

        Raises:
            HipCoachError: They could not be saved.
        """
        self.current = self.current.replace(**changes)
        self._store.save(self.current)
        return self.current
