"""Flare-ups and advice on Today: their words, and what can be done about them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from hipcoach.domain.advice import ClinicianAdvice, Restraint, Trigger
from hipcoach.domain.flare import Flare, FlareStart
from hipcoach.ui import theme
from hipcoach.ui.pages.today_advice_words import NIGHT_QUESTION, advice_view
from hipcoach.ui.pages.today_flare_words import flare_view
from tests.gui.training_room import WORDS, button, texts
from tests.unit.samples import PROGRAMME

DAY = date(2026, 3, 2)
ONE_DAY = timedelta(days=1)
DISEASES = ("arthritis", "fracture", "infection", "tumour", "cancer", "bursitis", "necrosis", "impingement")


def flare(*firsts, start=FlareStart.REPORTED, **changes):
    """A flare whose rows began so many days ago."""
    days = tuple(DAY - back * ONE_DAY for back in firsts)
    return Flare(started_on=days[0], start=start, baseline=2.0, rows_from=days, **changes)


def seen(shown_flare):
    return flare_view(shown_flare, DAY, PROGRAMME.flare, WORDS)


def test_a_first_day_comforts_names_what_is_allowed_and_says_what_is_next():
    view = seen(flare(0))

    assert view.title == "Flare-up, day 1 \N{MIDDLE DOT} step 1 of 4"
    assert view.text.startswith("A flare is common and usually settles in days")
    assert all(WORDS.exercise_name(each) in view.text for each in PROGRAMME.flare.calm_exercises)
    assert view.text.endswith("The next step comes with a morning that is no worse than the one before.")
    assert view.is_acute


@pytest.mark.parametrize(
    ("firsts", "title", "text"),
    [
        ((2, 0), "Flare-up, day 3 \N{MIDDLE DOT} step 2 of 4", "with 50 % of the sets"),
        ((5, 3, 0), "Flare-up, day 6 \N{MIDDLE DOT} step 3 of 4", "Nothing new and no self-tests yet"),
    ],
)
def test_each_step_says_its_day_and_what_it_allows(firsts, title, text):
    view = seen(flare(*firsts))

    assert view.title == title
    assert text in view.text


def test_after_it_a_day_is_named_until_which_nothing_goes_up():
    view = seen(flare(9, 7, 5, 2, back_on=DAY - 2 * ONE_DAY, over_from=DAY + 5 * ONE_DAY))

    assert view.title == "After the flare-up, day 10"
    assert "Nothing goes up or opens through Fri 6 March" in view.text
    assert not view.is_acute


def test_a_step_that_began_again_says_why():
    assert "This step was begun again" in seen(flare(3, repeated_on=(DAY,))).text


@pytest.mark.parametrize(("start", "word"), [(FlareStart.WORST, "worst pain"), (FlareStart.MORNINGS, "mornings")])
def test_only_what_the_person_said_can_be_taken_back(start, word):
    assert seen(flare(0)).action == "It was no flare"
    assert seen(flare(0, start=start)).action == ""
    assert word in seen(flare(0, start=start)).text


def test_a_flare_is_shown_and_taken_back_on_the_day_it_was_told(room, presenter, page):
    room.training.report_flare(is_flare=True)
    presenter.refresh()
    assert any(text.startswith("Flare-up, day 1") for text in texts(page))
    room.clock.jump_s(24 * 3600)
    presenter.refresh()
    assert any(text.startswith("Flare-up, day 2") for text in texts(page))

    button(page, "It was no flare").click()

    assert not any(text.startswith("Flare-up") for text in texts(page))
    assert [(each.is_flare, each.stamp.day) for each in room.pains.flare_reports()] == [(True, DAY), (False, DAY)]


# -- advice ----------------------------------------------------------------------------------------------------------


def advice(trigger, restraint=Restraint.NONE, **numbers):
    return ClinicianAdvice(trigger=trigger, since=DAY, restraint=restraint, **numbers)


def told(trigger, restraint=Restraint.NONE, **numbers):
    return advice_view(advice(trigger, restraint, **numbers), PROGRAMME)


@pytest.mark.parametrize("trigger", Trigger)
@pytest.mark.parametrize("restraint", Restraint)
def test_every_advice_has_words_without_a_disease_or_a_command(trigger, restraint):
    view = told(trigger, restraint, value=4.0, before=2.0, function=3.0, function_before=6.0)
    said = f"{view.title} {view.text} {view.held} {view.action}"

    assert view.title
    assert view.text.endswith(".")
    assert view.action
    assert bool(view.held) is (restraint is not Restraint.NONE)
    assert not any(word in said.lower() for word in (*DISEASES, "should", "must", "!", "{"))


@pytest.mark.parametrize(
    ("trigger", "numbers", "parts"),
    [
        (Trigger.SEVERE, {"value": 8}, ("score of 8", "in 2 days")),
        (Trigger.SEVERE_TWICE, {"value": 9}, ("up to 9", "this week")),
        (Trigger.RISING, {"value": 4.6, "before": 3.1}, ("was 3.1 on average", "to 4.6")),
        (Trigger.NIGHT, {"value": 4, "before": 1}, ("4 of the last 7 nights", "in 1 of the 7")),
        (Trigger.FLARE, {"value": 3}, ("3 flare-ups in 6 weeks",)),
        (Trigger.FLARE, {"value": 1}, ("still clearly above your usual",)),
        (Trigger.PLATEAU, {"value": 4.0, "before": 4.5}, ("After 6 weeks", "4.0 on average; it was 4.5")),
        (Trigger.LONG_PLATEAU, {"value": 4.0, "before": 4.5}, ("After 12 weeks",)),
        (Trigger.WORSE_FUNCTION, {"function": 3.0, "function_before": 6.5}, ("3.0 of 10 now", "6.5 before")),
        (Trigger.STIFF, {"value": 90, "before": 75}, ("Over 60 minutes at 2 weekly checks", "90 at the last")),
    ],
)
def test_an_advice_shows_its_numbers(trigger, numbers, parts):
    text = told(trigger, **numbers).text

    assert all(part in text for part in parts), text


@pytest.mark.parametrize(
    ("restraint", "part"),
    [
        (Restraint.STRENGTH_AND_BALANCE, "until you give a score of 6 or less"),
        (Restraint.STANDING, "until the questions about falls are answered"),
        (Restraint.CLEAR_FIRST, "written down who and when"),
        (Restraint.HOLD_STAGES, "No new stage opens until"),
        (Restraint.STAGE_BACK, "The newest stage rests"),
    ],
)
def test_what_is_held_back_says_what_lifts_it(restraint, part):
    assert part in told(Trigger.SEVERE, restraint, value=8).held


def test_a_stage_put_back_says_when_it_is_back():
    view = advice_view(advice(Trigger.FLARE, Restraint.STAGE_BACK), PROGRAMME, frozen_until=DAY + 6 * ONE_DAY)

    assert view.held == "The newest stage rests and is back on Sun 8 March."


THREE = (
    advice(Trigger.SEVERE, Restraint.STRENGTH_AND_BALANCE, value=8),
    advice(Trigger.NIGHT, value=4, before=1),
    advice(Trigger.RISING, Restraint.NO_PROGRESS, value=4.6, before=3.1),
)


@pytest.fixture
def advised(room, presenter, page):
    room.doctored = {"advice": THREE}
    presenter.refresh()
    return page.findChild(QWidget, "advice")


def test_one_reason_is_open_and_the_others_wait_behind_their_number(advised):
    assert "A very high pain score" in texts(advised)
    assert "2 more" in texts(advised)
    assert "Broken nights" not in texts(advised)

    button(advised, "2 more").click()

    assert {"Broken nights", "Pain that has been rising for weeks", "Less"} <= set(texts(advised))
    assert sum(text.startswith("You gave a score") for text in texts(advised)) == 1


def test_another_reason_opens_in_place_of_the_first_and_stays_open(advised, presenter, shown, page):
    shown(page)
    button(advised, "2 more").click()

    button(advised, "Broken nights").click()
    presenter.refresh()

    assert any(text.startswith("Hip pain woke you") for text in texts(advised))
    assert not any(text.startswith("You gave a score") for text in texts(advised))
    assert "A very high pain score" in texts(advised)  # as a button now


def test_the_keyboard_goes_on_where_a_reason_was_opened(advised, page, shown):
    shown(page)
    button(advised, "2 more").click()
    button(advised, "Broken nights").click()

    assert QApplication.focusWidget() is button(advised, "Answer one question")


def test_advice_that_is_gone_leaves_nothing_behind(advised, room, presenter):
    room.doctored = {}
    presenter.refresh()

    assert not advised.isVisibleTo(advised.window())


def test_a_severe_score_leads_to_the_whole_check_and_the_safety_page_is_a_click_away(advised, presenter, qtbot):
    with qtbot.waitSignal(presenter.rescreen_requested):
        button(advised, "Answer the safety check").click()
    with qtbot.waitSignal(presenter.safety_requested):
        button(advised, "Safety page").click()


def test_broken_nights_ask_their_question(room, presenter, page, qtbot):
    room.doctored = {"advice": THREE[1:]}
    presenter.refresh()

    with qtbot.waitSignal(presenter.question_requested) as asked:
        button(page, "Answer one question").click()

    assert asked.args == [NIGHT_QUESTION]


def test_a_question_that_was_answered_is_not_asked_again():
    assert advice_view(THREE[1], PROGRAMME, is_answered=True).action == "Safety page"


def test_what_locks_leads_to_the_safety_page(room, presenter, page, qtbot):
    room.doctored = {"advice": (advice(Trigger.STIFF, Restraint.CLEAR_FIRST, value=90, before=75),)}
    presenter.refresh()
    card = page.findChild(QWidget, "advice")

    assert texts(card).count("Safety page") == 1
    with qtbot.waitSignal(presenter.safety_requested):
        button(card, "Safety page").click()


@pytest.mark.parametrize("text_scale", [1.0, 1.3, 2.0])
@pytest.mark.parametrize("width", [884, 1068, 1708])
def test_with_every_notice_the_page_never_scrolls_sideways(advised, room, presenter, page, shown, width, text_scale):  # noqa: PLR0917
    theme.apply(QApplication.instance(), theme.LIGHT, text_scale)
    room.doctored |= {"flare": flare(0), "is_first": False}
    presenter.refresh()
    page.resize(width, 800)
    shown(page)
    button(advised, "2 more").click()
    scroll = page.findChild(QScrollArea)

    assert scroll.widget().minimumSizeHint().width() <= scroll.viewport().width()
