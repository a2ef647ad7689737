"""Progress with a real journal: chart, table, read-out and sessions tell the same story."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QBoxLayout, QMessageBox

from hipcoach.content.loader import load_content
from hipcoach.domain.records import Moment, PainEntry, Stamp
from hipcoach.services.demo import ToldClock, write_demo
from hipcoach.services.progress import ProgressService
from hipcoach.store.database import open_journal
from hipcoach.store.errors import JournalReadError
from hipcoach.store.pain import PainStore
from hipcoach.ui import theme
from hipcoach.ui.pages.progress_page import ProgressPage
from hipcoach.ui.pages.progress_presenter import ProgressPresenter
from tests.judged import judging

TODAY = date(2026, 10, 5)
NOW = datetime(2026, 10, 5, 8, 30, tzinfo=UTC)
CONTENT = load_content()
DASH = "\N{EN DASH}"


@pytest.fixture(autouse=True)
def english():
    """Numbers and dates as the tests write them, whatever the machine speaks."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    path = tmp_path_factory.mktemp("progress") / "journal.db"
    write_demo(path, TODAY)
    return path


@pytest.fixture
def open_page(shown, tmp_path):
    """Make the page over a journal and show it at the size of the design."""
    opened = []

    def make(path=None, *, width=1068):
        journal = open_journal(path or tmp_path / "journal.db")
        opened.append(journal)
        page = ProgressPage()
        page.presenter = ProgressPresenter(page, service(journal), CONTENT.words)
        page.presenter.refresh()
        page.resize(width, 800)
        return shown(page)

    yield make
    for journal in opened:
        journal.close()


def service(journal):
    return ProgressService(CONTENT.programme, judging(journal, ToldClock(NOW)))


def mornings(path, scores, days_ago=0):
    """A journal with a morning score on each of the days before today."""
    first = TODAY - timedelta(days=len(scores) - 1 + days_ago)
    with open_journal(path) as journal:
        PainStore(journal).add_many(
            PainEntry(
                moment=Moment.NEXT_MORNING,
                score=score,
                stamp=Stamp(at_utc=NOW, offset_min=0, day=first + timedelta(days=number)),
            )
            for number, score in enumerate(scores)
        )
    return path


def chart_of(page):
    return page.findChild(object, "pain_chart")


def table_of(page):
    return page.findChild(object, "pain_table")


def cells(page):
    model = table_of(page).model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def pointed(page):
    """What the read-out says now: title and rows."""
    readout = chart_of(page)._readout
    return readout._title, dict(readout._rows)


def test_the_first_day_shows_empty_axes_and_says_when_the_line_starts(open_page):
    page = open_page()

    assert chart_of(page).chart.points == ()
    assert chart_of(page)._hint.text() == "The line starts with your second morning."
    assert chart_of(page)._hint.isVisible()
    assert not page._side.isVisible()


def test_the_line_does_start_with_the_second_morning(open_page, tmp_path):
    page = open_page(mornings(tmp_path / "journal.db", [4, 3]))

    assert [height for _, height in chart_of(page).chart.line] == [None, 3.5]
    assert not chart_of(page)._hint.isVisible()


def test_the_example_shows_sixty_days_two_bands_and_the_summary(open_page, example):
    page = open_page(example)
    chart = chart_of(page).chart

    assert len(chart.points) == 60
    assert [band.name for band in chart.bands] == ["Pelvis", "Flexibility + Core"]
    assert page._pain._summary.text() == "<b>2.2</b> this week, <b>4.1</b> in week 1"
    assert "A change that matters (\N{MINUS SIGN}2)" in page._pain._legend.words


def test_the_table_has_the_numbers_of_the_read_out(open_page, example):
    page = open_page(example)
    chart = chart_of(page)
    said = []
    for index in range(60):
        chart.point_at(index)
        said.append(list(pointed(page)[1].values()))

    page.findChild(object, "table_button").click()

    assert [row[1:-1] for row in cells(page)] == said
    assert cells(page)[-1][0] == "Mon 5 Oct 2026"


def test_what_was_not_answered_is_a_dash_and_never_nought(open_page, tmp_path):
    page = open_page(mornings(tmp_path / "journal.db", [0, None, 4]))

    QTest.keyClick(chart_of(page), Qt.Key.Key_T)

    assert [row[1] for row in cells(page)] == ["0", DASH, "4"]
    assert {row[2] for row in cells(page)} == {DASH}


def test_t_turns_to_the_table_and_back_and_the_keyboard_goes_along(open_page, example):
    page = open_page(example)
    chart_of(page).setFocus()

    QTest.keyClick(chart_of(page), Qt.Key.Key_T)
    assert table_of(page).hasFocus()
    assert table_of(page).isVisible()
    assert table_of(page).currentIndex().row() == 59

    QTest.keyClick(table_of(page), Qt.Key.Key_T)
    assert chart_of(page).hasFocus()
    assert not table_of(page).isVisible()


