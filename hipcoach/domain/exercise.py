"""Exercises and their doses, as the catalogue prescribes them."""

from __future__ import annotations

from enum import Enum

from hipcoach.domain.frozen import Frozen


class Stage(Enum):
    """A stage of the path; the order is the physiotherapist's."""

    PELVIS = "pelvis"
    FLEXIBILITY = "flexibility"
    STRENGTH = "strength"
    CORE = "core"
    BALANCE = "balance"


class Kind(Enum):
    """How an exercise is counted."""

    HOLD = "hold"
    REPS = "reps"
    STANCE = "stance"
    BREATH = "breath"


class HoldType(Enum):
    """What a hold is for."""

    STRETCH = "stretch"
    ISOMETRIC = "isometric"
    POSTURE = "posture"


class Side(Enum):
    """The side that works, or both at once."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"

    @property
    def other(self) -> Side:
        """The opposite side; both stays both."""
        if self is Side.LEFT:
            return Side.RIGHT
        return Side.LEFT if self is Side.RIGHT else Side.BOTH


class Position(Enum):
    """The position of the body; a change of it needs a longer get-ready time."""

    SUPINE = "supine"
    PRONE = "prone"
    SIDE_LYING = "side-lying"
    QUADRUPED = "quadruped"
    HALF_KNEELING = "half-kneeling"
    SEATED = "seated"
    STANDING = "standing"


class Role(Enum):
    """The part of a session an exercise can fill."""

    WARMUP = "warmup"
    MAIN = "main"
    COOLDOWN = "cooldown"


class Tempo(Frozen):
    """Seconds of the three parts of one repetition.

    Attributes:
        out_s: Moving out, more than 0.
        hold_s: Held at the end, 0 or more.
        back_s: Moving back, more than 0.
    """

    out_s: float
    hold_s: float
    back_s: float

    def __post_init__(self) -> None:
        """Reject a tempo nobody could follow."""
        if self.out_s <= 0 or self.back_s <= 0 or self.hold_s < 0:
            raise ValueError("tempo needs positive seconds out and back, and no negative hold")

    @property
    def total_s(self) -> float:
        """Seconds of one repetition."""
        return self.out_s + self.hold_s + self.back_s


class Dose(Frozen):
    """How much of one exercise is done in one session, at one level.

    Attributes:
        level: 1 to 4.
        sets: Sets (per side when the exercise is per side), at least 1.
        reps: Repetitions, holds, tries or breaths in each set, at least 1.
        hold_s: Seconds of each hold, breath cycle or stance cap; 0 for paced repetitions without a hold.
        rest_s: Seconds of rest after each set; for stance after each try.
        tempo: Tempo of this level where it differs from the exercise's own.
        pyramid: Repetitions of each set where they fall from set to set, else empty.
    """

    level: int
    sets: int
    reps: int
    hold_s: float
    rest_s: float
    tempo: Tempo | None = None
    pyramid: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Reject doses that no session could carry out."""
        if self.level < 1:
            raise ValueError("level must be at least 1")
        if self.sets < 1 or self.reps < 1:
            raise ValueError("sets and reps must be at least 1")
        if self.hold_s < 0 or self.rest_s < 0:
            raise ValueError("hold_s and rest_s must not be negative")
        if self.pyramid and len(self.pyramid) != self.sets:
            raise ValueError("pyramid needs one entry for each set")

    def reps_in_set(self, set_number: int) -> int:
        """Repetitions of a set, counted from 1."""
        return self.pyramid[set_number - 1] if self.pyramid else self.reps


class Caution(Frozen):
    """What a precaution flag means for an exercise.

    Attributes:
        flag: The flag's id.
        excludes: True when the exercise is left out, False when it is changed as its note (in the words) says.
        instead: Ids of the exercises its note names as substitutes.
    """

    flag: str
    excludes: bool
    instead: tuple[str, ...] = ()


class Exercise(Frozen):
    """One exercise of the catalogue; its words live in content/text.

    Attributes:
        id: Permanent id, also in the journal.
        stage: The stage it belongs to.
        tier: 1 to 3; opens inside its stage.
        focus: What it works on, most important first.
        targets: Ids of the muscles it works, most important first.
        kind: How it is counted.
        hold_type: What the hold is for, where it is one.
        tempo: Seconds out, hold, back, for paced repetitions.
        is_per_side: Whether sets count for each side.
        position: Where the body is.
        equipment: Ids of what is needed.
        roles: The parts of a session it can fill.
        cautions: What precaution flags change.
        level_caps: Highest level allowed under a flag.
        easier: Ids of easier exercises.
        harder: Ids of harder exercises.
        doses: The levels, ascending.
        source: Evidence note with its marks.
    """

    id: str
    stage: Stage
    tier: int
    focus: tuple[str, ...]
    kind: Kind
    hold_type: HoldType | None
    tempo: Tempo | None
    is_per_side: bool
    position: Position
    equipment: tuple[str, ...]
    roles: frozenset[Role]
    cautions: tuple[Caution, ...]
    level_caps: tuple[tuple[str, int], ...]
    easier: tuple[str, ...]
    harder: tuple[str, ...]
    doses: tuple[Dose, ...]
    source: str
    targets: tuple[str, ...] = ()

    def dose(self, level: int) -> Dose:
        """The dose of a level.

        Raises:
            ValueError: The exercise has no such level.
        """
        for dose in self.doses:
            if dose.level == level:
                return dose
        raise ValueError(f"{self.id} has no level {level}")

    def is_excluded_by(self, flags: frozenset[str]) -> bool:
        """Whether any of the flags takes the exercise out."""
        return any(caution.excludes and caution.flag in flags for caution in self.cautions)

    def highest_level(self, flags: frozenset[str]) -> int:
        """The highest level allowed under the flags."""
        caps = [level for flag, level in self.level_caps if flag in flags]
        return min([self.doses[-1].level, *caps])

    def tempo_of(self, dose: Dose) -> Tempo | None:
        """The tempo of a dose: its own, else the exercise's."""
        return dose.tempo or self.tempo
