"""The person's choices, one row each; what can't be understood falls back to the default."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from hipcoach.domain.preferences import GoOn, Preferences, ThemeChoice
from hipcoach.domain.week import DayKind
from hipcoach.store import tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from hipcoach.store.journal import Journal

_YES, _NO, _NONE = "yes", "no", "none"


class PreferenceStore:
    """Keeps the person's choices; only what differs from the stored rows is written."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def read(self) -> Preferences:
        """All choices, the default where none was made."""
        chosen: dict[str, Any] = {}
        for key, text in self._stored().items():
            try:
                value = _READERS[key](text)
                Preferences(**{key: value})
            except (KeyError, ValueError):
                import logging  # 4 ms of the first paint, for a line that is hardly ever written

                logging.getLogger(__name__).info("preference %s is not understood and left alone", key)
            else:
                chosen[key] = value
        return Preferences(**chosen)

    def save(self, preferences: Preferences) -> None:
        """Write down the choices that changed."""
        stored = self._stored()
        texts = {key: _text(value) for key, value in preferences.as_dict().items()}
        changed = {key: text for key, text in texts.items() if stored.get(key) != text}
        if not changed:
            return
        sql = f"""insert into {tables.PREFERENCES} (key, value) values (?, ?)
            on conflict (key) do update set value = excluded.value"""
        with self._journal.writing() as writer:
            for key, text in changed.items():
                writer.execute(sql, [key, text])

    def _stored(self) -> dict[str, str]:
        return dict(self._journal.rows("select key, value from preferences"))


def _text(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return _YES if value else _NO
    if isinstance(value, tuple):
        return ",".join(_moved_text(*each) if isinstance(each, tuple) else str(each) for each in value)
    return _NONE if value is None else repr(value)


def _moved_text(day: date, kind: DayKind) -> str:
    return f"{day.isoformat()}={kind.value}"


def _moved(text: str) -> tuple[tuple[date, DayKind], ...]:
    pairs = (each.partition("=") for each in text.split(",") if each)
    return tuple((date.fromisoformat(day), DayKind(kind)) for day, _, kind in pairs)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(each) for each in text.split(",") if each)


def _flag(text: str) -> bool:
    if text not in {_YES, _NO}:
        raise ValueError(text)
    return text == _YES


def _flag_or_none(text: str) -> bool | None:
    return None if text == _NONE else _flag(text)


_READERS: dict[str, Callable[[str], Any]] = {
    "go_on": GoOn,
    "volume": float,
    "is_muted": _flag,
    "theme": ThemeChoice,
    "text_scale": float,
    "less_motion": _flag_or_none,
    "key_hints": _flag,
    "single_keys": _flag,
    "strength_days": _numbers,
    "rest_days": lambda text: None if text == _NONE else _numbers(text),
    "moved_days": _moved,
    "cap_minutes": lambda text: None if text == _NONE else int(text),
}
