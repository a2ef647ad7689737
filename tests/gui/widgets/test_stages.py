from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible

from hipcoach.ui import theme
from hipcoach.ui.widgets.path_strip import PathStrip
from hipcoach.ui.widgets.stage_map import StageMap
from hipcoach.ui.widgets.stage_track import StageState, StageView

STAGES = [
    StageView(key="pelvis", title="Pelvis balance", subtitle="Keeping up", state=StageState.MAINTENANCE),
    StageView(key="flexibility", title="Flexibility", subtitle="Done", state=StageState.ACHIEVED),
    StageView(key="strength", title="Strength", subtitle="1 of 3", state=StageState.OPEN),
    StageView(key="core", title="Core", subtitle="1 of 2", state=StageState.OPEN, beside_previous=True),
    StageView(key="balance", title="Balance", subtitle="3 targets to go", state=StageState.LOCKED),
]


@pytest.fixture
def strip(shown) -> PathStrip:
    widget = shown(PathStrip())
    widget.show_stages(STAGES)
    widget.resize(900, widget.heightForWidth(900))
    return widget


@pytest.fixture
def stage_map(shown) -> StageMap:
    widget = shown(StageMap())
    widget.show_stages(STAGES)
    widget.resize(940, widget.heightForWidth(940))
    return widget


def test_a_screen_reader_finds_one_text_for_each_stage_with_its_state(strip):
    interface = QAccessible.queryAccessibleInterface(strip)
    names = [interface.child(place).text(QAccessible.Text.Name) for place in range(interface.childCount())]

    assert names == [
        "Pelvis balance, kept up, Keeping up",
        "Flexibility, done, Done",
        "Strength, open, 1 of 3",
        "Core, open, 1 of 2",
        "Balance, locked, 3 targets to go",
    ]


def test_stages_trained_together_stand_above_each_other(strip):
    centres = strip._track._centres

    assert centres[2].x() == centres[3].x()
    assert centres[2].y() < centres[3].y()
    assert centres[0].x() < centres[1].x() < centres[2].x() < centres[4].x()


@pytest.mark.parametrize("text_scale", [1.5, 2.0])
def test_stages_stand_in_rows_where_their_names_do_not_fit(qapp, strip, text_scale):
    theme.apply(qapp, theme.LIGHT, text_scale)
    strip.resize(600, strip.heightForWidth(600))

    centres = strip._track._centres
    assert {centre.x() for centre in centres} == {centres[0].x()}
    assert centres[-1].y() + 18 <= strip.height()


def test_locked_and_open_stages_differ_in_fill(strip):
    picture = strip.grab().toImage()

    def fill(place: int, away: float) -> str:
        point = strip._track._centres[place] + QPointF(0, away)
        return picture.pixelColor(point.toPoint()).name()

    assert fill(1, 13) == theme.LIGHT.primary.name()
    assert fill(4, 15) == theme.LIGHT.surface.name()


def test_new_stages_replace_the_old_ones(strip):
    strip.show_stages(STAGES[:2])

    assert [item.accessibleName().split(",")[0] for item in strip._items] == ["Pelvis balance", "Flexibility"]


def test_pressing_a_stage_selects_it_and_reports_its_key(stage_map, qtbot):
    with qtbot.waitSignal(stage_map.stage_selected, timeout=0) as selected:
        qtbot.mouseClick(stage_map._parts[1], Qt.MouseButton.LeftButton)

    assert selected.args == ["flexibility"]
    assert stage_map.selected == "flexibility"


def test_a_pair_shares_one_selection_under_the_key_of_the_first(stage_map):
    stage_map.set_selected("core")

    assert stage_map.selected == "strength"
    assert len(stage_map._parts) == 4


def test_arrows_select_the_neighbouring_stage(stage_map, press):
    stage_map.set_selected("pelvis")
    stage_map.setFocus()
    heard: list[str] = []
    stage_map.stage_selected.connect(heard.append)

    press(stage_map, Qt.Key.Key_Right)
    press(stage_map, Qt.Key.Key_Right)
    press(stage_map, Qt.Key.Key_End)

    assert heard == ["flexibility", "strength", "balance"]


def test_the_selection_survives_new_states(stage_map):
    stage_map.set_selected("balance")
    opened = [*STAGES[:4], STAGES[4]._replace(state=StageState.OPEN, subtitle="Week 1")]

    stage_map.show_stages(opened)

    assert stage_map.selected == "balance"
    assert [part.isChecked() for part in stage_map._parts] == [False, False, False, True]


def test_an_unknown_key_selects_nothing(stage_map):
    stage_map.set_selected("balance")
    stage_map.set_selected("nowhere")

    assert stage_map.selected is None


def test_every_stage_is_a_target_of_44_px(stage_map):
    assert all(part.width() >= 44 and part.height() >= 44 for part in stage_map._parts)
