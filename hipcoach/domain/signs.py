"""The signs that point to a profile: what was told and measured, against what must hold (E8)."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from hipcoach.domain.differences import asymmetry, is_uneven
from hipcoach.domain.exercise import Side
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.measures import grade_of, is_in_band, is_marked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from hipcoach.domain.measures import Measure

_SIDES = (Side.LEFT, Side.RIGHT)


class SignKind(Enum):
    """What must hold for a sign, besides its facts."""

    FACTS = "facts"
    OUT_OF_BAND = "out_of_band"
    BELOW_BAND = "below_band"
    MARKED = "marked"
    UNEVEN = "uneven"
    GRADED = "graded"
    AT_LEAST = "at_least"
    BELOW_LINE = "below_line"
    SAME_SIDE = "same_side"
    AGE = "age"
    STIFF = "stiff"


class Sign(Frozen):
    """One thing that points to a profile.

    Attributes:
        id: Permanent id; its words say it as evidence.
        points: What it adds.
        kind: What must hold.
        measure: Id of the test it looks at, or "".
        facts: Ids of the facts that must all be so as well.
        least: Least value, count, age or minutes, for the kinds that need one.
        grade: Id of the grade, for GRADED.
        once: Of the signs of one profile with the same word here only the strongest counts.
    """

    id: str
    points: int
    kind: SignKind = SignKind.FACTS
    measure: str = ""
    facts: tuple[str, ...] = ()
    least: float | None = None
    grade: str = ""
    once: str = ""


class Findings(Frozen):
    """What is known about the person.

    Attributes:
        facts: Ids of the facts that are so.
        results: The latest valid result of each test and side; BOTH where a test has none.
        affected_side: The sore side; BOTH judges either.
        age: Years, or the lowest of the age band; 0 where it was not told.
        stiff_minutes: Minutes of morning stiffness, or None.
        below_line: Ids of tests below the line for the age.
    """

    facts: frozenset[str] = frozenset()
    results: Mapping[tuple[str, Side], float]
    affected_side: Side = Side.BOTH
    age: int = 0
    stiff_minutes: int | None = None
    below_line: frozenset[str] = frozenset()


class SignFound(Frozen):
    """A sign that holds, with the result behind it.

    Attributes:
        sign: The sign.
        side: The side of the result; BOTH where it has none.
        value: The result, or None where the sign is about something else.
    """

    sign: Sign
    side: Side = Side.BOTH
    value: float | None = None


class Finder:
    """Looks for signs in what is known about one person."""

    def __init__(self, findings: Findings, measures: Mapping[str, Measure], stiff_max: int) -> None:
        self._findings = findings
        self._measures = measures
        self._stiff_max = stiff_max

    def find(self, sign: Sign) -> SignFound | None:
        """The sign with what is behind it, or None where it doesn't hold."""
        findings, kind, least = self._findings, sign.kind, sign.least or 0.0
        if not findings.facts.issuperset(sign.facts):
            return None
        stiff = findings.stiff_minutes
        if kind is SignKind.AGE:
            holds = findings.age >= least
        elif kind is SignKind.STIFF:
            holds = stiff is not None and least <= stiff <= self._stiff_max
        elif kind is SignKind.BELOW_LINE:
            holds = sign.measure in findings.below_line
        elif kind is SignKind.SAME_SIDE:
            holds = self._most_on_one_side() >= least
        elif kind is SignKind.FACTS:
            holds = True
        else:
            return next(self._results(sign), None)
        return SignFound(sign=sign) if holds else None

    def _results(self, sign: Sign) -> Iterator[SignFound]:
        """The results of the sign's test that bear it out, those of the sore side only."""
        findings, measure = self._findings, self._measures[sign.measure]
        holds = _TESTS.get(sign.kind, _is_uneven)
        for side in (Side.BOTH, *_SIDES):
            value = findings.results.get((measure.id, side))
            is_asked = side is Side.BOTH or not measure.is_per_side or _is_judged(sign, side, findings)
            other = findings.results.get((measure.id, side.other)) if side is not Side.BOTH else None
            if value is not None and is_asked and holds(sign, measure, value, other):
                yield SignFound(sign=sign, side=side, value=value)

    def _most_on_one_side(self) -> int:
        """How many tests differ in favour of the same side."""
        worse: dict[str, Side] = {}
        for measure in self._measures.values():
            left, right = (self._findings.results.get((measure.id, side)) for side in _SIDES)
            found = asymmetry(measure, left, right)
            if found is not None and found.counts:
                worse.setdefault(measure.stands_in_for or measure.id, found.worse)
        return max(list(worse.values()).count(side) for side in _SIDES)


def _is_judged(sign: Sign, side: Side, findings: Findings) -> bool:
    """Whether a side's result can bear out a sign: the sore one's, and for differences either."""
    return sign.kind is SignKind.UNEVEN or findings.affected_side in {side, Side.BOTH}


def _is_out_of_band(_: Sign, measure: Measure, value: float, other: float | None) -> bool:
    return is_in_band(measure, value, other) is False


def _is_below_band(_: Sign, measure: Measure, value: float, __: float | None) -> bool:
    return measure.band_min is not None and value < measure.band_min


def _is_marked(_: Sign, measure: Measure, value: float, __: float | None) -> bool:
    return is_marked(measure, value)


def _is_uneven(_: Sign, measure: Measure, value: float, other: float | None) -> bool:
    """Whether the sides differ; the worse one bears it out."""
    if not measure.is_per_side:
        return is_uneven(measure, value)
    found = asymmetry(measure, value, other)
    return found is not None and found.counts and found.worse is Side.LEFT


def _is_graded(sign: Sign, measure: Measure, value: float, __: float | None) -> bool:
    return grade_of(measure, value) == sign.grade


def _is_at_least(sign: Sign, _: Measure, value: float, __: float | None) -> bool:
    return value >= (sign.least or 0.0)


_TESTS: dict[SignKind, Callable[[Sign, Measure, float, float | None], bool]] = {
    SignKind.OUT_OF_BAND: _is_out_of_band,
    SignKind.BELOW_BAND: _is_below_band,
    SignKind.MARKED: _is_marked,
    SignKind.UNEVEN: _is_uneven,
    SignKind.GRADED: _is_graded,
    SignKind.AT_LEAST: _is_at_least,
}
