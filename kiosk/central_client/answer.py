"""What can come back from an exchange."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class NoAnswer:
    """Nothing came back: refused, timed out, TLS failed, broken off. ``reason`` is a stable word."""

    reason: str


@dataclass(frozen=True)
class Untrusted:
    """Something came back that the central service did not sign as the answer to this request."""

    status: int
    retry_after: float | None = None
    """Seconds to wait, where a gateway asked for it."""


@dataclass(frozen=True)
class Answer:
    """The central service's own answer: signature, digest and request verified."""

    status: int
    body: bytes
    signed_at: datetime
    problem: str | None = None
    """The ``type`` of the problem document, where the answer is one."""
    retry_after: float | None = None


Response = NoAnswer | Untrusted | Answer
