from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtWidgets import QWidget

from hipcoach.ui import theme
from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.card import Card, CardLook, Pill, PillTone
from hipcoach.ui.widgets.combo import ComboBox
from hipcoach.ui.widgets.criterion_row import CriterionRow, CriterionView
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.week_strip import DayState, DayView, WeekStrip

STATES = [DayState.FULL, DayState.MISSED, DayState.REST, DayState.FULL, DayState.SHORT, DayState.NONE, DayState.TODAY]
NAMES = ["Fri", "Sat", "Sun", "Mon", "Tue", "Wed", "Today"]
DAYS = [DayView(name=name, state=state, pain=3) for name, state in zip(NAMES, STATES, strict=True)]
BRIDGE = CriterionView(
    title="One-leg bridge hold", detail="Weaker side, R", value="22", of=" of 30 s", fraction=0.5, is_met=False
)


@pytest.fixture
def week(shown) -> WeekStrip:
    widget = shown(WeekStrip())
    widget.show_days(DAYS)
    widget.resize(350, widget.sizeHint().height())
    return widget


@pytest.fixture
def criterion(shown) -> CriterionRow:
    widget = shown(CriterionRow())
    widget.show_criterion(BRIDGE)
    widget.resize(600, widget.heightForWidth(600))
    return widget


def test_a_screen_reader_finds_day_state_and_pain_of_each_day(week):
    week.show_days([*DAYS[:6], DayView(name="Today", state=DayState.TODAY)])
    interface = QAccessible.queryAccessibleInterface(week)
    names = [interface.child(place).text(QAccessible.Text.Name) for place in range(interface.childCount())]

    assert names[0] == "Fri, session done, morning pain 3"
    assert names[4] == "Tue, short session done, morning pain 3"
    assert names[6] == "Today, session still to come, no morning score"


