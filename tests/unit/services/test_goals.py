"""What the person wants to do again: in their own words, rated every 14 days, put aside but never replaced."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hipcoach.services.goals import GoalError, GoalsService
from hipcoach.store.activities import ActivityStore
from hipcoach.store.database import open_journal
from hipcoach.store.records_reader import RecordsReader
from tests.unit.samples import PROGRAMME

TODAY = date(2026, 3, 2)
DAY_S = 86_400
MOST = PROGRAMME.activities.most


@pytest.fixture
def journal(tmp_path):
    with open_journal(tmp_path / "journal.db") as journal:
        yield journal


@pytest.fixture
def goals(clock, journal):
    return GoalsService(clock, PROGRAMME, ActivityStore(journal))


def words(goals) -> list[str]:
    return [goal.words for goal in goals.goals()]


def test_nothing_is_due_while_there_is_nothing(goals):
    assert goals.goals() == ()
    assert goals.next_due() is None
    assert not goals.is_due()
    assert goals.since_start() is None


def test_an_activity_is_kept_in_the_persons_own_words(goals):
    goals.add("  Climb  two flights\nof stairs ")
    (goal,) = goals.goals()
    assert (goal.words, goal.named_on, goal.score) == ("Climb two flights of stairs", TODAY, None)


@pytest.mark.parametrize("empty", ["", "   ", "\n\t"])
def test_an_empty_activity_is_refused_with_a_sentence(goals, empty):
    with pytest.raises(GoalError, match="write down first"):
        goals.add(empty)
    assert goals.goals() == ()


@pytest.mark.parametrize("again", ["Climb stairs", "climb STAIRS", " climb   stairs "])
def test_the_same_twice_is_refused_with_a_sentence(goals, again):
    goals.add("Climb stairs")
    with pytest.raises(GoalError, match="already"):
        goals.add(again)
    assert words(goals) == ["Climb stairs"]


def test_a_sixth_is_refused_with_a_sentence_and_the_five_stay(goals):
    for number in range(MOST):
        goals.add(f"Activity {number}")
    with pytest.raises(GoalError, match="5 is the most"):
        goals.add("One more")
    assert len(goals.goals()) == MOST == 5


def test_a_rating_is_kept_and_a_later_one_of_the_day_counts(goals):
    one = goals.add("Climb stairs")
    goals.rate({one: 3})
    goals.rate({one: 4})
    (goal,) = goals.goals()
    assert goal.scores == ((TODAY, 4),)
    assert (goal.score, goal.rated_on) == (4, TODAY)


@pytest.mark.parametrize("score", [-1, 11])
def test_a_rating_off_the_scale_is_refused(goals, score):
    one = goals.add("Climb stairs")
    with pytest.raises(ValueError, match="no rating"):
        goals.rate({one: score})
    with pytest.raises(ValueError, match="no rating"):
        goals.rate({one + 1: 5})
    assert goals.goals()[0].score is None


def test_several_ratings_are_written_all_or_none(goals):
    one = goals.add("Climb stairs")
    with pytest.raises(ValueError, match="no rating"):
        goals.rate({one: 5, one + 1: 5})
    assert goals.goals()[0].score is None


def test_ratings_are_due_at_once_then_every_14_days(goals, clock):
    one, two = goals.add("Climb stairs"), goals.add("Put on socks")
    goals.rate({one: 3})
    assert goals.next_due() == TODAY
    goals.rate({two: 5})
    assert goals.next_due() == TODAY + timedelta(days=14)
    clock.jump_s(13 * DAY_S)
    assert not goals.is_due()
    clock.jump_s(DAY_S)
    assert goals.is_due()
    goals.rate({one: 4})
    assert goals.is_due(), "the other one is still to be rated"
    goals.rate({two: 6})
    assert not goals.is_due()


def test_only_what_was_rated_both_times_is_compared(goals, clock):
    one, two = goals.add("Climb stairs"), goals.add("Put on socks")
    goals.rate({one: 2, two: 4})
    clock.jump_s(14 * DAY_S)
    three = goals.add("Sleep on the side")
    goals.rate({one: 4, two: 5, three: 0})
    change = goals.since_start()
    assert (change.then, change.now) == (3.0, 4.5)
    assert goals.since_last_time().gain == 1.5


def test_put_aside_it_makes_room_and_its_past_stays(goals, journal, clock):
    ids = [goals.add(f"Activity {number}") for number in range(MOST)]
    goals.rate(dict.fromkeys(ids, 3))
    clock.jump_s(14 * DAY_S)
    goals.set_aside(ids[0])
    assert len(goals.goals()) == MOST - 1
    assert [goal.words for goal in goals.put_aside()] == ["Activity 0"]
    assert goals.put_aside()[0].scores == ((TODAY, 3),)
    goals.add("One more")
    assert words(goals)[-1] == "One more"
    records = RecordsReader(journal).records()
    assert len(records.activities) == MOST + 1, "nothing vanishes from the journal"


def test_what_was_put_aside_is_neither_due_nor_compared(goals, clock):
    one, two = goals.add("Climb stairs"), goals.add("Put on socks")
    goals.rate({one: 2, two: 4})
    clock.jump_s(14 * DAY_S)
    goals.set_aside(two)
    goals.rate({one: 4})
    assert not goals.is_due()
    assert goals.since_start().then == 2.0


def test_naming_it_again_takes_it_up_with_its_past(goals, clock):
    one = goals.add("Climb stairs")
    goals.rate({one: 3})
    goals.set_aside(one)
    clock.jump_s(20 * DAY_S)
    assert goals.add("climb stairs") == one
    (goal,) = goals.goals()
    assert goal.scores == ((TODAY, 3), (TODAY + timedelta(days=20), 3))


def test_one_never_rated_and_put_aside_is_named_anew(goals):
    one = goals.add("Climb stairs")
    goals.set_aside(one)
    two = goals.add("Climb stairs")
    assert two != one
    assert [goal.activity_id for goal in goals.goals()] == [two]


def test_a_rating_takes_up_what_was_put_aside(goals):
    one = goals.add("Climb stairs")
    goals.set_aside(one)
    goals.rate({one: 6})
    assert words(goals) == ["Climb stairs"]


def test_a_rating_after_midnight_is_about_the_evening_before(goals, clock):
    one = goals.add("Climb stairs")
    clock.jump_s(17 * 3_600)  # one at night
    goals.rate({one: 3})
    assert goals.goals()[0].rated_on == TODAY


def test_activities_say_how_many_are_asked_for(goals):
    assert (goals.asked, goals.most) == (3, 5)
