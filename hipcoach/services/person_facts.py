"""What the person told about themselves, and when; the ground of the screening."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from typing import TYPE_CHECKING

from hipcoach.domain.age import AgeBand
from hipcoach.domain.calendar import training_day
from hipcoach.domain.errors import HipCoachError
from hipcoach.domain.exercise import Side
from hipcoach.domain.implied import implied_yes
from hipcoach.domain.person import Fact, Precautions, Sex, Surgery
from hipcoach.domain.records import Stamp
from hipcoach.services.clock import offset_min

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hipcoach.content.content import Content
    from hipcoach.services.clock import Clock
    from hipcoach.store.person import PersonStore

_NOTICE, _SIDE, _AGE, _SCALES = "notice_accepted", "affected_side", "age_band", "has_scales"
_USUAL_PAIN, _LACKS, _SEX = "usual_pain", "lacks", "sex"
_SURGERY, _SURGERY_ON, _PRECAUTIONS = "surgery", "surgery_on", "precautions"
_YES, _NO = "yes", "no"
FIRST_RUN, BEGUN, OVER = "first_run", "begun", "over"
"""The fact that says how far the first run is, and two of its words."""
_PAIN_MAX = 10
_OLDEST = 120
"""Nobody has an operation longer ago, whatever their age band."""
_FLAG_WITHOUT = {
    "can_kneel": "no_kneel",
    "can_use_floor": "no_kneel",  # who can't get down to the floor and up can't kneel there
    "can_lie_prone": "no_prone",
    "can_lean_on_hands": "wrist_shoulder",
}
"""The precaution that goes with each thing the person can't do."""


class FactError(HipCoachError):
    """Something can't be as it was entered."""


