"""`port = "auto"`: ask at every port, and say what was tried."""

import pytest

from devices.byte_line import ByteLine
from devices.errors import DeviceLost, NoAnswer, PortUnavailable, ProtocolFault
from devices.id_card.build import build_reader
from devices.id_card.sdt_commands import SAM_STATUS
from devices.id_card.sdt_exchange import SdtExchange
from devices.port_search import search
from devices.simulators.pty_line import PtyLine
from devices.simulators.sdt_reader import SimulatedSdtReader
from devices.standing import DeviceState
from tests.devices.conversation import SILENCE, ScriptedLine
from tests.fixtures.device_vectors import vector

STATUS = vector("A05").bytes
OK = vector("B06").bytes
NOT_AUTHORISED = vector("B09").bytes


def speaks_sdt(line: ByteLine) -> bool:
    try:
        SdtExchange(line).ask(SAM_STATUS, 2)
    except (NoAnswer, ProtocolFault, DeviceLost):
        return False
    return True


def searched(lines: dict[str, ScriptedLine | PortUnavailable]) -> ByteLine:
    def open_port(port: str) -> ByteLine:
        line = lines[port]
        if isinstance(line, PortUnavailable):
            raise line
        return line

    return search("ID-card reader", lines, open_port, speaks_sdt, "[devices.id_card_reader] port")


def test_the_first_port_that_answers_is_taken_and_the_others_are_given_back() -> None:
    silent = ScriptedLine([(STATUS, SILENCE), (STATUS, SILENCE)])
    reader = ScriptedLine([(STATUS, OK)])
    assert searched({"/dev/ttyS0": silent, "/dev/ttyUSB0": reader}) is reader
    assert silent.closed
    assert not reader.closed


def test_a_reader_out_of_order_is_still_found() -> None:
    broken = ScriptedLine([(STATUS, NOT_AUTHORISED)])
    assert searched({"/dev/ttyUSB0": broken}) is broken


def test_a_device_that_answers_something_else_is_not_taken_for_a_reader() -> None:
    printer = ScriptedLine([(STATUS, b"\x12"), (STATUS, STATUS)])
    with pytest.raises(PortUnavailable):
        searched({"/dev/ttyUSB0": printer})
    assert printer.closed


def test_when_nothing_is_found_every_port_is_named_with_what_it_said() -> None:
    with pytest.raises(PortUnavailable) as failed:
        searched(
            {
                "/dev/ttyS0": PortUnavailable("/dev/ttyS0: already in use; stop the other program"),
                "/dev/ttyUSB0": ScriptedLine([(STATUS, SILENCE), (STATUS, SILENCE)]),
            }
        )
    assert str(failed.value) == (
        "no ID-card reader found (/dev/ttyS0: already in use, /dev/ttyUSB0: no ID-card reader answered); "
        "connect it, or set [devices.id_card_reader] port to its port"
    )


def test_a_machine_without_ports_is_told_so() -> None:
    with pytest.raises(PortUnavailable, match="no free serial port"):
        searched({})


def test_a_port_named_in_the_settings_is_opened_as_it_is() -> None:
    line = PtyLine()
    simulated = SimulatedSdtReader(line)
    simulated.start()
    reader = build_reader(line.path, 115200)
    reader.open()
    assert reader.standing().state is DeviceState.WORKING
    reader.close()
    simulated.stop()
