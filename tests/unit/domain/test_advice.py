from __future__ import annotations

import pytest

from hipcoach.domain.advice import Restraint, Trigger, advise, restraints
from hipcoach.domain.records import StiffnessEntry
from tests.unit.domain.advising import advised, advised_by
from tests.unit.domain.diary import Diary, diary_of, history_of, number
from tests.unit.samples import PROGRAMME, stamp

# -- c_rising --------------------------------------------------------------------------------------------------------


def weeks(*means, entries=7):
    """The same worst pain on so many days of each week, or a pair that alternates to a mean between."""
    diary = Diary()
    for week, mean in enumerate(means):
        for weekday in range(entries):
            diary.worst[7 * week + weekday] = mean
    return diary


@pytest.mark.parametrize(
    ("means", "restraint"),
    [
        ((1, 2, 3), Restraint.CLEAR_FIRST),  # 2 in all
        ((1, 2, 2), None),
        ((2, 1, 3), None),
        ((3, 2, 1), None),
        ((2, 2, 4), None),  # a clear rise, but of one week
        ((1, 2), None),  # the week before is not known
        ((1, None, 3), None),
    ],
)
def test_the_weekly_mean_up_two_weeks_running(means, restraint):
    advice = advised(weeks(*means), 7 * len(means)).get(Trigger.RISING)

    assert (advice.restraint if advice else None) == restraint


def halves(diary, week, low_days, low, high):
    for weekday in range(7):
        diary.worst[7 * week + weekday] = low if weekday < low_days else high


def small_rise():
    """Means of 2, 18/7 and 3: up twice, by 1 in all."""
    diary = weeks(2, 2, 3)
    halves(diary, 1, 3, 2, 3)
    return diary


def test_a_slight_rise_over_two_weeks_holds_progress_for_the_week():
    for today in range(21, 28):
        advice = advised(small_rise(), today)[Trigger.RISING]
        assert (advice.restraint, number(advice.since)) == (Restraint.NO_PROGRESS, 21)
        assert (advice.before, advice.value) == (2, 3)
    assert Trigger.RISING not in advised(small_rise(), 28)
    assert Trigger.RISING not in advised(small_rise(), 20)  # the week is not over


def test_less_than_a_slight_rise_is_none():
    diary = small_rise()
    diary.worst[20] = 2

    assert Trigger.RISING not in advised(diary, 21)


def test_three_entries_make_no_week():
    assert Trigger.RISING in advised(weeks(1, 2, 3, entries=4), 21)
    assert Trigger.RISING not in advised(weeks(1, 2, 3, entries=3), 21)


def test_a_clear_rise_locks_until_it_is_assessed():
    diary = weeks(1, 2, 3, 1, 1, 1)

    assert number(advised(diary, 42)[Trigger.RISING].since) == 21
    assert advised(diary, 42, cleared={Trigger.RISING: 20})[Trigger.RISING].restraint is Restraint.CLEAR_FIRST
    assert Trigger.RISING not in advised(diary, 42, cleared={Trigger.RISING: 21})


def test_an_assessment_leaves_the_hold_of_the_week():
    advice = advised(weeks(1, 2, 3), 22, cleared={Trigger.RISING: 22})[Trigger.RISING]

    assert advice.restraint is Restraint.NO_PROGRESS


def test_a_rise_that_was_assessed_does_not_hide_the_next():
    diary = small_rise()
    diary.worst = {n + 28: score for n, score in diary.worst.items()} | weeks(1, 2, 3, 2).worst
    advice = advised(diary, 49, cleared={Trigger.RISING: 21})[Trigger.RISING]

    assert (number(advice.since), advice.restraint) == (49, Restraint.NO_PROGRESS)


# -- c_night ---------------------------------------------------------------------------------------------------------


def nights(*broken, asked=range(40)):
    return diary_of(nights={n: n in broken for n in asked} | dict.fromkeys(broken, True))


