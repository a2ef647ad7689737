"""Parses the TOML sources into plain data; imported only when the compiled form does not fit them."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from hipcoach.content.checking import check_marks
from hipcoach.content.errors import ContentError
from hipcoach.content.norm_checks import check_statuses
from hipcoach.content.norm_tables import FILE as NORMS_FILE

if TYPE_CHECKING:
    from collections.abc import Mapping

_MARKED = ("rules.toml", "stages.toml", "measures.toml", "norms.toml", "profiles.toml")


def parse(sources: Mapping[str, bytes]) -> dict[str, Any]:
    """Parse every source.

    Args:
        sources: The bytes of each file, by name.

    Returns:
        The tables of each file by its name without the ending; those of text files by language under ``text``.

    Raises:
        ContentError: A file is not TOML, or a number has no source beside it.
    """
    data: dict[str, Any] = {"text": {}}
    for name, content in sources.items():
        text = _decode(name, content)
        if name in _MARKED:
            check_marks(name, text)
        if name == NORMS_FILE:
            check_statuses(text)
        where = data["text"] if name.startswith("text/") else data
        where[name.removeprefix("text/").removesuffix(".toml")] = _tables(name, text)
    return data


def _decode(name: str, content: bytes) -> str:
    try:
        return content.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise ContentError(name, "", f"is not UTF-8 text ({error.reason})") from None


def _tables(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ContentError(name, "", f"is not TOML: {error}") from None
