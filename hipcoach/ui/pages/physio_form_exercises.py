"""The card of the plan's form that says what is to be done of single exercises."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QBoxLayout, QWidget

from hipcoach.ui.pages.physio_form_head import FormCard
from hipcoach.ui.pages.physio_views import AS_USUAL, DO, EXACT, LEAVE, LEVELS, LIMIT, ExerciseDraft
from hipcoach.ui.widgets.adding_list import AddedRow, AddingList
from hipcoach.ui.widgets.choice_row import ChoiceRow
from hipcoach.ui.widgets.combo import ComboBox
from hipcoach.ui.widgets.field import NumberField, field
from hipcoach.ui.widgets.folding import fold
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.search_list import SearchEntry, SearchList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from hipcoach.ui.pages.physio_views import ExerciseOption

_NARROW_PX = 560
_MOST_SETS, _MOST_REPS, _MOST_S = 20, 100, 600  # more is a slip of the finger


class ExercisesCard(FormCard):
    """A searchable list, and a row for each exercise the plan says something about.

    Attributes:
        list: Rows and search.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plan_exercises")
        self.set_head(
            self.tr("Exercises"), self.tr("Add the exercises the plan names. All others go by the path, as ever.")
        )
        self._options: Mapping[str, ExerciseOption] = {}
        search = SearchList(
            self.tr("Add an exercise"), self.tr("Find an exercise"), self.tr("No exercise has that name.")
        )
        self.list = AddingList(search, self._fresh)
        self.body.addWidget(self.list)
        self.list.edited.connect(self.edited)

    def offer(self, exercises: Sequence[ExerciseOption]) -> None:
        """Let these be chosen."""
        self._options = {each.key: each for each in exercises}
        self.list.offer([SearchEntry(each.key, f"{each.name}, {each.stage}") for each in exercises])

    def show_drafts(self, drafts: Sequence[ExerciseDraft]) -> None:
        """Show what is known already."""
        self.list.clear()
        for draft in drafts:
            if draft.key in self._options:
                self.list.put(draft.key, ExerciseRow(self._options[draft.key], draft))

    @property
    def drafts(self) -> tuple[ExerciseDraft, ...]:
        """What is said about each exercise."""
        return tuple(self.row(key).draft for key in self.list.rows)

    def row(self, key: str) -> ExerciseRow:
        """The row of an exercise."""
        return cast("ExerciseRow", self.list.rows[key])

    def _fresh(self, key: str) -> ExerciseRow:
        option = self._options[key]
        first = option.levels[0]
        draft = ExerciseDraft(key=key, level=first.level, sets=first.sets, reps=first.reps, hold_s=first.hold_s)
        return ExerciseRow(option, draft)


