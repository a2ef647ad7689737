"""Reads entries of profiles.toml: what answers and tests point to, and what that changes."""

from __future__ import annotations

from typing import Any

from hipcoach.content.errors import MisfitError
from hipcoach.content.reading import read_fields, read_group, teach
from hipcoach.domain.profiles import Profile, ProfileFact
from hipcoach.domain.signs import Sign, SignKind

FILE = "profiles.toml"
_SIGN = {
    "id": "str",
    "points": "int",
    "is": "SignKind",
    "measure": "str",
    "facts": "tuple[str, ...]",
    "least": "float",
    "grade": "str",
    "once": "str",
}

teach(SignKind)


def read_profile(profile_id: str, table: Any) -> Profile:
    """Read one profile.

    Raises:
        MisfitError: It can't be read.
    """
    rest = dict(table) if isinstance(table, dict) else {}
    raw_signs = read_fields({"signs": rest.pop("signs", None)}, {"signs": "list"})["signs"]
    signs = tuple([_sign(number, raw) for number, raw in enumerate(raw_signs, start=1)])
    profile = read_group(Profile, rest, id=profile_id, signs=signs)
    for pair in (*profile.before, *profile.held_until):
        if len(pair) != 2:  # noqa: PLR2004 (a pair)
            raise MisfitError(f"before, held_until: expected pairs, found {list(pair)}")
    return profile


def read_fact(fact_id: str, table: Any) -> ProfileFact:
    """Read one fact.

    Raises:
        MisfitError: It can't be read.
    """
    return read_group(ProfileFact, table, id=fact_id)


def _sign(number: int, raw: Any) -> Sign:
    try:
        fields = read_fields(raw, _SIGN, [name for name in _SIGN if name not in {"id", "points"}])
    except MisfitError as fault:
        raise MisfitError(f"sign {number}: {fault}") from None
    kind = fields.pop("is", SignKind.FACTS)
    return Sign(kind=kind, **fields)
