"""Checks norms.toml: that every norm fits its measure, and that each cell's status agrees with its mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hipcoach.content.errors import ContentError
from hipcoach.content.norm_tables import FILE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.domain.measures import Measure
    from hipcoach.domain.norms import NormTable

_STATUS = re.compile(r'status = "(\w+)"[^#]*#.*?\[([VRD])')
_MARK_OF = {"verified": "V", "recalled": "R", "disputed": "V"}


def check_norms(tables: Mapping[str, NormTable], measures: Mapping[str, Measure]) -> None:
    """Check that every norm belongs to a measure it fits.

    Raises:
        ContentError: A norm fits no measure, or its ages overlap.
    """
    for table in tables.values():
        place, measure = f"norm.{table.id}", measures.get(table.measure)
        if measure is None:
            raise ContentError(FILE, place, f"measure: there is no self-test {table.measure}")
        if table.cap != (measure.cap if table.cap is not None else None):
            raise ContentError(FILE, place, f"cap: {table.cap:g} does not fit the cap of {measure.id}, {measure.cap}")
        if "[" not in table.source:
            raise ContentError(FILE, place, "source: has no mark such as [V:key] or [R: citation]")
        _check_cells(place, table)


def check_statuses(text: str) -> None:
    """Check that the mark beside each cell says the same as its status.

    Raises:
        ContentError: A status and its mark differ.
    """
    for line in text.splitlines():
        found = _STATUS.search(line)
        if found and _MARK_OF.get(found[1], found[2]) != found[2]:
            cell = line.partition("#")[0].strip(" ,")
            raise ContentError(
                FILE, cell, f"status: {found[1]} needs the mark [{_MARK_OF[found[1]]}, found [{found[2]}"
            )


def _check_cells(place: str, table: NormTable) -> None:
    seen: dict[tuple[object, object], int] = {}
    for number, cell in enumerate(table.cells, start=1):
        whom = (cell.sex, cell.side)
        if cell.age_from > cell.age_to or cell.age_from <= seen.get(whom, -1):
            raise ContentError(FILE, place, f"cell {number}: its ages must go up and not overlap")
        if cell.value < 0 or (cell.high is not None and cell.high < cell.value):
            raise ContentError(FILE, place, f"cell {number}: expected value, then the higher end of its span")
        seen[whom] = cell.age_to
