"""What holds of every limit, whatever the records, the person and the plan."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from hipcoach.domain.exercise import Dose, Position, Stage
from hipcoach.domain.limits import LimitReason
from hipcoach.domain.pt_plan import FALL_FLAGS, PlannedDose
from tests.unit.months import everything, steady
from tests.unit.samples import EXERCISES, PROGRAMME, day

DOSE = Dose(level=3, sets=2, reps=9, hold_s=5, rest_s=30)
FLAGS = st.frozensets(st.sampled_from(PROGRAMME.flags.ids), max_size=4)
NEEDED = sorted({item for each in EXERCISES.values() for item in each.equipment if not item.endswith("_optional")})
LACKS = st.frozensets(st.sampled_from(NEEDED), max_size=4)
PLANNED = st.builds(
    dict,
    opens=st.frozensets(st.sampled_from(sorted(EXERCISES)), max_size=6),
    opens_stages=st.frozensets(st.sampled_from(list(Stage)), max_size=3),
    lifts_flags=FLAGS,
)


@settings(max_examples=60, deadline=None)
@given(flags=FLAGS, lacks=LACKS, planned=st.none() | PLANNED, today=st.integers(0, 89))
def test_no_exercise_a_flag_in_force_excludes_is_ever_open(flags, lacks, planned, today):
    months = everything(flags=flags, lacks=lacks)
    if planned:
        months.plan(**planned)
    judge = months.judge(today)

    for name, found in judge.limits().items():
        exercise = EXERCISES[name]
        assert 0 <= found.level_max <= exercise.highest_level(judge.person.flags)
        assert not (found.is_open and exercise.is_excluded_by(judge.person.flags))
        assert not (found.is_open and lacks & {item for item in exercise.equipment if "_level_" not in item})


@settings(max_examples=40, deadline=None)
@given(flags=FLAGS, less=FLAGS, today=st.integers(0, 89))
def test_fewer_precautions_never_close_anything_by_precaution(flags, less, today):
    """Only so far as precautions go: a test that is no longer taken out is asked for again."""
    with_all, with_less = everything(flags=flags).limits(today), everything(flags=flags - less).limits(today)

    for name, found in with_less.items():
        if found.reason is LimitReason.FLAG:
            assert with_all[name].level_max <= found.level_max


@settings(max_examples=20, deadline=None)
@given(today=st.integers(0, 89), number=st.integers(0, 89))
def test_without_a_lock_or_a_fall_nothing_is_tighter(today, number):
    months = everything()
    free = months.limits(today)
    months.person = months.person.replace(is_locked=True, may_stand=False, fell_on=day(number))
    months.judging["closed"] = frozenset({Stage.STRENGTH})

    assert all(found.level_max <= free[name].level_max for name, found in months.limits(today).items())


STAGES = st.frozensets(st.sampled_from(list(Stage)), max_size=2)
NAMES = st.frozensets(st.sampled_from(sorted(EXERCISES)), max_size=5)
DOSES = st.lists(
    st.builds(
        PlannedDose,
        exercise_id=st.sampled_from(sorted(EXERCISES)),
        level_min=st.none() | st.integers(1, 4),
        level_max=st.none() | st.integers(1, 4),
        dose=st.none() | st.just(DOSE),
    ),
    max_size=3,
)


@settings(max_examples=80, deadline=None)
@given(
    own=FLAGS,
    falls=st.sampled_from([frozenset(), *(frozenset({flag}) for flag in sorted(FALL_FLAGS))]),
    may_stand=st.booleans(),
    plan=st.fixed_dictionaries(
        {"opens": NAMES, "opens_stages": STAGES, "locks_stages": STAGES, "bans": NAMES, "lifts_flags": FLAGS}
    ),
    doses=DOSES,
    today=st.integers(0, 59),
)
def test_no_plan_takes_an_exercise_beyond_what_falls_and_fall_flags_leave(own, falls, may_stand, plan, doses, today):
    months = steady(60, flags=own | falls, may_stand=may_stand).plan(0, doses=tuple(doses), **plan)
    judge = months.judge(today)

    for name, found in judge.limits().items():
        assert found.level_max <= EXERCISES[name].highest_level(falls)
        assert not (found.is_open and EXERCISES[name].is_excluded_by(falls))
        assert not (found.is_open and not may_stand and EXERCISES[name].position is Position.STANDING)
        assert not (found.is_open and name in plan["bans"])
        assert found.level_min <= max(found.level_max, 1)
        assert found.dose is None or found.dose.level <= found.level_max
