"""The first plan: the stage, each part of the first session with its reason, and what the answers point towards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hipcoach.ui.pages.setup_step import Step
from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.card import Card, Divider
from hipcoach.ui.widgets.label import Label, TextRole, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

_BULLET = "\N{BULLET}"


class PointerView(NamedTuple):
    """What answers and tests point towards.

    Attributes:
        says: The sentence about it.
        behind: The answers and results behind it.
        changes: What it changes.
    """

    says: str
    behind: Sequence[str]
    changes: Sequence[str]


class PartView(NamedTuple):
    """One part of the first session: its name and dose, and why it is there."""

    name: str
    dose: str
    reason: str


class PlanView(NamedTuple):
    """The first plan.

    Attributes:
        stage: Name of the first stage.
        why: What it is for.
        session: What the first session is, and how long it takes; says why there is none where there is none.
        shared: The reason that all parts share, may be empty.
        parts: Its parts.
        pointers: What the answers point towards; may be empty.
        elsewhere: Title and text where they point away from the hip, else empty.
        standing: What is said where standing work waits, may be empty.
        changes: The precautions it takes into account; may be empty.
        notice: The short notice.
    """

    stage: str
    why: str
    session: str
    shared: str
    parts: Sequence[PartView]
    pointers: Sequence[PointerView]
    elsewhere: tuple[str, str]
    standing: str
    changes: Sequence[str]
    notice: str


class PlanStep(Step):
    """Shows the first plan."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plan_step")
        self._over_stage, self._over_session = Label(role=TextRole.EYEBROW), Label(role=TextRole.EYEBROW)
        self._stage = Label(role=TextRole.SESSION_TITLE, wrap=True)
        self._why = Label(role=TextRole.STRONG, wrap=True)
        self._session, self._shared = Label(role=TextRole.CARD_TITLE, wrap=True), Label(tone=Tone.INK2, wrap=True)
        self._parts, self._pointers = QVBoxLayout(), QVBoxLayout()
        self._parts.setSpacing(0)
        self._pointers.setSpacing(14)
        self._standing, self._elsewhere, self._changes = Banner(), Banner(), Banner()
        self._pointing = Card(padding=(28, 22))
        self._notice = Label(role=TextRole.CAPTION, tone=Tone.INK2, wrap=True)
        self.body.addWidget(self._stage_card())
        self.body.addWidget(self._standing)
        self.body.addWidget(self._session_card())
        self.body.addWidget(self._changes)
        self.body.addWidget(self._pointing)
        self.body.addWidget(self._elsewhere)
        self.body.addWidget(self._notice)
        self.body.addStretch(1)

    def show_head(self, title: str, lead: str, over_stage: str, over_session: str) -> None:
        """Show what this page is, and the words over its two cards."""
        self.title.setText(title)
        self.lead.setText(lead)
        self._over_stage.setText(over_stage)
        self._over_session.setText(over_session)

    def show_plan(self, view: PlanView) -> None:
        """Show the first plan."""
        self._stage.setText(view.stage)
        self._why.setText(view.why)
        self._session.setText(view.session)
        self._shared.setText(view.shared)
        self._shared.setVisible(bool(view.shared))
        self._standing.show_message(view.standing, BannerTone.WARN, title=self.tr("Standing exercises wait"))
        self._changes.show_message(_listed(view.changes), title=self.tr("Your plan takes this into account"))
        title, text = view.elsewhere
        self._elsewhere.show_message(text, BannerTone.WARN, title=title)
        _clear(self._parts)
        for part in view.parts:
            self._add_part(part)
        _clear(self._pointers)
        for pointer in view.pointers:
            self._add_pointer(pointer)
        self._pointing.setVisible(bool(view.pointers))
        self._notice.setText(view.notice)
        self.to_top()

    def _stage_card(self) -> Card:
        honest = self.tr(
            "A little more pain in the first days is common. Up to 5 of 10 is fine when it has settled by the next "
            "morning. Your answers after each session decide the next dose."
        )
        card = Card(padding=(28, 24))
        card.body.setSpacing(10)
        card.body.addWidget(self._over_stage)
        card.body.addWidget(self._stage)
        card.body.addWidget(self._why)
        card.body.addWidget(Label(self.tr("What you write down, not the calendar, opens the next stage."), wrap=True))
        card.body.addWidget(Label(honest, wrap=True))
        return card

    def _session_card(self) -> Card:
        card = Card(padding=(28, 22))
        card.body.addWidget(self._over_session)
        card.body.addWidget(self._session)
        card.body.addWidget(self._shared)
        card.body.addLayout(self._parts)
        self._pointing.body.addWidget(Label(self.tr("What your answers point towards"), role=TextRole.EYEBROW))
        self._pointing.body.addLayout(self._pointers)
        return card

    def _add_part(self, part: PartView) -> None:
        if self._parts.count():
            self._parts.addWidget(Divider())
        name = self.tr("{name}, {dose}").format(name=part.name, dose=part.dose)
        row = QWidget()
        lines = QVBoxLayout(row)
        lines.setContentsMargins(0, 8, 0, 8)
        lines.setSpacing(2)
        lines.addWidget(Label(name, role=TextRole.STRONG, wrap=True))
        lines.addWidget(Label(part.reason, tone=Tone.INK2, wrap=True))
        self._parts.addWidget(row)

    def _add_pointer(self, pointer: PointerView) -> None:
        self._pointers.addWidget(Label(pointer.says, role=TextRole.STRONG, wrap=True))
        self._pointers.addWidget(Label(self.tr("What is behind it"), role=TextRole.CAPTION, tone=Tone.INK2))
        self._pointers.addWidget(Label(_listed(pointer.behind), wrap=True))
        self._pointers.addWidget(Label(self.tr("What it changes"), role=TextRole.CAPTION, tone=Tone.INK2))
        self._pointers.addWidget(Label(_listed(pointer.changes), wrap=True))


def _listed(lines: Sequence[str]) -> str:
    return "\n".join(f"{_BULLET} {line}" for line in lines) if len(lines) > 1 else "".join(lines)


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
