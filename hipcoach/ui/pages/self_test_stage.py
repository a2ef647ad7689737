"""The instrument half of a running self-test: gauge or ring, the tries, the questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from hipcoach.ui import theme
from hipcoach.ui.pages.player_stage import ScaledLabel
from hipcoach.ui.pages.self_test_forms import FORMS, Entry, Form
from hipcoach.ui.widgets.card import Card
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.late_press import LatePress
from hipcoach.ui.widgets.pain_scale import PainScale
from hipcoach.ui.widgets.stance_gauge import StanceGauge
from hipcoach.ui.widgets.timer_ring import TimerRing
from hipcoach.ui.widgets.try_boxes import TryBoxes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from hipcoach.domain.exercise import Side
    from hipcoach.ui.pages.self_test_views import AskView, GaugeView, LastTry


_WIDEST_PX = 820
_LEAST_DIAL_PX = 190  # the clock with what stands around it


class SelfTestDial(QWidget):
    """The clock of a try: a gauge that counts up, or a ring that empties; below it the tries.

    Attributes:
        late: The try made last, to be corrected.
    """

    def __init__(self, late_s: Sequence[int], parent: QWidget | None = None) -> None:
        """Make it with the corrections to choose from, in s."""
        super().__init__(parent)
        self._title = ScaledLabel(34, theme.BOLD, self, name="player_exercise")
        self._hint = ScaledLabel(20, theme.REGULAR, self, name="player_hint")
        for label in (self._title, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._ring = TimerRing(self)
        self._gauge = StanceGauge(self)
        self._dials = QWidget(self)
        self._stack = QStackedLayout(self._dials)
        self._stack.addWidget(self._ring)
        self._stack.addWidget(self._gauge)
        self._tries = TryBoxes(self)
        self.late = LatePress(late_s)
        self._late_card = Card(padding=(20, 14))
        self._late_card.body.addWidget(self.late)
        self._said = ""
        self._count = ""
        self._words = ("", "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._title)
        layout.addWidget(self._hint)
        layout.addWidget(self._dials, 1)
        layout.addWidget(self._tries, 0, Qt.AlignmentFlag.AlignHCenter)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self._late_card, 8)
        line.addStretch(1)
        layout.addLayout(line)

    def set_scale(self, k: float) -> None:
        """Scale with the window."""
        for widget in (self._title, self._hint, self._ring, self._gauge, self._tries):
            widget.set_scale(k)

    def show_title(self, title: str, hint: str) -> None:
        """Say what is going on."""
        self._words = (title, hint)
        self._count = ""
        self._show_title()

    def show_gauge(self, view: GaugeView | None, side: Side) -> None:
        """Set up the gauge of a hold, with its tries; None hides the tries."""
        self._tries.setVisible(view is not None and len(view.tries) > 1)
        if view is None:
            return
        self._gauge.show_marks(
            view.cap_s,
            best_s=view.best_s,
            target_s=view.target_s,
            typical_s=view.typical_s,
            typical_name=view.typical_name,
        )
        self._tries.show_tries(view.tries, view.current, side)

    def show_elapsed(self, seconds: float, side: Side) -> None:
        """Move the gauge."""
        self._stack.setCurrentWidget(self._gauge)
        self._gauge.show_elapsed(seconds, side)

    def show_left(self, fraction: float, count: str, word: str, side: Side | None) -> None:
        """Move the ring."""
        if count != self._count:
            self._count = count
            self._show_title()
        self._stack.setCurrentWidget(self._ring)
        self._ring.show_remaining(fraction, count, word=word, side=side)

    def show_last(self, last: LastTry | None) -> None:
        """Show the try made last; None shows none."""
        self._late_card.setVisible(last is not None)
        if last is not None:
            self.late.show_try(last.text, last.late_s, is_hold=last.is_hold)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the clock out where large words leave no room for it: the rest then stands in its title."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        needed_px = self._title.sizeHint().height() + self._tries.sizeHint().height() + _LEAST_DIAL_PX
        needed_px += self._late_card.sizeHint().height() if not self._late_card.isHidden() else 0
        self._dials.setVisible(self._late_card.isHidden() or needed_px <= self.height())
        self._show_title()

    def _show_title(self) -> None:
        seconds = f" {self._count}" if self._dials.isHidden() and self._count else ""
        self._title.setText(f"{self._words[0]}{seconds}")
        self._hint.setText(self._words[1])
        self._hint.setVisible(bool(self._words[1]) and not self._dials.isHidden())

    def set_spoken(self, text: str) -> None:
        """Say what a screen reader reads on the running instrument."""
        if text != self._said:
            self._said = text
            self._ring.set_spoken(text)
            self._gauge.set_spoken(text)


class SelfTestAsk(QScrollArea):
    """Asks for the value of a try.

    Signals:
        changed: Something else was entered.
        redo_requested: The try before didn't count.
    """

    changed = Signal()
    redo_requested = Signal()

    def __init__(self, late_s: Sequence[int], parent: QWidget | None = None) -> None:
        """Make it with the corrections to choose from, in s."""
        super().__init__(parent)
        self._eyebrow = Label(role=TextRole.EYEBROW)
        self._question = Label(role=TextRole.SESSION_TITLE, wrap=True)
        self._hint = Label(tone=Tone.INK2, wrap=True)
        self._problem = Label(role=TextRole.STRONG, tone=Tone.WARN, wrap=True)
        self.last = LatePress(late_s)
        self._forms: dict[type[Form], Form] = {}
        self._form: Form | None = None
        self._card = Card(padding=(32, 26))
        self._card.body.setSpacing(14)
        for widget in (self._eyebrow, self._question, self._hint, self._problem):
            self._card.body.addWidget(widget)
        content = _content(self)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.addStretch(1)
        layout.addWidget(self._card)
        layout.addSpacing(12)
        layout.addWidget(self.last)
        layout.addStretch(1)
        self.last.redo_requested.connect(self.redo_requested)

    @property
    def entry(self) -> Entry:
        """What was entered."""
        return self._form.entry if self._form is not None else Entry()

    def ask(self, view: AskView, last: LastTry | None, eyebrow: str) -> None:
        """Ask, with nothing answered."""
        kind = FORMS[view.kind]
        if kind not in self._forms:
            form = kind()
            form.changed.connect(self._on_changed)
            self._card.body.insertWidget(3, form)
            self._forms[kind] = form
        for form in self._forms.values():
            form.hide()
        self._form = self._forms[kind]
        self._form.ask(view)
        self._form.show()
        self._eyebrow.setText(eyebrow)
        self._eyebrow.setVisible(bool(eyebrow))
        self._question.setText(view.question)
        self._hint.setText(view.hint)
        self._hint.setVisible(bool(view.hint))
        self.last.show_try(last.text if last else "", 0.0, is_hold=False)
        self.show_problem("")

    def needed_px(self) -> int:
        """The width below which something would be cut off."""
        return _needed_px(self)

    def show_problem(self, text: str) -> None:
        """Say what is wrong with what was entered; it stays as it is."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def focus_first(self) -> None:
        """Give the keyboard to the answer."""
        if self._form is not None:
            self._form.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self) -> None:
        self.show_problem("")
        self.changed.emit()


