"""The I/O board that the settings name, ready to be opened."""

from collections.abc import Callable
from functools import partial

from devices.byte_line import ByteLine
from devices.errors import DeviceError
from devices.io_board.line_board import LineBoard, WrongVersion
from devices.port_search import AUTO, present_ports, search
from devices.serial_port import SerialPort
from devices.traffic import TappedLine, Traffic

SETTING = "[devices.io_board] port"
_PROBE_PATIENCE = 0.4  # a board that is there answers in milliseconds


def build_board(
    port: str, baud: int, other_ports: frozenset[str] = frozenset(), traffic: Traffic | None = None
) -> LineBoard:
    """A closed board at `port`, or at the first port where one greets back when it is "auto".

    `other_ports` belong to other devices and are not asked: a printer would print the question.
    """
    opener = _line_opener(port, baud, other_ports)
    return LineBoard(opener if traffic is None else lambda: TappedLine(opener(), traffic))


def greets_back(line: ByteLine) -> bool:
    """Whether an I/O board answers at this line, whatever version it speaks."""
    try:
        LineBoard(lambda: line, patience=_PROBE_PATIENCE).identity()
    except WrongVersion:
        return True
    except DeviceError:
        return False
    return True


def _line_opener(port: str, baud: int, other_ports: frozenset[str]) -> Callable[[], ByteLine]:
    if port != AUTO:
        return partial(SerialPort, port, baud)

    def searched() -> ByteLine:
        ports = [found.path for found in present_ports() if found.path not in other_ports]
        return search("I/O board", ports, partial(SerialPort, baud=baud), greets_back, SETTING)

    return searched
