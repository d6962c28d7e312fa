"""The line of `kiosk.central_client.cases` over the real client. Imports ``requests``: import this late."""

from kiosk.central_client.cases import MOST_DOCUMENT_BYTES, CaseLine
from kiosk.central_client.client import CentralClient
from kiosk.central_client.clock import CorrectedClock
from kiosk.central_client.transport import Transport
from kiosk.contract.suite import CryptoSuite
from kiosk.terminal.identity import TerminalIdentity


def case_line(
    identity: TerminalIdentity,
    suite: CryptoSuite,
    url: str,
    connect_seconds: float,
    read_seconds: float,
    ca_file: str = "",
) -> CaseLine:
    """For one thread, with a session of its own. `url`: of the central service."""
    transport = Transport(url, connect_seconds, read_seconds, ca_file=ca_file, most_bytes=MOST_DOCUMENT_BYTES)
    client = CentralClient(transport, identity.credentials, CorrectedClock())
    return CaseLine(client.exchange, suite, identity.sealing_key)
