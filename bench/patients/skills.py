"""What a made-up person can do in the self-tests, and how training changes that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.patients.kinds import Kind
from hipcoach.domain.exercise import Side, Stage

if TYPE_CHECKING:
    from collections.abc import Collection
    from random import Random

    from bench.patients.person import Patient
    from hipcoach.domain.exercise import Exercise

SIDES = (Side.LEFT, Side.RIGHT)
_TYPICAL_STAND_S = ((80, 9.4), (70, 21.5), (60, 32.1), (50, 41.2), (40, 41.9), (0, 44.7))  # healthy people by age, C6
_CAPS = {"slst_eo": 45, "slst_supported": 45, "level_hip_stand": 30, "tandem": 30}


class Skills:
    """Abilities that grow with what was trained."""

    def __init__(self, rng: Random, patient: Patient) -> None:
        self._rng = rng
        self._patient = patient
        is_weak = patient.kind is Kind.OLD
        typical = next(seconds for age, seconds in _TYPICAL_STAND_S if patient.age >= age)
        self._done: dict[str, int] = {}
        self._range_gain = rng.uniform(*patient.traits.range_gain)
        self._control = rng.uniform(4.5, 7.2)
        self._control_gain = rng.uniform(0.7, 1.2)
        self._share = rng.uniform(5.0, 19.0)
        self._gap = {side: rng.uniform(3.5, 7.0) if self._is_sore(side) else rng.uniform(1.5, 4.0) for side in SIDES}
        self._turn = {side: rng.uniform(14, 26) if self._is_sore(side) else rng.uniform(22, 36) for side in SIDES}
        hips = (2.0, 12.0) if is_weak else (8.0, 26.0)
        self._hip_s = {side: rng.uniform(*hips) - 3 * self._is_sore(side) for side in SIDES}
        share = rng.uniform(0.12, 0.4) if is_weak else rng.uniform(0.5, 1.0)
        self._stand_s = dict.fromkeys(SIDES, typical * share)
        self._tandem_s = rng.uniform(4.0, 25.0) if is_weak else rng.uniform(18.0, 40.0)
        self._stands = rng.uniform(6, 11) if is_weak else rng.uniform(10, 17)
        self._plank_s = rng.uniform(12, 60)

    def train(self, exercises: Collection[Exercise]) -> None:
        """Count what was trained today."""
        gained = {each.stage.value for each in exercises} | {focus for each in exercises for focus in each.focus}
        for each in gained:
            self._done[each] = self._done.get(each, 0) + 1

    def value(self, measure: str, side: Side) -> float | None:
        """The result of a test today, None for a test this person can't be given."""
        rng, done = self._rng, self._done.get
        if measure.startswith("pelvic_control"):
            knee = measure.endswith("knee_out")
            grown = self._control + self._control_gain * done(Stage.PELVIS.value, 0) ** 0.5 - 0.4 * knee
            return float(min(max(round(grown - 0.5 * (knee and self._is_sore(side)) + rng.gauss(0, 0.5)), 0), 10))
        if measure == "weight_share":
            left = float(0.5 ** (done(Stage.PELVIS.value, 0) / 14))
            return round(3.0 + (self._share - 3.0) * left + rng.random(), 1)
        if measure == "thomas_gap":
            gap = self._gap[side] - self._range_gain * 0.11 * done("hip_flexors", 0) + rng.gauss(0, 0.25)
            return float(max(round(gap * 2) / 2, 0.0))
        if measure == "seated_ir":
            turn = self._turn[side] + self._range_gain * 0.35 * done("external_rotators", 0) + rng.gauss(0, 1.5)
            return float(min(max(round(turn), 3), 42))
        return self._timed(measure, side)

    def _timed(self, measure: str, side: Side) -> float | None:
        rng, done = self._rng, self._done.get
        strength, balance = done(Stage.STRENGTH.value, 0), done(Stage.BALANCE.value, 0)
        slow = 0.4 if self._patient.kind is Kind.OLD else 1.0
        stand = self._stand_s[side if side is not Side.BOTH else Side.LEFT] + slow * (0.12 * strength + 0.35 * balance)
        seconds = {
            "level_hip_stand": self._hip_s.get(side, 10.0) + slow * 0.6 * done("abductors", 0),
            "slst_eo": stand,
            "slst_supported": 6.0 + 1.6 * stand,
            "tandem": self._tandem_s + 0.3 * balance,
            "front_plank": self._plank_s + 0.8 * done(Stage.CORE.value, 0),
            "side_bridge": self._plank_s * 0.8 + 0.6 * done(Stage.CORE.value, 0),
        }.get(measure)
        if seconds is not None:
            cap = _CAPS.get(measure, 120)
            return float(min(max(round(seconds + rng.gauss(0, 0.08 * seconds)), 0), cap))
        counts = {
            "cst30": self._stands + 0.06 * strength,
            "weight_shift": 10.0,
            "step_down": 4 - 0.04 * strength,
            "fig4_height": 22 - self._range_gain * 0.05 * done("external_rotators", 0),
        }.get(measure)
        return None if counts is None else float(max(round(counts + rng.gauss(0, 0.4)), 0))

    def _is_sore(self, side: Side) -> bool:
        return self._patient.side in {side, Side.BOTH}
