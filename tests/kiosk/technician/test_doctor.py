"""What `kiosk doctor` says of a machine."""

import errno
import json
import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from PIL import Image

from devices.simulators.tcp_line import TcpLine
from kiosk.config import load
from kiosk.config.load import IDENTITY_FILE
from kiosk.technician import ports, software, storage, surroundings
from kiosk.technician.doctor import TASKS, examine
from kiosk.technician.qt_probe import PROGRAM
from kiosk.technician.task import Finding, Level, Machine, Task, issue, ok
from tests.kiosk.conftest import Kiosk


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(load(None, tmp_path).config, (), (), tmp_path)


@pytest.fixture
def terminal_end() -> Iterator[Path]:
    ours, theirs = os.openpty()
    yield Path(os.ttyname(theirs))
    os.close(ours)
    os.close(theirs)


def with_central(machine: Machine, url: str) -> Machine:
    assert machine.config is not None
    central = machine.config.central.model_copy(update={"url": url, "connect_timeout_seconds": 1})
    return Machine(machine.config.model_copy(update={"central": central}), (), (), machine.data_dir)


def test_every_issue_and_every_warning_says_what_to_do(machine: Machine) -> None:
    for result in examine(machine):
        if result.finding.level in {Level.ISSUE, Level.WARNING}:
            assert result.finding.remedy, result


def test_a_bundle_that_is_left_out_is_said(machine: Machine) -> None:
    finding = software.configuration(replace(machine, pushed_problem="config/x.toml: visit.y: no such key"))
    assert finding.level is Level.WARNING
    assert "left out: config/x.toml" in finding.text


def test_a_wrong_configuration_is_an_issue_and_the_rest_is_still_examined(
    kiosk: Kiosk, tmp_path: Path
) -> None:
    file = tmp_path / "bad.toml"
    file.write_text("[visit]\nidle_second = 3\n")
    said = kiosk("--config", str(file), "doctor", "--json")
    assert said.code == 1
    found = {entry["task"]: entry for entry in json.loads(said.out)}
    assert found["configuration"]["level"] == "ISSUE"
    assert "visit.idle_second" in found["configuration"]["text"]
    assert found["python"]["level"] == "OK"
    assert found["id-card-reader"]["text"] == "skipped: the configuration is wrong"
    assert list(found) == [task.name for task in TASKS]


def test_a_pseudo_terminal_is_as_good_as_any_port(kiosk: Kiosk, tmp_path: Path, terminal_end: Path) -> None:
    file = tmp_path / "local.toml"
    port = f'port = "{terminal_end}"\n'
    file.write_text(f"[devices.id_card_reader]\n{port}[devices.receipt_printer]\n{port}")
    said = kiosk("--config", str(file), "doctor")
    assert said.code == 0, said.out
    assert f"OK       id-card-reader   {terminal_end} opens" in said.out


def test_a_printer_on_usb_or_on_a_network_is_looked_for_there(kiosk: Kiosk, tmp_path: Path) -> None:
    file = tmp_path / "local.toml"
    with closing(TcpLine()) as line:
        for transport, port, told in (
            ("network", line.address, f"OK       receipt-printer  {line.address} can be reached"),
            ("usb", "154f:0517", "ISSUE    receipt-printer  154f:0517 is not on USB"),
            ("usb", "/dev/usb/lp77", "ISSUE    receipt-printer  /dev/usb/lp77 is no device"),
        ):
            file.write_text(f'[devices.receipt_printer]\ntransport = "{transport}"\nport = "{port}"\n')
            assert told in kiosk("--config", str(file), "doctor").out


def test_a_card_reader_is_looked_for_where_its_profile_says(kiosk: Kiosk, tmp_path: Path) -> None:
    file = tmp_path / "local.toml"
    for profile, port, told in (
        ("usb-sam", "auto", "ISSUE    id-card-reader   0400:c35a is not on USB"),
        ("usb-sam", "0400:c35a:77", "ISSUE    id-card-reader   0400:c35a:77 is not on USB"),
        ("miaxis-mr-300", "auto", "ISSUE    id-card-reader   no USB device 10c4:0007 or 203b:0101"),
        ("miaxis-mr-300", "/dev/hidraw77", "ISSUE    id-card-reader   /dev/hidraw77 is no device"),
        ("putian-cpidmr02", "auto", "ISSUE    id-card-reader   CPIDMR02: only the vendor's Windows library"),
        ("usb-sam", "/dev/ttyUSB0", "skipped: the configuration is wrong"),
        ("none-such", "auto", "skipped: the configuration is wrong"),
    ):
        file.write_text(f'[devices.id_card_reader]\nprofile = "{profile}"\nport = "{port}"\n')
        assert told in kiosk("--config", str(file), "doctor").out


