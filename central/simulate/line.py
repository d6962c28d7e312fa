"""A keep-alive connection of one terminal: the least HTTP/1.1 that a fleet in one process needs.

Ten thousand sessions of a general client would be measured more than the service they talk to.
"""

import asyncio
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

from central.errors import CentralError
from central.keys import Keys
from kiosk.contract.http_signature import HttpMessage, HttpResponse, verify_response

_LONGEST_HEAD = 16 * 1024
_LONGEST_BODY = 1024 * 1024


class BrokenLine(CentralError):
    """The service did not answer as HTTP, closed the connection, or did not sign."""


@dataclass(frozen=True)
class Came:
    """An answer as it came, not yet verified. `at`: when its last byte was here, as `time.monotonic` says."""

    status: int
    headers: dict[str, str]
    body: bytes
    at: float
    request: HttpMessage

    def verify(self, keys: Keys) -> None:
        """Check that the service made it for this very request.

        Raises:
            BadSignature: it did not.

        """
        response = HttpResponse(self.status, self.headers, self.body, self.request)
        verify_response(response, key_id=keys.signing_id, key=keys.signing.public_key())


class Line:
    """One connection, opened with the first request."""

    __slots__ = ("_host", "_port", "_reader", "_writer")

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._host, self._port = parts.hostname or "127.0.0.1", parts.port or 80
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def exchange(self, message: HttpMessage) -> Came:
        """Send a signed request and wait for the whole answer, however long it takes.

        Raises:
            BrokenLine: no answer that could be one.

        """
        try:
            if self._writer is None:
                self._reader, self._writer = await asyncio.open_connection(
                    self._host, self._port, limit=_LONGEST_HEAD
                )
            assert self._reader is not None
            self._writer.write(_head(message) + message.body)
            head = await self._reader.readuntil(b"\r\n\r\n")
            status, headers = _parsed(head)
            length = int(headers.get("content-length", "0"))
            if length > _LONGEST_BODY:
                raise BrokenLine("the service's answer is longer than any answer may be")
            body = await self._reader.readexactly(length)
        except (OSError, EOFError, ValueError, asyncio.LimitOverrunError) as error:
            self.close()
            raise BrokenLine(f"the service broke off ({type(error).__name__}); look at its log") from error
        return Came(status, headers, body, time.monotonic(), message)

    def close(self) -> None:
        """Hang up."""
        if self._writer is not None:
            self._writer.close()
            self._reader = self._writer = None


def _head(message: HttpMessage) -> bytes:
    path = message.url.split("/", 3)[3]
    lines = [f"{message.method} /{path} HTTP/1.1", "Host: central"]
    lines += [f"{name}: {value}" for name, value in message.headers.items()]
    lines += [f"Content-Length: {len(message.body)}", "", ""]
    return "\r\n".join(lines).encode("latin-1")


def _parsed(head: bytes) -> tuple[int, dict[str, str]]:
    first, *rest = head.decode("latin-1").split("\r\n")
    fields = (line.partition(":") for line in rest if line)
    return int(first.split(" ")[1]), {name.lower(): value.strip() for name, _, value in fields}
