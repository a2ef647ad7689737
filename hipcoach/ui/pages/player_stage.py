"""The instrument half of the player: ring, hill or gauge, with the exercise's name and the dots of sets and reps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from hipcoach.domain.exercise import Side
from hipcoach.ui import theme
from hipcoach.ui.pages.player_views import Dial
from hipcoach.ui.widgets.buttons import ButtonSize, OutlineButton
from hipcoach.ui.widgets.dots import Dots, DotSize
from hipcoach.ui.widgets.stance_gauge import StanceGauge
from hipcoach.ui.widgets.tempo_hill import TempoHill
from hipcoach.ui.widgets.timer_ring import TimerRing
from hipcoach.ui.widgets.try_boxes import TryBoxes

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from hipcoach.ui.pages.player_views import ExerciseView, Motion, WorkView

_MOST_DOTS = 12


class ScaledLabel(QLabel):
    """A text that grows with the player's window."""

    def __init__(self, px: int, weight: QFont.Weight, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self._px = px
        self._weight = weight
        self.setObjectName(name)
        self.setWordWrap(True)
        self.set_scale(1.0)

    def set_scale(self, k: float) -> None:
        """Scale with the player's window."""
        self.setFont(theme.player_font(self._px * k, self._weight))


class PlayerStage(QWidget):
    """Shows how the running step stands.

    Attributes:
        slower: Asks for slower repetitions.
        faster: Asks for faster ones.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = Side.BOTH
        self._work: WorkView | None = None
        self._is_overlaid = False
        self._rep = 0
        self._name = ScaledLabel(34, theme.BOLD, self, name="player_exercise")
        self._name.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._ring = TimerRing(self)
        self._hill = TempoHill(self)
        self._gauge = StanceGauge(self)
        self._dials: dict[Dial, TimerRing | TempoHill | StanceGauge] = {
            Dial.RING: self._ring,
            Dial.HILL: self._hill,
            Dial.GAUGE: self._gauge,
        }
        dials = QWidget(self)
        self._stack = QStackedLayout(dials)
        for dial in self._dials.values():
            self._stack.addWidget(dial)
        self._tries = TryBoxes(self)
        self._rep_text = ScaledLabel(40, theme.BOLD, self, name="player_rep")
        self._rep_dots = Dots(self, size=DotSize.REP)
        self._set_text = ScaledLabel(26, theme.BOLD, self, name="player_set")
        self._set_dots = Dots(self, size=DotSize.SET)
        for label in (self._rep_text, self._set_text):
            label.setWordWrap(False)
        self.slower = OutlineButton(self.tr("slower"), self, icon="minus", size=ButtonSize.PLAYER_BAR)
        self.faster = OutlineButton(self.tr("faster"), self, icon="plus", size=ButtonSize.PLAYER_BAR)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._name)
        layout.addWidget(dials, 1)
        layout.addWidget(self._tries, 0, Qt.AlignmentFlag.AlignHCenter)
        counts = _row(self._rep_text, self._set_text, self._set_dots)
        counts.insertSpacing(2, 16)  # sets apart from repetitions
        layout.addLayout(counts)
        layout.addLayout(_row(self._rep_dots))
        layout.addLayout(_row(self.slower, self.faster))
        for widget in (self._tries, self._rep_text, self._rep_dots, self.slower, self.faster):
            widget.hide()  # never all at once: together they would make the window higher for good

    def set_scale(self, k: float) -> None:
        """Scale with the player's window."""
        for dial in self._dials.values():
            dial.set_scale(k)
        for widget in (
            self._name,
            self._tries,
            self._rep_text,
            self._rep_dots,
            self._set_text,
            self._set_dots,
            self.slower,
            self.faster,
        ):
            widget.set_scale(k)

    def show_work(self, exercise: ExerciseView, work: WorkView) -> None:
        """Set everything up for a work step."""
        self._side = exercise.side
        self._work = work
        self._rep = 0
        self._name.setText(exercise.name)
        self.slower.setVisible(work.has_pace)
        self.faster.setVisible(work.has_pace)
        self._show_dial(work)
        if work.parts:
            self._hill.set_parts(work.parts)
        if work.dial is Dial.GAUGE:
            self._gauge.show_marks(work.cap_s, best_s=work.best_s)
            self._tries.show_tries(work.tries, work.current_try, exercise.side)
        self._tries.setVisible(work.dial is Dial.GAUGE)
        has_reps = work.dial is not Dial.GAUGE and work.reps > 1
        self._rep_text.setVisible(has_reps)
        self._rep_dots.setVisible(has_reps and work.reps <= _MOST_DOTS)
        self._set_text.setText(work.set_text)
        self._set_text.setVisible(work.dial is not Dial.GAUGE and work.sets > 1)
        self._set_dots.setVisible(work.dial is not Dial.GAUGE and work.sets > 1)
        self._set_dots.show_dots(work.sets_done, work.sets, exercise.side)

    def show_motion(self, motion: Motion) -> None:
        """Move the running instrument."""
        if self._work is None:
            return
        if self._is_overlaid:
            self._show_dial(self._work)
        if self._work.dial is Dial.RING:
            self._ring.show_remaining(
                motion.fraction, motion.number, word=motion.word, unit=motion.unit, side=self._side
            )
        elif self._work.dial is Dial.HILL:
            self._hill.show_position(motion.part, motion.fraction, motion.word, motion.number, self._side)
        else:
            self._gauge.show_elapsed(motion.elapsed_s, self._side)
        if motion.rep != self._rep:
            self._rep = motion.rep
            self._rep_text.setText(self._work.rep_text.format(rep=motion.rep, reps=self._work.reps))
            self._rep_dots.show_dots(max(motion.rep - 1, 0), self._work.reps, self._side)

    def show_paused(self, fraction: float, title: str, line: str, hint: str) -> None:
        """Say on the ring that the clock stands."""
        self._show_ring()
        self._ring.show_remaining(fraction, "", side=self._side)
        self._ring.show_paused(title, line, hint)

    def show_count_in(self, count: str, word: str) -> None:
        """Count the person in, on the ring."""
        self._show_ring()
        self._ring.set_ticks(0.0)
        self._ring.show_remaining(1.0, count, word=word, unit="", side=self._side)

    def set_spoken(self, text: str) -> None:
        """Say what a screen reader reads on the running instrument."""
        for dial in self._dials.values():
            dial.set_spoken(text)

    def _show_ring(self) -> None:
        """Let the ring stand in for the instrument while nobody works."""
        self._is_overlaid = True
        self._stack.setCurrentWidget(self._ring)

    def _show_dial(self, work: WorkView) -> None:
        self._is_overlaid = False
        self._ring.set_ticks(work.tick_total_s)
        self._stack.setCurrentWidget(self._dials[work.dial])


class PlayerLead(QWidget):
    """The narrow half while nobody works: what to do now, the ring, and two buttons.

    Attributes:
        extend: Asks for a longer rest.
        start: Ends the rest, or starts what waits.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ScaledLabel(48, theme.BOLD, self, name="player_lead")
        self._hint = ScaledLabel(24, theme.REGULAR, self, name="player_hint")
        self._ring = TimerRing(self)
        self.extend = OutlineButton(self.tr("15 s"), self, icon="plus", size=ButtonSize.PLAYER)
        self.extend.setAccessibleName(self.tr("15 seconds more"))
        self.start = OutlineButton(self.tr("Start now"), self, icon="play", size=ButtonSize.PLAYER)
        buttons = QHBoxLayout()
        buttons.addWidget(self.extend)
        buttons.addWidget(self.start, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.setSpacing(8)
        layout.addStretch(1)
        layout.addWidget(self._title)
        layout.addWidget(self._hint)
        layout.addWidget(self._ring, 8)
        layout.addLayout(buttons)
        layout.addStretch(1)

    def set_scale(self, k: float) -> None:
        """Scale with the player's window."""
        for widget in (self._title, self._hint, self._ring, self.extend, self.start):
            widget.set_scale(k)

    def show_lead(self, title: str, hint: str, *, is_waiting: bool, may_end: bool) -> None:
        """Set it up for a rest, a change of side or a wait."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._ring.setVisible(not is_waiting)
        self._ring.set_ticks(0.0)
        self.extend.setVisible(not is_waiting)
        self.start.setVisible(may_end and not is_waiting)  # waiting, the big button starts

    def show_remaining(self, fraction: float, count: str) -> None:
        """Move the ring."""
        self._ring.show_remaining(fraction, count, word="", unit="")

    def show_paused(self, fraction: float, title: str, line: str, hint: str) -> None:
        """Say that the clock stands."""
        self._hint.setText(hint)
        self._ring.show_remaining(fraction, "")
        self._ring.show_paused(title, line)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(20)
    row.addStretch(1)
    for widget in widgets:
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    return row
