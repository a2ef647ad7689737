"""What decides today which self-tests are done, and how (C2, A3)."""

from __future__ import annotations

from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from hipcoach.domain.exercise import Position, Side
from hipcoach.domain.falls import fall_level
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.measures import is_excluded
from hipcoach.domain.measuring import Bar, MeasuringDay, bar
from hipcoach.domain.support import Support, support_for_test

if TYPE_CHECKING:
    from hipcoach.content.content import Content
    from hipcoach.domain.measures import Measure, Protocol
    from hipcoach.services.judging import Assessment

_STRENGTH_DAYS_BACK = 7


class Hindrance(Enum):
    """Why a test isn't done now, most binding first."""

    LOCKED = "locked"
    EXCLUDED = "excluded"
    FALL_RISK = "fall_risk"
    NOT_STANDING = "not_standing"
    FLARE = "flare"
    SORE = "sore"
    AFTER_STRENGTH = "after_strength"
    NOT_YET = "not_yet"
    NO_EQUIPMENT = "no_equipment"
    NEEDS_ADULT = "needs_adult"


SOFT = frozenset({Hindrance.NO_EQUIPMENT, Hindrance.NEEDS_ADULT})
"""What the person may say is otherwise today."""
_OF_BAR = {
    Bar.LOCKED: Hindrance.LOCKED,
    Bar.EXCLUDED: Hindrance.EXCLUDED,
    Bar.FLARE: Hindrance.FLARE,
    Bar.SORE: Hindrance.SORE,
    Bar.AFTER_STRENGTH: Hindrance.AFTER_STRENGTH,
    Bar.NOT_YET: Hindrance.NOT_YET,
    Bar.NEEDS_ADULT: Hindrance.NEEDS_ADULT,
}
_ORDER = tuple(Hindrance)


class Going(Frozen):
    """How a measure stands today.

    Attributes:
        hindrance: Why it isn't done, or None.
        support: What to hold on to while standing; None where nobody stands.
        flags: The precautions behind an exclusion.
    """

    hindrance: Hindrance | None
    support: Support | None = None
    flags: tuple[str, ...] = ()


class SelfTestDay:
    """One day, as one assessment of all records has it."""

    def __init__(self, content: Content, found: Assessment, before: int | None, *, has_adult: bool | None) -> None:
        """Take what is known.

        Args:
            content: Tests and rules.
            found: The assessment.
            before: Pain right now; None while it was not asked, which holds nothing back here.
            has_adult: Another adult is there; None while it was not asked, which holds nothing back here.
        """
        programme, person = content.programme, found.person
        self._content = content
        self._found = found
        gated = {measure.gated_as for measure in programme.measures.values() if measure.gated_as}
        limits = found.judge.limits() if gated else {}
        since = found.day - timedelta(days=_STRENGTH_DAYS_BACK)
        trained = found.judge.strength_days(since, found.day)
        self._day = MeasuringDay(
            day=found.day,
            flags=person.flags,
            affected_side=person.affected_side,
            is_locked=person.is_locked,
            is_flaring=found.flare is not None and found.flare.is_acute_on(found.day),
            before=0 if before is None else before,
            strength_on=trained[-1] if trained else None,
            tiers=found.path.tiers,
            gates_met=frozenset(each for each in gated if each in limits and limits[each].is_open),
            has_adult=has_adult is not False,
        )

    @property
    def flags(self) -> frozenset[str]:
        """Precautions in force."""
        return self._day.flags

    def going(self, measure: Measure) -> Going:
        """How a measure stands today, for both sides together."""
        protocol = self._content.programme.protocols[measure.protocol]
        found = [_OF_BAR[each] for each in (bar(measure, self._day, self._content.programme.measuring),) if each]
        support = None
        if protocol.position is Position.STANDING or measure.protocol in _RISING:
            support = support_for_test(self._content.safety.fall_table, measure.id, fall_level(self.flags))
            found += [] if support is not None else [Hindrance.FALL_RISK]
            found += [] if self._found.person.may_stand else [Hindrance.NOT_STANDING]
        if not self._found.person.lacks.isdisjoint(protocol.equipment) or self._lacks_scales(protocol):
            found.append(Hindrance.NO_EQUIPMENT)
        if not found and not self.sides(measure):
            found.append(Hindrance.EXCLUDED)
        flags = tuple(flag for flag in (*measure.excluded_by, *measure.affected_excluded_by) if flag in self.flags)
        return Going(hindrance=min(found, key=_ORDER.index, default=None), support=support, flags=flags)

    def sides(self, measure: Measure) -> tuple[Side, ...]:
        """The sides that may be tested; BOTH for a measure without sides."""
        if not measure.is_per_side:
            return () if is_excluded(measure, self.flags) else (Side.BOTH,)
        affected = self._day.affected_side
        every = (Side.LEFT, Side.RIGHT)
        return tuple(side for side in every if not is_excluded(measure, self.flags, side, affected))

    def _lacks_scales(self, protocol: Protocol) -> bool:
        return _SCALES in protocol.equipment and not self._found.person.has_scales


_RISING = frozenset({"cst30"})  # begins on a chair, and is done on the feet
_SCALES = "two_matching_bathroom_scales"
