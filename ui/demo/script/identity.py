"""Who it is: the card on the reader, and the word that it is one's own."""

from kiosk.demo.deeds import Deed
from kiosk.demo.phone import YES
from ui.demo.keyboard import Script, Until
from ui.demo.script.person import AGAIN_S, Person, tries

LIFTED_S = 2.5
"""How long a person holds the card in the air before putting it down again."""


def lay_card(person: Person, whose: str) -> Script:
    """As often as the screen asks for it: what lay on the reader before this visit is nobody's."""
    for _ in tries("laying the card down"):
        if person.screen != "Card":
            return
        person.lay_card(whose)
        yield _read_or_refused(person, person.street.after(AGAIN_S))
        if person.screen == "Card":
            person.street.lift_card()
            yield person.street.after(LIFTED_S)


def _read_or_refused(person: Person, again: Until) -> Until:
    """What the screen says may be of the card before, and one that is lifted at once is never read."""
    return lambda: person.screen != "Card" or (person.view("Card").phase == "failed" and again())


def verify(person: Person, *, by_app: bool = False) -> Script:
    """One step: a code by the telephone where there is a way to one, or its app, or a look into the camera
    where a demonstration has one; else without.
    """
    view, street = person.view("Verify"), person.street
    yield from person.look(f"verify-{view.phase}")
    match view.phase:
        case "offer":
            app = by_app and person.found("by-phone_app") is not None
            face = not by_app and person.found("by-face") is not None
            yield from person.touch("by-phone_app" if app else "by-face" if face else "primary")
            yield (
                lambda: person.screen != "Verify" or view.phase in ("enter", "scan", "consent", "unavailable")
            )
        case "consent":
            yield from person.touch("agree")
            yield lambda: person.screen != "Verify" or view.phase not in ("consent", "sending")
        case "look":
            yield lambda: person.screen != "Verify" or view.phase != "look"
        case "scan":
            street.phone(list(view.qr), YES)
            yield lambda: person.screen != "Verify" or view.phase != "scan"
            person.note(Deed.BY_APP, person.screen != "Verify")
        case "enter":
            yield lambda: street.message() is not None
            yield from person.press(street.message() or "")
            yield lambda: person.screen != "Verify" or view.phase != "enter"
        case "unavailable":
            yield from person.touch("primary")
