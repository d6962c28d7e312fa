"""The command line as a whole."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from devices.errors import PortUnavailable
from kiosk.commands.failure import explain, guarded
from kiosk.commands.registry import COMMANDS
from kiosk.errors import KioskError
from offline_cache.errors import RoleTaken
from tests.kiosk.conftest import Kiosk


def test_help_names_every_command(kiosk: Kiosk) -> None:
    said = kiosk("--help")
    assert said.code == 0
    words = {line.split()[0] for line in said.out.splitlines() if line.startswith("    ")}
    assert {command.name for command in COMMANDS} <= words


def test_help_is_quick_because_it_imports_no_command() -> None:
    program = (
        "import sys; from kiosk.__main__ import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'pydantic', 'requests', 'sqlite_utils', 'structlog', 'cryptography', 'PySide6'}\n"
        "sys.exit(','.join(heavy & set(sys.modules)) or 0)"
    )
    child = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert child.returncode == 0, child.stderr


@pytest.mark.parametrize(
    "arguments", [(), ("fly",), ("config",), ("config", "show", "--colour"), ("--dat", "x", "run")]
)
def test_wrong_usage_is_one_line_and_2(kiosk: Kiosk, arguments: tuple[str, ...]) -> None:
    said = kiosk(*arguments)
    assert said.code == 2
    assert said.err.startswith("kiosk: ")
    assert len(said.err.splitlines()) == 1


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_every_command_of_the_list_exists_and_has_help(name: str) -> None:
    child = subprocess.run(
        [sys.executable, "-P", "-m", "kiosk", name, "--help"], capture_output=True, text=True, check=False
    )
    assert child.returncode == 0, child.stderr
    assert child.stdout.startswith("usage: ")


@pytest.mark.parametrize(
    "error", [KioskError("a\nb; mend it"), PortUnavailable("a b; mend it"), RoleTaken("a b; mend it")]
)
def test_what_a_person_can_mend_is_one_line(error: Exception) -> None:
    assert explain(error) == ("a b; mend it", 1)


def test_a_file_that_cannot_be_used_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    def program() -> int:
        Path("/no/such/file").read_bytes()
        return 0

    assert guarded(program) == 1
    assert capsys.readouterr().err.startswith("kiosk: /no/such/file: No such file or directory; ")


@pytest.mark.parametrize("place", [None, "sender.lock"])
def test_a_disk_that_takes_no_write_is_named_whether_or_not_a_file_is(place: str | None) -> None:
    error = OSError(errno.EROFS, "Read-only file system", place)
    line = "the disk is read-only; look at the disk (dmesg), then mount it for writing again, or replace it"
    assert explain(error) == (f"{place}: {line}" if place else line, 1)


def test_a_defect_is_not_dressed_up_as_a_failure() -> None:
    def program() -> int:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        guarded(program)


def test_an_interrupt_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    def program() -> int:
        raise KeyboardInterrupt

    assert guarded(program) == 130
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("arguments", [("config", "show"), ("--help",)])
def test_a_reader_that_leaves_early_gets_no_traceback(arguments: tuple[str, ...]) -> None:
    readable, writable = os.pipe()
    os.close(readable)
    kiosk = [sys.executable, "-P", "-m", "kiosk", *arguments]
    child = subprocess.run(kiosk, stdout=writable, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writable)
    assert (child.returncode, child.stderr) == (1, "")


@pytest.mark.parametrize(
    "arguments", [("config", "show"), ("config", "show", "--json"), ("config", "check", "/缺")]
)
def test_a_terminal_without_chinese_gets_an_answer_and_no_traceback(arguments: tuple[str, ...]) -> None:
    plain = os.environ | {"PYTHONIOENCODING": "ascii:strict", "LC_ALL": "C"}
    kiosk = [sys.executable, "-P", "-m", "kiosk", *arguments]
    child = subprocess.run(kiosk, capture_output=True, text=True, check=False, env=plain)
    assert "Traceback" not in child.stderr
    assert child.returncode == (2 if "/缺" in arguments else 0)
    if "--json" in arguments:
        assert json.loads(child.stdout)["keys"]["terminal.place_name.zh"]["value"].startswith("甘井子")
