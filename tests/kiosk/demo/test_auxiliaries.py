"""The back of the demonstration's terminal, as the terminal's own drivers see it."""

import json
from pathlib import Path

from devices.io_board.build import build_board
from devices.standing import DeviceState
from devices.ups.build import build_nut_ups
from devices.ups.supply import Supply
from kiosk.config import load
from kiosk.demo.auxiliaries import Auxiliaries

NOTHING: dict[str, object] = {}


def test_door_key_and_mains_reach_the_terminal(tmp_path: Path) -> None:
    with Auxiliaries(tmp_path) as back:
        settings = back.settings
        board = build_board(str(settings["devices.io_board.port"]), 115200)
        ups = build_nut_ups(str(settings["devices.ups.address"]), str(settings["devices.ups.name"]))
        assert board.inputs(0).open == frozenset()
        assert ups.status().supply is Supply.MAINS
        back.turn_door(NOTHING)
        back.turn_key(NOTHING)
        assert board.inputs(5).open == {"door1"}
        assert board.standing().state is DeviceState.WORKING
        assert board.inputs(0).operator
        assert back.state == {"door_open": True, "key_turned": True, "mains": True, "battery_low": False}
        back.turn_mains(NOTHING)
        assert ups.status().supply is Supply.BATTERY
        back.drain(NOTHING)
        assert ups.status().supply is Supply.LOW
        back.turn_mains(NOTHING)
        assert ups.status().supply is Supply.MAINS
        board.close()
        ups.close()


def test_its_cables_can_be_pulled_out_and_put_in_again(tmp_path: Path) -> None:
    with Auxiliaries(tmp_path) as back:
        board = build_board(str(back.settings["devices.io_board.port"]), 115200)
        ups = build_nut_ups(str(back.settings["devices.ups.address"]), "ups")
        for device, name in ((board, "io_board"), (ups, "ups")):
            assert device.standing().serves
            back.cables[name].unplug()
            assert not device.standing().serves
            back.cables[name].plug()
            device.close()
            assert device.standing().serves
            device.close()


def test_its_settings_are_settings(tmp_path: Path) -> None:
    with Auxiliaries(tmp_path) as back:
        file = tmp_path / "demo.toml"
        lines = [f"{key} = {json.dumps(value)}\n" for key, value in back.settings.items()]
        file.write_text("".join(lines), "utf-8")
        assert {"io_board", "ups"} <= set(load(file, tmp_path).config.devices.names)
