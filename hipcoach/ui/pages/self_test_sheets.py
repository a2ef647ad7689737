"""The sheet over a running self-test: it hurts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from hipcoach.ui.widgets.buttons import ButtonSize, FilledButton, OutlineButton
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.pain_scale import PainScale
from hipcoach.ui.widgets.sheet import Sheet
from hipcoach.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


class HurtsAtTestSheet(Sheet):
    """Asks how strong the pain is, and whether one of the signs that end it all came up.

    Signals:
        changed: Score or signs were chosen.
        again_chosen: The person goes on with the test.
        stop_chosen: The person ends it.
    """

    changed = Signal()
    again_chosen = Signal()
    stop_chosen = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("test_hurts_sheet")
        self._scale = PainScale(self.tr("How strong is the pain right now?"))
        self._signs: dict[str, TickBox] = {}
        self._advice = Label(role=TextRole.STRONG, wrap=True)
        self._again = (
            FilledButton(self.tr("I'm fine, try again"), size=ButtonSize.LARGE_QUIET),
            OutlineButton(self.tr("I'm fine, try again"), size=ButtonSize.LARGE_QUIET),
        )
        self._stop = (
            FilledButton(self.tr("Stop this test"), size=ButtonSize.LARGE_QUIET),
            OutlineButton(self.tr("Stop this test"), size=ButtonSize.LARGE_QUIET),
        )
        title = self.tr("The clock is stopped. Ease out to a comfortable position.")
        self.body.addWidget(Label(title, role=TextRole.PAGE_TITLE, wrap=True))
        self.body.addWidget(Label(self.tr("How strong is the pain right now?"), role=TextRole.CARD_TITLE, wrap=True))
        self.body.addWidget(self._scale)
        self.body.addWidget(Label(self.tr("Did any of this happen?"), role=TextRole.CARD_TITLE, wrap=True))
        self._place_of_signs = self.body.count()
        self.body.addWidget(self._advice)
        self.body.addSpacing(8)
        self.add_buttons(self._again[0], self._stop[0], self._stop[1], self._again[1])
        self._scale.score_chosen.connect(lambda _score: self.changed.emit())
        for button in self._again:
            button.clicked.connect(self.again_chosen)
        for button in self._stop:
            button.clicked.connect(self.stop_chosen)

    @property
    def score(self) -> int | None:
        """The score, or None."""
        return self._scale.score

    @property
    def signs(self) -> tuple[str, ...]:
        """Ids of the signs that came up."""
        return tuple(key for key, tick in self._signs.items() if tick.isChecked())

    def open_with(self, signs: Sequence[tuple[str, str]]) -> None:
        """Open it with nothing chosen; ``signs`` are id and words of what ends it all."""
        for tick in self._signs.values():
            tick.hide()
            tick.deleteLater()
        self._signs = {key: TickBox(words) for key, words in signs}
        for place, (key, tick) in enumerate(self._signs.items()):
            tick.setObjectName(key)
            tick.toggled.connect(lambda _on: self.changed.emit())
            self.body.insertWidget(self._place_of_signs + place, tick)
        self._scale.clear()
        self.open_sheet(self._scale)
        self.show_advice("", may_go_on=True)  # once open: what was hidden before has its room no longer

    def show_advice(self, text: str, *, may_go_on: bool) -> None:
        """Say what the answers mean; where the test is over, only stopping is left."""
        self._advice.setText(text)
        self._advice.setVisible(bool(text))
        self._advice.setProperty("tone", Tone.STOP.value if not may_go_on else "")
        for button, is_seen in zip(
            (*self._again, *self._stop), (may_go_on, False, not may_go_on, may_go_on), strict=True
        ):
            button.setVisible(is_seen)
        self.body.invalidate()
