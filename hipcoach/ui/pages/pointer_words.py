"""What answers and self-tests point towards in words, with the answers and results behind it; never a diagnosis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from hipcoach.domain.exercise import Side
from hipcoach.domain.signs import SignKind
from hipcoach.ui import labels
from hipcoach.ui.pages.setup_plan_step import PointerView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.content.words import Words
    from hipcoach.domain.measures import Measure
    from hipcoach.domain.profiles import Pointer
    from hipcoach.domain.signs import SignFound

translate = QCoreApplication.translate  # by this name the tool that collects texts finds them


def pointer_view(pointer: Pointer, measures: Mapping[str, Measure], words: Words) -> PointerView:
    """A profile the findings point to."""
    profile = pointer.profile
    numbers = {name: _plain(value) for name, value in profile.as_dict().items()}
    return PointerView(
        says=words.text("profile", profile.id, "says"),
        behind=[sign_words(found, measures, words) for found in pointer.found],
        changes=[text.format(**numbers) for text in words.texts("profile", profile.id, "changes")],
    )


def sign_words(found: SignFound, measures: Mapping[str, Measure], words: Words) -> str:
    """An answer or result that points somewhere, as evidence."""
    sign = found.sign
    if sign.kind is SignKind.FACTS:
        return "; ".join(words.text("fact", fact, "says") for fact in sign.facts)
    text = words.label("sign", sign.id)
    if found.value is None or sign.measure not in measures:
        return text
    value = translate("Pointers", "{n} {unit}").format(
        n=_plain(found.value), unit=words.label("unit", measures[sign.measure].unit)
    )
    if found.side is Side.BOTH:
        return translate("Pointers", "{sign}: {value}").format(sign=text, value=value)
    side = labels.side_word(found.side)
    return translate("Pointers", "{sign}: {value}, {side}").format(sign=text, value=value, side=side)


def _plain(value: object) -> object:
    """A number without needless decimals, in the person's figures; anything else as it is."""
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return value
    return QLocale().toString(float(value), "f", 0 if float(value).is_integer() else 1)
