"""The technician's bench on the command line, against a simulated reader on a real port."""

import argparse
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from devices.errors import CardReadFailed, DeviceError
from devices.port_search import PortFound
from devices.simulators.pty_line import PtyLine
from devices.simulators.sdt_faults import Fault, FaultKind
from devices.simulators.sdt_reader import SimulatedSdtReader
from kiosk.commands import devices, devices_check
from kiosk.commands.context import Context
from kiosk.commands.failure import explain
from kiosk.equipment.errors import NotConfigured
from kiosk.equipment.standings_file import write
from kiosk.terminal.place import TerminalPlace
from offline_cache.audit import AuditTrail
from offline_cache.roles import Role, RoleLock
from offline_cache.service_record import ServiceRecord
from tests.devices.id_card.contract import CHEN


class Bench:
    """The command line with a configuration that names the simulated reader's port."""

    def __init__(self, directory: Path) -> None:
        self.line = PtyLine()
        self.reader = SimulatedSdtReader(self.line)
        self.reader.start()
        self.data_dir = directory / "data"
        self.config = directory / "local.toml"
        self.config.write_text(f'[devices.id_card_reader]\nport = "{self.line.path}"\n', encoding="utf-8")
        self.said = ""
        self.warned = ""

    def kiosk_devices(self, *arguments: str) -> int:
        parser = argparse.ArgumentParser()
        actions = parser.add_subparsers(required=True)
        devices.add(actions)
        devices_check.add(actions)
        args = parser.parse_args(arguments)
        out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
        try:
            return int(args.run(args, Context(self.config, self.data_dir, out, err)))
        finally:
            out.seek(0)
            self.said, self.warned = out.read(), err.getvalue()


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = Bench(tmp_path)
    yield made
    made.reader.stop()


def test_a_card_is_read_masked(bench: Bench) -> None:
    bench.reader.put_card(CHEN)
    assert bench.kiosk_devices("read-card", "--json") == 0
    shown = json.loads(bench.said)
    assert shown["kind"] == "resident"
    assert shown["sex"] == "female"
    assert shown["valid_to"] == "长期"
    assert shown["sam_id"] == "05.01-20120411-0002011994-1234567890"
    assert "陈示例" not in bench.said
    assert "11010519491231002X" not in bench.said
    assert not TerminalPlace(bench.data_dir).audit.exists()


def test_a_revealed_card_is_on_record(bench: Bench) -> None:
    bench.reader.put_card(CHEN)
    assert bench.kiosk_devices("read-card", "--json", "--reveal") == 0
    assert json.loads(bench.said)["number"] == "11010519491231002X"
    trail = AuditTrail(TerminalPlace(bench.data_dir).audit)
    assert [(event.event, event.fields) for event in trail.events()] == [
        ("card.revealed", {"command": "read-card"})
    ]
    trail.close()


def test_what_cannot_be_put_on_record_is_not_revealed(bench: Bench) -> None:
    bench.reader.put_card(CHEN)
    TerminalPlace(bench.data_dir).audit.mkdir(parents=True)
    with pytest.raises(Exception, match=r".") as refused:
        bench.kiosk_devices("read-card", "--reveal")
    assert explain(refused.value) is not None
    assert "陈示例" not in bench.said


def test_without_json_a_person_reads_lines(bench: Bench) -> None:
    bench.reader.put_card(CHEN)
    assert bench.kiosk_devices("read-card") == 0
    assert "nation          01 汉" in bench.said.splitlines()


def test_a_name_that_the_terminal_cannot_show_is_spelt_out(bench: Bench) -> None:
    bench.reader.put_card(CHEN)
    parser = argparse.ArgumentParser()
    devices.add(parser.add_subparsers(required=True))
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="backslashreplace")  # as `kiosk` sets it
    for arguments in (["read-card", "--reveal"], ["read-card", "--json", "--reveal"]):
        args = parser.parse_args(arguments)
        assert args.run(args, Context(bench.config, bench.data_dir, out, io.StringIO())) == 0
    out.seek(0)
    assert out.read().count("\\u9648\\u793a\\u4f8b") == 2


def test_no_card_is_one_line_that_says_what_to_do(bench: Bench) -> None:
    with pytest.raises(CardReadFailed, match="put one on it"):
        bench.kiosk_devices("read-card", "--json", "--wait", "0")
    assert bench.said == ""


def test_a_card_put_down_while_the_command_waits_is_read(bench: Bench) -> None:
    class Helper(io.StringIO):
        def isatty(self) -> bool:
            return True

        def write(self, text: str) -> int:
            bench.reader.put_card(CHEN)
            return super().write(text)

    parser = argparse.ArgumentParser()
    devices.add(parser.add_subparsers(required=True))
    args = parser.parse_args(["read-card", "--json"])
    out, err = io.StringIO(), Helper()
    assert args.run(args, Context(bench.config, bench.data_dir, out, err)) == 0
    assert err.getvalue() == "put the card on the reader\n"
    assert json.loads(out.getvalue())["kind"] == "resident"


