"""Switching the machine off, with another systemctl in the path."""

from pathlib import Path

import pytest

from kiosk.terminal.errors import PowerOffRefused
from kiosk.terminal.power import power_off


def systemctl(directory: Path, then: str) -> Path:
    """A program of that name that writes down what it was asked."""
    asked = directory / "asked"
    program = directory / "systemctl"
    program.write_text(f'#!/bin/sh\necho "$@" > {asked}\n{then}\n', "utf-8")
    program.chmod(0o755)
    return asked


def test_systemd_is_asked_to_end_everything_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = systemctl(tmp_path, "exit 0")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    power_off()
    assert asked.read_text("utf-8") == "poweroff\n"


def test_a_refusal_is_an_error_that_says_where_to_read_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    systemctl(tmp_path, "exit 1")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(PowerOffRefused, match=r"docs/devices/ups\.md"):
        power_off()


def test_a_machine_without_systemd_is_one_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PowerOffRefused):
        power_off()
