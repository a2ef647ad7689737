"""Checks measures.toml: that the numbers of a self-test fit its unit and each other, and that what it names exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.content.errors import ContentError, MisfitError
from hipcoach.content.measure_tables import FILE
from hipcoach.domain.entering import COUNTED, MOST_OF_UNIT
from hipcoach.domain.exercise import Stage
from hipcoach.domain.support import Support

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from hipcoach.domain.measures import Measure, Protocol
    from hipcoach.domain.parameters import Programme
    from hipcoach.domain.support import FallTable

_GATES = ("", *[stage.value for stage in Stage], "strength_tier_3", "fall_risk")
_NUMBERS = (
    "cap",
    "cap_for_unlock",
    "band_min",
    "band_max",
    "band_side_difference_below",
    "marked_over",
    "asymmetry",
    "asymmetry_floor",
    "change",
    "change_probable",
    "change_younger",
)
_NEEDS = (  # a field, and another it makes no sense without
    ("cap_for_unlock", "cap"),
    ("asymmetry_share", "asymmetry"),
    ("asymmetry_floor", "asymmetry"),
    ("change_share", "change"),
    ("change_probable", "change"),
    ("change_younger", "change"),
)
_FLAGS = ("excluded_by", "affected_excluded_by", "changed_by", "needs_adult_by", "no_norms_by")
_TIERS = (1, 2, 3)
_FALL_FLAGS = ("fall_risk_1", "fall_risk_2")


def check_measures(programme: Programme, exercises: Collection[str]) -> None:
    """Check every measure and protocol.

    Raises:
        ContentError: Something does not fit.
    """
    for measure in programme.measures.values():
        try:
            _check_unit(measure)
            _check_sense(measure)
            _check_sides(measure)
            _check_named(measure, programme, exercises)
            _check_flags(measure, programme.flags.ids)
        except MisfitError as fault:
            raise ContentError(FILE, f"measure.{measure.id}", str(fault)) from None
    used = {measure.protocol for measure in programme.measures.values()}
    for protocol in programme.protocols.values():
        try:
            _check_protocol(protocol)
        except MisfitError as fault:
            raise ContentError(FILE, f"protocol.{protocol.id}", str(fault)) from None
        if protocol.id not in used:
            raise ContentError(FILE, f"protocol.{protocol.id}", "no measure is done this way")


def check_support(measures: Mapping[str, Measure], table: FallTable) -> None:
    """Check that the tests of A3's table are left out, and have somebody beside them, where the measures say so.

    Raises:
        ContentError: The two files contradict each other.
    """
    for row in table.rows:
        for measure in [measures[each] for each in row.tests if each in measures]:
            for level, flag in enumerate(_FALL_FLAGS, start=1):
                is_never, needs_adult = not row.level_max[level], row.support[level] is Support.ADULT_BESIDE
                field = "excluded_by" if is_never is not (flag in measure.excluded_by) else ""
                field = field or ("needs_adult_by" if needs_adult and flag not in measure.needs_adult_by else "")
                if field:
                    problem = f"{field}: {flag} does not fit standing_row.{row.id} in safety.toml"
                    raise ContentError(FILE, f"measure.{measure.id}", problem)


def _check_unit(measure: Measure) -> None:
    """Check that every number can be one of the unit, and can be reached."""
    most = MOST_OF_UNIT.get(measure.unit)
    if most is None:
        raise MisfitError(f"unit: expected one of {', '.join(MOST_OF_UNIT)}; found {measure.unit!r}")
    for name, number in _numbers(measure):
        if number > most:
            raise MisfitError(f"{name}: {number:g} does not fit the unit {measure.unit}")
        if measure.unit in COUNTED and number != int(number):
            raise MisfitError(f"{name}: {measure.unit} are whole, found {number:g}")
        if measure.cap is not None and number > measure.cap:
            raise MisfitError(f"{name}: {number:g} can't be reached, since cap is {measure.cap:g}")
    if measure.unit == "text" and measure.gate:
        raise MisfitError("gate: nothing can be opened by words")


def _check_sense(measure: Measure) -> None:
    """Check that the numbers do not contradict each other."""
    for name, needed in _NEEDS:
        if getattr(measure, name) is not None and getattr(measure, needed) is None:
            raise MisfitError(f"{name}: makes no sense without {needed}")
    wrong = "band_min" if measure.is_lower_better else "band_max"
    if getattr(measure, wrong) is not None:
        raise MisfitError(
            f"{wrong}: does not fit a test where {'less' if measure.is_lower_better else 'more'} is better"
        )
    if measure.marked_over is not None and (measure.band_max is None or measure.marked_over < measure.band_max):
        raise MisfitError("marked_over: must not be below band_max")
    if measure.change_probable is not None and measure.change_probable >= (measure.change or 0):
        raise MisfitError("change_probable: must be less than change")
    if (measure.change_younger is not None) is not (measure.change_from_age > 0):
        raise MisfitError("change_younger, change_from_age: one needs the other")
    if list(measure.grades) != sorted(measure.grades):
        raise MisfitError("grades: values must go up")


def _check_sides(measure: Measure) -> None:
    """Check that what is about sides stands at tests that have them, and the schedule is one."""
    if not measure.is_per_side:
        if measure.band_side_difference_below is not None or measure.affected_excluded_by:
            raise MisfitError("band_side_difference_below, affected_excluded_by: only for tests of each side")
        if measure.asymmetry is not None and measure.unit != "percent":
            raise MisfitError("asymmetry: only for tests of each side, or a difference in percent")
    if measure.needs_tier not in _TIERS or (measure.needs_tier > 1 and measure.needs_stage is None):
        raise MisfitError("needs_tier: expected 1, 2 or 3 of a stage")
    if measure.setup_times < 1 or (measure.setup_times > 1 and not measure.at_setup):
        raise MisfitError("setup_times: needs at_setup, and at least 1")


def _check_named(measure: Measure, programme: Programme, exercises: Collection[str]) -> None:
    """Check that everything it names exists."""
    if measure.protocol not in programme.protocols:
        raise MisfitError(f"protocol: there is no {measure.protocol}")
    if measure.gate not in _GATES:
        raise MisfitError(f"gate: expected one of {', '.join(_GATES[1:])}; found {measure.gate!r}")
    if measure.gated_as and measure.gated_as not in exercises:
        raise MisfitError(f"gated_as: there is no exercise {measure.gated_as}")
    other = programme.measures.get(measure.stands_in_for)
    if measure.stands_in_for and (other is None or other.unit != measure.unit or other.stands_in_for):
        raise MisfitError(f"stands_in_for: {measure.stands_in_for} is no other test of the same unit")


def _check_flags(measure: Measure, known: Collection[str]) -> None:
    for field in _FLAGS:
        for flag in getattr(measure, field):
            if flag not in known:
                raise MisfitError(f"{field}: there is no flag {flag}")
            if field != "excluded_by" and flag in measure.excluded_by:
                raise MisfitError(f"{field}: {flag} takes the test out already")


def _check_protocol(protocol: Protocol) -> None:
    if min(protocol.tries, protocol.rounds) < 1 or protocol.step <= 0:
        raise MisfitError("tries, rounds and step must be more than 0")
    if max(protocol.rest_s, protocol.still_s, protocol.work_s or 0) > MOST_OF_UNIT["s"]:
        raise MisfitError(f"rest_s, still_s and work_s are seconds, at most {MOST_OF_UNIT['s']}")
    low, high = protocol.height_cm_min, protocol.height_cm_max
    if (low is None) is not (high is None) or (low is not None and high is not None and low > high):
        raise MisfitError("height_cm_min, height_cm_max: needs both, the lower first")


def _numbers(measure: Measure) -> Iterator[tuple[str, float]]:
    for name in _NUMBERS:
        number = getattr(measure, name)
        if number is not None:
            yield name, number
    for least, _ in measure.grades:
        yield "grades", least
