"""Changing today: shorter, easier, for something else, or a flare-up; and the week ahead that follows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from hipcoach.domain.exercise import Stage
from hipcoach.domain.path import StageState
from hipcoach.domain.records import SessionForm
from hipcoach.domain.week import DayKind, DayReason
from hipcoach.store.errors import JournalWriteError
from hipcoach.ui.pages import today_week_words
from hipcoach.ui.widgets.ahead_strip import AheadStrip, AheadView
from hipcoach.ui.widgets.choice_grid import ChoiceGrid
from tests.gui.training_room import WORDS, button, texts
from tests.unit.samples import PROGRAMME

ONE_DAY = timedelta(days=1)


@pytest.fixture
def later(room):
    """A day that is not the first, with another form of the session at hand."""
    plan = room.today().plan
    short = plan.replace(form=SessionForm.SHORT, items=plan.items[:2], duration_s=plan.duration_s / 2)
    easy = plan.replace(form=SessionForm.EASY, items=plan.items[:3], duration_s=plan.duration_s / 2)
    room.training.other_form = {SessionForm.SHORT: short, SessionForm.EASY: easy}.get
    room.doctored = {"is_first": False, "plan": plan.replace(duration_s=24 * 60)}
    return room


def seen(presenter, page, shown):
    presenter.refresh()
    shown(page)
    for _ in range(4):
        QCoreApplication.processEvents()


def sheet(page):
    return page.findChild(QWidget, "change_sheet")


def test_the_first_day_offers_no_changes(room, presenter, page, shown):
    seen(presenter, page, shown)

    assert "Change today" not in texts(page)
    assert not any(text.startswith("Shorter") for text in texts(page))
    assert "Look through" in texts(page)


def test_the_short_form_is_offered_after_the_paint_and_starts_when_asked(later, presenter, page, shown, qtbot):
    presenter.refresh()
    assert not any(text.startswith("Shorter") for text in texts(page))
    seen(presenter, page, shown)
    words = next(text for text in texts(page) if text.startswith("Shorter: "))

    button(page, words).click()

    assert "Usual: 24 min" in texts(page)
    assert "2 exercises" in texts(page)
    assert QApplication.focusWidget() is button(page, "Start")
    with qtbot.waitSignal(presenter.start_requested) as started:
        button(page, "Start").click()
    assert started.args[0].form is SessionForm.SHORT


def test_the_usual_form_comes_back(later, presenter, page, shown, qtbot):
    seen(presenter, page, shown)
    button(page, next(text for text in texts(page) if text.startswith("Shorter: "))).click()

    button(page, "Usual: 24 min").click()

    with qtbot.waitSignal(presenter.start_requested) as started:
        button(page, "Start").click()
    assert started.args[0].form is SessionForm.FULL


def test_a_short_form_that_is_no_shorter_is_not_offered(later, presenter, page, shown):
    plan = later.today().plan
    later.training.other_form = lambda form: plan.replace(form=form)
    seen(presenter, page, shown)

    assert not any(text.startswith("Shorter") for text in texts(page))


@pytest.mark.parametrize("change", [{"has_trained": True}, {"is_rest_day": True}])
def test_a_session_nobody_has_to_do_has_no_short_form(later, presenter, page, shown, change):
    later.doctored |= change
    seen(presenter, page, shown)

    assert not any(text.startswith("Shorter") for text in texts(page))


def test_an_easy_day_is_chosen_by_keyboard_and_started(later, presenter, page, shown, qtbot):
    seen(presenter, page, shown)
    button(page, "Change today").click()
    assert QApplication.focusWidget().text().startswith("Make it easy: ")

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)

    assert sheet(page).isHidden()
    assert "3 exercises" in texts(page)
    with qtbot.waitSignal(presenter.start_requested) as started:
        button(page, "Start").click()
    assert started.args[0].form is SessionForm.EASY


def test_before_strength_a_day_is_for_a_session_or_for_rest(later, presenter, page, shown):
    seen(presenter, page, shown)
    button(page, "Change today").click()

    assert {"A session", "Rest"} <= set(texts(sheet(page)))
    assert "Strength" not in texts(sheet(page))


def test_rest_today_is_kept_and_shown(later, presenter, page, shown):
    seen(presenter, page, shown)
    button(page, "Change today").click()

    sheet(page).findChild(ChoiceGrid).choose(1)

    day = later.today().day
    assert later.choices.current.moved_days == ((day, DayKind.REST),)
    assert later.today().week_ahead[0].kind is DayKind.REST


def strength_is_open(room, **changes):
    """Today with strength open, and these things besides."""
    path = room.today().path
    days = tuple(
        day.replace(kind=kind, reason=DayReason.PLANNED)
        for day, kind in zip(room.today().week_ahead, [DayKind.FLEXIBILITY, DayKind.STRENGTH] * 4, strict=False)
    )
    states = dict(path.states) | {Stage.STRENGTH: StageState.OPEN}
    room.doctored |= {"path": path.replace(states=states), "week_ahead": days} | changes


def test_strength_too_soon_is_refused_with_the_reason_and_nothing_is_moved(later, presenter, page, shown):
    strength_is_open(later, strength_from=later.today().day + ONE_DAY)
    seen(presenter, page, shown)
    button(page, "Change today").click()
    why = "Strength days are 48 hours apart: muscles need that to recover. Next: Tuesday."
    assert why in texts(sheet(page))

    sheet(page).findChild(ChoiceGrid).choose(0)

    assert texts(sheet(page)).count(why) == 1  # the note has become the refusal
    assert sheet(page).findChild(ChoiceGrid).value == "flexibility"
    assert later.choices.current.moved_days == ()


def test_strength_is_moved_here_where_48_hours_have_passed(later, presenter, page, shown):
    strength_is_open(later, strength_from=later.today().day)
    seen(presenter, page, shown)
    button(page, "Change today").click()

    sheet(page).findChild(ChoiceGrid).choose(0)

    assert later.choices.current.moved_days == ((later.today().day, DayKind.STRENGTH),)


def test_a_new_move_takes_the_place_of_the_old_and_days_gone_by_are_forgotten(later, presenter, page, shown):
    day = later.today().day
    tomorrow = (day + ONE_DAY, DayKind.REST)
    later.choices.change(moved_days=((day - ONE_DAY, DayKind.REST), (day, DayKind.REST), tomorrow))
    seen(presenter, page, shown)
    button(page, "Change today").click()

    sheet(page).findChild(ChoiceGrid).choose(0)

    assert later.choices.current.moved_days == ((day, DayKind.DAILY), tomorrow)


def test_a_flare_is_told_once_after_it_was_said_what_it_means(later, presenter, page, shown):
    seen(presenter, page, shown)
    button(page, "Change today").click()
    assert any(text.startswith("A flare is common and usually settles") for text in texts(sheet(page)))

    button(page, "Yes, it is a flare-up").click()

    assert sheet(page).isHidden()
    assert [each.is_flare for each in later.pains.flare_reports()] == [True]
    assert any(text.startswith("Flare-up, day 1") for text in texts(page))
    button(page, "Change today").click()
    assert "Yes, it is a flare-up" not in texts(sheet(page))


def test_a_flare_that_can_not_be_kept_is_said(later, presenter, page, shown):
    def fail(**_):
        raise JournalWriteError("Not saved: the disk is full.", later.journal.path)

    later.training.report_flare = fail
    seen(presenter, page, shown)
    button(page, "Change today").click()
    button(page, "Yes, it is a flare-up").click()

    assert "Not saved: the disk is full." in texts(page)


def test_who_has_trained_can_still_tell_of_a_flare_but_moves_nothing(later, presenter, page, shown):
    later.doctored |= {"has_trained": True}
    seen(presenter, page, shown)
    button(page, "Change today").click()

    assert "Yes, it is a flare-up" in texts(sheet(page))
    assert sheet(page).findChild(ChoiceGrid) is None
    assert not any(text.startswith("Make it easy") for text in texts(sheet(page)))


def test_the_training_days_are_set_on_the_settings_page(later, presenter, page, shown, qtbot):
    seen(presenter, page, shown)
    button(page, "Change today").click()

    with qtbot.waitSignal(presenter.settings_requested):
        button(page, "Your training days").click()

    assert sheet(page).isHidden()


def test_escape_leaves_everything_as_it_is(later, presenter, page, shown, qtbot):
    seen(presenter, page, shown)
    button(page, "Change today").click()

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)

    assert sheet(page).isHidden()
    assert later.choices.current.moved_days == ()


# -- the week ahead --------------------------------------------------------------------------------------------------


def test_the_coming_days_are_read_one_by_one(later, presenter, page, shown):
    strength_is_open(later)
    seen(presenter, page, shown)

    spoken = [each.accessibleName() for each in page.findChild(AheadStrip).findChildren(QLabel)]

    assert spoken[:3] == ["Today, Flexibility", "Tue, Strength", "Wed, Flexibility"]
    assert len(spoken) == 7


def test_the_first_day_shows_no_coming_days(room, presenter, page, shown):
    seen(presenter, page, shown)

    assert page.findChild(AheadStrip) is None


def test_days_before_strength_are_called_by_their_stage(later):
    days = today_week_words.days_ahead(later.today(), WORDS)

    assert [day.kind for day in days if day.is_due] == ["Pelvis"] * 6
    assert [day.kind for day in days if not day.is_due] == ["Rest"]


def test_a_day_too_soon_for_strength_and_days_moved_are_explained(later):
    first, second, *others = later.today().week_ahead
    later.doctored |= {
        "week_ahead": (first.replace(reason=DayReason.TOO_SOON), second.replace(reason=DayReason.MOVED), *others)
    }

    note = today_week_words.week_note(later.today(), PROGRAMME.calendar)

    assert note == "Strength days are 48 hours apart, so today is for flexibility. Changed by you: Tuesday."


def test_a_week_as_planned_needs_no_note(later):
    assert today_week_words.week_note(later.today(), PROGRAMME.calendar) == ""


@pytest.mark.parametrize(("width", "lines"), [(960, 1), (560, 2), (420, 3), (120, 7)])
def test_days_go_on_in_a_new_line_where_the_width_ends(qtbot, width, lines):
    strip = AheadStrip()
    qtbot.addWidget(strip)
    strip.show_days([AheadView("Wed", "Flexibility", "moon", is_due=True, is_today=False)] * 7)
    one = strip.heightForWidth(2000)

    assert strip.heightForWidth(width) == pytest.approx(lines * one + (lines - 1) * 8, abs=2)
