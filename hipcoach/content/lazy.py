"""Entries of a file by id, each read when it is first asked for: what a start doesn't need costs it nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from hipcoach.content.errors import ContentError
from hipcoach.content.reading import check_sections, entries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hipcoach.domain.measures import Measure, Protocol
    from hipcoach.domain.norms import NormTable
    from hipcoach.domain.profiles import Profile, ProfileFact

T = TypeVar("T")


class LazyEntries(Mapping[str, T]):
    """All entries of one section, in the order of the file.

    Looking one up raises ``ContentError`` when it can't be read, which an entry of a checked file always can.
    """

    def __init__(self, file: str, data: Mapping[str, Any], section: str, read: Callable[[str, Any], T]) -> None:
        """Wrap the tables of a section.

        Raises:
            ContentError: The section is missing.
        """
        self._file = file
        self._section = section
        self._tables = dict(entries(file, data, section))
        self._read = read
        self._made: dict[str, T] = {}

    def __getitem__(self, entry: str) -> T:
        """The entry with an id."""
        if entry not in self._made:
            table = self._tables[entry]
            try:
                self._made[entry] = self._read(entry, table)
            except ValueError as fault:
                raise ContentError(self._file, f"{self._section}.{entry}", str(fault)) from None
        return self._made[entry]

    def __iter__(self) -> Iterator[str]:
        """The ids in the order of the file."""
        return iter(self._tables)

    def __len__(self) -> int:
        """How many entries there are."""
        return len(self._tables)

    def __contains__(self, entry: object) -> bool:
        """Whether there is such an entry, without reading it."""
        return entry in self._tables


def lazy_measures(data: Mapping[str, Any]) -> Mapping[str, Measure]:
    """All self-tests by id.

    Raises:
        ContentError: A section is missing or unknown.
    """

    def read(measure_id: str, table: Any) -> Measure:
        from hipcoach.content.measure_tables import read_measure

        return read_measure(measure_id, table)

    check_sections("measures.toml", data, ("protocol", "measure"))
    return LazyEntries("measures.toml", data, "measure", read)


def lazy_protocols(data: Mapping[str, Any]) -> Mapping[str, Protocol]:
    """How each self-test is done, by id.

    Raises:
        ContentError: The section is missing.
    """

    def read(protocol_id: str, table: Any) -> Protocol:
        from hipcoach.content.measure_tables import read_protocol

        return read_protocol(protocol_id, table)

    return LazyEntries("measures.toml", data, "protocol", read)


def lazy_norms(data: Mapping[str, Any]) -> Mapping[str, NormTable]:
    """All tables of norms by id.

    Raises:
        ContentError: A section is missing or unknown.
    """

    def read(table_id: str, table: Any) -> NormTable:
        from hipcoach.content.norm_tables import read_table

        return read_table(table_id, table)

    check_sections("norms.toml", data, ("norm",))
    return LazyEntries("norms.toml", data, "norm", read)


def lazy_profiles(data: Mapping[str, Any]) -> Mapping[str, Profile]:
    """All profiles by id.

    Raises:
        ContentError: A section is missing or unknown.
    """

    def read(profile_id: str, table: Any) -> Profile:
        from hipcoach.content.profile_tables import read_profile

        return read_profile(profile_id, table)

    check_sections("profiles.toml", data, ("fact", "profile"))
    return LazyEntries("profiles.toml", data, "profile", read)


def lazy_facts(data: Mapping[str, Any]) -> Mapping[str, ProfileFact]:
    """All facts that point to profiles, by id.

    Raises:
        ContentError: The section is missing.
    """

    def read(fact_id: str, table: Any) -> ProfileFact:
        from hipcoach.content.profile_tables import read_fact

        return read_fact(fact_id, table)

    return LazyEntries("profiles.toml", data, "fact", read)
