"""Checks exercises.toml: that exercises fit each other, and each can be counted, dosed and traced to a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.content.catalogue import FILE
from hipcoach.content.errors import ContentError, MisfitError
from hipcoach.domain.exercise import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from hipcoach.domain.exercise import Exercise

_TIERS = (1, 2, 3)
_LONGEST_S = 600  # longer holds and rests are a slip of the unit


def check_catalogue(exercises: Mapping[str, Exercise], flags: Collection[str]) -> None:
    """Check what no single entry can know: references, cycles, flags.

    Raises:
        ContentError: Entries do not fit each other.
    """
    for exercise in exercises.values():
        try:
            _check_references(exercise, exercises, flags)
            _check_sense(exercise)
        except MisfitError as fault:
            raise ContentError(FILE, f"exercise.{exercise.id}", str(fault)) from None
    for field in ("easier", "harder"):
        _check_no_cycle(exercises, field)


def _check_references(exercise: Exercise, exercises: Mapping[str, Exercise], flags: Collection[str]) -> None:
    instead = [other for caution in exercise.cautions for other in caution.instead]
    for field, ids in (("easier", exercise.easier), ("harder", exercise.harder), ("cautions: instead", instead)):
        for other in ids:
            if other not in exercises:
                raise MisfitError(f"{field}: there is no exercise {other}")
    for caution in exercise.cautions:
        for other in caution.instead:
            if exercises[other].is_excluded_by(frozenset({caution.flag})):
                raise MisfitError(f"cautions: {caution.flag}: instead: {other} is left out under {caution.flag} too")
    used = [caution.flag for caution in exercise.cautions] + [flag for flag, _ in exercise.level_caps]
    for flag in used:
        if flag not in flags:
            raise MisfitError(f"cautions, level_caps: there is no flag {flag}")


def _check_sense(exercise: Exercise) -> None:
    """Check that an exercise can be counted, dosed and traced to a source."""
    if exercise.tier not in _TIERS:
        raise MisfitError(f"tier: expected 1, 2 or 3, found {exercise.tier}")
    if "[" not in exercise.source:
        raise MisfitError("source: the evidence note has no mark such as [V:key], [R: citation] or [D]")
    if (exercise.tempo is not None) is not (exercise.kind is Kind.REPS):
        raise MisfitError("tempo_s: needed for kind reps, and only there")
    if (exercise.hold_type is not None) is not (exercise.kind is Kind.HOLD):
        raise MisfitError("hold_type: needed for kind hold, and only there")
    _check_doses(exercise)


def _check_doses(exercise: Exercise) -> None:
    """Check that there are levels to do, in order, and none is out of reach."""
    if [dose.level for dose in exercise.doses] != list(range(1, len(exercise.doses) + 1)) or not exercise.doses:
        raise MisfitError("doses: levels count up from 1")
    for flag, level in exercise.level_caps:
        if not 1 <= level < exercise.doses[-1].level:
            highest = exercise.doses[-1].level
            raise MisfitError(
                f"level_caps: {flag}: {level} leaves no level or caps nothing; exclude, or 1 to {highest - 1}"
            )
    for dose in exercise.doses:
        if max(dose.hold_s, dose.rest_s) > _LONGEST_S:
            raise MisfitError(f"dose {dose.level}: hold_s and rest_s are seconds, at most {_LONGEST_S}")
        if dose.hold_s <= 0 and exercise.kind is not Kind.REPS:
            raise MisfitError(f"dose {dose.level}: hold_s must be more than 0 for kind {exercise.kind.value}")


def _check_no_cycle(exercises: Mapping[str, Exercise], field: str) -> None:
    """Follow the references from every exercise; none may come back to where it began."""
    done: set[str] = set()

    def visit(exercise_id: str, path: tuple[str, ...]) -> None:
        if exercise_id in path:
            circle = " -> ".join((*path[path.index(exercise_id) :], exercise_id))
            raise ContentError(FILE, f"exercise.{exercise_id}", f"{field}: goes round in a circle: {circle}")
        if exercise_id not in done:
            for other in getattr(exercises[exercise_id], field):
                visit(other, (*path, exercise_id))
            done.add(exercise_id)

    for exercise_id in exercises:
        visit(exercise_id, ())