@pytest.mark.parametrize(
    ("broken", "is_advised"),
    [
        ((20, 19, 18), True),
        ((20, 17, 14), True),  # of the last seven nights
        ((20, 17, 13), False),
        ((20, 19), False),
        ((20, 19, 18, 12, 11, 10), False),  # neither new nor more
        ((20, 19, 18, 12, 11), True),
    ],
)
def test_three_broken_nights_of_seven_that_are_new_or_more(broken, is_advised):
    assert (Trigger.NIGHT in advised(nights(*broken), 20)) is is_advised


def test_broken_nights_that_go_on_do_not_become_usual():
    diary = nights(*range(10, 40))
    advice = advised(diary, 39)[Trigger.NIGHT]

    assert (number(advice.since), advice.value, advice.before) == (12, 7, 0)
    assert advice.restraint is Restraint.NONE
    assert Trigger.NIGHT not in advised(diary, 39, cleared={Trigger.NIGHT: 12})
    assert Trigger.NIGHT in advised(diary, 39, cleared={Trigger.NIGHT: 11})


def test_the_advice_is_gone_with_the_broken_nights():
    assert Trigger.NIGHT in advised(nights(10, 11, 12), 16)
    assert Trigger.NIGHT not in advised(nights(10, 11, 12), 17)


def test_nights_nobody_told_of_are_not_broken_ones():
    assert Trigger.NIGHT not in advised(diary_of(nights={20: True, 19: True, 18: None}), 20)
    assert Trigger.NIGHT in advised(diary_of(nights={20: True, 19: True, 18: True}), 20)


# -- c_flare ---------------------------------------------------------------------------------------------------------


def settling(*reports, worst=2, today=200):
    """Flares said to begin on some days, with mornings that settle."""
    return diary_of(
        reports=dict.fromkeys(reports, True),
        mornings=dict.fromkeys(range(today), 3),
        worst=dict.fromkeys(range(today), worst),
    )


@pytest.mark.parametrize(
    ("reports", "today", "is_advised"),
    [
        ((10, 30, 51), 51, True),  # day 10 is the first of 42 days
        ((10, 30, 52), 52, False),
        ((10, 30), 51, False),
        ((10, 30, 51), 52, False),
        ((10, 30, 45, 51), 45, True),
    ],
)
def test_three_flares_in_six_weeks(reports, today, is_advised):
    assert (Trigger.FLARE in advised(settling(*reports), today)) is is_advised


def test_many_flares_put_the_stage_back_for_seven_days_and_keep_the_advice():
    diary = settling(10, 20, 30)
    each = {today: advised(diary, today)[Trigger.FLARE] for today in range(30, 52)}

    assert {number(advice.since) for advice in each.values()} == {30}
    assert [today for today, advice in each.items() if advice.restraint is Restraint.STAGE_BACK] == [*range(30, 37)]
    assert each[40].value == 3
    assert Trigger.FLARE in advised(diary, 36, cleared={Trigger.FLARE: 30})
    assert Trigger.FLARE not in advised(diary, 37, cleared={Trigger.FLARE: 30})


def test_a_flare_that_lasts_puts_the_stage_back():
    diary = settling(10)
    diary.worst[17] = 4
    advice = advised(diary, 17)[Trigger.FLARE]

    assert (number(advice.since), advice.restraint, advice.before) == (17, Restraint.STAGE_BACK, 2)
    assert Trigger.FLARE not in advised(diary, 16)
    assert Trigger.FLARE in advised(diary, 23)
    assert Trigger.FLARE not in advised(diary, 24)  # the flare is over
    diary.worst[17] = 3
    assert Trigger.FLARE not in advised(diary, 17)


def test_of_many_flares_and_one_that_lasts_the_later_counts():
    diary = settling(10, 20, 30)
    diary.worst[37] = 9

    assert {number(advised(diary, today)[Trigger.FLARE].since) for today in range(30, 37)} == {30}
    assert number(advised(diary, 37)[Trigger.FLARE].since) == 37


