"""The self-tests that tell about falling: when they were failed, and when passed (A3)."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from hipcoach.domain.exercise import Side
from hipcoach.domain.retraction import without_withdrawn

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from hipcoach.domain.age import AgeBand
    from hipcoach.domain.parameters import SafetyRules
    from hipcoach.domain.records import Measurement


class FallTest(Enum):
    """A self-test that tells about falling; its value is the measure's id."""

    ONE_LEG = "slst_eo"
    TANDEM = "tandem"
    CHAIR = "cst30"


FALL_MEASURES = frozenset(test.value for test in FallTest)


class FallTests:
    """Results by test, day and side; of several of one day the one entered last counts."""

    def __init__(
        self, results: Iterable[Measurement], age: AgeBand | None, chair_line: float | None, rules: SafetyRules
    ) -> None:
        self._age = age
        self._chair_line = chair_line
        self._rules = rules
        self._days: dict[FallTest, dict[date, dict[Side, float]]] = {test: {} for test in FallTest}
        for result in without_withdrawn(sorted(results, key=lambda each: each.stamp.at_utc)):
            if result.value is not None and result.measure in FALL_MEASURES:
                days = self._days[FallTest(result.measure)]
                days.setdefault(result.stamp.day, {})[result.side] = result.value

    def counts(self, test: FallTest) -> bool:
        """Whether a test says something about falling at this age."""
        from_age = self._rules.balance_test_from_age
        return test is FallTest.ONE_LEG or (self._age is not None and self._age.reaches(from_age))

    def is_failed(self, test: FallTest) -> bool:
        """Whether the latest result of a side is too low."""
        latest: dict[Side, float] = {}
        for day in sorted(self._days[test]):
            latest |= self._days[test][day]
        return self.counts(test) and any(self._is_low(test, value) for value in latest.values())

    def days_failed(self, test: FallTest) -> list[date]:
        """Days on which a side was too low."""
        days = self._days[test] if self.counts(test) else {}
        return [day for day, sides in days.items() if any(self._is_low(test, value) for value in sides.values())]

    def days_passed(self, test: FallTest) -> set[date]:
        """Days with a result of both sides, neither too low."""
        both = {day for day, sides in self._days[test].items() if sides.keys() >= {Side.LEFT, Side.RIGHT}}
        return both - set(self.days_failed(test))

    def _is_low(self, test: FallTest, value: float) -> bool:
        match test:
            case FallTest.ONE_LEG:
                return value < self._rules.one_leg_min_s
            case FallTest.TANDEM:
                return value < self._rules.tandem_min_s
            case FallTest.CHAIR:  # none at all: the arms were needed
                return not value or value < (self._chair_line or 0)
