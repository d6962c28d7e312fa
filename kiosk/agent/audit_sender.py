"""Hands the audit trail on, a batch a heartbeat; what the central service holds may be deleted here."""

from dataclasses import asdict
from datetime import timedelta

from pydantic import ValidationError

from kiosk.agent.notes import Log
from kiosk.central_client.answer import Answer
from kiosk.central_client.client import CentralClient
from kiosk.central_client.meaning import Done, Item, meaning
from kiosk.contract.api import MAX_AUDIT_BATCH, AuditBatch, AuditEntry, AuditHeld
from offline_cache.audit_patient import PatientTrail

_PATH = "/v1/audit"


class AuditSender:
    """``retention`` is how long an event stays here although the central service holds it."""

    def __init__(self, audit: PatientTrail, client: CentralClient, retention: timedelta, log: Log) -> None:
        self._audit = audit
        self._client = client
        self._retention = retention
        self._log = log

    def write_kept(self) -> None:
        """What the disk did not take goes into the trail. Raises StorageUnwritable while it takes nothing."""
        self._audit.write_kept()

    def step(self) -> None:
        """Send the next batch, if there is one. A failure is the next heartbeat's business: submissions say
        what the channel is worth.
        """
        part = self._audit.to_send(MAX_AUDIT_BATCH)
        if not part.entries:
            return
        entries = tuple(AuditEntry(**asdict(each)) for each in part.entries)
        batch = AuditBatch(trail=part.trail, oldest=part.oldest, entries=entries)
        response = self._client.exchange("POST", _PATH, batch.model_dump_json().encode())
        said = meaning(response)
        if isinstance(said, Done) and isinstance(response, Answer):
            self._answered(response)
        elif isinstance(said, Item):
            self._log.warning("audit.refused", reason=said.reason, remedy="tell the operator")

    def _answered(self, response: Answer) -> None:
        try:
            held = AuditHeld.model_validate_json(response.body)
        except ValidationError:
            self._log.warning("audit.refused", reason="malformed_answer", remedy="tell the operator")
            return
        self._audit.is_held(held.through)
        self._audit.drop_held(response.signed_at - self._retention)
