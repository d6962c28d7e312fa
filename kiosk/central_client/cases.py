"""Asking the central service how far cases are, and for their documents. Blocking: for one thread of its
own.
"""

import base64
from collections.abc import Callable
from enum import StrEnum
from http import HTTPStatus
from typing import TypeVar
from uuid import UUID

from pydantic import ValidationError

from kiosk.central_client.answer import Answer, Response
from kiosk.contract.model import Reply
from kiosk.contract.problem import ProblemKind
from kiosk.contract.progress import MINE_INFO, CaseProgress, Mine, MineRequest
from kiosk.contract.suite import CryptoSuite

Exchange = Callable[[str, str, bytes], Response]
"""Method, path and body to what came back: `CentralClient.exchange`."""
MOST_DOCUMENT_BYTES = 16 * 1024 * 1024
"""A collated output of some pages has 200 kB; what a department uploaded may be scanned."""
R = TypeVar("R", bound=Reply)


class Trouble(StrEnum):
    """Why there is no answer."""

    OFFLINE = "offline"
    """It cannot be reached, or not be trusted, now."""
    NO_SUCH_NUMBER = "no_such_number"
    """No terminal has issued this number."""
    ON_ITS_WAY = "on_its_way"
    """Genuine, and not arrived or not opened yet; or a submission without a case of its own."""
    NOT_VERIFIED = "not_verified"
    NOT_NOW = "not_now"
    """It is there and cannot look now."""


class CaseLine:
    """Asks under one terminal's credentials."""

    def __init__(self, exchange: Exchange, suite: CryptoSuite, sealing_key: bytes) -> None:
        self._exchange = exchange
        self._suite = suite
        self._sealing_key = sealing_key

    def of_receipt(self, number: str) -> CaseProgress | Trouble:
        """The case of a receipt."""
        return _read(self._exchange("GET", f"/v1/cases/{number}", b""), CaseProgress)

    def of_person(self, id_number: str, statement: str) -> Mine | Trouble:
        """All cases of a verified person. The ID number travels sealed."""
        sealed = self._suite.seal(id_number.encode(), self._sealing_key, MINE_INFO)
        body = MineRequest(sealed_number=base64.b64encode(sealed).decode("ascii"), statement=statement)
        return _read(self._exchange("POST", "/v1/cases/mine", body.model_dump_json().encode()), Mine)

    def document(self, document: UUID, grant: str) -> bytes | Trouble:
        """A released document as PDF."""
        response = self._exchange("GET", f"/v1/documents/{document}?grant={grant}", b"")
        if isinstance(response, Answer) and response.status == HTTPStatus.OK:
            return response.body
        return _trouble(response)


def _read(response: Response, kind: type[R]) -> R | Trouble:
    if not isinstance(response, Answer) or response.status != HTTPStatus.OK:
        return _trouble(response)
    try:
        return kind.model_validate_json(response.body)
    except ValidationError:
        return Trouble.NOT_NOW


def _trouble(response: Response) -> Trouble:
    if not isinstance(response, Answer):
        return Trouble.OFFLINE
    match response.problem:
        case ProblemKind.BAD_CONTENT:
            return Trouble.NO_SUCH_NUMBER
        case ProblemKind.NOT_FOUND:
            return Trouble.ON_ITS_WAY
        case ProblemKind.NOT_VERIFIED:
            return Trouble.NOT_VERIFIED
        case _:
            return Trouble.NOT_NOW
