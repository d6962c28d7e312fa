"""`kiosk technician set-pin`."""

import io
from pathlib import Path

import pytest

from kiosk.technician.access.entrance import pin_file
from kiosk.terminal.place import TerminalPlace
from offline_cache.audit import AuditTrail
from tests.kiosk.conftest import Kiosk


def test_it_sets_the_pin_and_says_so_in_the_trail(
    kiosk: Kiosk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("280415\n"))
    said = kiosk("technician", "set-pin")
    assert (said.code, said.err) == (0, "")
    assert "280415" not in said.out
    assert pin_file(tmp_path / "data").matches("280415")
    trail = AuditTrail(TerminalPlace(tmp_path / "data").audit)
    assert [event.event for event in trail.events()] == ["technician.pin_set"]
    trail.close()


def test_a_weak_one_is_refused_in_one_line_and_changes_nothing(
    kiosk: Kiosk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("123456\n"))
    said = kiosk("technician", "set-pin")
    assert said.code == 1
    assert len(said.err.splitlines()) == 1
    assert "123456" not in said.err
    assert not pin_file(tmp_path / "data").is_set()


def test_at_a_terminal_it_is_asked_for_twice(
    kiosk: Kiosk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    typed = iter(["280415", "280514", "280415", "280415"])
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", lambda _: next(typed))
    assert kiosk("technician", "set-pin").code == 1
    assert not pin_file(tmp_path / "data").is_set()
    assert kiosk("technician", "set-pin").code == 0
