"""``kiosk devices print-test`` and ``check receipt_printer`` against a printer at the end of its wire."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import zxingcpp

from devices.simulators.escpos_printer import SimulatedEscPosPrinter
from devices.simulators.paper import picture
from devices.simulators.pty_line import PtyLine
from devices.simulators.tcp_line import TcpLine
from kiosk.__main__ import main
from kiosk.terminal.place import TerminalPlace
from offline_cache.service_record import on_record
from tests.oracles import escpos_paper as paper


@pytest.fixture
def line(tmp_path: Path) -> Iterator[PtyLine]:
    with closing(PtyLine(tmp_path / "dev" / "receipt-printer", baud=115200)) as line:
        yield line


@pytest.fixture
def simulated(line: PtyLine) -> Iterator[SimulatedEscPosPrinter]:
    with SimulatedEscPosPrinter(line) as simulated:
        yield simulated


@pytest.fixture
def options(tmp_path: Path, line: PtyLine) -> list[str]:
    file = tmp_path / "local.toml"
    file.write_text(f'[devices.receipt_printer]\nport = "{line.path}"\n')
    return ["--config", str(file), "--data", str(tmp_path / "data"), "devices"]


def test_a_page_is_printed_and_said_to_be(
    options: list[str], simulated: SimulatedEscPosPrinter, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*options, "print-test"]) == 0
    assert "PRINTED: the printer says that the page is out" in capsys.readouterr().out
    (page,) = simulated.papers
    text = paper.text(page)
    assert "打印测试" in text
    assert "12345678901234567890" in text
    assert any(isinstance(item, paper.Raster) for item in paper.read(page))
    (code,) = zxingcpp.read_barcodes(picture(page))
    assert code.text.startswith("KIOSK PRINT TEST 20")


def test_the_report_in_json_gives_the_status_before_and_after(
    options: list[str], simulated: SimulatedEscPosPrinter, capsys: pytest.CaptureFixture[str]
) -> None:
    simulated.paper_low()
    assert main([*options, "print-test", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["outcome"] == "printed"
    assert 350 < report["papers_left"] < 400
    assert report["before"] == report["after"]
    assert report["after"] == {
        "connection": "answering",
        "paper": "low",
        "cover": "closed",
        "fault": "none",
        "ticket_at_mouth": None,
        "can_print": True,
    }


def test_a_page_is_on_record_with_the_paper_it_took(
    options: list[str], simulated: SimulatedEscPosPrinter, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*options, "print-test"]) == 0
    assert "roll    about 3" in capsys.readouterr().out
    simulated.paper_out()
    assert main([*options, "print-test"]) == 1
    record = on_record(TerminalPlace(tmp_path / "data").service_record)["receipt_printer"]
    counted = {name: counter.for_ever for name, counter in record.counters.items()}
    assert (counted["papers"], counted["failures"]) == (1, 1)
    assert 50 < counted["millimetres"] == counted["millimetres_on_roll"] < 200
    assert [(test.test, test.passed) for test in record.tests] == [("page", False)]


def test_no_paper_is_said_plainly_with_what_to_do(
    options: list[str], simulated: SimulatedEscPosPrinter, capsys: pytest.CaptureFixture[str]
) -> None:
    simulated.paper_out()
    assert main([*options, "print-test"]) == 1
    told = capsys.readouterr().out
    assert "NOT PRINTED: the paper is out" in told
    assert "load a paper roll" in told


def test_a_mute_printer_is_unknown_and_not_out_of_paper(
    options: list[str], simulated: SimulatedEscPosPrinter, capsys: pytest.CaptureFixture[str]
) -> None:
    simulated.silent()
    assert main([*options, "print-test", "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["outcome"] == "unknown"
    assert report["after"]["paper"] == "unknown"
    assert report["after"]["can_print"] is None


def test_a_port_that_is_not_there_is_one_line_that_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "local.toml"
    file.write_text('[devices.receipt_printer]\nport = "/dev/no-such-port"\n')
    assert main(["--config", str(file), "--data", str(tmp_path), "devices", "print-test"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "connect the device" in line


def test_a_printer_on_a_network_prints_a_page_and_is_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(TcpLine()) as line, SimulatedEscPosPrinter(line) as simulated:
        file = tmp_path / "network.toml"
        file.write_text(f'[devices.receipt_printer]\ntransport = "network"\nport = "{line.address}"\n')
        options = ["--config", str(file), "--data", str(tmp_path / "data"), "devices"]
        assert main([*options, "print-test"]) == 0
        assert "PRINTED" in capsys.readouterr().out
        assert len(simulated.papers) == 1
        assert main([*options, "check", "receipt_printer"]) == 0


def test_a_printer_on_usb_that_is_not_there_is_said_to_be_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "usb.toml"
    file.write_text('[devices.receipt_printer]\ntransport = "usb"\nport = "154f:0517:A1"\n')
    options = ["--config", str(file), "--data", str(tmp_path / "data"), "devices"]
    assert main([*options, "print-test"]) == 1
    assert "USB 154f:0517:A1: no such device; connect it" in capsys.readouterr().err
    assert main([*options, "check", "receipt_printer"]) == 1
    assert "no such port" in capsys.readouterr().out


def test_the_check_asks_and_prints_nothing(
    options: list[str], simulated: SimulatedEscPosPrinter, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*options, "check", "receipt_printer"]) == 0
    simulated.open_cover()
    assert main([*options, "check", "receipt_printer", "--json"]) == 1
    told = capsys.readouterr().out
    assert "close the cover" in told
    assert simulated.papers == []
