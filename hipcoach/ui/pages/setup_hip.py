"""Leads through age, side, usual pain and sex; each is in the journal once it is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.age import ASKED_BANDS, AgeBand
from hipcoach.domain.exercise import Side
from hipcoach.domain.person import Occasion, Sex
from hipcoach.services.first_run import Part
from hipcoach.ui import labels, person_labels
from hipcoach.ui.pages.setup_hip_step import HipStep, HipView
from hipcoach.ui.pages.setup_part import Footer, SetupPart

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from hipcoach.services.screening import ScreeningService


class HipPart(SetupPart):
    """Presents the four questions."""

    def __init__(self, screening: ScreeningService, parent: QObject) -> None:
        self._step = HipStep(
            [(band.value, labels.age_word(band)) for band in ASKED_BANDS],
            [(side.value, labels.side_title(side)) for side in Side],
            [(sex.value, person_labels.sex_word(sex)) for sex in Sex],
        )
        super().__init__(Part.HIP, self._step, parent)
        self._screening = screening
        step = self._step
        step.age_chosen.connect(lambda key: self.write(lambda: screening.set_age_band(AgeBand(key))))
        step.side_chosen.connect(lambda key: self.write(lambda: screening.set_side(Side(key))))
        step.pain_chosen.connect(lambda score: self.write(lambda: screening.set_usual_pain(score)))
        step.sex_chosen.connect(lambda key: self.write(lambda: screening.set_sex(Sex(key))))

    def show(self) -> None:
        """Show what is known; a band that is no longer offered is asked for again."""
        screening = self._screening
        band, side, sex = screening.age_band, screening.side, screening.sex
        self._step.show_facts(
            HipView(
                age=band.value if band in ASKED_BANDS and band is not None else None,
                side=side.value if side else None,
                pain=screening.usual_pain,
                sex=sex.value if sex else None,
            )
        )

    def footer(self) -> Footer:
        """Go on once the three that are needed are answered."""
        left = self._step.left()
        if left == 0 and self._screening.contradicted():
            hint = self.tr("So much pain asks for a clinician first. Going on pauses exercise until then.")
            return Footer(self.tr("Continue"), hint, is_warning=True)
        return Footer(self.tr("Continue"), self.questions_left(left), left == 0)

    def record(self) -> None:
        """Write down again what could not be written before, and let the careful answer count."""
        step, screening = self._step, self._screening
        age, side, pain = AgeBand(step.age.value), Side(step.side.value), step.pain.score
        if screening.age_band is not age:
            screening.set_age_band(age)
        if screening.side is not side:
            screening.set_side(side)
        if pain is not None and screening.usual_pain != pain:
            screening.set_usual_pain(pain)
        if step.sex.value is not None and screening.sex is not Sex(step.sex.value):
            screening.set_sex(Sex(step.sex.value))
        screening.settle_contradictions(Occasion.SETUP)
