"""What befalls people of each kind: falls, warning signs, plans of a physiotherapist, slips of the hand."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bench.patients.kinds import Kind
from hipcoach.domain.exercise import Stage
from hipcoach.domain.person import Occasion
from hipcoach.domain.pt_plan import PlannedDose, PtPlan
from hipcoach.domain.records import Moment

if TYPE_CHECKING:
    from collections.abc import Collection

    from bench.patients.life import Life
    from hipcoach.domain.session_plan import SessionPlan

_QUESTION_OF_FLAG = {
    "fai_pinch": ("rf_pinch",),
    "gtps": ("rf_outer",),
    "ham_tendon": ("rf_sitbone",),
    "osteoporosis": ("rf_osteoporosis",),
    "hypermobile": ("rf_bendy",),
    "bp_heart": ("rf_heart_bp",),
    "pregnancy": ("rf_pregnancy", "rf_pregnancy_now"),
    "pgp": ("rf_pregnancy", "rf_pregnancy_pelvis"),
    "thr_posterior": ("rf_surgery", "rf_surgery_back"),
    "thr_anterior": ("rf_surgery", "rf_surgery_front"),
    "thr_lateral": ("rf_surgery", "rf_surgery_side"),
}
_HEALED_AFTER_DAYS = 70
_PLANS: tuple[dict[str, Any], ...] = (
    {"opens_stages": frozenset({Stage.STRENGTH})},
    {"opens_stages": frozenset({Stage.FLEXIBILITY}), "bans": frozenset({"pelv_clock", "flex_butterfly"})},
    {"bans": frozenset({"str_bridge", "core_dead_bug", "flex_fig4_supine", "pelv_hip_lift_9090"})},
    {"locks_stages": frozenset({Stage.BALANCE}), "pain_ceiling": 3},
    {
        "doses": tuple(
            PlannedDose(exercise_id=each, level_max=2) for each in ("str_clam", "pelv_tilt_supine", "core_brace")
        )
    },
    {"doses": (PlannedDose(exercise_id="str_clam", level_min=2, level_max=3),), "opens": frozenset({"str_clam"})},
    {"sets_flags": frozenset({"gtps"}), "lifts_flags": frozenset({"fai_pinch", "fall_risk_1"})},
)


class Fate:
    """What befalls everybody: nothing but their precautions."""

    def __init__(self, life: Life) -> None:
        self.life = life
        self.rng = life.rng

    def at_start(self) -> None:
        """Before the first run: what the person will answer."""
        flags = self.life.patient.flags
        self.life.audit.flags = flags
        for flag in flags:
            self.life.desk.say_yes(*_QUESTION_OF_FLAG[flag])

    def in_the_morning(self) -> None:
        """On getting up."""

    def before_session(self) -> None:
        """The short questions before a session: all no."""
        self.life.desk.services.screening.record_mini(())

    def mistyped(self, score: int) -> int:
        """What is entered for a score."""
        return score

    def stumbles_in(self, plan: SessionPlan) -> bool:  # noqa: ARG002 (most never do)
        """Whether a near-fall ends this session."""
        return False

    def seen(self, lock_ids: Collection[str]) -> None:
        """A clinician has looked at these."""

    def waits_days(self) -> int:
        """Days until the clinician has time."""
        return 0 if self.life.number == 0 else self.rng.randint(2, 9)


class Healing(Fate):
    """A replaced hip: after ten weeks the precautions are lifted."""

    def in_the_morning(self) -> None:
        """On getting up."""
        if self.life.number == _HEALED_AFTER_DAYS:
            self.life.audit.flags = frozenset()
            self.life.desk.say_no(*(each for some in _QUESTION_OF_FLAG.values() for each in some))
            self.life.desk.answer_screen(Occasion.RESCREEN)


class Warned(Fate):
    """A warning sign in the middle, cleared later."""

    def __init__(self, life: Life) -> None:
        super().__init__(life)
        self._on = life.rng.randint(40, 110)
        self._sign = life.rng.choice(("rf_infection", "rf_dvt", "rf_weight_loss", "rf_numb"))

    def before_session(self) -> None:
        """The short questions: one day a yes."""
        desk, screening = self.life.desk, self.life.desk.services.screening
        if self.life.number < self._on or self._sign == "":
            screening.record_mini(())
            return
        desk.say_yes(self._sign)
        taps = {"rf_infection": "mini_ill", "rf_numb": "mini_nerves"}
        opened = screening.record_mini((taps[self._sign],) if self._sign in taps else ())
        desk.answer_opened(opened)
        if self._sign not in taps:
            desk.answer([self._sign], Occasion.RESCREEN)
        desk.say_no(self._sign)
        self._sign = ""


class Falling(Fate):
    """Falls once or twice; some are hurt, some fall in a balance exercise."""

    def __init__(self, life: Life) -> None:
        super().__init__(life)
        self._days = sorted(life.rng.sample(range(20, 150), life.rng.choice((1, 1, 2))))
        self._is_hurt = life.rng.random() < 0.3
        self._stumbles = life.rng.random() < 0.4

    def before_session(self) -> None:
        """The short questions: after a fall a yes."""
        life, desk = self.life, self.life.desk
        if not self._days or life.number < self._days[0]:
            super().before_session()
            return
        self._days.pop(0)
        desk.falls += 1
        desk.say_yes("f_fall12", *(["f_fall12_injured"] if self._is_hurt else []))
        if self.rng.random() < 0.5:
            desk.say_yes("f_unsteady")
        life.diary.falls.add(life.day)
        desk.answer_opened(desk.services.screening.record_mini(("mini_fall",)))
        life.audit.is_barred_from_standing = self._is_hurt or desk.falls > 1

    def seen(self, lock_ids: Collection[str]) -> None:
        """A clinician has looked at these."""
        if "falls" in lock_ids:
            self.life.audit.is_barred_from_standing = False

    def stumbles_in(self, plan: SessionPlan) -> bool:
        """Whether a near-fall ends this session."""
        if self._stumbles and any(each.stage is Stage.BALANCE for each in plan.prescriptions):
            self._stumbles = False
            self.life.audit.stepping_back.stumbled_on = self.life.day
            return True
        return False


class Flaring(Fate):
    """Bouts of pain; every third is told as a flare."""

    def in_the_morning(self) -> None:
        """On getting up."""
        if self.life.body.has_new_bout and self.rng.random() < 0.33:
            self.life.desk.report_flare()
            self.life.diary.said_flare.add(self.life.day)


class Planned(Fate):
    """Has a physiotherapist, who enters a plan and later another."""

    def __init__(self, life: Life) -> None:
        super().__init__(life)
        self._days = [life.rng.randint(8, 40), life.rng.randint(60, 110)]
        self._id: int | None = None

    def in_the_morning(self) -> None:
        """On getting up."""
        life = self.life
        if not self._days or life.number < self._days[0]:
            return
        self._days.pop(0)
        if self._id is not None and self.rng.random() < 0.3:
            life.desk.withdraw_plan(self._id)
        weeks = self.rng.choice((3, 6, 12))
        made = PtPlan(
            plan_id=0,
            name="P. Example",
            role="physiotherapist",
            made_on=life.day,
            expires_on=life.day + timedelta(weeks=weeks),
            stamp=life.desk.services.training.stamp(),
        )
        self._id = life.desk.enter_plan(made.replace(**self.rng.choice(_PLANS)))


class Slipping(Fate):
    """Enters a wrong morning now and then, and puts it right some days later."""

    def __init__(self, life: Life) -> None:
        super().__init__(life)
        self._wrong: list[tuple[int, int]] = []

    def mistyped(self, score: int) -> int:
        """What is entered for a score."""
        if self.rng.random() >= self.life.patient.traits.mistakes / 100:
            return score
        self._wrong.append((self.life.number, score))
        return self.rng.choice((0, 10, 9, 8, 1))

    def in_the_morning(self) -> None:
        """On getting up: put right what was wrong."""
        life = self.life
        for number, score in [each for each in self._wrong if life.number - each[0] >= self.rng.randint(1, 3)]:
            day = life.day - timedelta(days=life.number - number)
            life.desk.correct_pain(Moment.NEXT_MORNING, score, day)
            life.diary.mornings[day] = score
            self._wrong.remove((number, score))


def of(life: Life) -> Fate:
    """The fate of a person."""
    fates = {
        Kind.CORRECTS: Slipping,
        Kind.FALLER: Falling,
        Kind.FLARES: Flaring,
        Kind.PLANNED: Planned,
        Kind.RED_FLAG: Warned,
        Kind.REPLACED: Healing,
    }
    return fates.get(life.patient.kind, Fate)(life)
