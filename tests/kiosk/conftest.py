"""The command line, run in this process and listened to."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.commands import devices_check
from kiosk.equipment import check


@pytest.fixture(autouse=True)
def _a_process_may_start_slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten seconds are the answer's limit on a terminal, which has nothing else to do."""
    monkeypatch.setattr(check, "CHILD_S", 60.0)
    monkeypatch.setattr(devices_check, "ASKING_S", 50.0)


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str


Kiosk = Callable[..., Said]


@pytest.fixture
def kiosk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Kiosk:
    """`kiosk("config", "show")`, with a data directory of its own."""

    def call(*arguments: str) -> Said:
        try:
            code = main(["--data", str(tmp_path / "data"), *arguments])
        except SystemExit as left:
            code = int(left.code or 0)
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return call
