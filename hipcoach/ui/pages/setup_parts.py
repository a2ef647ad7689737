"""Makes the parts of the first run, each when it is first come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from hipcoach.services.first_run import Part

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from hipcoach.services.composition import Services
    from hipcoach.ui.pages.setup_falls import FallsPart
    from hipcoach.ui.pages.setup_part import SetupPart
    from hipcoach.ui.pages.setup_plan import PlanPart
    from hipcoach.ui.pages.setup_safety import SafetyPart


class SetupParts:
    """Hands out parts; each is made once, as the child of whoever leads through them."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._made: dict[Part, SetupPart] = {}

    def get(self, part: Part, parent: QObject) -> SetupPart:
        """The one that leads through a part."""
        if part not in self._made:
            self._made[part] = self._make(part, parent)
        return self._made[part]

    def safety(self, parent: QObject) -> SafetyPart:
        """The one that leads through the safety check."""
        return cast("SafetyPart", self.get(Part.SAFETY, parent))

    def falls(self, parent: QObject) -> FallsPart:
        """The one that leads through the questions about falling."""
        return cast("FallsPart", self.get(Part.FALLS, parent))

    def plan(self, parent: QObject) -> PlanPart:
        """The one that leads to the first plan."""
        return cast("PlanPart", self.get(Part.PLAN, parent))

    def _make(self, part: Part, parent: QObject) -> SetupPart:  # noqa: PLR0911 (one for each part)
        s, words = self._services, self._services.content.words
        match part:
            case Part.NOTICE:
                from hipcoach.ui.pages.setup_notice import NoticePart

                return NoticePart(s.screening, words, parent)
            case Part.SAFETY:
                from hipcoach.ui.pages.setup_safety import SafetyPart

                return SafetyPart(s.screening, s.first_run, words, parent)
            case Part.FALLS:
                from hipcoach.ui.pages.setup_falls import FallsPart

                return FallsPart(s.screening, s.first_run, words, parent)
            case Part.PLAN:
                from hipcoach.ui.pages.setup_plan import PlanPart

                return PlanPart(s.training, s.profiles, s.screening, s.content, parent)
            case Part.TESTS:
                from hipcoach.ui.pages.setup_tests import SelfTestsPart

                return SelfTestsPart(lambda: s.self_tests().overview(), s.content.programme.measuring, words, parent)
            case Part.GOALS:
                from hipcoach.ui.pages.setup_goals import GoalsPart

                return GoalsPart(s.goals, parent)
            case _:
                return self._make_about(part, parent)

    def _make_about(self, part: Part, parent: QObject) -> SetupPart:
        s = self._services
        match part:
            case Part.HIP:
                from hipcoach.ui.pages.setup_hip import HipPart

                return HipPart(s.screening, parent)
            case Part.OPERATION:
                from hipcoach.ui.pages.setup_operation import OperationPart

                return OperationPart(s.screening, s.content.programme.safety, parent)
            case Part.HOME:
                from hipcoach.ui.pages.setup_home import HomePart

                return HomePart(s.screening, s.first_run, parent)
            case _:
                from hipcoach.ui.pages.setup_habits import HabitsPart

                return HabitsPart(s.profiles, s.first_run, s.content.words, parent)
