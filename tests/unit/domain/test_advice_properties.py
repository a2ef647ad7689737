from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from hipcoach.domain.advice import Trigger
from hipcoach.domain.records import ActivityRating, NightEntry
from tests.unit.domain.advising import advised, advised_by
from tests.unit.domain.diary import Diary, diary_of
from tests.unit.samples import day, stamp

SCORES = st.one_of(st.none(), st.integers(0, 10))
DAYS = 50


@st.composite
def diaries(draw):
    def table(answers, size=DAYS):
        return dict(enumerate(draw(st.lists(answers, min_size=size, max_size=size))))

    diary = Diary()
    diary.usual_pain = draw(SCORES)
    diary.worst, diary.mornings = table(SCORES), table(SCORES)
    diary.befores = dict.fromkeys(range(0, DAYS, 3), draw(SCORES))
    diary.nights = table(st.one_of(st.none(), st.booleans()))
    diary.stiffness = {
        7 * week: minutes for week, minutes in table(st.one_of(st.none(), st.integers(0, 120)), 7).items()
    }
    diary.function = {14 * round_: scores for round_, scores in table(st.tuples(SCORES, SCORES), 4).items()}
    return diary


@settings(max_examples=40)
@given(diaries(), st.randoms(use_true_random=False))
def test_the_order_of_reading_does_not_matter(diary, rng):
    records = diary.records()
    names = ("pains", "nights", "stiffness", "ratings")
    shuffled = records.replace(
        **{name: tuple(rng.sample(each, len(each))) for name in names if (each := getattr(records, name))}
    )

    assert advised_by(shuffled, DAYS, usual_pain=diary.usual_pain) == advised(diary, DAYS)


@settings(max_examples=40)
@given(diaries())
def test_asked_and_unanswered_is_the_same_as_never_asked(diary):
    records = diary.records()
    answered = records.replace(
        pains=tuple(each for each in records.pains if each.score is not None),
        nights=tuple(each for each in records.nights if each.woke is not None),
        stiffness=tuple(each for each in records.stiffness if each.minutes is not None),
        ratings=tuple(each for each in records.ratings if each.score is not None),
    )

    assert advised_by(answered, DAYS, usual_pain=diary.usual_pain) == advised(diary, DAYS)


@settings(max_examples=40)
@given(diaries())
def test_no_advice_is_older_than_its_records_or_from_tomorrow(diary):
    for advice in advised(diary, DAYS).values():
        assert day(0) <= advice.since <= day(DAYS)


@settings(max_examples=40)
@given(diaries(), st.integers(0, DAYS))
def test_an_assessment_today_leaves_no_lock_but_those_that_end_by_themselves(diary, today):
    found = advised(diary, today, cleared=dict.fromkeys(Trigger, today))

    assert not any(advice.restraint.is_lifted_by_assessment for advice in found.values())


@settings(max_examples=40)
@given(diaries(), st.integers(0, DAYS - 1))
def test_more_pain_never_takes_a_lock_of_severe_pain_away(diary, on):
    def locks(each):
        found = advised(each, DAYS)
        return {trigger for trigger in (Trigger.SEVERE, Trigger.SEVERE_TWICE) if trigger in found}

    before = locks(diary)
    diary.worst[on] = 10
    assert before <= locks(diary)


def test_answers_of_days_to_come_are_not_read():
    records = diary_of(worst={5: 8, 6: 8}, stiffness={0: 90, 7: 90}).records()
    records = records.replace(
        nights=tuple(NightEntry(woke=True, stamp=stamp(n)) for n in range(5, 9)),
        ratings=(
            ActivityRating(activity_id=1, score=9, stamp=stamp(0)),
            ActivityRating(activity_id=1, score=1, stamp=stamp(14)),
        ),
    )

    assert advised_by(records, 4) == {}
