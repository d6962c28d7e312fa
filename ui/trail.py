"""What of a visit goes into the audit trail, beside what the filer's thread writes itself."""

from collections.abc import Iterator
from uuid import UUID

from kiosk.visit.answers import CardRead, Printed, VerificationFailed, Verified
from kiosk.visit.events import Event
from kiosk.visit.news import DoorChanged, OperatorChanged, SupplyChanged
from kiosk.visit.visit import Visit
from ui.workers.desk import Audit


def audited(event: Event, before: Visit) -> Iterator[Audit]:
    """The trail's word for `event`; nothing for most. As in `offline_cache/audit_events.toml`."""
    match event:
        case CardRead():
            yield Audit("card.read", (("kind", event.card.kind.value),))
        case Verified():
            yield Audit("identity.verified", (("means", before.verification.means.value),))
        case VerificationFailed():
            yield Audit("identity.not_verified", (("reason", event.sentence_key),))
        case Printed():
            receipt = before.receipt if event.ticket >= 0 or before.aside is None else before.aside.receipt
            if receipt is not None:
                printed = (("submission", UUID(receipt.submission_id)), ("outcome", event.outcome.value))
                yield Audit("receipt.printed", printed)
        case DoorChanged():
            open_before = before.surroundings.doors
            for door in sorted(event.doors - open_before):
                yield Audit("door.opened", (("door", door),))
            for door in sorted(open_before - event.doors):
                yield Audit("door.closed", (("door", door),))
            if event.unseen:
                yield Audit("door.unseen", (("count", event.unseen),))
        case SupplyChanged() if event.supply is not before.surroundings.supply:
            yield Audit("power.changed", (("supply", event.supply.value),))
        case OperatorChanged() if event.present is not before.surroundings.operator:
            yield Audit("operator.present" if event.present else "operator.gone", ())
        case _:
            pass
