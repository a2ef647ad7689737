"""Reads profiles.toml: what answers and tests point to, and what that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hipcoach.content.errors import ContentError, MisfitError
from hipcoach.content.lazy import LazyEntries
from hipcoach.content.reading import check_sections, read_fields, read_group, teach

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.domain.profiles import Profile, ProfileFact
    from hipcoach.domain.signs import Sign

FILE = "profiles.toml"
_MIXED = {"id": "str", "points": "int", "is": "SignKind", "measure": "str", "facts": "tuple[str, ...]"}
_SIGN = _MIXED | {"least": "float", "grade": "str", "once": "str"}


def read_profiles(data: Mapping[str, Any]) -> Mapping[str, Profile]:
    """All profiles by id.

    Raises:
        ContentError: A section is missing or unknown.
    """
    check_sections(FILE, data, ("fact", "elsewhere", "profile"))
    return LazyEntries(FILE, data, "profile", _profile)


def read_facts(data: Mapping[str, Any]) -> Mapping[str, ProfileFact]:
    """All facts by id.

    Raises:
        ContentError: The section is missing.
    """
    return LazyEntries(FILE, data, "fact", _fact)


def read_elsewhere(data: Mapping[str, Any]) -> tuple[str, ...]:
    """Ids of the facts that speak for another place than the hip.

    Raises:
        ContentError: The section can't be read.
    """
    try:
        facts: tuple[str, ...] = read_fields(data.get("elsewhere"), {"facts": "tuple[str, ...]"})["facts"]
    except MisfitError as fault:
        raise ContentError(FILE, "elsewhere", str(fault)) from None
    return facts


def _profile(profile_id: str, table: Any) -> Profile:
    from hipcoach.domain.profiles import Profile

    rest = {name: value for name, value in table.items() if name != "signs"} if isinstance(table, dict) else table
    raw_signs = read_fields({"signs": table.get("signs", 0)} if isinstance(table, dict) else table, {"signs": "list"})
    signs = tuple([_sign(number, raw) for number, raw in enumerate(raw_signs["signs"], start=1)])
    profile = read_group(Profile, rest, id=profile_id, signs=signs)
    for pair in (*profile.before, *profile.held_until):
        if len(pair) != 2:  # noqa: PLR2004 (a pair)
            raise MisfitError(f"before, held_until: expected pairs, found {list(pair)}")
    return profile


def _sign(number: int, raw: Any) -> Sign:
    from hipcoach.domain.signs import Sign, SignKind

    teach(SignKind)
    try:
        fields = read_fields(raw, _SIGN, [name for name in _SIGN if name not in {"id", "points"}])
    except MisfitError as fault:
        raise MisfitError(f"sign {number}: {fault}") from None
    kind = fields.pop("is", SignKind.FACTS)
    return Sign(kind=kind, **fields)


def _fact(fact_id: str, table: Any) -> ProfileFact:
    from hipcoach.domain.profiles import ProfileFact

    return read_group(ProfileFact, table, id=fact_id)
