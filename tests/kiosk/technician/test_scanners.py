"""What the doctor says of the two scanners."""

from contextlib import closing
from pathlib import Path

import pytest

from devices.simulators.pty_line import PtyLine
from kiosk.config import load
from kiosk.config.devices import CodeScanner
from kiosk.technician.scanners import (
    document_scanner,
    judge_code_scanner,
    judge_document_scanner,
    no_code_scanner,
    no_document_scanner,
)
from kiosk.technician.task import Level, Machine
from tests.devices.code_scanner.test_keyboard_wedge import plug


def settings(port: str) -> CodeScanner:
    return CodeScanner(driver="serial", port=port)


def test_without_a_table_nothing_is_asked(tmp_path: Path) -> None:
    machine = Machine(load(None, tmp_path).config, (), (), tmp_path)
    assert no_code_scanner(machine) == no_document_scanner(machine) == "none is configured"


def test_a_scanner_that_types_is_an_issue_with_its_remedy(tmp_path: Path) -> None:
    plug(tmp_path, 3, "Newland Auto-ID NLS-HR52", "1eab:0c03")
    finding = judge_code_scanner(settings("/dev/ttyACM0"), tmp_path)
    assert finding.level is Level.ISSUE
    assert finding.text.endswith("anybody could type the same")
    assert finding.remedy.startswith("Switch the scanner to USB-CDC")


def test_a_port_that_opens_is_well(tmp_path: Path) -> None:
    with closing(PtyLine()) as line:
        assert judge_code_scanner(settings(line.path), tmp_path).level is Level.OK
    assert judge_code_scanner(settings(str(tmp_path / "none")), tmp_path).level is Level.ISSUE


@pytest.mark.parametrize(
    ("has_scanimage", "has_bounds", "package"), [(False, True, "sane-utils"), (True, False, "util-linux")]
)
def test_a_program_that_is_not_there_names_its_package(
    has_scanimage: bool, has_bounds: bool, package: str
) -> None:
    finding = judge_document_scanner(has_scanimage, has_bounds)
    assert finding.level is Level.ISSUE
    assert package in finding.remedy


def test_what_setup_brings_is_enough(tmp_path: Path) -> None:
    assert document_scanner(Machine(None, (), (), tmp_path)).level is Level.OK
