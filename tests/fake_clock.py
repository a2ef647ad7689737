"""A clock that stands still until a test moves it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class FakeClock:
    """Both clocks of :class:`hipcoach.services.clock.Clock`, moved by hand."""

    def __init__(self, local: datetime = datetime(2026, 3, 2, 8, 0, tzinfo=UTC), now_s: float = 100.0) -> None:
        self.local = local
        self.now_s = now_s
        self.speed = 1.0

    def monotonic_s(self) -> float:
        return self.now_s

    def local_now(self) -> datetime:
        return self.local

    def to_real_s(self, monotonic_s: float) -> float:
        return monotonic_s / self.speed

    def pass_s(self, seconds: float) -> None:
        """Let time pass on both clocks."""
        self.now_s += seconds
        self.local += timedelta(seconds=seconds)

    def jump_s(self, seconds: float) -> None:
        """Let time pass on the calendar only, as where the steady clock stands still in sleep."""
        self.local += timedelta(seconds=seconds)
