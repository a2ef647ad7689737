"""Reads tables of plain data into values of the kinds the records declare, and names every misfit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from hipcoach.content.errors import ContentError, MisfitError
from hipcoach.domain.exercise import HoldType, Kind, Position, Stage
from hipcoach.domain.fall_tests import FallTest
from hipcoach.domain.falls import FallTell
from hipcoach.domain.safety import Action
from hipcoach.domain.support import Support

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from enum import Enum

    from hipcoach.domain.frozen import Frozen

    Reader = Callable[[Any], Any]

T = TypeVar("T", bound="Frozen")

_SHARE_MAX = 1
_HOUR_MAX = 23
_WEEKDAYS = range(1, 8)


def read_fields(table: Any, spec: Mapping[str, str], optional: Collection[str] = ()) -> dict[str, Any]:
    """Read the fields of one table.

    Args:
        table: What the file holds.
        spec: Every field there may be, with the name of its kind as written in an annotation.
        optional: Fields that may be left out.

    Raises:
        MisfitError: A field is missing, unknown, or not of its kind.
    """
    if not isinstance(table, dict):
        raise MisfitError(f"expected a table, found {table!r}")
    values = {}
    for name, raw in table.items():
        kind = spec.get(name)
        if kind is None:
            raise MisfitError(_unknown(name, spec))
        try:
            values[name] = READERS[kind](raw)
        except MisfitError as fault:
            raise MisfitError(f"{name}: {fault}") from None
    for name in spec:
        if name not in values and name not in optional:
            raise MisfitError(f"{name} is missing")
    return values


def read_group(kind: type[T], table: Any, **given: Any) -> T:
    """Read a frozen group whose annotations are the spec; fields with a default may be left out.

    Args:
        kind: The group.
        table: What the file holds.
        given: Fields that do not come from the table.

    Raises:
        MisfitError: A field is missing, unknown, not of its kind, or out of its range.
    """
    spec = {name: text for name, text in kind.__annotations__.items() if name not in given}
    values = read_fields(table, spec, [name for name in spec if hasattr(kind, name)])
    for name, value in values.items():
        _check_range(name, value)
    return kind(**values, **given)


def teach(*kinds: type[Enum]) -> None:
    """Let fields of these kinds be read as well; for kinds that a start of the program doesn't need."""
    for kind in kinds:
        READERS[kind.__name__] = READERS[f"{kind.__name__} | None"] = _one_of(kind)


def entries(file: str, data: Mapping[str, Any], section: str) -> Iterator[tuple[str, Any]]:
    """The entries of a section that must be there.

    Raises:
        ContentError: The section is missing or not a table.
    """
    table = data.get(section)
    if not isinstance(table, dict):
        raise ContentError(file, section, "this section is missing")
    yield from table.items()


def check_sections(file: str, data: Mapping[str, Any], known: Collection[str]) -> None:
    """Refuse sections nobody reads.

    Raises:
        ContentError: A section is unknown.
    """
    for name in data:
        if name not in known:
            raise ContentError(file, name, _unknown(name, known))


def _unknown(name: str, known: Collection[str]) -> str:
    from difflib import get_close_matches  # only wanted when something is wrong

    close = get_close_matches(name, list(known), n=1)
    return f"{name} is not known here" + (f"; is {close[0]} meant?" if close else "")


def _check_range(name: str, value: Any) -> None:
    """Catch numbers that can't be in the unit their name says."""
    for number in value if isinstance(value, tuple) else (value,):
        if not isinstance(number, (int, float)):
            continue
        if number < 0:
            raise MisfitError(f"{name}: must not be negative")
        if number > _SHARE_MAX and name.endswith(("_share", "_shares")):
            raise MisfitError(f"{name}: a share is at most 1, found {number}")
        if number > _HOUR_MAX and name.endswith("_hour"):
            raise MisfitError(f"{name}: an hour is 0 to 23, found {number}")
        if number not in _WEEKDAYS and name.endswith("_weekdays"):
            raise MisfitError(f"{name}: weekdays are 1 to 7, found {number}")


def _whole(raw: Any) -> int:
    if type(raw) is not int:
        raise MisfitError(f"expected a whole number, found {raw!r}")
    return raw


def _number(raw: Any) -> float:
    if type(raw) is not int and type(raw) is not float:
        raise MisfitError(f"expected a number, found {raw!r}")
    return float(raw)


def _text(raw: Any) -> str:
    if not isinstance(raw, str):
        raise MisfitError(f"expected text, found {raw!r}")
    return raw


def _truth(raw: Any) -> bool:
    if not isinstance(raw, bool):
        raise MisfitError(f"expected true or false, found {raw!r}")
    return raw


def _many(read: Reader) -> Reader:
    def read_many(raw: Any) -> tuple[Any, ...]:
        if not isinstance(raw, (list, tuple)):
            raise MisfitError(f"expected a list, found {raw!r}")
        return tuple([read(item) for item in raw])

    return read_many


def _row(*readers: Reader) -> Reader:
    def read_row(raw: Any) -> tuple[Any, ...]:
        if not isinstance(raw, (list, tuple)) or len(raw) != len(readers):
            raise MisfitError(f"expected {len(readers)} values, found {raw!r}")
        return tuple([read(item) for read, item in zip(readers, raw, strict=True)])

    return read_row


def _one_of(kind: type[Enum]) -> Reader:
    members = {member.value: member for member in kind}

    def read_one(raw: Any) -> Enum:
        member = members.get(raw) if isinstance(raw, str) else None
        if member is None:
            raise MisfitError(f"expected one of {', '.join(members)}; found {raw!r}")
        return member

    return read_one


def _table(raw: Any) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise MisfitError(f"expected a table, found {raw!r}")
    return raw


READERS: dict[str, Reader] = {
    "bool": _truth,
    "dict": _table,
    "float": _number,
    "float | None": _number,
    "int": _whole,
    "int | None": _whole,
    "list": _many(lambda raw: raw),
    "str": _text,
    "tuple[float, ...]": _many(_number),
    "tuple[int, ...]": _many(_whole),
    "tuple[str, ...]": _many(_text),
    "tuple[tuple[str, ...], ...]": _many(_many(_text)),
    "tuple[tuple[float, str], ...]": _many(_row(_number, _text)),
    "tuple[tuple[str, int], ...]": _many(_row(_text, _whole)),
    "tuple[tuple[str, int, str, float, str], ...]": _many(_row(_text, _whole, _text, _number, _text)),
    "tuple[Support, ...]": _many(_one_of(Support)),
    "Action": _one_of(Action),
    "FallTell": _one_of(FallTell),
    "FallTest": _one_of(FallTest),
    "HoldType": _one_of(HoldType),
    "Kind": _one_of(Kind),
    "Position": _one_of(Position),
    "Stage": _one_of(Stage),
    "Stage | None": _one_of(Stage),
}
