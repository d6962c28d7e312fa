"""``kiosk devices print-test page_printer`` and ``check page_printer``, with the simulated printer."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from devices.simulators.ipp_printer import SimulatedIppPrinter
from kiosk.__main__ import main
from kiosk.terminal.place import TerminalPlace
from offline_cache.roles import Role, RoleLock
from offline_cache.service_record import on_record
from tests.devices.page_printer.contract import text_of


@pytest.fixture
def simulated() -> Iterator[SimulatedIppPrinter]:
    with SimulatedIppPrinter() as printer:
        yield printer


@pytest.fixture
def place(tmp_path: Path) -> TerminalPlace:
    return TerminalPlace(tmp_path / "data")


@pytest.fixture
def options(tmp_path: Path, place: TerminalPlace, simulated: SimulatedIppPrinter) -> list[str]:
    file = tmp_path / "local.toml"
    file.write_text(
        f'[devices.page_printer]\ndriver = "ipp"\nuri = "{simulated.uri}"\nspooler = "none"\ntray = "main"\n'
    )
    return ["--config", str(file), "--data", str(place.data_dir), "devices"]


def test_a_sheet_is_printed_said_and_put_on_record(
    options: list[str],
    simulated: SimulatedIppPrinter,
    place: TerminalPlace,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([*options, "print-test", "page_printer"]) == 0
    assert "PRINTED: the printer says that both sides are out" in capsys.readouterr().out
    (job,) = simulated.jobs
    assert (job.sides, job.tray, job.impressions) == ("two-sided-long-edge", "main", 2)
    assert "打印测试" in text_of(job.document)
    record = on_record(place.service_record)["page_printer"]
    assert (record.tests[0].test, record.tests[0].passed) == ("page", True)
    assert record.counters["pages"].for_ever == 2


def test_a_jam_is_said_with_what_to_do(
    options: list[str],
    simulated: SimulatedIppPrinter,
    place: TerminalPlace,
    capsys: pytest.CaptureFixture[str],
) -> None:
    simulated.abort_next()
    assert main([*options, "print-test", "page_printer", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["outcome"], told["sides"]) == ("failed_fault", 0)
    assert not on_record(place.service_record)["page_printer"].tests[0].passed
    simulated.says("media-jam")
    assert main([*options, "print-test", "page_printer"]) == 1
    assert "page_jam" in capsys.readouterr().err


def test_it_is_not_printed_beside_the_screen(
    options: list[str],
    simulated: SimulatedIppPrinter,
    place: TerminalPlace,
    capsys: pytest.CaptureFixture[str],
) -> None:
    place.run.mkdir(parents=True)
    with RoleLock.take(place.run, Role.WATCHER):
        assert main([*options, "print-test", "page_printer"]) == 1
    assert "the screen has the printer" in capsys.readouterr().err
    assert simulated.jobs == ()


def test_without_a_page_printer_the_table_to_write_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(tmp_path), "devices", "print-test", "page_printer"]) == 2
    assert "[devices.page_printer]" in capsys.readouterr().err


def test_check_tells_what_the_printer_says(
    options: list[str], simulated: SimulatedIppPrinter, capsys: pytest.CaptureFixture[str]
) -> None:
    simulated.says("toner-low")
    main([*options, "check", "page_printer", "--json"])
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["name"], told["class"]) == ("page_printer", "Printer")
    assert (told["state"], told["cause"]) == ("attention", "toner_low")
    assert told["remedy"]
