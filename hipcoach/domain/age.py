"""Ages as they are asked: in bands, so that nobody has to give a date of birth."""

from __future__ import annotations

from enum import Enum


class AgeBand(Enum):
    """A span of years; its value is how the journal writes it. Under 18 is a safety question.

    ``SIXTIES`` is no longer asked for, since it lies across 65; journals may hold it. Caution takes it for 65 or over.
    """

    UNDER_40 = "18-39"
    FORTIES = "40-49"
    FIFTIES = "50-59"
    SIXTIES = "60-69"
    EARLY_SIXTIES = "60-64"
    LATE_SIXTIES = "65-69"
    SEVENTIES = "70-79"
    OVER_80 = "80+"

    @property
    def lowest(self) -> int:
        """The youngest age in it, in years."""
        return int(self.value[:2])

    def reaches(self, age: int) -> bool:
        """Whether somebody in the band can be ``age`` years or older."""
        return self.highest is None or self.highest >= age

    @property
    def highest(self) -> int | None:
        """The oldest age in it, in years; None where it has no end."""
        return None if self is AgeBand.OVER_80 else int(self.value[-2:])

    def age_from(self, older_from: int) -> int:
        """The years that rules count with: the lowest, but for the band no longer asked for the careful ones.

        Args:
            older_from: Age from which caution counts somebody as older.
        """
        return older_from if self is AgeBand.SIXTIES and self.reaches(older_from) else self.lowest


ASKED_BANDS = tuple(band for band in AgeBand if band is not AgeBand.SIXTIES)
"""The answers to "How old are you?"."""
