"""Today's session in all its forms, and a session that was left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from hipcoach.domain.advice import Restraint
from hipcoach.domain.path import Person
from hipcoach.domain.records import Moment, SetOutcome, SetRecord
from hipcoach.domain.week import DayKind, DayReason
from hipcoach.store.errors import JournalWriteError
from hipcoach.ui.widgets.pain_scale import PainScale
from tests.gui.training_room import WORDS, button, texts


def scale(page, name="morning"):
    return page.findChild(PainScale, name)


def scores(room, moment=Moment.NEXT_MORNING):
    return [entry.score for entry in room.pains.pains() if entry.moment is moment]


def week(room, kind):
    """The week ahead with another kind of day today."""
    first, *others = room.today().week_ahead
    return (first.replace(kind=kind, reason=DayReason.PLANNED), *others)


def test_a_lock_keeps_the_diary_open_and_leaves_no_way_to_start(room, presenter, page, qtbot):
    room.person = Person(is_locked=True)
    presenter.refresh()

    assert "Sessions are paused" in texts(page)
    assert not {"Start", "Do it anyway", "Look through"} & set(texts(page))
    scale(page).choose(4)
    assert scores(room) == [4]
    with qtbot.waitSignal(presenter.safety_requested):
        button(page, "What to do now").click()


def test_a_pain_of_7_leaves_no_session_and_says_where_help_is(room, presenter, page, qtbot):
    presenter.refresh()
    scale(page).choose(7)

    assert "No session today" in texts(page)
    assert "Start" not in texts(page)
    with qtbot.waitSignal(presenter.safety_requested):
        button(page, "When to get help").click()


def test_a_pain_of_6_makes_it_a_calm_session(presenter, page):
    presenter.refresh()
    scale(page).choose(6)

    assert "A calm session" in texts(page)
    assert "6 is a sore morning. Today is short and easy." in texts(page)


def test_the_session_comes_back_when_a_slip_of_the_finger_is_mended(presenter, page):
    presenter.refresh()
    scale(page).choose(9)
    scale(page).choose(1)

    assert "Start" in texts(page)


def test_a_rest_day_asks_for_nothing_but_allows_a_session(room, presenter, page, qtbot):
    room.doctored = {"is_rest_day": True, "is_first": False, "week_ahead": week(room, DayKind.REST)}
    presenter.refresh()

    assert "Rest day. A walk is fine." in texts(page)
    assert "Start" not in texts(page)
    with qtbot.waitSignal(presenter.start_requested):
        button(page, "Do a short one anyway").click()


def test_a_lock_by_scores_does_not_blame_an_answer(room, presenter, page):
    room.doctored = {
        "person": Person(is_locked=True),
        "plan": None,
        "restraints": frozenset({Restraint.CLEAR_FIRST}),
    }
    presenter.refresh()

    assert "What you have told needs a person first. Your diary stays open." in texts(page)


def test_where_everything_rests_that_is_said(room, presenter, page):
    room.doctored = {"plan": None}
    presenter.refresh()

    assert "All that is open to you rests today. A walk is fine." in texts(page)
    assert "Start" not in texts(page)


def test_who_has_trained_is_told_so(room, presenter, page):
    room.doctored = {"has_trained": True, "is_first": False}
    presenter.refresh()

    assert "Done for today" in texts(page)
    assert "Do it anyway" in texts(page)
    assert "Start" not in texts(page)


def test_look_through_lists_every_exercise_with_dose_and_reason(room, presenter, page, shown, qtbot):
    presenter.refresh()
    shown(page)
    plan = room.today().plan

    button(page, "Look through").click()

    sheet = page.findChild(QWidget, "look_sheet")
    listed = texts(sheet)
    assert all(WORDS.exercise_name(each.exercise_id) in listed for each in plan.prescriptions)
    assert listed.count("New today, so it starts at the first level.") == len(plan.items)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert sheet.isHidden()


def test_the_picture_waits_for_the_first_paint(presenter, page, shown, qtbot):
    from hipcoach.ui.widgets.figure_view import FigureView

    presenter.refresh()
    assert page.findChild(FigureView) is None

    shown(page)
    qtbot.waitUntil(lambda: page.findChild(FigureView) is not None)

    assert page.findChild(FigureView).accessibleName()


@pytest.mark.parametrize("is_locked", [True, False])
def test_other_keys_and_a_lock_leave_enter_without_a_session(room, presenter, page, shown, press, qtbot, is_locked):  # noqa: PLR0917
    room.person = Person(is_locked=is_locked)
    presenter.refresh()
    shown(page)

    with qtbot.assertNotEmitted(presenter.start_requested):
        press(page, Qt.Key.Key_Return if is_locked else Qt.Key.Key_A)
        page.setFocus()
        press(page, Qt.Key.Key_Return if is_locked else Qt.Key.Key_A)


def test_the_picture_goes_when_a_lock_comes(room, presenter, page, shown, qtbot):
    from hipcoach.ui.widgets.figure_view import FigureView

    presenter.refresh()
    shown(page)
    qtbot.waitUntil(lambda: page.findChild(FigureView) is not None)

    room.person = Person(is_locked=True)
    presenter.refresh()

    assert not page.findChild(FigureView).isVisible()


def test_a_problem_while_settling_a_left_session_is_said(left, room, presenter, page):
    def fail(_left):
        raise JournalWriteError("Not saved: the disk is full.", room.journal.path)

    room.training.finish_as_is = fail
    presenter.refresh()

    button(page, "Finish as is").click()

    assert "Not saved: the disk is full." in texts(page)
    assert room.sessions.open_session() == left


@pytest.fixture
def left(room):
    """A session that broke off after its first set."""
    plan = room.today().plan
    live = room.training.start(plan, 2)
    record = SetRecord(
        exercise_index=0,
        set_number=1,
        side=plan.prescriptions[0].first_side,
        try_number=0,
        prescribed_reps=5,
        prescribed_s=30.0,
        done_reps=5,
        done_s=30.0,
        outcome=SetOutcome.DONE,
        reason=None,
        ended_at_utc=room.clock.local,
    )
    room.sessions.add_set(live.session_id, record, 0)
    return room.sessions.open_session()


def test_a_left_session_is_asked_about_before_another_can_start(left, presenter, page, qtbot):
    presenter.refresh()

    assert "You were in the middle of a session" in texts(page)
    assert f"Pelvis: 1 of {len(left.prescriptions)} exercises begun. Nothing of it is lost." in texts(page)
    assert "Start" not in texts(page)
    with qtbot.waitSignal(presenter.carry_on_requested) as carried_on:
        button(page, "Carry on").click()
    assert carried_on.args[0] == left


def test_a_left_session_can_be_finished_as_it_is(left, room, presenter, page):
    presenter.refresh()

    button(page, "Finish as is").click()

    assert room.sessions.open_session() is None
    assert [done.session_id for done in room.sessions.done_sessions()] == [left.session_id]
    assert "You were in the middle of a session" not in texts(page)


def test_discarding_is_asked_about_once(left, room, presenter, page):
    presenter.refresh()

    button(page, "Discard").click()
    assert room.sessions.open_session() == left
    button(page, "Keep it").click()
    assert "Carry on" in texts(page)

    button(page, "Discard").click()
    button(page, "Discard it").click()
    assert room.sessions.open_session() is None
    assert room.sessions.done_sessions() == ()
    assert "Start" in texts(page)


@pytest.mark.parametrize("trouble", ["lock", "pain", "day"])
def test_a_left_session_goes_on_only_on_its_day_without_a_lock_and_below_7(left, room, presenter, page, trouble):
    if trouble == "lock":
        room.person = Person(is_locked=True)
    elif trouble == "pain":
        room.training.answer_pain(Moment.NEXT_MORNING, 8)
    else:
        room.clock.jump_s(24 * 3600)
    presenter.refresh()

    assert "Carry on" not in texts(page)
    assert {"Finish as is", "Discard"} <= set(texts(page))
