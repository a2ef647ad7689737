"""Renders every shared widget, light and dark, at 100 and 200 % text, for looking at beside the design.

Usage: python tests/gui/render_gallery.py OUT_DIR [RESOURCES_RCC]
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QResource
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from hipcoach.domain.exercise import Side
from hipcoach.ui import theme
from hipcoach.ui.widgets.buttons import ButtonSize, DangerOutlineButton, FilledButton, LinkButton, OutlineButton
from hipcoach.ui.widgets.card import Card, CardLook, Divider, Pill, PillTone
from hipcoach.ui.widgets.focus_ring import FocusRing
from hipcoach.ui.widgets.label import KeyCap, Label, TextRole, Tone
from hipcoach.ui.widgets.pain_scale import PainScale

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
    card.body.addWidget(row(*(Pill("Saved 7:42", icon="check", tone=tone) for tone in PillTone), KeyCap("Space"), KeyCap("1")))
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


PAGES = {"buttons": (buttons, (1000, 420)), "labels": (labels, (1000, 600)), "scales": (scales, (1004, 560))}


def render(app: QApplication, name: str, out: Path) -> None:
    make, size = PAGES[name]
    page = make()
    page.setAutoFillBackground(True)
    page.resize(*size)
    page.show()
    page.activateWindow()
    if hasattr(page, "start"):
        page.start.setFocus()
    app.processEvents()
    picture: QPixmap = page.grab()
    picture.save(str(out / f"{name}-{theme.current().name}-{round(theme.text_scale() * 100)}.png"))
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
