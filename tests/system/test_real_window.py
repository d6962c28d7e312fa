"""The main job in a real window of a real X server, tapped by xdotool: what is tapped is what lies there."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from devices.simulators.escpos_printer import SimulatedEscPosPrinter
from devices.simulators.pty_line import PtyLine
from devices.simulators.sdt_reader import SimulatedSdtReader
from kiosk.terminal.place import TerminalPlace
from offline_cache.outbox import Outbox
from tests.fixtures.central_stub import CentralStub
from tests.fixtures.filings import enrolled
from tests.ui.workers.test_card_watch import a_card

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "out" / "real-window"
"""What the display showed when a visit stuck."""


@pytest.fixture
def display() -> Iterator[str]:
    """An X server with a screen of the terminal's size and nothing on it; the name of its display."""
    assert shutil.which("Xvfb"), "script/setup installs xvfb and xdotool"
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1080x1920x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as said:
            yield f":{said.readline().strip()}"
    finally:
        server.terminate()
        server.wait(60)


def test_a_birth_is_filed_by_taps_on_a_real_window(display: str, tmp_path: Path) -> None:
    place = TerminalPlace(tmp_path / "data")
    central = CentralStub()
    enrolled(place, "http://127.0.0.1:9", central.signing, central.sealing_public)
    card_line, paper_line = PtyLine(), PtyLine()
    reader, printer = SimulatedSdtReader(card_line), SimulatedEscPosPrinter(paper_line)
    reader.start()
    printer.start()
    settings = tmp_path / "terminal.toml"
    settings.write_text(
        f'[devices.id_card_reader]\nport = "{card_line.path}"\n'
        f'[devices.receipt_printer]\nport = "{paper_line.path}"\n[ui]\nfullscreen = false\n'
    )
    shutil.rmtree(KEPT, ignore_errors=True)
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("QT_")},
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_QUICK_BACKEND": "software",
    }
    fingers = [sys.executable, "-m", "tests.system.fingers", "--life-event", "S01", "--pictures", str(KEPT)]
    given = ["--config", str(settings), "--data", str(place.data_dir)]
    said = ""
    with subprocess.Popen(
        [*fingers, *given], stdout=subprocess.PIPE, env=environment, cwd=ROOT, text=True
    ) as terminal:
        try:
            for line in terminal.stdout or ():
                match line.split():
                    case ["card"]:
                        reader.put_card(a_card())
                    case ["lift"]:
                        reader.lift_card()
                    case ["paper"]:
                        pass
                    case _:
                        said = line
        finally:
            terminal.terminate()
    reader.stop()
    printer.stop()
    paper_line.close()
    assert said.startswith("filed "), f"{said}(see {KEPT})"
    number = said.split()[1]
    outbox = Outbox.open(place.outbox)
    assert [row.receipt_number for row in outbox.rows()] == [number]
    outbox.close()
    assert len(printer.papers) == 1
