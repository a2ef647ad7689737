"""The path: a map of the stages, the chosen one with its targets, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from hipcoach.ui.pages.path_stage_card import StageCard
from hipcoach.ui.widgets.card import Card
from hipcoach.ui.widgets.folding import fold, is_restyling
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.stage_map import StageMap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent

    from hipcoach.ui.pages.path_views import StageCardView
    from hipcoach.ui.widgets.path_strip import StageView

_NARROW_PX = 900


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
        self._stage = StageCard()
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
