"""The risk of falling, which decides how much support standing work needs (A3).

As with all safety, nothing is remembered but the record of answers, assessments and self-tests.
"""

from __future__ import annotations

from datetime import timedelta
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

from hipcoach.domain.fall_tests import FallTest, FallTests
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.person import Answer, in_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from hipcoach.domain.age import AgeBand
    from hipcoach.domain.parameters import SafetyRules
    from hipcoach.domain.person import AnswerGiven, Clearance
    from hipcoach.domain.records import Measurement, Stamp

FALLS = "falls"
"""The id under which an assessment of the falls is written down."""

_HELD_LEVEL = 2  # the one that is left only after questions and tests
_FLAGS = ("", "fall_risk_1", "fall_risk_2")


class FallTell(Enum):
    """What a question under another one tells about the falls."""

    MANY = "many"
    INJURED = "injured"
    MILD = "mild"
    BLACKOUT = "blackout"

    @property
    def harmless(self) -> Answer:
        """The answer that makes the falls no more serious."""
        return Answer.YES if self is FallTell.MILD else Answer.NO


class FallItem(Frozen):
    """One item of the fall-risk screen (A3).

    Attributes:
        id: Permanent id, also in the journal.
        level: Fall-risk level it leads to, 1 or 2; 0 for a question that only tells more about another one.
        after: Id of the question that must be yes or not sure before this one is asked, or "".
        tells: What such a question tells, or None.
        measure: The self-test that decides it, or None.
        is_measured: Whether it comes from a self-test or the age band, not from a question.
        mild_level: Level under ``mild_below_age`` when it was mild; same as ``level`` where that makes no difference.
        mild_below_age: Age below which ``mild_level`` applies; 0 for never.
        source: Where it comes from.
    """

    id: str
    level: int
    is_measured: bool
    mild_level: int
    mild_below_age: int
    source: str
    after: str = ""
    tells: FallTell | None = None
    measure: FallTest | None = None