def test_every_state_of_a_day_looks_different_without_colour(week):
    picture = week.grab().toImage()
    step = week.width() / 7
    looks = set()
    for place in range(7):
        cell = picture.copy(round(place * step), 22, round(step), 40)
        grey = [min(cell.pixelColor(x, y).lightness() // 64, 3) for x in range(4, 46) for y in range(40)]
        looks.add(tuple(grey))

    assert len(looks) == 6  # seven days, two of them alike


def test_a_missed_day_is_never_red(week):
    picture = week.grab().toImage()
    step = week.width() / 7
    for x in range(round(step), round(2 * step)):
        for y in range(week.height()):
            colour = picture.pixelColor(x, y)
            assert colour.red() <= colour.green() + 12


def test_a_day_without_an_answer_shows_a_dash_and_never_a_zero(week):
    week.show_days([DayView(name="Fri", state=DayState.REST, pain=None)])
    without = week.grab().toImage()
    week.show_days([DayView(name="Fri", state=DayState.REST, pain=0)])

    assert without != week.grab().toImage()
    assert "no morning score" not in week._items[0].accessibleName()


@pytest.mark.parametrize("text_scale", [1.0, 2.0])
def test_the_week_has_room_for_its_names(qapp, week, text_scale):
    theme.apply(qapp, theme.LIGHT, text_scale)

    today = QFontMetricsF(theme.font(14, theme.BOLD)).horizontalAdvance("Today")
    assert week.minimumSizeHint().width() / 7 > today


def test_a_criterion_is_read_as_one_sentence(criterion):
    interface = QAccessible.queryAccessibleInterface(criterion)

    assert interface.role() == QAccessible.Role.StaticText
    expected = "One-leg bridge hold, Weaker side, R, 22 of 30 s, not met yet"
    assert interface.text(QAccessible.Text.Name) == expected


def test_the_bar_of_a_criterion_is_as_long_as_its_fraction(criterion):
    def bar_px() -> int:
        picture = criterion.grab().toImage()
        colours = {theme.LIGHT.primary.name(), theme.LIGHT.good.name()}
        # Right of the words, left of the value, in the middle of the row.
        return sum(picture.pixelColor(x, criterion.height() // 2).name() in colours for x in range(300, 500))

    half = bar_px()
    criterion.show_criterion(BRIDGE._replace(fraction=1.0, is_met=True))
    full = bar_px()

    assert half == pytest.approx(full / 2, abs=2)
    assert full > 150


def test_a_criterion_without_a_fraction_draws_no_bar(criterion):
    criterion.show_criterion(BRIDGE._replace(fraction=None, value="not yet", of=""))
    picture = criterion.grab().toImage()

    seen = {picture.pixelColor(x, criterion.height() // 2).name() for x in range(300, 480)}
    assert theme.LIGHT.inset.name() not in seen


def test_a_narrow_criterion_puts_its_bar_under_the_words(criterion):
    assert criterion.heightForWidth(300) > criterion.heightForWidth(600)


def test_a_banner_is_hidden_until_it_has_something_to_say(shown, qtbot):
    banner = Banner()
    qtbot.addWidget(banner)
    assert banner.isHidden()

    banner.show_message("Stop here.", BannerTone.STOP, action="Open", title="Numbness.")
    assert banner.isVisible()
    assert banner.accessibleName() == "Numbness. Stop here."

    banner.show_message("")
    assert banner.isHidden()


def test_a_banner_reports_its_button_and_shows_none_without_words(qtbot):
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_message("There is more.", action="Open")
    with qtbot.waitSignal(banner.action_requested, timeout=0) as asked:
        qtbot.mouseClick(banner.action, Qt.MouseButton.LeftButton)
    assert asked.signal_triggered

    banner.show_message("Nothing to do.")
    assert banner.action.isHidden()


def test_each_tone_of_a_banner_has_its_ground(qtbot):
    banner = Banner()
    qtbot.addWidget(banner)
    grounds = set()
    for tone in BannerTone:
        banner.show_message("Words", tone)
        grounds.add(banner.grab().toImage().pixelColor(8, banner.height() // 2).name())

    assert grounds == {theme.LIGHT.primary_soft.name(), theme.LIGHT.warn_soft.name(), theme.LIGHT.stop_soft.name()}


@pytest.mark.parametrize("role", list(TextRole))
def test_labels_have_the_sizes_of_the_design(qapp, qtbot, role):
    sizes = {"page_title": 30, "session_title": 28, "card_title": 20, "row_title": 17, "caption": 14, "eyebrow": 14}
    label = Label("Good morning", role=role)
    qtbot.addWidget(label)
    label.ensurePolished()
    assert label.font().pixelSize() == sizes.get(role.value, 16)

    theme.apply(qapp, theme.LIGHT, 2.0)
    label.ensurePolished()
    assert label.font().pixelSize() == 2 * sizes.get(role.value, 16)


def test_a_label_changes_its_tone(qtbot):
    label = Label("Left", tone=Tone.LEFT)
    qtbot.addWidget(label)
    label.ensurePolished()
    before = label.palette().windowText().color().name()
    label.set_tone(Tone.RIGHT)

    assert before == theme.LIGHT.left.name()
    assert label.palette().windowText().color().name() == theme.LIGHT.right.name()


def test_a_card_is_a_surface_with_round_corners(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    card = Card(page)
    card.resize(200, 100)
    picture = page.grab().toImage()

    assert picture.pixelColor(100, 50).name() == theme.LIGHT.surface.name()
    assert picture.pixelColor(100, 0).name() == theme.LIGHT.line.name()
    assert picture.pixelColor(1, 1).name() == theme.LIGHT.bg.name()


def test_a_filled_card_wears_the_primary_colour(qtbot):
    card = Card(look=CardLook.FILLED)
    qtbot.addWidget(card)
    card.resize(200, 100)

    assert card.grab().toImage().pixelColor(100, 50).name() == theme.LIGHT.primary.name()


def test_a_pill_grows_with_its_words_and_wears_its_tone(qtbot):
    pill = Pill("Saved")
    qtbot.addWidget(pill)
    before = pill.sizeHint().width()
    pill.show_text("Saved 7:42", "check", PillTone.GOOD)
    pill.resize(pill.sizeHint())

    assert pill.sizeHint().width() > before + 16
    assert pill.grab().toImage().pixelColor(pill.width() // 2, 3).name() == theme.LIGHT.good_soft.name()


def test_a_combo_box_shows_its_chevron_in_ink(qtbot):
    box = ComboBox("Play through")
    qtbot.addWidget(box)
    box.addItem("System default")
    box.resize(240, 46)
    picture = box.grab().toImage()

    edge = [picture.pixelColor(x, y).name() for x in range(208, 228) for y in range(16, 30)]
    assert theme.LIGHT.ink.name() in edge
    assert box.accessibleName() == "Play through"
