"""The driver at the real upsd, and the simulated one beside it."""

import socket
import threading
import time
from functools import partial
from pathlib import Path

from devices.simulators.nut_server import SimulatedNutServer
from devices.standing import Cause, DeviceState
from devices.ups.nut_ups import NutUps
from tests.devices.ups.real_upsd import RealUpsd
from tests.devices.ups.tcp import TcpLine

SOON_S = 60.0


def until(ups: NutUps, state: DeviceState, cause: Cause) -> str:
    """Ask as the terminal does until the UPS stands so; what it then tells."""
    deadline, pause = time.monotonic() + SOON_S, threading.Event()
    while True:
        standing = ups.standing()
        if (standing.state, standing.cause) == (state, cause):
            return standing.detail
        assert time.monotonic() < deadline, standing
        pause.wait(0.1)


def said(port: int, questions: bytes) -> bytes:
    """All that comes to these questions up to the goodbye."""
    heard = b""
    with socket.create_connection(("127.0.0.1", port), 60) as connection:
        connection.sendall(questions + b"LOGOUT\n")
        while came := connection.recv(4096):
            heard += came
    return heard


def test_a_power_cut_is_heard_of_through_the_real_upsd(tmp_path: Path) -> None:
    with RealUpsd(tmp_path) as upsd:
        ups = NutUps(partial(TcpLine, upsd.port), "ups")
        assert until(ups, DeviceState.WORKING, Cause.NONE) == "OL, 100 %, 20 min"
        upsd.says("OB DISCHRG", 80)
        assert until(ups, DeviceState.ATTENTION, Cause.ON_BATTERY).startswith("OB DISCHRG")
        upsd.says("OB DISCHRG LB", 9)
        until(ups, DeviceState.ATTENTION, Cause.BATTERY_LOW)
        strange = NutUps(partial(TcpLine, upsd.port), "nobody")
        assert strange.standing().cause is Cause.SETTING_WRONG
        ups.close()
        questions = (
            b"NETVER\nGET VAR ups ups.status\nGET VAR ups no.such\nGET VAR nobody ups.status\nFOO\nGET\n"
        )
        with SimulatedNutServer() as simulated:
            simulated.set(ups_status="OB DISCHRG LB")
            assert said(simulated.port, questions) == said(upsd.port, questions)
        ups.close()
