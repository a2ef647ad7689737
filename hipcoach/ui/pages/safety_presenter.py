"""Shows the state of safety, and takes assessments and answers."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from hipcoach.domain.errors import HipCoachError
from hipcoach.domain.falls import FALLS
from hipcoach.domain.person import Answer, Occasion
from hipcoach.domain.pt_plan import under_plan
from hipcoach.domain.safety import Action
from hipcoach.ui import formats
from hipcoach.ui.pages.clearance_talk import ClearanceTalk, Other
from hipcoach.ui.pages.safety_precaution_words import PrecautionTeller
from hipcoach.ui.pages.safety_talks import AnswersTalk, FallsTalk
from hipcoach.ui.pages.safety_views import lock_view, question_views, subject
from hipcoach.ui.widgets.entry_list import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hipcoach.content.content import Content
    from hipcoach.domain.pt_plan import PtPlan
    from hipcoach.services.screening import ScreeningService
    from hipcoach.ui.pages.safety_page import SafetyPage
    from hipcoach.ui.pages.today_more_views import AdviceView

    Flags = Callable[[], frozenset[str]]


class SafetyPresenter(QObject):
    """Presents the safety page.

    Signals:
        answers_recorded: Answers or an assessment are in the journal.
        setup_requested: The person wants to answer the safety check again.
        set_up_open: The person wants to finish the first run.
    """

    answers_recorded = Signal()
    setup_requested = Signal()
    set_up_open = Signal()

    def __init__(
        self,
        page: SafetyPage,
        screening: ScreeningService,
        content: Content,
        *,
        advice: Callable[[], Sequence[AdviceView]] = lambda: (),
        flags: Flags | None = None,
        plan: Callable[[], PtPlan | None] = lambda: None,
    ) -> None:
        """Take the services.

        Args:
            page: The page.
            screening: Asks and keeps.
            content: Questions, rules and words.
            advice: What scores ask for just now, most urgent first.
            flags: Every precaution that counts without a plan; those of the answers alone where it is left out.
            plan: The physiotherapist's plan in force, or None.
        """
        super().__init__(page)
        self._page = page
        self._screening = screening
        self._content = content
        self._words = content.words
        self._advice = advice
        self._flags = flags or (lambda: screening.person().flags)
        self._plan = plan
        self._clearance = ClearanceTalk(page.lock, page.form, screening, content.words, self, self._assessable)
        self._answers = AnswersTalk(page.answers, screening, content, self)
        self._falls = FallsTalk(page.falls, screening, content, self)
        self._show_what_stays()
        self._wire()

    def refresh(self) -> None:
        """Work the state out afresh and show it."""
        screening = self._screening
        verdict = screening.verdict()
        is_set_up = screening.is_set_up()
        advice = self._advice()
        locking = [each for each in advice if each.is_lock]
        if verdict.locks or locking:
            questions, given = screening.safety.questions, screening.latest_answers()
            view = lock_view(verdict, questions, self._words, locking, given)
            self._page.show_locked(view, self.tr("Exercise is paused"))
        elif not is_set_up:
            text = self.tr("A few questions of the first run are still open. Sessions begin when they are answered.")
            self._page.show_open(self.tr("Almost there"), text, self.tr("The set-up is not finished"), is_set_up=False)
        elif verdict.unanswered:
            asked = screening.with_follow_ups(verdict.unanswered)
            self._page.show_waiting(question_views(asked, self._words), self.tr("Answers are missing"))
        else:
            self._page.show_open(
                self.tr("Nothing stands against exercise"),
                self._open_words(),
                self.tr("Sessions are open"),
                is_set_up=True,
            )
        self._answers.refresh()
        self._falls.refresh()
        self._show_precautions()
        self._page.show_assessments(self._assessments())
        rest = [each for each in advice if not each.is_lock]
        can_record = not (verdict.locks or locking) and any(each.is_assessable for each in rest)
        self._page.show_advice([_entry(each) for each in rest], can_record=can_record)

    def ask(self, question_id: str) -> None:
        """Ask one question, whatever was answered before; a lock comes first."""
        if not self._screening.verdict().locks:
            asked = self._screening.with_follow_ups([question_id])
            self._page.show_waiting(question_views(asked, self._words), self.tr("One question"))
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def save_answers(self) -> None:
        """Write the answers to the waiting questions down."""
        given = [(key, Answer(answer)) for key, answer in self._page.waiting_answers.items()]
        try:
            self._screening.record_answers(given, Occasion.RESCREEN)
        except HipCoachError as error:
            self._page.show_problem(str(error))
            return
        self._tell_at_the_top()

    def _open_words(self) -> str:
        if not self._screening.fall_verdict().may_stand:
            return self.tr(
                "Lying and sitting exercises are open. Standing ones wait: you read below why, and for what."
            )
        if self._screening.is_rescreen_due():
            return self.tr(
                "It is time for the whole safety check again. You are asked before the next session, or now."
            )
        text = self.tr(
            "Before each session we ask what is new. The whole check comes again on {day}; sooner after {days} days "
            "off, a fall, pain of {score} or more, or when you change an answer below."
        )
        rules = self._content.programme.safety
        asked = [each.id for screen in self._screening.screens() for each in screen.questions if not each.after]
        given = self._screening.latest_answers()
        oldest = min(given[key].stamp.day for key in asked if key in given)
        return text.format(
            day=formats.day_long(oldest + timedelta(days=rules.rescreen_days)),
            days=formats.count(rules.rescreen_gap_days),
            score=formats.count(rules.rescreen_pain_min),
        )

    def _show_what_stays(self) -> None:
        """The notice, and when to get help: the same for everybody, locked or not."""
        words, questions = self._words, self._content.safety.questions
        by_action = {
            action: [words.question(each.id) for each in questions if each.action is action and not each.after]
            for action in (Action.EMERGENCY, Action.TODAY)
        }
        stop = self.tr(
            "In a session stop at once for any of these: {signs}. The button \u201cIt hurts\u201d is on every screen "
            "of it."
        )
        signals = [each for each in self._content.safety.stop_signals if not each.needs_flag]
        signs = [words.text("stop_signal", each.id, "text") for each in signals]
        self._page.help.show_help(
            by_action[Action.EMERGENCY], by_action[Action.TODAY], stop.format(signs="; ".join(signs))
        )
        self._page.show_notice(self.tr("What HipCoach is and is not"), words.notice())

    def _show_precautions(self) -> None:
        screening, plan, own = self._screening, self._plan(), self._flags()
        fall_flags = screening.fall_verdict().flags
        answered = screening.verdict().flags
        teller = PrecautionTeller(
            self._content,
            screening.latest_answers(),
            plan,
            answered=answered,
            told=screening.person().flags - answered - fall_flags,
        )
        in_force = under_plan(screening.person().replace(flags=own), plan).flags
        self._page.precautions.show_precautions(teller.views(own, in_force))

    def _assessments(self) -> list[Entry]:
        return [
            Entry(
                title=subject(each.question_id, self._words),
                detail=self.tr("{name}, {role}, {day}").format(
                    name=each.assessed_by, role=each.role, day=formats.day_with_year(each.assessed_on)
                ),
                note=each.told,
            )
            for each in reversed(self._screening.clearances())
        ]

    def _assessable(self) -> list[Other]:
        """What an assessment can be about beside the answers."""
        found = [Other(each.key, each.title, each.since) for each in self._advice() if each.is_assessable]
        if self._screening.fall_verdict().needs_clearance:
            found.append(Other(FALLS, subject(FALLS, self._words), None))
        return found

    def _wire(self) -> None:
        page = self._page
        page.answers_given.connect(self.save_answers)
        page.assessment_requested.connect(self._clearance.open)
        page.check_requested.connect(self.setup_requested)
        page.set_up_requested.connect(self.set_up_open)
        self._answers.recorded.connect(self._tell_at_the_top)
        self._clearance.form_requested.connect(page.open_form)
        self._clearance.recorded.connect(self._tell_at_the_top)
        self._falls.recorded.connect(self._tell)

    def _tell(self) -> None:
        self.refresh()
        self.answers_recorded.emit()

    def _tell_at_the_top(self) -> None:
        """What was written may have changed everything: begin where the state stands."""
        self._tell()
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)


def _entry(advice: AdviceView) -> Entry:
    return Entry(title=advice.title, detail=advice.text, note=advice.held)
