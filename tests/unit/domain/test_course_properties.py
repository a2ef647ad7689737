"""The search through the days, and what holds whatever the records are (E2, E3, E6)."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from hipcoach.domain.evidence import Evidence
from hipcoach.domain.exercise import Side, Stage
from tests.unit.months import PELVIS, STRETCHES, TIER_1, Months, steady
from tests.unit.samples import day


class EveryDay(Evidence):
    """Tries every single day."""

    def first_day(self, first, last, asked):
        for number in range((last - first).days + 1):
            if all(each.is_met for each in asked(first + timedelta(days=number))):
                return first + timedelta(days=number)
        return None


REPS = st.sampled_from([3, 5, 7, 8, 9, 9, 9])
CM = st.sampled_from([1, 1, 2, 3, 4.5, 6])
DEGREES = st.sampled_from([10, 17, 24, 30, 40])
SECONDS = st.sampled_from([4, 10, 12, 20, 30])
SCORES = st.sampled_from([None, 0, 1, 3, 5, 7])
TIER_2 = ("str_sl_abd", "str_stand_abd", "str_hip_hinge", "core_side_plank_knees")


def disturb(draw, months, numbers, few):
    """Days off, control that was lost, sore days, scores and tests on top of a steady life."""
    for begins in draw(st.lists(numbers, max_size=2)):
        off = draw(st.sampled_from([1, 3, 8, 15, 29, 35]))
        months.rest(range(begins, begins + off))
        months.control(*draw(st.sampled_from([(), (begins + off,), (begins + off, begins + off + 1)])))
    for number in draw(st.lists(st.integers(10, 100), max_size=1)):
        months.control(number, number + 2, tilt=draw(REPS)).control(number + 5, number + 9)
    months.red(*draw(st.lists(numbers, max_size=3)))
    for scores in (months.befores, months.mornings, months.worsts, months.worst_24h):
        scores.update(draw(st.dictionaries(numbers, SCORES, max_size=4)))
    for number in draw(few):
        months.control(number, draw(REPS), draw(REPS), draw(REPS))
    for number in draw(few):
        months.ranges(number, gap=(draw(CM), draw(CM)), turn=(draw(DEGREES), draw(DEGREES)))
    for number in (*draw(few), *draw(st.sampled_from([(), (2, 6)]))):
        months.test("weight_share", number, draw(st.sampled_from([5, 8, 10, 12, 18])))
        months.stood(number, draw(SECONDS), draw(SECONDS), worst=draw(st.integers(0, 5)))
        months.sided("level_hip_stand", number, draw(SECONDS), draw(SECONDS))


def seldom(months, name, days):
    """Do an exercise every so many days only, so that it waits for its next time while another does not."""
    for number, done in months.done.items():
        if number % days:
            done.pop(name, None)


@st.composite
def lives(draw):
    """Half a year of somebody who mostly does all and does it well, with gaps, pains and tests as they come."""
    length = draw(st.integers(20, 160))
    months = steady(length, has_scales=draw(st.booleans()), affected_side=draw(st.sampled_from(list(Side))))
    if draw(st.booleans()):
        months.tests = [test for test in months.tests if test.measure not in {"thomas_gap", "seated_ir"}]
        months.ranges(5, gap=(draw(CM), draw(CM)), turn=(draw(DEGREES), draw(DEGREES)))
    numbers = st.integers(0, length)
    few = st.lists(numbers, max_size=4, unique=True)
    months.train(range(draw(numbers), length), *STRETCHES, level=draw(st.integers(1, 3)))
    months.train(range(draw(numbers), length), *TIER_2, level=3)
    months.train(draw(few), *PELVIS, level=1)
    for name in draw(st.lists(st.sampled_from([*PELVIS, *TIER_1, *TIER_2]), max_size=4)):
        seldom(months, name, draw(st.sampled_from([5, 7, 11])))
    disturb(draw, months, numbers, few)
    return months, length


@settings(max_examples=60, deadline=None)
@given(lives())
def test_the_search_finds_what_trying_every_day_finds(life):
    months, length = life

    assert months.course(length) == months.course(length, EveryDay)


@settings(max_examples=25, deadline=None)
@given(lives(), st.randoms(use_true_random=False))
def test_order_of_the_records_within_a_day_does_not_matter(life, random):
    months, length = life
    shuffled = Months()
    vars(shuffled).update(vars(months))
    shuffled.tests = random.sample(months.tests, len(months.tests))
    shuffled.done = {
        number: dict(random.sample(list(done.items()), len(done))) for number, done in reversed(months.done.items())
    }
    seen = {(test.measure, test.side, test.stamp.day) for test in months.tests}

    if len(seen) == len(months.tests):  # of results given twice the later one counts
        assert shuffled.path(length) == months.path(length)
        assert shuffled.limits(length) == months.limits(length)


@settings(max_examples=40, deadline=None)
@given(lives(), st.data())
def test_a_red_in_place_of_a_green_never_opens_more_later(life, data):
    months, length = life
    trained = sorted(months.done)
    if not trained:
        return
    number = data.draw(st.sampled_from(trained))
    today = data.draw(st.integers(number, length))
    better = months.path(today)
    open_before = {stage for stage in Stage if better.is_open(stage) and stage is not better.frozen}
    limits = months.limits(today)
    name = data.draw(st.sampled_from(sorted(months.done[number])))
    months.done[number][name] = months.done[number][name].replace(was_stopped_for_pain=True)
    worse = months.path(today)

    assert {stage for stage in Stage if worse.is_open(stage) and stage is not worse.frozen} <= open_before
    assert all(worse.tiers[stage] <= better.tiers[stage] for stage in Stage)
    assert worse.open_focuses <= better.open_focuses
    for exercise_id, limit in months.limits(today).items():
        assert limit.level_max <= limits[exercise_id].level_max, exercise_id


def test_the_search_ends_where_no_test_ever_comes():
    months = Months().train(range(60), *PELVIS)
    seen = []

    def asked(on):
        seen.append(on)
        return months.path(59).criteria[Stage.PELVIS]

    assert months.evidence(59).first_day(day(10), day(59), asked) is None
    assert seen == [day(10)]
