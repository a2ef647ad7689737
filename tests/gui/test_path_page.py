"""The path: every stage with its state, every target in words, and the way to a check."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea

from hipcoach.domain.criterion import Subject
from hipcoach.domain.exercise import Side, Stage
from hipcoach.domain.path import Person, StageState
from hipcoach.ui import theme
from hipcoach.ui.pages import path_words
from hipcoach.ui.pages.path_page import PathPage
from hipcoach.ui.pages.path_presenter import PathPresenter
from hipcoach.ui.widgets.criterion_row import CriterionRow
from hipcoach.ui.widgets.path_strip import StageState as ShownState
from tests.gui.training_room import WORDS, button, room_in, texts
from tests.unit.samples import CONTENT

CHECK = "Do the pelvic control check"
SCALES = "Weigh both sides"


@pytest.fixture
def room(tmp_path, clock):
    with room_in(tmp_path, clock) as room:
        yield room


@pytest.fixture
def presenter(room, qtbot):
    page = PathPage()
    qtbot.addWidget(page)
    return PathPresenter(page, room.training, CONTENT)


@pytest.fixture
def page(presenter):
    return presenter.parent()


def rows(page):
    return [each.accessibleName() for each in page.findChildren(CriterionRow) if each.isVisibleTo(page)]


def path_with(room, states, **changes):
    """The path of today with other states; stages that aren't named are locked."""
    path = room.today().path
    all_states = dict.fromkeys(Stage, StageState.LOCKED) | states
    asked = {Stage.FLEXIBILITY: path.criteria[Stage.PELVIS][:2]} | dict(path.criteria)
    return path.replace(**({"states": all_states, "criteria": asked} | changes))


def test_the_stage_that_is_worked_on_is_shown_with_every_target(room, presenter, page):
    presenter.refresh()

    path = room.today().path
    asked = (*path.criteria[Stage.PELVIS], *path.tier_criteria.get(Stage.PELVIS, ()))
    assert page.map.selected == "pelvis"
    assert len(rows(page)) == len(asked)
    assert WORDS.stage_purpose(Stage.PELVIS) in texts(page)
    assert sum("not met yet" in row for row in rows(page)) == sum(not each.is_met for each in asked)


def test_a_locked_stage_lists_every_target_as_soon_as_the_one_before_is_open(room, presenter, page, qtbot):
    presenter.refresh()
    asked = room.today().path.criteria[Stage.PELVIS]
    left = sum(not each.is_met for each in asked)

    page.map.choose(1)

    opens = WORDS.stage_opens_next(Stage.PELVIS)
    assert f"{opens} {left} targets are still to go." in texts(page)
    assert len(rows(page)) == len(asked)
    assert CHECK not in texts(page)


def test_a_stage_further_on_asks_for_nothing_yet(presenter, page):
    presenter.refresh()

    page.map.choose(3)

    assert rows(page) == []


@pytest.mark.parametrize("stage", [Stage.STRENGTH, Stage.CORE, Stage.BALANCE])
def test_every_later_stage_has_words_on_what_opens_it(room, stage):
    assert len(path_words.what_opens(room.today().path, stage, WORDS)) > 40


@pytest.mark.parametrize(
    ("left", "ending"),
    [(2, " 2 targets are still to go."), (1, " 1 target is still to go."), (0, "")],
)
def test_what_opens_a_stage_counts_what_is_left(room, left, ending):
    path = room.today().path
    asked = tuple(each.replace(is_met=n >= left) for n, each in enumerate(path.criteria[Stage.PELVIS]))

    words = path_words.what_opens(path.replace(criteria={Stage.PELVIS: asked}), Stage.FLEXIBILITY, WORDS)

    assert words == WORDS.stage_opens_next(Stage.PELVIS) + ending


def test_a_stage_chosen_before_anything_was_read_waits(presenter, page):
    page.stage_selected.emit("balance")

    presenter.refresh()

    assert page.map.selected == "balance"


def test_every_stage_has_a_kind_word_when_it_takes_long():
    assert all("physiotherapist" in path_words.help_line(stage) for stage in Stage)


def test_a_chosen_stage_stays_chosen_when_the_page_is_read_again(presenter, page):
    presenter.refresh()
    page.map.choose(3)

    presenter.refresh()

    assert page.map.selected == "balance"
    assert WORDS.stage_purpose(Stage.BALANCE) in texts(page)


