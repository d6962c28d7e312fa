"""The port to who takes the money, and the one that speaks HTTP (docs/payment.md)."""

import tomllib
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Protocol
from uuid import UUID

import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import ValidationError

from central.errors import BadFile
from kiosk.contract import jws
from kiosk.contract.model import Model
from kiosk.contract.payment import (
    CLOSE_KIND,
    ORDER_KIND,
    REFUND_KIND,
    STANDING_KIND,
    CloseOrder,
    Order,
    OrderStanding,
    RefundOrder,
)

_TIMEOUT_SECONDS = (3.0, 5.0)
"""To connect, to answer: a person stands at the terminal and waits."""
_MOST_BYTES = 10_000
_ANSWERED = (HTTPStatus.OK, HTTPStatus.CREATED)


class ProviderAway(Exception):
    """No answer that can be believed: nobody knows whether it did what was asked."""


class Provider(Protocol):
    """Takes money for orders. Every call may be made again with the same outcome."""

    @property
    def can_refund(self) -> bool:
        """Whether it gives money back when it is told to. Where fees go to the treasury at once, none can."""
        ...

    def open(self, order: Order) -> OrderStanding:
        """Open it: the answer says what a phone scans. Raises ProviderAway."""
        ...

    def look(self, order: UUID) -> OrderStanding:
        """How it stands. Raises ProviderAway."""
        ...

    def close(self, order: UUID) -> OrderStanding:
        """It must not be paid any more: the answer is `closed`, or `paid` if it was before. Raises
        ProviderAway.
        """
        ...

    def refund(self, order: UUID) -> OrderStanding:
        """Give it back: `returned`, `returning` while it is on its way, or `paid`: it will not. Raises
        ProviderAway.
        """
        ...

    def believed(self, untrusted_notice: str) -> OrderStanding | None:
        """What a notice says; None where it is not this provider's."""
        ...


@dataclass(frozen=True)
class ProviderFile:
    """Where a provider is, the key of what it says, and whether it gives money back."""

    url: str
    key: Ed25519PublicKey
    refunds: bool = False


class HttpProvider:
    """Speaks the contract of docs/payment.md; what it sends is signed with the key of this service."""

    def __init__(self, at: ProviderFile, signing: Ed25519PrivateKey, key_id: str) -> None:
        self._at = at
        self._signing = signing
        self._key_id = key_id

    def open(self, order: Order) -> OrderStanding:
        """Open it."""
        return self._ask("POST", "/orders", order.id, self._signed(order, ORDER_KIND))

    def look(self, order: UUID) -> OrderStanding:
        """How it stands."""
        return self._ask("GET", f"/orders/{order}", order)

    def close(self, order: UUID) -> OrderStanding:
        """Close it."""
        return self._ask(
            "POST", f"/orders/{order}/close", order, self._signed(CloseOrder(id=order), CLOSE_KIND)
        )

    @property
    def can_refund(self) -> bool:
        """As its file says."""
        return self._at.refunds

    def refund(self, order: UUID) -> OrderStanding:
        """Give it back."""
        return self._ask(
            "POST", f"/orders/{order}/refund", order, self._signed(RefundOrder(id=order), REFUND_KIND)
        )

    def believed(self, untrusted_notice: str) -> OrderStanding | None:
        """What a notice says."""
        return read_standing(untrusted_notice, self._at.key)

    def _signed(self, message: Model, kind: str) -> str:
        body = message.model_dump_json().encode()
        return jws.sign(body, self._signing, kind=kind, headers={"kid": self._key_id})

    def _ask(self, method: str, path: str, order: UUID, body: str = "") -> OrderStanding:
        try:
            answer = requests.request(
                method,
                self._at.url.rstrip("/") + path,
                data=body.encode(),
                headers={"Content-Type": "application/jose"},
                timeout=_TIMEOUT_SECONDS,
                allow_redirects=False,
            )
        except requests.RequestException as error:
            raise ProviderAway(f"no answer from the provider ({type(error).__name__})") from None
        said = (
            read_standing(answer.text[:_MOST_BYTES], self._at.key)
            if answer.status_code in _ANSWERED
            else None
        )
        if said is None or said.id != order:
            raise ProviderAway(f"the provider's answer ({answer.status_code}) cannot be believed")
        return said


def read_standing(untrusted_token: str, key: Ed25519PublicKey) -> OrderStanding | None:
    """What the holder of `key` says of an order; None where it is not theirs."""
    try:
        _, payload = jws.verify(untrusted_token, key, kind=STANDING_KIND)
        return OrderStanding.model_validate_json(payload)
    except (jws.BadJws, ValidationError):
        return None


def load_provider(file: Path) -> ProviderFile:
    """A TOML file with `url` (https) and `key` (Ed25519, 64 hexadecimal digits); `refunds = true` where the
    provider gives money back when it is told to.

    Raises:
        BadFile: it is none.

    """
    try:
        found = tomllib.loads(file.read_text("utf-8"))
        url, key = str(found["url"]), Ed25519PublicKey.from_public_bytes(bytes.fromhex(str(found["key"])))
    except (OSError, ValueError, KeyError) as error:
        raise BadFile(f"{file}: give url and key (64 hexadecimal digits) of the payment provider") from error
    if not url.startswith("https://"):
        raise BadFile(f"{file}: url: a payment provider is reached by https:// only")
    return ProviderFile(url, key, refunds=found.get("refunds") is True)
