"""Whoever has something to pay hears of it on paper: how much, where, and that nothing is taken here."""

from kiosk.contract.catalogue.fees import is_free
from kiosk.contract.catalogue.service import filed_alone
from kiosk.receipt.layout import receipt_document
from kiosk.visit.draft import Draft
from kiosk.visit.effects import Print
from kiosk.visit.paper import receipt_content
from tests.kiosk.visit.residents import CHEN, RECEIPT, catalogue


def paper_of(service: str) -> str:
    """All that stands on the paper of a filing."""
    wanted = Print(1, RECEIPT, Draft(service=service, card=CHEN), "zh", online=True)
    place = catalogue().district.name
    return repr(receipt_document(receipt_content(wanted, catalogue(), place), "zh"))


def test_what_is_filed_for_nothing_says_nothing_of_money() -> None:
    assert "这里不收钱" not in paper_of("S01")


def test_what_costs_something_says_how_much_and_where() -> None:
    costly = [each for each in catalogue().items.values() if filed_alone(each) and not is_free(each.fee)]
    assert costly
    for item in costly:
        said = paper_of(item.id)
        assert item.fee.zh in said
        assert "这里不收钱" in said
        window = item.window or catalogue().departments[item.department].window
        assert window is not None
        assert window.zh in said
