"""Bytes to the central service and back, bounded in size and time. Believes nothing."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import MappingProxyType

import requests
from urllib3.exceptions import HTTPError

from kiosk.central_client.paced_body import PacedBody

MAX_RESPONSE_BYTES = 1024 * 1024
"""Far above any answer of the contract: a batch of 200 acknowledgements has about 110 kB."""
_CHUNK = 16 * 1024


class Unreachable(Exception):
    """No whole response came back. ``reason`` is a stable word."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class UntrustedResponse:
    """What came back, before anything in it is believed. Header names are in small letters."""

    status: int
    untrusted_headers: Mapping[str, str]
    untrusted_body: bytes


class Transport:
    """One keep-alive session. Follows no redirect, takes no proxy or password from the environment."""

    def __init__(
        self,
        url: str,
        connect_seconds: float,
        read_seconds: float,
        bytes_per_second: int = 0,
        ca_file: str = "",
        most_bytes: int = MAX_RESPONSE_BYTES,
    ) -> None:
        """``bytes_per_second``: what may be sent at most; 0 sets no limit. ``ca_file``: the authorities that
        the other side's certificate may be from, in place of the usual ones. ``most_bytes``: of one answer.
        """
        self._url = url.rstrip("/")
        self._timeouts = (connect_seconds, read_seconds)
        self._whole_seconds = connect_seconds + 2 * read_seconds
        self._bytes_per_second = bytes_per_second
        self._most_bytes = most_bytes
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.verify = ca_file or True

    def url(self, path: str) -> str:
        """The whole URL of a path of the contract."""
        return self._url + path

    def send(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> UntrustedResponse:
        """One request, one whole response.

        Raises:
            Unreachable: refused, timed out, TLS failed, broken off, too long or too slow.
        """
        deadline = time.monotonic() + self._whole_seconds
        content: bytes | PacedBody = body
        if self._bytes_per_second and body:
            content = PacedBody(body, self._bytes_per_second)
            deadline += len(body) / self._bytes_per_second
        try:
            with self._session.request(
                method,
                self.url(path),
                data=content,
                headers={**headers, "Accept-Encoding": "identity", "User-Agent": "kiosk"},
                timeout=self._timeouts,
                allow_redirects=False,
                stream=True,
            ) as response:
                untrusted_body = self._read(response, deadline)
                untrusted_headers = {name.lower(): value for name, value in response.headers.items()}
                return UntrustedResponse(
                    response.status_code, MappingProxyType(untrusted_headers), untrusted_body
                )
        except requests.exceptions.SSLError as error:
            raise Unreachable("tls_failed") from error
        except (requests.exceptions.Timeout, TimeoutError) as error:
            raise Unreachable("timed_out") from error
        except (requests.exceptions.RequestException, HTTPError, OSError) as error:
            raise Unreachable("no_connection") from error

    def close(self) -> None:
        """Close what connections are kept."""
        self._session.close()

    def _read(self, response: requests.Response, deadline: float) -> bytes:
        untrusted_body = bytearray()
        # Whatever has come, at once: with chunks that must fill up a slow drip outlasts every deadline.
        while chunk := response.raw.read1(_CHUNK, decode_content=False):
            untrusted_body += chunk
            if len(untrusted_body) > self._most_bytes:
                raise Unreachable("too_long")
            if time.monotonic() > deadline:
                raise Unreachable("too_slow")
        return bytes(untrusted_body)


def retry_after(untrusted_headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds that ``Retry-After`` asks for (RFC 9110 section 10.2.3), or None where it says nothing
    usable.
    """
    untrusted_value = untrusted_headers.get("retry-after", "").strip()
    if untrusted_value.isascii() and untrusted_value.isdigit():
        return float(untrusted_value[:9])
    try:
        moment = parsedate_to_datetime(untrusted_value)
    except (ValueError, TypeError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
