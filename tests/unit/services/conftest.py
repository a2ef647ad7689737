from __future__ import annotations

import pytest

from tests.rehearsal import Rehearsal


@pytest.fixture
def house(tmp_path, clock):
    """Training over a real journal."""
    made = Rehearsal(tmp_path, clock)
    yield made
    made.journal.close()