# -- c_fall, c_stiff -------------------------------------------------------------------------------------------------


def test_a_fall_keeps_from_standing_until_asked_about():
    advice = advised(Diary(), 5, fall=4)[Trigger.FALL]

    assert (number(advice.since), advice.restraint) == (4, Restraint.STANDING)
    assert advised(Diary(), 5) == {}


@pytest.mark.parametrize(("today", "is_advised"), [(4, True), (31, True), (32, False)])
def test_a_fall_that_was_asked_about_stays_a_reason_to_be_seen_for_some_weeks(today, is_advised):
    found = advised(Diary(), today, fall=4, is_fall_asked=True)

    assert (Trigger.FALL in found) is is_advised
    assert not is_advised or found[Trigger.FALL].restraint is Restraint.NONE


def test_whoever_was_seen_after_a_fall_is_not_sent_again():
    assert advised(Diary(), 6, fall=4, is_fall_asked=True, cleared={Trigger.FALL: 5}) == {}


@pytest.mark.parametrize(
    ("stiffness", "since"),
    [
        ({0: 61, 7: 61}, 7),
        ({0: 60, 7: 90}, None),
        ({0: 90, 7: 60}, None),
        ({0: 90, 7: 20, 14: 90}, None),
        ({0: 90, 7: None, 14: 90}, 14),  # unanswered is not a good week
        ({0: 90, 3: 90}, None),  # one week, one check
        ({0: 90, 7: 90, 14: 10}, 7),
    ],
)
def test_over_an_hour_of_stiffness_on_two_weekly_checks(stiffness, since):
    diary = diary_of(stiffness=stiffness)
    advice = advised(diary, 20).get(Trigger.STIFF)

    assert (number(advice.since) if advice else None) == since
    if advice:
        assert advice.restraint is Restraint.CLEAR_FIRST
        assert advice.value == stiffness[since]
        assert Trigger.STIFF not in advised(diary, 20, cleared={Trigger.STIFF: since})
        assert Trigger.STIFF in advised(diary, 20, cleared={Trigger.STIFF: since - 1})


def test_stiffness_is_told_with_the_check_before():
    advice = advised(diary_of(stiffness={0: 70, 7: 80, 14: 90}), 14)[Trigger.STIFF]

    assert (advice.before, advice.value) == (80, 90)


def test_correcting_the_minutes_ends_it():
    entries = [StiffnessEntry(minutes=90, stamp=stamp(0)), StiffnessEntry(minutes=90, stamp=stamp(7))]
    corrected = [*entries, StiffnessEntry(minutes=9, stamp=stamp(7, 9))]

    assert Trigger.STIFF in advised_by(Diary().records().replace(stiffness=tuple(entries)), 7)
    assert advised_by(Diary().records().replace(stiffness=tuple(corrected)), 7) == {}


# -- all together ----------------------------------------------------------------------------------------------------


def test_every_trigger_bears_the_id_of_the_programme():
    assert [trigger.value for trigger in Trigger] == [
        "c_severe", "c_severe2", "c_rising", "c_night", "c_flare",
        "c_plateau6", "c_plateau12", "c_worse_function", "c_fall", "c_stiff",
    ]  # fmt: skip


def test_what_waits_is_told_together():
    found = advised(diary_of(worst={5: 8, 6: 8}, nights=dict.fromkeys(range(7), True)), 6, fall=2)

    assert [*found] == [Trigger.SEVERE, Trigger.SEVERE_TWICE, Trigger.NIGHT, Trigger.FALL]
    assert restraints(found.values()) == {
        Restraint.STRENGTH_AND_BALANCE, Restraint.CLEAR_FIRST, Restraint.STANDING,
    }  # fmt: skip


def test_of_an_empty_diary_nothing_is_advised():
    assert advised(Diary(), 100) == {}
    assert advise(history_of(Diary().records(), 0), (), PROGRAMME) == ()
