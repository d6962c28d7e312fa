"""Payment through the central service."""

from collections.abc import Callable
from http import HTTPStatus

from pydantic import ValidationError

from kiosk.central_client.answer import Answer, Response
from kiosk.contract.payment import PAYMENTS_PATH, PaymentStanding, PaymentWanted
from kiosk.payment.port import PaymentAway

Exchange = Callable[[str, str, bytes], Response]
"""Method, path and body to what came back: `CentralClient.exchange`."""


class CentralPayment:
    """A `Payment`."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._number = ""

    def open(self, number: str, service: str, amount_fen: int) -> PaymentStanding:
        """Begin, or find it."""
        self._number = number
        wanted = PaymentWanted(service=service, amount_fen=amount_fen)
        return self._asked("PUT", wanted.model_dump_json().encode())

    def look(self) -> PaymentStanding | None:
        """How it stands."""
        try:
            return self._asked("GET")
        except PaymentAway:
            return None

    def close(self) -> PaymentStanding:
        """Give it up."""
        return self._asked("DELETE")

    def forget(self) -> None:
        """No number stays."""
        self._number = ""

    def _asked(self, method: str, body: bytes = b"") -> PaymentStanding:
        if not self._number:
            raise PaymentAway
        response = self._exchange(method, f"{PAYMENTS_PATH}/{self._number}", body)
        if not isinstance(response, Answer) or response.status != HTTPStatus.OK:
            raise PaymentAway
        try:
            return PaymentStanding.model_validate_json(response.body)
        except ValidationError as error:
            raise PaymentAway from error
