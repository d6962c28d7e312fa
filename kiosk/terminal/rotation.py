"""A new key for the terminal, under a new epoch, vouched for by the one it has.

The new key is on disk before it is sent: when the answer is lost, the same is asked for again. What the
answer gives is on disk as a whole before the identity is replaced file by file: a power cut in between leaves
one or the other. What was signed under the old key stays in the outbox and is sent as it is.
"""

import base64
import time
from collections.abc import Callable
from dataclasses import replace
from http import HTTPStatus

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pydantic import ValidationError

from kiosk.central_client.answer import Answer, NoAnswer
from kiosk.central_client.client import CentralClient
from kiosk.central_client.meaning import reason_of
from kiosk.contract import rotation
from kiosk.contract.rotation import RotationResponse
from kiosk.terminal import durable_file
from kiosk.terminal import identity as identities
from kiosk.terminal.errors import RotationFailed
from kiosk.terminal.identity import TerminalIdentity
from kiosk.terminal.place import TerminalPlace
from offline_cache.opening import as_keeper
from offline_cache.outbox import Outbox

DAY_SECONDS = 86_400


def is_due(place: TerminalPlace, days: int, now: Callable[[], float] = time.time) -> bool:
    """Whether the key is older than `days` (0: it never is), or a rotation was begun and not answered."""
    if place.rotating_key.exists():
        return True
    return days > 0 and now() - place.terminal_key.stat().st_mtime > days * DAY_SECONDS


def rotate(place: TerminalPlace, client: CentralClient) -> TerminalIdentity:
    """Ask under the present key, and go over to the new one. The sender's role is the caller's.

    Raises:
        RotationFailed: no answer, or a refusal; the terminal goes on under the key it has.
        IdentityUnusable, CacheError, OSError: as they say.
    """
    present = identities.load(place)
    if not present.approved:
        raise RotationFailed("the operator has yet to approve the key there is; then ask again")
    new = _new_key(place)
    if new.public_key().public_bytes_raw() == present.public_key:
        # The power failed after all was done.
        place.rotating_key.unlink()
        return present
    given = _ask(present, new, client)
    identity = replace(
        present,
        epoch=given.epoch,
        terminal_key=new,
        receipt_key=base64.b64decode(given.receipt_key),
        spare={each.epoch: base64.b64decode(each.receipt_key) for each in given.spare},
    )
    with as_keeper(place.directory):
        identities.replace_whole(identity, place)
        outbox = Outbox.open(place.outbox)
        try:
            outbox.begin_epoch(identity.epoch, identity.terminal, identity.public_key)
        finally:
            outbox.close()
        place.rotating_key.unlink(missing_ok=True)
    return identity


def _new_key(place: TerminalPlace) -> Ed25519PrivateKey:
    if place.rotating_key.exists():
        return Ed25519PrivateKey.from_private_bytes(place.rotating_key.read_bytes())
    key = Ed25519PrivateKey.generate()
    durable_file.write(place.rotating_key, key.private_bytes_raw())
    return key


def _ask(present: TerminalIdentity, new: Ed25519PrivateKey, client: CentralClient) -> RotationResponse:
    body = rotation.request(present.code, new).model_dump_json().encode()
    response = client.exchange("POST", rotation.PATH, body)
    if not isinstance(response, Answer):
        reason = response.reason if isinstance(response, NoAnswer) else f"unsigned_{response.status}"
        raise RotationFailed(f"no answer to the new key ({reason}); it is asked for again")
    if response.status != HTTPStatus.OK:
        reason = reason_of(response.status, response.problem)
        raise RotationFailed(f"the central service refused the new key ({reason}); ask its operator")
    try:
        given = RotationResponse.model_validate_json(response.body)
    except ValidationError as error:
        raise RotationFailed("the answer to the new key is malformed; tell the operator") from error
    keys = (given.receipt_key, *(each.receipt_key for each in given.spare))
    if {len(base64.b64decode(each)) for each in keys} != {identities.RECEIPT_KEY_BYTES}:
        raise RotationFailed("the central service sent keys of another length; tell its operator")
    return given
