"""Asks and keeps what tells about falling, and judges it together with the self-tests (A3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.calendar import days_between
from hipcoach.domain.fall_tests import FALL_MEASURES, FallTest
from hipcoach.domain.falls import FallRecord, FallTell, FallVerdict, judge_falls
from hipcoach.domain.person import Answer, AnswerGiven, Fact, Sex
from hipcoach.services.last_result import LastResult
from hipcoach.services.person_facts import PersonFacts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import date

    from hipcoach.content.content import Content
    from hipcoach.domain.age import AgeBand
    from hipcoach.domain.falls import FallItem
    from hipcoach.domain.person import Clearance, Occasion
    from hipcoach.domain.records import Measurement
    from hipcoach.services.clock import Clock
    from hipcoach.store.person import PersonStore

    Results = Callable[[Collection[str]], tuple[Measurement, ...]]

_COUNT = "falls_12_months"


class FallScreening(PersonFacts):
    """The part of the screening that is about falls."""

    def __init__(
        self,
        clock: Clock,
        content: Content,
        store: PersonStore,
        *,
        results: Results | None = None,
    ) -> None:
        """Take the ports.

        Args:
            clock: What time it is.
            content: The questions and rules.
            store: What was told.
            results: Gives all results of the self-tests that are named; without it none is known.
        """
        super().__init__(clock, content, store)
        self._results = results
        self._content = content
        self._fall_result: LastResult[FallVerdict] = LastResult()

    @property
    def falls(self) -> int | None:
        """How many falls in the 12 months before it was told; None while it was not."""
        value = self._fact(_COUNT)
        return int(value) if value else None

    def fall_questions(self) -> tuple[FallItem, ...]:
        """What is asked, each followed by what is asked under it; the rest is measured."""
        return tuple(item for item in self._safety.fall_items if not item.is_measured)

    def fall_verdict(self) -> FallVerdict:
        """What answers and self-tests together mean."""
        return self._judge_falls(self._store.deciding_answers(), self._store.clearances())

    def unasked_fall(self) -> date | None:
        """The day of a fall after which the questions were not answered yet, or None."""
        return self.fall_verdict().unasked_fall

    def is_fall_screen_due(self) -> bool:
        """Whether the questions are to be asked: never answered, too old, or there was a fall since."""
        if self.fall_verdict().unanswered:
            return True
        latest = self._store.latest_answers()
        days = [latest[item.id].stamp.day for item in self.fall_questions() if not item.after]
        return days_between(min(days), self._today()) >= self._rules.safety.rescreen_days

    def record_falls(
        self, answers: Sequence[tuple[str, Answer]], occasion: Occasion, *, falls: int | None = None
    ) -> None:
        """Write down the answers of the fall-risk screen, all or none.

        What stands under a question answered no is left out. What only tells more about falls that were told of before
        is written down again only when it differs: the same falls do not ask for another assessment.

        Args:
            answers: Question and answer.
            occasion: When it was asked.
            falls: How many in 12 months, which answers two of the questions; None where only those were asked.

        Raises:
            HipCoachError: The journal can't be written.
            ValueError: A question does not belong to this screen.
        """
        given = dict(answers) | self._told_by_count(falls)
        items = {item.id: item for item in self.fall_questions()}
        if not given.keys() <= items.keys():
            raise ValueError(f"not of the fall-risk screen: {sorted(given.keys() - items.keys())}")
        stamp = self._stamp()
        fresh = [key for key in given if self._is_news(items[key], given, falls)]
        self._store.add_answers(
            AnswerGiven(
                question_id=key,
                answer=given[key],
                wording_version=self._safety.wording_version,
                occasion=occasion,
                stamp=stamp,
            )
            for key in fresh
        )
        if falls is not None:
            version = self._safety.wording_version
            self._store.set_fact(Fact(key=_COUNT, value=str(falls), wording_version=version, stamp=stamp))

    # -- inside ------------------------------------------------------------------------------------------------------

    def _told_by_count(self, falls: int | None) -> dict[str, Answer]:
        if falls is None:
            return {}
        many = next(item for item in self.fall_questions() if item.tells is FallTell.MANY)
        is_many = falls >= self._rules.safety.falls_to_clear
        return {many.after: _answer(is_yes=falls > 0), many.id: _answer(is_yes=is_many)}

    def _is_news(self, item: FallItem, given: Mapping[str, Answer], falls: int | None) -> bool:
        """Whether an answer is to be written down."""
        if not item.after:
            return True
        latest = self._store.latest_answers()
        first = given.get(item.after) or (latest[item.after].answer if item.after in latest else Answer.NO)
        if first is Answer.NO:
            return False
        more = item.tells is FallTell.MANY and falls is not None and falls > (self.falls or 0)
        is_known = item.id in latest and latest[item.id].answer is given[item.id]
        return more or not is_known or item.id in self.fall_verdict().unanswered or self._was_no(item.after)

    def _was_no(self, question_id: str) -> bool:
        """Whether the latest answer was no, so that a yes tells of something new."""
        given = self._store.latest_answers().get(question_id)
        return given is not None and given.answer is Answer.NO

    def _judge_falls(self, answers: tuple[AnswerGiven, ...], clearances: tuple[Clearance, ...]) -> FallVerdict:
        results = self._results(FALL_MEASURES) if self._results else ()
        band, sex, items = self.age_band, self.sex or Sex.NOT_TOLD, self._safety.fall_items

        def judge() -> FallVerdict:
            has_chair = any(each.measure == FallTest.CHAIR.value for each in results)
            record = FallRecord(
                answers=answers,
                signals=self._fall_signals(),
                clearances=clearances,
                measurements=results,
                age=band,
                chair_line=self._chair_line(band, sex) if band and has_chair else None,
            )
            return judge_falls(items, record, self._rules.safety)

        return self._fall_result.of((items, answers, clearances, results, band, sex), judge)

    def _chair_line(self, band: AgeBand, sex: Sex) -> float | None:
        """Stands in 30 s below which somebody of this age and sex is below average; the higher one of a band."""
        from hipcoach.domain.norms import Norms  # not wanted before somebody did that test

        programme = self._content.programme
        norms = Norms(self._content.norms, programme.measuring)
        return norms.careful_line(programme.measures[FallTest.CHAIR.value], band.lowest, sex)

    def _fall_signals(self) -> dict[str, bool]:
        """Ids of the taps that tell of a fall, each with whether it was in a session."""
        safety = self._safety
        taps = [(item, False) for item in safety.mini_screen] + [(item, True) for item in safety.stop_signals]
        return {item.id: is_in_session for item, is_in_session in taps if item.is_fall}


def _answer(*, is_yes: bool) -> Answer:
    return Answer.YES if is_yes else Answer.NO
