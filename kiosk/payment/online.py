"""Payment over the real client. Imports ``requests``: import this late, not before the first frame."""

from kiosk.central_client.client import CentralClient
from kiosk.central_client.clock import CorrectedClock
from kiosk.central_client.transport import Transport
from kiosk.payment.through_the_centre import CentralPayment
from kiosk.terminal.identity import TerminalIdentity


def central_payment(
    identity: TerminalIdentity,
    url: str,
    connect_seconds: float,
    read_seconds: float,
    ca_file: str = "",
) -> CentralPayment:
    """For one thread, with a session of its own. `url`: of the central service."""
    transport = Transport(url, connect_seconds, read_seconds, ca_file=ca_file)
    return CentralPayment(CentralClient(transport, identity.credentials, CorrectedClock()).exchange)
