"""``kiosk devices scan-code`` and ``scan-page``, and the checks of both scanners, with simulated ones."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from devices.simulators.code_scanner import SimulatedCodeScanner
from devices.simulators.pty_line import PtyLine
from kiosk.__main__ import main
from kiosk.terminal.place import TerminalPlace
from offline_cache.audit import AuditTrail
from offline_cache.service_record import on_record

Kiosk = Callable[..., int]
SECRET = "SECRET-电子凭证"


@pytest.fixture
def line(tmp_path: Path) -> Iterator[PtyLine]:
    with closing(PtyLine(tmp_path / "dev" / "code-scanner")) as line:
        yield line


@pytest.fixture
def simulated(line: PtyLine) -> Iterator[SimulatedCodeScanner]:
    scanner = SimulatedCodeScanner(line)
    scanner.start()
    yield scanner
    scanner.stop()


@pytest.fixture
def kiosk(tmp_path: Path, line: PtyLine, monkeypatch: pytest.MonkeyPatch) -> Kiosk:
    (tmp_path / "sane").mkdir()
    (tmp_path / "sane" / "dll.conf").write_text("test\n", "utf-8")
    monkeypatch.setenv("SANE_CONFIG_DIR", str(tmp_path / "sane"))
    file = tmp_path / "local.toml"
    file.write_text(
        f'[devices.code_scanner]\ndriver = "serial"\nport = "{line.path}"\n'
        '[devices.document_scanner]\ndriver = "sane"\ndevice = "test:*"\n',
        "utf-8",
    )
    options = ["--config", str(file), "--data", str(tmp_path / "data"), "devices"]
    return lambda *arguments: main([*options, *arguments])


@pytest.mark.usefixtures("simulated")
def test_both_scanners_are_checked(kiosk: Kiosk, capsys: pytest.CaptureFixture[str]) -> None:
    for name, kind in (("code_scanner", "BarcodeReader"), ("document_scanner", "Scanner")):
        assert kiosk("check", name, "--json") == 0
        (answer,) = json.loads(capsys.readouterr().out)
        assert (answer["name"], answer["class"], answer["state"]) == (name, kind, "working")


def test_a_port_without_a_scanner_is_not_a_scanner(kiosk: Kiosk, capsys: pytest.CaptureFixture[str]) -> None:
    assert kiosk("check", "code_scanner", "--json") == 1
    (answer,) = json.loads(capsys.readouterr().out)
    assert (answer["state"], answer["cause"]) == ("present", "silent")


def test_a_code_is_scanned_masked(
    kiosk: Kiosk, simulated: SimulatedCodeScanner, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    simulated.hold(SECRET.encode())
    assert kiosk("scan-code") == 0
    said = capsys.readouterr()
    assert said.out == "seen  11 characters: letters, Chinese or other, signs\n"
    assert "SECRET" not in said.out + said.err
    assert not TerminalPlace(tmp_path / "data").audit.exists()


def test_a_revealed_code_is_on_record(
    kiosk: Kiosk, simulated: SimulatedCodeScanner, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    simulated.hold(SECRET.encode())
    assert kiosk("scan-code", "--reveal", "--json") == 0
    assert json.loads(capsys.readouterr().out)["text"] == SECRET
    with closing(AuditTrail(TerminalPlace(tmp_path / "data").audit)) as trail:
        assert [(event.event, event.fields) for event in trail.events()] == [
            ("code.revealed", {"command": "scan-code"})
        ]


def test_a_code_that_is_refused_is_told_and_the_next_one_waited_for(
    kiosk: Kiosk, simulated: SimulatedCodeScanner, capsys: pytest.CaptureFixture[str]
) -> None:
    simulated.hold(b"a\x1bb")
    later = threading.Timer(0.3, simulated.hold, [b"6901"])
    later.start()
    assert kiosk("scan-code") == 0
    later.join()
    said = capsys.readouterr()
    assert "a code was refused (characters)" in said.err
    assert said.out == "seen  4 characters: digits\n"


@pytest.mark.usefixtures("simulated")
def test_no_code_in_time_says_what_to_do(
    kiosk: Kiosk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kiosk("scan-code", "--wait", "0.2") == 1
    record = on_record(TerminalPlace(tmp_path / "data").service_record)["code_scanner"]
    assert [(test.test, test.passed) for test in record.tests] == [("scan", False)]
    assert record.counters["failures"].for_ever == 1
    assert "no code within 0.2 s; hold one in front of it" in capsys.readouterr().err


def test_a_page_is_scanned_described_and_not_kept(
    kiosk: Kiosk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kiosk("scan-page", "--dpi", "75") == 0
    said = capsys.readouterr().out
    assert said.startswith("page 1  590 x 590 pixels at 75 dpi, 200 x 200 mm; as a page 590 x 590,")
    assert "it is dark: is the lamp on?" in said, "SANE's test scanner shows black by itself"
    kept = {file.name for file in (tmp_path / "data").rglob("*") if file.is_file()}
    assert kept == {"service.db"}, "the result of the test alone"
    record = on_record(TerminalPlace(tmp_path / "data").service_record)["document_scanner"]
    assert [(test.test, test.passed) for test in record.tests] == [("scan", True)]
    assert record.counters["scans"].for_ever == 1


def test_a_stack_is_scanned_page_by_page(kiosk: Kiosk, capsys: pytest.CaptureFixture[str]) -> None:
    assert kiosk("scan-page", "--dpi", "75", "--grey", "--feeder", "--json") == 0
    assert len(json.loads(capsys.readouterr().out)["pages"]) == 10


def test_a_scanner_that_the_settings_do_not_name_is_said_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for action, table in (("scan-code", "code_scanner"), ("scan-page", "document_scanner")):
        assert main(["--data", str(tmp_path), "devices", action]) == 2
        assert f"add a table [devices.{table}]" in capsys.readouterr().err
