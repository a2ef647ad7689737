"""Reads measures.toml: the self-tests, and how each is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hipcoach.content.lazy import LazyEntries
from hipcoach.content.reading import check_sections, read_group, teach

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.domain.measures import Measure, Protocol

FILE = "measures.toml"


def read_measures(data: Mapping[str, Any]) -> Mapping[str, Measure]:
    """All measures by id.

    Raises:
        ContentError: A section is missing or unknown.
    """
    check_sections(FILE, data, ("protocol", "measure"))
    return LazyEntries(FILE, data, "measure", _measure)


def read_protocols(data: Mapping[str, Any]) -> Mapping[str, Protocol]:
    """All protocols by id.

    Raises:
        ContentError: The section is missing.
    """
    return LazyEntries(FILE, data, "protocol", _protocol)


def _measure(measure_id: str, table: Any) -> Measure:
    from hipcoach.domain.measures import Measure, Repeat

    teach(Repeat)
    return read_group(Measure, table, id=measure_id)


def _protocol(protocol_id: str, table: Any) -> Protocol:
    from hipcoach.domain.measures import Protocol, Score

    teach(Score)
    return read_group(Protocol, table, id=protocol_id)
