from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontMetricsF, QPalette

from hipcoach import ui
from hipcoach.domain.exercise import Side
from hipcoach.domain.preferences import ThemeChoice
from hipcoach.ui import theme
from hipcoach.ui.appearance import Appearance
from hipcoach.ui.icons import app_pixmap, icon_pixmap

UI = Path(ui.__file__).parent


def contrast(one: QColor, other: QColor) -> float:
    def luminance(colour: QColor) -> float:
        def channel(value: float) -> float:
            return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

        red, green, blue = (channel(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("worn", [theme.LIGHT, theme.DARK], ids=lambda worn: worn.name)
@pytest.mark.parametrize("ground", ["bg", "surface", "inset"])
@pytest.mark.parametrize("text", ["ink", "ink2", "ink3", "primary", "left", "right", "good", "warn", "stop"])
def test_every_text_colour_can_be_read_on_every_ground(worn, ground, text):
    assert contrast(getattr(worn, text), getattr(worn, ground)) >= 4.5


@pytest.mark.parametrize("worn", [theme.LIGHT, theme.DARK], ids=lambda worn: worn.name)
@pytest.mark.parametrize(
    ("text", "ground", "least"),
    [
        ("on_primary", "primary", 4.5),
        ("on_side", "left_fill", 4.5),
        ("on_side", "right_fill", 4.5),
        ("good", "good_soft", 4.5),
        ("warn", "warn_soft", 4.5),
        ("stop", "stop_soft", 4.5),
        ("control", "surface", 3.0),
        ("control", "inset", 3.0),
        ("target", "figbg", 3.0),
    ],
)
def test_colours_that_belong_together_stand_out(worn, text, ground, least):
    assert contrast(getattr(worn, text), getattr(worn, ground)) >= least


@pytest.mark.parametrize("worn", [theme.LIGHT, theme.DARK], ids=lambda worn: worn.name)
def test_the_style_sheet_is_filled_in_and_grows_with_the_text(worn):
    normal, large = theme.stylesheet(worn, 1.0), theme.stylesheet(worn, 1.5)

    assert not re.search(r"%\(|@", normal)
    assert "font-size: 30px" in normal
    assert "font-size: 45px" in large
    assert worn.surface.name() in normal


def test_apply_dresses_palette_font_and_later_questions(qapp):
    theme.apply(qapp, theme.DARK, 1.3)

    assert theme.current() is theme.DARK
    assert theme.text_scale() == 1.3
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.DARK.bg
    assert qapp.font().pixelSize() == 21
    assert theme.scaled(100) == 130


def test_the_shipped_font_is_used_and_its_figures_are_of_one_width(qapp):
    for weight in (theme.REGULAR, theme.MEDIUM, theme.BOLD):
        font = theme.player_font(212, weight)
        metrics = QFontMetricsF(font)
        assert font.family() == "Roboto"
        assert metrics.horizontalAdvance("11") == metrics.horizontalAdvance("00")


def test_changing_a_font_that_was_handed_out_changes_no_other():
    font = theme.player_font(60, theme.BOLD)
    font.setPixelSize(10)

    assert theme.player_font(60, theme.BOLD).pixelSize() == 60


def test_sides_never_share_a_colour():
    for worn in (theme.LIGHT, theme.DARK):
        assert len({worn.left_fill.name(), worn.right_fill.name(), worn.primary.name()}) == 3
    assert theme.side_colours(Side.LEFT).fill == theme.current().left_fill
    assert theme.side_colours(Side.BOTH).fill == theme.current().primary


def test_appearance_follows_the_choice_and_tells_once(qapp):
    appearance = Appearance(qapp, ThemeChoice.LIGHT, 1.0)
    heard: list[None] = []
    appearance.changed.connect(lambda: heard.append(None))

    appearance.wear(ThemeChoice.DARK, 1.15)
    appearance.wear(ThemeChoice.DARK, 1.15)

    assert theme.current() is theme.DARK
    assert theme.text_scale() == 1.15
    assert len(heard) == 1


def test_an_icon_wears_the_colour_it_is_asked_for():
    picture = icon_pixmap("check", QColor("#0b534a"), 24, 2.0).toImage()
    seen = {
        picture.pixelColor(x, y).name() for x in range(48) for y in range(48) if picture.pixelColor(x, y).alpha() == 255
    }

    assert seen == {"#0b534a"}
    assert icon_pixmap("check", QColor("#0b534a"), 24, 2.0).deviceIndependentSize().width() == 24


def test_a_missing_icon_is_empty_and_not_an_error():
    picture = icon_pixmap("no-such-icon", QColor("#0b534a"), 24).toImage()

    assert {picture.pixelColor(x, y).alpha() for x in range(24) for y in range(24)} == {0}


def test_every_icon_named_in_a_widget_is_shipped():
    named = set()
    for path in (UI / "widgets").glob("*.py"):
        text = path.read_text(encoding="utf-8")
        named |= set(re.findall(r'draw_icon\([^"\n]*"([a-z0-9-]+)"', text))
        named |= set(re.findall(r'(?:State|Tone)\.[A-Z]+: "([a-z0-9-]+)"', text))
    assert {"check", "lock", "flag"} <= named
    for name in named:
        picture = icon_pixmap(name, QColor("#000000"), 24).toImage()
        assert any(picture.pixelColor(x, y).alpha() for x in range(24) for y in range(24)), name


def test_the_app_icon_has_round_corners():
    picture = app_pixmap(64).toImage()

    assert picture.pixelColor(0, 0).alpha() == 0
    assert picture.pixelColor(32, 4).name() == theme.LIGHT.primary.name()


def test_colours_are_named_in_the_theme_only():
    for path in UI.rglob("*.py"):
        if path.name != "theme.py":
            assert not re.search(r'["\']#[0-9A-Fa-f]{3,8}["\']', path.read_text(encoding="utf-8")), path.name


def test_the_widgets_of_the_first_page_need_three_modules_of_qt():
    names = ["banner", "buttons", "card", "focus_ring", "label", "pain_scale", "path_strip", "sidebar", "week_strip"]
    code = "import sys\n" + "".join(f"import hipcoach.ui.widgets.{name}\n" for name in names)
    code += "print(sorted(name for name in sys.modules if name.startswith('PySide6.Qt')))"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=UI.parents[1])

    assert answer.stdout.strip() == "['PySide6.QtCore', 'PySide6.QtGui', 'PySide6.QtWidgets']"
