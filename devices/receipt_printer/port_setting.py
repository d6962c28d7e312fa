"""What may stand in `transport` and `port` of the receipt printer. Read with the settings: nothing heavy."""

from enum import StrEnum

from devices.network_line import network_address
from devices.usb_address import usb_address

AUTO = "auto"


class Transport(StrEnum):
    """In the words of the settings."""

    SERIAL = "serial"
    USB = "usb"
    NETWORK = "network"


def check_port(transport: Transport, port: str) -> None:
    """Raises ValueError with what to write where `port` says nothing that this transport understands."""
    if transport is Transport.NETWORK:
        if port == AUTO:
            raise ValueError('"auto" finds no printer on a network; write host:port, such as 192.0.2.20:9100')
        network_address(port)
    elif transport is Transport.USB and port != AUTO and not port.startswith("/"):
        usb_address(port)
