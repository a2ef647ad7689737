"""Checks whole files of content: that entries fit each other, that every id has its words, every number its source.

Runs when content is compiled, and at a start that finds the files changed since.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from hipcoach.content.catalogue_checks import check_catalogue
from hipcoach.content.errors import ContentError
from hipcoach.content.measure_checks import check_measures, check_support
from hipcoach.content.norm_checks import check_norms
from hipcoach.content.profile_checks import check_profiles
from hipcoach.content.programme_checks import check_programme
from hipcoach.content.questions import check_safety
from hipcoach.content.word_checks import check_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.content.content import Content

_MARK = re.compile(r"#.*\[[VRD]\b")
_QUOTED = re.compile(r'"[^"]*"')
_KEY = re.compile(r"[\w.-]+\s*=")
_NUMBER = re.compile(r"\d")
_HEADING = re.compile(r"^\s*\[+([^\[\]]+)\]+\s*(?:#|$)")


def check_content(content: Content, texts: Mapping[str, Mapping[str, Any]]) -> None:
    """Check everything that no single entry can know.

    Args:
        content: What was read.
        texts: The tables of each text file, by language.

    Raises:
        ContentError: Something does not fit.
    """
    programme = content.programme
    check_catalogue(content.exercises, programme.flags.ids)
    check_measures(programme, content.exercises)
    check_programme(programme, content.exercises)
    check_norms(content.norms, programme.measures)
    check_safety(content.safety, programme, content.exercises)
    check_support(programme.measures, content.safety.fall_table)
    check_profiles(content)
    for language, data in texts.items():
        check_words(f"text/{language}.toml", data, content)


def check_marks(file: str, text: str) -> None:
    """Check that every line with a number carries the mark of its source in a comment.

    Raises:
        ContentError: A number has no source.
    """
    heading = ""
    for line in text.splitlines():
        match = _HEADING.match(line)
        if match:
            heading = match[1]
            continue
        data = _QUOTED.sub("", line.partition("#")[0])
        if _NUMBER.search(_KEY.sub("", data)) and not _MARK.search(line):
            field = data.partition("=")[0].strip() or data.strip()
            raise ContentError(file, heading, f"{field}: no source beside the number, such as # [D] or # [V:key]")
