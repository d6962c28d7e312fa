"""What a filing costs in this visit, and where it can be paid. Pure."""

from dataclasses import dataclass, field

from kiosk.contract.catalogue.fees import Fee, fee_of
from kiosk.visit.closing import must_end
from kiosk.visit.payment import SETTLED, FeeStanding
from kiosk.visit.visit import Visit


@dataclass(frozen=True)
class Owed:
    """`fen` for the receipt `number` of `service`."""

    number: str = field(repr=False)
    service: str
    fen: int


def fee_due(visit: Visit) -> Fee | None:
    """What the filing costs; None for what costs nothing, and for what is no filing."""
    service = visit.service
    return None if service is None or visit.matter is not None else fee_of(visit.setting.catalogue, service)


def owed(visit: Visit) -> Owed | None:
    """What there is to pay: of what was filed in this visit, else of the case that was asked for."""
    if visit.receipt is not None:
        service, fee = visit.service, fee_due(visit)
        if service is None or fee is None or fee.fen is None:
            return None
        return Owed(visit.receipt.number, service.id, fee.fen)
    case = None if visit.asking is None else visit.asking.case
    if case is None or case.fee is None or case.fee.fen is None or case.fee.state != "to_pay":
        return None
    return Owed(case.receipt_number, case.service, case.fee.fen)


def payable(visit: Visit) -> int | None:
    """How much can be paid by phone now, in fen; None where it is paid at the window."""
    found = owed(visit)
    if found is None or not visit.setting.pays_by_phone or not visit.surroundings.online:
        return None
    settled = visit.payment is not None and visit.payment.phase in SETTLED
    return None if settled or must_end(visit.surroundings) is not None else found.fen


def fee_standing(visit: Visit) -> FeeStanding:
    """What screen and paper say of the fee."""
    if visit.payment is not None and visit.payment.phase in SETTLED:
        return FeeStanding(visit.payment.phase.value)
    return FeeStanding.WINDOW if payable(visit) is None else FeeStanding.HERE
