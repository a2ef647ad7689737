"""One made-up person, drawn from a kind and a seed."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from bench.patients.kinds import TRAITS, Kind
from hipcoach.domain.age import ASKED_BANDS, AgeBand
from hipcoach.domain.exercise import Side
from hipcoach.domain.person import Sex

if TYPE_CHECKING:
    from bench.patients.kinds import Traits

LACKING = ("light_loop_band", "elastic_band_fixed_at_chest_height", "two_matching_bathroom_scales")
"""What many homes don't have."""

LACKING_MUCH = (
    *LACKING,
    "belt_or_strap",
    "belt_or_strong_strap",
    "strap_or_towel",
    "step_10_20_cm",
    "step_5_20_cm",
    "low_step_5_10_cm",
    "firm_bed_or_sturdy_table",
    "two_pillows",
    "broom_handle_or_stick",
)
"""What a bare room doesn't have."""

_SURGERY_SITES = ("thr_posterior", "thr_anterior", "thr_lateral")
_ZONES = ("UTC", "Europe/Berlin", "America/New_York")


@dataclass(frozen=True, slots=True, kw_only=True)
class Patient:
    """A person as they are on their first day.

    Attributes:
        number: Which of all.
        kind: What kind of person.
        traits: What the kind is like.
        seed: Of all chance in their life.
        age: Years.
        sex: As they tell it.
        side: The sore hip.
        has_scales: Two bathroom scales.
        flags: Precautions that hold from the start.
        lacks: Equipment that is not there.
        trains: Share of the due days on which they train.
        answers: Share of the mornings they answer.
        starts_after: Days after a Monday on which they start.
        zone: Time zone.
        weeks: Weeks they stay.
    """

    number: int
    kind: Kind
    traits: Traits
    seed: str
    age: int
    sex: Sex
    side: Side
    has_scales: bool
    flags: frozenset[str]
    lacks: frozenset[str]
    trains: float
    answers: float
    starts_after: int
    zone: str
    weeks: int

    @property
    def age_band(self) -> AgeBand:
        """The band they tick."""
        return next(band for band in reversed(ASKED_BANDS) if band.lowest <= self.age)


def draw(number: int, seed: int, weeks: int) -> Patient:
    """The person of a number; the kinds take turns."""
    kind = list(Kind)[number % len(Kind)]
    traits = TRAITS[kind]
    own = f"{seed}-{number}"
    rng = Random(own)
    flags = set(traits.flags) | {flag for flag, share in traits.extra_flags if rng.random() < share}
    if kind is Kind.REPLACED:
        flags.add(rng.choice(_SURGERY_SITES))
    lacks = set(LACKING_MUCH) if traits.lacks else {each for each in LACKING if rng.random() < 0.4}
    return Patient(
        number=number,
        kind=kind,
        traits=traits,
        seed=own,
        age=rng.randint(*traits.ages),
        sex=Sex.FEMALE if kind is Kind.PREGNANT else rng.choice((Sex.FEMALE, Sex.MALE, Sex.NOT_TOLD)),
        side=rng.choices([Side.LEFT, Side.RIGHT, Side.BOTH], [45, 45, 10])[0],
        has_scales="two_matching_bathroom_scales" not in lacks and rng.random() < 0.5,
        flags=frozenset(flags),
        lacks=frozenset(lacks),
        trains=rng.uniform(*traits.trains),
        answers=rng.uniform(*traits.answers),
        starts_after=rng.randrange(7),
        zone=rng.choice(_ZONES),
        weeks=weeks,
    )
