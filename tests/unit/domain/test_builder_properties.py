"""What holds for every session, whatever happened before (A, B4, B6, E3, E5, E7)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hipcoach.domain.dosage import DoseReason
from hipcoach.domain.exercise import Role, Stage
from hipcoach.domain.limits import Limit, LimitReason
from hipcoach.domain.pain import Colour
from hipcoach.domain.path import StageState
from hipcoach.domain.records import SessionForm
from hipcoach.domain.session_plan import ChoiceReason
from hipcoach.domain.situation import Situation
from hipcoach.domain.week import DayKind
from tests.unit.samples import EXERCISES, PROGRAMME, day
from tests.unit.situations import CORE, MONDAY, TIERS, B, F, P, S, builder, flare, ids, levels, limits, seen

LATEST = MONDAY - 1
FLARES = st.one_of(
    st.none(),
    st.builds(
        lambda began, reached: flare(MONDAY - began, [each for each in (0, 2, 4, 7) if each <= began][:reached]),
        st.integers(0, 10),
        st.integers(1, 4),
    ),
)
CAPS_MINUTES = {SessionForm.SHORT: PROGRAMME.sessions.short_minutes, SessionForm.EASY: PROGRAMME.sessions.easy_minutes}
WORSE = {Colour.GREEN: Colour.AMBER, Colour.AMBER: Colour.RED, Colour.RED: Colour.RED}

names = st.sampled_from(sorted(EXERCISES))
exposures = st.builds(
    lambda letters, level, last, every: seen(letters, level=level, last=last, every=every),
    st.text("GGAR", min_size=1, max_size=7),
    st.integers(1, 4),
    st.integers(0, LATEST),
    st.integers(1, 3),
)
known = st.dictionaries(names, exposures, max_size=30) | exposures.map(lambda each: dict.fromkeys(EXERCISES, each))
flags_of = st.sets(st.sampled_from(PROGRAMME.flags.ids), max_size=3).map(frozenset)


@st.composite
def days(draw):
    """A day of any stage with the limits that go with it, some exercises closed or capped besides."""
    stage = draw(st.sampled_from([P, F, S, B]))
    tiers = {each: draw(st.integers(1, top)) for each, top in TIERS[stage].items()}
    flags = draw(flags_of)
    open_ = limits(tiers, flags, closed=draw(st.sets(names, max_size=8)))
    for name in draw(st.sets(names, max_size=6)):
        if open_[name].level_max > 1:
            open_[name] = Limit(level_max=draw(st.integers(1, open_[name].level_max)), reason=LimitReason.LAPSED)
    today = draw(st.integers(MONDAY, MONDAY + 6))
    states = {each: StageState.OPEN if each in tiers else StageState.LOCKED for each in Stage}
    if stage is F:
        states[F] = draw(st.sampled_from([StageState.OPEN, StageState.PROVISIONAL, StageState.ACHIEVED]))
    made = Situation(
        today=day(today),
        stage=stage,
        stage_day=draw(st.integers(0, 40)),
        states=states,
        limits=open_,
        shades=draw(known),
        day_kind=draw(st.sampled_from(DayKind)) if stage in {S, B} else DayKind.DAILY,
        form=draw(st.sampled_from([SessionForm.FULL, SessionForm.SHORT, SessionForm.EASY, SessionForm.CALM])),
        flare=draw(FLARES),
        may_progress=draw(st.booleans()),
        has_week_risen=draw(st.booleans()),
        is_lapsed=draw(st.booleans()),
        stretch_extra=draw(st.frozensets(st.sampled_from(["hip_flexors", "external_rotators"]))),
        favoured=tuple(draw(st.lists(names | st.sampled_from(["hip_flexors", "deep_rotators"]), max_size=3))),
        strength_sessions=draw(st.integers(0, 9)),
        last_strength_day=draw(st.none() | st.integers(0, LATEST).map(day)),
        balance_days_this_week=draw(st.integers(0, 3)),
        starter_core_days_this_week=draw(st.integers(0, 4)),
        cap_minutes=draw(st.none() | st.integers(10, 40)),
    )
    return builder(flags=flags, age_from=draw(st.sampled_from([0, 40, 70]))), made


def cap_s(made, plan):
    cap = made.cap_minutes or PROGRAMME.sessions.cap_minutes
    return min(cap, CAPS_MINUTES.get(plan.form, cap)) * 60


@given(days())
def test_no_session_holds_what_is_closed_or_too_high_or_longer_than_its_cap(drawn):
    build, made = drawn
    plan = build.build(made)

    assert len(ids(plan)) == len(set(ids(plan)))
    assert plan.form is SessionForm.CALM or plan.duration_s <= cap_s(made, plan)
    for name, level in levels(plan).items():
        assert made.limits[name].is_open
        assert 1 <= level <= made.limits[name].level_max
    assert not set(plan.dropped) & set(ids(plan))


@given(days())
def test_no_session_raises_more_than_two_things_or_any_where_it_may_not(drawn):
    build, made = drawn
    plan = build.build(made)
    up = [item for item in plan.items if item.decision.reason is DoseReason.PROGRESS]
    up += [item for item in plan.items if item.choice.reason is ChoiceReason.HARDER]

    assert len(up) <= PROGRAMME.dosage.progress_exercises_per_session
    is_free = made.may_progress and not made.has_week_risen and made.flare is None
    assert not up or (is_free and made.form in {SessionForm.FULL, SessionForm.SHORT})


@given(days())
def test_nothing_that_rests_is_ever_planned_and_no_level_rises_by_more_than_one(drawn):
    build, made = drawn
    plan = build.build(made)
    for item in plan.items:
        assert item.decision.resting_until is None
        shades = made.shades.get(item.prescription.exercise_id, ())
        if shades and plan.form is not SessionForm.CALM:
            assert item.decision.level <= shades[-1].level + 1
            if shades[-1].colour is Colour.RED:
                assert item.decision.level <= max(shades[-1].level - 1, 1)


@given(days())
def test_every_strength_session_has_deep_rotators_and_its_48_hours(drawn):
    build, made = drawn
    plan = build.build(made)
    strength = [name for name in ids(plan) if EXERCISES[name].stage is S]
    if not strength or plan.form is SessionForm.CALM:
        return
    open_ = [each for each in EXERCISES.values() if "deep_rotators" in each.focus and made.limits[each.id].is_open]

    assert plan.day_kind is DayKind.STRENGTH
    assert made.last_strength_day is None or (made.today - made.last_strength_day).days >= 2
    assert not open_ or any("deep_rotators" in EXERCISES[name].focus for name in strength)


@given(days())
def test_first_days_of_a_flare_hold_the_calm_list_and_the_next_no_strength(drawn):
    build, made = drawn
    plan = build.build(made)
    if made.flare is None:
        return
    row = made.flare.row_on(made.today)
    if row == 0:
        assert plan.form is SessionForm.CALM
    if plan.form is SessionForm.CALM:
        assert set(ids(plan)) <= {*PROGRAMME.flare.calm_exercises, PROGRAMME.flare.calm_isometric}
    elif row == 1:
        assert all(EXERCISES[name].stage is P or EXERCISES[name].focus[0] == "mobility" for name in ids(plan))
        assert not any(
            EXERCISES[name].is_per_side and EXERCISES[name].position.value == "standing" for name in ids(plan)
        )


@given(days())
def test_before_strength_at_most_two_core_exercises_and_only_starters(drawn):
    build, made = drawn
    core = [name for name in ids(build.build(made)) if EXERCISES[name].stage is CORE]
    if made.states[S] is StageState.LOCKED:
        assert len(core) <= PROGRAMME.core.starter_per_session_max
        assert set(core) <= set(PROGRAMME.core.starter_exercises)
        assert not core or made.starter_core_days_this_week < PROGRAMME.core.starter_days_per_week


@given(days())
def test_session_has_a_main_block_unless_nothing_is_left_at_all(drawn):
    build, made = drawn
    plan = build.build(made)
    calm = build.calm(made.stage, made)

    assert any(item.prescription.role is Role.MAIN for item in plan.items) or not calm.items


@given(days(), st.data())
def test_more_pain_never_gets_a_higher_dose_of_that_exercise(drawn, data):
    build, made = drawn
    if not made.shades:
        return
    name = data.draw(st.sampled_from(sorted(made.shades)))
    row = list(made.shades[name])
    index = data.draw(st.integers(0, len(row) - 1))
    row[index] = row[index].replace(colour=WORSE[row[index].colour])
    before, after = build.build(made), build.build(made.replace(shades={**made.shades, name: tuple(row)}))
    decision = {item.prescription.exercise_id: item.decision for item in after.items}.get(name)
    if decision is None or name not in levels(before) or decision.reason is DoseReason.RESTART:
        return

    assert decision.level <= levels(before)[name]


@given(days(), st.randoms(use_true_random=False))
def test_order_in_which_things_were_read_does_not_matter(drawn, random):
    build, made = drawn
    items = list(made.shades.items())
    random.shuffle(items)
    open_ = list(made.limits.items())
    random.shuffle(open_)

    assert build.build(made.replace(shades=dict(items), limits=dict(open_))) == build.build(made)
