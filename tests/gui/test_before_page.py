"""The questions before a session: nothing preselected, nobody past a lock, nothing grave lost on the way out."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt

from hipcoach.domain.exercise import Position
from hipcoach.domain.pain import StartOfDay, start_of_day
from hipcoach.domain.records import SessionForm
from hipcoach.ui.pages.before_page import BeforePage
from hipcoach.ui.pages.before_presenter import BeforePresenter
from tests.gui.screening_room import DAY_S, WORDS, ScreeningRoom, answer_all, focus, key, text_of
from tests.unit.samples import PROGRAMME


@dataclass(frozen=True)
class Prescribed:
    position: Position


@dataclass(frozen=True)
class Plan:
    form: SessionForm = SessionForm.FULL
    prescriptions: tuple[Prescribed, ...] = (Prescribed(Position.SUPINE),)


class Training:
    """Says what fits the pain, by the programme's own rule."""

    def fitting(self, plan, before):
        start = start_of_day(before, PROGRAMME.dosage)
        if start is StartOfDay.NO_SESSION:
            return None
        return Plan(form=SessionForm.CALM) if start is StartOfDay.CALM else plan


@pytest.fixture
def room(tmp_path, clock):
    room = ScreeningRoom(tmp_path / "journal.db", clock)
    room.set_up()
    yield room
    room.journal.close()


@pytest.fixture
def asked(room, shown):
    def ask(plan=None) -> tuple[BeforePage, BeforePresenter]:
        page = BeforePage()
        page.resize(1280, 800)
        presenter = BeforePresenter(page, room.screening, Training(), WORDS)
        shown(page)
        presenter.ask(plan or Plan())
        return page, presenter

    return ask


def test_nothing_is_preselected_and_the_scale_has_the_focus(asked):
    page, _ = asked()
    assert page.score is None
    assert page.mini_answers == {}
    assert focus() in page.scale.parts
    assert not page.start.isEnabled()
    assert page.foot.hint == "3 questions left"


def test_the_pain_may_be_left_unanswered(asked, qtbot):
    page, presenter = asked()
    answer_all(page.mini)
    with qtbot.waitSignal(presenter.ready, timeout=0) as ready:
        page.start.click()
    assert ready.args == [Plan(), None]


def test_it_works_by_keyboard_alone(asked, qtbot):
    _page, presenter = asked()
    key(Qt.Key.Key_3)
    for _ in range(3):
        key(Qt.Key.Key_Tab)
        key(Qt.Key.Key_Left)
    with qtbot.waitSignal(presenter.ready, timeout=0) as ready:
        key(Qt.Key.Key_Return)
    assert ready.args[1] == 3


def test_zero_is_an_answer_of_its_own(asked, qtbot):
    page, presenter = asked()
    page.scale.choose(0)
    answer_all(page.mini)
    with qtbot.waitSignal(presenter.ready, timeout=0) as ready:
        page.start.click()
    assert ready.args[1] == 0


def test_a_second_asking_starts_empty(asked):
    page, presenter = asked()
    page.scale.choose(4)
    page.mini.row("mini_fall").choice.choose(1)
    presenter.ask(Plan())
    assert page.score is None
    assert page.mini_answers == {}
    assert page.opened.left() == 0


def test_a_yes_opens_its_questions_right_there(asked, room):
    page, _ = asked()
    answer_all(page.mini)
    page.mini.row("mini_ill").choice.choose(1)
    assert page.opened.row("rf_infection").isVisible()
    assert not page.start.isEnabled()
    page.mini.row("mini_ill").choice.choose(0)
    assert not page.opened.isVisible()
    assert page.start.isEnabled()


def test_a_second_yes_keeps_what_was_answered_after_the_first(asked):
    page, _ = asked()
    page.mini.row("mini_ill").choice.choose(1)
    page.opened.row("rf_infection").choice.choose(0)
    page.mini.row("mini_fall").choice.choose(1)
    assert page.opened_answers == {"rf_infection": "no"}


def test_noes_to_the_opened_questions_let_the_session_begin(asked, room, qtbot):
    page, presenter = asked()
    answer_all(page.mini)
    page.mini.row("mini_ill").choice.choose(1)
    answer_all(page.opened)
    with qtbot.waitSignal(presenter.ready, timeout=0):
        page.start.click()
    assert not room.screening.person().is_locked


