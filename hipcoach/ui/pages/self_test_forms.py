"""How a try is answered: a count, a number, two scales, a side, or faults that were seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from hipcoach.domain.protocol_plan import TaskKind
from hipcoach.ui.widgets.choice_row import ChoiceRow
from hipcoach.ui.widgets.count_row import CountRow
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.number_stepper import NumberStepper
from hipcoach.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from hipcoach.ui.pages.self_test_views import AskView

_LONGEST = 8
_FOLLOWS = {"knee_foot": "knee_toe"}  # who sees the second has seen the first


class Entry(NamedTuple):
    """What was entered, as it stands in the fields.

    Attributes:
        texts: The numbers as words; two of the scales, left first.
        choice: Key of the side that was chosen, or None.
        ticks: Keys of what was ticked.
    """

    texts: tuple[str, ...] = ()
    choice: str | None = None
    ticks: tuple[str, ...] = ()


class Form(QWidget):
    """The ground of every form.

    Signals:
        changed: Something else stands in it.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)

    def ask(self, view: AskView) -> None:
        """Ask, with nothing answered."""

    @property
    def entry(self) -> Entry:
        """What was entered."""
        return Entry()

    def first(self) -> QWidget:
        """What gets the keyboard."""
        return self


class CountForm(Form):
    """Clean moves, 0 to 10."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = CountRow(self.tr("How many?"))
        self.body.addWidget(self.row)
        self.row.score_chosen.connect(self.changed)

    def ask(self, view: AskView) -> None:
        """Ask, with nothing answered."""
        self.row.setAccessibleName(view.question)
        self.row.clear()

    @property
    def entry(self) -> Entry:
        """The count."""
        return Entry(texts=("" if self.row.score is None else str(self.row.score),))

    def first(self) -> QWidget:
        """The row."""
        return self.row


class NumberForm(Form):
    """A number; at the chair stand also whether the arms helped."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stepper = NumberStepper()
        self.arms = TickBox(self.tr("I needed my arms"))
        self.arms.setObjectName("arms")
        self.body.addWidget(self.stepper)
        self.body.addWidget(self.arms)
        self.stepper.changed.connect(self.changed)
        self.arms.toggled.connect(lambda _on: self.changed.emit())

    def ask(self, view: AskView) -> None:
        """Ask, with nothing answered."""
        self.stepper.ask(view.question, view.unit, step=view.step, most=view.most)
        self.arms.setChecked(False)
        self.arms.setVisible(view.kind is TaskKind.STANDS)

    @property
    def entry(self) -> Entry:
        """The number, and whether the arms helped."""
        return Entry(texts=(self.stepper.text,), ticks=("arms",) if self.arms.isChecked() else ())

    def first(self) -> QWidget:
        """The number."""
        return self.stepper.edit


class ScalesForm(Form):
    """What both scales showed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        self.fields: list[QLineEdit] = []
        for column, (words, tone) in enumerate(
            ((self.tr("Under your left foot"), Tone.LEFT), (self.tr("Under your right foot"), Tone.RIGHT))
        ):
            field = QLineEdit()
            field.setObjectName(("left", "right")[column])
            field.setAccessibleName(words)
            field.setMaxLength(_LONGEST)
            field.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
            field.textChanged.connect(lambda _text: self.changed.emit())
            grid.addWidget(Label(words, role=TextRole.STRONG, tone=tone, wrap=True), 0, column)
            grid.addWidget(field, 1, column)
            self.fields.append(field)
        self.body.addLayout(grid)

    def ask(self, view: AskView) -> None:
        """Ask, with nothing answered."""
        for field in self.fields:
            field.clear()
            field.setAccessibleDescription(view.question)

    @property
    def entry(self) -> Entry:
        """Both numbers, left first."""
        return Entry(texts=tuple(field.text().strip() for field in self.fields))

    def first(self) -> QWidget:
        """The left scale."""
        return self.fields[0]


class SideForm(Form):
    """Which side is higher or lower, and by how much where that is measured."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: ChoiceRow | None = None
        self.stepper = NumberStepper()
        self.body.addWidget(self.stepper)
        self.stepper.changed.connect(self.changed)

    def ask(self, view: AskView) -> None:
        """Ask, with nothing answered."""
        if self._row is not None:
            self._row.hide()
            self._row.deleteLater()
        self._row = ChoiceRow(view.question, view.choices, joined=False)
        self._row.setObjectName("side")
        self._row.value_chosen.connect(self._on_side)
        self.body.insertWidget(0, self._row)
        self.stepper.ask(view.question, view.unit, step=view.step, most=view.most)
        self.stepper.setVisible(view.kind is TaskKind.PILE)

    @property
    def entry(self) -> Entry:
        """The side and the number."""
        choice = self._row.value if self._row is not None else None
        return Entry(texts=(self.stepper.text,), choice=choice)

    def first(self) -> QWidget:
        """The sides."""
        return self._row or self

    def _on_side(self, key: str) -> None:
        self.stepper.setEnabled(key != "both")
        if key == "both":
            self.stepper.set_value(0)
        self.changed.emit()


class FaultsForm(Form):
    """What was seen on the film, one fault a tick."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticks: dict[str, TickBox] = {}
        self._total = Label(role=TextRole.CARD_TITLE)
        self.body.setSpacing(2)
        self.body.addWidget(self._total)

    def ask(self, view: AskView) -> None:
        """Ask, with nothing answered."""
        for tick in self._ticks.values():
            tick.hide()
            tick.deleteLater()
        self._ticks = {key: TickBox(words) for key, words in view.choices}
        for place, (key, tick) in enumerate(self._ticks.items()):
            tick.setObjectName(key)
            tick.toggled.connect(lambda is_on, key=key: self._on_tick(key, is_on=is_on))
            self.body.insertWidget(place, tick)
        self._show_total()

    @property
    def entry(self) -> Entry:
        """The faults seen."""
        return Entry(ticks=tuple(key for key, tick in self._ticks.items() if tick.isChecked()))

    def first(self) -> QWidget:
        """The first fault."""
        return next(iter(self._ticks.values()), self)

    def _on_tick(self, key: str, *, is_on: bool) -> None:
        if is_on and key in _FOLLOWS:
            self._ticks[_FOLLOWS[key]].setChecked(True)
        for later, first in _FOLLOWS.items():
            if first == key and not is_on:
                self._ticks[later].setChecked(False)
        self._show_total()
        self.changed.emit()

    def _show_total(self) -> None:
        self._total.setText(self.tr("Faults: {n}").format(n=len(self.entry.ticks)))


FORMS = {
    TaskKind.COUNT: CountForm,
    TaskKind.STANDS: NumberForm,
    TaskKind.READING: NumberForm,
    TaskKind.LOOK: ScalesForm,
    TaskKind.LEVEL: SideForm,
    TaskKind.PILE: SideForm,
    TaskKind.FAULTS: FaultsForm,
}
"""The form of each kind of try; a hold is not asked for."""
