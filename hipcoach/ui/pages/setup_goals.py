"""Leads through what the person wants to do again; each is in the journal once it is added, and once it is rated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.errors import HipCoachError
from hipcoach.services.first_run import Part
from hipcoach.services.goals import GoalError
from hipcoach.ui import formats
from hipcoach.ui.pages.setup_goals_step import GoalsStep, GoalView
from hipcoach.ui.pages.setup_part import Footer, SetupPart

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from hipcoach.services.goals import GoalsService


class GoalsPart(SetupPart):
    """Presents the activities."""

    def __init__(self, goals: GoalsService, parent: QObject) -> None:
        self._step = GoalsStep()
        super().__init__(Part.GOALS, self._step, parent)
        self._goals = goals
        self._step.add_requested.connect(self._on_add)
        self._step.edited.connect(self._on_edited)
        self._step.rated.connect(lambda goal_id, score: self.write(lambda: goals.rate({goal_id: score})))
        self._step.remove_requested.connect(self._on_remove)

    def show(self) -> None:
        """Show what was named, with the ratings."""
        goals = self._goals.goals()
        lead = self.tr(
            "Things you used to do that your hip makes hard: {asked} if you can, up to {most}. "
            "Say how well each goes now."
        )
        self._step.show_goals(
            lead.format(asked=formats.count(self._goals.asked), most=formats.count(self._goals.most)),
            [GoalView(goal.activity_id, goal.words, goal.score) for goal in goals],
            "" if len(goals) >= self._goals.most else self._ask(len(goals)),
            self.tr("That is as many as there can be. Remove one to make room for another."),
        )

    def footer(self) -> Footer:
        """Go on once each is rated; with none at all later is good enough."""
        goals = self._goals.goals()
        unrated = sum(goal.score is None for goal in goals)
        if unrated:
            return Footer(self.tr("Continue"), self.tr("Give each one a number."), is_ready=False)
        if not goals and not self._step.edit.text().strip():
            return Footer(self.tr("Skip for now"), self.tr("You can add them later."))
        return Footer(self.tr("Continue"))

    def record(self) -> None:
        """Take in what still stands in the line, and ask for its rating first."""
        if self._step.edit.text().strip():
            self._add()
            raise GoalError(self.tr("Please say how well it goes now, from 0 to 10."))

    def _on_add(self) -> None:
        self._step.show_problem("")
        try:
            self._add()
        except HipCoachError as error:
            self._step.show_problem(str(error))
        self.changed.emit()

    def _add(self) -> None:
        goal_id = self._goals.add(self._step.edit.text())
        self._step.edit.clear()
        self.show()
        self._step.focus_goal(goal_id)

    def _on_edited(self) -> None:
        self._step.show_problem("")
        self.changed.emit()

    def _on_remove(self, goal_id: int) -> None:
        self.write(lambda: self._goals.set_aside(goal_id))
        self.show()
        self._step.edit.setFocus()

    def _ask(self, count: int) -> str:
        return self.tr("Name the first one") if count == 0 else self.tr("Name another, if you like")
