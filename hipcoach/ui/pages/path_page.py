"""The path: a map of the stages, the chosen one with its targets, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.buttons import OutlineButton
from hipcoach.ui.widgets.card import Card, Divider, Pill
from hipcoach.ui.widgets.criterion_row import CriterionRow
from hipcoach.ui.widgets.folding import fold, is_restyling
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.stage_map import StageMap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent

    from hipcoach.ui.widgets.criterion_row import CriterionView
    from hipcoach.ui.widgets.path_strip import StageView

_NARROW_PX = 900


class StageCardView(NamedTuple):
    """The chosen stage as its card shows it.

    Attributes:
        title: Its name.
        state: How it stands, in a word or two.
        icon: The icon beside that word, may be empty.
        since: Since when it is open, may be empty.
        purpose: What it is for.
        note: What opens it, or why it is open before its time; may be empty.
        help: The kind word when it takes long, may be empty.
        targets: What it asks for, in order.
        checks: Checks that can be done for it: key and words of the button.
    """

    title: str
    state: str
    icon: str
    since: str
    purpose: str
    note: str
    help: str
    targets: tuple[CriterionView, ...]
    checks: tuple[tuple[str, str], ...]


class PathPage(QWidget):
    """Shows the stages and one of them in full.

    Signals:
        check_requested: The person wants to do a check; its key.
        stage_selected: The person chose a stage; its key.
    """

    check_requested = Signal(str)
    stage_selected = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("path_page")
        self.setAccessibleName(self.tr("Your path"))
        self.map = StageMap()
        self._stage = _StageCard()
        self._next = _NextCard()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(20)
        self._columns.addWidget(self._stage, 65)
        side = QVBoxLayout()
        side.addWidget(self._next)
        side.addStretch(1)
        self._columns.addLayout(side, 34)
        self._lay_out()
        self.map.stage_selected.connect(self.stage_selected)
        self._stage.check_requested.connect(self.check_requested)

    def show_map(self, stages: Sequence[StageView], selected: str) -> None:
        """Show all stages, one of them chosen."""
        self.map.show_stages(stages)
        self.map.set_selected(selected)

    def show_stage(self, view: StageCardView) -> None:
        """Show one stage in full."""
        self._stage.show_stage(view)

    def show_next(self, eyebrow: str, title: str, text: str, exercise_id: str) -> None:
        """Show what comes next; an empty title hides the card."""
        self._next.show_next(eyebrow, title, text, exercise_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the columns into one where the page is narrow."""
        super().resizeEvent(event)
        fold(self._columns, self.width(), _NARROW_PX)

    def changeEvent(self, event: QEvent) -> None:
        """Fold them where the words have become large."""
        super().changeEvent(event)
        if is_restyling(event):
            fold(self._columns, self.width(), _NARROW_PX)

    def _lay_out(self) -> None:
        track = Card(padding=(20, 12))
        track.body.addWidget(self.map)
        content = QWidget()
        content.setProperty("role", "scrolled")
        layout = QVBoxLayout(content)
        layout.setContentsMargins(32, 28, 32, 28)
        layout.setSpacing(16)
        layout.addWidget(Label(self.tr("Your path"), role=TextRole.PAGE_TITLE))
        layout.addWidget(track)
        layout.addLayout(self._columns)
        layout.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self.setFocusProxy(self.map)


class _StageCard(Card):
    """One stage in full; rows are kept and filled again, since the same stage is shown often."""

    check_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(role=TextRole.CARD_TITLE, wrap=True)
        self._state = Pill()
        self._since = Label(role=TextRole.CAPTION, tone=Tone.INK2)
        self._purpose = Label(tone=Tone.INK2, wrap=True)
        self._note = Label(wrap=True)
        self._help = Banner()
        self._rows: list[tuple[Divider, CriterionRow]] = []
        self._targets = QVBoxLayout()
        self._targets.setSpacing(0)
        self._buttons: dict[str, OutlineButton] = {}
        self._checks = QHBoxLayout()
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self._state)
        head.addStretch(1)
        head.addWidget(self._since)
        self.body.addLayout(head)
        for widget in (self._purpose, self._note, self._help):
            self.body.addWidget(widget)
        self.body.addLayout(self._targets)
        self._checks.addStretch(1)
        self.body.addLayout(self._checks)
        self.body.addStretch(1)

    def show_stage(self, view: StageCardView) -> None:
        """Show a stage."""
        self._title.setText(view.title)
        self._state.show_text(view.state, view.icon)
        self._since.setText(view.since)
        self._purpose.setText(view.purpose)
        self._note.setText(view.note)
        self._note.setVisible(bool(view.note))
        self._help.show_message(view.help, BannerTone.INFO)
        self._show_targets(view.targets)
        self._show_checks(view.checks)

    def _show_targets(self, targets: tuple[CriterionView, ...]) -> None:
        while len(self._rows) < len(targets):
            divider, row = Divider(), CriterionRow()
            self._targets.addWidget(divider)
            self._targets.addWidget(row)
            self._rows.append((divider, row))
        for place, (divider, row) in enumerate(self._rows):
            is_used = place < len(targets)
            divider.setVisible(is_used)
            row.setVisible(is_used)
            if is_used:
                row.show_criterion(targets[place])

    def _show_checks(self, checks: tuple[tuple[str, str], ...]) -> None:
        for key, words in checks:
            if key not in self._buttons:
                button = OutlineButton(words, icon="ruler")
                button.clicked.connect(lambda _=False, key=key: self.check_requested.emit(key))
                self._checks.insertWidget(len(self._buttons), button)
                self._buttons[key] = button
        wanted = {key for key, _ in checks}
        for key, button in self._buttons.items():
            button.setVisible(key in wanted)


class _NextCard(Card):
    """What comes next, with a picture of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(0, 0))
        self._eyebrow = Label(role=TextRole.EYEBROW)
        self._title = Label(role=TextRole.CARD_TITLE, wrap=True)
        self._text = Label(tone=Tone.INK2, wrap=True)
        self._words = QVBoxLayout()
        self._words.setContentsMargins(24, 14, 24, 22)
        self._words.setSpacing(6)
        for widget in (self._eyebrow, self._title, self._text):
            self._words.addWidget(widget)
        self.body.addLayout(self._words)

    def show_next(self, eyebrow: str, title: str, text: str, exercise_id: str) -> None:
        """Show a stage."""
        self._eyebrow.setText(eyebrow)
        self._title.setText(title)
        self._text.setText(text)
        self.setVisible(bool(title))
        if title:
            self._show_figure(exercise_id)

    def _show_figure(self, exercise_id: str) -> None:
        from hipcoach.domain.exercise import Side  # the picture is the only thing here that has a side
        from hipcoach.ui.widgets.figure_view import FigureView  # the page is read before its picture

        figure = self.findChild(FigureView)
        if figure is None:
            figure = FigureView(self)
            figure.setFixedHeight(150)
            figure.set_radii(15, 15, 0, 0)
            self.body.insertWidget(0, figure)
        figure.show_exercise(exercise_id, Side.RIGHT)
