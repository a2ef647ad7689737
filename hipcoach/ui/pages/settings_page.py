"""The person's choices; each is in force at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QSlider, QVBoxLayout, QWidget

from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.buttons import ButtonSize, OutlineButton
from hipcoach.ui.widgets.card import Card, Divider
from hipcoach.ui.widgets.choice_row import ChoiceRow
from hipcoach.ui.widgets.folding import fold, is_restyling
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.switch import Switch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QResizeEvent

    from hipcoach.ui.pages.settings_week import WeekSettings

_NARROW_PX = 900
_HEAD_NARROW_PX = 520


class SettingsPage(QWidget):
    """Two columns of choices.

    Attributes:
        week: The card of the week.

    Signals:
        chosen: Name of the choice and its new value: a key, a bool, or the volume from 0 to 100.
        test_requested: The person wants to hear the sound.
        left: Another page is shown now.
    """

    chosen = Signal(str, object)
    test_requested = Signal()
    left = Signal()

    def __init__(self, scales: Sequence[tuple[str, str]], week: WeekSettings, parent: QWidget | None = None) -> None:
        """Make it with the text sizes on offer, each as key and words, and the card of the week."""
        super().__init__(parent)
        self.week = week
        self.setObjectName("settings_page")
        self.setAccessibleName(self.tr("Settings"))
        self._rows: dict[str, ChoiceRow] = {}
        self._switches: dict[str, Switch] = {}
        self._banner = Banner(self)
        self._device = Label(role=TextRole.CAPTION, tone=Tone.INK3, wrap=True)
        self._records = Label(tone=Tone.INK2, wrap=True)
        self._records.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(20)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._is_built = False
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, cards in (
            (left, (week, self._sound_card())),
            (right, (self._look_card(scales), self._session_card(), self._data_card())),
        ):
            column.setSpacing(20)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        self._lay_out()
        self._is_built = True

    def show_choices(self, values: dict[str, str | bool], volume: int) -> None:
        """Show what is in force; the volume from 0 to 100."""
        for name, row in self._rows.items():
            row.set_value(str(values[name]))
        for name, switch in self._switches.items():
            was_blocked = switch.blockSignals(True)  # noqa: FBT003 (Qt's kind)
            switch.setChecked(bool(values[name]))
            switch.blockSignals(was_blocked)
        was_blocked = self._volume.blockSignals(True)  # noqa: FBT003 (Qt's kind)
        self._volume.setValue(volume)
        self._volume.blockSignals(was_blocked)

    def show_device(self, text: str) -> None:
        """Say that there is nothing to hear the sound with; an empty text takes the line away."""
        self._device.setText(text)
        self._device.setVisible(bool(text))

    def show_records(self, text: str) -> None:
        """Say where the records are."""
        self._records.setText(text)

    def show_problem(self, text: str) -> None:
        """Say why a choice could not be kept; an empty text takes the line away."""
        if text:
            self._banner.show_message(text, BannerTone.WARN)
        else:
            self._banner.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that the page is left."""
        super().hideEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the columns where they don't fit beside each other."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Stack them where the words have become large."""
        super().changeEvent(event)
        if is_restyling(event) and self._is_built:
            self._fold()

    # -- how it is built ---------------------------------------------------------------------------------------------

    def _sound_card(self) -> Card:
        card = self._card(self.tr("Sound"))
        self._add_switch(card, "is_on", self.tr("Chimes"), self.tr("Get ready, start, last seconds, change side, done"))
        self._volume = QSlider(Qt.Orientation.Horizontal)
        self._volume.setAccessibleName(self.tr("Volume"))
        self._volume.setRange(0, 100)
        self._volume.setSingleStep(5)
        self._volume.setTracking(False)  # a choice is written down when it is made, not on the way there
        self._volume.valueChanged.connect(lambda value: self.chosen.emit("volume", value))
        test = OutlineButton(self.tr("Test"), size=ButtonSize.SMALL)
        test.clicked.connect(self.test_requested)
        row = QHBoxLayout()
        row.addWidget(Label(self.tr("Volume"), role=TextRole.ROW_TITLE), 1)
        row.addWidget(self._volume, 2)
        row.addWidget(test)
        card.body.addLayout(row)
        card.body.addWidget(self._device)
        self._device.hide()
        return card

    def _session_card(self) -> Card:
        card = self._card(self.tr("In a session"))
        card.body.addWidget(Label(self.tr("Who starts the next step"), role=TextRole.ROW_TITLE))
        choices = [
            ("automatic_within", self.tr("Within an exercise")),
            ("automatic", self.tr("All by itself")),
            ("by_hand", self.tr("By hand")),
        ]
        self._add_row(card, "go_on", self.tr("Who starts the next step"), choices)
        card.body.addWidget(
            Label(
                self.tr(
                    "Within an exercise: sets and sides follow by themselves, and each new exercise waits for you."
                ),
                role=TextRole.CAPTION,
                tone=Tone.INK3,
                wrap=True,
            )
        )
        card.body.addWidget(Divider())
        self._add_switch(card, "key_hints", self.tr("Always show key hints"), "")
        self._add_switch(card, "single_keys", self.tr("Single-letter keys"), self.tr("H it hurts, R repeat, V sound"))
        return card

    def _look_card(self, scales: Sequence[tuple[str, str]]) -> Card:
        card = self._card(self.tr("Reading and colour"))
        card.body.addWidget(Label(self.tr("Text size"), role=TextRole.ROW_TITLE))
        self._add_row(card, "text_scale", self.tr("Text size"), scales)
        card.body.addWidget(Divider())
        card.body.addWidget(Label(self.tr("Theme"), role=TextRole.ROW_TITLE))
        themes = [("light", self.tr("Light")), ("dark", self.tr("Dark")), ("system", self.tr("System"))]
        self._add_row(card, "theme", self.tr("Theme"), themes)
        card.body.addWidget(Divider())
        self._add_switch(card, "less_motion", self.tr("Less motion"), self.tr("Figures and dials step once a second"))
        return card

    def _data_card(self) -> Card:
        card = self._card(self.tr("Your data"))
        card.body.addWidget(self._records)
        return card

    def _card(self, title: str) -> Card:
        card = Card()
        card.body.setSpacing(12)
        card.body.addWidget(Label(title, role=TextRole.CARD_TITLE))
        return card

    def _add_row(self, card: Card, name: str, title: str, choices: Sequence[tuple[str, str]]) -> None:
        row = ChoiceRow(title, choices)
        row.value_chosen.connect(lambda value: self.chosen.emit(name, value))
        self._rows[name] = row
        card.body.addWidget(row)

    def _add_switch(self, card: Card, name: str, title: str, detail: str) -> None:
        switch = Switch(title)
        switch.toggled.connect(lambda value: self.chosen.emit(name, value))
        self._switches[name] = switch
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(Label(title, role=TextRole.ROW_TITLE, wrap=True))
        if detail:
            texts.addWidget(Label(detail, role=TextRole.CAPTION, tone=Tone.INK3, wrap=True))
        row = QHBoxLayout()
        row.addLayout(texts, 1)
        row.addWidget(switch, 0, Qt.AlignmentFlag.AlignVCenter)
        card.body.addLayout(row)

    def _fold(self) -> None:
        fold(self._columns, self.width(), _NARROW_PX)
        fold(self._head, self.width(), _HEAD_NARROW_PX)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setProperty("role", "scrolled")
        layout = QVBoxLayout(content)
        layout.setContentsMargins(32, 28, 32, 32)
        layout.setSpacing(20)
        self._head.addWidget(Label(self.tr("Settings"), role=TextRole.PAGE_TITLE), 1)
        self._head.addWidget(Label(self.tr("Changes are saved as you make them"), tone=Tone.INK2))
        layout.addLayout(self._head)
        layout.addWidget(self._banner)
        layout.addLayout(self._columns)
        layout.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