@pytest.mark.parametrize("kind", [FaultKind.WRONG_CHECKSUM, FaultKind.SELECT_FAILED, FaultKind.UNPLUGGED])
def test_a_reader_in_trouble_is_one_line_and_no_card(bench: Bench, kind: FaultKind) -> None:
    bench.reader.put_card(CHEN)
    bench.reader.fault = Fault(kind)
    with pytest.raises(DeviceError) as failed:
        bench.kiosk_devices("read-card", "--json")
    explained = explain(failed.value)
    assert explained is not None
    assert explained[1] == 1
    assert "\n" not in explained[0]
    assert bench.said == ""


KEYS = ("name", "class", "state", "cause", "remedy", "last_test")


def test_a_reader_that_answers_is_checked_as_working(bench: Bench) -> None:
    assert bench.kiosk_devices("check", "id_card_reader", "--json") == 0, bench.said
    (told,) = json.loads(bench.said)
    assert tuple(told)[: len(KEYS)] == KEYS
    assert [told[key] for key in KEYS] == ["id_card_reader", "CardReader", "working", "none", "", None]


def test_a_reader_out_of_order_fails_its_check_with_a_remedy(bench: Bench) -> None:
    bench.reader.fault = Fault(FaultKind.SAM_NOT_AUTHORISED)
    assert bench.kiosk_devices("check", "id_card_reader") == 1
    assert "faulted" in bench.said
    assert "replace" in bench.said


def test_a_missing_port_fails_its_check_with_a_remedy(bench: Bench) -> None:
    bench.config.write_text('[devices.id_card_reader]\nport = "/dev/nothing-here"\n', encoding="utf-8")
    assert bench.kiosk_devices("check", "id_card_reader") == 1
    assert "/dev/nothing-here: no such port" in bench.said
    assert "connect the device, or correct its port" in bench.said


def test_what_the_settings_expect_and_nobody_finds_fails_the_whole_check(bench: Bench) -> None:
    bench.config.write_text(
        f'[devices.id_card_reader]\nport = "{bench.line.path}"\n'
        '[devices.receipt_printer]\nport = "/dev/none"\n'
    )
    assert bench.kiosk_devices("check", "--json") == 1
    told = {each["name"]: each for each in json.loads(bench.said)}
    assert told["id_card_reader"]["state"] == "working"
    assert (told["receipt_printer"]["state"], told["receipt_printer"]["cause"]) == ("absent", "no_port")


def test_the_last_result_of_a_test_is_told_apart_from_the_state(bench: Bench) -> None:
    at = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
    with ServiceRecord.open(TerminalPlace(bench.data_dir).service_record) as record:
        record.tested("id_card_reader", "read_card", passed=False, at=at)
    assert bench.kiosk_devices("check", "id_card_reader", "--json") == 0, bench.said
    assert json.loads(bench.said)[0]["last_test"] == {
        "test": "read_card",
        "passed": False,
        "at": "2026-11-23T03:00:00+00:00",
    }


def test_a_device_that_this_terminal_does_not_have_is_wrong_usage(bench: Bench) -> None:
    with pytest.raises(NotConfigured, match="add a table") as refused:
        bench.kiosk_devices("check", "ups")
    assert explain(refused.value) == (str(refused.value), 2)


def test_the_list_names_each_device_and_its_port(bench: Bench) -> None:
    assert bench.kiosk_devices("list", "--json") == 0
    listed = {device["name"]: device for device in json.loads(bench.said)["devices"]}
    assert listed["id_card_reader"]["port"] == bench.line.path
    assert listed["receipt_printer"]["driver"] == "escpos"
    assert bench.kiosk_devices("list") == 0
    assert bench.line.path in bench.said


@pytest.mark.parametrize("seconds", ["-1", "nan", "soon", "1e9"])
def test_a_waiting_time_that_is_none_is_refused(bench: Bench, seconds: str) -> None:
    with pytest.raises(SystemExit) as refused:
        bench.kiosk_devices("read-card", f"--wait={seconds}")
    assert refused.value.code == 2


def test_the_list_says_whose_each_port_is(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    ports = [PortFound(bench.line.path, "CH340", "1a86:7523"), PortFound("/dev/null", "free")]
    monkeypatch.setattr(devices_check, "present_ports", lambda: ports)
    assert bench.kiosk_devices("list", "--json") == 0
    assert [each["device"] for each in json.loads(bench.said)["ports"]] == ["id_card_reader", None]
    place, now = TerminalPlace(bench.data_dir), datetime.now(UTC)
    place.prepare()
    write(place.devices, {}, now, {"/dev/null": "io_board"})
    with RoleLock.take(place.run, Role.WATCHER):
        assert bench.kiosk_devices("list") == 0
    assert "/dev/null  free  io_board" in bench.said
    assert "CH340  1a86:7523  id_card_reader" in bench.said
