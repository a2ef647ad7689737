"""Today: the check-in, today's session in all its forms, and a session that was left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from hipcoach.domain.builder import SessionPlan
from hipcoach.domain.dosage import DoseDecision, DoseReason
from hipcoach.domain.exercise import Position, Stage
from hipcoach.domain.path import Person, StageState
from hipcoach.domain.records import Moment, SetOutcome, SetRecord
from hipcoach.store.errors import JournalWriteError
from hipcoach.ui import theme
from hipcoach.ui.pages import path_words, today_words
from hipcoach.ui.pages.today_page import TodayPage
from hipcoach.ui.pages.today_presenter import TodayPresenter
from hipcoach.ui.widgets.choice_row import ChoiceRow
from hipcoach.ui.widgets.pain_scale import PainScale
from tests.gui.training_room import WORDS, room_in


@pytest.fixture
def room(tmp_path, clock):
    with room_in(tmp_path, clock) as room:
        yield room


@pytest.fixture
def presenter(room, qtbot):
    page = TodayPage()
    qtbot.addWidget(page)
    presenter = TodayPresenter(page, room.training, WORDS)
    yield presenter
    for timer in page.findChildren(QTimer):
        timer.stop()


@pytest.fixture
def page(presenter):
    return presenter.parent()


def texts(page):
    """All that can be read on the page now."""
    seen = [each for each in page.findChildren(QWidget) if each.isVisibleTo(page)]
    return [each.text() for each in seen if isinstance(each, (QLabel, QAbstractButton)) and each.text()]


def button(page, words):
    return next(each for each in page.findChildren(QAbstractButton) if each.text() == words and each.isVisibleTo(page))


def scale(page, name="morning"):
    return page.findChild(PainScale, name)


def scores(room, moment=Moment.NEXT_MORNING):
    return [entry.score for entry in room.pains.pains() if entry.moment is moment]


# -- the day -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [
        (2, "Good evening"),
        (4, "Good morning"),
        (11, "Good morning"),
        (12, "Good afternoon"),
        (17, "Good afternoon"),
        (18, "Good evening"),
    ],
)
def test_the_greeting_fits_the_time_of_day(clock, hour, greeting):
    assert today_words.greeting(clock.local.replace(hour=hour), is_first=False) == greeting


def test_the_first_day_says_welcome_and_counts_from_one(room, presenter, page):
    presenter.refresh()

    assert "Welcome" in texts(page)
    assert "Monday 2 March \N{MIDDLE DOT} Day 1" in texts(page)
    assert "This first answer becomes your starting point." in texts(page)
    assert WORDS.notice_short() in texts(page)


def test_nothing_is_chosen_before_the_person_chooses(presenter, page):
    presenter.refresh()

    assert scale(page).score is None
    assert scale(page, "worst") is None  # not even made: it would be asked too early
    assert page.findChild(ChoiceRow, "woke") is None


# -- the check-in ------------------------------------------------------------------------------------------------------


def test_the_check_in_is_done_by_keyboard_alone(room, presenter, page, shown, press, qtbot):
    presenter.refresh()
    shown(page)
    assert scale(page).isAncestorOf(QApplication.focusWidget())

    press(page, Qt.Key.Key_3, "3")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    press(page, Qt.Key.Key_1, "1", at_ms=1000)
    press(page, Qt.Key.Key_0, "0", at_ms=1200)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    press(page, Qt.Key.Key_Right)
    with qtbot.waitSignal(presenter.start_requested) as started:
        press(page, Qt.Key.Key_Return)
        assert QApplication.focusWidget() is button(page, "Start")
        press(page, Qt.Key.Key_Return)

    assert scores(room) == [3]
    assert scores(room, Moment.WORST_24H) == [1, 10]
    assert [night.woke for night in room.pains.nights()] == [True]
    assert isinstance(started.args[0], SessionPlan)


def test_an_answer_is_saved_at_once_and_says_when(room, presenter, page, qtbot):
    presenter.refresh()

    with qtbot.waitSignal(presenter.answers_recorded):
        scale(page).choose(2)

    assert scores(room) == [2]
    assert "Saved 8:00" in texts(page)
    assert scale(page, "worst").score is None


def test_a_changed_answer_is_a_new_row_and_the_later_one_is_shown(room, presenter, page):
    presenter.refresh()

    scale(page).choose(2)
    scale(page).choose(5)

    assert scores(room) == [2, 5]
    presenter.refresh()
    assert scale(page).score == 5


def test_an_answer_that_could_not_be_saved_does_not_look_saved(room, presenter, page, qtbot):
    presenter.refresh()
    room.is_disk_full = True

    with qtbot.assertNotEmitted(presenter.answers_recorded):
        scale(page).choose(2)

    assert scale(page).score is None
    assert not any(text.startswith("Saved") for text in texts(page))
    assert any("disk is full" in text for text in texts(page))

    room.is_disk_full = False
    scale(page).choose(2)
    assert scores(room) == [2]
    assert not any("disk is full" in text for text in texts(page))


def test_start_has_the_keyboard_when_the_morning_is_answered_already(room, presenter, page, shown):
    room.training.answer_pain(Moment.NEXT_MORNING, 1)
    presenter.refresh()
    shown(page)

    assert QApplication.focusWidget() is button(page, "Start")
    assert "Saved" in texts(page)


def test_starting_without_an_answer_is_allowed(presenter, page, qtbot):
    presenter.refresh()

    with qtbot.waitSignal(presenter.start_requested):
        button(page, "Start").click()


# -- today's session ---------------------------------------------------------------------------------------------------


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
    room.doctored = {"is_rest_day": True, "is_first": False}
    presenter.refresh()

    assert "Rest day. A walk is fine." in texts(page)
    assert "Start" not in texts(page)
    with qtbot.waitSignal(presenter.start_requested):
        button(page, "Do it anyway").click()


def test_who_has_trained_is_told_so(room, presenter, page):
    room.doctored = {"has_trained": True, "is_first": False}
    presenter.refresh()

    assert "Done for today" in texts(page)
    assert "Do it anyway" in texts(page)
    assert "Start" not in texts(page)


def planned(room, *reasons):
    """Today's plan with these reasons for its first exercises, and no change in the others."""
    plan = room.today().plan
    decisions = [DoseDecision(level=1, reason=reason) for reason in reasons]
    decisions += [DoseDecision(level=1, reason=DoseReason.HOLD)] * (len(plan.items) - len(decisions))
    items = tuple(item.replace(decision=each) for item, each in zip(plan.items, decisions, strict=True))
    return plan.replace(items=items)


