"""A device at a TCP address, such as a printer at port 9100: a plain socket that never waits without an end.

A printer that loses power says nothing: the connection stays open at this end, and only unanswered data show
it. The system is told to give up after `GIVE_UP_S`, which makes the next use DeviceLost.
"""

import re
import socket
from dataclasses import dataclass

from devices.descriptor_line import WRITE_TIMEOUT_S, DescriptorLine
from devices.errors import PortUnavailable
from devices.standing import Cause

PRINT_PORT = 9100
"""Where network printers take raw bytes."""
CONNECT_TIMEOUT_S = 3.0
GIVE_UP_S = 5
"""Data unanswered for so long end the connection (TCP_USER_TIMEOUT), and so do probes of an idle one."""
_PROBES = 3


@dataclass(frozen=True, slots=True)
class NetworkAddress:
    """A host, by name or number, and a TCP port."""

    host: str
    port: int = PRINT_PORT

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def network_address(text: str) -> NetworkAddress:
    """From "host", "host:port", "[IPv6]" or "[IPv6]:port". Raises ValueError with what to write."""
    found = re.fullmatch(r"(?:\[([0-9a-fA-F:.]+)\]|([^\s:/\[\]]+))(?::([0-9]{1,5}))?", text)
    if found is None or not 0 < (port := int(found[3] or PRINT_PORT)) < 65536:
        raise ValueError(f"{text!r} is no address; write host:port, such as 192.0.2.20:{PRINT_PORT}")
    return NetworkAddress(found[1] or found[2], port)


def open_network_line(
    address: NetworkAddress,
    connect_timeout_s: float = CONNECT_TIMEOUT_S,
    write_timeout_s: float = WRITE_TIMEOUT_S,
) -> DescriptorLine:
    """Connect. Raises PortUnavailable with what to do about it."""
    try:
        connection = socket.create_connection((address.host, address.port), connect_timeout_s)
    except OSError as error:
        raise PortUnavailable(_why_not(address, error), cause=Cause.UNREACHABLE) from error
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, GIVE_UP_S * 1000)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, GIVE_UP_S)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, 1)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPCNT, _PROBES)
    return DescriptorLine(
        connection.detach(),
        str(address),
        ends_when_empty=True,
        write_timeout_s=write_timeout_s,
        lost="the connection has ended; check network cable and power",
    )


def _why_not(address: NetworkAddress, error: OSError) -> str:
    if isinstance(error, socket.gaierror):
        return f"{address}: no such host; correct `port`, or give its number"
    if isinstance(error, TimeoutError):
        return f"{address}: nobody answers; check network cable, power and address"
    if isinstance(error, ConnectionRefusedError):
        return f"{address}: refused; is it in use by another computer, or is its raw port another one?"
    said = error.strerror or "unknown"
    return f"{address}: cannot be reached ({said}); check network cable, power and address"
