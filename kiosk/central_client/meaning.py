"""What a response means to the sender: the table of architecture.md, as one pure function."""

from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from kiosk.central_client.answer import Answer, NoAnswer, Response, Untrusted
from kiosk.contract.problem import ProblemKind

MAX_RETRY_AFTER = 3600.0
"""Seconds; a gateway may not silence a terminal for longer than an hour."""

_DONE = (HTTPStatus.OK, HTTPStatus.CREATED)
_PAUSE = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)
_ITEM = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.CONFLICT,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    HTTPStatus.UNPROCESSABLE_ENTITY,
)


@dataclass(frozen=True)
class Done:
    """The central service took it; what it says is in the body."""


@dataclass(frozen=True)
class Channel:
    """The way there is broken: back off, keep everything. ``reason`` is a stable word."""

    reason: str
    retry_after: float | None = None


@dataclass(frozen=True)
class ClockSkew:
    """Our clock is wrong; the central service's stood at ``central_time``. Correct it, try once more."""

    central_time: datetime


@dataclass(frozen=True)
class Refused:
    """The central service does not accept this terminal: pause, alarm, ask again with the heartbeat."""

    reason: str


@dataclass(frozen=True)
class Item:
    """The central service does not accept this one item: set it aside."""

    reason: str


Meaning = Done | Channel | ClockSkew | Refused | Item


def meaning(response: Response) -> Meaning:
    """What to do about a response."""
    if isinstance(response, NoAnswer):
        return Channel(response.reason)
    if isinstance(response, Untrusted):
        return Channel(f"unsigned_{response.status}", _bounded(response.retry_after))
    if response.status in _DONE:
        return Done()
    reason = reason_of(response.status, response.problem)
    if response.status == HTTPStatus.UNAUTHORIZED and response.problem == ProblemKind.CLOCK_SKEW:
        return ClockSkew(response.signed_at)
    if response.status in _PAUSE:
        return Refused(reason)
    if response.status in _ITEM:
        return Item(reason)
    return Channel(reason, _bounded(response.retry_after))


def item_meaning(answer: Answer, status: int, problem: str | None) -> Meaning:
    """What the status of one item of a batch means; ``answer`` is the signed answer that carries it."""
    return meaning(Answer(status, b"", answer.signed_at, problem))


def reason_of(status: int, problem: str | None) -> str:
    """A stable word for listings and logs: the tail of the problem's URN, or the status."""
    tail = (problem or "").rpartition(":")[2].replace("-", "_")
    return tail if tail.isidentifier() and tail.isascii() else f"status_{status}"


def _bounded(retry_after: float | None) -> float | None:
    return None if retry_after is None else min(retry_after, MAX_RETRY_AFTER)
