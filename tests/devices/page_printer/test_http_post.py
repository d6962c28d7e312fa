"""One question over HTTP: whatever a printer answers is a body or an error of ours, within its time."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import DeviceError, DeviceLost, NoAnswer, PortUnavailable, ProtocolFault
from devices.page_printer.http_post import Address, Patience, post

PATIENT = Patience(connect=30.0, answer=30.0, sending=30.0)
BRIEF = Patience(connect=30.0, answer=0.4, sending=0.4)
"""For what is never whole."""
SOUND = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"


class Answering:
    """Takes connections, reads a question, gives `answer` in portions with pauses, hangs up or does not."""

    def __init__(self) -> None:
        self.answer = SOUND
        self.portion = 0
        self.hangs_up = True
        self.asked: list[bytes] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = Address(f"ipp://127.0.0.1:{self._listening.getsockname()[1]}/ipp/print")
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._over.set()
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join()

    def _run(self) -> None:
        while not self._over.is_set():
            try:
                line, _ = self._listening.accept()
            except OSError:
                return
            with line:
                self._serve(line)

    def _serve(self, line: socket.socket) -> None:
        try:
            self.asked.append(line.recv(65536))
            step = self.portion or len(self.answer) or 1
            for at in range(0, len(self.answer), step):
                line.sendall(self.answer[at : at + step])
                if self.portion:
                    self._over.wait(0.05)
            if not self.hangs_up:
                line.settimeout(60)
                line.recv(1)  # until the other side has had enough
        except OSError:
            pass


@pytest.fixture(scope="module")
def answering() -> Iterator[Answering]:
    with closing(Answering()) as printer:
        yield printer


@pytest.fixture
def printer(answering: Answering) -> Answering:
    answering.answer, answering.portion, answering.hangs_up = SOUND, 0, True
    return answering


@pytest.mark.parametrize(
    "answer",
    [
        SOUND,
        b"HTTP/1.1 100 Continue\r\n\r\n" + SOUND,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        SOUND + b"and more that nobody asked for",
    ],
)
def test_a_whole_answer_is_taken_though_the_printer_keeps_the_line(printer: Answering, answer: bytes) -> None:
    printer.answer, printer.hangs_up = answer, False
    assert post(printer.address, b"question", PATIENT) == b"hello"
    assert printer.asked[-1].startswith(b"POST /ipp/print HTTP/1.1\r\n")


def test_an_answer_without_a_length_ends_when_the_printer_hangs_up(printer: Answering) -> None:
    printer.answer = b"HTTP/1.0 200 OK\r\n\r\nhello"
    assert post(printer.address, b"question", PATIENT) == b"hello"


def test_a_byte_now_and_then_does_not_hold_it_up(printer: Answering) -> None:
    printer.answer, printer.portion = SOUND * 20, 1
    begun = time.monotonic()
    with pytest.raises(NoAnswer):
        post(printer.address, b"question", BRIEF)
    assert time.monotonic() - begun < 30, "as long as the whole of it takes"


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (b"", DeviceLost),
        (b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", ProtocolFault),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello", ProtocolFault),
        (b"220 mail.example.com ESMTP\r\n", ProtocolFault),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n0\r\n\r\n", ProtocolFault),
    ],
)
def test_what_is_no_answer_is_said_as_such(
    printer: Answering, answer: bytes, error: type[DeviceError]
) -> None:
    printer.answer = answer
    with pytest.raises(error):
        post(printer.address, b"question", PATIENT)


def test_nobody_there_is_out_of_reach() -> None:
    with pytest.raises(PortUnavailable):
        post(Address("ipp://127.0.0.1:9/ipp/print"), b"question", PATIENT)


def test_what_does_not_speak_tls_is_told_from_what_does(printer: Answering) -> None:
    address = Address(printer.address.uri.replace("ipp://", "ipps://"))
    with pytest.raises(ProtocolFault):
        post(address, b"question", PATIENT)


@given(st.binary(max_size=300), st.booleans())
def test_whatever_is_answered_is_a_body_or_an_error_of_ours(
    answering: Answering, untrusted: bytes, begins_well: bool
) -> None:
    answering.answer, answering.portion, answering.hangs_up = untrusted, 0, True
    if begins_well:
        answering.answer = b"HTTP/1.1 200 OK\r\n" + untrusted
    with suppress(DeviceError):
        assert isinstance(post(answering.address, b"question", PATIENT), bytes)
