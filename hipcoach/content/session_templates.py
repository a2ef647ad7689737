"""Reads the slots and templates of sessions, and checks that they fit each other and the numbers of E7."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from hipcoach.content.errors import ContentError, MisfitError
from hipcoach.content.reading import read_group
from hipcoach.domain.exercise import Stage
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.recipes import DROP_GROUPS, LAST, PROTECTED, SessionType, Slot, Template

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hipcoach.domain.exercise import Exercise
    from hipcoach.domain.parameters import Programme
    from hipcoach.domain.recipes import SessionRules

T = TypeVar("T", bound=Frozen)

_FILE = "stages.toml"


def read_slots(table: dict[str, Any]) -> dict[str, Slot]:
    """Take the slots out of the table of sessions.

    Raises:
        ContentError: They can't be read.
    """
    return {name: _read(f"slots.{name}", raw, Slot, name) for name, raw in _section(table, "slots")}


def read_templates(table: dict[str, Any]) -> dict[str, Template]:
    """Take the templates out of the table of sessions.

    Raises:
        ContentError: They can't be read, or one is missing.
    """
    found = {name: _read(f"templates.{name}", raw, Template, name) for name, raw in _section(table, "templates")}
    for each in SessionType:
        if each.value not in found:
            raise ContentError(_FILE, f"sessions.templates.{each.value}", "this section is missing")
    return found


def check_templates(programme: Programme, exercises: Mapping[str, Exercise]) -> None:
    """Check that every slot and exercise a template needs exists, and that the numbers of E7 are kept.

    Raises:
        ContentError: Something does not fit.
    """
    fault = next(_faults(programme.sessions, exercises, programme), None)
    if fault is not None:
        raise ContentError(_FILE, *fault)


def _faults(
    sessions: SessionRules, exercises: Mapping[str, Exercise], programme: Programme
) -> Iterator[tuple[str, str]]:
    for slot in sessions.slots.values():
        yield from _slot_faults(slot, exercises)
    for name in sessions.balance_short:
        if name not in sessions.slots:
            yield "sessions", f"balance_short: there is no slot {name}"
    yield from _faults_of_length(sessions)
    used: set[str] = set()
    for template in sessions.templates.values():
        yield from _template_faults(template, sessions, exercises, programme)
        used.update(template.slots)
    for name in sorted(set(sessions.slots) - used):
        yield f"sessions.slots.{name}", "no session uses it"


def _slot_faults(slot: Slot, exercises: Mapping[str, Exercise]) -> Iterator[tuple[str, str]]:
    place = f"sessions.slots.{slot.id}"
    if not slot.ladder:
        yield place, "ladder: needs at least one exercise"
    for exercise_id in slot.ladder:
        if exercise_id not in exercises:
            yield place, f"there is no exercise {exercise_id}"
    tiers = [exercises[each].tier for each in slot.ladder if each in exercises]
    if tiers != sorted(tiers):
        yield place, "ladder: a lower tier stands after a higher one"


def _faults_of_length(sessions: SessionRules) -> Iterator[tuple[str, str]]:
    for field in ("drop_first", "drop_order", "drop_then"):
        for name in getattr(sessions, field):
            if name not in DROP_GROUPS:
                yield "sessions", f"{field}: {name} is not known; there are {', '.join(sorted(DROP_GROUPS))}"
    for name in sessions.never_drop:
        if name not in PROTECTED:
            yield "sessions", f"never_drop: {name} is not known; there are {', '.join(sorted(PROTECTED))}"
    if LAST not in sessions.drop_then:
        yield "sessions", f"drop_then: without {LAST} a session may stay too long"
    for field in ("short_minutes", "easy_minutes"):
        minutes = getattr(sessions, field)
        if not 0 < minutes <= sessions.cap_minutes:
            yield "sessions", f"{field}: {minutes} is not from 1 to cap_minutes, {sessions.cap_minutes}"


def _template_faults(
    template: Template, sessions: SessionRules, exercises: Mapping[str, Exercise], programme: Programme
) -> Iterator[tuple[str, str]]:
    place = f"sessions.templates.{template.id}"
    used = template.slots
    for name in (*used, *template.kept, *template.at_level_1, *filter(None, [template.second_core])):
        if name not in sessions.slots:
            yield place, f"there is no slot {name}"
    for name in (*template.kept, *template.at_level_1, *filter(None, [template.second_core])):
        if name not in used:
            yield place, f"{name} is named, but not in the session"
    first = {name: exercises[sessions.slots[name].ladder[0]] for name in used}
    of = {stage: [name for name in template.main if first[name].stage is stage] for stage in Stage}
    counts = _counts(template, of, sessions, programme)
    for what, found, least, most in counts:
        if not least <= found <= most:
            yield place, f"{found} {what}; the numbers ask for {least} to {most}"


def _counts(
    template: Template, of: Mapping[Stage, list[str]], sessions: SessionRules, programme: Programme
) -> Iterator[tuple[str, int, int, int]]:
    """What is counted in a template, how many there are, the least and the most."""
    if template.stage is Stage.PELVIS:
        most = sessions.pelvis_exercises_max
        yield "pelvis exercises", len(of[Stage.PELVIS]), sessions.pelvis_exercises_min, most
    else:
        yield "exercises of the pelvis pair", len(template.kept), sessions.pelvis_kept, sessions.pelvis_kept
    if template.stage is Stage.STRENGTH:
        at_all_levels = [name for name in of[Stage.STRENGTH] if name not in template.at_level_1]
        yield "strength exercises", len(at_all_levels), sessions.strength_slots, sessions.strength_slots
        at_level_1 = sessions.strength_slots_level_1
        yield "strength exercises at level 1", len(of[Stage.STRENGTH]), at_level_1, at_level_1
        yield "core exercises", len(of[Stage.CORE]), sessions.core_slots_min, sessions.core_slots_max
        short = sessions.short_stretch_slots
        yield "short stretches", len(template.short_stretches), short, short
    if template.stage is Stage.FLEXIBILITY:
        yield "core exercises", len(of[Stage.CORE]), 0, programme.core.starter_per_session_max


def _section(table: dict[str, Any], name: str) -> list[tuple[str, Any]]:
    found = table.pop(name, None)
    if not isinstance(found, dict):
        raise ContentError(_FILE, f"sessions.{name}", "this section is missing")
    return list(found.items())


def _read(place: str, raw: Any, kind: type[T], name: str) -> T:
    try:
        return read_group(kind, raw, id=name)
    except MisfitError as fault:
        raise ContentError(_FILE, f"sessions.{place}", str(fault)) from None
