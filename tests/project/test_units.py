"""The units of systemd: it finds nothing wrong with them, and they shut in what they start."""

import configparser
import subprocess
from pathlib import Path

import pytest

from kiosk.config import load
from kiosk.terminal.service_manager import AGENT_SILENCE_SECONDS

ROOT = Path(__file__).resolve().parents[2]
UNITS = sorted((ROOT / "systemd").glob("*.service"))
INSTALLED = "/opt/kiosk"


@pytest.fixture(params=UNITS, ids=lambda unit: unit.stem)
def unit(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """As it is installed, with this checkout for its program."""
    installed: Path = request.param
    here = tmp_path / installed.name
    here.write_text(installed.read_text().replace(INSTALLED, str(ROOT)))
    return here


def analyze(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["systemd-analyze", *arguments], capture_output=True, text=True, check=False)


def test_nothing_is_wrong_with_it(unit: Path) -> None:
    found = analyze("verify", "--man=no", str(unit))
    assert (found.returncode, found.stdout + found.stderr) == (0, "")


def test_what_it_starts_is_shut_in(unit: Path) -> None:
    found = analyze("security", "--offline=yes", "--threshold=30", "--no-pager", str(unit))
    assert found.returncode == 0, found.stdout


def test_the_watchdogs_wait_as_long_as_the_programs_may_be_silent(tmp_path: Path) -> None:
    assert seconds("kiosk-agent") == AGENT_SILENCE_SECONDS
    assert seconds("kiosk-ui") == load(None, tmp_path).config.apply.silence_seconds


def seconds(name: str) -> float:
    unit = configparser.RawConfigParser(strict=False)
    unit.read(ROOT / "systemd" / f"{name}.service")
    return float(unit["Service"]["WatchdogSec"])
