"""Words of self-tests and profiles, with the numbers of their entries filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from hipcoach.domain.signs import SignKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from hipcoach.content.words import Words
    from hipcoach.domain.measures import Measure, Protocol
    from hipcoach.domain.profiles import Profile
    from hipcoach.domain.signs import Sign


def steps_of(words: Words, protocol: Protocol, measure: Measure) -> tuple[str, ...]:
    """How a test is done, step by step."""
    numbers = protocol.as_dict() | {"cap": measure.cap}
    return _filled(words.texts("protocol", protocol.id, "steps"), numbers)


def notes_of(words: Words, measure: Measure, flags: Collection[str]) -> tuple[str, ...]:
    """What is different in a test because of the precautions in force."""
    notes = words.notes("protocol", measure.protocol)
    changing = dict.fromkeys((*measure.changed_by, *measure.needs_adult_by, *measure.affected_excluded_by))
    return tuple(notes[flag] for flag in changing if flag in flags)


def changes_of(words: Words, profile: Profile) -> tuple[str, ...]:
    """What a profile changes."""
    return _filled(words.texts("profile", profile.id, "changes"), profile.as_dict())


def evidence_of(words: Words, sign: Sign) -> tuple[str, ...]:
    """What a sign says, in a few words: a line of its own, or its facts."""
    if sign.kind is SignKind.FACTS:
        return tuple(words.text("fact", fact, "says") for fact in sign.facts)
    return (words.label("sign", sign.id),)


def _filled(texts: Iterable[str], numbers: Mapping[str, Any]) -> tuple[str, ...]:
    """The texts with numbers in place of their names."""
    return tuple(re.sub(r"\{(\w+)\}", lambda match: f"{numbers[match[1]]:g}", text) for text in texts)
