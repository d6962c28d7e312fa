"""The line for queue numbers over the real client. Imports ``requests``: import this late."""

from kiosk.central_client.client import CentralClient
from kiosk.central_client.clock import CorrectedClock
from kiosk.central_client.queues import QueueLine
from kiosk.central_client.transport import Transport
from kiosk.terminal.identity import TerminalIdentity


def queue_line(
    identity: TerminalIdentity,
    url: str,
    connect_seconds: float,
    read_seconds: float,
    ca_file: str = "",
) -> QueueLine:
    """For one thread, with a session of its own. `url`: of the central service."""
    transport = Transport(url, connect_seconds, read_seconds, ca_file=ca_file)
    return QueueLine(CentralClient(transport, identity.credentials, CorrectedClock()).exchange)
