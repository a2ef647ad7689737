"""Facts about the person as words: sex, operations, what is there at home."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from hipcoach.domain.household import Thing
from hipcoach.domain.person import Precautions, Sex, Surgery


def sex_word(sex: Sex) -> str:
    """An answer to the question that only serves to compare."""
    match sex:
        case Sex.FEMALE:
            return QCoreApplication.translate("PersonLabels", "Female")
        case Sex.MALE:
            return QCoreApplication.translate("PersonLabels", "Male")
        case Sex.NOT_TOLD:
            return QCoreApplication.translate("PersonLabels", "Rather not say")
        case _:
            assert_never(sex)


def surgery_word(surgery: Surgery) -> str:
    """An answer to "Have you had one?"."""
    match surgery:
        case Surgery.NONE:
            return QCoreApplication.translate("PersonLabels", "No")
        case Surgery.HIP_REPLACED:
            return QCoreApplication.translate("PersonLabels", "Hip replaced")
        case Surgery.HIP_OTHER:
            return QCoreApplication.translate("PersonLabels", "Another on the hip")
        case Surgery.BACK_OR_BELLY:
            return QCoreApplication.translate("PersonLabels", "Pelvis, back or belly")
        case _:
            assert_never(surgery)


def precautions_word(precautions: Precautions) -> str:
    """An answer to whether movements are still to be avoided."""
    match precautions:
        case Precautions.LIFTED:
            return QCoreApplication.translate("PersonLabels", "No, or not any more")
        case Precautions.IN_FORCE:
            return QCoreApplication.translate("PersonLabels", "Yes, still")
        case Precautions.UNSURE:
            return QCoreApplication.translate("PersonLabels", "Not sure")
        case _:
            assert_never(precautions)


def thing_word(thing: Thing) -> str:  # noqa: C901, PLR0911, PLR0912 (a table written as match)
    """Something at home, so that everybody knows whether it is there."""
    match thing:
        case Thing.CHAIR:
            return QCoreApplication.translate("PersonLabels", "A firm chair that doesn't roll")
        case Thing.COUNTER:
            return QCoreApplication.translate("PersonLabels", "A kitchen counter or rail to hold on to")
        case Thing.MAT:
            return QCoreApplication.translate("PersonLabels", "A mat or rug on the floor")
        case Thing.EDGE:
            return QCoreApplication.translate("PersonLabels", "A firm bed or table to lie at the edge of")
        case Thing.STRAP:
            return QCoreApplication.translate("PersonLabels", "A belt, strap or long towel")
        case Thing.BAND:
            return QCoreApplication.translate("PersonLabels", "A light exercise band")
        case Thing.FIXED_BAND:
            return QCoreApplication.translate("PersonLabels", "A band, and a door to fix it to")
        case Thing.STEP:
            return QCoreApplication.translate("PersonLabels", "A step or stairs")
        case Thing.STICK:
            return QCoreApplication.translate("PersonLabels", "A broom handle or stick")
        case Thing.MIRROR:
            return QCoreApplication.translate("PersonLabels", "A long mirror")
        case Thing.PHONE:
            return QCoreApplication.translate("PersonLabels", "A phone with a camera")
        case Thing.RULER:
            return QCoreApplication.translate("PersonLabels", "A ruler or tape measure")
        case Thing.SCALES:
            return QCoreApplication.translate("PersonLabels", "Two bathroom scales of the same kind")
        case _:
            assert_never(thing)
