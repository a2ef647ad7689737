"""Renders every shared widget, light and dark, at 100 and 200 % text, for looking at beside the design.

Usage: python tests/gui/render_gallery.py OUT_DIR [RESOURCES_RCC]
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QResource, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QSlider, QVBoxLayout, QWidget

from hipcoach.domain.exercise import Side
from hipcoach.ui import theme
from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.buttons import ButtonSize, DangerOutlineButton, FilledButton, LinkButton, OutlineButton
from hipcoach.ui.widgets.card import Card, CardLook, Divider, Pill, PillTone
from hipcoach.ui.widgets.choice_row import ChoiceRow
from hipcoach.ui.widgets.combo import ComboBox
from hipcoach.ui.widgets.criterion_row import CriterionRow, CriterionView
from hipcoach.ui.widgets.dots import Dots, DotSize
from hipcoach.ui.widgets.focus_ring import FocusRing
from hipcoach.ui.widgets.label import KeyCap, Label, TextRole, Tone
from hipcoach.ui.widgets.option_card import Option, OptionCards
from hipcoach.ui.widgets.pain_scale import PainScale
from hipcoach.ui.widgets.path_strip import PathStrip
from hipcoach.ui.widgets.session_bar import SessionBar
from hipcoach.ui.widgets.sheet import Sheet
from hipcoach.ui.widgets.side_band import SideBand, SidePanel
from hipcoach.ui.widgets.sidebar import Sidebar, SidebarEntry
from hipcoach.ui.widgets.stage_map import StageMap
from hipcoach.ui.widgets.stage_track import StageState, StageView
from hipcoach.ui.widgets.stance_gauge import StanceGauge
from hipcoach.ui.widgets.switch import Switch
from hipcoach.ui.widgets.tempo_hill import TempoHill
from hipcoach.ui.widgets.timer_ring import TimerRing
from hipcoach.ui.widgets.try_boxes import TryBoxes
from hipcoach.ui.widgets.week_strip import DayState, DayView, WeekStrip

RCC = Path(__file__).parents[2] / "hipcoach" / "ui" / "resources.rcc"


def row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(8, 8, 8, 8)
    layout.setSpacing(12)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return holder


def buttons() -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    start = FilledButton("Start", icon="play", size=ButtonSize.LARGE)
    off = FilledButton("Continue")
    off.setEnabled(False)
    layout.addWidget(row(start, OutlineButton("Shorter: 12 min", size=ButtonSize.LARGE_QUIET), off))
    link = LinkButton("See all six stages")
    link.set_icon("chevron-right", after=True)
    layout.addWidget(row(OutlineButton("Export", icon="download", size=ButtonSize.SMALL), OutlineButton("Back"), link))
    hurts = DangerOutlineButton("It hurts", icon="hand", size=ButtonSize.PLAYER)
    hurts.set_key_hint("H")
    skip = OutlineButton("Skip", size=ButtonSize.PLAYER)
    skip.set_icon("skip-forward", after=True)
    pause = FilledButton("Pause", icon="pause", size=ButtonSize.PLAYER_MAIN)
    pause.set_key_hint("Space")
    for button in (hurts, skip, pause):
        button.set_scale(1.0)
    layout.addWidget(row(hurts, OutlineButton("Back", icon="skip-back", size=ButtonSize.PLAYER), pause, skip))
    foot = FilledButton("Foot down", icon="footprints", size=ButtonSize.FOOT_DOWN)
    foot.set_side(Side.RIGHT)
    foot.set_key_hint("Space", "or any key")
    foot.set_scale(1.0)
    layout.addWidget(foot)
    page.start = start
    return page


def labels() -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    card = Card()
    for role in TextRole:
        card.body.addWidget(Label(f"{role.value} 11 00 Ruth", role=role))
    card.body.addWidget(Divider())
    card.body.addWidget(row(*(Label(tone.value, tone=tone) for tone in Tone)))
    card.body.addWidget(
        row(*(Pill("Saved 7:42", icon="check", tone=tone) for tone in PillTone), KeyCap("Space"), KeyCap("1"))
    )
    filled = Card(look=CardLook.FILLED)
    filled.body.addWidget(Label("Same exercises, same dose.", role=TextRole.CARD_TITLE, tone=Tone.ON_PRIMARY))
    layout.addWidget(card)
    layout.addWidget(filled)
    layout.addWidget(Card(look=CardLook.FLAT))
    return page


def scales() -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    for score in (None, 2, 10):
        card = Card()
        card.body.addWidget(Label("How is your hip this morning?", role=TextRole.CARD_TITLE))
        scale = PainScale("How is your hip this morning?")
        scale.set_score(score)
        card.body.addWidget(scale)
        layout.addWidget(card)
        if score is None:
            page.start = scale
    return page


STAGES = [
    StageView(key="assess", title="Assess", subtitle="Done", state=StageState.ACHIEVED),
    StageView(key="pelvis", title="Pelvis balance", subtitle="Keeping up", state=StageState.MAINTENANCE),
    StageView(key="flexibility", title="Flexibility", subtitle="Keeping up", state=StageState.LAPSED),
    StageView(key="strength", title="Strength", subtitle="1 of 3", state=StageState.OPEN),
    StageView(key="core", title="Core", subtitle="1 of 2", state=StageState.OPEN, beside_previous=True),
    StageView(key="balance", title="Balance", subtitle="Locked", state=StageState.LOCKED),
    StageView(key="own", title="Your PT plan", subtitle="Locked", state=StageState.LOCKED),
]
FIRST = [
    StageView(key="pelvis", title="Pelvis balance", subtitle="Week 1", state=StageState.OPEN),
    StageView(key="flexibility", title="Flexibility", subtitle="Locked", state=StageState.LOCKED),
    StageView(key="strength", title="Strength", subtitle="Locked", state=StageState.LOCKED),
    StageView(key="core", title="Core", subtitle="Locked", state=StageState.LOCKED, beside_previous=True),
    StageView(key="balance", title="Balance", subtitle="Locked", state=StageState.LOCKED),
]


def paths() -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    for stages in (STAGES, FIRST):
        card = Card(padding=(12, 22))
        strip = PathStrip()
        strip.show_stages(stages)
        card.body.addWidget(strip)
        layout.addWidget(card)
    card = Card(padding=(12, 12))
    stage_map = StageMap()
    stage_map.show_stages(STAGES)
    stage_map.set_selected("core")
    card.body.addWidget(stage_map)
    layout.addWidget(card)
    layout.addStretch(1)
    return page


def weeks() -> QWidget:
    page = QWidget()
    layout = QHBoxLayout(page)
    states = [
        DayState.FULL,
        DayState.MISSED,
        DayState.REST,
        DayState.FULL,
        DayState.SHORT,
        DayState.NONE,
        DayState.TODAY,
    ]
    names = ["Fri", "Sat", "Sun", "Mon", "Tue", "Wed", "Today"]
    card = Card(padding=(24, 22))
    card.body.addWidget(Label("Last 7 days", role=TextRole.CARD_TITLE))
    strip = WeekStrip()
    pains = (3, 3, 2, 4, 3, 10, None)
    strip.show_days([DayView(name=n, state=s, pain=p) for n, s, p in zip(names, states, pains, strict=True)])
    card.body.addWidget(strip)
    layout.addWidget(card, 1)
    rows = Card()
    rows.body.setSpacing(0)
    for title, value, of, fraction in (
        ("Stand up from a chair in 30 s", "12", " of 12", 1.0),
        ("One-leg bridge hold", "22", " of 30 s", 0.73),
        ("Side-lying leg raises in a row", "0", " of 20", 0.0),
        ("Safety questions answered this month", "not yet", "", None),
    ):
        rows.body.addWidget(Divider())
        criterion = CriterionRow()
        detail = "Strength · weaker side, R"
        is_met = fraction == 1.0
        criterion.show_criterion(
            CriterionView(title=title, detail=detail, value=value, of=of, fraction=fraction, is_met=is_met)
        )
        rows.body.addWidget(criterion)
    layout.addWidget(rows, 2)
    return page


def choices() -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    asked = ChoiceRow("Fever", [("no", "No"), ("yes", "Yes"), ("unsure", "Not sure")])
    asked.set_value("no")
    open_row = ChoiceRow("Falls", [("no", "No"), ("yes", "Yes")])
    layout.addWidget(row(asked, open_row))
    effort = ChoiceRow("Effort", [("1", "Easy"), ("2", "About right"), ("3", "Hard"), ("4", "Too hard")], joined=False)
    effort.set_value("2")
    layout.addWidget(effort)
    kinds = OptionCards(
        "What is it like?",
        [
            Option(key="a", icon="activity", title="Stretching or muscle effort", detail="Pulling, burning, tired"),
            Option(key="b", icon="zap", title="Sharp, pinching or catching", detail="Often at the front of the hip"),
            Option(key="c", icon="waves", title="Numb, tingling or giving way", detail="We'll stop here today"),
            Option(key="d", icon="circle-help", title="Something else", detail="Add a word or two if you like"),
        ],
    )
    kinds.set_value("b")
    layout.addWidget(kinds)
    on, off = Switch("Voice"), Switch("Count")
    on.setChecked(True)
    combo = ComboBox("Play through")
    combo.addItems(["System default", "Headphones"])
    edit = QLineEdit("Right hip pinched a little")
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setValue(40)
    layout.addWidget(row(on, off, combo, edit, slider, QPushButton("Stock")))
    for tone in BannerTone:
        banner = Banner()
        banner.show_message(
            "You can enter their limits in step 3. Until then, deep bends and twisting stay out of your plan.",
            tone,
            title="Ask your surgeon or PT which movements are allowed.",
            action="Open" if tone is BannerTone.STOP else "",
        )
        layout.addWidget(banner)
    layout.addStretch(1)
    page.start = open_row
    return page


def sidebars() -> QWidget:
    page = QWidget()
    layout = QHBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    top = [
        SidebarEntry(key=k, icon=i, text=t)
        for k, i, t in (("today", "sun", "Today"), ("path", "route", "Path"), ("progress", "chart-line", "Progress"))
    ]
    bottom = [
        SidebarEntry(key=k, icon=i, text=t)
        for k, i, t in (("safety", "shield-check", "Safety"), ("settings", "settings", "Settings"))
    ]
    for width in (1280, 1000):
        bar = Sidebar(top, bottom)
        bar.set_current("path")
        bar.fit(width)
        layout.addWidget(bar)
    layout.addStretch(1)
    return page


def ring() -> QWidget:
    page = QWidget()
    layout = QHBoxLayout(page)
    panel = SidePanel()
    panel.show_side(Side.RIGHT, "knee on the mat")
    panel.body.addWidget(Card(look=CardLook.FLAT), 1)
    panel.body.addWidget(Label("Tuck your tail under, then shift forward.", role=TextRole.PAGE_TITLE, wrap=True))
    column = QVBoxLayout()
    bar = SessionBar()
    bar.show_progress([1, 0.3, 0, 0, 0, 0, 0], 1, "21 min left")
    timer = TimerRing()
    timer.set_ticks(40)
    timer.show_remaining(27 / 40, "27", word="Hold", unit="seconds", side=Side.RIGHT)
    dots = Dots()
    dots.show_dots(0, 2, Side.RIGHT)
    for widget in (bar, timer, dots):
        column.addWidget(widget, 1 if widget is timer else 0)
    layout.addWidget(panel, 1)
    layout.addLayout(column, 1)
    return page


def pause() -> QWidget:
    page = QWidget()
    layout = QHBoxLayout(page)
    timer = TimerRing()
    timer.show_remaining(27 / 40, "27", word="Hold", unit="seconds", side=Side.LEFT)
    timer.show_paused("Paused", "27 seconds to go", "Resuming counts you in from three.")
    small = TimerRing()
    small.setFixedSize(298, 298)
    small.show_remaining(0.6, "12")
    long = TimerRing()
    long.show_remaining(0.01, "1:45", word="Breathe slowly", unit="minutes", side=Side.LEFT)
    for widget in (timer, small, long):
        layout.addWidget(widget)
    return page


def stance() -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    upper = QHBoxLayout()
    gauge = StanceGauge()
    gauge.show_marks(45, best_s=21.6, target_s=24, typical_s=32, typical_name="Age 60-69")
    gauge.show_elapsed(18.44, Side.RIGHT)
    first = StanceGauge()
    first.show_marks(45, best_s=4.1, target_s=10)
    first.show_elapsed(0.0, Side.LEFT)
    upper.addWidget(gauge)
    upper.addWidget(first)
    layout.addLayout(upper, 1)
    boxes = TryBoxes()
    boxes.show_tries(["19.2", "18.4", None], 1, Side.RIGHT)
    layout.addWidget(boxes)
    for side in Side:
        band = SideBand()
        band.show_side(side, "stand on your right leg" if side is Side.RIGHT else "feet hip-width apart")
        layout.addWidget(band)
    return page


def hill() -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    upper = QHBoxLayout()
    for parts, at, words, side in (
        ([("Lift", 2), ("Hold", 3), ("Lower", 3)], (1, 0.37), ("Hold", "2"), Side.BOTH),
        ([("Breathe in", 4), ("Breathe out", 6)], (1, 0.5), ("Breathe out", "3"), Side.LEFT),
    ):
        tempo = TempoHill()
        tempo.set_parts(parts)
        tempo.show_position(*at, *words, side)
        upper.addWidget(tempo)
    layout.addLayout(upper, 1)
    for done, total in ((5, 10), (6, 20), (2, 3)):
        dots = Dots(size=DotSize.REP)
        dots.show_dots(done, total)
        layout.addWidget(dots)
    return page


def sheet() -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.addWidget(scales())
    over = Sheet(page, panel_width=900)
    over.body.addWidget(Label("Paused. Ease out to a comfortable position.", role=TextRole.PAGE_TITLE, wrap=True))
    over.body.addWidget(PainScale("How strong is the pain right now?"))
    kinds = OptionCards(
        "What is it like?",
        [
            Option(key=str(n), icon="zap", title="Sharp, pinching or catching", detail="Often at the front")
            for n in range(4)
        ],
    )
    over.body.addWidget(kinds)
    gentler = FilledButton("Try the gentler version", size=ButtonSize.LARGE)
    over.body.addWidget(gentler)
    page.start = gentler
    page.sheet = over
    return page


PAGES = {
    "ring": (ring, (1280, 600)),
    "pause": (pause, (1280, 460)),
    "stance": (stance, (1280, 900)),
    "hill": (hill, (1280, 620)),
    "sheet": (sheet, (1000, 700)),
    "paths": (paths, (1004, 620)),
    "weeks": (weeks, (1004, 320)),
    "choices": (choices, (1004, 700)),
    "sidebars": (sidebars, (400, 640)),
    "buttons": (buttons, (1000, 420)),
    "labels": (labels, (1000, 600)),
    "scales": (scales, (1004, 560)),
}


def render(app: QApplication, name: str, out: Path) -> None:
    make, size = PAGES[name]
    page = make()
    page.setAutoFillBackground(True)
    page.resize(size[0], max(size[1], page.heightForWidth(size[0]), page.minimumSizeHint().height()))
    page.show()
    page.activateWindow()
    if hasattr(page, "start"):
        page.start.setFocus()
    if hasattr(page, "sheet"):
        page.sheet.open_sheet(page.start)
    app.processEvents()
    page.grab().save(str(out / f"{name}-{theme.current().name}-{round(theme.text_scale() * 100)}.png"))
    page.deleteLater()
    app.processEvents()


def main(out: Path, rcc: Path, only: list[str]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    QResource.registerResource(str(rcc))
    FocusRing(app)
    for worn in (theme.LIGHT, theme.DARK):
        for scale in (1.0, 2.0):
            theme.apply(app, worn, scale)
            for name in only or PAGES:
                render(app, name, out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else RCC, sys.argv[3:])
