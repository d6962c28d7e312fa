"""``kiosk devices readiness``: a reader and a printer at the end of their wires, and a central service."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from devices.simulators.escpos_printer import SimulatedEscPosPrinter
from devices.simulators.pty_line import PtyLine
from devices.simulators.sdt_reader import SimulatedSdtReader
from kiosk.__main__ import main
from kiosk.contract.diagnostics import ReadinessReport
from kiosk.terminal.place import TerminalPlace
from offline_cache.service_record import ServiceRecord
from tests.central.service import RunningService
from tests.oracles import escpos_paper as paper

AT = datetime(2026, 11, 26, tzinfo=UTC)


@dataclass
class Rig:
    """A terminal on the bench."""

    options: list[str]
    data_dir: Path
    printer: SimulatedEscPosPrinter

    def report(self, *arguments: str) -> int:
        return main([*self.options, "devices", "readiness", *arguments])


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    with closing(PtyLine()) as reader_line, closing(PtyLine(baud=115200)) as printer_line:
        reader = SimulatedSdtReader(reader_line)
        reader.start()
        file = tmp_path / "local.toml"
        file.write_text(
            f'[devices.id_card_reader]\nport = "{reader_line.path}"\n'
            f'[devices.receipt_printer]\nport = "{printer_line.path}"\n',
            "utf-8",
        )
        data_dir = tmp_path / "data"
        TerminalPlace(data_dir).prepare()
        with ServiceRecord.open(TerminalPlace(data_dir).service_record) as record:
            record.count("receipt_printer", "receipts", 432)
            record.tested("receipt_printer", "page", passed=False, at=AT)
        with SimulatedEscPosPrinter(printer_line) as printer:
            yield Rig(["--config", str(file), "--data", str(data_dir)], data_dir, printer)
        reader.stop()


def told(capsys: pytest.CaptureFixture[str]) -> ReadinessReport:
    return ReadinessReport.model_validate_json(capsys.readouterr().out)


def test_it_says_how_each_device_stands_and_what_is_on_record(
    rig: Rig, capsys: pytest.CaptureFixture[str]
) -> None:
    rig.report("--json")
    devices = {each.name: each for each in told(capsys).devices}
    assert (devices["id_card_reader"].state, devices["receipt_printer"].state) == ("working", "working")
    printer = devices["receipt_printer"]
    assert printer.counters == {"receipts": (432, 432)}
    assert [(each.test, each.passed, each.at) for each in printer.tests] == [("page", False, AT)]


def test_a_printer_without_paper_is_not_ready_and_the_text_says_what_to_do(
    rig: Rig, capsys: pytest.CaptureFixture[str]
) -> None:
    rig.printer.paper_out()
    assert rig.report() == 1
    said = capsys.readouterr().out
    assert said.startswith("Readiness report: Not ready")
    assert "receipt_printer   faulted: there is no paper" in said


def test_it_goes_on_a_stick_for_programs_and_for_people(
    rig: Rig, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    rig.report("--json", "--export", str(stick))
    report = told(capsys)
    (for_programs,) = stick.glob("readiness-*.json")
    (for_people,) = stick.glob("readiness-*.txt")
    assert ReadinessReport.model_validate_json(for_programs.read_text("utf-8")) == report
    assert "receipt_printer" in for_people.read_text("utf-8")
    assert rig.report("--export", str(tmp_path / "missing")) != 0
    assert "give a directory" in capsys.readouterr().err


def test_it_is_printed_in_the_technician_s_words(rig: Rig, capsys: pytest.CaptureFixture[str]) -> None:
    rig.report("--print")
    assert "paper: printed" in capsys.readouterr().err
    (page,) = rig.printer.papers
    text = paper.text(page)
    for words in ("设备就绪报告", "身份证阅读器", "凭条打印机", "检测没通过", "签字"):
        assert words in text, words


def test_the_central_service_holds_it(rig: Rig, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert rig.report("--send") != 0
    assert "enrol" in capsys.readouterr().err, "an unenrolled terminal has nobody to send it to"
    with RunningService(tmp_path / "central") as service:
        code = service.enrolment_code("SN")
        main([*rig.options, "enrol", "--code", code, "--serial", "SN", "--central", service.url])
        rig.report("--send")
        assert "report 1" in capsys.readouterr().err
    rig.report("--send")
    assert "not sent" in capsys.readouterr().err


def test_json_alone_is_on_standard_output(
    rig: Rig, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rig.report("--json", "--export", str(tmp_path))
    json.loads(capsys.readouterr().out)