def test_the_button_says_what_it_turns_to(open_page, example):
    page = open_page(example)
    button = page.findChild(object, "table_button")

    assert button.text() == "Show as table"
    button.click()
    assert button.text() == "Show as chart"


def test_a_span_of_four_weeks_shows_twenty_eight_days(open_page, example):
    page = open_page(example)

    QTest.mouseClick(page._ranges._parts[0], Qt.MouseButton.LeftButton)

    assert len(chart_of(page).chart.points) == 28
    assert [band.name for band in chart_of(page).chart.bands] == ["Flexibility + Core"]


def test_an_open_table_follows_the_span(open_page, example):
    page = open_page(example)
    QTest.keyClick(chart_of(page), Qt.Key.Key_T)

    page.range_chosen.emit("4_weeks")

    assert len(cells(page)) == 28


def test_refreshing_keeps_the_span_that_was_chosen(open_page, example):
    page = open_page(example)
    page.range_chosen.emit("4_weeks")

    page.presenter.refresh()

    assert len(chart_of(page).chart.points) == 28
    assert page._ranges.value == "4_weeks"


def test_a_long_journal_opens_with_twelve_weeks_and_shows_all_by_weeks(open_page, tmp_path):
    page = open_page(mornings(tmp_path / "journal.db", [4, 3] * 60))
    assert (page._ranges.value, len(chart_of(page).chart.points)) == ("12_weeks", 84)

    page.range_chosen.emit("all")

    assert len(chart_of(page).chart.points) == 18
    assert "Before, mean of a week" in page._pain._legend.words
    chart_of(page).point_at(0)
    assert pointed(page)[0] == "8 Jun to 14 Jun"
    assert pointed(page)[1]["Morning"] == "3.6"


def test_the_keyboard_reads_out_a_day_with_its_words(open_page, example):
    page = open_page(example)
    chart_of(page).setFocus()

    QTest.keyClick(chart_of(page), Qt.Key.Key_Home)

    title, rows = pointed(page)
    assert title == "Fri 7 August"
    assert list(rows) == ["Morning", "Before", "After", "Next morning", "7-day mean"]
    assert "Fri 7 August: Morning 4, Before 5" in chart_of(page).accessibleName()


def test_sessions_are_counted_by_days_and_drawn_by_weeks(open_page, example):
    page = open_page(example)
    heat = page._sessions.map

    assert page._sessions._count.text() == "<b>43</b> days"
    assert heat.accessibleName() == "Days with a session: 43, of these with a whole one: 41"
    assert [week.month for week in heat._weeks] == ["Aug"] * 4 + ["Sept"] * 4 + ["Oct"] * 2


def test_a_single_day_with_a_session_is_one_day(open_page, tmp_path):
    write_demo(tmp_path / "short.db", TODAY, days=2)

    page = open_page(tmp_path / "short.db")

    assert page._sessions._count.text() == "<b>1</b> day"
    assert page._side.isVisible()


@pytest.mark.parametrize(("width", "scale"), [(748, 1.0), (884, 1.3), (884, 2.0), (1708, 1.0), (1708, 2.0)])
def test_nothing_is_cut_off_sideways(open_page, example, qapp, width, scale):
    theme.apply(qapp, theme.LIGHT, scale)
    page = open_page(example, width=width)
    for turned in (False, True):
        if turned:
            QTest.keyClick(chart_of(page), Qt.Key.Key_T)
            QApplication.processEvents()
        scroll = page.findChild(object, "qt_scrollarea_viewport")

        assert scroll.width() >= scroll.parent().widget().minimumSizeHint().width()


def test_cards_stand_side_by_side_where_there_is_room(open_page, example):
    page = open_page(example)
    assert page._columns.direction() is QBoxLayout.Direction.LeftToRight

    page.resize(760, 640)

    assert page._columns.direction() is QBoxLayout.Direction.TopToBottom


def test_a_journal_that_cannot_be_read_is_explained(shown, tmp_path):
    class Broken:
        is_writing = False

        def version(self):
            raise JournalReadError(tmp_path / "journal.db", "the disk is gone")

    page = shown(ProgressPage())
    ProgressPresenter(page, service(Broken()), CONTENT.words).refresh()

    box = page.findChild(QMessageBox, "error_box")
    assert box.text()
    box.close()


def test_the_page_says_what_it_is(open_page, example):
    page = open_page(example)

    assert (page.objectName(), page.accessibleName()) == ("progress_page", "Progress")


def test_tab_goes_from_the_span_to_the_chart_to_the_table_button_and_round(open_page, example):
    page = open_page(example)
    page.setFocus()
    seen = []
    for _ in range(4):
        seen.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)

    span = page._ranges._parts[2]
    assert seen == [span, chart_of(page), page.findChild(object, "table_button"), span]


def test_the_table_tells_a_screen_reader_column_and_value(open_page, example):
    page = open_page(example)
    QTest.keyClick(chart_of(page), Qt.Key.Key_T)
    model = table_of(page).model()

    assert model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Morning: 4"
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Day"
