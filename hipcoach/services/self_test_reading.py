"""How every self-test stands today, read from one assessment of all records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.differences import asymmetry
from hipcoach.domain.exercise import Side
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.measuring import next_due
from hipcoach.domain.precautions import HOLDS_ON
from hipcoach.domain.protocol_plan import plan_tasks, seconds_of
from hipcoach.services.self_test_day import SelfTestDay

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from hipcoach.content.content import Content
    from hipcoach.domain.measures import Measure, Protocol
    from hipcoach.domain.records import Measurement
    from hipcoach.domain.support import Support
    from hipcoach.services.judging import Assessment
    from hipcoach.services.self_test_day import Going
    from hipcoach.store.protocol_runs import RunBegun

_SIDES = (Side.LEFT, Side.RIGHT)
_SHIFTS, _SUPPORTED = "weight_shift", "slst_supported"  # two hands on for those who can't stand on one leg (E3)
_SECONDS = "s"


class Standing(Frozen):
    """One measure as it stands today.

    Attributes:
        measure: The measure.
        results: Its results by side, one a day, oldest first; stopped ones too.
        due_on: The day from which it is due, or None where it isn't done on a schedule.
        going: Whether it can be done now, and what to hold on to.
        is_wanted: It is for this person: of tests that stand in for another only those that have to.
    """

    measure: Measure
    results: Mapping[Side, tuple[Measurement, ...]]
    due_on: date | None
    going: Going
    is_wanted: bool

    @property
    def done_on(self) -> tuple[date, ...]:
        """Days with a result of any side, oldest first."""
        return tuple(sorted({each.stamp.day for every in self.results.values() for each in every}))


class ProtocolToday(Frozen):
    """One test as it stands today.

    Attributes:
        protocol: How it is done.
        standings: Its measures.
        begun: A go of today that was left, or None.
        length_s: About how long it takes.
    """

    protocol: Protocol
    standings: tuple[Standing, ...]
    begun: RunBegun | None
    length_s: float

    @property
    def lead(self) -> Standing:
        """The measure the test is done for."""
        return self.standings[0]

    def is_due(self, day: date) -> bool:
        """Whether it is due and can be done."""
        may = [each for each in self.standings if each.is_wanted and each.going.hindrance is None]
        return any(each.due_on is not None and each.due_on <= day for each in may)


class Brief(Frozen):
    """What is to be known before a test begins.

    Attributes:
        today: The test as it stands.
        measures: What is tested on which sides.
        left_out: Measures and sides that a precaution takes out.
        first_side: The side that goes first: the better one.
        support: What to hold on to, or None.
        lacks: Ids of equipment the person told isn't there.
        flags: Precautions that change how it is done, in the content's order.
        person_flags: All precautions in force.
        needs_adult: Another adult has to stand beside.
        has_adult: ... and does; None while it was not asked.
        instead: Id of the test that is done where this one can't be, or "".
        variant: Id of a measure that is an easier form of the same test, or "".
    """

    today: ProtocolToday
    measures: tuple[tuple[Measure, Side], ...]
    left_out: tuple[tuple[Measure, Side], ...]
    first_side: Side
    support: Support | None
    lacks: tuple[str, ...]
    flags: tuple[str, ...]
    person_flags: frozenset[str]
    needs_adult: bool
    has_adult: bool | None
    instead: str
    variant: str


class SelfTestReading:
    """One look at all tests."""

    def __init__(
        self,
        content: Content,
        found: Assessment,
        started_on: date | None,
        before: int | None,
        *,
        has_adult: bool | None,
    ) -> None:
        """Take what is known; ``before`` and ``has_adult`` hold nothing back while they were not asked."""
        self._programme = content.programme
        self._found = found
        self._started_on = started_on or found.day
        self._has_adult = has_adult
        self._day = SelfTestDay(content, found, before, has_adult=has_adult)

    def going(self, measure: Measure) -> Going:
        """Whether a measure can be taken now."""
        return self._day.going(measure)

    def tests(self, open_runs: Iterable[RunBegun]) -> tuple[ProtocolToday, ...]:
        """Every test, in the order of the programme."""
        begun = {run.protocol: run for run in open_runs}
        found: dict[str, list[Standing]] = {}
        for measure in self._programme.measures.values():
            found.setdefault(measure.protocol, []).append(self._standing(measure))
        return tuple(self._test(name, standings, begun.get(name)) for name, standings in found.items())

    def brief(self, protocol_id: str, open_runs: Iterable[RunBegun], variant: str) -> Brief:
        """What is to be known before a test; ``variant`` is the measure of an easier form."""
        test = next(each for each in self.tests(open_runs) if each.protocol.id == protocol_id)
        own = [each.measure for each in test.standings]
        ids = {each.id for each in own}
        forms = [each for each in own if each.stands_in_for in ids]
        chosen = [each for each in own if (each.id == variant if variant else each not in forms)]
        fitting = [(each, side) for each in chosen for side in self._day.sides(each)]
        every = [(each, side) for each in chosen for side in (_SIDES if each.is_per_side else (Side.BOTH,))]
        lead, flags, lacks = chosen[0], self._day.flags, self._found.person.lacks
        others = self._programme.measures.values()
        return Brief(
            today=test,
            measures=tuple(fitting),
            left_out=tuple(each for each in every if each not in fitting),
            first_side=self._first_side(chosen),
            support=self._day.going(lead).support,
            lacks=tuple(each for each in test.protocol.equipment if each in lacks),
            flags=tuple(flag for flag in _noted(chosen) if flag in flags),
            person_flags=flags,
            needs_adult=any(not flags.isdisjoint(each.needs_adult_by) for each in chosen),
            has_adult=self._has_adult,
            instead=next((each.protocol for each in others if each.stands_in_for == lead.id and each not in own), ""),
            variant="" if variant else next((each.id for each in forms if each.unit == _SECONDS), ""),
        )

    def _test(self, name: str, standings: Sequence[Standing], begun: RunBegun | None) -> ProtocolToday:
        protocol, timing = self._programme.protocols[name], self._programme.timing
        own = [each.measure for each in standings if not each.measure.stands_in_for] or [standings[0].measure]
        measures = [(each, side) for each in own for side in self._day.sides(each)]
        tasks = plan_tasks(protocol, measures, Side.LEFT, timing)
        return ProtocolToday(
            protocol=protocol, standings=tuple(standings), begun=begun, length_s=seconds_of(tasks, timing)
        )

    def _standing(self, measure: Measure) -> Standing:
        history = self._found.history
        results = {side: history.measured(measure.id, side) for side in Side}
        done_on = {each.stamp.day for every in results.values() for each in every}
        return Standing(
            measure=measure,
            results={side: each for side, each in results.items() if each},
            due_on=next_due(measure, done_on, self._started_on, self._programme.calendar),
            going=self._day.going(measure),
            is_wanted=bool(done_on) or self._is_for_them(measure),
        )

    def _is_for_them(self, measure: Measure) -> bool:
        """What stands in for another test is for who can't do that one, or only with somebody beside."""
        is_shift = measure.id == _SHIFTS
        if not measure.stands_in_for and not is_shift:
            return True
        other = self._programme.measures[_SUPPORTED if is_shift else measure.stands_in_for]
        flags = self._day.flags
        return not flags.isdisjoint((*other.excluded_by, *other.needs_adult_by)) or (is_shift and HOLDS_ON in flags)

    def _first_side(self, measures: Sequence[Measure]) -> Side:
        """The better side: the one that isn't sore, else the one that did better last; of equal ones the left."""
        measure = next((each for each in measures if each.is_per_side), None)
        if measure is None:
            return Side.BOTH
        if self._found.person.affected_side is not Side.BOTH:
            return self._found.person.affected_side.other
        latest = [self._found.history.measured(measure.id, side) for side in _SIDES]
        left, right = (each[-1].value if each else None for each in latest)
        difference = asymmetry(measure, left, right)
        return Side.RIGHT if difference is not None and difference.worse is Side.LEFT else Side.LEFT


def _noted(measures: Iterable[Measure]) -> tuple[str, ...]:
    """Precautions that have a note at the test, each once."""
    every = (flag for each in measures for flag in (*each.changed_by, *each.needs_adult_by, *each.affected_excluded_by))
    return tuple(dict.fromkeys(every))
