"""The first run: what was done of it and what comes next, so that it can be left and taken up again anywhere.

People who were set up by the shorter first run of before stay set up; what they were not asked waits until they like.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from hipcoach.domain.age import ASKED_BANDS
from hipcoach.services.person_facts import BEGUN, FIRST_RUN, OVER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.services.question_screens import Screen
    from hipcoach.services.screening import ScreeningService

_DRAFT, _PUT_OFF = "draft_", "put_off"


class Part(Enum):
    """What the first run is made of, in order."""

    NOTICE = "notice"
    SAFETY = "safety"
    HIP = "hip"
    OPERATION = "operation"
    HOME = "home"
    FALLS = "falls"
    HABITS = "habits"
    GOALS = "goals"
    TESTS = "tests"
    PLAN = "plan"


ABOUT = (Part.HIP, Part.OPERATION, Part.HOME, Part.FALLS, Part.HABITS)
"""The parts of the step about the person."""


class FirstRunService:
    """Knows what is done; the answers themselves lie with the services that keep them."""

    def __init__(self, screening: ScreeningService) -> None:
        self._screening = screening

    # -- how far it is -----------------------------------------------------------------------------------------------

    def is_over(self) -> bool:
        """Whether the program opens with Today: the first run was done, or there was a shorter one before."""
        return self._screening.is_set_up()

    def has_more(self) -> bool:
        """Whether somebody who is set up was not asked everything, and has not put it off for good."""
        marks = self._marks()
        return self.is_over() and OVER not in marks and _PUT_OFF not in marks and self.next_part() is not Part.PLAN

    def next_part(self) -> Part:
        """The first part that isn't done; the plan where all are."""
        return next((part for part in Part if not self.is_done(part)), Part.PLAN)

    def is_done(self, part: Part) -> bool:
        """Whether a part was done: answered where it must be, gone through where it may be left out."""
        if part is Part.NOTICE:
            return self._screening.has_accepted_notice
        if part is Part.SAFETY:
            return self.open_screen() is None
        return part.value in self._marks() and self._is_answered(part)

    def screens(self) -> tuple[Screen, ...]:
        """All screens of the safety check."""
        return self._screening.all_screens()

    def open_screen(self) -> int | None:
        """Place of the first screen of the safety check with an open question, or None."""
        latest, waiting = self._screening.latest_answers(), set(self._screening.verdict().unanswered)
        for place, screen in enumerate(self.screens()):
            asked = [question for question in screen.questions if not question.after]
            if any(question.id not in latest for question in asked):
                return place
            if any(question.id in waiting for question in screen.questions):
                return place
        return None

    # -- writing down; each raises HipCoachError where the journal can't be written ----------------------------------

    def begin(self) -> None:
        """Write down that the whole first run is gone through; nothing where somebody is set up already."""
        if not self._marks() and not self._screening.is_asked():
            self._mark(BEGUN)

    def pass_part(self, part: Part, screen: str = "") -> None:
        """Write down that a part, or one screen of it, was gone through; what was ticked there is a draft no longer."""
        key = _DRAFT + (screen or part.value)
        values = {key: ""} if self._screening.noted(key) else {}
        if part.value not in self._marks():
            values[FIRST_RUN] = self._with(part.value)
        if values:
            self._screening.note(values)

    def finish(self) -> None:
        """Write down that all of it is done."""
        self._mark(OVER)

    def put_off(self) -> None:
        """Write down that somebody who is set up does not want to be asked more."""
        self._mark(_PUT_OFF)

    # -- drafts ------------------------------------------------------------------------------------------------------

    def keep_draft(self, screen: str, answers: Mapping[str, str]) -> None:
        """Keep what is ticked on a screen that was not gone through yet; nothing follows from it.

        Raises:
            HipCoachError: The journal can't be written.
        """
        text = " ".join(f"{key}={value}" for key, value in answers.items())
        if text != (self._screening.noted(_DRAFT + screen) or ""):
            self._screening.note({_DRAFT + screen: text})

    def draft(self, screen: str) -> dict[str, str]:
        """What was ticked on a screen that was left before it was gone through."""
        ticks = (self._screening.noted(_DRAFT + screen) or "").split()
        return dict(tick.split("=", 1) for tick in ticks)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _is_answered(self, part: Part) -> bool:
        screening = self._screening
        match part:
            case Part.HIP:
                is_known = screening.side is not None and screening.usual_pain is not None
                return is_known and screening.age_band in ASKED_BANDS
            case Part.OPERATION:
                return screening.surgery is not None
            case Part.FALLS:
                return not screening.fall_verdict().unanswered
            case _:
                return True

    def _marks(self) -> tuple[str, ...]:
        return self._screening.first_run_marks

    def _with(self, mark: str) -> str:
        return " ".join([*self._marks(), mark])

    def _mark(self, mark: str) -> None:
        if mark not in self._marks():
            self._screening.note({FIRST_RUN: self._with(mark)})
