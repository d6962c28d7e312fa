"""What becomes of a filing: one case, a task for each department of the service, waiting or open."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from central.assurance import reached
from central.catalogue import Services
from central.storage.models import CaseState, Identity, TaskState
from kiosk.contract.catalogue.schema import Assurance
from kiosk.contract.envelope import EnvelopeHeader, SubmissionKind
from kiosk.contract.submission import Submission

CASE_KINDS = frozenset({SubmissionKind.FILING, SubmissionKind.POLICY_CLAIM})
"""What departments work on; all else is answered by a person at the intake desk."""
LOCAL = ZoneInfo("Asia/Shanghai")

_RANK = {
    level: rank
    for rank, level in enumerate(
        (Assurance.ANONYMOUS, Assurance.RECEIPT_HOLDER, Assurance.CARD, Assurance.VERIFIED)
    )
}


@dataclass(frozen=True)
class CasePlan:
    """A case that is to be opened."""

    identity: Identity
    state: CaseState
    task_state: TaskState
    departments: tuple[str, ...]


class CaseDesk:
    """Says what follows from a submission."""

    def __init__(self, services: Services, signing_public: Ed25519PublicKey) -> None:
        """`signing_public`: what the service signs its statements of a verification with."""
        self._services = services
        self._signing_public = signing_public

    def plan(self, header: EnvelopeHeader, opened: Submission) -> CasePlan | None:
        """The case of a filing or a claim; the other kinds are listed and have no case of their own. Nothing
        personal of `opened` goes into it.
        """
        if header.kind not in CASE_KINDS:
            return None
        service = self._services.find(header.service)
        assurance = reached(opened, terminal=header.terminal, key=self._signing_public)
        confirmed = _RANK[assurance] >= _RANK[service.assurance]
        return CasePlan(
            identity=Identity.CONFIRMED if confirmed else Identity.TO_BE_CONFIRMED,
            state=CaseState.RECEIVED,
            task_state=TaskState.OPEN if confirmed else TaskState.WAITING_FOR_IDENTITY,
            departments=service.departments,
        )


def case_number(case: int, received: datetime) -> str:
    """``GJZ-2026-0000042``: the district, the local year it was received in, and its row's number."""
    return f"GJZ-{received.astimezone(LOCAL).year}-{case:07d}"
