"""The colours of all exposures, and a physiotherapist's lower ceiling of pain day by day (B3, E5)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from hipcoach.domain.dosage import Shade
from hipcoach.domain.history import History
from hipcoach.domain.pain import Colour
from hipcoach.domain.records import Effort, Records, SessionForm
from hipcoach.domain.shading import ShadeBook, with_ceiling
from tests.unit.months import Months
from tests.unit.samples import PROGRAMME, around, day, exercise_done, session_done

RULES = PROGRAMME.pain
GREEN, AMBER, RED = Colour.GREEN, Colour.AMBER, Colour.RED
CLAM = "str_clam"


def book(months, today=20):
    return months.evidence(today).book


def colours(months, today=20, name=CLAM):
    return [each.colour for each in book(months, today)[name]]


@pytest.fixture
def months():
    return Months().train(range(10), CLAM, "str_bridge")


# -- one exposure after the other ----------------------------------------------------------------------------------


def test_every_exercise_that_was_done_has_its_exposures_oldest_first(months):
    found = book(months)

    assert set(found) == {CLAM, "str_bridge"}
    assert len(found) == 2
    assert [each.day for each in found[CLAM]] == [day(number) for number in range(10)]
    assert found[CLAM][0] == Shade(day=day(0), level=2, colour=GREEN, is_settled=True, added=0)
    assert found[CLAM][-1].day == day(9)
    assert found[CLAM][8:] == [found[CLAM][8], found[CLAM][9]]
    assert found[CLAM] == list(found[CLAM])


def test_what_was_not_begun_is_no_exposure(months):
    months.train([4], CLAM, done_share=0.0, sets_done=0)

    assert day(4) not in book(months)[CLAM].days


def test_an_exposure_is_known_from_the_day_after_it(months):
    shades = book(months)[CLAM]

    assert [shades.count_known(day(number)) for number in (0, 1, 10, 15)] == [0, 1, 10, 10]
    assert shades.last_known(day(0)) is None
    assert shades.last_known(day(4)).day == day(3)


def test_this_mornings_answer_makes_yesterdays_colour(months):
    months.mornings[9] = None
    assert colours(months, 10)[-1] is AMBER

    months.mornings[9] = 5
    assert colours(months, 10)[-1] is RED


@pytest.mark.parametrize(("form", "is_eased"), [(SessionForm.EASY, True), (SessionForm.CALM, True)])
def test_an_easy_session_is_marked(months, form, is_eased):
    months.changes[5] = {"form": form}

    assert [each.is_eased for each in book(months)[CLAM]] == [number == 5 and is_eased for number in range(10)]


def test_added_pain_is_told_where_both_scores_are_known(months):
    months.worsts |= {3: 4, 4: None}
    months.befores[5] = None

    assert [each.added for each in book(months)[CLAM]][2:7] == [0, 2, None, None, 0]


# -- red days ------------------------------------------------------------------------------------------------------


def test_red_days_are_days_with_a_red_exposure_each_once(months):
    months.red(3, name=CLAM).red(3, name="str_bridge").red(6, name="str_bridge")

    assert book(months).red_days(day(0), day(9)) == [day(3), day(6)]
    assert book(months).red_days(day(3), day(3)) == [day(3)]
    assert book(months).red_days(day(4), day(5)) == []


def test_a_day_whose_exercise_was_not_begun_is_not_red(months):
    months.train([3], "str_clam", "str_bridge", done_share=0.0, sets_done=0)

    assert book(months).red_days(day(0), day(9)) == []


# -- the ceiling of a plan -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ceiling", "worst", "expected"),
    [
        (5, 5, GREEN),
        (5, 6, RED),
        (3, 3, GREEN),
        (3, 4, RED),
        (2, 2, GREEN),
        (2, 3, RED),
        (0, 0, GREEN),
        (0, 1, RED),
        (None, 5, GREEN),
    ],
)
def test_over_the_ceiling_of_a_plan_pain_is_too_much(months, ceiling, worst, expected):
    months.plan(2, pain_ceiling=ceiling)
    months.befores[5] = months.worsts[5] = months.mornings[5] = worst

    assert colours(months)[5] is expected


def test_a_ceiling_counts_on_the_days_of_its_plan_only(months):
    months.plan(3, pain_ceiling=3, expires_on=day(6))
    months.befores |= dict.fromkeys(range(10), 4)
    months.worsts |= dict.fromkeys(range(10), 4)
    months.mornings |= dict.fromkeys(range(10), 4)

    assert colours(months) == [RED if 3 <= number <= 6 else GREEN for number in range(10)]


@pytest.mark.parametrize(("later", "expected"), [(None, GREEN), (4, GREEN), (2, RED)])
def test_of_two_plans_the_one_entered_last_counts(months, later, expected):
    months.plan(0, pain_ceiling=3).plan(1, pain_ceiling=later)
    months.plans.reverse()  # whatever the order they come in
    months.befores[5] = months.worsts[5] = months.mornings[5] = 4

    assert colours(months)[5] is expected


def test_a_ceiling_never_raises_a_limit():
    assert with_ceiling(RULES, 5) is RULES
    for ceiling in range(5):
        lower = with_ceiling(RULES, ceiling)
        assert lower.red_worst_min == ceiling + 1
        assert lower.acceptable_max == lower.green_worst_max == ceiling
        assert lower.safe_max == lower.green_any_added_worst_max == min(2, ceiling)
        assert lower.red_rise_min == RULES.red_rise_min


def test_rules_of_a_day_after_the_plan_are_the_programmes():
    months = Months().plan(0, pain_ceiling=2, expires_on=day(0) + timedelta(days=5))

    assert book(months).rules_on(day(6)) is RULES
    assert book(months).rules_on(day(5)).red_worst_min == 3


@pytest.mark.parametrize("efforts", [(Effort.TOO_HARD, Effort.EASY), (Effort.EASY, Effort.TOO_HARD)])
def test_the_harder_effort_of_a_day_counts_in_whatever_order(efforts):
    sessions = [
        session_done(0, exercise_done(CLAM, session_id=number), session_id=number, effort=effort)
        for number, effort in enumerate(efforts)
    ]
    pains = [entry for number in range(2) for entry in around(number, 0)]
    records = Records(sessions=tuple(sessions), pains=tuple(pains))
    history = History(records, datetime(2026, 3, 10, tzinfo=UTC), day(8), PROGRAMME.calendar)

    assert [each.colour for each in ShadeBook(history, RULES)[CLAM]] == [AMBER]
