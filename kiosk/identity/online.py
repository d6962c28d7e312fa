"""The one-time code over the real client. Imports ``requests``: import this late, not before the first
frame.
"""

from kiosk.central_client.client import CentralClient
from kiosk.central_client.clock import CorrectedClock
from kiosk.central_client.transport import Transport
from kiosk.contract.suite import CryptoSuite
from kiosk.identity.one_time_code import OneTimeCode
from kiosk.terminal.identity import TerminalIdentity


def one_time_code(
    identity: TerminalIdentity,
    suite: CryptoSuite,
    url: str,
    connect_seconds: float,
    read_seconds: float,
    ca_file: str = "",
) -> OneTimeCode:
    """A verification for one thread, with a session of its own. `url`: of the central service."""
    transport = Transport(url, connect_seconds, read_seconds, ca_file=ca_file)
    client = CentralClient(transport, identity.credentials, CorrectedClock())
    return OneTimeCode(
        client.exchange,
        terminal=identity.terminal,
        central_key=identity.signing_key,
        suite=suite,
        sealing_key=identity.sealing_key,
    )
