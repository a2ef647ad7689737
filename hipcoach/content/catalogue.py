"""Reads exercises.toml into exercises, and checks that they fit each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from hipcoach.content.errors import ContentError, MisfitError
from hipcoach.content.reading import check_sections, entries, read_fields
from hipcoach.domain.exercise import Caution, Dose, Exercise, Kind, Role, Tempo

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

FILE = "exercises.toml"
_SPEC = {
    "stage": "Stage",
    "tier": "int",
    "kind": "Kind",
    "hold_type": "HoldType",
    "tempo_s": "tuple[float, ...]",
    "is_per_side": "bool",
    "position": "Position",
    "roles": "tuple[str, ...]",
    "focus": "tuple[str, ...]",
    "targets": "tuple[str, ...]",
    "equipment": "tuple[str, ...]",
    "easier": "tuple[str, ...]",
    "harder": "tuple[str, ...]",
    "source": "str",
    "level_caps": "dict",
    "doses": "list",
    "cautions": "dict",
}
_OPTIONAL = frozenset({"hold_type", "tempo_s", "level_caps", "cautions"})
_DOSE_SPEC = {
    "level": "int",
    "sets": "int",
    "reps": "int",
    "hold_s": "float",
    "rest_s": "float",
    "tempo_s": "tuple[float, ...]",
    "pyramid": "tuple[int, ...]",
}
_DOSE_OPTIONAL = frozenset({"tempo_s", "pyramid"})
_CAUTION_SPEC = {"does": "str", "instead": "tuple[str, ...]"}
_DOES = {"modify": False, "exclude": True}
_ROLES = {role.value: role for role in Role}
_TIERS = (1, 2, 3)
_LONGEST_S = 600  # longer holds and rests are a slip of the unit
_TEMPO_PARTS = 3


class Catalogue(Mapping[str, Exercise]):
    """All exercises by id, in the order of the file; each is built when it is first asked for.

    Looking one up raises ``ContentError`` when its entry can't be read, which a checked file never does.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Wrap the tables of the file.

        Raises:
            ContentError: A section is missing or unknown.
        """
        check_sections(FILE, data, ("catalogue", "exercise"))
        self._tables = dict(entries(FILE, data, "exercise"))
        self._built: dict[str, Exercise] = {}

    def __getitem__(self, exercise_id: str) -> Exercise:
        """The exercise with an id."""
        exercise = self._built.get(exercise_id)
        if exercise is None:
            table = self._tables[exercise_id]
            try:
                exercise = self._built[exercise_id] = _exercise(exercise_id, table)
            except ValueError as fault:
                raise ContentError(FILE, f"exercise.{exercise_id}", str(fault)) from None
        return exercise

    def __iter__(self) -> Iterator[str]:
        """The ids in the order of the file."""
        return iter(self._tables)

    def __len__(self) -> int:
        """How many exercises there are."""
        return len(self._tables)

    def __contains__(self, exercise_id: object) -> bool:
        """Whether there is such an exercise, without building it."""
        return exercise_id in self._tables


def read_reviewer(data: Mapping[str, Any]) -> str:
    """Who reviewed the catalogue; "" for nobody yet.

    Raises:
        ContentError: The head of the file can't be read.
    """
    try:
        return str(read_fields(data.get("catalogue"), {"schema_version": "int", "reviewed_by": "str"})["reviewed_by"])
    except MisfitError as fault:
        raise ContentError(FILE, "catalogue", str(fault)) from None


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


def _exercise(exercise_id: str, table: Any) -> Exercise:
    fields = read_fields(table, _SPEC, _OPTIONAL)
    tempo_s, caps = fields.pop("tempo_s", None), fields.pop("level_caps", {})
    raw_doses, raw_cautions, roles = fields.pop("doses"), fields.pop("cautions", {}), fields.pop("roles")
    fields.setdefault("hold_type", None)
    for flag, level in caps.items():
        if type(level) is not int:
            raise MisfitError(f"level_caps: {flag}: expected a whole number, found {level!r}")
    for role in roles:
        if role not in _ROLES:
            raise MisfitError(f"roles: expected some of {', '.join(_ROLES)}; found {role!r}")
    return Exercise(
        id=exercise_id,
        tempo=_tempo(tempo_s),
        roles=frozenset([_ROLES[role] for role in roles]),
        cautions=tuple([_caution(flag, raw) for flag, raw in raw_cautions.items()]),
        level_caps=tuple(caps.items()),
        doses=tuple([_dose(number, raw) for number, raw in enumerate(raw_doses, start=1)]),
        **fields,
    )


def _tempo(seconds: tuple[float, ...] | None) -> Tempo | None:
    if seconds is None:
        return None
    if len(seconds) != _TEMPO_PARTS:
        raise MisfitError(f"tempo_s: expected seconds out, pause, back; found {list(seconds)}")
    out_s, hold_s, back_s = seconds
    return Tempo(out_s=out_s, hold_s=hold_s, back_s=back_s)


def _dose(number: int, table: Any) -> Dose:
    try:
        fields = read_fields(table, _DOSE_SPEC, _DOSE_OPTIONAL)
        return Dose(tempo=_tempo(fields.pop("tempo_s", None)), **fields)
    except ValueError as fault:
        raise MisfitError(f"dose {number}: {fault}") from None


def _caution(flag: str, table: Any) -> Caution:
    try:
        fields = read_fields(table, _CAUTION_SPEC, ("instead",))
    except MisfitError as fault:
        raise MisfitError(f"cautions: {flag}: {fault}") from None
    excludes = _DOES.get(fields["does"])
    if excludes is None:
        raise MisfitError(f"cautions: {flag}: does: expected modify or exclude, found {fields['does']!r}")
    return Caution(flag=flag, excludes=excludes, instead=fields.get("instead", ()))


def _check_references(exercise: Exercise, exercises: Collection[str], flags: Collection[str]) -> None:
    instead = [other for caution in exercise.cautions for other in caution.instead]
    for field, ids in (("easier", exercise.easier), ("harder", exercise.harder), ("cautions: instead", instead)):
        for other in ids:
            if other not in exercises:
                raise MisfitError(f"{field}: there is no exercise {other}")
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
    if [dose.level for dose in exercise.doses] != list(range(1, len(exercise.doses) + 1)) or not exercise.doses:
        raise MisfitError("doses: levels count up from 1")
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
