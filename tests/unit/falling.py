"""Short makers of what the journal knows about falling."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hipcoach.domain.age import AgeBand
from hipcoach.domain.exercise import Side
from hipcoach.domain.falls import FALLS, FallRecord, judge_falls
from hipcoach.domain.person import Answer, AnswerGiven, Clearance, Occasion
from hipcoach.domain.records import Measurement, Stamp
from tests.unit.samples import CONTENT

ITEMS = CONTENT.safety.fall_items
RULES = CONTENT.programme.safety
ASKED = tuple(item.id for item in ITEMS if not item.is_measured and not item.after)
SIGNALS = {"mini_fall": False, "stop_fall": True}
START = date(2026, 1, 5)


def stamp(day: int, minute: int = 0) -> Stamp:
    """A minute of a day, counted from the first."""
    at_utc = datetime(START.year, START.month, START.day, 8, tzinfo=UTC) + timedelta(days=day, minutes=minute)
    return Stamp(at_utc=at_utc, offset_min=0, day=START + timedelta(days=day))


def said(question_id: str, answer: Answer = Answer.YES, day: int = 0, minute: int = 0) -> AnswerGiven:
    return AnswerGiven(
        question_id=question_id,
        answer=answer,
        wording_version=1,
        occasion=Occasion.RESCREEN,
        stamp=stamp(day, minute),
    )


def all_no(day: int = 0, but: dict[str, Answer] | None = None) -> list[AnswerGiven]:
    """The whole screen on one day, with a no to everything but what is named."""
    return [said(each, answer, day) for each, answer in (dict.fromkeys(ASKED, Answer.NO) | (but or {})).items()]


def cleared(day: int, minute: int = 0, lock_id: str = FALLS) -> Clearance:
    return Clearance(
        question_id=lock_id,
        assessed_by="A. Reed",
        role="physiotherapist",
        assessed_on=stamp(day).day,
        told="Stand at the sink.",
        stamp=stamp(day, minute),
    )


def result(measure: str, value: float | None, day: int, side: Side = Side.BOTH, minute: int = 0) -> Measurement:
    return Measurement(
        measure=measure, side=side, value=value, was_stopped_for_pain=value is None, stamp=stamp(day, minute)
    )


def both_legs(measure: str, left: float | None, right: float | None, day: int) -> list[Measurement]:
    return [result(measure, left, day, Side.LEFT), result(measure, right, day, Side.RIGHT)]


def judge(answers=(), measurements=(), clearances=(), age: AgeBand | None = AgeBand.FORTIES, chair_line=None):
    record = FallRecord(
        answers=tuple(answers),
        signals=SIGNALS,
        clearances=tuple(clearances),
        measurements=tuple(measurements),
        age=age,
        chair_line=chair_line,
    )
    return judge_falls(ITEMS, record, RULES)