@pytest.mark.parametrize(
    ("now", "before", "line"),
    [
        (2, 3, "A little easier than yesterday (3). Today's plan stays as it is."),
        (2, 5, "Easier than yesterday (5). Today's plan stays as it is."),
        (3, 3, "Much like yesterday. Today's plan stays as it is."),
        (3, 2, "A little sorer than yesterday (2). Today's plan stays as it is."),
        (5, 2, "Sorer than yesterday (2). Today's plan stays as it is."),
        (2, None, "Today's plan stays as it is."),
    ],
)
def test_the_reason_compares_with_yesterday(room, now, before, line):
    room.doctored = {"is_first": False, "morning": now, "yesterday_morning": before}

    assert today_words.reason(room.today(), planned(room), WORDS) == line


@pytest.mark.parametrize(
    ("reasons", "line"),
    [
        ([DoseReason.PROGRESS], "{0} goes up a level."),
        ([DoseReason.PROGRESS] * 2, "{0} and {1} go up a level."),
        ([DoseReason.PROGRESS, DoseReason.RED], "{1} goes down a level."),
        ([DoseReason.RED, DoseReason.AMBERS], "Today is lighter: 2 exercises go down a level."),
        ([DoseReason.RED, DoseReason.TIME_OFF], "After some days off, today starts a little lower."),
    ],
)
def test_the_reason_says_what_changes_and_the_careful_news_first(room, reasons, line):
    room.doctored = {"is_first": False, "morning": 2, "yesterday_morning": None}
    plan = planned(room, *reasons)
    names = [WORDS.exercise_name(each.exercise_id) for each in plan.prescriptions]

    assert today_words.reason(room.today(), plan, WORDS) == line.format(*names)