class FallRecord(Frozen):
    """What the journal knows about falling.

    Attributes:
        answers: The latest of each answer (yes, no, not sure) to each question, in any order.
        signals: Ids of the taps that tell of a fall, each with whether it was in a session.
        clearances: Every assessment.
        measurements: Results of the tests the items name, in any order.
        age: The age band, or None while it was not told.
        chair_line: Stands in 30 s below which somebody of this age and sex is below average; None without a norm.
    """

    answers: tuple[AnswerGiven, ...] = ()
    signals: Mapping[str, bool] = MappingProxyType({})
    clearances: tuple[Clearance, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    age: AgeBand | None = None
    chair_line: float | None = None


class FallVerdict(Frozen):
    """What answers and self-tests together mean.

    Attributes:
        level: The fall-risk level in force, 0 to 2.
        level_now: The level by the latest answers and tests alone; lower than ``level`` where that is still held.
        present: Ids of the items that apply now.
        unanswered: Questions still to be answered, in order: never answered, or not since a fall.
        lower_from: From this day on the questions, answered again, can lower it; None where nothing is held.
        test_days_left: Days with passed tests that are still missing for that.
        needs_clearance: Standing work waits for an assessment of the falls.
        last_fall: The day of the latest fall, or nearly one, that was told of in the mini-screen or a session; or None.
        unasked_fall: The same while the questions were not answered after it; else None.
        exercise_fall: The day of one in a session that still holds balance work back (E6): until the questions were
            answered so many days after it as a lower level asks for; else None.
    """

    level: int
    level_now: int
    present: tuple[str, ...]
    unanswered: tuple[str, ...]
    lower_from: date | None
    test_days_left: int
    needs_clearance: bool
    last_fall: date | None
    unasked_fall: date | None
    exercise_fall: date | None

    @property
    def may_stand(self) -> bool:
        """Whether standing work is allowed; lying and sitting work always is."""
        return not self.needs_clearance and self.unasked_fall is None

    @property
    def flags(self) -> frozenset[str]:
        """The precaution that goes with the level."""
        return frozenset({_FLAGS[self.level]} - {""})


def fall_level(flags: Iterable[str]) -> int:
    """The fall-risk level that precautions stand for."""
    return max((_FLAGS.index(flag) for flag in flags if flag in _FLAGS), default=0)


def judge_falls(items: Iterable[FallItem], record: FallRecord, rules: SafetyRules) -> FallVerdict:
    """Judge the whole record; the highest level that applies counts.

    Level 2 is left only when every question that can lead to it was answered again, so many days after the last thing
    that spoke for it, and the tests were passed on so many days since.
    """
    judging = _Judging(tuple(items), record, rules)
    wait = timedelta(days=rules.fall_lower_after_days)
    levels = {item.id: judging.level_of(item) for item in judging.items}
    level_now = max(levels.values(), default=0)
    since = judging.last_evidence() if level_now < _HELD_LEVEL else None
    days_left = max(rules.fall_lower_tests - judging.days_passed_after(since), 0) if since else 0
    is_held = since is not None and (days_left > 0 or not judging.are_answered_from(since + wait))
    fell = judging.last_fall(record.signals)
    unanswered = judging.unanswered(fell and fell.at_utc)
    in_session = judging.last_fall([signal for signal, is_in_session in record.signals.items() if is_in_session])
    is_over = in_session is None or judging.are_answered_from(in_session.day + wait)
    return FallVerdict(
        level=_HELD_LEVEL if is_held else level_now,
        level_now=level_now,
        present=tuple(item_id for item_id, level in levels.items() if level),
        unanswered=unanswered,
        lower_from=since + wait if since and is_held else None,
        test_days_left=days_left if is_held else 0,
        needs_clearance=judging.needs_clearance(),
        last_fall=fell.day if fell else None,
        unasked_fall=fell.day if fell and unanswered else None,
        exercise_fall=in_session.day if in_session and not is_over else None,
    )


class _Judging:
    """The record, looked up by question and by test."""

    def __init__(self, items: tuple[FallItem, ...], record: FallRecord, rules: SafetyRules) -> None:
        self.items = items
        self._record = record
        self._tests = FallTests(record.measurements, record.age, record.chair_line, rules)
        self._older_from_age = rules.older_from_age
        self._given: dict[str, list[AnswerGiven]] = {}
        for given in sorted(record.answers, key=in_time):
            self._given.setdefault(given.question_id, []).append(given)

    # -- how things stand now ----------------------------------------------------------------------------------------

    def level_of(self, item: FallItem) -> int:
        """The level an item leads to now; 0 where it does not apply."""
        if item.measure:
            return item.level if self._tests.is_failed(item.measure) else 0
        if item.is_measured:
            return item.level if self._is_older() else 0
        if not self._is_yes(item.id):
            return 0
        return item.mild_level if self._is_mild(item) else item.level

    def needs_clearance(self) -> bool:
        """Several falls, an injury or a blackout, and no assessment entered after that was said."""
        grave = [item.id for item in self.items if item.tells and item.tells is not FallTell.MILD]
        said = [given.stamp.at_utc for each in grave if (given := self._last_but(each, Answer.NO))]
        cleared = [each.stamp.at_utc for each in self._record.clearances if each.question_id == FALLS]
        return bool(said) and (not cleared or max(cleared) <= max(said))

    def last_fall(self, signals: Iterable[str]) -> Stamp | None:
        """When the last fall was told of by one of these taps, or None."""
        told = (self._last_but(signal, Answer.NO) for signal in signals)
        return max((given.stamp for given in told if given), key=lambda stamp: stamp.at_utc, default=None)

    def unanswered(self, since_utc: datetime | None) -> tuple[str, ...]:
        """Questions never answered, or not after a moment; those under another one only where that is not no."""
        return tuple(item.id for item in self.items if not item.is_measured and self._is_open(item, since_utc))

    # -- what holds the level ----------------------------------------------------------------------------------------

    def last_evidence(self) -> date | None:
        """The last day that spoke for the level that is held, or None."""
        days = [day for item in self.items if item.level == _HELD_LEVEL for day in self._evidence(item)]
        return max(days, default=None)

    def days_passed_after(self, since: date) -> int:
        """Days after one on which every test that can lead to that level was passed on both sides."""
        tests = [item.measure for item in self.items if item.level == _HELD_LEVEL and item.measure]
        passed = [self._tests.days_passed(test) for test in tests if self._tests.counts(test)]
        return sum(1 for day in set.intersection(*passed) if day > since) if passed else 0

    def are_answered_from(self, first: date) -> bool:
        """Whether every question that can lead to that level was answered on a day or after it."""
        asked = [item.id for item in self.items if item.level == _HELD_LEVEL and not item.is_measured]
        latest = [self._last(each) for each in asked]
        return all(given is not None and given.stamp.day >= first for given in latest)

    # -- answers -----------------------------------------------------------------------------------------------------

    def _last_but(self, question_id: str, answer: Answer) -> AnswerGiven | None:
        """The latest answer other than one; not sure is no harmless answer: it only costs a hand on the rail."""
        return next((each for each in reversed(self._given.get(question_id, ())) if each.answer is not answer), None)

    def _last(self, question_id: str, answer: Answer | None = None) -> AnswerGiven | None:
        """The latest answer, or the latest of one kind."""
        given = reversed(self._given.get(question_id, ()))
        return next((each for each in given if answer is None or each.answer is answer), None)

    def _is_older(self) -> bool:
        return self._record.age is not None and self._record.age.reaches(self._older_from_age)

    def _is_yes(self, question_id: str) -> bool:
        given = self._last(question_id)
        return given is not None and given.answer is not Answer.NO

    def _is_open(self, item: FallItem, since_utc: datetime | None) -> bool:
        given = self._last(item.id)
        if item.after and not self._is_yes(item.after):
            return False
        over = self._last(item.after, Answer.NO)  # what was told before it was about another time
        fresh_from = [moment for moment in (since_utc, over and over.stamp.at_utc) if moment]
        return given is None or any(given.stamp.at_utc < moment for moment in fresh_from)

    def _may_be_mild(self, item: FallItem) -> bool:
        age = self._record.age
        return item.mild_level < item.level and age is not None and not age.reaches(item.mild_below_age)

    def _under(self, item: FallItem) -> list[tuple[str, Answer]]:
        """The questions under an item, each with the answer that makes nothing worse."""
        return [(each.id, each.tells.harmless) for each in self.items if each.tells and each.after == item.id]

    def _is_mild(self, item: FallItem) -> bool:
        """One fall without an injury, in sport, on ice or from a push, at an age at which that counts less."""
        if not self._may_be_mild(item):
            return False
        told = [(self._last(each), harmless) for each, harmless in self._under(item)]
        return all(given is not None and given.answer is harmless for given, harmless in told)

    def _evidence(self, item: FallItem) -> list[date]:
        """Days that spoke for the level of an item."""
        if item.measure:
            return self._tests.days_failed(item.measure)
        said = [] if self._is_mild(item) else [self._last_but(item.id, Answer.NO)]
        if self._may_be_mild(item):  # what makes it grave counts even when it was answered otherwise since
            said += [self._last_but(each, harmless) for each, harmless in self._under(item)]
        return [given.stamp.day for given in said if given]
