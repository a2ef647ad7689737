"""Parses the TOML sources and checks them in full; imported only when the compiled form does not fit them."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from hipcoach.content.checking import check_content, check_marks
from hipcoach.content.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hipcoach.content.loader import Content

_MARKED = ("rules.toml", "stages.toml")


def parse_and_check(
    sources: Mapping[str, bytes], build: Callable[[Mapping[str, Any]], Content]
) -> tuple[dict[str, Any], Content]:
    """Parse every source and check that all fits.

    Args:
        sources: The bytes of each file, by name.
        build: Makes content of plain data.

    Returns:
        The plain data, and the content built from it.

    Raises:
        ContentError: A file is not TOML, or has a fault.
    """
    data: dict[str, Any] = {"text": {}}
    for name, content in sources.items():
        tables = _parse(name, content)
        if name.startswith("text/"):
            data["text"][name.removeprefix("text/").removesuffix(".toml")] = tables
        else:
            data[name.removesuffix(".toml")] = tables
    for name in _MARKED:
        check_marks(name, sources[name].decode("utf-8"))
    built = build(data)
    check_content(built, data["text"])
    return data, built


def _parse(name: str, content: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ContentError(name, "", f"is not UTF-8 text ({error.reason})") from None
    except tomllib.TOMLDecodeError as error:
        raise ContentError(name, "", f"is not TOML: {error}") from None
