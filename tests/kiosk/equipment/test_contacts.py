"""A board and the UPS on its contacts, asked at the same time: one port, and both have their answer."""

import json
from functools import partial
from pathlib import Path

from devices.simulators.io_board import SimulatedIoBoard
from devices.simulators.pty_line import PtyLine
from devices.standing import Cause, DeviceState
from kiosk.config import load
from kiosk.equipment.asking import ask_all
from kiosk.equipment.classes import configured, wirings

SETTINGS = """
[devices.ups]
driver = "io_board"
battery_after_seconds = 5
mains_after_seconds = 30
shut_down = false

[devices.io_board]
driver = "line"
port = PORT
baud = 115200
call_back = []
"""


def test_board_and_ups_take_turns_at_one_port(tmp_path: Path) -> None:
    line = PtyLine()
    board = SimulatedIoBoard(line)
    board.start()
    board.set("mains", on=False)
    file = tmp_path / "terminal.toml"
    file.write_text(SETTINGS.replace("PORT", json.dumps(line.path)), "utf-8")
    config = load(file, tmp_path).config
    wired = wirings(config)
    asked = {
        each.name: partial(each.build, config, wired[each.name])
        for each in configured(config)
        if each.name in ("io_board", "ups")
    }
    for _ in range(3):
        stands = dict(ask_all(asked, 7.0))
        assert stands["io_board"].state is DeviceState.WORKING
        assert stands["ups"].cause is Cause.ON_BATTERY
    board.stop()
