"""What every test may ask for."""

from __future__ import annotations

import pytest
from hypothesis import settings

from tests.fake_clock import FakeClock

# A machine under load must not fail a test that is merely slow.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


@pytest.fixture
def clock():
    return FakeClock()
