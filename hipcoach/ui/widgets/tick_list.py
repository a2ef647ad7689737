"""Things to tick, one under the other, closed by "None of these": what is not ticked is a no only after that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hipcoach.ui.widgets.card import Card, Divider
from hipcoach.ui.widgets.question_row import NO, QuestionRow
from hipcoach.ui.widgets.tick_box import TickBox
from hipcoach.ui.widgets.tick_row import TickRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from hipcoach.ui.widgets.question_row import QuestionView

_REST_PX = 10


class TickList(QWidget):
    """Asks many things at once; what follows from a tick is asked below it, with No and Yes.

    Home and End go to the first tick and to "None of these".

    Attributes:
        none: The tick that says no to all the rest.

    Signals:
        answered: The person changed an answer; carries the row, which may have grown.
    """

    answered = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, needs_none: bool = True) -> None:
        """Make an empty list; without ``needs_none`` what is not ticked is a no by itself."""
        super().__init__(parent)
        self._needs_none = needs_none
        self._rows: dict[str, TickRow] = {}
        self._follow_ups: dict[str, QuestionRow] = {}
        self._dividers: list[Divider] = []
        self.none = TickBox("", self)
        self.none.setObjectName("none_of_these")
        self._rest = Card(self, padding=(14, 4))
        self._rest.body.addWidget(self.none)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.none.clicked.connect(self._on_none)

    # -- what is shown -----------------------------------------------------------------------------------------------

    def show_questions(self, views: Sequence[QuestionView], answers: Mapping[str, str]) -> None:
        """Show these questions, each followed by its follow-ups, with the answers that are known.

        Where every tick is known, a no to the rest is as well; ticks alone wait for it.
        """
        self._drop_rows()
        for view in views:
            if view.after:
                self._add_follow_up(view, answers)
            else:
                self._add_row(view, answers)
        self._add_divider()
        self._layout.addSpacing(_REST_PX)
        self._layout.addWidget(self._rest)
        known = [answers.get(key) for key in self._rows]
        self.none.setChecked(NO in known and None not in known)
        self._show_rest()

    def row(self, question_id: str) -> TickRow:
        """The row of a question that can be ticked."""
        return self._rows[question_id]

    def follow_up(self, question_id: str) -> QuestionRow:
        """The row of a question that follows from a tick."""
        return self._follow_ups[question_id]

    # -- what is answered --------------------------------------------------------------------------------------------

    def ticks(self) -> dict[str, str]:
        """What was said so far: ticks, "not sure" and what follows from them, by id; no no by silence."""
        given = {key: answer for key, row in self._rows.items() if (answer := row.answer) is not None}
        return given | {key: answer for key, row in self._asked().items() if (answer := row.answer) is not None}

    def answers(self) -> dict[str, str]:
        """Every answer to what can be seen; the rest is a no once the person says so."""
        rest = dict.fromkeys((key for key, row in self._rows.items() if row.answer is None), NO)
        return (rest if self.none.isChecked() or not self._needs_none else {}) | self.ticks()

    def left(self) -> int:
        """How many answers are missing: those that follow from a tick, and one for the rest."""
        missing = sum(row.answer is None for row in self._asked().values())
        return missing + (1 if self.is_rest_open else 0)

    @property
    def is_rest_open(self) -> bool:
        """Whether nothing was said yet about what is not ticked."""
        return self._has_rest() and not self.none.isChecked()

    # -- the keyboard ------------------------------------------------------------------------------------------------

    def stops(self) -> list[QWidget]:
        """Everything the keyboard goes through, in order."""
        found: list[QWidget] = []
        for key, row in self._rows.items():
            found += row.stops
            found += [
                part for each in self._follow_ups.values() if each.view.after == key for part in each.choice.parts
            ]
        return [*found, self.none]

    def focus_first(self) -> bool:
        """Take the focus to what is missing first, else to the first tick; False when there is nothing."""
        if not self._rows:
            return False
        open_rows = [row for row in self._asked().values() if row.answer is None]
        if open_rows:
            open_rows[0].choice.setFocus()
        else:
            next(iter(self._rows.values())).tick.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Jump to the first tick or to "None of these"; arrow keys go from one to the next by themselves."""
        key = Qt.Key(event.key())
        if self._rows and key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            first = next(iter(self._rows.values())).tick
            last = self.none if self._has_rest() else list(self._rows.values())[-1].tick
            (first if key is Qt.Key.Key_Home else last).setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    # -- inside ----------------------------------------------------------------------------------------------------

    def _add_row(self, view: QuestionView, answers: Mapping[str, str]) -> None:
        row = TickRow(view, self)
        row.set_answer(answers.get(view.id))
        row.answered.connect(lambda: self._on_answered(row))
        self._add_divider()
        self._layout.addWidget(row)
        self._rows[view.id] = row

    def _add_follow_up(self, view: QuestionView, answers: Mapping[str, str]) -> None:
        row = QuestionRow(view, self)
        row.set_answer(answers.get(view.id))
        row.answered.connect(lambda: self.answered.emit(row))
        self._layout.addWidget(row)
        self._follow_ups[view.id] = row

    def _add_divider(self) -> None:
        divider = Divider(self)
        self._layout.addWidget(divider)
        self._dividers.append(divider)

    def _asked(self) -> dict[str, QuestionRow]:
        """The follow-ups that can be seen."""
        return {key: row for key, row in self._follow_ups.items() if self._rows[row.view.after].answer is not None}

    def _has_rest(self) -> bool:
        return self._needs_none and any(row.answer is None for row in self._rows.values())

    def _on_none(self, _is_on: bool) -> None:  # noqa: FBT001 (a signal's payload)
        self.answered.emit(self.none)

    def _on_answered(self, row: TickRow) -> None:
        if row.answer is not None:
            self.none.setChecked(False)  # it was said before this tick was
        self._show_rest()
        self.answered.emit(row)

    def _show_rest(self) -> None:
        """Show what the ticks ask for, and what "none" is about."""
        asked = self._asked()
        for key, row in self._follow_ups.items():
            row.setVisible(key in asked)
        is_any = any(row.answer is not None for row in self._rows.values())
        self.none.setText(self.tr("None of the others") if is_any else self.tr("None of these"))
        self._rest.setVisible(self._has_rest())
        self.none.updateGeometry()

    def _drop_rows(self) -> None:
        for widget in (*self._rows.values(), *self._follow_ups.values(), *self._dividers):
            self._layout.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        while self._layout.takeAt(0) is not None:
            pass
        self._rows.clear()
        self._follow_ups.clear()
        self._dividers.clear()
