"""The side that goes first and gets an extra set, group by group, as the self-tests show it (E7, C7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.differences import asymmetry
from hipcoach.domain.exercise import Side

if TYPE_CHECKING:
    from datetime import date

    from hipcoach.domain.history import History
    from hipcoach.domain.measures import Measure
    from hipcoach.domain.parameters import Programme
    from hipcoach.domain.path import Person

FOCUS_OF = {
    "pelvic_control.knee_out": "pelvis_control",
    "thomas_gap": "hip_flexors",
    "seated_ir": "external_rotators",
    "fig4_height": "external_rotators",
    "level_hip_stand": "abductors",
    "side_bridge": "core_lateral",
    "slst_eo": "balance_static",
}
"""The group of exercises a test speaks for, the more telling test of a group first."""


def worse_sides(history: History, programme: Programme, person: Person, day: date) -> dict[str, Side]:
    """The worse side of each group whose difference counts, by focus; the test decides, not the pain.

    A difference counts until so many tests in a row no longer show it.
    """
    found: dict[str, Side] = {}
    for name, focus in FOCUS_OF.items():
        measure = programme.measures.get(name)
        if measure is not None and focus not in found and not person.flags.intersection(measure.excluded_by):
            side = _worse_side(history, measure, day, programme.sessions.worse_side_tests_to_end)
            if side is not None:
                found[focus] = side
    return found


def _worse_side(history: History, measure: Measure, day: date, tests: int) -> Side | None:
    """The worse side in the latest of the last tests that showed a difference that counts, or None."""
    left = {each.stamp.day: each.value for each in history.measured_until(day, measure.id, Side.LEFT)}
    right = {each.stamp.day: each.value for each in history.measured_until(day, measure.id, Side.RIGHT)}
    both = sorted(left.keys() & right.keys())
    for tested_on in reversed(both[-tests:]):
        found = asymmetry(measure, left[tested_on], right[tested_on])
        if found is not None and found.counts:
            return found.worse
    return None
