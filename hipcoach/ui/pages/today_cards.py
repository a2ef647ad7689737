"""The cards of Today below the check-in: session, week, path, and a session that was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hipcoach.ui import theme
from hipcoach.ui.widgets.buttons import ButtonSize, DangerOutlineButton, FilledButton, LinkButton, OutlineButton
from hipcoach.ui.widgets.card import Card, CardLook, Divider
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.painting import draw_icon, painter_on
from hipcoach.ui.widgets.path_strip import PathStrip
from hipcoach.ui.widgets.week_strip import WeekStrip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from hipcoach.ui.pages.today_views import LeftView, SessionView
    from hipcoach.ui.widgets.buttons import Button
    from hipcoach.ui.widgets.figure_view import FigureView
    from hipcoach.ui.widgets.path_strip import StageView
    from hipcoach.ui.widgets.week_strip import DayView

_NARROW_PX = 500
_FIGURE_PX = 238
_ICON_PX = 22


class SessionCard(Card):
    """What today's session is, with the button that starts it.

    Signals:
        look_requested: The person wants to see the exercises first.
        safety_requested: The person wants the safety page.
        start_requested: The person wants to begin.
    """

    look_requested = Signal()
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
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        self._row.addStretch(1)
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
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(0)
        self._columns.addLayout(words, 1)
        self.body.addLayout(self._columns)

    @property
    def start(self) -> Button | None:
        """The button that starts, while there is one."""
        shown = (self._buttons.get(key) for key in ("start", "anyway"))
        return next((button for button in shown if button is not None and not button.isHidden()), None)

    def show_session(self, view: SessionView) -> None:
        """Show what is on today."""
        self._view = view
        self._eyebrow.setText(view.eyebrow)
        self._title.setText(view.title)
        self._line.setText(view.line)
        for fact, text in ((self._minutes, view.minutes), (self._count, view.count)):
            fact.setText(text)
            fact.setVisible(bool(text))
        self._show_button("start", view.start if view.is_urged else "")
        self._show_button("anyway", "" if view.is_urged else view.start)
        self._show_button("look", self.tr("Look through") if view.can_look else "")
        self._show_button("safety", view.safety)
        if self._figure is not None:
            self.show_figure()

    def show_figure(self) -> None:
        """Show the picture; to be called after the first paint, which does without it."""
        view = self._view
        if view is None or not view.exercise_id:
            if self._figure is not None:
                self._figure.hide()
            return
        if self._figure is None:
            self._figure = self._make_figure()
        self._figure.show_exercise(view.exercise_id, view.side)
        self._figure.setAccessibleName(view.description)
        self._figure.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the picture under the words where they don't fit side by side."""
        super().resizeEvent(event)
        is_narrow = self.width() < theme.scaled(_NARROW_PX)
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if is_narrow else right)
        if self._figure is not None:
            self._fit_figure()

    def _make_figure(self) -> FigureView:
        from hipcoach.ui.widgets.figure_view import FigureView  # reads the poses: the first paint does without

        figure = FigureView(self)
        self._figure = figure
        self._columns.addWidget(figure)
        self._fit_figure()
        return figure

    def _fit_figure(self) -> None:
        """A column of its own beside the words, a strip of its own under them."""
        if self._figure is None:
            return
        if self._columns.direction() is QBoxLayout.Direction.LeftToRight:
            self._figure.setFixedWidth(_FIGURE_PX)
            self._figure.setMinimumHeight(0)
            self._figure.setMaximumHeight(16_777_215)
            self._figure.set_radii(0, 15, 15, 0)
        else:
            self._figure.setMinimumWidth(0)
            self._figure.setMaximumWidth(16_777_215)
            self._figure.setFixedHeight(180)
            self._figure.set_radii(0, 0, 15, 15)

    def _show_button(self, key: str, words: str) -> None:
        """Show a button under these words, or hide it; it is made when it is first needed."""
        if key not in self._buttons:
            if not words:
                return
            self._buttons[key] = self._make_button(key)
            self._row.insertWidget(self._row.count() - 1, self._buttons[key])
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
            case "look":
                button = OutlineButton("", icon="eye", size=ButtonSize.LARGE_QUIET)
                button.clicked.connect(self.look_requested)
            case _:
                button = FilledButton("", icon="shield-check", size=ButtonSize.LARGE_QUIET)
                button.clicked.connect(self.safety_requested)
        button.setObjectName(key)
        return button


