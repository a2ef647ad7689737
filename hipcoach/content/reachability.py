"""Checks that every stage can be reached: criteria within what there is, and a way round every single precaution.

Where precautions leave fewer exercises than a criterion counts, "all that remain" is enough (E3), so a flag can close a
way only by leaving nothing, or by taking a test out that nothing replaces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.content.errors import ContentError
from hipcoach.content.rulebook import RULES_FILE, STAGES_FILE
from hipcoach.domain.balance_stage import ALONE, SHIFTS, SUPPORTED
from hipcoach.domain.exercise import HoldType, Position, Stage
from hipcoach.domain.precautions import HOLDS_ON
from hipcoach.domain.self_tests import KNEE_OUT, TILT, WEIGHT_SHARE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hipcoach.domain.exercise import Exercise
    from hipcoach.domain.parameters import Programme

    Count = tuple[str, int, list[Exercise], int]

_EXERCISES_FILE = "exercises.toml"
_TANDEM = "tandem"
_SIDES = ("worked", "both")


def check_criteria(programme: Programme, exercises: Mapping[str, Exercise]) -> None:
    """Check that each criterion can be met by somebody without precautions.

    Raises:
        ContentError: One asks for more than there is.
    """
    _check_members(programme, exercises)
    for place, count, among, level in _counts(programme, list(exercises.values())):
        able = [each for each in among if each.doses[-1].level >= level]
        if count > len(able):
            stage, _, field = place.partition(": ")
            what = f"level {level} of {count} exercises" if level > 1 else f"{count} exercises"
            raise ContentError(STAGES_FILE, stage, f"{field}: asks for {what}, and there are {len(able)}")
    for place, measure_id, unit, needed in _asked_of_tests(programme):
        group, _, field = place.partition(": ")
        file = RULES_FILE if group == "safety" else STAGES_FILE
        measure = programme.measures.get(measure_id)
        if measure is None:
            raise ContentError(file, group, f"{field}: there is no self-test {measure_id}")
        if measure.unit != unit:
            raise ContentError(file, group, f"{field}: {measure_id} is in {measure.unit}, not in {unit}")
        cap = measure.cap if measure.cap_for_unlock is None else measure.cap_for_unlock
        if cap is not None and needed > cap:
            raise ContentError(file, group, f"{field}: {needed:g} can't be reached, since {measure_id} ends at {cap:g}")


def check_ways(programme: Programme, exercises: Mapping[str, Exercise]) -> None:
    """Check that no single precaution closes a stage for good.

    Raises:
        ContentError: One leaves no way.
    """
    for flag in programme.flags.ids:
        flags = frozenset({flag})
        left = [each for each in exercises.values() if not each.is_excluded_by(flags)]
        for stage in Stage:
            if not any(each.stage is stage and each.tier == 1 for each in left):
                raise ContentError(_EXERCISES_FILE, "", f"{flag} leaves nothing to begin {stage.value} with")
        focus = programme.strength.every_session_focus
        if not any(each.stage is Stage.STRENGTH and focus in each.focus for each in left):
            problem = f"every_session_focus: {flag} leaves no exercise for {focus}"
            raise ContentError(STAGES_FILE, "strength", problem)
        _check_tests(programme, flag)
        _check_gates(programme, exercises, flags)


def _counts(programme: Programme, exercises: list[Exercise]) -> Iterator[Count]:
    """Every criterion that counts exercises: its place, how many, among which, at which level."""
    pelvis, strength, core = programme.pelvis, programme.strength, programme.core
    of = {stage: [each for each in exercises if each.stage is stage] for stage in Stage}
    standing = [each for each in of[Stage.PELVIS] if each.position is Position.STANDING]
    by_id = {each.id: each for each in exercises}
    yield "pelvis: green_exercises", pelvis.green_exercises, of[Stage.PELVIS], pelvis.green_level
    yield "pelvis: green_standing", pelvis.green_standing, standing, pelvis.green_level
    yield "pelvis: even_load_level", 1, [by_id[pelvis.even_load_exercise]], pelvis.even_load_level
    yield "pelvis: tier_3_green_tier_2", pelvis.tier_3_green_tier_2, _tier(of[Stage.PELVIS], 2), 1
    first = [by_id[each] for each in strength.tier_1_exercises]
    rotators = [each for each in first if strength.tier_2_green_focus in each.focus]
    level = strength.tier_2_green_level
    yield "strength: tier_2_green_exercises", strength.tier_2_green_exercises, first, level
    yield "strength: tier_2_green_focus", 1, rotators, level
    second = _tier(of[Stage.STRENGTH], 2)
    yield "strength: tier_3_green_exercises", strength.tier_3_green_exercises, second, strength.tier_3_green_level
    yield "core: tier_2_green_exercises", core.tier_2_green_exercises, _tier(of[Stage.CORE], 1), core.tier_2_green_level
    yield "core: tier_3_green_level", 1, [by_id[core.tier_3_exercise]], core.tier_3_green_level
    hinge = by_id[programme.balance.hinge_exercise]
    yield "balance: hinge_green_level", 1, [hinge], programme.balance.hinge_green_level
    yield from _stretch_counts(programme, of[Stage.FLEXIBILITY])
    for exercise_id, level, *_ in programme.balance.gates:
        yield f"balance: gates of {exercise_id}", 1, [by_id[exercise_id]], level


def _stretch_counts(programme: Programme, stretches: list[Exercise]) -> Iterator[Count]:
    flexibility, sessions, kept = programme.flexibility, programme.sessions, programme.maintenance
    for focus in flexibility.stretch_focuses:
        fitting = [each for each in stretches if each.hold_type is HoldType.STRETCH and focus in each.focus]
        yield f"flexibility: stretch_focuses, {focus}", 1, _tier(fitting, 1), 1
        yield f"maintenance: stretches_per_focus, {focus}", kept.stretches_per_focus, fitting, 1
    for last in _tier(stretches, 3):
        same = [each for each in stretches if each.tier < last.tier and each.focus[0] == last.focus[0]]
        needed = flexibility.tier_3_green_exercises
        yield f"flexibility: tier_3_green_exercises, before {last.id}", needed, same, flexibility.tier_3_green_level
    yield "sessions: short_stretch_slots", sessions.short_stretch_slots, stretches, 1
    flexors = [each for each in stretches if "hip_flexors" in each.focus]
    yield "sessions: hip_flexor_slots", sessions.hip_flexor_slots, flexors, 1
    rotators = [each for each in stretches if "external_rotators" in each.focus]
    yield "sessions: external_rotator_slots_max", sessions.external_rotator_slots_max, rotators, 1


def _asked_of_tests(programme: Programme) -> Iterator[tuple[str, str, str, float]]:
    """Every criterion that asks something of a test: its place, the test, the unit it means, how much."""
    pelvis, balance, strength, safety = programme.pelvis, programme.balance, programme.strength, programme.safety
    yield "pelvis: tilt_min", TILT, "reps", pelvis.tilt_min
    yield "pelvis: knee_out_min", KNEE_OUT, "reps", pelvis.knee_out_min
    yield "pelvis: weight_share_max", WEIGHT_SHARE, "percent", pelvis.weight_share_max
    yield "strength: tier_3_test_min_s", strength.tier_3_test, "s", strength.tier_3_test_min_s
    yield "balance: entry_stand_s", SUPPORTED, "s", balance.entry_stand_s
    yield "balance: entry_shifts", SHIFTS, "reps", balance.entry_shifts
    for exercise_id, _, test, seconds, _ in balance.gates:
        yield f"balance: gates of {exercise_id}", test, "s", seconds
    yield "safety: one_leg_min_s", ALONE, "s", safety.one_leg_min_s
    yield "safety: tandem_min_s", _TANDEM, "s", safety.tandem_min_s


def _check_members(programme: Programme, exercises: Mapping[str, Exercise]) -> None:
    """Check that lists of exercises hold those of their stage and tier, and range tests can be judged."""
    for group, field, ids, stage, tiers in (
        ("strength", "tier_1_exercises", programme.strength.tier_1_exercises, Stage.STRENGTH, (1,)),
        ("core", "starter_exercises", programme.core.starter_exercises, Stage.CORE, (1,)),
        ("core", "tier_3_exercise", (programme.core.tier_3_exercise,), Stage.CORE, (1, 2)),
        ("pelvis", "even_load_exercise", (programme.pelvis.even_load_exercise,), Stage.PELVIS, (1, 2)),
        ("sessions", "borrowed_in_pelvis", programme.sessions.borrowed_in_pelvis, Stage.FLEXIBILITY, (1,)),
        ("balance", "gates", tuple(gate[0] for gate in programme.balance.gates), Stage.BALANCE, (1, 2, 3)),
    ):
        for exercise_id in ids:
            exercise = exercises[exercise_id]
            if exercise.stage is not stage or exercise.tier not in tiers:
                wanted = " or ".join(str(tier) for tier in tiers)
                problem = f"{field}: {exercise_id} is not of {stage.value}, tier {wanted}"
                raise ContentError(STAGES_FILE, group, problem)
    for gate in programme.balance.gates:
        if gate[-1] not in _SIDES:
            raise ContentError(STAGES_FILE, "balance", f"gates: expected {' or '.join(_SIDES)}; found {gate[-1]!r}")
    for test in programme.flexibility.tests:
        measure = programme.measures[test]
        if not measure.is_per_side or measure.change is None or (measure.band_min is None and measure.band_max is None):
            raise ContentError(STAGES_FILE, "flexibility", f"tests: {test} has no band and change for each side")


def _check_tests(programme: Programme, flag: str) -> None:
    """Check that a precaution leaves the tests a stage can't do without."""
    measures = programme.measures
    excluded = {measure.id for measure in measures.values() if flag in measure.excluded_by}
    for test in (TILT, KNEE_OUT):
        if test in excluded:
            raise ContentError(STAGES_FILE, "pelvis", f"{flag} takes {test} out, and nothing stands in for it")
    if excluded.issuperset(programme.flexibility.tests):
        raise ContentError(STAGES_FILE, "flexibility", f"tests: {flag} takes all of them out")
    if SHIFTS in excluded and (flag == HOLDS_ON or SUPPORTED in excluded):
        raise ContentError(STAGES_FILE, "balance", f"{flag} takes out all tests that open it")


def _check_gates(programme: Programme, exercises: Mapping[str, Exercise], flags: frozenset[str]) -> None:
    """Check that no exercise goes past its gate because a precaution takes the test out."""
    for exercise_id, level, test, *_ in programme.balance.gates:
        exercise = exercises[exercise_id]
        is_out = not flags.isdisjoint(programme.measures[test].excluded_by)
        if is_out and not exercise.is_excluded_by(flags) and exercise.highest_level(flags) >= level:
            flag = next(iter(flags))
            problem = f"gates: {flag} takes {test} out, so {exercise_id} would open at level {level} without it"
            raise ContentError(STAGES_FILE, "balance", problem)


def _tier(exercises: Iterable[Exercise], tier: int) -> list[Exercise]:
    return [each for each in exercises if each.tier == tier]