def test_a_logo_that_is_no_picture_is_an_issue_and_none_is_no_matter(kiosk: Kiosk, tmp_path: Path) -> None:
    assert "receipt-logo     skipped: none is set" in kiosk("doctor").out
    file = tmp_path / "local.toml"
    file.write_text(f'[devices.receipt_printer]\nlogo = "{tmp_path / "logo.png"}"\n')
    assert "ISSUE    receipt-logo" in kiosk("--config", str(file), "doctor").out
    Image.new("1", (300, 100)).save(tmp_path / "logo.png")
    assert "OK       receipt-logo     300 by 100 dots" in kiosk("--config", str(file), "doctor").out


def test_one_issue_makes_the_command_fail() -> None:
    tasks = (Task("a", lambda _: ok("")), Task("b", lambda _: issue("broken", "mend it")))
    machine = Machine(None, (), (), Path())
    assert [result.finding.level for result in examine(machine, tasks)] == [Level.OK, Level.ISSUE]


def test_a_skipped_task_gives_its_reason() -> None:
    task = Task("a", lambda _: issue("never asked", ""), lambda _: "no such device")
    (result,) = examine(Machine(None, (), (), Path()), (task,))
    assert result.finding == Finding(Level.INFO, "skipped: no such device")


def test_keys_that_an_enrolled_terminal_does_not_take_are_said(machine: Machine) -> None:
    told = Machine(machine.config, (), ("central.url",), machine.data_dir)
    finding = software.configuration(told)
    assert (finding.level, "central.url" in finding.text) == (Level.WARNING, True)


@pytest.mark.parametrize(
    ("version", "level"),
    [("6.11.3", Level.OK), ("6.12.0", Level.ISSUE), ("7.0.0", Level.ISSUE), ("6.8.3", Level.ISSUE)],
)
def test_only_qt_6_11_will_do(version: str, level: Level) -> None:
    assert software.judge_qt(version).level is level


def test_qt_is_tried_in_a_child_and_works_here(machine: Machine) -> None:
    assert software.qt_libraries(machine).level is Level.OK


