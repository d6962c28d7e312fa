"""A signed request works once."""

from datetime import datetime
from http import HTTPStatus

from sqlalchemy import delete
from sqlalchemy.orm import Session

from central.problems import Refusal
from central.storage.inserting import insert_if_absent
from central.storage.models import Nonce
from kiosk.contract.http_signature import TIME_WINDOW, Signed
from kiosk.contract.problem import ProblemKind

_LONGEST = 100


def spend(session: Session, key_id: str, signed: Signed) -> None:
    """Use up the nonce of a request whose signature and time are good.

    Raises:
        Refusal: 401 when it was used before or is too long to be remembered.

    """
    if len(signed.nonce) > _LONGEST:
        detail = f"use a nonce of at most {_LONGEST} characters"
        raise Refusal(HTTPStatus.UNAUTHORIZED, ProblemKind.BAD_SIGNATURE, detail)
    new = {"key_id": key_id, "nonce": signed.nonce, "created": signed.created}
    if not insert_if_absent(session, Nonce, new):
        detail = "sign the request again with a new nonce"
        raise Refusal(HTTPStatus.UNAUTHORIZED, ProblemKind.REPLAYED, detail)


def forget_old(session: Session, now: datetime) -> None:
    """Remove the nonces of requests that would be too late by now anyway."""
    session.execute(delete(Nonce).where(Nonce.created < now - 2 * TIME_WINDOW))
