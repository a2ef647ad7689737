"""The hip of a made-up person: what it feels like, and how it answers to the load it is given.

A load over what it can bear makes the next mornings sore; a load it can bear lets it bear more and hurt less. Nothing
here knows the rules of the program.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hipcoach.domain.exercise import Stage
from hipcoach.domain.plan import StepKind, build_steps
from hipcoach.domain.records import Effort

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from bench.patients.kinds import Traits
    from hipcoach.domain.parameters import Timing
    from hipcoach.domain.records import Prescription

MOST = 10
_HARDNESS = {
    Stage.PELVIS: 0.35,
    Stage.FLEXIBILITY: 0.4,
    Stage.CORE: 0.9,
    Stage.STRENGTH: 1.3,
    Stage.BALANCE: 0.7,
}
_LEVEL_ADDS = 0.12  # a level is also a little harder than its seconds say
_LOAD_OF_S = 1 / 620  # seconds of work of a common strength session
_LEAST_PAIN, _WORST_QUIET = 0.4, 6.4
_SORE_PER_EXCESS = 2.2
_SORE_MAX = 2.5
_SORE_FADES = 0.45
_BOUT_FADES = 0.72
_HEALING_LOAD = (0.15, 1.1)  # of the capacity
_IDLE_HEALS = 0.25
_TROUBLE_SHARE = 0.06  # of exercises that hurt this hip more than others
_CAPACITY_MAX = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Felt:
    """What a session felt like, had all of it been done.

    Attributes:
        before: Pain before it.
        by_exercise: Worst pain at each exercise, 0 to 10.
        after: Pain after it.
        effort: How hard it was.
        load: Its load, 1.0 is a common strength session.
    """

    before: int
    by_exercise: tuple[int, ...]
    after: int
    effort: Effort
    load: float


class Body:
    """One hip, day by day.

    Attributes:
        has_new_bout: A bout of pain began tonight.
    """

    def __init__(self, rng: Random, traits: Traits) -> None:
        self._rng = rng
        self._traits = traits
        self._quiet = rng.uniform(*traits.pain)
        self._halves_in = rng.uniform(*traits.eases_in_days)
        self._drift = rng.uniform(*traits.drifts)
        self._capacity = rng.uniform(*traits.capacity)
        self._gain = rng.uniform(*traits.gains)
        self._provoked = rng.uniform(*traits.provoked)
        self._strength_adds = rng.uniform(*traits.strength_adds)
        self._sore = 0.0
        self._bout = 0.0
        self._bout_stays = 0
        self._wobble = 0.0
        self._healed = False
        self.has_new_bout = False
        self._strength_sessions = 0
        self._trouble: dict[str, float] = {}

    @property
    def felt(self) -> float:
        """Pain just now, before it is rounded."""
        return max(self._quiet + self._sore + self._bout + self._wobble, 0.0)

    @property
    def quiet(self) -> float:
        """Pain of quiet days."""
        return self._quiet

    def sleep(self) -> None:
        """Go on to the next morning."""
        rng = self._rng
        self.has_new_bout = False
        if self._halves_in:
            heals = 1.0 if self._healed else _IDLE_HEALS
            self._quiet = max(_LEAST_PAIN, self._quiet * 0.5 ** (heals / self._halves_in))
        self._quiet = min(self._quiet + self._drift, _WORST_QUIET)
        self._healed = False
        self._sore *= _SORE_FADES
        if self._bout_stays:
            self._bout_stays -= 1
        else:
            self._bout = self._bout * _BOUT_FADES if self._bout > 0.3 else 0.0
        if rng.random() < self._traits.bouts / 100:
            self.flare_up(rng.uniform(2.0, 4.2))
        self._wobble = 0.5 * self._wobble + rng.gauss(0.0, 0.2)

    def flare_up(self, by: float) -> None:
        """Begin a bout of pain."""
        self._bout = max(self._bout, by)
        self._bout_stays = self._rng.randint(1, 3)
        self.has_new_bout = True

    def start(self) -> float:
        """Pain at the start of a session, a little more than on waking."""
        return self.felt + 0.3 + self._rng.gauss(0.0, 0.15)

    def feel(self, prescriptions: Sequence[Prescription], timing: Timing, start: float) -> Felt:
        """What a session would feel like that begins with so much pain."""
        rng = self._rng
        loads = loads_of(prescriptions, timing)
        load = sum(loads)
        strain = load / self._capacity
        at = []
        for each in prescriptions:
            added = self._provoked * strain * (0.5 + _HARDNESS[each.stage] / 2) + self._trouble_at(each.exercise_id)
            if each.stage is Stage.STRENGTH:
                added += self._strength_adds * max(0.0, 1.0 - self._strength_sessions / 24)
            at.append(_score(start + added + rng.gauss(0.0, 0.15)))
        worst = max(at, default=_score(start))
        efforts = (Effort.EASY, Effort.ABOUT_RIGHT, Effort.HARD, Effort.TOO_HARD)
        place = sum(strain > edge + rng.gauss(0.0, 0.05) for edge in (0.45, 1.0, 1.5))
        return Felt(
            before=_score(start),
            by_exercise=tuple(at),
            after=_score(min(worst - 0.6 + rng.gauss(0.0, 0.3), worst)),
            effort=efforts[place],
            load=load,
        )

    def bear(self, load: float, *, has_strength: bool) -> None:
        """Bear the load of a session that was done, or of what was done of it."""
        strain = load / self._capacity
        low, high = _HEALING_LOAD
        self._healed = self._healed or low <= strain <= high
        if strain > 1.0:
            self._sore = min(self._sore + _SORE_PER_EXCESS * (strain - 1.0), _SORE_MAX)
            if self._rng.random() < 0.06 * (strain - 1.0):
                self.flare_up(self._rng.uniform(1.5, 3.5))
        if strain > low:
            self._capacity = min(self._capacity * (1.0 + self._gain * min(strain, 1.0)), _CAPACITY_MAX)
        self._strength_sessions += has_strength

    def rest_for(self, days: int) -> None:
        """Lose a little of what was gained in a long time off."""
        self._capacity *= 0.99 ** max(days - 7, 0)

    def _trouble_at(self, exercise_id: str) -> float:
        if exercise_id not in self._trouble:
            has_trouble = self._rng.random() < _TROUBLE_SHARE
            self._trouble[exercise_id] = self._rng.uniform(0.3, 1.1) if has_trouble else 0.0
        return self._trouble[exercise_id]


def loads_of(prescriptions: Sequence[Prescription], timing: Timing) -> list[float]:
    """The load of each exercise."""
    loads = [0.0] * len(prescriptions)
    for step in build_steps(list(enumerate(prescriptions)), timing):
        if step.kind is StepKind.WORK:
            each = prescriptions[step.exercise_index]
            harder = 1.0 + _LEVEL_ADDS * (each.dose.level - 1)
            loads[step.exercise_index] += step.work_s * _HARDNESS[each.stage] * harder * _LOAD_OF_S
    return loads


def _score(pain: float) -> int:
    return min(max(round(pain), 0), MOST)
