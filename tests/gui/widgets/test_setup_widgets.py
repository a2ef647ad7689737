"""Fields of the first run: what is there, a day by its parts, how well something goes."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hipcoach.ui import theme
from hipcoach.ui.widgets.ability_scale import AbilityScale
from hipcoach.ui.widgets.day_parts import DayParts, DayPartsField
from hipcoach.ui.widgets.tick_grid import TickGrid

ITEMS = [("mat", "A mat"), ("chair", "A chair"), ("step", "A step")]


def test_one_button_ticks_everything(shown, qtbot):
    grid = shown(TickGrid(ITEMS, "All of it"))
    with qtbot.waitSignal(grid.changed, timeout=0):
        grid.all.click()
    assert grid.ticked == {"mat", "chair", "step"}
    grid.tick("chair").click()
    assert grid.ticked == {"mat", "step"}


def test_what_is_known_is_shown_without_a_signal(shown, qtbot):
    grid = shown(TickGrid(ITEMS, "All of it"))
    with qtbot.assertNotEmitted(grid.changed):
        grid.set_ticked({"step"})
    assert grid.ticked == {"step"}


@pytest.mark.parametrize(("width", "scale", "columns"), [(900, 1.0, 2), (500, 1.0, 1), (900, 2.0, 1)])
def test_there_are_two_columns_where_there_is_room(shown, qapp, width, scale, columns):
    grid = TickGrid(ITEMS, "All of it")
    grid.resize(width, 300)
    shown(grid)
    theme.apply(qapp, theme.LIGHT, scale)
    qapp.processEvents()
    lefts = {grid.tick(key).x() for key, _ in ITEMS}
    assert len(lefts) == columns


def test_a_day_is_taken_by_its_parts(shown, qtbot):
    field = shown(DayPartsField())
    assert field.parts.is_empty
    with qtbot.waitSignal(field.changed, timeout=0):
        QTest.keyClicks(field.year, "2019")
    field.month.setCurrentIndex(5)
    assert field.parts == DayParts(None, 5, 2019)
    QTest.keyClicks(field.day, "7")
    assert field.parts == DayParts(7, 5, 2019)


def test_letters_and_numbers_of_three_figures_can_not_be_typed_for_a_day(shown):
    field = shown(DayPartsField())
    QTest.keyClicks(field.day, "x31")
    assert field.day.text() == "31"
    QTest.keyClicks(field.day, "5")
    assert field.parts.day == 31


def test_a_known_day_is_shown_and_can_be_cleared(shown):
    field = shown(DayPartsField())
    field.set_day(date(2020, 2, 29))
    assert field.parts == DayParts(29, 2, 2020)
    field.set_day(None)
    assert field.parts.is_empty


@pytest.mark.parametrize(("width", "is_folded"), [(700, False), (380, True)])
def test_its_fields_fold_where_there_is_little_room(shown, qapp, width, is_folded):
    field = DayPartsField()
    field.resize(width, 200)
    shown(field)
    qapp.processEvents()
    assert (field.year.x() == field.day.x()) is is_folded


def test_how_well_it_goes_is_a_scale_the_other_way_round(shown):
    scale = shown(AbilityScale("Climb stairs"))
    assert (scale._no_pain(), scale._worst_pain()) == ("Can't do it", "As well as before")
    scale.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_4)
    assert scale.score == 4
    assert scale.parts[4].accessibleName() == "Climb stairs, 4 of 10"
