"""Dates, scores and durations in the person's locale."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QLocale

from hipcoach.ui import formats

DAY = date(2026, 9, 19)


@pytest.fixture
def speak():
    """Let the program speak a locale; afterwards it speaks its own again."""
    before = QLocale()
    yield lambda name: QLocale.setDefault(QLocale(name))
    QLocale.setDefault(before)


@pytest.mark.parametrize(("locale", "mean"), [("en_GB", "2.5"), ("de_DE", "2,5")])
def test_words_and_numbers_follow_the_locale(speak, locale, mean):
    speak(locale)
    weekday = QLocale().dayName(6, QLocale.FormatType.ShortFormat)
    long_month = QLocale().monthName(9)
    short_month = QLocale().monthName(9, QLocale.FormatType.ShortFormat)

    assert formats.day_long(DAY) == f"{weekday} 19 {long_month}"
    assert formats.day_short(DAY) == f"19 {short_month}"
    assert formats.day_with_year(DAY) == f"{weekday} 19 {short_month} 2026"
    assert (formats.month(DAY), formats.month_and_year(DAY)) == (short_month, f"{short_month} 2026")
    assert formats.weekday(DAY) == weekday
    assert formats.mean(2.5) == mean


@pytest.mark.parametrize(
    ("value", "expected"), [(None, "\N{EN DASH}"), (0, "0"), (10, "10"), (3.0, "3.0"), (2.25, "2.3"), (0.0, "0.0")]
)
def test_a_score_is_whole_a_mean_has_one_decimal_and_nothing_is_a_dash(speak, value, expected):
    speak("en_GB")

    assert formats.score(value) == expected


@pytest.mark.parametrize(("seconds", "expected"), [(20, "1 min"), (89, "1 min"), (91, "2 min"), (1_500, "25 min")])
def test_minutes_are_whole_and_never_none(speak, seconds, expected):
    speak("en_GB")

    assert formats.minutes(seconds) == expected


def test_times_on_one_leg_have_a_tenth(speak):
    speak("de_DE")

    assert formats.seconds_exact(21.58) == "21,6 s"


@pytest.mark.parametrize(
    ("words", "text"), [(["Mon"], "Mon"), (["Mon", "Wed"], "Mon and Wed"), (["Mon", "Wed", "Fri"], "Mon, Wed and Fri")]
)
def test_words_are_listed_with_an_and_before_the_last(words, text):
    assert formats.listed(words) == text


@pytest.mark.parametrize(("locale", "short", "long"), [("en_GB", "Mon", "Monday"), ("de_DE", "Mo", "Montag")])
def test_weekdays_have_their_names_by_number_and_by_date(speak, locale, short, long):
    speak(locale)

    assert (formats.day_name_short(1), formats.day_name(1)) == (short, long)
    assert formats.weekday_long(date(2026, 3, 2)) == long


def test_shares_are_told_in_whole_percent():
    assert formats.percent(0.5) == "50 %"
