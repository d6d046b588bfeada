"""What all tests share: property tests draw the same examples every time, and are never timed; evidence is collected."""

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["evidence.collecting", "pytester"]

settings.register_profile(
    "fencang", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
settings.load_profile("fencang")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let whoever has the time kill a command more often."""
    parser.addoption("--kills", type=int, default=3, help="how often tests/analysis/test_killed.py kills a comparison")
