"""The form of a physiotherapist's plan: card after card, and the way on at the foot."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hipcoach.ui.pages.physio_form_exercises import ExercisesCard
from hipcoach.ui.pages.physio_form_head import HeadCard, StagesCard
from hipcoach.ui.pages.physio_form_more import FlagsCard, MoreCard
from hipcoach.ui.pages.physio_views import PlanDraft
from hipcoach.ui.widgets.buttons import FilledButton, OutlineButton
from hipcoach.ui.widgets.foot_bar import FootBar
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.ui.pages.physio_form_head import FormCard
    from hipcoach.ui.pages.physio_views import PlanOptions

HEAD, STAGES, EXERCISES, FLAGS, MORE = "head", "stages", "exercises", "flags", "more"


class PhysioForm(QWidget):
    """Takes a plan; nothing in it is ever lost by a slip.

    Attributes:
        head: Who, when, until when, why.
        stages: The stages.
        exercises: Single exercises.
        flags: Precautions.
        more: Side, pain, profile, self-tests.
        review: On to the review.
        leave: Back to the overview; what was entered stays.

    Signals:
        edited: Something was changed.
        leave_requested: Back to the overview.
        review_requested: On to the review.
    """

    edited = Signal()
    leave_requested = Signal()
    review_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("A physiotherapist's plan"))
        self.head, self.stages, self.exercises = HeadCard(), StagesCard(), ExercisesCard()
        self.flags, self.more = FlagsCard(), MoreCard()
        self._cards: dict[str, FormCard] = {
            HEAD: self.head,
            STAGES: self.stages,
            EXERCISES: self.exercises,
            FLAGS: self.flags,
            MORE: self.more,
        }
        self.review = FilledButton(self.tr("Look it over"), icon="arrow-right")
        self.review.set_icon("arrow-right", after=True)
        self.leave = OutlineButton(self.tr("Put aside"), icon="arrow-left")
        self._foot = FootBar(self.leave, self.review)
        self._column = ScrollColumn(self)
        self._build()
        for card in self._cards.values():
            card.edited.connect(self._on_edited)
        self.review.clicked.connect(self.review_requested)
        self.leave.clicked.connect(self.leave_requested)

    @property
    def draft(self) -> PlanDraft:
        """What stands in the form."""
        return PlanDraft(
            name=self.head.name.text(),
            role=self.head.role.text(),
            made_on=self.head.made.day,
            expires_on=self.head.ends.day,
            reason=self.head.reason.toPlainText(),
            stages=self.stages.chosen,
            exercises=self.exercises.drafts,
            flags=self.flags.chosen,
            side=self.more.chosen_side,
            ceiling=self.more.ceiling.currentData(),
            targets=self.more.chosen_targets,
            profile=self.more.profile.currentData() or "",
        )

    def offer(self, options: PlanOptions) -> None:
        """Let these be chosen; to be called once."""
        self.head.show_weeks(options.weeks_text)
        self.stages.offer(options.stages)
        self.exercises.offer(options.exercises)
        self.more.offer(options)
        self.flags.offer(options.flags)

    def show_draft(self, draft: PlanDraft) -> None:
        """Show what is known already, from its beginning."""
        self.blockSignals(True)  # noqa: FBT003 (Qt's own word)
        self.head.show_draft(draft)
        self.stages.show_chosen(draft.stages)
        self.exercises.show_drafts(draft.exercises)
        self.flags.show_chosen(draft.flags)
        self.more.show_draft(draft)
        self.blockSignals(False)  # noqa: FBT003
        self.show_problems({})
        self.put_in_order()
        self._column.to_top()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say on each card what is wrong there, and go to the first; none takes all of it away."""
        for key, card in self._cards.items():
            card.show_problem(problems.get(key, ""))
        wrong = next((card for card in self._cards.values() if card.has_problem), None)
        self._foot.show_hint(self.tr("Something is still to be put right.") if wrong else "", is_warning=True)
        if wrong is not None:
            self._column.reveal(wrong)
            first = next(stop for stop in self._stops_of(wrong) if not stop.isHidden())
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Take the focus to the first field."""
        self.head.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_in_order(self) -> None:
        """Let Tab go through all of it from top to bottom, rows that were made late included."""
        stops = [stop for card in self._cards.values() for stop in self._stops_of(card)]
        for before, after in pairwise([*stops, self.leave, self.review]):
            QWidget.setTabOrder(before, after)

    def _stops_of(self, card: FormCard) -> list[QWidget]:
        head = self.head
        return {
            HEAD: lambda: [head.name, head.role, head.made, head.ends, head.reason],
            STAGES: self.stages.stops,
            EXERCISES: self.exercises.list.stops,
            FLAGS: self.flags.list.stops,
            MORE: self.more.stops,
        }[next(key for key, each in self._cards.items() if each is card)]()

    def _on_edited(self) -> None:
        self.put_in_order()
        self.edited.emit()

    def _build(self) -> None:
        title = QVBoxLayout()
        title.setSpacing(8)
        title.addWidget(Label(self.tr("Enter a physiotherapist's plan"), role=TextRole.PAGE_TITLE, wrap=True))
        lead = self.tr("Take what they told you or wrote down. You see everything once more before it counts.")
        title.addWidget(Label(lead, tone=Tone.INK2, wrap=True))
        self._column.body.addLayout(title)
        for card in self._cards.values():
            self._column.body.addWidget(card)
        self._column.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._column, 1)
        layout.addWidget(self._foot)