def test_the_check_is_offered_while_its_targets_are_open(room, presenter, page, qtbot):
    presenter.refresh()

    with qtbot.waitSignal(presenter.check_requested) as asked:
        button(page, CHECK).click()

    assert asked.args == ["pelvic_control"]
    assert SCALES not in texts(page)


def test_the_scales_are_offered_to_who_has_them(room, presenter, page, qtbot):
    room.person = Person(affected_side=Side.RIGHT, has_scales=True)
    presenter.refresh()

    with qtbot.waitSignal(presenter.check_requested) as asked:
        button(page, SCALES).click()

    assert asked.args == ["weight_share"]


def test_no_check_is_offered_once_its_targets_are_met(room, presenter, page):
    path = room.today().path
    met = tuple(
        each.replace(is_met=True) if each.subject in {Subject.TILT, Subject.KNEE_OUT} else each
        for each in path.criteria[Stage.PELVIS]
    )
    room.doctored = {"path": path.replace(criteria={Stage.PELVIS: met})}
    presenter.refresh()

    assert CHECK not in texts(page)


def test_no_check_is_offered_during_a_lock(room, presenter, page):
    room.person = Person(is_locked=True, has_scales=True)
    presenter.refresh()

    assert not {CHECK, SCALES} & set(texts(page))


def test_a_long_stage_gets_a_kind_word_about_help(room, presenter, page):
    presenter.refresh()
    assert path_words.help_line(Stage.PELVIS) not in texts(page)

    room.doctored = {"path": room.today().path.replace(reviews=frozenset({Stage.PELVIS}))}
    presenter.refresh()

    assert path_words.help_line(Stage.PELVIS) in texts(page)


def test_a_stage_opened_before_its_time_says_so(room, presenter, page):
    states = {Stage.PELVIS: StageState.OPEN, Stage.FLEXIBILITY: StageState.PROVISIONAL}
    room.doctored = {"path": path_with(room, states)}
    presenter.refresh()

    assert page.map.selected == "flexibility"
    assert "Open for now" in texts(page)
    assert "Open for now, up to level 2, while you go on working on the pelvis." in texts(page)


def test_core_ahead_of_strength_is_said_on_the_card_they_share(room, presenter, page):
    states = {
        Stage.PELVIS: StageState.ACHIEVED,
        Stage.FLEXIBILITY: StageState.OPEN,
        Stage.CORE: StageState.OPEN,
    }
    room.doctored = {"path": path_with(room, states, opened_on={Stage.FLEXIBILITY: room.clock.local.date()})}
    presenter.refresh()
    assert "since 2 Mar" in texts(page)

    page.map.choose(2)

    assert "Strength and core" in texts(page)
    assert "Core is open" in texts(page)
    assert any(text.endswith(path_words.core_ahead_line()) for text in texts(page))


@pytest.mark.parametrize(
    ("state", "shown", "subtitle"),
    [
        (StageState.LOCKED, ShownState.LOCKED, "Locked"),
        (StageState.PROVISIONAL, ShownState.OPEN, "1 of 2 met"),
        (StageState.ACHIEVED, ShownState.MAINTENANCE, "Keeping up"),
    ],
)
def test_the_map_says_how_each_stage_stands(room, state, shown, subtitle):
    path = path_with(room, {Stage.FLEXIBILITY: state})
    first, second = path.criteria[Stage.FLEXIBILITY]
    asked = (first.replace(is_met=True), second.replace(is_met=False))
    path = path.replace(criteria=dict(path.criteria) | {Stage.FLEXIBILITY: asked})

    view = path_words.stage_views(path, WORDS)[1]

    assert (view.state, view.subtitle) == (shown, subtitle)


def test_nothing_comes_next_when_all_is_open(room, presenter, page):
    presenter.refresh()
    assert "Next stage" in texts(page)

    room.doctored = {"path": path_with(room, dict.fromkeys(Stage, StageState.ACHIEVED))}
    presenter.refresh()

    assert "Next stage" not in texts(page)


@pytest.mark.parametrize("text_scale", [1.0, 1.3, 2.0])
@pytest.mark.parametrize("width", [884, 1068, 1708])
def test_the_page_never_scrolls_sideways(presenter, page, shown, width, text_scale):
    theme.apply(QApplication.instance(), theme.LIGHT, text_scale)
    presenter.refresh()
    page.resize(width, 800)
    shown(page)
    scroll = page.findChild(QScrollArea)

    assert scroll.widget().minimumSizeHint().width() <= scroll.viewport().width()
