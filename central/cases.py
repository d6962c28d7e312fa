"""What becomes of a filing: one case, a task for each department of the service, waiting or open."""

from datetime import datetime
from zoneinfo import ZoneInfo

from central.assurance import reached
from central.catalogue import Services
from central.keys import Keys
from central.storage.models import Case, CaseState, HeldSubmission, Identity, Task, TaskState
from kiosk.contract.catalogue.schema import Assurance
from kiosk.contract.submission import Submission

LOCAL = ZoneInfo("Asia/Shanghai")

_RANK = {
    level: rank
    for rank, level in enumerate(
        (Assurance.ANONYMOUS, Assurance.RECEIPT_HOLDER, Assurance.CARD, Assurance.VERIFIED)
    )
}


class CaseDesk:
    """Opens cases."""

    def __init__(self, services: Services, keys: Keys) -> None:
        self._services = services
        self._keys = keys

    def open_case(self, held: HeldSubmission, opened: Submission) -> Case:
        """The case of a filing with its tasks, not yet stored. Nothing personal of `opened` goes into it."""
        service = self._services.find(held.service)
        assurance = reached(opened, terminal=held.terminal, key=self._keys.signing.public_key())
        confirmed = _RANK[assurance] >= _RANK[service.assurance]
        state = TaskState.OPEN if confirmed else TaskState.WAITING_FOR_IDENTITY
        return Case(
            submission=held,
            identity=Identity.CONFIRMED if confirmed else Identity.TO_BE_CONFIRMED,
            state=CaseState.RECEIVED,
            tasks=[
                Task(place=place, department=department, state=state)
                for place, department in enumerate(service.departments)
            ],
        )


def case_number(case: int, received: datetime) -> str:
    """``GJZ-2026-0000042``: the district, the local year it was received in, and its row's number."""
    return f"GJZ-{received.astimezone(LOCAL).year}-{case:07d}"
