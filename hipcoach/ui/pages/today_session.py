"""The session card of Today: what is on, why, and the button that starts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout

from hipcoach.ui import theme
from hipcoach.ui.widgets.buttons import ButtonSize, FilledButton, LinkButton, OutlineButton
from hipcoach.ui.widgets.card import Card
from hipcoach.ui.widgets.folding import fold, is_restyling
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.painting import draw_icon, painter_on

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from hipcoach.ui.pages.today_views import SessionView
    from hipcoach.ui.widgets.buttons import Button
    from hipcoach.ui.widgets.figure_view import FigureView

_NARROW_PX = 500
_FIGURE_PX = 238
_STRIP_PX = 180
_ANY_PX = 16_777_215  # Qt's own word for no limit
_ICON_PX = 22
_MAIN_ROW = ("start", "anyway", "safety", "other", "look")
_LINK_ROW = ("look_link", "change")


class SessionCard(Card):
    """What today's session is, with the button that starts it.

    Signals:
        change_requested: The person wants to change what today is.
        look_requested: The person wants to see the exercises first.
        other_requested: The person wants the shorter form of the session, or the usual one back.
        safety_requested: The person wants the safety page.
        start_requested: The person wants to begin.
    """

    change_requested = Signal()
    look_requested = Signal()
    other_requested = Signal()
    safety_requested = Signal()
    start_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(1, 1))
        self.setObjectName("session")
        self._view: SessionView | None = None
        self._figure: FigureView | None = None
        self._eyebrow = Label(role=TextRole.EYEBROW)
        self._title = Label(role=TextRole.SESSION_TITLE, wrap=True)
        self._minutes = _Fact("clock")
        self._count = _Fact("list-checks")
        self._line = Label(tone=Tone.INK2, wrap=True)
        self._buttons: dict[str, Button] = {}
        self._row, self._links = (QBoxLayout(QBoxLayout.Direction.LeftToRight) for _ in range(2))
        self._row.setSpacing(12)
        self._row.addStretch(1)
        self._links.setSpacing(14)
        self._links.addStretch(1)
        facts = QHBoxLayout()
        facts.setSpacing(20)
        facts.addWidget(self._minutes)
        facts.addWidget(self._count)
        facts.addStretch(1)
        words = QVBoxLayout()
        words.setContentsMargins(31, 25, 24, 23)
        words.setSpacing(6)
        for widget in (self._eyebrow, self._title):
            words.addWidget(widget)
        words.addLayout(facts)
        words.addWidget(self._line)
        words.addStretch(1)
        words.addSpacing(14)
        words.addLayout(self._row)
        words.addLayout(self._links)
        self._words = words
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(0)
        self._columns.addLayout(words, 1)
        self.body.addLayout(self._columns)

    @property
    def start(self) -> Button | None:
        """The button that starts, while there is one."""
        shown = (self._buttons.get(key) for key in ("start", "anyway"))
        return next((button for button in shown if button is not None and not button.isHidden()), None)

    def focus_order(self) -> list[QWidget]:
        """What the keyboard goes through, in order."""
        return [self._buttons[key] for key in (*_MAIN_ROW, *_LINK_ROW) if key in self._buttons]

    def show_session(self, view: SessionView) -> None:
        """Show what is on today."""
        self._view = view
        self._eyebrow.setText(view.eyebrow)
        self._title.setText(view.title)
        self._line.setText(view.line)
        for fact, text in ((self._minutes, view.minutes), (self._count, view.exercises)):
            fact.setText(text)
            fact.setVisible(bool(text))
        self._show_button("start", view.start if view.is_urged else "")
        self._show_button("anyway", "" if view.is_urged else view.start)
        look = self.tr("Look through") if view.can_look else ""
        self._show_button("look", "" if view.can_change else look)
        self._show_button("look_link", look if view.can_change else "")
        self._show_button("change", self.tr("Change today") if view.can_change else "")
        self._show_button("safety", view.safety)
        self.show_other(view.other)
        if self._figure is not None:
            self.show_figure()

    def show_other(self, words: str) -> None:
        """Offer another form of the session under these words, or none."""
        self._show_button("other", words)
        self._fit_rows()

    def show_figure(self) -> None:
        """Show the picture; to be called after the first paint, which does without it."""
        view = self._view
        if view is None or not view.exercise_id:
            if self._figure is not None:
                self._figure.hide()
            return
        if self._figure is None:
            self._figure = self._make_figure()
            self._fit()
        self._figure.show_exercise(view.exercise_id, view.side)
        self._figure.setAccessibleName(view.description)
        self._figure.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the picture under the words where they don't fit side by side."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Do so too where the words have become large."""
        super().changeEvent(event)
        if is_restyling(event):
            self._fit()

    def _make_figure(self) -> FigureView:
        from hipcoach.ui.widgets.figure_view import FigureView  # reads the poses: the first paint does without

        figure = FigureView(self)
        self._columns.addWidget(figure)
        return figure

    def _fit(self) -> None:
        """Give the picture a column of its own beside the words, or a strip of its own under them."""
        is_stacked = fold(self._columns, self.width(), _NARROW_PX)
        self._fit_rows()
        if self._figure is None:
            return
        width, height = (_ANY_PX, _STRIP_PX) if is_stacked else (_FIGURE_PX, _ANY_PX)
        self._figure.setMaximumSize(width, height)
        self._figure.setMinimumSize(0 if is_stacked else width, height if is_stacked else 0)
        self._figure.set_radii(0, 0 if is_stacked else 15, 15, 15 if is_stacked else 0)

    def _fit_rows(self) -> None:
        """Put buttons under each other where they don't fit side by side."""
        margins = self._words.contentsMargins()
        beside = _FIGURE_PX if self._columns.direction() is QBoxLayout.Direction.LeftToRight else 0
        room = self.width() - margins.left() - margins.right() - beside - 2
        for row, keys in ((self._row, _MAIN_ROW), (self._links, _LINK_ROW)):
            shown = [self._buttons[key] for key in keys if key in self._buttons and not self._buttons[key].isHidden()]
            needed = sum(button.sizeHint().width() for button in shown) + row.spacing() * (len(shown) - 1)
            is_stacked = len(shown) > 1 and needed > room
            row.setDirection(QBoxLayout.Direction.TopToBottom if is_stacked else QBoxLayout.Direction.LeftToRight)

    def _show_button(self, key: str, words: str) -> None:
        """Show a button under these words, or hide it; it is made when it is first needed."""
        if key not in self._buttons:
            if not words:
                return
            self._buttons[key] = self._make_button(key)
            row, keys = (self._links, _LINK_ROW) if key in _LINK_ROW else (self._row, _MAIN_ROW)
            before = [each for each in keys[: keys.index(key)] if each in self._buttons]
            row.insertWidget(len(before), self._buttons[key])
        self._buttons[key].setText(words)
        self._buttons[key].setVisible(bool(words))

    def _make_button(self, key: str) -> Button:
        match key:
            case "start":
                button: Button = FilledButton("", icon="play", size=ButtonSize.LARGE)
                button.clicked.connect(self.start_requested)
            case "anyway":
                button = OutlineButton("", icon="play", size=ButtonSize.LARGE_QUIET)
                button.clicked.connect(self.start_requested)
            case "other":
                button = OutlineButton("", size=ButtonSize.LARGE_QUIET)
                button.clicked.connect(self.other_requested)
            case "look":
                button = OutlineButton("", icon="eye", size=ButtonSize.LARGE_QUIET)
                button.clicked.connect(self.look_requested)
            case "look_link":
                button = LinkButton("", icon="eye", size=ButtonSize.INLINE)
                button.clicked.connect(self.look_requested)
            case "change":
                button = LinkButton("", icon="pencil", size=ButtonSize.INLINE)
                button.clicked.connect(self.change_requested)
            case _:
                button = FilledButton("", icon="shield-check", size=ButtonSize.LARGE_QUIET)
                button.clicked.connect(self.safety_requested)
        button.setObjectName(key)
        return button


class _Fact(QLabel):
    """A few words behind an icon; a label, so that it is read as text."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setProperty("tone", Tone.INK2.value)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        """Make room for the icon at another text size."""
        super().changeEvent(event)
        if is_restyling(event):
            self._make_room()

    def minimumSizeHint(self) -> QSize:
        """Return room for icon and words."""
        size = super().minimumSizeHint()
        return QSize(size.width(), max(size.height(), theme.scaled(_ICON_PX) + 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon before the words."""
        super().paintEvent(event)
        with painter_on(self) as painter:
            size = theme.scaled(_ICON_PX)
            draw_icon(painter, self._icon, QPointF(size / 2, self.height() / 2), size, theme.current().ink2)

    def _make_room(self) -> None:
        self.setContentsMargins(theme.scaled(_ICON_PX) + 8, 0, 0, 0)
