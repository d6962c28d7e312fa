"""The page over the real client. Imports ``requests``: import this late, not before the first frame."""

from kiosk.central_client.client import CentralClient
from kiosk.central_client.clock import CorrectedClock
from kiosk.central_client.transport import Transport
from kiosk.phone.page import PhonePage
from kiosk.terminal.identity import TerminalIdentity


def phone_page(
    identity: TerminalIdentity,
    url: str,
    connect_seconds: float,
    read_seconds: float,
    ca_file: str = "",
) -> PhonePage:
    """For one thread, with a session of its own. `url`: of the central service."""
    transport = Transport(url, connect_seconds, read_seconds, ca_file=ca_file)
    client = CentralClient(transport, identity.credentials, CorrectedClock())
    return PhonePage(client.exchange)
