"""The picture half of the player: side band, figure, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hipcoach.ui import theme
from hipcoach.ui.pages.player_stage import ScaledLabel
from hipcoach.ui.widgets.figure_view import FigureView
from hipcoach.ui.widgets.side_band import SidePanel

if TYPE_CHECKING:
    from hipcoach.ui.pages.player_views import ExerciseView


class PlayerPanel(SidePanel):
    """Shows which exercise, which side, and how."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: ExerciseView | None = None
        self.figure = FigureView(self)
        self._name = ScaledLabel(34, theme.BOLD, self, name="panel_name")
        self._dose = ScaledLabel(24, theme.BOLD, self, name="panel_dose")
        self._dose.setWordWrap(False)
        self._text = ScaledLabel(26, theme.BOLD, self, name="panel_text")
        self._more = ScaledLabel(20, theme.REGULAR, self, name="panel_more")
        words = QWidget(self)
        column = QVBoxLayout(words)
        column.setContentsMargins(28, 16, 28, 20)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._dose, 0, Qt.AlignmentFlag.AlignBaseline)
        column.addLayout(head)
        column.addWidget(self._text)
        column.addWidget(self._more)
        self.body.addWidget(self.figure, 1)
        self.body.addWidget(words)

    def set_scale(self, k: float) -> None:
        """Scale with the player's window."""
        super().set_scale(k)
        for label in (self._name, self._dose, self._text, self._more):
            label.set_scale(k)

    def show_work(self, exercise: ExerciseView) -> None:
        """Show the figure and the cue of the work."""
        self._show_figure(exercise)
        self._name.hide()
        self._dose.hide()
        self._text.setText(exercise.cue)
        self._more.setText(exercise.how)
        self._more.setVisible(bool(exercise.how))

    def show_coming(self, exercise: ExerciseView) -> None:
        """Show what comes: name, dose, how to get into position and what to have ready."""
        self._show_figure(exercise)
        self._name.setText(exercise.name)
        self._dose.setText(exercise.dose)
        self._name.show()
        self._dose.show()
        self._text.setText(exercise.first_step)
        needs = self.tr("You need: {things}").format(things=", ".join(exercise.equipment)) if exercise.equipment else ""
        lines = [exercise.how, needs, *exercise.notes]
        self._more.setText("\n".join(line for line in lines if line))
        self._more.show()

    def _show_figure(self, exercise: ExerciseView) -> None:
        if exercise == self._shown:
            return
        self._shown = exercise
        self.show_side(exercise.side, exercise.phrase)
        self.figure.show_exercise(exercise.exercise_id, exercise.side)
        self.figure.setAccessibleName(exercise.description)
