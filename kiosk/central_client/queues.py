"""Asking the central service for a number of today's queue. Blocking: for one thread of its own."""

from collections.abc import Callable
from enum import StrEnum
from http import HTTPStatus
from uuid import UUID

from pydantic import ValidationError

from kiosk.central_client.answer import Answer, Response
from kiosk.contract.queues import QUEUES_PATH, TICKETS_PATH, QueuesStanding, TicketAnswer, TicketWanted

Exchange = Callable[[str, str, bytes], Response]
"""Method, path and body to what came back: `CentralClient.exchange`."""


class NoNumber(StrEnum):
    """Why there is no answer that says what became of it."""

    REFUSED = "refused"
    """The service said no: none was given."""
    UNKNOWN = "unknown"
    """The request or its answer was lost: one may have been given."""


class QueueLine:
    """Asks under one terminal's credentials."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange

    def standing(self) -> QueuesStanding | None:
        """How all queues stand; None where nobody can say now."""
        response = self._exchange("GET", QUEUES_PATH, b"")
        if not isinstance(response, Answer) or response.status != HTTPStatus.OK:
            return None
        try:
            return QueuesStanding.model_validate_json(response.body)
        except ValidationError:
            return None

    def take(self, ticket: UUID, hall: str, letter: str) -> TicketAnswer | NoNumber:
        """A number. Under the same `ticket` it is the same number, however often it is asked for."""
        body = TicketWanted(hall=hall, letter=letter).model_dump_json().encode()
        response = self._exchange("PUT", f"{TICKETS_PATH}/{ticket}", body)
        if not isinstance(response, Answer) or response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return NoNumber.UNKNOWN
        if response.status != HTTPStatus.OK:
            return NoNumber.REFUSED
        try:
            return TicketAnswer.model_validate_json(response.body)
        except ValidationError:
            return NoNumber.UNKNOWN

    def give_back(self, ticket: UUID) -> bool:
        """Nobody holds it. Whether the service has heard that, or has no such number of this terminal."""
        response = self._exchange("DELETE", f"{TICKETS_PATH}/{ticket}", b"")
        return isinstance(response, Answer) and response.status in (HTTPStatus.OK, HTTPStatus.NOT_FOUND)
