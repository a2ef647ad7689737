"""What goes wrong when content is read."""

from __future__ import annotations

from hipcoach.domain.errors import HipCoachError


class ContentError(HipCoachError):
    """A content file has a fault; the message names file, entry and field, and says what to do.

    Attributes:
        file: Name of the file.
        entry: Dotted name of the entry, "" where the whole file is meant.
        problem: What is wrong there, the field first.
    """

    def __init__(self, file: str, entry: str, problem: str) -> None:
        place = f"{file}: {entry}" if entry else file
        super().__init__(f"{place}: {problem}\nCorrect this in the file, or put the shipped file back.")
        self.file = file
        self.entry = entry
        self.problem = problem


class MisfitError(ValueError):
    """A fault inside an entry, raised by a reader that does not know where the entry stands."""
