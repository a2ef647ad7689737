"""The window and a session: what starts it, what it does to the window, and how it is left."""

from __future__ import annotations

import gc
import re

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

from hipcoach.domain.records import SessionOutcome
from hipcoach.ui.page_factory import page_of
from tests.gui.screening_room import answer_all
from tests.gui.window_room import WindowRoom
from tests.rehearsal import BREATH, HOLD, REPS, plan_of, prescribed

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ONE_HOLD = {"sets": 1, "reps": 1, "hold_s": 30.0}
GET_READY_S = 15.0
NUMB = "Numb, tingling or giving way"


@pytest.fixture
def room(qapp, tmp_path, clock):
    made = WindowRoom(qapp, tmp_path, clock)
    yield made
    made.leave()


# -- a session ---------------------------------------------------------------------------------------------------------


def test_starting_asks_before_and_leaving_leads_back(room):
    plan = room.services.training.today().plan
    room.window.ask_before(plan)
    room.settle()
    assert room.page == "before"

    room.made["before"].cancelled.emit()
    room.settle()
    assert room.page == "today"


def test_a_session_fills_the_window_with_the_keyboard_on_the_big_button(room):
    room.begin(prescribed(HOLD, **ONE_HOLD))

    assert room.page == "player"
    assert not room.window._sidebar.isVisible()
    assert QApplication.focusWidget().text() == "Pause"


def test_no_key_leads_out_of_a_session(room):
    room.begin(prescribed(HOLD, **ONE_HOLD))
    for key, mods in ((Key.Key_2, CTRL), (Key.Key_F1, Qt.KeyboardModifier.NoModifier), (Key.Key_Comma, CTRL)):
        room.press(key, mods)

    assert room.page == "player"


def test_after_the_session_come_the_questions_with_the_keyboard_on_the_first(room):
    room.begin(prescribed(HOLD, **ONE_HOLD)).run(GET_READY_S + 31)

    assert room.page == "after"
    assert QApplication.focusWidget().accessibleName() == "Pain in your hip right now, 0 of 10"


def test_after_the_questions_comes_today_with_the_session_on_it(room):
    room.begin(prescribed(HOLD, **ONE_HOLD)).run(GET_READY_S + 31)
    room.click("Save and finish")

    assert room.page == "today"
    assert room.services.training.today().has_trained


def test_answers_are_kept_when_the_person_goes_elsewhere(room):
    room.begin(prescribed(HOLD, **ONE_HOLD)).run(GET_READY_S + 31)
    room.press(Key.Key_3).press(Key.Key_3, CTRL)

    assert room.page == "progress"
    assert ("after", 3) in room.journal.rows("select moment, score from pain_scores")
    room.begin(prescribed(HOLD, **ONE_HOLD)).run(GET_READY_S + 31)
    assert len(room.journal.rows("select * from pain_scores where moment = 'after'")) == 1


def test_too_much_pain_before_starts_nothing(room):
    room.window.begin(room.services.training.today().plan, 7)

    assert room.page == "today"
    assert room.services.training.today().open_session is None


def test_a_session_that_can_t_be_written_is_not_started(room):
    room.fill_disk()
    many = [prescribed(BREATH)] * 60
    room.window.begin(plan_of(*many), 2)
    room.settle()

    assert "The disk is full" in room.message()
    assert room.page == "today"


def test_numbness_locks_from_then_on_and_leads_to_the_safety_page(room):
    room.begin(prescribed(HOLD, **ONE_HOLD)).run(GET_READY_S + 5)
    room.press(Key.Key_H).click(NUMB).click("End for today")
    assert room.page == "after"
    assert room.services.training.today().plan is None

    room.click("Save and finish")
    assert room.page == "safety"
    assert room.journal.rows("select question_id from answers order by rowid desc limit 1") == [("stop_numb",)]


def test_seven_of_ten_asks_the_whole_safety_check_again(room):
    room.begin(prescribed(HOLD, **ONE_HOLD)).run(GET_READY_S + 5)
    room.press(Key.Key_H).press(Key.Key_7).click("End for today").click("Save and finish")

    assert room.page == "safety"
    assert room.services.screening.is_rescreen_due()


def test_a_stop_signal_survives_a_full_disk(room, caplog):
    room.begin(prescribed(HOLD, **ONE_HOLD)).run(GET_READY_S + 5)
    room.journal.rows("pragma query_only = on")
    room.press(Key.Key_H).click(NUMB).click("End for today")
    assert room.journal.rows("select * from answers where question_id = 'stop_numb'") == []
    room.click("Save and finish")
    assert room.page == "after"

    room.journal.rows("pragma query_only = off")
    room.click("Save and finish")
    assert room.page == "safety"
    assert room.services.training.today().plan is None


def test_volume_chosen_in_the_player_is_kept(room):
    room.begin(prescribed(HOLD, **ONE_HOLD)).press(Key.Key_Down).press(Key.Key_V)

    assert (room.services.choices.current.volume, room.services.choices.current.is_muted) == (0.7, True)


def test_minimising_pauses(room):
    room.begin(prescribed(HOLD, **ONE_HOLD)).run(GET_READY_S + 5)
    room.window.showMinimized()
    room.settle()
    room.run(10)

    assert room.player.session.runner.view().position_s == 5.0


