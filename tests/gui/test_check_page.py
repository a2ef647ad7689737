"""The guided checks, from the question to the record."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea

from hipcoach.domain.exercise import Side
from hipcoach.domain.path import Person
from hipcoach.domain.records import Moment
from hipcoach.services.checks import Hindrance, LookFault
from hipcoach.store.errors import JournalWriteError
from hipcoach.ui import theme
from hipcoach.ui.pages import check_words
from hipcoach.ui.pages.check_page import CheckPage
from hipcoach.ui.pages.check_presenter import CheckPresenter
from tests.gui.training_room import room_in, texts

DAY_S = 24 * 3600.0


@pytest.fixture
def room(tmp_path, clock):
    with room_in(tmp_path, clock) as room:
        room.person = Person(affected_side=Side.RIGHT, has_scales=True)
        yield room


@pytest.fixture
def presenter(room, qtbot):
    page = CheckPage()
    qtbot.addWidget(page)
    return CheckPresenter(page, room.checks, room.training)


@pytest.fixture
def page(presenter):
    return presenter.parent()


def button(page, name):
    return page.findChild(QAbstractButton, name)


def values(room):
    return [each.value for each in room.measurements.measurements()]


def fill(page, *looks):
    for (left, right), (left_field, right_field) in zip(looks, page.share.fields, strict=True):
        left_field.setText(left)
        right_field.setText(right)


# -- pelvic control ----------------------------------------------------------------------------------------------------


def test_the_three_counts_are_given_by_keyboard_alone(room, presenter, page, shown, press, qtbot):
    presenter.ask("pelvic_control")
    shown(page)

    for digit in "879":
        press(page, Qt.Key(ord(digit)), digit)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is button(page, "save")
    with qtbot.waitSignal(presenter.recorded):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)

    assert values(room) == [8, 7, 9]
    assert "Your counts are saved." in texts(page)
    with qtbot.waitSignal(presenter.left):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)


def test_enter_saves_only_what_is_complete(room, presenter, page, shown, press):
    presenter.ask("pelvic_control")
    shown(page)
    press(page, Qt.Key.Key_Return)
    assert values(room) == []

    for row in page.control.rows:
        row.choose(4)
    press(page, Qt.Key.Key_Return)

    assert values(room) == [4, 4, 4]


def test_saving_waits_for_all_three_counts(presenter, page):
    presenter.ask("pelvic_control")
    tilt, left, right = page.control.rows

    tilt.choose(8)
    left.choose(0)
    assert not button(page, "save").isEnabled()

    right.choose(9)
    assert button(page, "save").isEnabled()


def test_stopping_for_pain_is_saved_as_stopped_and_never_as_a_score(room, presenter, page, qtbot):
    presenter.ask("pelvic_control")
    page.control.rows[0].choose(8)

    with qtbot.waitSignal(presenter.recorded):
        button(page, "stop").click()

    assert values(room) == [8, None, None]
    assert [each.was_stopped_for_pain for each in room.measurements.measurements()] == [False, True, True]
    assert check_words.stopped() in texts(page)


def test_the_last_result_is_shown_with_its_day_and_today_s_can_be_replaced(room, presenter, page):
    room.checks.stop_control(6, 7, None)
    presenter.ask("pelvic_control")
    last = "2 Mar: tilts 6, left knee 7, right knee stopped."
    assert f"{last} Doing it again today replaces that." in texts(page)

    room.clock.jump_s(DAY_S)
    presenter.ask("pelvic_control")

    assert last in texts(page)


def test_a_check_that_is_asked_again_starts_empty(presenter, page):
    presenter.ask("pelvic_control")
    for row in page.control.rows:
        row.choose(5)
    presenter.ask("weight_share")
    fill(page, ("40", "40"), ("40", "40"), ("40", "40"))

    presenter.ask("pelvic_control")
    assert page.counts == (None, None, None)
    assert not button(page, "save").isEnabled()
    presenter.ask("weight_share")
    assert set(page.looks) == {("", "")}


@pytest.mark.parametrize(
    ("flags", "caution"),
    [
        ({"thr_anterior"}, "After your surgery: let the knee fall out only a little way."),
        ({"pregnancy"}, "In pregnancy: prop your trunk up with pillows."),
    ],
)
def test_cautions_are_shown_to_whom_they_concern(room, presenter, page, flags, caution):
    presenter.ask("pelvic_control")
    assert caution not in texts(page)

    room.person = Person(flags=frozenset(flags))
    presenter.ask("pelvic_control")

    assert caution in texts(page)


# -- weight on both legs -----------------------------------------------------------------------------------------------


def test_three_looks_become_a_difference(room, presenter, page, qtbot):
    presenter.ask("weight_share")
    fill(page, ("36", "44"), ("36.5", "43.5"), ("36", "44"))

    with qtbot.waitSignal(presenter.recorded):
        button(page, "save").click()

    assert values(room) == [10.0]
    assert "The difference between your legs is 10 %." in texts(page)
    presenter.ask("weight_share")
    assert "2 Mar: a difference of 10 %. Doing it again today replaces that." in texts(page)


@pytest.mark.parametrize(
    ("looks", "sentence"),
    [
        ((("40", "40"), ("40", ""), ("40", "40")), check_words.look_fault(LookFault.MISSING)),
        ((("40", "40"), ("0", "40"), ("40", "40")), check_words.look_fault(LookFault.NOT_POSITIVE)),
        ((("40", "40"), ("40", "4"), ("40", "40")), check_words.look_fault(LookFault.TOTALS_DIFFER)),
        ((("40", "40"), ("forty", "40"), ("40", "40")), check_words.not_a_number("forty")),
        ((("nan", "40"), ("40", "40"), ("40", "40")), check_words.not_a_number("nan")),
        ((("inf", "40"), ("40", "40"), ("40", "40")), check_words.not_a_number("inf")),
    ],
)
def test_a_wrong_number_is_named_in_a_sentence_and_nothing_is_lost(room, presenter, page, looks, sentence):
    presenter.ask("weight_share")
    fill(page, *looks)

    button(page, "save").click()

    assert sentence in texts(page)
    assert values(room) == []
    assert list(page.looks) == list(looks)


def test_stopping_on_the_scales_has_no_score(room, presenter, page):
    presenter.ask("weight_share")
    fill(page, ("36", "44"), ("36", "44"), ("36", "44"))

    button(page, "stop").click()

    assert values(room) == [None]
    presenter.ask("weight_share")
    assert any(text.startswith("2 Mar: stopped because it hurt.") for text in texts(page))


def test_who_may_fall_is_told_to_stand_at_a_counter(room, presenter, page):
    room.person = Person(has_scales=True, flags=frozenset({"fall_risk_1"}))
    presenter.ask("weight_share")

    assert "Stand with a counter in front of you, within reach." in texts(page)


# -- when none is done -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("check", "person", "morning", "why"),
    [
        ("pelvic_control", Person(is_locked=True), None, Hindrance.LOCKED),
        ("pelvic_control", Person(), 6, Hindrance.SORE),
        ("weight_share", Person(), None, Hindrance.NO_SCALES),
        ("weight_share", Person(has_scales=True, flags=frozenset({"fall_risk_2"})), None, Hindrance.HOLDS_ON),
    ],
)
def test_a_check_that_can_t_be_done_says_why_and_offers_the_way_back(  # noqa: PLR0917
    room, presenter, page, check, person, morning, why
):
    room.person = person
    room.training.answer_pain(Moment.NEXT_MORNING, morning)

    presenter.ask(check)

    assert check_words.hindrance(why) in texts(page)
    assert not page.control.isVisibleTo(page)
    assert button(page, "done").isVisibleTo(page)
    presenter_left = []
    presenter.left.connect(lambda: presenter_left.append(True))
    button(page, "done").click()
    assert presenter_left


def test_a_check_can_be_done_on_a_day_of_5(room, presenter, page):
    room.training.answer_pain(Moment.NEXT_MORNING, 5)

    presenter.ask("pelvic_control")

    assert page.control.isVisibleTo(page)
    assert not button(page, "done").isVisibleTo(page)


def test_a_full_disk_is_said_and_the_answers_stay(room, presenter, page, qtbot):
    class FullStore:
        def add_many(self, measurements):
            raise JournalWriteError("Not saved: the disk is full.", room.journal.path)

    presenter.ask("pelvic_control")
    for row in page.control.rows:
        row.choose(5)
    room.checks._store = FullStore()

    with qtbot.assertNotEmitted(presenter.recorded):
        button(page, "save").click()

    assert "Not saved: the disk is full." in texts(page)
    assert page.counts == (5, 5, 5)


def test_a_full_disk_is_said_on_the_scales_too(room, presenter, page):
    class FullStore:
        def add(self, measurement):
            raise JournalWriteError("Not saved: the disk is full.", room.journal.path)

    presenter.ask("weight_share")
    fill(page, ("40", "40"), ("40", "40"), ("40", "40"))
    room.checks._store = FullStore()

    button(page, "save").click()

    assert "Not saved: the disk is full." in texts(page)


def test_escape_leads_back(presenter, page, shown, qtbot):
    presenter.ask("pelvic_control")
    shown(page)

    with qtbot.waitSignal(presenter.left):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)


@pytest.mark.parametrize("check", ["pelvic_control", "weight_share"])
@pytest.mark.parametrize("text_scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [960, 1280])
def test_the_page_never_scrolls_sideways(presenter, page, shown, check, width, text_scale):
    theme.apply(QApplication.instance(), theme.LIGHT, text_scale)
    presenter.ask(check)
    page.resize(width, 800)
    shown(page)
    scroll = page.findChild(QScrollArea)

    assert scroll.widget().minimumSizeHint().width() <= scroll.viewport().width()
