"""The settings about the week: which days are for what, what the 48 hours make of it, and how long a session may be."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea

from hipcoach.domain.preferences import CAPS_MINUTES, Preferences
from hipcoach.domain.week import WeekPlan, days_too_soon
from hipcoach.services.choices import Choices
from hipcoach.store.database import open_journal
from hipcoach.store.errors import JournalWriteError
from hipcoach.store.preferences import PreferenceStore
from hipcoach.ui import theme
from hipcoach.ui.appearance import Appearance
from hipcoach.ui.pages.settings_page import SettingsPage
from hipcoach.ui.pages.settings_presenter import SettingsPresenter
from hipcoach.ui.pages.settings_week import WeekSettings
from hipcoach.ui.pages.settings_week_words import cap_choices, week_view
from hipcoach.ui.widgets.day_toggles import DayToggles
from tests.gui.playing import FakeEars
from tests.gui.training_room import button, texts
from tests.unit.samples import PROGRAMME

NAMES = [(name[:3], name) for name in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")]
RULE = "Strength days are kept 48 hours apart whatever you choose."


@pytest.fixture
def choices(tmp_path):
    journal = open_journal(tmp_path / "journal.db")
    yield Choices(PreferenceStore(journal))
    journal.close()


@pytest.fixture
def page(choices, qtbot, qapp):
    week = WeekSettings(NAMES, cap_choices(PROGRAMME, CAPS_MINUTES))
    page = SettingsPage([("1.0", "100%"), ("2.0", "200%")], week)
    qtbot.addWidget(page)
    now = choices.current
    looks = Appearance(qapp, now.theme, now.text_scale)
    SettingsPresenter(page, choices, looks, FakeEars, PROGRAMME, "journal.db").refresh()
    return page


def tap(toggles, *days):
    for day in days:
        toggles.days[day - 1].click()


def test_the_programmes_week_is_shown_first(page):
    assert page.week.strength.chosen() == (1, 3, 5)
    assert page.week.rest.chosen() == (7,)
    assert "Strength Mon, Wed and Fri. Flexibility Tue and Thu. Light Sat. Rest Sun." in texts(page)
    assert any(text.startswith(RULE) for text in texts(page))
    assert "Back to the usual week" not in texts(page)


def test_a_day_for_strength_is_added_and_is_no_day_of_rest_any_more(page, choices):
    tap(page.week.strength, 7)

    assert choices.current.strength_days == (1, 3, 5, 7)
    assert choices.current.rest_days == ()
    assert page.week.rest.chosen() == ()


def test_a_day_of_rest_is_no_day_for_strength_any_more(page, choices):
    tap(page.week.rest, 3)

    assert choices.current.strength_days == (1, 5)
    assert choices.current.rest_days == (3, 7)
    assert page.week.strength.chosen() == (1, 5)


def test_days_next_to_each_other_are_allowed_and_explained(page):
    tap(page.week.strength, 2)

    assert "Tue: too near to the strength day before, so it is for flexibility." in texts(page)
    assert "Strength Mon, Wed and Fri. Flexibility Tue and Thu. Light Sat. Rest Sun." in texts(page)


def test_the_last_day_for_strength_stays_and_says_why(page, choices):
    tap(page.week.strength, 1, 3, 5)

    assert page.week.strength.chosen() == (5,)
    assert choices.current.strength_days == (5,)
    assert "One day at least stays for strength." in texts(page)
    tap(page.week.rest, 5)
    assert page.week.rest.chosen() == (7,)


def test_the_usual_week_comes_back_by_its_button_and_by_hand(page, choices):
    tap(page.week.strength, 6)
    button(page, "Back to the usual week").click()
    assert (choices.current.strength_days, choices.current.rest_days) == ((), None)

    tap(page.week.strength, 6)
    tap(page.week.strength, 6)

    assert (choices.current.strength_days, choices.current.rest_days) == ((), None)
    assert "Back to the usual week" not in texts(page)


def test_a_week_that_can_not_be_kept_is_in_force_and_said(page, choices):
    class Full:
        def save(self, _):
            raise JournalWriteError("Not saved: the disk is full.", None)

    choices._store = Full()
    tap(page.week.strength, 6)

    assert choices.current.strength_days == (1, 3, 5, 6)
    assert "Not saved: the disk is full." in texts(page)


@pytest.mark.parametrize(
    ("strength", "soon"),
    [
        ((1, 3, 5), ()),
        ((1, 2, 4), (2,)),
        ((1, 2, 3), (2,)),
        ((1, 7), (1,)),
        (tuple(range(1, 8)), (1, 3, 5, 7)),
        ((), ()),
    ],
)
def test_strength_days_nearer_than_48_hours_are_found_over_the_end_of_the_week_too(strength, soon):
    rest = tuple(day for day in range(1, 8) if day not in strength)

    assert days_too_soon(WeekPlan(strength=strength, flexibility=(), rest=rest), PROGRAMME.calendar) == soon


# -- the longest session ---------------------------------------------------------------------------------------------


def test_the_programmes_length_is_chosen_until_another_is(page, choices):
    assert page.week.cap.value == "25"

    page.week.cap.choose(3)
    assert choices.current.cap_minutes == 30

    page.week.cap.choose(2)
    assert choices.current.cap_minutes is None  # it follows the programme


def test_a_length_the_programme_has_and_nobody_offers_is_offered():
    rules = PROGRAMME.replace(sessions=PROGRAMME.sessions.replace(cap_minutes=22))

    assert [key for key, _ in cap_choices(rules, CAPS_MINUTES)] == ["15", "20", "22", "25", "30", "35", "40"]
    assert week_view(Preferences(), rules).cap == "22"
    assert "The programme's own is 22 min." in week_view(Preferences(), rules).cap_note


# -- the toggles -----------------------------------------------------------------------------------------------------


def test_days_are_chosen_by_keyboard_with_one_tab_stop(qtbot, shown):
    toggles = DayToggles("Days for strength", NAMES)
    shown(toggles)
    toggles.setFocus()

    def key(which):
        qtbot.keyClick(QApplication.focusWidget(), which)

    key(Qt.Key.Key_Right)
    key(Qt.Key.Key_Space)
    for _ in range(9):
        key(Qt.Key.Key_Right)
    with qtbot.waitSignal(toggles.days_chosen) as chosen:
        key(Qt.Key.Key_Space)

    assert chosen.args == [(2, 7)]
    stops = [day for day in toggles.days if day.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [toggles.days[6]]


def test_each_day_says_its_question_and_its_full_name(qtbot):
    toggles = DayToggles("Days for strength", NAMES)
    qtbot.addWidget(toggles)

    assert toggles.days[2].accessibleName() == "Days for strength, Wednesday"


@pytest.mark.parametrize(("width", "lines"), [(600, 1), (240, 2), (60, 7)])
def test_days_go_on_in_a_new_line_where_the_width_ends(qtbot, width, lines):
    toggles = DayToggles("Days for strength", NAMES)
    qtbot.addWidget(toggles)
    one = toggles.heightForWidth(2000)

    assert toggles.heightForWidth(width) == lines * one + (lines - 1) * 6


@pytest.mark.parametrize("text_scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [884, 1068, 1708])
def test_the_page_never_scrolls_sideways(page, shown, width, text_scale):
    theme.apply(QApplication.instance(), theme.LIGHT, text_scale)
    page.resize(width, 800)
    shown(page)
    scroll = page.findChild(QScrollArea)

    assert scroll.widget().minimumSizeHint().width() <= scroll.viewport().width()
