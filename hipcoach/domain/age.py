"""Ages as they are asked: in bands, so that nobody has to give a date of birth."""

from __future__ import annotations

from enum import Enum


class AgeBand(Enum):
    """A span of years; its value is how the journal writes it. Under 18 is a safety question."""

    UNDER_40 = "18-39"
    FORTIES = "40-49"
    FIFTIES = "50-59"
    SIXTIES = "60-69"
    SEVENTIES = "70-79"
    OVER_80 = "80+"

    @property
    def lowest(self) -> int:
        """The youngest age in it, in years."""
        return int(self.value[:2])

    def reaches(self, age: int) -> bool:
        """Whether somebody in the band can be ``age`` years or older."""
        return self is AgeBand.OVER_80 or int(self.value[-2:]) >= age
