"""The last cards of the plan's form: precautions, and side, pain, self-tests and profile."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hipcoach.ui.pages.physio_form_head import FormCard
from hipcoach.ui.pages.physio_views import LIFT, SET
from hipcoach.ui.widgets.adding_list import AddedRow, AddingList
from hipcoach.ui.widgets.card import Divider
from hipcoach.ui.widgets.choice_row import ChoiceRow
from hipcoach.ui.widgets.combo import ComboBox
from hipcoach.ui.widgets.field import DecimalField, field
from hipcoach.ui.widgets.folding_line import LineOf
from hipcoach.ui.widgets.label import Label, TextRole
from hipcoach.ui.widgets.search_list import SearchEntry, SearchList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hipcoach.ui.pages.physio_views import FlagOption, MeasureOption, PlanDraft, PlanOptions

_AS_TOLD = "as_told"


class FlagRow(AddedRow):
    """A precaution that is set or lifted.

    Attributes:
        say: To set it or to lift it.
    """

    def __init__(self, option: FlagOption, value: str) -> None:
        super().__init__(option.key, option.name, option.meaning)
        choices = [(SET, self.tr("Set it"))]
        if option.can_lift:
            choices.append((LIFT, self.tr("Lift it")))
        else:
            kept = self.tr("No plan lifts this one: it follows from the risk of falling, and that is about safety.")
            self.body.addWidget(Label(kept, role=TextRole.CAPTION, wrap=True))
        self.say = ChoiceRow(self.tr("What to do with {name}").format(name=option.name), choices)
        self.say.set_value(value if option.can_lift else SET)
        self.say.value_chosen.connect(self.edited)
        self.body.addWidget(self.say)

    def stops(self) -> list[QWidget]:
        """Everything that can have the focus, in order."""
        return [self.remove, *self.say.parts]


class FlagsCard(FormCard):
    """Precautions that count besides the person's own, and those that don't.

    Attributes:
        list: Rows and search.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plan_flags")
        self.set_head(
            self.tr("Precautions"),
            self.tr(
                "A precaution leaves out or changes exercises. The plan can set one, or lift one that your answers set."
            ),
        )
        self._options: Mapping[str, FlagOption] = {}
        search = SearchList(
            self.tr("Add a precaution"), self.tr("Find a precaution"), self.tr("No precaution has that name.")
        )
        self.list = AddingList(search, self._fresh)
        self.body.addWidget(self.list)
        self.list.edited.connect(self.edited)

    def offer(self, flags: Sequence[FlagOption]) -> None:
        """Let these be chosen."""
        self._options = {each.key: each for each in flags}
        now = self.tr("{name} (counts now)")
        entries = [
            SearchEntry(each.key, now.format(name=each.name) if each.is_in_force else each.name) for each in flags
        ]
        self.list.offer(entries)

    def show_chosen(self, chosen: Sequence[tuple[str, str]]) -> None:
        """Show what is known already."""
        self.list.clear()
        for key, say in chosen:
            if key in self._options:
                self.list.put(key, FlagRow(self._options[key], say))

    @property
    def chosen(self) -> tuple[tuple[str, str], ...]:
        """Precaution and ``set`` or ``lift``."""
        return tuple((key, self.row(key).say.value or SET) for key in self.list.rows)

    def row(self, key: str) -> FlagRow:
        """The row of a precaution."""
        return cast("FlagRow", self.list.rows[key])

    def _fresh(self, key: str) -> FlagRow:
        option = self._options[key]
        return FlagRow(option, LIFT if option.is_in_force else SET)


class TargetRow(AddedRow):
    """A result of a self-test that is to be reached.

    Attributes:
        value: The result.
    """

    def __init__(self, option: MeasureOption, value: float) -> None:
        super().__init__(option.key, option.name)
        self.value = DecimalField(option.most, option.step)
        self.value.setValue(value)
        self.value.valueChanged.connect(self.edited)
        words = self.tr("At most, in {unit}") if option.is_lower_better else self.tr("At least, in {unit}")
        self.body.addLayout(field(words.format(unit=option.unit), self.value))

    def stops(self) -> list[QWidget]:
        """Everything that can have the focus, in order."""
        return [self.remove, self.value]


class MoreCard(FormCard):
    """Side, pain ceiling, profile, and targets of self-tests.

    Attributes:
        ceiling: The highest pain.
        profile: The profile to work by.
        targets: Rows and search.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plan_more")
        self.set_head(self.tr("Side, pain and self-tests"))
        self.side: ChoiceRow | None = None
        self.ceiling = ComboBox(self.tr("Highest pain in exercise"))
        self.profile = ComboBox(self.tr("What the plan works on"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.body.addLayout(self._lines)
        self.body.addWidget(Label(self.tr("Results to reach in self-tests"), role=TextRole.STRONG, wrap=True))
        self._options: Mapping[str, MeasureOption] = {}
        search = SearchList(
            self.tr("Add a self-test"), self.tr("Find a self-test"), self.tr("No self-test has that name.")
        )
        self.targets = AddingList(search, self._fresh)
        self.body.addWidget(self.targets)
        self.targets.edited.connect(self.edited)

    def offer(self, options: PlanOptions) -> None:
        """Let these be chosen; to be called once."""
        sides = [(_AS_TOLD, self.tr("As you told")), *options.sides]
        self.side = ChoiceRow(self.tr("Side that goes first"), sides)
        self.side.value_chosen.connect(self.edited)
        self.ceiling.addItem(self.tr("As usual"), None)
        for score in options.ceilings:
            self.ceiling.addItem(self.tr("{n} of 10").format(n=score), score)
        self.profile.addItem(self.tr("As your answers point"), "")
        for key, name in options.profiles:
            self.profile.addItem(name, key)
        lines = (
            (self.tr("Side that goes first"), self.side),
            (self.tr("Highest pain in exercise"), self.ceiling),
            (self.tr("What the plan works on"), self.profile),
        )
        for words, control in lines:
            self._lines.addWidget(Divider())
            self._lines.addWidget(LineOf(words, control))
        self._lines.addWidget(Divider())
        self._options = {each.key: each for each in options.measures}
        self.targets.offer([SearchEntry(each.key, each.name) for each in options.measures])
        for combo in (self.ceiling, self.profile):
            combo.currentIndexChanged.connect(self.edited)

    def show_draft(self, draft: PlanDraft) -> None:
        """Show what is known already."""
        if self.side is not None:
            self.side.set_value(draft.side or _AS_TOLD)
        self.ceiling.setCurrentIndex(max(self.ceiling.findData(draft.ceiling), 0))
        self.profile.setCurrentIndex(max(self.profile.findData(draft.profile), 0))
        self.targets.clear()
        for key, value in draft.targets:
            if key in self._options:
                self.targets.put(key, TargetRow(self._options[key], value))

    @property
    def chosen_side(self) -> str:
        """The side that goes first, or ""."""
        value = self.side.value if self.side is not None else None
        return "" if value in {None, _AS_TOLD} else str(value)

    @property
    def chosen_targets(self) -> tuple[tuple[str, float], ...]:
        """Self-test and value."""
        return tuple((key, cast("TargetRow", row).value.value()) for key, row in self.targets.rows.items())

    def stops(self) -> list[QWidget]:
        """Everything that can have the focus, in order."""
        sides = self.side.parts if self.side is not None else ()
        return [*sides, self.ceiling, self.profile, *self.targets.stops()]

    def _fresh(self, key: str) -> TargetRow:
        option = self._options[key]
        return TargetRow(option, option.proposed)