@pytest.mark.parametrize(
    ("positions", "line"),
    [
        ([Position.SUPINE, Position.PRONE, Position.SEATED], "All lying down or sitting."),
        ([Position.SUPINE, Position.STANDING], "Starts gently on the mat, ends standing."),
        ([Position.STANDING, Position.SUPINE], "Some lying, some standing. Keep a chair in reach."),
    ],
)
def test_before_an_answer_the_plan_says_where_the_body_is(room, positions, line):
    plan = room.today().plan
    items = tuple(
        item.replace(prescription=item.prescription.replace(position=position))
        for item, position in zip(plan.items, positions, strict=False)
    )

    assert today_words.places(plan.replace(items=items)) == line


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


# -- week and path -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mean", "before", "line"),
    [
        (None, None, "Your sessions and morning scores collect here. Rest days count as part of the plan."),
        (2.9, None, "<b>2.9 on average</b> in these mornings."),
        (2.9, 3.4, "<b>2.9 on average</b>, down from 3.4 the week before."),
        (3.4, 2.9, "<b>3.4 on average</b>, up from 2.9 the week before."),
        (3.0, 3.02, "<b>3.0 on average</b>, the same as the week before."),
    ],
)
def test_the_week_is_summed_up_in_one_sentence(room, mean, before, line):
    room.doctored = {"mean_week": mean, "mean_week_before": before}

    assert today_words.week_line(room.today()) == line


def test_the_path_says_what_the_next_stage_needs_and_leads_there(room, presenter, page, qtbot):
    presenter.refresh()
    path = room.today().path
    left = sum(not each.is_met for each in path.criteria[Stage.PELVIS])

    with qtbot.waitSignal(presenter.path_requested):
        button(page, f"Flexibility opens after {left} more targets").click()


def with_left(path, left):
    """The path with all but so many of the pelvis stage's targets met."""
    asked = path.criteria[Stage.PELVIS]
    criteria = tuple(each.replace(is_met=place >= left) for place, each in enumerate(asked))
    return path.replace(criteria={Stage.PELVIS: criteria})


@pytest.mark.parametrize(
    ("left", "line"), [(1, "Flexibility opens after 1 more target"), (0, "Flexibility comes next")]
)
def test_one_target_is_one_target(room, left, line):
    assert path_words.next_stage_line(with_left(room.today().path, left), WORDS) == line


def test_when_everything_is_open_nothing_is_asked(room):
    path = room.today().path.replace(states=dict.fromkeys(Stage, StageState.ACHIEVED))

    assert path_words.next_stage_line(path, WORDS) == "All stages are open"


# -- a session that was left -------------------------------------------------------------------------------------------


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


# -- time --------------------------------------------------------------------------------------------------------------


def test_one_timer_waits_for_the_next_day_and_nothing_else_ticks(presenter, page, shown):
    presenter.refresh()
    shown(page)
    QCoreApplication.processEvents()

    waiting = [timer for timer in page.findChildren(QTimer) if timer.isActive()]

    assert len(waiting) == 1
    assert waiting[0].isSingleShot()
    assert waiting[0].interval() == pytest.approx(20 * 3600 * 1000, abs=2000)  # 8 in the morning to 4 in the next


def test_a_new_day_asks_afresh(room, presenter, page, shown):
    presenter.refresh()
    scale(page).choose(2)
    shown(page)

    room.clock.jump_s(24 * 3600)
    QApplication.sendEvent(page, QEvent(QEvent.Type.WindowActivate))

    assert scale(page).score is None
    assert "Tuesday 3 March \N{MIDDLE DOT} Day 1" in texts(page)
    assert not any(text.startswith("Saved") for text in texts(page))


def test_coming_back_on_the_same_day_leaves_the_page_as_it_is(room, presenter, page, shown):
    presenter.refresh()
    shown(page)
    greeting = texts(page)

    room.clock.jump_s(6 * 3600)
    QApplication.sendEvent(page, QEvent(QEvent.Type.WindowActivate))

    assert texts(page) == greeting


@pytest.mark.parametrize("text_scale", [1.0, 1.3, 2.0])
@pytest.mark.parametrize("width", [884, 1068, 1708])
def test_the_page_never_scrolls_sideways(room, presenter, page, shown, width, text_scale):
    theme.apply(QApplication.instance(), theme.LIGHT, text_scale)
    room.training.answer_pain(Moment.NEXT_MORNING, 2)
    presenter.refresh()
    page.resize(width, 800)
    shown(page)
    scroll = page.findChild(QScrollArea)

    assert scroll.widget().minimumSizeHint().width() <= scroll.viewport().width()
