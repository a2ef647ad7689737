"""The kinds of people: how each one's hip, days and answers differ from those of a steady improver."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

_ALL_WEEK = (1, 2, 3, 4, 5, 6)
_WEEKEND = (6, 7)


class Kind(Enum):
    """A kind of person."""

    STEADY = "steady improver"
    FLARES = "flare-prone"
    STIFF = "stiff joint"
    FALLER = "faller"
    FORGETS = "forgets mornings"
    AWAY_3 = "three weeks away"
    AWAY_5 = "five weeks away"
    PLANNED = "PT plan"
    PREGNANT = "pregnant"
    REPLACED = "after replacement"
    BENDY = "hypermobile"
    BARE = "no equipment"
    OLD = "over 70, weak stance"
    RED_FLAG = "red flag, cleared later"
    PLATEAU = "plateau"
    WORSENING = "worsening"
    SORE = "sore on strength"
    CORRECTS = "corrects wrong values"
    TWICE = "trains twice a day"
    WEEKEND = "weekends only"


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What is drawn for a person of a kind; pairs are the ends of an even spread.

    Attributes:
        pain: Pain on quiet days at first, 0 to 10.
        eases_in_days: Days in which the quiet pain halves by training well; 0 for never.
        drifts: Points of pain a day that come whatever is done.
        capacity: Load a session may have at first without a sore morning, 1.0 is a common strength session.
        gains: Share the capacity grows by in a session that asks enough of it.
        bouts: Bouts of pain in 100 days that come by themselves.
        provoked: Points more in exercise at a load equal to the capacity.
        strength_adds: Points more in strength work, over the first weeks of it.
        range_gain: Share of what stretching brings to a healthy joint.
        trains: Share of the due days on which the person trains.
        weekdays: Days on which they train, 1 is Monday.
        answers: Share of the mornings that are answered.
        sessions_a_day: Sessions on a day.
        ages: Lowest and highest age, years.
        away: First day and length of the time away, as (from, to, days); None for none.
        flags: Precautions of which the person has all.
        extra_flags: Precautions the person may have, each with its share of people.
        lacks: Whether all equipment that can be missing is missing.
        mistakes: Wrong values in 100 entries, put right later.
    """

    pain: tuple[float, float] = (3.0, 4.6)
    eases_in_days: tuple[float, float] = (35.0, 70.0)
    drifts: tuple[float, float] = (0.0, 0.0)
    capacity: tuple[float, float] = (1.0, 1.5)
    gains: tuple[float, float] = (0.012, 0.02)
    bouts: float = 0.25
    provoked: tuple[float, float] = (0.2, 0.7)
    strength_adds: tuple[float, float] = (0.0, 0.0)
    range_gain: tuple[float, float] = (0.8, 1.2)
    trains: tuple[float, float] = (0.8, 0.97)
    weekdays: tuple[int, ...] = _ALL_WEEK
    answers: tuple[float, float] = (0.92, 0.99)
    sessions_a_day: int = 1
    ages: tuple[int, int] = (25, 69)
    away: tuple[int, int, int] | None = None
    flags: tuple[str, ...] = ()
    extra_flags: tuple[tuple[str, float], ...] = field(
        default=(("fai_pinch", 0.12), ("gtps", 0.1), ("ham_tendon", 0.04), ("bp_heart", 0.04))
    )
    lacks: bool = False
    mistakes: float = 0.0


TRAITS = {
    Kind.STEADY: Traits(),
    Kind.FLARES: Traits(bouts=4.5, pain=(3.2, 5.0)),
    Kind.STIFF: Traits(range_gain=(-0.05, 0.1), ages=(45, 69)),
    Kind.FALLER: Traits(ages=(58, 82), extra_flags=(("osteoporosis", 0.2),)),
    Kind.FORGETS: Traits(answers=(0.4, 0.7)),
    Kind.AWAY_3: Traits(away=(20, 120, 21)),
    Kind.AWAY_5: Traits(away=(20, 110, 35)),
    Kind.PLANNED: Traits(),
    Kind.PREGNANT: Traits(flags=("pregnancy",), extra_flags=(("pgp", 0.4),), ages=(25, 42)),
    Kind.REPLACED: Traits(ages=(50, 79), extra_flags=()),
    Kind.BENDY: Traits(flags=("hypermobile",), ages=(20, 45), range_gain=(0.2, 0.5)),
    Kind.BARE: Traits(lacks=True),
    Kind.OLD: Traits(ages=(71, 88), gains=(0.006, 0.012), capacity=(0.8, 1.2), extra_flags=(("osteoporosis", 0.3),)),
    Kind.RED_FLAG: Traits(),
    Kind.PLATEAU: Traits(eases_in_days=(0.0, 0.0), pain=(3.0, 4.4)),
    Kind.WORSENING: Traits(eases_in_days=(0.0, 0.0), drifts=(0.015, 0.04), pain=(2.6, 3.8)),
    Kind.SORE: Traits(strength_adds=(1.5, 3.5), capacity=(0.6, 0.9)),
    Kind.CORRECTS: Traits(mistakes=6.0),
    Kind.TWICE: Traits(sessions_a_day=2),
    Kind.WEEKEND: Traits(weekdays=_WEEKEND),
}
"""Every kind with its traits."""
