"""What a filing costs in this visit, and where it can be paid. Pure."""

from kiosk.contract.catalogue.fees import Fee, fee_of
from kiosk.visit.closing import must_end
from kiosk.visit.payment import SETTLED, FeeStanding
from kiosk.visit.visit import Visit


def fee_due(visit: Visit) -> Fee | None:
    """What the filing costs; None for what costs nothing, and for what is no filing."""
    service = visit.service
    return None if service is None or visit.matter is not None else fee_of(visit.setting.catalogue, service)


def payable(visit: Visit) -> int | None:
    """How much can be paid by phone now, in fen; None where it is paid at the window."""
    found = fee_due(visit)
    if found is None or not visit.setting.pays_by_phone or not visit.surroundings.online:
        return None
    settled = visit.payment is not None and visit.payment.phase in SETTLED
    return None if settled or must_end(visit.surroundings) is not None else found.fen


def fee_standing(visit: Visit) -> FeeStanding:
    """What screen and paper say of the fee."""
    if visit.payment is not None and visit.payment.phase in SETTLED:
        return FeeStanding(visit.payment.phase.value)
    return FeeStanding.WINDOW if payable(visit) is None else FeeStanding.HERE
