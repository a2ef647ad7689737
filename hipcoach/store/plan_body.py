"""The lists of a physiotherapist's plan as JSON text, and back."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from hipcoach.domain.exercise import Dose, Side, Stage, Tempo
from hipcoach.domain.pt_plan import PlannedDose

if TYPE_CHECKING:
    from hipcoach.domain.pt_plan import PtPlan

VERSION = 1
"""The kind of body ``body_text`` writes."""

_STAGES = {stage.value: stage for stage in Stage}


class PlanBodyError(ValueError):
    """A body isn't what ``body_text`` writes; says which place of it, and what stands there."""


def body_text(plan: PtPlan) -> str:
    """What a plan opens, locks, bans, sets and lifts, always in the same order."""
    body = {
        "opens_stages": sorted(stage.value for stage in plan.opens_stages),
        "locks_stages": sorted(stage.value for stage in plan.locks_stages),
        "opens": sorted(plan.opens),
        "bans": sorted(plan.bans),
        "doses": [_planned_dose(each) for each in plan.doses],
        "sets_flags": sorted(plan.sets_flags),
        "lifts_flags": sorted(plan.lifts_flags),
        "targets": [list(target) for target in plan.targets],
    }
    return json.dumps(body, ensure_ascii=False)


def read_body(text: str, version: int) -> dict[str, Any]:
    """The values of a body, by their names in ``PtPlan``.

    What is left out is empty, what isn't known is passed over: ids mean nothing here, and a stage this version doesn't
    know is left out.

    Raises:
        PlanBodyError: It isn't JSON, or a value isn't of its kind.
    """
    if version != VERSION:
        raise PlanBodyError(f"body_version: {version}, not {VERSION}")
    try:
        body = _Place("body", json.loads(text))
    except ValueError as error:
        raise PlanBodyError(f"body: {error}") from error
    return {
        "opens_stages": _stages(body.at("opens_stages")),
        "locks_stages": _stages(body.at("locks_stages")),
        "opens": frozenset(each.text() for each in body.at("opens").each()),
        "bans": frozenset(each.text() for each in body.at("bans").each()),
        "doses": tuple(_to_planned_dose(each) for each in body.at("doses").each()),
        "sets_flags": frozenset(each.text() for each in body.at("sets_flags").each()),
        "lifts_flags": frozenset(each.text() for each in body.at("lifts_flags").each()),
        "targets": tuple(_to_target(each) for each in body.at("targets").each()),
    }


def whole_text(plan: PtPlan) -> str:
    """All of a plan but its id and stamp, for one that isn't in force yet."""
    head = {
        "version": VERSION,
        "name": plan.name,
        "role": plan.role,
        "made_on": plan.made_on.isoformat(),
        "expires_on": plan.expires_on.isoformat(),
        "reason": plan.reason,
        "affected_side": plan.affected_side.value if plan.affected_side else None,
        "pain_ceiling": plan.pain_ceiling,
        "profile": plan.profile,
    }
    return json.dumps(head | {"body": json.loads(body_text(plan))}, ensure_ascii=False)


def read_whole(text: str) -> dict[str, Any]:
    """The values of ``whole_text``, by their names in ``PtPlan``.

    Raises:
        PlanBodyError: It isn't JSON, or a value isn't of its kind.
    """
    try:
        whole = _Place("plan", json.loads(text))
        version, side, ceiling = (whole.at(key) for key in ("version", "affected_side", "pain_ceiling"))
        return {
            **{key: whole.at(key).text() for key in ("name", "role", "reason", "profile")},
            **{key: date.fromisoformat(whole.at(key).text()) for key in ("made_on", "expires_on")},
            "affected_side": None if side.value is None else Side(side.text()),
            "pain_ceiling": None if ceiling.value is None else ceiling.whole(),
            **read_body(json.dumps(whole.at("body").value), version.whole()),
        }
    except PlanBodyError:
        raise
    except ValueError as error:
        raise PlanBodyError(f"plan: {error}") from error


class _Place:
    """A value of a body and where it stands, for messages."""

    def __init__(self, name: str, value: Any) -> None:
        self.name = name
        self.value = value

    def at(self, key: str) -> _Place:
        """A value by its key; None where it is left out."""
        return _Place(f"{self.name}.{key}", self._of(dict).get(key))

    def each(self) -> list[_Place]:
        """The values of a list; none where it is left out."""
        values = [] if self.value is None else self._of(list)
        return [_Place(f"{self.name}[{index}]", value) for index, value in enumerate(values)]

    def text(self) -> str:
        """Text."""
        return str(self._of(str))

    def whole(self) -> int:
        """A whole number."""
        return int(self._of(int))

    def number(self) -> float:
        """A number."""
        return float(self._of(int, float))

    def wrong(self, why: object) -> PlanBodyError:
        """What to raise about this place."""
        return PlanBodyError(f"{self.name}: {why}")

    def _of(self, *kinds: type) -> Any:
        if not isinstance(self.value, kinds) or isinstance(self.value, bool):
            raise self.wrong(f"{self.value!r} is no {' or '.join(kind.__name__ for kind in kinds)}")
        return self.value


def _planned_dose(planned: PlannedDose) -> dict[str, Any]:
    dose = planned.dose
    return {
        "exercise_id": planned.exercise_id,
        "level_min": planned.level_min,
        "level_max": planned.level_max,
        "dose": None if dose is None else _dose(dose),
    }


def _dose(dose: Dose) -> dict[str, Any]:
    tempo = dose.tempo
    return {
        "level": dose.level,
        "sets": dose.sets,
        "reps": dose.reps,
        "hold_s": dose.hold_s,
        "rest_s": dose.rest_s,
        "tempo": tempo and {"out_s": tempo.out_s, "hold_s": tempo.hold_s, "back_s": tempo.back_s},
        "pyramid": list(dose.pyramid),
    }


def _stages(place: _Place) -> frozenset[Stage]:
    words = {each.text() for each in place.each()}
    return frozenset(_STAGES[word] for word in words & _STAGES.keys())


def _to_planned_dose(place: _Place) -> PlannedDose:
    level_min, level_max, dose = (place.at(key) for key in ("level_min", "level_max", "dose"))
    return PlannedDose(
        exercise_id=place.at("exercise_id").text(),
        level_min=None if level_min.value is None else level_min.whole(),
        level_max=None if level_max.value is None else level_max.whole(),
        dose=None if dose.value is None else _to_dose(dose),
    )


def _to_dose(place: _Place) -> Dose:
    tempo = place.at("tempo")
    try:
        return Dose(
            level=place.at("level").whole(),
            sets=place.at("sets").whole(),
            reps=place.at("reps").whole(),
            hold_s=place.at("hold_s").number(),
            rest_s=place.at("rest_s").number(),
            tempo=None if tempo.value is None else _to_tempo(tempo),
            pyramid=tuple(each.whole() for each in place.at("pyramid").each()),
        )
    except PlanBodyError:
        raise
    except ValueError as error:  # no session could carry it out
        raise place.wrong(error) from error


def _to_tempo(place: _Place) -> Tempo:
    return Tempo(**{key: place.at(key).number() for key in ("out_s", "hold_s", "back_s")})


def _to_target(place: _Place) -> tuple[str, float]:
    pair = place.each()
    if len(pair) != 2:  # noqa: PLR2004  # a measure and its value
        raise place.wrong(f"{place.value!r} is no measure with its value")
    return pair[0].text(), pair[1].number()
