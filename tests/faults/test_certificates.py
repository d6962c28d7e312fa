"""A certificate that cannot be believed is a broken way, nothing more: no plain text, nothing lost."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.agent.sender import Sender
from kiosk.central_client.client import CentralClient
from kiosk.central_client.transport import Transport
from kiosk.terminal import identity as identities
from offline_cache.rows import ChannelState
from offline_cache.states import State
from tests.faults.tls_gateway import Authority, TlsGateway
from tests.kiosk.agent.conftest import Terminal, terminal

__all__ = ["terminal"]  # the fixture, with all of a terminal in one process

DAY = timedelta(days=1)
Issue = Callable[[Authority, Path], Path]
WRONG: dict[str, Issue] = {
    "expired": lambda authority, place: authority.issue(place, begins=-2 * DAY, ends=-DAY),
    "not yet valid": lambda authority, place: authority.issue(place, begins=DAY, ends=2 * DAY),
    "of another host": lambda authority, place: authority.issue(place, host="192.0.2.1"),
    "of another authority": lambda _, place: Authority.make(place, "somebody").issue(place),
}


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority.make(tmp_path, "authority")


def goes_through(terminal: Terminal, url: str, ca_file: Path) -> None:
    """From here on the terminal speaks with the central service there."""
    identity = identities.load(terminal.place)
    transport = Transport(url, 1, 5, ca_file=str(ca_file))
    terminal.client = CentralClient(transport, identity.credentials, terminal.client.clock)
    terminal.sender = Sender(
        terminal.end,
        terminal.client,
        identity.signing_key,
        terminal.pace,
        terminal.sender._notes,
        lambda: terminal.seconds[0],
    )


@pytest.mark.parametrize("wrong", WRONG)
def test_nothing_is_sent_under_a_wrong_certificate_and_everything_under_the_next_good_one(
    terminal: Terminal, authority: Authority, tmp_path: Path, wrong: str
) -> None:
    filed = terminal.file(3)
    with TlsGateway(terminal.central.port, WRONG[wrong](authority, tmp_path)) as gateway:
        goes_through(terminal, gateway.url, authority.file)
        terminal.run_dry()
        terminal.client.close()
    assert terminal.central.requests == []
    assert terminal.states() == [State.COMMITTED] * 3
    channel = terminal.outbox.channel()
    assert (channel.state, channel.reason) == (ChannelState.DOWN, "tls_failed")
    terminal.pass_time(900.0)
    with TlsGateway(terminal.central.port, authority.issue(tmp_path)) as gateway:
        goes_through(terminal, gateway.url, authority.file)
        terminal.run_dry()
        terminal.client.close()
    assert terminal.sent() == [each.id for each in filed]
    assert terminal.states() == [State.DELIVERED] * 3


def test_a_file_of_authorities_that_is_not_there_sends_nothing_and_loses_nothing(
    terminal: Terminal, authority: Authority, tmp_path: Path
) -> None:
    terminal.file(1)
    with TlsGateway(terminal.central.port, authority.issue(tmp_path)) as gateway:
        goes_through(terminal, gateway.url, tmp_path / "missing.pem")
        terminal.run_dry()
        terminal.client.close()
    assert terminal.central.requests == []
    assert terminal.states() == [State.COMMITTED]