def test_a_qt_that_does_not_load_is_told_with_the_loaders_own_words(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = PROGRAM.replace("from PySide6.QtQuick", "from PySide6.QtNothing")
    monkeypatch.setattr("kiosk.technician.qt_probe.PROGRAM", broken)
    finding = software.qt_libraries(machine)
    assert finding.level is Level.ISSUE
    assert "No module named 'PySide6.QtNothing'" in finding.text


@pytest.mark.parametrize(
    ("version", "level", "said"),
    [
        ((3, 40, 1), Level.INFO, "journal_mode=DELETE synchronous=EXTRA, for WAL is unsound"),
        ((3, 53, 4), Level.INFO, "journal_mode=DELETE synchronous=EXTRA"),
        ((3, 34, 1), Level.ISSUE, "no STRICT tables"),
    ],
)
def test_sqlite_is_named_with_the_journal_that_suits_it(
    version: tuple[int, int, int], level: Level, said: str
) -> None:
    finding = software.judge_sqlite(version)
    assert finding.level is level
    assert said in finding.text


def test_a_machine_without_the_font_is_told_its_package(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(software, "FONTS", (*software.FONTS, "No Such Family"))
    finding = software.font(machine)
    assert "No Such Family" in finding.text
    assert "fonts-noto-cjk" in finding.remedy


def test_a_port_that_is_not_there_is_an_issue(tmp_path: Path) -> None:
    finding = ports.judge_port(tmp_path / "ttyUSB9", "devices.id_card_reader.port")
    assert finding.level is Level.ISSUE
    assert "devices.id_card_reader.port" in finding.remedy


@pytest.mark.parametrize("path", ["/dev/null", "/etc/hostname"])
def test_a_file_that_is_no_serial_port_is_not_taken_for_one(path: str) -> None:
    assert ports.judge_port(Path(path), "key").text == f"{path} is no serial port"


def test_a_port_that_the_terminal_itself_holds_is_no_fault(terminal_end: Path) -> None:
    from devices.serial_port import SerialPort

    holder = SerialPort(str(terminal_end))
    try:
        assert ports.judge_port(terminal_end, "key").text == f"{terminal_end} is in use"
    finally:
        holder.close()


def test_auto_needs_at_least_one_port() -> None:
    assert ports.judge_auto(list, "key").level is Level.ISSUE
    assert ports.judge_auto(lambda: ["/dev/ttyS0"], "key").level is Level.INFO


@pytest.mark.parametrize(("free", "level"), [(199, Level.ISSUE), (200, Level.WARNING), (600, Level.OK)])
def test_space_runs_out_with_a_warning(free: int, level: Level) -> None:
    assert storage.judge_space(free, 200).level is level


def test_a_directory_that_cannot_be_written_is_an_issue() -> None:
    finding = storage.writable(Machine(None, (), (), Path("/proc/kiosk")))
    assert finding.level is Level.ISSUE
    assert "--data" in finding.remedy


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (errno.ENOSPC, "no room is left on the disk (S1 on the screen)"),
        (errno.EROFS, "the disk is read-only (S9 on the screen)"),
        (errno.EIO, "the disk fails (I/O error) (S10 on the screen)"),
    ],
)
def test_a_disk_that_takes_no_write_is_named_as_the_screen_names_it(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, number: int, text: str
) -> None:
    def refuses(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuses)
    finding = storage.writable(machine)
    assert (finding.level, finding.text) == (Level.ISSUE, f"{machine.data_dir}: {text}")
    assert finding.remedy


def test_nothing_is_made_where_the_data_directory_would_be(machine: Machine) -> None:
    absent = machine.data_dir / "a" / "b"
    assert storage.writable(Machine(None, (), (), absent)).level is Level.OK
    assert not absent.parent.exists()


@pytest.mark.parametrize(("year", "level"), [(1970, Level.ISSUE), (2027, Level.OK), (2038, Level.ISSUE)])
def test_a_clock_that_cannot_be_right_is_an_issue(year: int, level: Level) -> None:
    finding = surroundings.judge_clock(datetime(year, 6, 1, tzinfo=UTC), synchronized=True)
    assert finding.level is level


def test_an_unenrolled_terminal_is_told_how(machine: Machine) -> None:
    assert surroundings.enrolment(machine).remedy.startswith("kiosk enrol")
    identity = machine.data_dir / IDENTITY_FILE
    identity.parent.mkdir()
    identity.write_text("{}")
    finding = surroundings.enrolment(machine)
    assert finding.level is Level.ISSUE, "half an identity is none"
    assert str(identity.parent) in finding.remedy


@pytest.mark.parametrize("spoilt", [b"", b"not a database", bytes(4096)])
def test_an_outbox_that_cannot_be_read_is_an_issue(machine: Machine, spoilt: bytes) -> None:
    assert surroundings.not_enrolled(machine) == "not enrolled"
    outbox = machine.data_dir / "terminal" / "outbox.db"
    outbox.parent.mkdir()
    outbox.write_bytes(spoilt)
    (machine.data_dir / IDENTITY_FILE).write_text("{}")
    assert surroundings.not_enrolled(machine) is None
    finding = storage.outbox(machine)
    assert finding.level is Level.ISSUE
    assert "\n" not in finding.remedy


def test_a_central_service_out_of_reach_is_a_warning_for_the_terminal_goes_on(machine: Machine) -> None:
    finding = surroundings.central(with_central(machine, "http://127.0.0.1:9"))
    assert finding.level is Level.WARNING


def test_any_answer_of_the_central_service_counts(machine: Machine) -> None:
    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = Thread(target=server.handle_request)
        thread.start()
        finding = surroundings.central(with_central(machine, f"http://127.0.0.1:{server.server_port}"))
        thread.join()
    assert finding.level is Level.OK
    assert "HTTP 404" in finding.text
