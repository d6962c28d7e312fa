"""No two devices at one port at once, and none at another's."""

import threading
from pathlib import Path

import pytest

from devices.byte_line import ByteLine
from devices.errors import PortUnavailable
from devices.standing import Cause
from devices.supervision.port_claims import PortClaims
from tests.devices.conversation import ScriptedLine


class Ports:
    """Counts who has a port open."""

    def __init__(self) -> None:
        self.opened: list[str] = []

    def open(self, path: str) -> ByteLine:
        self.opened.append(path)
        return ScriptedLine([])


@pytest.fixture
def ports() -> Ports:
    return Ports()


def test_a_port_that_one_device_has_is_not_even_opened_for_another(ports: Ports) -> None:
    claims = PortClaims()
    line = claims.open("id_card_reader", "/dev/ttyUSB0", ports.open)
    with pytest.raises(PortUnavailable, match="belongs to id_card_reader") as refused:
        claims.open("io_board", "/dev/ttyUSB0", ports.open)
    assert refused.value.cause is Cause.PORT_IN_USE
    assert ports.opened == ["/dev/ttyUSB0"]
    line.close()
    claims.open("io_board", "/dev/ttyUSB0", ports.open)
    assert claims.holder("/dev/ttyUSB0") == "io_board"


def test_a_port_that_the_settings_give_to_a_device_is_its_own_by_whatever_link(
    tmp_path: Path, ports: Ports
) -> None:
    (tmp_path / "ttyUSB3").touch()
    link = tmp_path / "usb-Printer-if00"
    link.symlink_to(tmp_path / "ttyUSB3")
    claims = PortClaims({"receipt_printer": str(link)})
    with pytest.raises(PortUnavailable, match="belongs to receipt_printer"):
        claims.open("id_card_reader", str(tmp_path / "ttyUSB3"), ports.open)
    assert ports.opened == []
    claims.open("receipt_printer", str(link), ports.open)


def test_a_port_that_would_not_open_is_nobodys() -> None:
    claims = PortClaims()

    def refuses(_: str) -> ByteLine:
        raise PortUnavailable("no")

    with pytest.raises(PortUnavailable):
        claims.open("ups", "/dev/ttyS0", refuses)
    assert claims.holder("/dev/ttyS0") is None


def test_a_search_waits_while_another_asks_at_the_port_and_then_has_it(ports: Ports) -> None:
    claims = PortClaims(wait_s=30)
    first = claims.open("id_card_reader", "/dev/ttyUSB0", ports.open, probing=True)
    had: list[ByteLine] = []
    second = threading.Thread(
        target=lambda: had.append(claims.open("io_board", "/dev/ttyUSB0", ports.open, probing=True))
    )
    second.start()
    assert claims.holder("/dev/ttyUSB0") == "id_card_reader"
    assert ports.opened == ["/dev/ttyUSB0"], "both asked at once"
    first.close()
    second.join(60)
    assert len(had) == 1
    assert claims.holder("/dev/ttyUSB0") == "io_board"


def test_a_search_does_not_wait_for_a_port_that_has_found_its_device(ports: Ports) -> None:
    claims = PortClaims(wait_s=60)
    claims.open("id_card_reader", "/dev/ttyUSB0", ports.open, probing=True)
    claims.keep("id_card_reader")
    with pytest.raises(PortUnavailable):
        claims.open("io_board", "/dev/ttyUSB0", ports.open, probing=True)


def test_a_port_at_which_somebody_hangs_is_left_to_him(ports: Ports) -> None:
    claims = PortClaims(wait_s=0.05)
    claims.open("id_card_reader", "/dev/ttyUSB0", ports.open, probing=True)
    with pytest.raises(PortUnavailable, match="belongs to id_card_reader"):
        claims.open("io_board", "/dev/ttyUSB0", ports.open, probing=True)
