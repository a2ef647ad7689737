"""The sheets over the player: it hurts, skip, end, and the rating after a rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from hipcoach.ui.widgets.buttons import ButtonSize, FilledButton, LinkButton, OutlineButton
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.option_card import Option, OptionCards
from hipcoach.ui.widgets.pain_scale import PainScale
from hipcoach.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from hipcoach.ui.widgets.buttons import Button


class HurtsSheet(Sheet):
    """Asks how strong and what kind, and offers what the rules leave open.

    Signals:
        changed: Score or feeling were chosen.
        chosen: The key of the action the person chose.
    """

    changed = Signal()
    chosen = Signal(str)

    def __init__(self, over: QWidget, feelings: Sequence[Option], actions: Mapping[str, str]) -> None:
        """Make the sheet with the feelings to choose from and the words of every action."""
        super().__init__(over)
        self.setObjectName("hurts_sheet")
        self._title = Label(role=TextRole.PAGE_TITLE, wrap=True)
        self._where = Label(tone=Tone.INK2, wrap=True)
        self._scale = PainScale(self.tr("How strong is the pain right now?"))
        self._feelings = OptionCards(self.tr("What is it like?"), feelings)
        self._note = QLineEdit()
        self._note.setPlaceholderText(self.tr("A word or two, if you like"))
        self._note.setAccessibleName(self.tr("A word or two about the pain"))
        self._advice = Label(role=TextRole.STRONG, wrap=True)
        self._buttons: dict[str, tuple[Button, Button]] = {}
        for key, words in actions.items():
            pair = (FilledButton(words, size=ButtonSize.LARGE_QUIET), OutlineButton(words, size=ButtonSize.LARGE_QUIET))
            for button in pair:
                button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            self._buttons[key] = pair
        self.body.addWidget(self._title)
        self.body.addWidget(self._where)
        self.body.addWidget(Label(self.tr("How strong is the pain right now?"), role=TextRole.CARD_TITLE, wrap=True))
        self.body.addWidget(self._scale)
        self.body.addWidget(Label(self.tr("What is it like?"), role=TextRole.CARD_TITLE))
        self.body.addWidget(self._feelings)
        self.body.addWidget(self._note)
        self.body.addWidget(self._advice)
        self.body.addSpacing(8)
        self.add_buttons(*(button for pair in self._buttons.values() for button in pair))
        self._scale.score_chosen.connect(self.changed)
        self._feelings.value_chosen.connect(self.changed)

    @property
    def score(self) -> int | None:
        """The score, or None."""
        return self._scale.score

    @property
    def feeling(self) -> str | None:
        """Key of the feeling, or None."""
        return self._feelings.value

    @property
    def note(self) -> str:
        """What the person wrote."""
        return self._note.text().strip()

    def open_for(self, title: str, where: str) -> None:
        """Open it with nothing chosen."""
        self._title.setText(title)
        self._where.setText(where)
        self._scale.clear()
        self._feelings.clear()
        self._note.clear()
        self.open_sheet(self._scale)

    def show_actions(self, open_keys: Sequence[str], advice: str, *, has_note: bool) -> None:
        """Offer these actions, the advised one first and filled."""
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        self._note.setVisible(has_note)
        for key, (filled, outline) in self._buttons.items():
            is_first = bool(open_keys) and key == open_keys[0]
            filled.setVisible(key in open_keys and is_first)
            outline.setVisible(key in open_keys and not is_first)


class ChoiceSheet(Sheet):
    """A question with a few answers as buttons, the first one filled.

    Signals:
        chosen: The key of the answer.
    """

    chosen = Signal(str)

    def __init__(self, over: QWidget, title: str, answers: Mapping[str, str], *, line: str = "") -> None:
        """Make it with its answers, the filled one first."""
        super().__init__(over, panel_width=720)
        self._title = Label(title, role=TextRole.PAGE_TITLE, wrap=True)
        self._line = Label(line, tone=Tone.INK2, wrap=True)
        self._line.setVisible(bool(line))
        self.body.addWidget(self._title)
        self.body.addWidget(self._line)
        self._first: Button | None = None
        for key, words in answers.items():
            kind = OutlineButton if self._first else FilledButton
            button = kind(words, size=ButtonSize.LARGE_QUIET)
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            self._first = self._first or button
            self.body.addWidget(button)

    def open_with(self, title: str, line: str = "") -> None:
        """Open it with these words."""
        self._title.setText(title)
        self._line.setText(line)
        self._line.setVisible(bool(line))
        self.open_sheet(self._first)


class SkipSheet(Sheet):
    """Asks why, and how much to skip.

    Signals:
        chosen: Key of the reason ("" for none) and whether the whole exercise is skipped.
    """

    chosen = Signal(str, bool)

    def __init__(self, over: QWidget, reasons: Sequence[Option]) -> None:
        """Make it with the reasons to choose from."""
        super().__init__(over, panel_width=640)
        self.setObjectName("skip_sheet")
        self._reasons = OptionCards(self.tr("Why?"), reasons, columns=1)
        this_set = FilledButton(self.tr("Skip this set"), size=ButtonSize.LARGE_QUIET)
        exercise = OutlineButton(self.tr("Skip the exercise"), size=ButtonSize.LARGE_QUIET)
        stay = LinkButton(self.tr("Keep going"), size=ButtonSize.LARGE_QUIET)
        self.body.addWidget(Label(self.tr("Skip"), role=TextRole.PAGE_TITLE))
        self.body.addWidget(Label(self.tr("Why? It helps the plan. You can leave it open."), tone=Tone.INK2, wrap=True))
        self.body.addWidget(self._reasons)
        self.add_buttons(this_set, exercise, stay)
        this_set.clicked.connect(lambda: self._choose(whole=False))
        exercise.clicked.connect(lambda: self._choose(whole=True))
        stay.clicked.connect(self.dismissed)

    def open_fresh(self) -> None:
        """Open it with nothing chosen."""
        self._reasons.clear()
        self.open_sheet(self._reasons)

    def _choose(self, *, whole: bool) -> None:
        self.chosen.emit(self._reasons.value or "", whole)


class RateSheet(Sheet):
    """Asks for the pain again after a rest.

    Signals:
        rated: The score, or None when left open.
    """

    rated = Signal(object)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("rate_sheet")
        self._scale = PainScale(self.tr("How is the pain now?"))
        go_on = FilledButton(self.tr("Go on"), size=ButtonSize.LARGE)
        self.body.addWidget(Label(self.tr("How is the pain now?"), role=TextRole.PAGE_TITLE, wrap=True))
        self.body.addWidget(
            Label(
                self.tr("The answer decides how the session goes on. Left open, it ends with a quiet minute."),
                tone=Tone.INK2,
                wrap=True,
            )
        )
        self.body.addWidget(self._scale)
        self.add_buttons(go_on)
        go_on.clicked.connect(lambda: self.rated.emit(self._scale.score))

    def open_fresh(self) -> None:
        """Open it with nothing chosen."""
        self._scale.clear()
        self.open_sheet(self._scale)
