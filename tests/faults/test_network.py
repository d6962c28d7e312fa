"""Whatever a network does to a connection, everything arrives once when it works again."""

from collections.abc import Iterator

import pytest

from kiosk.agent.sender import Sender
from kiosk.central_client.client import CentralClient
from kiosk.central_client.transport import Transport
from kiosk.terminal import identity as identities
from offline_cache.rows import ChannelState
from offline_cache.states import State
from tests.faults.fault_proxy import FAULT_NAMES, FaultProxy
from tests.kiosk.agent.conftest import Terminal, terminal

__all__ = ["terminal"]  # the fixture, with all of a terminal in one process

FAULTS = FAULT_NAMES


@pytest.fixture
def proxy(terminal: Terminal) -> Iterator[FaultProxy]:
    with FaultProxy(terminal.central.port) as proxy:
        identity = identities.load(terminal.place)
        transport = Transport(proxy.url, 1, 1)
        terminal.client = CentralClient(transport, identity.credentials, terminal.client.clock)
        notes = terminal.sender._notes
        terminal.sender = Sender(
            terminal.end,
            terminal.client,
            identity.signing_key,
            terminal.pace,
            notes,
            lambda: terminal.seconds[0],
        )
        yield proxy


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("count", [1, 5])
def test_everything_arrives_once_when_it_works_again(
    terminal: Terminal, proxy: FaultProxy, fault: str, count: int
) -> None:
    filed = terminal.file(count)
    proxy.fault = fault
    terminal.run_dry()
    if fault not in ("none", "request doubled"):
        assert terminal.states() == [State.COMMITTED] * count
        assert terminal.outbox.channel().state is ChannelState.DOWN
    proxy.fault = "none"
    terminal.pass_time(900.0)
    terminal.run_dry()
    assert terminal.states() == [State.DELIVERED] * count
    assert terminal.sent() == [each.id for each in filed]
    for each in filed:
        assert terminal.outbox.row(each.id).acknowledgement == terminal.central.held[each.id][1]
