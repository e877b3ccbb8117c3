"""What all tests share: the case files in tests/cases and the option that rewrites them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "cases"

# Machines differ in speed; a law does not. Examples are drawn from a fixed seed so that a run can be repeated.
settings.register_profile(
    "teiwright",
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("teiwright")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --update-golden` writes what the program does now into the case files, to be reviewed like code."""
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite the expected results in the case files"
    )


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def serge() -> Path:
    """The first text of the edition."""
    return ROOT / "tei" / "serge-lenins-heir" / "source.txt"
