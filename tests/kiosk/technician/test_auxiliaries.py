"""The doctor on the I/O board and the UPS."""

from dataclasses import replace
from pathlib import Path

from devices.simulators.nut_server import SimulatedNutServer
from devices.simulators.pty_line import PtyLine
from kiosk.config import Config, load
from kiosk.technician import auxiliaries
from kiosk.technician.task import Level, Machine


def machine(tmp_path: Path, settings: str) -> Machine:
    file = tmp_path / "local.toml"
    file.write_text(settings, "utf-8")
    config: Config = load(file, tmp_path).config
    return Machine(config, (), (), tmp_path)


def board_at(port: str) -> str:
    return f'[devices.io_board]\ndriver = "line"\nport = "{port}"\nbaud = 115200\ncall_back = []\n'


def ups_at(address: str) -> str:
    times = "battery_after_seconds = 5\nmains_after_seconds = 30\nshut_down = false\n"
    return f'[devices.ups]\ndriver = "nut"\naddress = "{address}"\nname = "ups"\n{times}'


def test_a_terminal_need_have_neither(tmp_path: Path) -> None:
    bare = machine(tmp_path, "")
    assert auxiliaries.no_board(bare)
    assert auxiliaries.no_ups(bare)
    assert auxiliaries.no_ups(replace(bare, config=None))


def test_the_port_of_the_board_has_to_be_there(tmp_path: Path) -> None:
    line = PtyLine()
    there = machine(tmp_path, board_at(line.path))
    assert auxiliaries.no_board(there) is None
    assert auxiliaries.io_board(there).level is Level.OK
    line.close()
    gone = auxiliaries.io_board(machine(tmp_path, board_at("/dev/no-such-board")))
    assert gone.level is Level.ISSUE
    assert "devices.io_board.port" in gone.remedy


def test_the_ups_is_asked_and_a_power_cut_is_a_warning(tmp_path: Path) -> None:
    with SimulatedNutServer() as server:
        asked = machine(tmp_path, ups_at(f"127.0.0.1:{server.port}"))
        assert auxiliaries.ups(asked).text == "OL, 100 %, 40 min"
        server.set(ups_status="OB DISCHRG")
        finding = auxiliaries.ups(asked)
        assert finding.level is Level.WARNING
        assert "OB DISCHRG" in finding.text
    assert auxiliaries.ups(asked).level is Level.WARNING


def test_a_ups_on_contacts_is_the_boards_to_ask(tmp_path: Path) -> None:
    times = "battery_after_seconds = 5\nmains_after_seconds = 30\nshut_down = false\n"
    contacts = f'{board_at("/dev/ttyS7")}[devices.ups]\ndriver = "io_board"\n{times}'
    assert auxiliaries.ups(machine(tmp_path, contacts)).level is Level.INFO
