"""What the person told about themselves, and when; the ground of the screening."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from hipcoach.domain.age import AgeBand
from hipcoach.domain.calendar import training_day
from hipcoach.domain.exercise import Side
from hipcoach.domain.person import Fact
from hipcoach.domain.records import Stamp
from hipcoach.services.clock import offset_min

if TYPE_CHECKING:
    from datetime import date

    from hipcoach.content.content import Content
    from hipcoach.services.clock import Clock
    from hipcoach.store.person import PersonStore

_NOTICE, _SIDE, _AGE, _SCALES = "notice_accepted", "affected_side", "age_band", "has_scales"
_YES, _NO = "yes", "no"


class PersonFacts:
    """Keeps the facts, and stamps everything that is written about the person."""

    def __init__(self, clock: Clock, content: Content, store: PersonStore) -> None:
        self._clock = clock
        self._rules = content.programme
        self._safety = content.safety
        self._store = store

    @property
    def has_accepted_notice(self) -> bool:
        """Whether the notice was accepted in its present version."""
        accepted = self._store.facts().get(_NOTICE)
        return accepted is not None and accepted.wording_version >= self._safety.notice_version

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
        value = self._fact(_SCALES)
        return value == _YES if value else None

    def today(self) -> date:
        """The day on the person's calendar."""
        return self._clock.local_now().date()

    def accept_notice(self) -> None:
        """Write down that the notice was accepted as it reads now."""
        self._set(_NOTICE, _YES, self._safety.notice_version)

    def set_side(self, side: Side) -> None:
        """Write down which hip is sore."""
        self._set(_SIDE, side.value, self._safety.wording_version)

    def set_age_band(self, band: AgeBand) -> None:
        """Write down the age band."""
        self._set(_AGE, band.value, self._safety.wording_version)

    def set_has_scales(self, *, has_scales: bool) -> None:
        """Write down whether there are two bathroom scales."""
        self._set(_SCALES, _YES if has_scales else _NO, self._safety.wording_version)

    # -- inside ----------------------------------------------------------------------------------------------------

    def _fact(self, key: str) -> str:
        fact = self._store.facts().get(key)
        return fact.value if fact else ""

    def _set(self, key: str, value: str, version: int) -> None:
        self._store.set_fact(Fact(key=key, value=value, wording_version=version, stamp=self._stamp()))

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
