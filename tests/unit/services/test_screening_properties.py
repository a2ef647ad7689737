"""Whatever a person taps or enters: only an assessment goes round EMERGENCY and TODAY, and nothing round BLOCK."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hipcoach.domain.age import AgeBand
from hipcoach.domain.exercise import Side, Stage
from hipcoach.domain.falls import FALLS, fall_level
from hipcoach.domain.person import Answer, Occasion
from hipcoach.domain.preferences import GoOn
from hipcoach.domain.pt_plan import PtPlan, under_plan
from hipcoach.domain.records import Moment
from hipcoach.domain.safety import Action
from hipcoach.services.composition import make_services
from hipcoach.store.database import open_journal
from hipcoach.store.pt_plans import PtPlanStore
from tests.fake_clock import FakeClock
from tests.rehearsal import HOLD, plan_of, prescribed
from tests.unit.samples import CONTENT, EXERCISES

SAFETY = CONTENT.safety
ACTIONS = {question.id: question.action for question in SAFETY.questions}
URGENT = {Action.EMERGENCY, Action.TODAY}
TAPS = [item.id for item in SAFETY.mini_screen]
SIGNALS = [item.id for item in SAFETY.stop_signals]
FALL_QUESTIONS = [item.id for item in SAFETY.fall_items if not item.is_measured]
FLAGS = CONTENT.programme.flags.ids


class Event(NamedTuple):
    """One thing the person does."""

    what: str
    subject: str = ""
    answer: Answer = Answer.NO


GRAVE = [key for key, action in ACTIONS.items() if action is not Action.CAUTION]
EVENTS = st.lists(
    st.one_of(
        st.builds(Event, st.just("answer"), st.sampled_from(GRAVE), st.sampled_from(list(Answer))),
        st.builds(Event, st.just("change"), st.sampled_from(sorted(ACTIONS)), st.sampled_from(list(Answer))),
        st.builds(Event, st.just("clear"), st.sampled_from([*GRAVE, FALLS, "c_severe2"])),
        st.builds(Event, st.just("mini"), st.sampled_from([*TAPS, ""])),
        st.builds(Event, st.just("signal"), st.sampled_from(SIGNALS)),
        st.builds(Event, st.just("falls"), st.sampled_from(FALL_QUESTIONS), st.sampled_from(list(Answer))),
        st.builds(Event, st.sampled_from(["screen", "facts", "choices", "plan", "morning", "later", "back"])),
    ),
    max_size=14,
)


class House:
    """The services over a new journal, and a person who does anything at all."""

    def __init__(self, folder: Path) -> None:
        self.clock = FakeClock()
        self.journal = open_journal(folder / "journal.db")
        self.services = make_services(self.journal, CONTENT, self.clock)
        self.screening = self.services.screening
        self.expected: set[str] = set()  # urgent locks and blocks, by the words of A1
        self.plans: list[PtPlan] = []

    def do(self, event: Event) -> None:
        """Do it, and note what it must lead to."""
        getattr(self, f"_{event.what}")(*event[1:])

    def _answer(self, question_id: str, answer: Answer) -> None:
        self.screening.record_answers([(question_id, answer)], Occasion.RESCREEN)
        self._note(question_id, answer)

    def _change(self, question_id: str, answer: Answer) -> None:
        latest = self.screening.latest_answers().get(question_id)
        self.screening.change_answers([(question_id, answer)])
        if latest is None or latest.answer is not answer:
            self._note(question_id, answer)

    def _screen(self, *_: object) -> None:
        asked = [question.id for screen in self.screening.screens() for question in screen.questions]
        self.screening.record_answers([(each, Answer.NO) for each in asked], Occasion.RESCREEN)
        for each in asked:
            self._note(each, Answer.NO)

    def _mini(self, tap: str, _: object) -> None:
        self.screening.record_mini({tap} - {""})

    def _signal(self, signal: str, _: object) -> None:
        self.screening.record_stop_signal(signal)

    def _falls(self, question_id: str, answer: Answer) -> None:
        self.screening.record_falls([(question_id, answer)], Occasion.RESCREEN)

    def _note(self, question_id: str, answer: Answer) -> None:
        action = ACTIONS[question_id]
        if action in URGENT and answer is not Answer.NO:
            self.expected.add(question_id)
        if action is Action.BLOCK:
            (self.expected.add if answer is Answer.YES else self.expected.discard)(question_id)

    def _clear(self, lock_id: str, _: object) -> None:
        try:
            self.screening.record_clearance(
                lock_id, name="A. Reed", role="doctor", assessed_on=self.clock.local.date(), told="Fine."
            )
        except ValueError:
            return  # it holds no lock that can be lifted
        self.expected.discard(lock_id)

    def _facts(self, *_: object) -> None:
        self.screening.accept_notice()
        self.screening.set_side(Side.LEFT)
        self.screening.set_age_band(AgeBand.UNDER_40)
        self.screening.set_abilities(can_kneel=True, can_use_floor=True)

    def _choices(self, *_: object) -> None:
        self.services.choices.change(go_on=GoOn.AUTOMATIC)

    def _plan(self, *_: object) -> None:
        today = self.clock.local.date()
        plan = PtPlan(
            plan_id=0,
            name="P. T.",
            role="physiotherapist",
            made_on=today,
            expires_on=today + timedelta(days=40),
            stamp=self.services.training.stamp(),
            opens_stages=frozenset(Stage),
            opens=frozenset(EXERCISES),
            lifts_flags=frozenset(FLAGS),
            pain_ceiling=5,
        )
        PtPlanStore(self.journal).add(plan)
        self.plans.append(plan)

    def _morning(self, *_: object) -> None:
        self.services.training.answer_pain(Moment.NEXT_MORNING, 8)

    def _later(self, *_: object) -> None:
        self.clock.jump_s(20 * 86_400)

    def _back(self, *_: object) -> None:
        self.clock.jump_s(-9 * 86_400)


@settings(max_examples=60)
@given(EVENTS)
def test_there_is_no_path_around_a_lock(events):
    with TemporaryDirectory() as folder:
        house = House(Path(folder))
        for event in events:
            house.do(event)
            locks = {lock.question_id for lock in house.screening.verdict().locks}
            assert {each for each in locks if ACTIONS[each] in {*URGENT, Action.BLOCK}} == house.expected
            if house.expected:
                assert_nothing_starts(house)
        assert_falls_stand(house)
        house.journal.close()


def assert_nothing_starts(house: House) -> None:
    person = house.screening.person()
    assert person.is_locked
    assert under_plan(person, house.plans[-1] if house.plans else None).is_locked
    assert house.services.training.today().plan is None
    with pytest.raises(ValueError, match="lock"):
        house.services.training.start(plan_of(prescribed(HOLD)), 0)


def assert_falls_stand(house: House) -> None:
    """No plan takes the support away that the risk of falling asks for."""
    person = house.screening.person()
    level = house.screening.fall_verdict().level
    for plan in house.plans:
        assert fall_level(under_plan(person, plan).flags) == fall_level(person.flags) == level
