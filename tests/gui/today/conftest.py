"""Today over a real journal."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer

from hipcoach.ui.pages.today_page import TodayPage
from hipcoach.ui.pages.today_presenter import TodayPresenter
from tests.gui.training_room import room_in
from tests.unit.samples import CONTENT


@pytest.fixture
def room(tmp_path, clock):
    with room_in(tmp_path, clock) as room:
        yield room


@pytest.fixture
def presenter(room, qtbot):
    page = TodayPage()
    qtbot.addWidget(page)
    presenter = TodayPresenter(page, room.training, CONTENT, room.choices)
    yield presenter
    for timer in page.findChildren(QTimer):
        timer.stop()


@pytest.fixture
def page(presenter):
    return presenter.parent()