class WeekCard(Card):
    """The last seven days and what they come to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(24, 20))
        self._strip = WeekStrip()
        self._line = Label(tone=Tone.INK2, wrap=True)
        self.body.addWidget(Label(self.tr("Last 7 days"), role=TextRole.CARD_TITLE))
        self.body.addWidget(self._strip)
        self.body.addStretch(1)
        self.body.addWidget(Divider())
        self.body.addWidget(self._line)

    def show_week(self, days: Sequence[DayView], line: str) -> None:
        """Show seven days, oldest first."""
        self._strip.show_days(days)
        self._line.setText(line)


class PathCard(Card):
    """Where the person is on the path.

    Signals:
        path_requested: The person wants to see the whole of it.
    """

    path_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(32, 16))
        self._strip = PathStrip()
        self._more = LinkButton("", size=ButtonSize.SMALL)
        self._more.set_icon("chevron-right", after=True)
        self._more.setObjectName("path")
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Your path"), role=TextRole.CARD_TITLE))
        head.addStretch(1)
        head.addWidget(self._more)
        self.body.addLayout(head)
        self.body.addWidget(self._strip)
        self._more.clicked.connect(self.path_requested)

    def show_path(self, stages: Sequence[StageView], line: str) -> None:
        """Show the stages, and what the next one still needs."""
        self._strip.show_stages(stages)
        self._more.setText(line)
        self._more.updateGeometry()


class LeftCard(Card):
    """Asks what becomes of a session that was left without an end; discarding is asked about once more.

    Signals:
        carry_on_requested: Go on where it was left.
        discard_requested: Let it never count.
        finish_requested: End it with what was done.
    """

    carry_on_requested = Signal()
    discard_requested = Signal()
    finish_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, look=CardLook.PLAIN, padding=(32, 20))
        self.setObjectName("left_session")
        self._title = Label(role=TextRole.CARD_TITLE, wrap=True)
        self._text = Label(tone=Tone.INK2, wrap=True)
        self._carry_on = FilledButton(self.tr("Carry on"), icon="play")
        self._finish = OutlineButton(self.tr("Finish as is"))
        self._discard = LinkButton(self.tr("Discard"))
        self._really = DangerOutlineButton(self.tr("Discard it"))
        self._keep = OutlineButton(self.tr("Keep it"))
        row = QHBoxLayout()
        row.setSpacing(12)
        for button in (self._carry_on, self._finish, self._discard, self._keep, self._really):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addWidget(self._title)
        self.body.addWidget(self._text)
        self.body.addLayout(row)
        self._view: LeftView | None = None
        self._carry_on.clicked.connect(self.carry_on_requested)
        self._finish.clicked.connect(self.finish_requested)
        self._discard.clicked.connect(self._ask_once)
        self._keep.clicked.connect(self._keep_it)
        self._really.clicked.connect(self.discard_requested)

    def show_left(self, view: LeftView) -> None:
        """Show what was left, with nothing decided."""
        self._view = view
        self._title.setText(self.tr("You were in the middle of a session"))
        self._text.setText(view.text)
        self._carry_on.setVisible(view.can_carry_on)
        for button in (self._finish, self._discard):
            button.show()
        for button in (self._really, self._keep):
            button.hide()

    def _ask_once(self) -> None:
        self._title.setText(self.tr("Discard this session?"))
        self._text.setText(self.tr("It stays in your records, but is never counted."))
        for button in (self._carry_on, self._finish, self._discard):
            button.hide()
        for button in (self._really, self._keep):
            button.show()
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_it(self) -> None:
        if self._view is not None:
            self.show_left(self._view)
            self._discard.setFocus(Qt.FocusReason.OtherFocusReason)


class _Fact(QLabel):
    """A few words behind an icon; a label, so that it is read as text."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setProperty("tone", Tone.INK2.value)
        self.setContentsMargins(theme.scaled(_ICON_PX) + 8, 0, 0, 0)

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
