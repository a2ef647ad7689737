"""The door to the content: reads it once, from the compiled form where that is up to date, else from the TOML files."""

from __future__ import annotations

import marshal
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hipcoach.content.catalogue import Catalogue, read_reviewer
from hipcoach.content.content import Content
from hipcoach.content.errors import ContentError
from hipcoach.content.lazy import lazy_facts, lazy_norms, lazy_profiles
from hipcoach.content.questions import read_safety
from hipcoach.content.rulebook import read_programme
from hipcoach.content.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

COMPILED = "compiled.marshal"
_FOLDER = Path(__file__).parent
_FORMAT = 1  # raise it when the shape of the compiled form changes
_MARSHAL = 4  # readable by Python 3.4 and newer; a Python that can't falls back to the sources
_CRC_BYTES = 4
_PARTS = ("exercises", "rules", "stages", "measures", "norms", "profiles", "safety")


def load_content(folder: Path | None = None, language: str = "en") -> Content:
    """Read all content.

    The compiled form is used when it was made from the very files that lie beside it; otherwise the files are parsed
    and checked in full, so that an edit of a TOML file just works.

    Args:
        folder: Where the files are; those of the program when None.
        language: Which words.

    Raises:
        ContentError: A file can't be read or has a fault.
    """
    folder = folder or _FOLDER
    sources = _read_sources(folder)
    data = _compiled(folder, sources)
    return _build(data, language) if data else _parse_and_check(sources, language)[1]


def compile_content(folder: Path | None = None) -> Path:
    """Check all content and write its compiled form beside it.

    That form is plain data marshalled: it loads without importing a parser, which saves each start some 30 ms over TOML
    and 3 ms over JSON.

    Raises:
        ContentError: A file can't be read or has a fault.
    """
    folder = folder or _FOLDER
    sources = _read_sources(folder)
    data, _ = _parse_and_check(sources, "en")
    target = folder / COMPILED
    packed = marshal.dumps({"format": _FORMAT, "sources": _fingerprint(sources), "data": data}, _MARSHAL)
    target.write_bytes(zlib.crc32(packed).to_bytes(_CRC_BYTES, "big") + packed)
    return target


def _read_sources(folder: Path) -> dict[str, bytes]:
    """The bytes of every source file, by its name below the folder."""
    names = [f"{part}.toml" for part in _PARTS]
    names += sorted(f"text/{path.name}" for path in (folder / "text").glob("*.toml"))
    try:
        return {name: (folder / name).read_bytes() for name in names}
    except OSError as error:
        raise ContentError(Path(error.filename).name, "", f"can't be read: {error.strerror}") from None


def _fingerprint(sources: Mapping[str, bytes]) -> dict[str, list[int]]:
    return {name: [len(content), zlib.crc32(content)] for name, content in sources.items()}


def _compiled(folder: Path, sources: Mapping[str, bytes]) -> dict[str, Any] | None:
    """What compile_content wrote, if it was made from these very sources."""
    try:
        stored = (folder / COMPILED).read_bytes()
    except OSError:
        return None
    packed = stored[_CRC_BYTES:]
    if zlib.crc32(packed) != int.from_bytes(stored[:_CRC_BYTES], "big"):
        return None  # damaged or half written, and marshal must only see what it wrote itself
    try:
        compiled = marshal.loads(packed)  # noqa: S302  (our own build, of plain data)
    except (EOFError, TypeError, ValueError):
        return None  # of a Python this one can't read
    is_fitting = compiled["format"] == _FORMAT and compiled["sources"] == _fingerprint(sources)
    return compiled["data"] if is_fitting else None


def _parse_and_check(sources: Mapping[str, bytes], language: str) -> tuple[dict[str, Any], Content]:
    from hipcoach.content.checking import check_content  # slow, and not needed when the compiled form fits
    from hipcoach.content.parsing import parse

    data = parse(sources)
    content = _build(data, language)
    check_content(content, data["text"])
    return data, content


def _build(data: Mapping[str, Any], language: str) -> Content:
    text = data["text"].get(language)
    if text is None:
        raise ContentError(f"text/{language}.toml", "", "there are no words in this language")
    return Content(
        exercises=Catalogue(data["exercises"]),
        programme=read_programme(data["rules"], data["stages"], data["measures"]),
        safety=read_safety(data["safety"]),
        norms=lazy_norms(data["norms"]),
        profiles=lazy_profiles(data["profiles"]),
        profile_facts=lazy_facts(data["profiles"]),
        words=Words(text),
        reviewed_by=read_reviewer(data["exercises"]),
    )
