"""One HTTP POST to a printer, with a limit to its time as a whole and to its size.

``http.client`` and what is built on it limit the silence between two bytes only: a printer that gives a
byte a second would hold up the wipe. Here the answer is gathered under one deadline, and ``http.client``
reads it then.
"""

import http.client
import io
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from devices.errors import DeviceLost, NoAnswer, PortUnavailable, ProtocolFault
from devices.page_printer.certificate import believed
from devices.standing import Cause

IPP_PORT = 631
"""RFC 8010, 5; RFC 7472 for ipps."""
ANSWER_LIMIT = 600 * 1024
_CHUNK = 65536


@dataclass(frozen=True)
class Patience:
    """Seconds. ``connect``: until the printer takes the connection; ``answer``: until its answer is whole."""

    connect: float = 2.0
    answer: float = 5.0
    sending: float = 30.0
    """For a document on its way: a printer takes it as fast as it prints."""


class Address:
    """Where a printer is: ``ipp://`` or ``ipps://``, as the configuration has it. ``certificate``: how it is
    known behind TLS (`devices.page_printer.certificate`).
    """

    def __init__(self, uri: str, certificate: str = "") -> None:
        parts = urlsplit(uri)
        self.certificate = certificate
        self.uri = uri
        self.encrypted = parts.scheme == "ipps"
        self.host = parts.hostname or ""
        self.port = parts.port or IPP_PORT
        self.path = parts.path or "/"


def post(
    address: Address,
    message: bytes,
    patience: Patience,
    document: bytes = b"",
    now: Callable[[], float] = time.monotonic,
) -> bytes:
    """The body of the answer, untrusted. Raises PortUnavailable, DeviceLost, NoAnswer, ProtocolFault, and
    DeviceOutOfOrder where it is not the printer that is meant.
    """
    try:
        line = socket.create_connection((address.host, address.port), patience.connect)
    except OSError as error:
        raise PortUnavailable(
            f"page printer: {address.host} port {address.port} cannot be reached ({_short(error)}); check "
            f"its cable, its power and [devices.page_printer] uri",
            cause=Cause.UNREACHABLE,
        ) from None
    until = now() + (patience.sending if document else patience.answer)
    try:
        with _spoken(line, address, max(0.1, until - now())) as spoken:
            spoken.sendall(_head(address, len(message) + len(document)) + message + document)
            return _body(_gathered(spoken, until, now))
    except TimeoutError:
        raise NoAnswer(f"page printer: {address.host} took the question and did not answer in time") from None
    except ssl.SSLError as error:
        raise ProtocolFault(
            f"page printer: {address.host} does not speak TLS as it should ({error})"
        ) from None
    except OSError as error:
        raise DeviceLost(f"page printer: {address.host} broke the connection ({_short(error)})") from None


def _spoken(line: socket.socket, address: Address, seconds: float) -> socket.socket:
    """The connection, encrypted where it is to be, and then to the printer that is meant."""
    line.settimeout(seconds)
    return believed(line, address.host, address.certificate) if address.encrypted else line


def _head(address: Address, length: int) -> bytes:
    host = f"[{address.host}]" if ":" in address.host else address.host
    return (
        f"POST {address.path} HTTP/1.1\r\nHost: {host}:{address.port}\r\nContent-Type: application/ipp\r\n"
        f"Content-Length: {length}\r\nConnection: close\r\n\r\n"
    ).encode()


def _gathered(line: socket.socket, until: float, now: Callable[[], float]) -> bytes:
    """What comes until the answer is whole, or the printer hangs up."""
    untrusted = bytearray()
    while not _whole(untrusted):
        left = until - now()
        if left <= 0:
            raise TimeoutError
        line.settimeout(left)
        more = line.recv(_CHUNK)
        if not more:
            break
        untrusted += more
        if len(untrusted) > ANSWER_LIMIT:
            raise ProtocolFault(f"the printer's answer is longer than {ANSWER_LIMIT} bytes")
    return bytes(untrusted)


def _whole(untrusted: bytearray) -> bool:
    """Whether a printer that keeps the connection open has said all."""
    head, found, body = bytes(untrusted).partition(b"\r\n\r\n")
    if not found:
        return False
    if head.split(b"\r\n")[0].split(b" ")[1:2] == [b"100"]:
        return _whole(bytearray(body))
    for line in head.lower().split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name == b"content-length" and value.strip().isdigit():
            return len(body) >= int(value)
        if name == b"transfer-encoding" and b"chunked" in value:
            return body.endswith(b"0\r\n\r\n")
    return False


class _Heard:
    """What http.client needs of a connection whose bytes have all come."""

    def __init__(self, untrusted: bytes) -> None:
        self._file = io.BytesIO(untrusted)

    def makefile(self, *_: object) -> io.BytesIO:
        """All of it."""
        return self._file


def _body(untrusted: bytes) -> bytes:
    if not untrusted:
        raise DeviceLost("page printer: it hung up without an answer")
    answer = http.client.HTTPResponse(_Heard(untrusted))  # type: ignore[arg-type]  # it wants makefile alone
    try:
        answer.begin()
        body = answer.read()
    except (http.client.HTTPException, ValueError):
        raise ProtocolFault("page printer: what answers at its address does not speak HTTP") from None
    if answer.status != http.client.OK:
        raise ProtocolFault(
            f"page printer: HTTP {answer.status} at its address; check the path in [devices.page_printer] uri"
        )
    return body


def _short(error: OSError) -> str:
    return error.strerror or type(error).__name__
