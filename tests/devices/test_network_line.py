"""A line over real TCP on this machine: what goes through, and each way in which it ends."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack, closing

import pytest

from devices.errors import DeviceLost, NoAnswer, PortUnavailable
from devices.network_line import NetworkAddress, network_address, open_network_line
from devices.standing import Cause

SOON = 60.0


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        yield listener


def address_of(listener: socket.socket) -> NetworkAddress:
    return NetworkAddress("127.0.0.1", listener.getsockname()[1])


def test_bytes_go_both_ways(listener: socket.socket) -> None:
    with closing(open_network_line(address_of(listener))) as line:
        peer, _ = listener.accept()
        line.write(b"\x10\x04\x01")
        assert peer.recv(10) == b"\x10\x04\x01"
        assert line.read(0) == b""
        peer.sendall(b"\x12")
        assert line.read(SOON) == b"\x12"
        peer.sendall(b"old")
        assert line.read(SOON) == b"old"
        assert line.discard_input() == b""
        peer.close()


def test_a_peer_that_hangs_up_is_lost_and_what_it_said_before_is_read_first(listener: socket.socket) -> None:
    with closing(open_network_line(address_of(listener))) as line:
        peer, _ = listener.accept()
        peer.sendall(b"last")
        peer.close()
        assert line.read(SOON) == b"last"
        with pytest.raises(DeviceLost, match="network cable"):
            line.read(SOON)
        with pytest.raises(DeviceLost, match="network cable"):
            line.discard_input()


def test_a_peer_that_resets_is_lost(listener: socket.socket) -> None:
    with closing(open_network_line(address_of(listener))) as line:
        peer, _ = listener.accept()
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        peer.close()
        with pytest.raises(DeviceLost):
            line.read(SOON)
        with pytest.raises(DeviceLost):
            line.write(b"more")


def test_a_peer_that_takes_nothing_does_not_hold_us(listener: socket.socket) -> None:
    with closing(open_network_line(address_of(listener), write_timeout_s=0.1)) as line:
        peer, _ = listener.accept()
        with pytest.raises(NoAnswer, match="takes no more"):
            line.write(bytes(32_000_000))
        peer.close()


def test_nobody_listening_is_unreachable_and_says_what_to_do(listener: socket.socket) -> None:
    address = address_of(listener)
    listener.close()
    with pytest.raises(PortUnavailable, match="refused") as refused:
        open_network_line(address)
    assert refused.value.cause is Cause.UNREACHABLE


def test_a_host_that_never_answers_is_given_up() -> None:
    with closing(socket.create_server(("127.0.0.1", 0), backlog=0)) as full, ExitStack() as waiting:
        for _ in range(2):  # more than its queue holds: the next is not answered at all
            knocking = waiting.enter_context(closing(socket.socket()))
            knocking.settimeout(0)
            knocking.connect_ex(full.getsockname())
        with pytest.raises(PortUnavailable, match="nobody answers"):
            open_network_line(address_of(full), connect_timeout_s=0.2)


def test_a_name_that_is_no_host_is_said_to_be_none() -> None:
    with pytest.raises(PortUnavailable, match="no such host"):
        open_network_line(NetworkAddress("no-such-printer.invalid"))


def test_closing_twice_does_nothing_and_using_a_closed_line_is_lost(listener: socket.socket) -> None:
    line = open_network_line(address_of(listener))
    line.close()
    line.close()
    with pytest.raises(DeviceLost):
        line.read(0)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("192.0.2.20", NetworkAddress("192.0.2.20", 9100)),
        ("printer.lan:9101", NetworkAddress("printer.lan", 9101)),
        ("[2001:db8::20]:9100", NetworkAddress("2001:db8::20", 9100)),
    ],
)
def test_an_address_is_a_host_and_perhaps_a_port(text: str, address: NetworkAddress) -> None:
    assert network_address(text) == address
    assert network_address(str(address)) == address


@pytest.mark.parametrize("text", ["", "host:0", "host:65536", "host:x", "a b", "2001:db8::20", "http://host"])
def test_what_is_no_address_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match=r"192\.0\.2\.20:9100"):
        network_address(text)