def test_a_lock_takes_the_place_of_the_session(asked, room, qtbot):
    page, presenter = asked()
    answer_all(page.mini)
    page.mini.row("mini_ill").choice.choose(1)
    page.opened.row("rf_infection").choice.choose(1)
    with qtbot.assertNotEmitted(presenter.ready):
        page.start.click()
    assert page.lock.isVisible()
    assert not page.start.isVisible()
    assert WORDS.question("rf_infection") in text_of(page.lock)
    assert room.screening.person().is_locked
    with qtbot.waitSignal(presenter.locked, timeout=0):
        page.lock.assess.click()


def test_leaving_after_the_lock_does_not_ask_its_questions_again(asked, room, clock):
    page, _presenter = asked()
    answer_all(page.mini)
    page.mini.row("mini_fall").choice.choose(1)
    answer_all(page.opened)
    page.opened.row("rf_anticoag_fall").choice.choose(1)
    page.start.click()
    page.cancel.click()
    room.screening.record_clearance("rf_anticoag_fall", name="A", role="B", told="Fine", assessed_on=clock.local.date())
    assert not room.screening.person().is_locked


def test_a_yes_is_kept_when_the_person_leaves(asked, room, qtbot):
    page, presenter = asked()
    page.mini.row("mini_nerves").choice.choose(1)
    with qtbot.waitSignal(presenter.cancelled, timeout=0):
        page.cancel.click()
    assert room.screening.person().is_locked
    assert "rf_cauda" in room.screening.verdict().unanswered


def test_leaving_without_a_yes_leaves_no_trace(asked, room):
    before = room.screening.latest_answers()
    page, _ = asked()
    page.scale.choose(3)
    answer_all(page.mini)
    page.cancel.click()
    assert room.screening.latest_answers() == before


def test_a_six_makes_a_calm_session_and_says_so(asked, qtbot):
    page, presenter = asked(Plan(prescriptions=(Prescribed(Position.STANDING),)))
    page.scale.choose(6)
    answer_all(page.mini)
    assert "calm session" in text_of(page.advice)
    assert "calm" in page.start.text()
    assert WORDS.standing_set_up()[0] not in text_of(page)
    with qtbot.waitSignal(presenter.ready, timeout=0) as ready:
        page.start.click()
    assert ready.args[1] == 6


@pytest.mark.parametrize("score", [7, 10])
def test_from_seven_on_there_is_no_session_and_the_advice_says_when_to_ask(asked, room, score, qtbot):
    page, presenter = asked()
    answer_all(page.mini)
    page.scale.choose(score)
    assert not page.start.isVisible()
    assert "24 to 48 hours" in text_of(page.advice)
    with qtbot.assertNotEmitted(presenter.ready):
        key(Qt.Key.Key_Return)
    page.cancel.click()
    assert room.screening.is_rescreen_due()


def test_a_score_that_comes_down_offers_the_session_again(asked):
    page, _ = asked()
    answer_all(page.mini)
    page.scale.choose(8)
    page.scale.choose(5)
    assert page.start.isVisible()
    assert page.start.isEnabled()
    assert not page.advice.isVisible()


@pytest.mark.parametrize(("position", "is_shown"), [(Position.STANDING, True), (Position.SUPINE, False)])
def test_the_set_up_card_is_shown_before_standing_work(asked, position, is_shown):
    page, _ = asked(Plan(prescriptions=(Prescribed(Position.SUPINE), Prescribed(position))))
    assert (WORDS.standing_set_up()[0] in text_of(page)) is is_shown


def test_after_four_weeks_the_whole_check_takes_the_place_of_the_taps(asked, room, clock, qtbot):
    clock.jump_s(28 * DAY_S)
    page, presenter = asked()
    assert page.mini_answers == {}
    assert page.opened.left() == len(room.screening.safety.gravest)
    answer_all(page.opened)
    with qtbot.waitSignal(presenter.ready, timeout=0):
        page.start.click()
    assert not room.screening.is_rescreen_due()


def test_a_full_disk_keeps_the_answers_and_begins_nothing(asked, room, qtbot):
    page, presenter = asked()
    answer_all(page.mini)
    room.store.is_disk_full = True
    with qtbot.assertNotEmitted(presenter.ready):
        page.start.click()
    assert "The disk is full." in text_of(page.advice)
    assert len(page.mini_answers) == 3
    room.store.is_disk_full = False
    with qtbot.waitSignal(presenter.ready, timeout=0):
        page.start.click()
