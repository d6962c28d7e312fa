"""The I/O board that the settings name, ready to be opened."""

from functools import partial

from devices.byte_line import ByteLine
from devices.errors import DeviceError
from devices.io_board.line_board import LineBoard, WrongVersion
from devices.port_search import AUTO
from devices.serial_port import SerialPort
from devices.supervision.wiring import Wiring

NAME = "io_board"
SETTING = "[devices.io_board] port"
_PROBE_PATIENCE = 0.4  # a board that is there answers in milliseconds


def build_board(port: str, baud: int, wiring: Wiring | None = None) -> LineBoard:
    """A closed board at `port`, or at the first port where one greets back when it is "auto".

    Ports of other devices are not asked, for a printer would print the question; without a `wiring` there are
    none.
    """
    wired, open_port = wiring or Wiring(NAME), partial(SerialPort, baud=baud)
    if port == AUTO:
        return LineBoard(partial(wired.searched, "I/O board", SETTING, open_port, greets_back))
    return LineBoard(partial(wired.named, port, open_port))


def greets_back(line: ByteLine) -> bool:
    """Whether an I/O board answers at this line, whatever version it speaks."""
    try:
        LineBoard(lambda: line, patience=_PROBE_PATIENCE).identity()
    except WrongVersion:
        return True
    except DeviceError:
        return False
    return True
