"""A kept port is nobody else's between two servers."""

import errno
import socket

import pytest

from devices.simulators.kept_port import KeptPort


def test_one_server_after_another_listens_at_it_and_in_between_it_refuses() -> None:
    with KeptPort() as port:
        address = ("127.0.0.1", port.number)
        for _ in range(2):
            with socket.socket() as caller:
                assert caller.connect_ex(address) == errno.ECONNREFUSED
            with socket.create_server(address), socket.create_connection(address):
                pass


def test_it_is_given_to_no_other_program_until_it_is_let_go() -> None:
    port = KeptPort()
    with socket.socket() as other:
        with pytest.raises(OSError, match="in use"):
            other.bind(("127.0.0.1", port.number))
        port.close()
        other.bind(("127.0.0.1", port.number))
