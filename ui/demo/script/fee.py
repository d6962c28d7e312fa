"""An item that costs something: handed in, and its fee paid with the phone."""

from kiosk.contract.catalogue.fees import fee_of
from kiosk.contract.catalogue.schema import Catalogue
from kiosk.contract.catalogue.service import service_of
from kiosk.demo.deeds import Deed
from kiosk.demo.phone import PAID
from kiosk.visit.finding import most_used
from ui.demo.keyboard import Script
from ui.demo.script.person import AGAIN_S, Person, tries


def begin(person: Person) -> Script:
    """To the card, from the shelf of what is most used."""
    for _ in tries("opening the catalogue"):
        if person.screen == "Find":
            break
        yield from person.touch("door-find", on=("Welcome",))
        again = person.street.after(AGAIN_S)
        yield lambda again=again: person.screen == "Find" or again()  # type: ignore[misc]
    yield from person.touch(f"service-{with_a_fee(person.terminal.catalogue)}", on=("Find",))
    yield person.is_on("Guide")
    yield from person.look("guide-fee")
    yield from person.touch("primary", on=("Guide",))
    yield person.is_on("Card")


def pay(person: Person) -> Script:
    """From the receipt to the receipt that says so. Where nobody takes money now it is paid at the window."""
    receipt, view = person.view("Receipt"), person.view("Pay")
    yield lambda: receipt.printing != "printing"
    if receipt.pay == "":
        return
    yield from person.touch("pay-here", on=("Receipt",))
    yield lambda: person.screen != "Receipt" and view.phase != "opening"
    yield from person.look("pay")
    if view.qr:
        person.street.phone(list(view.qr), PAID)
    yield lambda: person.screen != "Pay" or view.phase == "over"
    if person.screen == "Pay":
        yield from person.touch("back", on=("Pay",))
        yield person.is_on("Receipt")
        return
    person.note(Deed.PAY, receipt.pay == "")
    yield from person.look("receipt-paid")


def with_a_fee(catalogue: Catalogue) -> str:
    """The most used item that can be filed by itself and whose fee is a number."""
    for item in most_used(catalogue):
        service = service_of(catalogue, item.id)
        fee = None if service is None else fee_of(catalogue, service)
        if fee is not None and fee.fen is not None:
            return item.id
    raise LookupError("nothing on the shelf of the most used has a fee that can be paid by phone")
