"""The report says what is needed, and nothing of anybody."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from devices.port_search import PortFound
from devices.standing import Cause, DeviceState, Standing
from kiosk.__main__ import main
from kiosk.config import Config, load
from kiosk.equipment.check import Answer
from kiosk.equipment.report import LOG_LINES, as_text, gathered, log_lines
from kiosk.technician.facts import gather
from kiosk.terminal.place import TerminalPlace
from offline_cache.service_record import ServiceRecord

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
PORT = PortFound("/dev/ttyUSB0", "CH340", "1a86:7523", None)
LOW = Standing(DeviceState.ATTENTION, Cause.PAPER_LOW, "12 %")


@pytest.fixture
def place(tmp_path: Path) -> TerminalPlace:
    return TerminalPlace(tmp_path / "data")


def settings(tmp_path: Path, place: TerminalPlace) -> Config:
    file = tmp_path / "local.toml"
    file.write_text(
        '[devices.page_printer]\ndriver = "ipp"\nuri = "ipp://somebody:s3cret@192.0.2.10/ipp/print"\n'
    )
    return load(file, place.data_dir).config


def test_it_names_each_device_with_what_it_has_done(tmp_path: Path, place: TerminalPlace) -> None:
    with ServiceRecord.open(place.service_record) as record:
        record.count("receipt_printer", "prints", 7)
        record.tested("receipt_printer", "page", passed=False, at=NOW)
        known = record.of("receipt_printer")
    config = settings(tmp_path, place)
    answer = Answer("receipt_printer", "Printer", LOW, known)
    report = gathered(config, place, [answer], gather(config, place.data_dir), [PORT], NOW)
    json.dumps(report)
    (device,) = report["devices"]
    assert (device["state"], device["cause"], device["detail"]) == ("attention", "paper_low", "12 %")
    assert device["counters"] == {"prints": {"for_ever": 7, "since_service": 7}}
    assert device["tests"][0]["passed"] is False
    assert report["ports"] == [vars(PORT)]
    assert report["outbox"] is None
    assert report["versions"]["pyserial"]
    text = "\n".join(as_text(report))
    for told in (
        "receipt_printer: attention, paper_low",
        "prints: 7",
        "FAILED",
        "/dev/ttyUSB0",
        "not enrolled",
    ):
        assert told in text


def test_what_stands_before_the_host_of_an_address_is_nobodys_business(
    tmp_path: Path, place: TerminalPlace
) -> None:
    config = settings(tmp_path, place)
    report = json.dumps(gathered(config, place, [], gather(config, place.data_dir), [], NOW))
    assert "192.0.2.10" in report
    assert "s3cret" not in report
    assert "somebody" not in report


def test_of_the_log_only_what_is_about_devices_is_taken_and_the_newest_of_that(tmp_path: Path) -> None:
    file = tmp_path / "ui.log"
    about = [json.dumps({"event": "device.changed", "device": "ups", "count": each}) for each in range(100)]
    file.write_text("\n".join([*about, json.dumps({"event": "visit.stage"}), "not json", "[1]", ""]))
    lines = log_lines(file)
    assert len(lines) == LOG_LINES
    assert lines[-1]["count"] == 99
    assert log_lines(tmp_path / "none.log") == []


def test_it_goes_into_a_file_for_a_stick(
    tmp_path: Path, place: TerminalPlace, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "local.toml"
    file.write_text(
        '[devices.id_card_reader]\nport = "/dev/none-1"\n[devices.receipt_printer]\nport = "/dev/none-2"\n'
    )
    given = ["--config", str(file), "--data", str(place.data_dir), "devices", "report"]
    assert main([*given, "--json", "--out", str(tmp_path / "report.json")]) == 0
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert [each["cause"] for each in report["devices"]] == ["no_port", "no_port"]
    assert str(tmp_path / "report.json") in capsys.readouterr().out
    assert main([*given, "--out", str(tmp_path / "nowhere" / "report.txt")]) == 1
