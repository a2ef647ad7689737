"""The questions before the rest of a session that was left: the same as before any session."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from hipcoach.domain.exercise import Position
from hipcoach.domain.pain import start_of_day
from hipcoach.domain.records import SessionForm
from hipcoach.ui.pages.before_page import BeforePage
from hipcoach.ui.pages.before_presenter import BeforePresenter
from tests.gui.screening_room import WORDS, ScreeningRoom, answer_all, text_of
from tests.unit.samples import PROGRAMME

DOSAGE = PROGRAMME.dosage
LYING = (SimpleNamespace(position=Position.SUPINE),)
PLAN = SimpleNamespace(form=SessionForm.FULL, prescriptions=LYING)


class Training:
    """Says what fits the pain, by the programme's own rule."""

    def fitting(self, plan, _before):
        return plan

    def rest_of(self, _left, now):
        return start_of_day(now, DOSAGE)


@pytest.fixture
def room(tmp_path, clock):
    room = ScreeningRoom(tmp_path / "journal.db", clock)
    room.set_up()
    yield room
    room.journal.close()


@pytest.fixture
def again(room, shown):
    """The page after something else was asked, its presenter, and the session that was left."""
    page = BeforePage()
    page.resize(1280, 800)
    presenter = BeforePresenter(page, room.screening, Training(), WORDS)
    shown(page)
    presenter.ask(PLAN)
    page.scale.choose(7)
    answer_all(page.mini)
    left = SimpleNamespace(prescriptions=LYING)
    presenter.ask_again(left)
    return page, presenter, left


def test_the_rest_of_a_session_is_asked_about_afresh(again, qtbot):
    page, presenter, _ = again
    assert (page.score, page.mini_answers, page.start.text()) == (None, {}, "Carry on")

    with qtbot.assertNotEmitted(presenter.ready_to_carry_on):
        presenter.start()


@pytest.mark.parametrize("score", [None, 0, 3])
def test_a_session_goes_on_when_all_is_answered(again, qtbot, score):
    page, presenter, left = again
    if score is not None:
        page.scale.choose(score)
    answer_all(page.mini)
    with qtbot.assertNotEmitted(presenter.ready), qtbot.waitSignal(presenter.ready_to_carry_on, timeout=0) as ready:
        page.start.click()

    assert ready.args == [left]


@pytest.mark.parametrize(
    ("score", "words"),
    [(DOSAGE.normal_before_max + 1, "what is left of it is too much"), (DOSAGE.no_session_before_min, "is a lot")],
)
def test_more_pain_leaves_no_rest_of_a_session(again, qtbot, score, words):
    page, presenter, _ = again
    page.scale.choose(score)
    answer_all(page.mini)
    assert words in text_of(page.advice)
    assert not page.start.isVisible()

    with qtbot.assertNotEmitted(presenter.ready_to_carry_on):
        presenter.start()


def test_a_lock_stands_before_the_rest_of_a_session_too(again, room, qtbot):
    page, presenter, _ = again
    answer_all(page.mini)
    page.mini.row("mini_ill").choice.choose(1)
    page.opened.row("rf_infection").choice.choose(1)
    with qtbot.assertNotEmitted(presenter.ready_to_carry_on):
        page.start.click()

    assert page.lock.isVisible()
    assert room.screening.person().is_locked


def test_a_new_session_after_the_rest_of_one_is_a_session(again, qtbot):
    page, presenter, _ = again
    presenter.ask(PLAN)
    answer_all(page.mini)
    with qtbot.assertNotEmitted(presenter.ready_to_carry_on), qtbot.waitSignal(presenter.ready, timeout=0):
        page.start.click()