# -- a session that was left -------------------------------------------------------------------------------------------


def test_a_session_that_was_left_goes_on_where_it_was(qapp, tmp_path, clock):
    first = WindowRoom(qapp, tmp_path, clock)
    first.begin(prescribed(HOLD, **ONE_HOLD), prescribed(BREATH)).run(GET_READY_S + 31)
    first.player._session = None  # killed
    first.leave()
    again = WindowRoom(qapp, tmp_path, clock)
    try:
        left = again.services.training.today().open_session
        again.made["today"].carry_on_requested.emit(left)
        again.settle()
        assert again.page == "before"

        answer_all(page_of(again.made["before"]).mini)
        again.click("Carry on")
        again.player._timer.stop()
        assert again.page == "player"
        assert again.player.session.runner.view().step.exercise_index == 1
    finally:
        again.leave()


def test_a_session_that_was_left_may_stay_left(room, clock):
    session = room.services.training.start(plan_of(prescribed(HOLD, **ONE_HOLD)), 2)
    room.made["today"].carry_on_requested.emit(room.services.training.today().open_session)
    room.settle()
    room.click("Back to Today")

    assert room.page == "today"
    assert room.services.training.today().open_session.session_id == session.session_id


def test_a_session_that_only_lacked_its_end_leads_back_to_today(room, clock):
    session = room.services.training.start(plan_of(prescribed(HOLD, **ONE_HOLD)), 2)
    session.runner.start()
    for _ in range(100):
        clock.pass_s(0.5)
        session.runner.tick()
    room.made["today"].carry_on_requested.emit(room.services.training.today().open_session)
    room.settle()

    assert room.page == "today"
    assert room.services.training.today().open_session is None


# -- closing -----------------------------------------------------------------------------------------------------------


def test_closing_in_a_session_asks_first(room):
    room.begin(prescribed(HOLD, **ONE_HOLD), prescribed(REPS)).run(GET_READY_S + 31 + 5)

    assert not room.close()
    assert room.page == "player"
    room.click("Keep going")
    assert room.player.session is not None
    assert not room.close()
    room.click("Save and stop")
    assert room.page == "after"
    assert room.journal.rows("select outcome from sessions") == [(SessionOutcome.ENDED_EARLY.value,)]
    assert room.close()


def test_ctrl_q_asks_in_a_session_too(room):
    room.begin(prescribed(HOLD, **ONE_HOLD)).run(GET_READY_S + 5)
    room.press(Key.Key_Q, CTRL)

    assert room.window.isVisible()
    room.click("Keep going")


def test_closing_after_a_session_keeps_the_answers_given(room):
    room.begin(prescribed(HOLD, **ONE_HOLD)).run(GET_READY_S + 31)
    room.press(Key.Key_4)

    assert room.close()
    assert ("after", 4) in room.journal.rows("select moment, score from pain_scores")


def test_a_full_disk_holds_the_window_only_until_the_person_lets_go(room, caplog):
    room.begin(prescribed(HOLD, **ONE_HOLD)).run(GET_READY_S + 31)
    room.journal.rows("pragma query_only = on")
    assert not room.close()
    assert "can't be saved now" in room.message()
    room.click("Cancel")
    assert room.window.isVisible()

    assert not room.close()
    room.click("Close without saving")
    assert not room.window.isVisible()
    room.journal.rows("pragma query_only = off")


# -- who owns a widget -------------------------------------------------------------------------------------------------


def test_python_takes_no_widget_for_the_child_of_one_that_is_not_around_it(room):
    for page in ("path", "progress", "safety", "settings", "today"):
        room.window.open_page(page)
    room.begin(prescribed(HOLD, **ONE_HOLD), prescribed(REPS)).run(GET_READY_S + 5)
    for sheet, tabs in ((Key.Key_H, 12), (Key.Key_S, 4), (Key.Key_Escape, 4)):
        room.press(sheet)
        for _ in range(tabs):
            room.press(Key.Key_Tab)
        room.press(Key.Key_Escape)

    tied = [(child, owner) for child, owner in adopted(room) if not owner.isAncestorOf(child)]
    assert tied == []


def adopted(room):
    """Each widget of the window, and the one whose end Python would take for its own."""
    # Not by findChildren, which makes the window the owner of all.
    widgets = {hex(id(each)): each for each in shiboken6.getAllValidWrappers() if isinstance(each, QWidget)}
    for child in filter(room.window.isAncestorOf, widgets.values()):
        owner = re.search(r"^parent\.+ <.* at (0x[0-9a-f]+)>", shiboken6.dump(child), re.MULTILINE)
        if owner and owner[1] in widgets:
            yield child, widgets[owner[1]]


def test_no_thread_finds_anything_of_qts_among_pythons_garbage(room):
    """Python collects in whichever thread allocates; what Qt made may go in the window's only."""
    gc.collect()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        room.begin(prescribed(HOLD, **ONE_HOLD)).run(GET_READY_S + 5)
        room.press(Key.Key_H).press(Key.Key_7).click("End for today").click("Save and finish")
        for page in ("path", "progress", "safety", "settings", "today"):
            room.window.open_page(page)
            room.settle()
        gc.collect()
        left = [each for each in gc.garbage if isinstance(each, Shiboken.Object)]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()

    assert left == []