class SelfTestRate(QScrollArea):
    """Asks for the worst pain at what was done.

    Attributes:
        late: The try made last, to be corrected.

    Signals:
        changed: A score was chosen.
    """

    changed = Signal()

    def __init__(self, late_s: Sequence[int], parent: QWidget | None = None) -> None:
        """Make it with the corrections to choose from, in s."""
        super().__init__(parent)
        self._question = Label(role=TextRole.SESSION_TITLE, wrap=True)
        self._scale = PainScale(self.tr("Worst pain during the test"))
        self.late = LatePress(late_s)
        card = Card(padding=(32, 26))
        card.body.setSpacing(16)
        card.body.addWidget(self._question)
        card.body.addWidget(self._scale)
        self._late_card = Card(padding=(24, 16))
        self._late_card.body.addWidget(self.late)
        content = _content(self)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(16)
        layout.addStretch(1)
        layout.addWidget(card)
        layout.addWidget(self._late_card)
        layout.addStretch(1)
        self._scale.score_chosen.connect(lambda _score: self.changed.emit())

    @property
    def score(self) -> int | None:
        """The score, or None."""
        return self._scale.score

    def ask(self, question: str, last: LastTry | None) -> None:
        """Ask, with nothing chosen."""
        self._question.setText(question)
        self._scale.setAccessibleName(question)
        self._scale.clear()
        self.show_last(last)

    def needed_px(self) -> int:
        """The width below which something would be cut off."""
        return _needed_px(self)

    def restore(self, score: int) -> None:
        """Show a score that was chosen before something else changed."""
        self._scale.set_score(score)

    def show_last(self, last: LastTry | None) -> None:
        """Show the try made last, as it stands corrected."""
        self._late_card.setVisible(last is not None)
        if last is not None:
            self.late.show_try(last.text, last.late_s, is_hold=last.is_hold)

    def focus_first(self) -> None:
        """Give the keyboard to the scale."""
        self._scale.setFocus(Qt.FocusReason.OtherFocusReason)


def _content(area: QScrollArea) -> QWidget:
    """A scrolled widget that grows with the area."""
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    around = QWidget()
    around.setProperty("role", "scrolled")
    line = QHBoxLayout(around)
    line.setContentsMargins(0, 0, 0, 0)
    content = QWidget()
    content.setMaximumWidth(theme.scaled(_WIDEST_PX))
    line.addStretch(1)
    line.addWidget(content, 1000)
    line.addStretch(1)
    area.setWidget(around)
    return content


def _needed_px(area: QScrollArea) -> int:
    around = area.widget()
    return around.minimumSizeHint().width() if around is not None else 0
