"""What `kiosk doctor` says of the page printer and of where its pages lie."""

import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from devices.simulators.ipp_printer import SimulatedIppPrinter
from kiosk.config import load
from kiosk.technician.pages import judge, page_printer, reachable
from kiosk.technician.task import Level, Machine
from tests.kiosk.conftest import Kiosk

URI = "ipp://192.0.2.10/ipp/print"
ON_DISK = "/dev/sda1 / ext4 rw 0 0\ntmpfs /run tmpfs rw 0 0\n"


@pytest.fixture
def cups(tmp_path: Path) -> Iterator[Path]:
    with closing(socket.socket(socket.AF_UNIX)) as listening:
        listening.bind(str(tmp_path / "cups.sock"))
        yield tmp_path / "cups.sock"


def mounts(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "mounts"
    file.write_text(text)
    return file


def test_a_spool_on_a_disk_is_warned_of_and_one_in_memory_is_well(tmp_path: Path, cups: Path) -> None:
    def asked(table: str, by_cups: bool = True) -> Level:
        return judge(URI, by_cups, lambda *_: True, cups, mounts(tmp_path, table)).level

    assert asked(ON_DISK) is Level.WARNING
    assert asked(ON_DISK + "tmpfs /var/spool/cups tmpfs rw 0 0\n") is Level.OK
    assert asked(ON_DISK + "tmpfs /var tmpfs rw 0 0\n") is Level.OK
    assert asked(ON_DISK, by_cups=False) is Level.OK


def test_no_printer_and_no_cups_are_issues(tmp_path: Path) -> None:
    table = mounts(tmp_path, ON_DISK)
    away = judge(URI, by_cups=True, reaches=lambda *_: False, cups_socket=tmp_path, mounts=table)
    assert (away.level, away.text) == (Level.ISSUE, "nothing listens at 192.0.2.10 port 631")
    alone = judge(URI, by_cups=True, reaches=lambda *_: True, cups_socket=tmp_path / "none", mounts=table)
    assert (alone.level, alone.text) == (Level.ISSUE, "CUPS does not run")


def test_the_doctor_asks_it(kiosk: Kiosk, tmp_path: Path) -> None:
    file = tmp_path / "local.toml"
    with SimulatedIppPrinter() as simulated:
        file.write_text(
            f'[devices.page_printer]\ndriver = "ipp"\nuri = "{simulated.uri}"\nspooler = "none"\n'
        )
        assert (
            "OK       page-printer     127.0.0.1 can be reached" in kiosk("--config", str(file), "doctor").out
        )
    assert "page-printer     skipped: none is configured" in kiosk("doctor").out
    assert not reachable("127.0.0.1", 9)


def test_a_printer_behind_tls_whose_certificate_is_not_written_down_is_an_issue(tmp_path: Path) -> None:
    file = tmp_path / "local.toml"
    file.write_text('[devices.page_printer]\ndriver = "ipp"\nuri = "ipps://192.0.2.10/ipp/print"\n', "utf-8")
    config = load(file, tmp_path / "data").config
    found = page_printer(Machine(config, (), (), tmp_path))
    assert found.level is Level.ISSUE
    assert "kiosk devices check page_printer" in found.remedy
