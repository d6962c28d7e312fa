"""What is free: a copy of a paper, a print from the phone."""

from collections.abc import Generator

from kiosk.demo.deeds import Deed
from ui.demo.keyboard import Script, Until
from ui.demo.script import identity, papers
from ui.demo.script.leaving import finish
from ui.demo.script.person import Person


def copy(person: Person, whose: str) -> Script:
    """One page, once."""
    yield from person.touch("door-copy", on=("Welcome",))
    if not (yield from _show_card(person, whose)):
        return
    yield from person.touch("copy-each", on=("Printout",))
    yield person.is_on("Copying")
    yield from papers.copy(person)
    yield from _print(person, Deed.COPY)


def print_from_phone(person: Person, whose: str) -> Script:
    """One picture, once."""
    yield from person.touch("door-print", on=("Welcome",))
    if not (yield from _show_card(person, whose)):
        return
    yield from person.touch("primary", on=("Printout",))
    yield from papers.send_from_phone(person)
    yield from _print(person, Deed.PRINT)


def _show_card(person: Person, whose: str) -> Generator[Until, None, bool]:
    """It says whose share of today it is. Gives whether anything is left of that."""
    yield person.is_on("Card")
    yield from identity.lay_card(person, whose)
    view = person.view("Printout")
    yield lambda: person.screen == "Printout" and view.left >= 0
    return bool(view.left > 0)


def _print(person: Person, deed: Deed) -> Script:
    """As many as there are already: one."""
    view = person.view("Printout")
    yield lambda: person.screen == "Printout" and view.phase == "ready" and view.left >= 0
    yield from person.look(f"{deed.value}-ready")
    yield from person.touch("primary", on=("Printout",))
    yield lambda: view.phase == "done"
    person.note(deed, bool(view.printed))
    yield from person.look(f"{deed.value}-done")
    yield from finish(person)