class PersonFacts:
    """Keeps the facts, and stamps everything that is written about the person."""

    def __init__(self, clock: Clock, content: Content, store: PersonStore) -> None:
        self._clock = clock
        self._rules = content.programme
        self._safety = content.safety
        self._store = store

    # -- what was told -----------------------------------------------------------------------------------------------

    @property
    def has_accepted_notice(self) -> bool:
        """Whether the notice was accepted in its present version."""
        accepted = self._store.facts().get(_NOTICE)
        return accepted is not None and accepted.wording_version >= self._safety.notice_version

    @property
    def first_run_marks(self) -> tuple[str, ...]:
        """How far the first run is, in words of the service that leads through it."""
        return tuple(self._fact(FIRST_RUN).split())

    @property
    def is_in_first_run(self) -> bool:
        """Whether the whole first run was begun and isn't over."""
        marks = self.first_run_marks
        return BEGUN in marks and OVER not in marks

    @property
    def side(self) -> Side | None:
        """The sore hip; None while it was not told."""
        value = self._fact(_SIDE)
        return Side(value) if value else None

    @property
    def age_band(self) -> AgeBand | None:
        """The age band; None while it was not told."""
        value = self._fact(_AGE)
        return AgeBand(value) if value else None

    @property
    def has_scales(self) -> bool | None:
        """Whether there are two bathroom scales; None while it was not told."""
        return self._truth(_SCALES)

    @property
    def usual_pain(self) -> int | None:
        """The usual pain, 0 to 10; None while it was not told."""
        value = self._fact(_USUAL_PAIN)
        return int(value) if value else None

    @property
    def lacks(self) -> frozenset[str]:
        """Ids of the equipment that isn't there, as in the catalogue."""
        return frozenset(self._fact(_LACKS).split())

    @property
    def sex(self) -> Sex | None:
        """For the norms of self-tests; None while it was not asked."""
        value = self._fact(_SEX)
        return Sex(value) if value else None

    @property
    def surgery(self) -> Surgery | None:
        """What was operated on; None while it was not told."""
        value = self._fact(_SURGERY)
        return Surgery(value) if value else None

    @property
    def surgery_on(self) -> date | None:
        """The day of the operation; None where there was none or it was not told."""
        value = self._fact(_SURGERY_ON)
        return date.fromisoformat(value) if value else None

    @property
    def precautions(self) -> Precautions | None:
        """Whether movements forbidden after the operation still are; None while it was not told."""
        value = self._fact(_PRECAUTIONS)
        return Precautions(value) if value else None

    @property
    def implied_yes(self) -> tuple[str, ...]:
        """The safety questions that these facts answer with yes."""
        return implied_yes(self.usual_pain, self.surgery_on, self.precautions, self.today(), self._rules.safety)

    @property
    def can_kneel(self) -> bool | None:
        """Whether kneeling is possible; None while it was not told. So it is with the next three."""
        return self._truth("can_kneel")

    @property
    def can_use_floor(self) -> bool | None:
        """Whether the person can get down to the floor and up again."""
        return self._truth("can_use_floor")

    @property
    def can_lie_prone(self) -> bool | None:
        """Whether lying face down is possible."""
        return self._truth("can_lie_prone")

    @property
    def can_lean_on_hands(self) -> bool | None:
        """Whether wrists and shoulders take weight."""
        return self._truth("can_lean_on_hands")

    def today(self) -> date:
        """The day on the person's calendar."""
        return self._clock.local_now().date()

    # -- writing down; each raises HipCoachError where the journal can't be written ----------------------------------

    def accept_notice(self) -> None:
        """Write down that the notice was accepted as it reads now."""
        self._set({_NOTICE: _YES}, self._safety.notice_version)

    def set_side(self, side: Side) -> None:
        """Write down which hip is sore."""
        self._set({_SIDE: side.value})

    def set_age_band(self, band: AgeBand) -> None:
        """Write down the age band."""
        self._set({_AGE: band.value})

    def set_has_scales(self, *, has_scales: bool) -> None:
        """Write down whether there are two bathroom scales."""
        self._set({_SCALES: _word(has_scales)})

    def set_usual_pain(self, score: int) -> None:
        """Write down the usual pain.

        Raises:
            ValueError: It is not on the scale of 0 to 10.
        """
        if not 0 <= score <= _PAIN_MAX:
            raise ValueError(f"pain is 0 to {_PAIN_MAX}, not {score}")
        self._set({_USUAL_PAIN: str(score)})

    def set_lacks(self, equipment: Iterable[str]) -> None:
        """Write down what isn't there of the catalogue's equipment, by its ids."""
        self._set({_LACKS: " ".join(sorted(equipment))})

    def set_sex(self, sex: Sex) -> None:
        """Write down what norms go by, or that it is not told."""
        self._set({_SEX: sex.value})

    def set_surgery(self, surgery: Surgery, on: date | None = None, precautions: Precautions | None = None) -> None:
        """Write down what was operated on, when, and whether movements are still forbidden.

        Raises:
            FactError: The day is still to come, or lies before the person was born.
        """
        is_told = surgery is not Surgery.NONE
        if on is not None and is_told:
            self._check_operation(on)
        day = on.isoformat() if on is not None and is_told else ""
        held = precautions.value if precautions is not None and is_told else ""
        self._set({_SURGERY: surgery.value, _SURGERY_ON: day, _PRECAUTIONS: held})

    def set_abilities(self, **can: bool) -> None:
        """Write down what the person can do: any of ``can_kneel``, ``can_use_floor``, ``can_lie_prone``, ...

        Raises:
            ValueError: There is no such ability.
        """
        if not can.keys() <= _FLAG_WITHOUT.keys():
            raise ValueError(f"there is no such ability among {sorted(can)}")
        self._set({key: _word(value) for key, value in can.items()})

    # -- for other services ------------------------------------------------------------------------------------------

    def note(self, values: Mapping[str, str]) -> None:
        """Write down facts under keys that other services own."""
        self._set(dict(values))

    @property
    def ground(self) -> tuple[object, ...]:
        """All that was told, as values that are the very same while nothing was written."""
        return self._store.facts(), self._store.deciding_answers()

    def noted(self, key: str) -> str | None:
        """What stands under such a key; None where nothing was written."""
        fact = self._store.facts().get(key)
        return fact.value if fact else None

    # -- inside ----------------------------------------------------------------------------------------------------

    def _check_operation(self, on: date) -> None:
        today = self.today()
        if on > today:
            raise FactError("The day of the operation is still to come. Please check it.")
        oldest = self.age_band.highest if self.age_band else None
        years = today.year - on.year - ((today.month, today.day) < (on.month, on.day))
        if years > (oldest if oldest is not None else _OLDEST):
            raise FactError("That day lies before you were born. Please check it.")

    def _ability_flags(self) -> frozenset[str]:
        """The precautions that follow from what the person can't do."""
        facts = self._store.facts()
        return frozenset(flag for key, flag in _FLAG_WITHOUT.items() if key in facts and facts[key].value == _NO)

    def _fact(self, key: str) -> str:
        fact = self._store.facts().get(key)
        return fact.value if fact else ""

    def _truth(self, key: str) -> bool | None:
        value = self._fact(key)
        return value == _YES if value else None

    def _set(self, values: dict[str, str], version: int | None = None) -> None:
        stamp, seen = self._stamp(), version or self._safety.wording_version
        self._store.set_facts(
            Fact(key=key, value=value, wording_version=seen, stamp=stamp) for key, value in values.items()
        )

    def _today(self) -> date:
        return training_day(self._clock.local_now(), self._rules.calendar.day_starts_hour)

    def _stamp(self) -> Stamp:
        """A stamp later than every answer and assessment before it, even when the clock was set back.

        An assessment counts only after the answer it is about, so their order must never be lost.
        """
        now = self._clock.local_now()
        known = [given.stamp for given in self._store.deciding_answers()]
        known += [clearance.stamp for clearance in self._store.clearances()]
        at_utc = now.astimezone(UTC)
        if known:
            at_utc = max(at_utc, max(stamp.at_utc for stamp in known) + timedelta(microseconds=1))
        return Stamp(at_utc=at_utc, offset_min=offset_min(now), day=self._today())


def _word(is_so: bool) -> str:  # noqa: FBT001 (a truth on its way into the journal)
    return _YES if is_so else _NO
