"""What healthy people reach in some self-tests (C5, C6): shown beside a result, never as pass or fail.

Values, with their status and source, stand in content/norms.toml.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from hipcoach.domain.exercise import Side
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.person import Sex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hipcoach.domain.age import AgeBand
    from hipcoach.domain.measures import Measure
    from hipcoach.domain.parameters import MeasuringRules


class NormKind(Enum):
    """What the number of a norm is."""

    BEST_OF_TRIES = "best_of_tries"
    MEAN_OF_TRIES = "mean_of_tries"
    MEAN = "mean"
    MIDDLE_HALF = "middle_half"
    BELOW_AVERAGE_UNDER = "below_average_under"


class NormStatus(Enum):
    """How sure a number is."""

    VERIFIED = "verified"
    RECALLED = "recalled"
    DISPUTED = "disputed"


class NormCell(Frozen):
    """One number of a table.

    Attributes:
        age_from: Youngest age it is for, in years.
        age_to: Oldest age it is for.
        value: In the measure's unit; of a span its lower end.
        status: How sure it is.
        sex: Whose it is, or None where it is for all.
        high: Upper end of a span, or None.
        spread: Standard deviation, or None.
        side: The side it is for; BOTH where the sides don't differ.
    """

    age_from: int
    age_to: int
    value: float
    status: NormStatus
    sex: Sex | None = None
    high: float | None = None
    spread: float | None = None
    side: Side = Side.BOTH


class NormTable(Frozen):
    """The norms of one measure from one source.

    Attributes:
        id: Permanent id.
        measure: Id of the measure.
        kind: What its numbers are.
        group: Id of the people who were measured.
        source: Where it comes from, with marks.
        cells: The numbers.
        cap: Highest value that was recorded; it fits only where the measure has the same.
    """

    id: str
    measure: str
    kind: NormKind
    group: str
    source: str
    cells: tuple[NormCell, ...]
    cap: float | None = None


class Norm(Frozen):
    """A number to show beside a result, with what must be said about it.

    Attributes:
        table: The table it is from: kind, group, source.
        cell: The number, for whom, and how sure it is.
    """

    table: NormTable
    cell: NormCell

    @property
    def is_checked(self) -> bool:
        """Whether the number was checked against a source; else that is said beside it."""
        return self.cell.status is NormStatus.VERIFIED


class Norms:
    """All norms that may be shown.

    A norm that is not verified is never among those for people of ``norms_hidden_from_age`` and older (C6, H1), and no
    norm is among them for a measure that is done differently because of a precaution.
    """

    def __init__(self, tables: Mapping[str, NormTable], rules: MeasuringRules) -> None:
        self._tables = tables
        self._hidden_from_age = rules.norms_hidden_from_age

    def norm(
        self,
        measure: Measure,
        kind: NormKind,
        age: int,
        sex: Sex = Sex.NOT_TOLD,
        *,
        side: Side = Side.BOTH,
        flags: frozenset[str] = frozenset(),
    ) -> Norm | None:
        """The norm for an age, or None where there is none to show.

        Args:
            measure: The test.
            kind: What sort of number; best and mean of the tries are different norms.
            age: Years, or the lowest of the age band.
            sex: Norms of all go where it was not told, or there is none of its own.
            side: The tested side.
            flags: Precautions in force.
        """
        found = (
            each
            for wanted in (sex, None)
            for each in self._fitting(measure, kind, wanted, side, flags)
            if each.cell.age_from <= age <= each.cell.age_to
        )
        return next(found, None)

    def norms_of_band(
        self,
        measure: Measure,
        kind: NormKind,
        band: AgeBand,
        sex: Sex = Sex.NOT_TOLD,
        *,
        side: Side = Side.BOTH,
        flags: frozenset[str] = frozenset(),
    ) -> tuple[Norm, ...]:
        """The norms for all ages of a band, youngest first: some tables have finer steps than the bands."""
        for wanted in (sex, None):
            found = [each for each in self._fitting(measure, kind, wanted, side, flags) if _meets(band, each.cell)]
            if found:
                return tuple(found)
        return ()

    def is_below_average(
        self,
        measure: Measure,
        value: float,
        band: AgeBand,
        sex: Sex = Sex.NOT_TOLD,
        flags: frozenset[str] = frozenset(),
    ) -> bool | None:
        """Whether a result is below the line of its age (C5); None where there is no line, or the band can't tell."""
        kind = NormKind.BELOW_AVERAGE_UNDER
        found = [each for one in _sexes(sex) for each in self.norms_of_band(measure, kind, band, one, flags=flags)]
        below = {value < each.cell.value for each in found}
        return below.pop() if len(below) == 1 else None

    def careful_line(self, measure: Measure, age: int, sex: Sex = Sex.NOT_TOLD) -> float | None:
        """The line below which the fall screen counts a result (A3), the higher one where sex was not told."""
        kind = NormKind.BELOW_AVERAGE_UNDER
        found = [self.norm(measure, kind, age, one) for one in _sexes(sex)]
        return max((each.cell.value for each in found if each is not None), default=None)

    def _fitting(
        self, measure: Measure, kind: NormKind, sex: Sex | None, side: Side, flags: frozenset[str]
    ) -> Iterator[Norm]:
        """Everything for these people at any age."""
        if not flags.isdisjoint(measure.no_norms_by):
            return
        for table in self._tables.values():
            if table.measure == measure.id and table.kind is kind:
                for cell in table.cells:
                    if cell.sex is sex and cell.side in {side, Side.BOTH} and not self._is_hidden(cell):
                        yield Norm(table=table, cell=cell)

    def _is_hidden(self, cell: NormCell) -> bool:
        return cell.status is not NormStatus.VERIFIED and cell.age_to >= self._hidden_from_age


def _meets(band: AgeBand, cell: NormCell) -> bool:
    """Whether somebody of the band can be of an age the number is for."""
    return band.lowest <= cell.age_to and band.reaches(cell.age_from)


def _sexes(sex: Sex) -> tuple[Sex, ...]:
    return (Sex.FEMALE, Sex.MALE) if sex is Sex.NOT_TOLD else (sex,)
