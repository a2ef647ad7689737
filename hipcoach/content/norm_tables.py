"""Reads entries of norms.toml: what healthy people reach in some self-tests, cell by cell with its status."""

from __future__ import annotations

from typing import Any

from hipcoach.content.errors import MisfitError
from hipcoach.content.reading import read_fields, teach
from hipcoach.domain.exercise import Side
from hipcoach.domain.norms import NormCell, NormKind, NormStatus, NormTable
from hipcoach.domain.person import Sex

FILE = "norms.toml"
_TABLE = {"measure": "str", "kind": "NormKind", "group": "str", "cap": "float", "source": "str", "cells": "list"}
_CELL = {
    "from": "int",
    "to": "int",
    "sex": "Sex",
    "value": "float",
    "status": "NormStatus",
    "high": "float",
    "spread": "float",
    "side": "Side",
}
_CELL_OPTIONAL = ("sex", "high", "spread", "side")


teach(NormKind, NormStatus, Sex, Side)


def read_table(table_id: str, raw: Any) -> NormTable:
    """Read one table.

    Raises:
        MisfitError: It can't be read.
    """
    fields = read_fields(raw, _TABLE, ("cap",))
    cells = tuple([_cell(number, each) for number, each in enumerate(fields.pop("cells"), start=1)])
    return NormTable(id=table_id, cells=cells, **fields)


def _cell(number: int, raw: Any) -> NormCell:
    try:
        fields = read_fields(raw, _CELL, _CELL_OPTIONAL)
    except MisfitError as fault:
        raise MisfitError(f"cell {number}: {fault}") from None
    ages = {"age_from": fields.pop("from"), "age_to": fields.pop("to")}
    return NormCell(**ages, **fields)
