"""The papers: one is photographed, the others are brought later or replaced by a commitment."""

from collections.abc import Generator

from kiosk.demo.phone import PICTURE
from kiosk.visit.pages import MaterialsPage
from ui.demo.keyboard import Script, Until
from ui.demo.script.person import Person

SEEN_S = 6.0
"""How long a person waits for a picture of the paper before touching the button all the same."""


def declare(person: Person, *, by_phone: bool = False) -> Script:
    """The first paper that is wanted is photographed, where it can be, here or with the phone; the others
    are brought later.
    """
    view, page = person.view("Materials"), person.terminal.page()
    yield from person.look("materials")
    if isinstance(page, MaterialsPage):
        rows = {row["id"]: row for row in view.rows}
        wanted = [each.id for each in page.materials if each.id in page.to_declare and each.required]
        first = next(iter(wanted), "")
        if first and by_phone and not rows[first]["declared"] and person.found(f"phone-{first}") is not None:
            yield from person.touch(f"phone-{first}", on=("Materials",))
            return
        if first and rows[first]["copyable"] and not rows[first]["declared"]:
            yield from person.touch(f"copy-{first}", on=("Materials",))
            return
        for material in wanted:
            if not rows[material]["declared"]:
                yield from person.touch(f"material-{material}")
    yield lambda: view.error == ""
    yield from person.touch("primary")


def copy(person: Person) -> Script:
    """One page, looked at and used. Where none comes of it, the paper is brought later."""
    view = person.view("Copying")
    waited = person.street.after(SEEN_S)
    yield lambda: person.screen != "Copying" or view.live != "" or view.scanner or waited()
    yield from person.look("copying-laying")
    yield from person.touch("primary", on=("Copying",))
    yield lambda: person.screen != "Copying" or view.phase == "taken" or view.error != ""
    if view.phase == "taken":
        yield from person.look("copying-taken")
        yield from person.touch("primary", on=("Copying",))
        yield lambda: view.phase != "taken"
        yield from person.touch("primary", on=("Copying",))
    elif person.screen == "Copying":
        yield from person.touch("later", on=("Copying",))


def send_from_phone(person: Person) -> Generator[Until, None, bool]:
    """One picture from the phone that has scanned the code. Gives whether it came."""
    view = person.view("Phone")
    yield lambda: person.screen == "Phone" and view.phase != "opening"
    yield from person.look("phone-code")
    if view.qr:
        person.street.phone(list(view.qr), PICTURE)
    yield lambda: person.screen != "Phone" or view.count > 0 or view.phase == "over"
    yield from person.look("phone-came")
    came = bool(view.count > 0)
    yield from person.touch("primary" if came else "back", on=("Phone",))
    return came


def commit(person: Person) -> Script:
    """Read to the end, and pledge."""
    yield from person.look("commitment")
    yield from person.read_to_the_end()
    yield from person.touch("choice-commit")
    yield from person.touch("primary")
