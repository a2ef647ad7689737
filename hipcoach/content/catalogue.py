"""Reads exercises.toml into exercises."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from hipcoach.content.errors import ContentError, MisfitError
from hipcoach.content.reading import check_sections, entries, read_fields
from hipcoach.domain.exercise import Caution, Dose, Exercise, Role, Tempo

if TYPE_CHECKING:
    from collections.abc import Iterator

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
