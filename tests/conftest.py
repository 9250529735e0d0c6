"""Settings and fixtures shared by all tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.running import Verify

# Deadlines would make slow machines fail.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", settings.get_profile("house"), max_examples=3000)
settings.load_profile("house")


@pytest.fixture
def verify(tmp_path: Path) -> Verify:
    """The command line with a database that does not exist yet."""
    return Verify(tmp_path / "desk.db")
