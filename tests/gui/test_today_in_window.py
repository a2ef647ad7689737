"""Where Today leads to in the whole window: a question, the whole check, the training days."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget

from hipcoach.domain.records import Moment, NightEntry, PainEntry, SessionForm
from hipcoach.domain.week import DayKind
from tests.gui.training_room import texts
from tests.gui.window_room import WindowRoom

DAY_S = 86_400


@pytest.fixture
def room(qapp, tmp_path, clock):
    room = WindowRoom(qapp, tmp_path, clock)
    yield room
    room.leave()


def after_a_session(room):
    """The morning after the first session, on Today."""
    training = room.services.training
    live = training.start(training.today().plan, 2)
    left = training.today().open_session
    training.finish_as_is(left)
    assert live.session_id == left.session_id
    room.clock.jump_s(DAY_S)
    room.window.open_page("today")
    room.settle()


def test_the_training_days_are_a_click_away_from_changing_today(room):
    after_a_session(room)

    room.click("Change today").click("Your training days")

    assert room.page == "settings"


def test_rest_chosen_on_today_is_there_after_another_page(room):
    after_a_session(room)
    room.click("Change today").click("Rest").click("Close")
    assert "Rest day. A walk is fine." in texts(room.window)

    room.window.open_page("path")
    room.window.open_page("today")

    assert "Rest day. A walk is fine." in texts(room.window)
    assert room.services.choices.current.moved_days[0][1] is DayKind.REST


def test_an_easy_day_goes_through_the_questions_before_it_into_the_player(room):
    after_a_session(room)
    room.click("Change today")
    words = next(text for text in texts(room.window) if text.startswith("Make it easy: "))

    room.click(words).click("Start")

    assert room.page == "before"
    assert room.made["before"]._plan.form is SessionForm.EASY


def test_broken_nights_lead_to_their_question_and_its_answer_back(room):
    after_a_session(room)
    training = room.services.training
    today = training.today().day
    for back in range(4):
        entry = NightEntry(woke=True, stamp=training.stamp(today - timedelta(days=back)))
        training._pains.add_night(entry)
    room.window.open_page("today")
    room.settle()

    room.click("Answer one question")

    assert room.page == "safety"
    assert any("does not ease when you change position" in text for text in texts(room.window))
    room.click("No").click("Save answers")
    room.window.open_page("today")
    assert "Answer one question" not in texts(room.window)
    assert "Broken nights" in texts(room.window)


def test_a_severe_score_leads_to_the_whole_check(room):
    after_a_session(room)
    training = room.services.training
    training._pains.add(PainEntry(moment=Moment.WORST_24H, score=8, stamp=training.stamp()))
    room.window.open_page("today")
    room.settle()

    room.click("Answer the safety check")

    assert room.page == "setup"


def test_two_severe_days_lock_until_an_assessment_is_written_down(room):
    after_a_session(room)
    training = room.services.training
    for back in (1, 0):
        stamp = training.stamp(training.today().day - timedelta(days=back))
        training._pains.add(PainEntry(moment=Moment.WORST_24H, score=8, stamp=stamp))
    room.window.open_page("today")
    room.settle()
    assert "Sessions are paused" in texts(room.window)

    room.click("What to do now").click("I have been assessed")
    form = room.window.findChild(QWidget, "clearance_form")
    form.name.setText("Dr Ada Example")
    form.role.setText("Doctor")
    room.click("Save the assessment")

    assert "Exercise is paused" not in texts(room.window)
    room.window.open_page("today")
    assert "Sessions are paused" not in texts(room.window)
