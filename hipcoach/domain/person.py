"""What the journal knows about the person: facts, answers to safety questions, clearances."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from hipcoach.domain.frozen import Frozen

if TYPE_CHECKING:
    from datetime import date, datetime

    from hipcoach.domain.records import Stamp


class Answer(Enum):
    """An answer to a safety question."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Sex(Enum):
    """Told for the norms of self-tests only; nobody has to tell."""

    FEMALE = "female"
    MALE = "male"
    NOT_TOLD = "not_told"


class Surgery(Enum):
    """What was operated on."""

    NONE = "none"
    HIP_REPLACED = "hip_replaced"
    HIP_OTHER = "hip_other"
    BACK_OR_BELLY = "back_or_belly"


class Precautions(Enum):
    """Whether movements that were forbidden after an operation still are."""

    LIFTED = "lifted"
    IN_FORCE = "in_force"
    UNSURE = "unsure"


class Occasion(Enum):
    """When safety questions are asked."""

    SETUP = "setup"
    MINI = "mini"
    RESCREEN = "rescreen"


class Fact(Frozen):
    """Something the person told about themselves, or agreed to; a later fact of the same key replaces it.

    Attributes:
        key: Which fact, for example ``affected_side``.
        value: As the rooms above write it.
        wording_version: Version of the words the person saw, at least 1.
        stamp: When it was entered.
    """

    key: str
    value: str
    wording_version: int
    stamp: Stamp


class AnswerGiven(Frozen):
    """One answer to one safety question; a later answer to the same question replaces it.

    Attributes:
        question_id: Permanent id of the question.
        answer: What was answered.
        wording_version: Version of the words the person saw, at least 1.
        occasion: When it was asked.
        stamp: When it was answered.
    """

    question_id: str
    answer: Answer
    wording_version: int
    occasion: Occasion
    stamp: Stamp


class Clearance(Frozen):
    """What somebody who assessed the person said about one question.

    Attributes:
        question_id: The question whose lock it lifts.
        assessed_by: Name of the assessor.
        role: Their profession.
        assessed_on: The day of the assessment.
        told: What the person was told, limits included; may be empty.
        stamp: When it was entered.
    """

    question_id: str
    assessed_by: str
    role: str
    assessed_on: date
    told: str
    stamp: Stamp


_SERIOUSNESS = {Answer.NO: 0, Answer.UNSURE: 1, Answer.YES: 2}


def in_time(given: AnswerGiven) -> tuple[datetime, int]:
    """Puts answers in order of time; of one moment the more serious stands last, and so counts."""
    return given.stamp.at_utc, _SERIOUSNESS[given.answer]
