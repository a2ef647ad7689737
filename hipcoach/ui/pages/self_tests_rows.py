"""The rows of the list of self-tests: last results, what changed, and when each is due again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hipcoach.domain.exercise import Side
from hipcoach.ui import theme
from hipcoach.ui.widgets.buttons import ButtonSize, FilledButton, LinkButton, OutlineButton
from hipcoach.ui.widgets.change_bar import ChangeBar
from hipcoach.ui.widgets.figure_view import FigureView
from hipcoach.ui.widgets.label import Label, TextRole, Tone

if TYPE_CHECKING:
    from hipcoach.ui.pages.self_tests_views import RowView

_FIGURE_PX = (84, 60)
_VALUE_PX, _CHANGE_PX, _DUE_PX = 92, 270, 118
NARROW_PX = 930


class ResultRow(QWidget):
    """One measure.

    Signals:
        opened: The person wants to see its history.
        start_requested: ... or to do the test now.
    """

    opened = Signal()
    start_requested = Signal()

    def __init__(self, view: RowView, *, is_first: bool, parent: QWidget | None = None) -> None:
        """Make it; the first test that is due has the filled button of the page where nothing above it has."""
        super().__init__(parent)
        self.setObjectName(f"row_{view.measure}")
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 10, 0, 10)
        self._line.setSpacing(16)
        self._line.addLayout(self._head(view), 10)
        self._line.addWidget(_Values(view))
        self._change = _Change(view)
        self._line.addWidget(self._change)
        self._line.addWidget(self._due(view, is_first=is_first))
        self._is_narrow = False

    def fold(self, *, is_narrow: bool) -> None:
        """Put the parts below each other where there is little room."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
            self._line.setDirection(down if is_narrow else right)
            self._line.setSpacing(8 if is_narrow else 16)

    def _head(self, view: RowView) -> QHBoxLayout:
        figure = FigureView()
        figure.setFixedSize(*_FIGURE_PX)
        figure.set_radii(8, 8, 8, 8)
        figure.show_exercise(view.picture, Side.RIGHT)
        figure.setAccessibleName("")
        name = LinkButton(view.name, size=ButtonSize.INLINE)
        name.setAccessibleName(self.tr("{name}, history").format(name=view.name))
        name.clicked.connect(self.opened)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name, 0, Qt.AlignmentFlag.AlignLeft)
        what = Label(view.what, role=TextRole.CAPTION, tone=Tone.INK2, wrap=True)
        what.setContentsMargins(6, 0, 0, 0)
        words.addWidget(what)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(figure)
        head.addLayout(words, 1)
        return head

    def _due(self, view: RowView, *, is_first: bool) -> QWidget:
        block = QWidget()
        block.setFixedWidth(theme.scaled(_DUE_PX))
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        if view.start:
            kind = FilledButton if is_first else OutlineButton
            start = kind(view.start, size=ButtonSize.SMALL)
            start.setObjectName(f"start_{view.measure}")
            start.setAccessibleName(self.tr("{start}: {name}").format(start=view.start, name=view.name))
            start.clicked.connect(self.start_requested)
            column.addWidget(start)
        else:
            label = Label(view.due, role=TextRole.CAPTION, tone=Tone.INK2, wrap=True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        return block


class _Values(QWidget):
    """The last results, left and right in their places, or one in the middle."""

    def __init__(self, view: RowView) -> None:
        super().__init__()
        self.setFixedWidth(2 * theme.scaled(_VALUE_PX))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        if view.both or not (view.left or view.right):
            line.addWidget(value_label(view.both or "\N{EN DASH}", Tone.INK, ""), 1)
            return
        for text, tone, side in (
            (view.left, Tone.LEFT, self.tr("Left")),
            (view.right, Tone.RIGHT, self.tr("Right")),
        ):
            line.addWidget(value_label(text or "\N{EN DASH}", tone, side), 1)


class _Change(QWidget):
    """The bar of changes and what they say."""

    def __init__(self, view: RowView) -> None:
        super().__init__()
        self.setFixedWidth(theme.scaled(_CHANGE_PX))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        bar = ChangeBar(self)
        bar.setVisible(bool(view.gains) and view.zone is not None)
        bar.show_change(view.gains, view.zone or 1.0, view.spoken)
        words = Label(view.change, role=TextRole.CAPTION, tone=Tone.GOOD if view.is_good else Tone.INK2, wrap=True)
        words.setMinimumWidth(theme.scaled(92))
        line.addWidget(bar, 3)
        line.addWidget(words, 2)


class ListHead(QWidget):
    """The headings over the columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 6, 0, 10)
        line.setSpacing(16)
        self._since = Label(role=TextRole.CAPTION, tone=Tone.INK2)
        line.addWidget(Label(self.tr("Last result"), role=TextRole.CAPTION, tone=Tone.INK2), 10)
        sides = QWidget()
        sides.setFixedWidth(2 * theme.scaled(_VALUE_PX))
        pair = QHBoxLayout(sides)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(0)
        for words, tone in ((self.tr("Left"), Tone.LEFT), (self.tr("Right"), Tone.RIGHT)):
            label = Label(words, role=TextRole.CAPTION, tone=tone)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            pair.addWidget(label, 1)
        line.addWidget(sides)
        self._since.setFixedWidth(theme.scaled(_CHANGE_PX))
        line.addWidget(self._since)
        due = Label(self.tr("Due again"), role=TextRole.CAPTION, tone=Tone.INK2)
        due.setFixedWidth(theme.scaled(_DUE_PX))
        due.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line.addWidget(due)

    def show_since(self, text: str) -> None:
        """Say since when changes are counted."""
        self._since.setText(text)


def value_label(text: str, tone: Tone, side: str) -> QLabel:
    """A result in large figures, its unit smaller beside it."""
    label = Label("", tone=tone)
    number, _, unit = text.partition(" ")
    large, small = theme.scaled(22), theme.scaled(14)
    label.setTextFormat(Qt.TextFormat.RichText)
    rest = f' <span style="font-size:{small}px;font-weight:500">{unit}</span>' if unit else ""
    is_number = number[:1].isdigit()
    size = large if is_number else small
    label.setText(f'<span style="font-size:{size}px;font-weight:700">{number}</span>{rest}')
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    label.setAccessibleName(f"{side} {text}".strip())
    return label
