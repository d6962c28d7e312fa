"""The terminal's own parts: the way to the central service step by step, the disk, the clock."""

import os
import shutil
import socket
import ssl
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kiosk.submission.clock_quality import SYNCHRONISED, can_be_dated
from kiosk.technician.storage import MEBIBYTE, existing
from kiosk.technician.tests.aside import aside
from kiosk.technician.tests.course import Note, TestFailed, note
from kiosk.technician.tests.device_test import Found

if TYPE_CHECKING:
    from kiosk.config import Config

PATIENCE_S = 5.0
WRITTEN = 1 << 20


@dataclass(frozen=True)
class OwnParts:
    """What these tests look at."""

    data_dir: Path
    central_url: str
    disk_needed: int
    """MiB."""
    marker: Path = SYNCHRONISED
    loudspeaker: str = "default"
    """As ALSA names it."""
    config: "Config | None" = None
    """For what looks at the whole terminal."""


def network(terminal: OwnParts) -> Iterator[Found]:
    """The name, the port, and whether anything says anything there. What it says is the agent's business."""
    parts = urlsplit(terminal.central_url)
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = yield from aside(lambda _: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    except OSError as error:
        raise TestFailed(note("no_name", host=host)) from error
    address = found[0][4][0]
    yield note("address", address=address)
    try:
        place = (str(address), port)
        connection = yield from aside(lambda _: socket.create_connection(place, PATIENCE_S))
    except OSError as error:
        raise TestFailed(note("no_connection", address=address, port=port)) from error
    with ExitStack() as opened:
        opened.enter_context(connection)
        yield note("connected", port=port)
        opened.pop_all()  # from here on it is the other thread's to close
    untrusted_answer = yield from aside(lambda _: _first_words(connection, host, terminal))
    if not untrusted_answer.startswith(b"HTTP/"):
        raise TestFailed(note("no_answer"))
    yield note("answered")


def _first_words(connection: socket.socket, host: str, terminal: OwnParts) -> bytes:
    """What is said there to who asks for nothing much. Raises TestFailed where the certificate is not
    believed.
    """
    with ExitStack() as opened:
        opened.enter_context(connection)
        connection.settimeout(PATIENCE_S)
        if urlsplit(terminal.central_url).scheme == "https":
            connection = opened.enter_context(_believed(connection, host, terminal))
        connection.sendall(f"HEAD / HTTP/1.0\r\nHost: {host}\r\n\r\n".encode("ascii"))
        return connection.recv(64)


def _believed(connection: socket.socket, host: str, terminal: OwnParts) -> socket.socket:
    """Behind TLS, under the authorities that the agent believes."""
    from requests.utils import DEFAULT_CA_BUNDLE_PATH  # noqa: PLC0415  a fifth of a second that no other test needs

    authorities = (terminal.config.central.ca_file if terminal.config else "") or DEFAULT_CA_BUNDLE_PATH
    try:
        return ssl.create_default_context(cafile=authorities).wrap_socket(connection, server_hostname=host)
    except (ssl.SSLError, OSError) as error:
        raise TestFailed(note("certificate", reason=getattr(error, "verify_message", "") or "TLS")) from error


def disk(terminal: OwnParts) -> Iterator[Found]:
    """Room, and a mebibyte that comes back as it was written."""
    place = existing(terminal.data_dir)
    free = shutil.disk_usage(place).free // MEBIBYTE
    if free < terminal.disk_needed:
        raise TestFailed(note("no_room", free=free, needed=terminal.disk_needed))
    yield note("room", free=free)
    if not (yield from aside(lambda _: _keeps(place))):
        raise TestFailed(note("read_otherwise"))
    yield None


def _keeps(place: Path) -> bool:
    """Whether what is written there is read as it was written."""
    content = os.urandom(WRITTEN)
    with tempfile.TemporaryFile(dir=place) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
        file.seek(0)
        return file.read() == content


def clock(terminal: OwnParts) -> Iterator[Note | None]:
    """A year that can be, and a time server that has agreed since the machine started."""
    now = datetime.now(UTC)
    if not can_be_dated(now):
        raise TestFailed(note("year", year=now.year))
    yield note("year", year=now.year)
    if not terminal.marker.exists():
        raise TestFailed(note("unconfirmed"))
    yield None
