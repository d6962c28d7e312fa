"""Whether the central service's operator has approved this terminal's key: kept beside the identity."""

from collections.abc import Callable
from dataclasses import replace
from http import HTTPStatus

from pydantic import ValidationError

from kiosk.central_client.answer import Answer
from kiosk.central_client.client import CentralClient
from kiosk.contract.api import HeartbeatRequest, HeartbeatResponse
from kiosk.terminal import identity as identities
from kiosk.terminal.place import TerminalPlace
from offline_cache.audit import AuditTrail
from offline_cache.opening import as_keeper


class Admission:
    """Writes down what a heartbeat's answer says, when it has changed; `told` hears of it then."""

    def __init__(self, place: TerminalPlace, audit: AuditTrail, told: Callable[[bool], None]) -> None:
        self._place = place
        self._audit = audit
        self._told = told
        self._known: bool | None = None

    def heard(self, approved: bool) -> None:
        """The central service's word of just now.

        Raises:
            IdentityUnusable, CacheError, OSError: it could not be kept.
        """
        if approved is self._known:
            return
        # The screen's process may be moving on to a spare epoch.
        with as_keeper(self._place.directory):
            identity = identities.load(self._place)
            changed = identity.approved is not approved
            if changed:
                identities.save_epoch(replace(identity, approved=approved), self._place)
        self._known = approved
        if changed:
            self._audit.record("terminal.approved" if approved else "terminal.approval_withdrawn")
            self._told(approved)


def ask(client: CentralClient, version: str) -> bool | None:
    """Whether the key is approved, by one heartbeat of a terminal that has filed nothing yet; None where that
    is not known: no answer, or a refusal.
    """
    body = HeartbeatRequest(version=version, sequence=0, waiting=0).model_dump_json().encode()
    response = client.exchange("POST", "/v1/heartbeat?wait=0", body)
    if not isinstance(response, Answer) or response.status != HTTPStatus.OK:
        return None
    try:
        return HeartbeatResponse.model_validate_json(response.body).approved
    except ValidationError:
        return None
