"""The invented residents' cards, as the simulated reader's antenna sees them."""

from devices.simulators.sdt_cards import SimulatedCard, permit_card, resident_card
from kiosk.demo.residents import Resident


def card_of(resident: Resident) -> SimulatedCard:
    """The chip of this resident's card."""
    common = {
        "name": resident.name,
        "number": resident.number,
        "sex": resident.sex,
        "birth": resident.birth,
        "address": resident.address,
        "issuer": resident.issuer,
        "valid_from": resident.valid_from,
        "valid_to": resident.valid_to,
    }
    if resident.kind == "hk_mo_tw":
        return permit_card(**common, pass_number=resident.pass_number, issue_count=resident.issue_count)
    return resident_card(**common, nation=resident.nation)
