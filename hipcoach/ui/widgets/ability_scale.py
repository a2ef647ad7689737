"""How well something goes, 0 to 10: the buttons and keys of the pain scale between other words."""

from __future__ import annotations

from hipcoach.ui.widgets.pain_scale import PainScale


class AbilityScale(PainScale):
    """A pain scale the other way round: here more is better."""

    def _no_pain(self) -> str:
        return self.tr("Can't do it")

    def _worst_pain(self) -> str:
        return self.tr("As well as before")
