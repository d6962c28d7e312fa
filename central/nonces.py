"""A signed request works once."""

from collections.abc import Sequence
from datetime import datetime
from http import HTTPStatus

from sqlalchemy import delete
from sqlalchemy.orm import Session

from central.problems import Refusal
from central.storage.inserting import insert_all_absent
from central.storage.models import Nonce
from kiosk.contract.http_signature import TIME_WINDOW, Signed
from kiosk.contract.problem import ProblemKind

_LONGEST = 100


def spend(session: Session, key_id: str, signed: Signed) -> None:
    """Use up the nonce of a request whose signature and time are good.

    Raises:
        Refusal: 401 when it was used before or is too long to be remembered.

    """
    (refusal,) = spend_all(session, [(key_id, signed)])
    if refusal is not None:
        raise refusal


def spend_all(session: Session, requests: Sequence[tuple[str, Signed]]) -> list[Refusal | None]:
    """The same for several at once, each (key id, signature): the refusal of each that was used before, in
    this group or earlier.
    """
    refusals: list[Refusal | None] = []
    fresh: dict[tuple[str, str], datetime] = {}
    for key, signed in requests:
        refusal = _too_long() if len(signed.nonce) > _LONGEST else None
        if refusal is None and (key, signed.nonce) in fresh:
            refusal = _replayed()
        if refusal is None:
            fresh[key, signed.nonce] = signed.created
        refusals.append(refusal)
    rows = [{"key_id": key, "nonce": nonce, "created": at} for (key, nonce), at in fresh.items()]
    new = {(row.key_id, row.nonce) for row in insert_all_absent(session, Nonce, rows)}
    return [
        refusal or (None if (key, signed.nonce) in new else _replayed())
        for refusal, (key, signed) in zip(refusals, requests, strict=True)
    ]


def _too_long() -> Refusal:
    detail = f"use a nonce of at most {_LONGEST} characters"
    return Refusal(HTTPStatus.UNAUTHORIZED, ProblemKind.BAD_SIGNATURE, detail)


def _replayed() -> Refusal:
    detail = "sign the request again with a new nonce"
    return Refusal(HTTPStatus.UNAUTHORIZED, ProblemKind.REPLAYED, detail)


def forget_old(session: Session, now: datetime) -> None:
    """Remove the nonces of requests that would be too late by now anyway."""
    session.execute(delete(Nonce).where(Nonce.created < now - 2 * TIME_WINDOW))
