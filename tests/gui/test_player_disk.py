"""The disk is full in the middle of a session: it goes on, says so, and loses nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.gui.playing import COUNT_IN_S
from tests.rehearsal import HOLD, prescribed

Key = Qt.Key
THREE_HOLDS = {"sets": 3, "reps": 1, "hold_s": 30.0, "rest_s": 20.0}
AMPLE = 1_000_000


class Disk:
    """Lets the journal grow no more, and again."""

    def __init__(self, house):
        self.house = house

    def fill(self):
        ((pages,),) = self.house.rows("pragma page_count")
        self.house.rows(f"pragma max_page_count = {pages}")

    def make_room(self):
        self.house.rows(f"pragma max_page_count = {AMPLE}")


@pytest.fixture
def full(playing, caplog):
    """A session in its first set, and a long note about pain that found no room."""
    playing.begin(prescribed(HOLD, **THREE_HOLDS)).to_work(5)
    disk = Disk(playing.house)
    disk.fill()
    with caplog.at_level("WARNING"):
        playing.press(Key.Key_H).press(Key.Key_2)
        playing.button("Something else", playing.sheet).click()
        playing.sheet._note.setText("long " * 4000)
        playing.click("I'm fine, continue")
        yield playing, disk


def test_the_line_says_what_is_the_matter_and_what_to_do(full):
    playing, _ = full

    assert playing.has_trouble()
    assert "The disk is full" in playing.page.banner.accessibleName()
    assert playing.button("Try again", playing.page.banner).isVisible()


def test_the_session_goes_on_as_if_nothing_were(full):
    playing, _ = full
    playing.run(COUNT_IN_S + 25 + 20 + 10)

    assert (playing.view.step.set_number, playing.view.position_s) == (2, 10.0)
    assert playing.has_trouble()
    assert playing.sets() == []


def test_trying_again_without_room_changes_nothing(full):
    playing, _ = full
    playing.run(COUNT_IN_S + 26)
    playing.button("Try again", playing.page.banner).click()

    assert playing.has_trouble()
    assert playing.sets() == []


def test_trying_again_with_room_writes_everything_in_order(full):
    playing, disk = full
    playing.run(COUNT_IN_S + 25 + 20 + 30 + 5)
    disk.make_room()
    playing.button("Try again", playing.page.banner).click()

    assert not playing.has_trouble()
    assert [row[1] for row in playing.sets()] == [1, 2]
    assert len(playing.house.rows("select action from stops")[0][0]) > 19_000
    assert playing.house.rows("select score from pain_scores order by id") == [(2,), (2,)]
    times = playing.house.rows("select at_utc from stops union all select ended_at_utc from sets")
    assert times == sorted(times)


def test_room_is_noticed_by_itself_with_the_next_set(full):
    playing, disk = full
    disk.make_room()
    playing.run(COUNT_IN_S + 26)

    assert not playing.has_trouble()
    assert [row[1] for row in playing.sets()] == [1]


def test_a_session_that_ends_on_a_full_disk_is_complete_once_there_is_room(full):
    playing, disk = full
    playing.run(COUNT_IN_S + 25 + 2 * (20 + 30) + 1)
    (session,) = playing.ended
    assert playing.house.rows("select outcome from sessions") == [(None,)]

    assert not session.recorder.save_again()
    disk.make_room()
    assert session.recorder.save_again()
    assert playing.house.rows("select outcome from sessions") == [("completed",)]
    assert [row[1] for row in playing.sets()] == [1, 2, 3]


def test_the_mouse_leaves_the_keyboard_with_the_big_button(full):
    playing, _ = full
    playing.run(COUNT_IN_S + 1)
    playing.click("Try again")

    assert playing.focus.text() == "Pause"
