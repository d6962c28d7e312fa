"""How far is it? By the number of a receipt, or by the card; and what can be done about a case."""

from kiosk.demo.deeds import Deed
from ui.demo.keyboard import Script
from ui.demo.script import identity
from ui.demo.script.leaving import leave
from ui.demo.script.person import AGAIN_S, Person, tries

PATIENCE = 5
"""How often a person asks once more about what may still be under way."""


def ask(person: Person, number: str) -> Script:
    """By the number on an earlier receipt."""
    yield from person.touch("door-progress", on=("Welcome",))
    yield person.is_on("Asking")
    if not person.view("Asking").online:
        return
    yield from person.press(number.replace("-", ""))
    yield from person.look("asking")
    yield from person.touch("primary", on=("Asking",))
    yield from _hear(person)
    person.note(Deed.ASK, person.view("Progress").phase == "case")
    yield from person.look("progress")
    yield from person.touch("back", on=("Progress",))
    yield person.is_on("Asking")
    yield from person.touch("back", on=("Asking",))
    yield lambda: person.screen != "Asking"


def about_a_case(person: Person, whose: str, deed: Deed) -> Script:
    """By the card, which asks who it is: take an earlier case back, or say that it was oneself. Nothing where
    no case allows it.
    """
    view = person.view("Progress")
    control = "withdraw" if deed is Deed.WITHDRAW else "confirm"

    def allows() -> bool:
        return bool(view.canWithdraw if deed is Deed.WITHDRAW else view.canConfirm)

    yield from person.touch("door-progress", on=("Welcome",))
    yield person.is_on("Asking")
    yield from person.touch("by-card", on=("Asking",))
    yield person.is_on("Card")
    yield from identity.lay_card(person, whose)
    for _ in tries("being verified", 20):
        if person.screen != "Verify":
            break
        before = person.view("Verify").phase
        yield from identity.verify(person, by_app=deed is Deed.CONFIRM)
        yield lambda before=before: person.screen != "Verify" or person.view("Verify").phase != before  # type: ignore[misc]
    if person.screen != "Progress":
        return
    yield from _hear(person)
    count = len(view.cases)
    if view.phase == "list":
        yield from person.look("cases")
        for number in range(count):
            yield from person.touch(f"case-{number}", on=("Progress",))
            yield lambda: view.phase == "case"
            if allows():
                break
            yield from person.touch("back", on=("Progress",))
            yield lambda: view.phase == "list"
    if view.phase != "case" or not allows():
        return
    yield from person.look("case")
    yield from person.touch(control, on=("Progress",))
    yield person.is_on("Replying")
    yield from person.sign("Replying")
    yield from person.look(deed.value)
    yield from person.touch("primary", on=("Replying",))
    yield person.is_on("Receipt")
    person.note(deed, done=True)
    yield from leave(person)


def _hear(person: Person) -> Script:
    """Until there is an answer; once more where what was filed is still on its way."""
    view = person.view("Progress")
    for _ in range(PATIENCE):
        yield lambda: person.screen == "Progress" and view.phase in ("case", "list", "trouble")
        if view.phase != "trouble":
            return
        yield person.street.after(AGAIN_S)
        yield from person.touch("primary", on=("Progress",))
        yield lambda: view.phase != "trouble"
    yield lambda: view.phase in ("case", "list", "trouble")
