"""The end of a visit: the receipt read and taken, the goodbye, the rating; or out of it halfway."""

from collections.abc import Collection

from kiosk.demo.deeds import Deed
from ui.demo.keyboard import Script
from ui.demo.script.person import Person, tries

UNUSED = ("Welcome", "Attract")
"""What a terminal shows before which nobody stands."""
THANKS_S = 6.0
"""How long a person looks for the thanks before going."""
WHY = "slow"
BREATH_S = 1.0
"""Between a touch and the answer to what it asked: the warning is deaf to the same tap."""


def leave(person: Person, deeds: Collection[Deed] = ()) -> Script:
    """From the receipt to a terminal that nobody uses; the card goes along."""
    view = person.view("Receipt")
    yield lambda: view.printing != "printing"
    person.receipts.append(view.number.replace(" ", ""))
    yield from person.look("receipt")
    yield from finish(person, deeds)


def finish(person: Person, deeds: Collection[Deed] = ()) -> Script:
    """From the last screen with something on it."""
    person.street.take_paper()
    person.street.lift_card()
    yield from person.touch("primary")
    yield person.is_on("Goodbye", *UNUSED)
    yield from person.look("goodbye")
    yield from _rate(person, deeds)
    yield from person.touch("primary", on=("Goodbye",))
    yield person.is_on(*UNUSED)


def _rate(person: Person, deeds: Collection[Deed]) -> Script:
    """With one touch; the lowest with a reason. Where the screen has gone meanwhile, not at all."""
    low = Deed.RATE_LOW in deeds
    if not low and Deed.RATE not in deeds:
        return
    view, goodbye = person.view("Goodbye"), ("Goodbye",)
    yield from person.touch("rate-5" if low else "rate-1", on=goodbye)
    if low:
        yield from person.touch(f"why-{WHY}", on=goodbye)
        yield from person.look("rating-why")
        yield from person.touch("primary", on=goodbye)
    late = person.street.after(THANKS_S)
    yield lambda: view.thanks != "" or person.screen not in goodbye or late()
    person.note(Deed.RATE_LOW if low else Deed.RATE, view.rating == "sent")
    if view.thanks:
        yield from person.look("rating-thanks")


def walk_out(person: Person) -> Script:
    """From wherever something could not be done to a terminal that nobody uses: back, or out and "yes"."""
    for _ in tries("walking out", 30):
        if person.screen in UNUSED:
            break
        pause = person.street.after(BREATH_S)
        yield lambda pause=pause: person.screen in UNUSED or pause()  # type: ignore[misc]
        for way in ("leave-now", "dismiss", *_ways(person.screen)):
            if person.there(way):
                yield from person.touch(way, on=(person.screen,))
                break
    person.street.take_paper()
    person.street.lift_card()


def _ways(screen: str) -> tuple[str, ...]:
    if screen in ("Aside", "Receipt", "Goodbye"):
        return ("back", "primary") if screen == "Aside" else ("primary",)
    return ("leave", "back")
