"""Leads to the first plan: each part with its reason, and the answers behind what they point towards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.dosage import DoseReason
from hipcoach.services.first_run import Part
from hipcoach.ui.pages.pointer_words import pointer_view
from hipcoach.ui.pages.setup_part import Footer, SetupPart
from hipcoach.ui.pages.setup_plan_step import PartView, PlanStep, PlanView
from hipcoach.ui.pages.today_list_words import look

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from hipcoach.content.content import Content
    from hipcoach.domain.session_plan import SessionPlan
    from hipcoach.services.profiles import ProfilesService
    from hipcoach.services.screening import ScreeningService
    from hipcoach.services.training import TrainingService
    from hipcoach.ui.pages.today_more_views import ExerciseLine


class PlanPart(SetupPart):
    """Presents the first plan.

    Attributes:
        is_first: It is the end of the first run; else somebody who is set up was asked more.
    """

    def __init__(
        self,
        training: TrainingService,
        profiles: ProfilesService,
        screening: ScreeningService,
        content: Content,
        parent: QObject,
    ) -> None:
        self._step = PlanStep()
        super().__init__(Part.PLAN, self._step, parent)
        self._training = training
        self._profiles = profiles
        self._screening = screening
        self._content = content
        self.is_first = True
        self._plan: SessionPlan | None = None

    @property
    def plan(self) -> SessionPlan | None:
        """The first session, or None where there is none today, or it isn't the first."""
        return self._plan if self.is_first else None

    def show(self) -> None:
        """Work the plan out afresh and show it."""
        content, words = self._content, self._content.words
        today, pointing = self._training.today(), self._profiles.pointing()
        self._plan = today.plan
        self._step.show_head(*self._head())
        view = look(today.plan, today.physio_plan, content.exercises, words) if today.plan else None
        lines = view.exercises if view else ()
        is_new = today.plan is not None and all(
            item.decision.reason is DoseReason.FIRST_TIME for item in today.plan.items
        )
        stage = today.path.working_stage
        measures = content.programme.measures
        self._step.show_plan(
            PlanView(
                stage=words.stage_name(stage),
                why=words.stage_purpose(stage),
                session=view.title if view else self.tr("No session today. Today tells you when the next one is."),
                shared=self.tr("All of it is new, so it starts at the first level.") if is_new else "",
                parts=[_part(each, is_new=is_new) for each in lines],
                pointers=[pointer_view(each, measures, words) for each in pointing.pointers],
                elsewhere=self._elsewhere() if pointing.elsewhere else ("", ""),
                standing="" if today.person.may_stand else self._waiting(),
                changes=[words.text("flag", flag, "meaning") for flag in sorted(today.person.flags)],
                notice=words.notice_short(),
            )
        )

    def footer(self) -> Footer:
        """Begin with the first session, or go to Today."""
        if self.plan is None:
            return Footer(self.tr("Go to Today"))
        return Footer(self.tr("Start now"), later=self.tr("Go to Today"))

    def _head(self) -> tuple[str, str, str, str]:
        """Title, line below it, and the words over the stage and over the session."""
        if self.is_first:
            lead = self.tr("Each stage makes ready for the next. This is where yours begins.")
            return self.tr("Your first plan"), lead, self.tr("First stage"), self.tr("First session")
        lead = self.tr("This is what your plan looks like with your answers.")
        return self.tr("Your plan"), lead, self.tr("Your stage"), self.tr("Today's session")

    def _elsewhere(self) -> tuple[str, str]:
        """What is said where the answers point away from the hip, with those answers."""
        words = self._content.words
        facts = [words.text("fact", fact, "says") for fact in self._profiles.pointing().elsewhere]
        text = self.tr("{advice} What you told: {facts}.")
        told = text.format(advice=words.text("elsewhere", "text"), facts="; ".join(facts))
        return words.text("elsewhere", "title"), told

    def _waiting(self) -> str:
        return self.tr(
            "Please ask a doctor or PT for a falls assessment. Lying and sitting exercises go on. When somebody has "
            "looked, write it down on the Safety page."
        )


def _part(line: ExerciseLine, *, is_new: bool) -> PartView:
    """One part; where all is new, that is said once for all, and not with each."""
    reasons = line.reasons[:1] if is_new else line.reasons
    return PartView(line.name, line.dose, " ".join(reasons))
