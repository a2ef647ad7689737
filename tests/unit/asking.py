"""A screening over a real journal, and short ways to answer it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.age import AgeBand
from hipcoach.domain.exercise import Side
from hipcoach.domain.person import Answer, Occasion
from hipcoach.domain.records import Measurement
from hipcoach.services.screening import ScreeningService
from hipcoach.store.measurements import MeasurementStore
from hipcoach.store.person import PersonStore
from tests.unit.samples import CONTENT

if TYPE_CHECKING:
    from hipcoach.store.journal import Journal
    from tests.fake_clock import FakeClock

DAY_S = 86_400
YES, NO, UNSURE = Answer.YES, Answer.NO, Answer.UNSURE


class Asking:
    """The service, its clock and its self-tests.

    Attributes:
        service: The service; one made anew knows the same.
    """

    def __init__(self, clock: FakeClock, journal: Journal) -> None:
        self.clock = clock
        self.tests = MeasurementStore(journal)
        self.service = ScreeningService(clock, CONTENT, PersonStore(journal), results=self.tests.of)

    def set_up(self, band: AgeBand = AgeBand.FORTIES) -> None:
        """The short first run, with nothing wrong."""
        self.service.accept_notice()
        self.answer_screens(Occasion.SETUP)
        self.service.set_side(Side.RIGHT)
        self.service.set_age_band(band)

    def answer_screens(self, occasion: Occasion = Occasion.RESCREEN) -> None:
        """No to everything a full screen asks."""
        for screen in self.service.screens():
            asked = [question.id for question in screen.questions if not question.after]
            self.service.record_answers([(question_id, NO) for question_id in asked], occasion)

    def answer_falls(self, falls: int | None = None, **but: Answer) -> None:
        """The fall-risk screen, with a no to everything but what is named."""
        asked = [item.id for item in self.service.fall_questions() if not item.after]
        answers = dict.fromkeys(asked, NO) | but
        self.service.record_falls(list(answers.items()), Occasion.RESCREEN, falls=falls)

    def pass_days(self, days: int) -> None:
        """Let days pass with a mini-screen on each, as somebody does who trains daily."""
        for _ in range(days):
            self.clock.jump_s(DAY_S)
            self.service.record_mini(())

    def test_legs(self, left: float, right: float, measure: str = "slst_eo") -> None:
        """Write down a test of both legs, taken now."""
        stamp = self.service._stamp()
        self.tests.add_many(
            Measurement(measure=measure, side=side, value=value, was_stopped_for_pain=False, stamp=stamp)
            for side, value in ((Side.LEFT, left), (Side.RIGHT, right))
        )

    def clear(self, *lock_ids: str, **changes) -> None:
        """Write down an assessment of today."""
        values = {"name": "A. Reed", "role": "physiotherapist", "assessed_on": self.clock.local.date(), "told": "Fine."}
        self.service.record_clearances(lock_ids, **(values | changes))
