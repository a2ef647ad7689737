"""Dates, scores and durations as text in the person's locale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

NOTHING = "\N{EN DASH}"
"""What stands for an answer that wasn't given; never a number."""

_MINUTE_S = 60
_PERCENT = 100


def score(value: float | None) -> str:
    """A score of 0 to 10, with one decimal where it is a mean; unanswered is a dash."""
    if value is None:
        return NOTHING
    return QLocale().toString(value) if isinstance(value, int) else mean(value)


def mean(value: float | None) -> str:
    """A mean, always with one decimal."""
    return NOTHING if value is None else QLocale().toString(float(value), "f", 1)


def day_long(day: date) -> str:
    """A day with its weekday: "Sat 19 September"."""
    return _dated(day, QCoreApplication.translate("Formats", "ddd d MMMM"))


def day_short(day: date) -> str:
    """A day without its year: "19 Sep"."""
    return _dated(day, QCoreApplication.translate("Formats", "d MMM"))


def day_with_year(day: date) -> str:
    """A day with weekday and year: "Sat 19 Sep 2026"."""
    return _dated(day, QCoreApplication.translate("Formats", "ddd d MMM yyyy"))


def month(day: date) -> str:
    """The month alone: "Sep"."""
    return _dated(day, "MMM")


def month_and_year(day: date) -> str:
    """Month and year: "Sep 2026"."""
    return _dated(day, QCoreApplication.translate("Formats", "MMM yyyy"))


def weekday(day: date) -> str:
    """The weekday alone: "Sat"."""
    return _dated(day, "ddd")


def weekday_long(day: date) -> str:
    """The weekday in full: "Saturday"."""
    return _dated(day, "dddd")


def day_name(iso: int) -> str:
    """A weekday by its number, 1 for Monday, in full."""
    return QLocale().standaloneDayName(iso, QLocale.FormatType.LongFormat)


def day_name_short(iso: int) -> str:
    """A weekday by its number, 1 for Monday: "Mon"."""
    return QLocale().standaloneDayName(iso, QLocale.FormatType.ShortFormat)


def listed(words: Sequence[str]) -> str:
    """Words one after the other, with an "and" before the last."""
    *firsts, last = words
    if not firsts:
        return last
    return QCoreApplication.translate("Formats", "{firsts} and {last}").format(firsts=", ".join(firsts), last=last)


def count(number: int) -> str:
    """A count in the person's figures."""
    return QLocale().toString(number)


def number(value: float) -> str:
    """A measured value, with one decimal only where it has one: "12", "2.5"."""
    return QLocale().toString(float(value), "f", 0 if value == int(value) else 1)


def percent(share: float) -> str:
    """A share of 0 to 1 in whole percent: "50 %"."""
    return QCoreApplication.translate("Formats", "{n} %").format(n=QLocale().toString(round(share * _PERCENT)))


def minutes(seconds: float) -> str:
    """A duration in whole minutes: "12 min"; what is less than one counts as one."""
    count = max(round(seconds / _MINUTE_S), 1)
    return QCoreApplication.translate("Formats", "{n} min").format(n=QLocale().toString(count))


def seconds_exact(seconds: float) -> str:
    """A time on one leg, to a tenth: "21.6 s"."""
    return QCoreApplication.translate("Formats", "{n} s").format(n=QLocale().toString(float(seconds), "f", 1))


def _dated(day: date, pattern: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)
