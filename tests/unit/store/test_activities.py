"""Activities and how well they go."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

import pytest

from hipcoach.domain.records import Activity, ActivityRating
from hipcoach.store.activities import ActivityStore


@pytest.fixture
def store(journal):
    return ActivityStore(journal)


@pytest.fixture
def walk(samples):
    return Activity(activity_id=0, words="Walk to the lake, Œuvre & 5 km", stamp=samples.stamp())


def test_activities_come_back_in_the_persons_own_words_oldest_first(store, samples, walk):
    swim = Activity(activity_id=0, words="Swim", stamp=samples.stamp(days=2))
    ids = [store.add(walk), store.add(swim)]
    assert store.activities() == (walk.replace(activity_id=ids[0]), swim.replace(activity_id=ids[1]))
    assert ids[0] != ids[1]


@pytest.mark.parametrize("words", ["", "   "])
def test_an_activity_without_words_is_refused(store, walk, words):
    with pytest.raises(sqlite3.IntegrityError):
        store.add(walk.replace(words=words))


def test_ratings_come_back_from_a_day_on_and_unanswered_is_not_zero(store, samples, walk):
    of = store.add(walk)
    ratings = tuple(
        ActivityRating(activity_id=of, score=score, stamp=samples.stamp(days=days))
        for days, score in ((0, 0), (0, None), (14, 10))
    )
    store.rate_many(ratings[:2])
    store.rate(ratings[2])
    assert store.ratings() == ratings
    assert store.ratings(samples.day + timedelta(days=1)) == ratings[2:]


def test_a_rating_beyond_the_scale_or_of_nothing_is_refused_and_with_it_all_the_others(store, samples, walk):
    of = store.add(walk)
    good = ActivityRating(activity_id=of, score=5, stamp=samples.stamp())
    for bad in (good.replace(score=11), good.replace(score=-1), good.replace(activity_id=of + 1)):
        with pytest.raises(sqlite3.IntegrityError):
            store.rate_many([good, bad])
    assert store.ratings() == ()
