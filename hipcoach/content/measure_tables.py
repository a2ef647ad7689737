"""Reads entries of measures.toml: the self-tests, and how each is done."""

from __future__ import annotations

from typing import Any

from hipcoach.content.reading import read_group, teach
from hipcoach.domain.measures import Measure, Protocol, Repeat, Score

FILE = "measures.toml"

teach(Repeat, Score)


def read_measure(measure_id: str, table: Any) -> Measure:
    """Read one measure.

    Raises:
        MisfitError: It can't be read.
    """
    return read_group(Measure, table, id=measure_id)


def read_protocol(protocol_id: str, table: Any) -> Protocol:
    """Read how one test is done.

    Raises:
        MisfitError: It can't be read.
    """
    return read_group(Protocol, table, id=protocol_id)