class ExerciseRow(AddedRow):
    """What the plan says about one exercise.

    Attributes:
        say: To do it, to hold it back, or to leave it out.
        amount: As usual, between levels, or an exact dose.
        low: Lowest level.
        high: Highest level.
        level: Level of the exact dose.
        sets: Sets of it; so it is with repetitions and seconds.
    """

    def __init__(self, option: ExerciseOption, draft: ExerciseDraft) -> None:
        super().__init__(option.key, option.name, option.stage)
        self._option = option
        self.say = ChoiceRow(
            self.tr("What to do with {name}").format(name=option.name),
            [(DO, self.tr("Do it")), (LIMIT, self.tr("Hold it back")), (LEAVE, self.tr("Leave it out"))],
        )
        self.amount = ChoiceRow(
            self.tr("How much of {name}").format(name=option.name),
            [(AS_USUAL, self.tr("As usual")), (LEVELS, self.tr("Levels")), (EXACT, self.tr("Exact dose"))],
        )
        self.low, self.high = self._levels(has_any=True), self._levels(has_any=True)
        self.level = self._levels(has_any=False)
        self.sets, self.reps = NumberField(1, _MOST_SETS), NumberField(1, _MOST_REPS)
        self.hold_s = NumberField(int(option.has_hold), _MOST_S)
        self._hint = Label(role=TextRole.CAPTION, tone=Tone.INK2, wrap=True)
        self._low, self._high = _part(self.tr("From level"), self.low), _part(self.tr("Up to level"), self.high)
        self._exact = QWidget()
        self._rows = [self._lay_out_levels(), self._lay_out_exact()]
        self._show(draft)
        self._listen()

    @property
    def draft(self) -> ExerciseDraft:
        """What is said."""
        return ExerciseDraft(
            key=self._option.key,
            say=self.say.value or DO,
            amount=self.amount.value or AS_USUAL,
            low=self.low.currentData(),
            high=self.high.currentData(),
            level=self.level.currentData(),
            sets=self.sets.value(),
            reps=self.reps.value(),
            hold_s=self.hold_s.value(),
        )

    def stops(self) -> list[QWidget]:
        """Everything that can have the focus, in order."""
        fields = [self.low, self.high, self.level, self.sets, self.reps]
        hold = [self.hold_s] if self._option.has_hold else []
        return [self.remove, *self.say.parts, *self.amount.parts, *fields, *hold]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the fields where there is little room."""
        super().resizeEvent(event)
        for row in self._rows:
            fold(row, self.width(), _NARROW_PX)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _levels(self, *, has_any: bool) -> ComboBox:
        combo = ComboBox("")
        if has_any:
            combo.addItem(self.tr("Any"), None)
        for each in self._option.levels:
            combo.addItem(str(each.level), each.level)
        return combo

    def _lay_out_levels(self) -> QBoxLayout:
        between = _row([self._low, self._high])
        for widget in (self.say, self._hint, self.amount):
            self.body.addWidget(widget)
        self.body.addLayout(between)
        return between

    def _lay_out_exact(self) -> QBoxLayout:
        parts = [_part(self.tr("Done as at level"), self.level), _part(self.tr("Sets"), self.sets)]
        parts.append(_part(self._option.reps_words, self.reps))
        if self._option.has_hold:
            parts.append(_part(self.tr("Seconds each"), self.hold_s))
        exact = _row(parts)
        self._exact.setLayout(exact)
        self.body.addWidget(self._exact)
        return exact

    def _show(self, draft: ExerciseDraft) -> None:
        self.say.set_value(draft.say)
        self.amount.set_value(draft.amount)
        self.sets.setValue(draft.sets)
        self.reps.setValue(draft.reps)
        self.hold_s.setValue(draft.hold_s)
        self._unfold()
        for combo, level in ((self.low, draft.low), (self.high, draft.high), (self.level, draft.level)):
            combo.setCurrentIndex(max(combo.findData(level), 0))

    def _listen(self) -> None:
        for choice in (self.say, self.amount):
            choice.value_chosen.connect(self._on_chosen)
        for combo in (self.low, self.high):
            combo.currentIndexChanged.connect(self.edited)
        self.level.currentIndexChanged.connect(self._on_level)
        for number in (self.sets, self.reps, self.hold_s):
            number.valueChanged.connect(self.edited)

    def _on_chosen(self, _key: str) -> None:
        self._unfold()
        self.edited.emit()

    def _on_level(self) -> None:
        """Propose the usual dose of another level."""
        chosen = next(each for each in self._option.levels if each.level == self.level.currentData())
        for number, value in ((self.sets, chosen.sets), (self.reps, chosen.reps), (self.hold_s, chosen.hold_s)):
            with QSignalBlocker(number):
                number.setValue(value)
        self.edited.emit()

    def _unfold(self) -> None:
        """Ask only for what fits what was said."""
        say, amount = self.say.value, self.amount.value
        is_limit, is_between = say == LIMIT, say == DO and amount == LEVELS
        self._offer_any(is_offered=not is_limit)
        self._hint.setText(self._hints()[say or DO])
        self.amount.setVisible(say == DO)
        self._low.setVisible(is_between)
        self._high.setVisible(is_between or is_limit)
        self._exact.setVisible(say == DO and amount == EXACT)

    def _offer_any(self, *, is_offered: bool) -> None:
        """Let the highest level be any, or not: who holds something back says how far."""
        place = self.high.findText(self.tr("Any"))
        with QSignalBlocker(self.high):
            if is_offered and place < 0:
                self.high.insertItem(0, self.tr("Any"), None)
            elif not is_offered and place >= 0:
                self.high.removeItem(place)

    def _hints(self) -> dict[str, str]:
        return {
            DO: self.tr("Open now, whatever the path says, and in the next sessions where it fits."),
            LIMIT: self.tr("When the path opens it, it goes up to this level and no further."),
            LEAVE: self.tr("It is in no session while the plan holds."),
        }


def _part(words: str, edit: QWidget) -> QWidget:
    """A field under its words, which can be hidden as one."""
    part = QWidget()
    layout = field(words, edit)
    layout.setContentsMargins(0, 0, 0, 0)
    part.setLayout(layout)
    return part


def _row(parts: Sequence[QWidget]) -> QBoxLayout:
    """Fields side by side."""
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    for part in parts:
        row.addWidget(part, 1)
    return row
