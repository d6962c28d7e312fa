"""Where it can be done instead: the places around, and a time at a window."""

from kiosk.contract.catalogue.schema import Catalogue
from kiosk.demo.deeds import Deed
from ui.demo.keyboard import Script
from ui.demo.script import identity
from ui.demo.script.leaving import leave
from ui.demo.script.person import Person, tries


def look_around(person: Person) -> Script:
    """The list, one place of it, and the slip with its code."""
    view = person.view("Nearby")
    yield from person.touch("door-nearby", on=("Welcome",))
    yield person.is_on("Nearby")
    if len(view.places) == 0:
        return
    yield from person.touch("place-1", on=("Nearby",))
    yield from person.touch("primary", on=("Nearby",))
    yield lambda: view.printing not in ("", "printing")
    person.note(Deed.NEARBY, done=True)
    yield from person.look("nearby")
    person.street.take_paper()
    yield from person.touch("back", on=("Nearby",))
    yield lambda: person.screen != "Nearby"


def take_a_number(person: Person) -> Script:
    """At the nearest hall that gives numbers now, from the list of places; the slip is taken along."""
    places, view = person.view("Nearby"), person.view("Queue")
    yield from person.touch("door-nearby", on=("Welcome",))
    yield person.is_on("Nearby")
    hall = next((each["number"] for each in places.places if each["queues"]), None)
    if hall is None:
        return
    yield from person.touch(f"place-{hall}", on=("Nearby",))
    yield from person.touch(f"queue-at-{hall}", on=("Nearby",))
    yield lambda: view.phase not in ("looking", "taking")
    if len(view.places) == 0:
        return
    first = view.places[0]
    yield from person.touch(f"queue-{first['hall']}-{first['letter']}", on=("Queue",))
    if not view.canTake:
        return
    yield from person.touch("primary", on=("Queue",))
    yield lambda: view.phase == "taken" and view.printing not in ("", "printing")
    person.note(Deed.QUEUE, done=True)
    yield from person.look("queue")
    person.street.take_paper()
    yield from person.touch("primary", on=("Queue",))
    yield lambda: person.screen != "Queue"


def book(person: Person, whose: str) -> Script:
    """Begins what its first question shows to be for a window, and books a time there."""
    event, answer = for_a_window(person.terminal.catalogue)
    yield from person.touch(f"event-{event}", otherwise="show-all", on=("Welcome", "Choose"))
    yield person.is_on("Card")
    yield from identity.lay_card(person, whose)
    for _ in tries("coming to the first question", 20):
        if person.screen == "Page":
            break
        before = person.view("Verify").phase
        yield from person.touch("skip" if before == "offer" else "primary", on=("Verify",))
        yield lambda before=before: person.screen != "Verify" or person.view("Verify").phase != before  # type: ignore[misc]
    yield from person.touch(f"choice-{answer}", on=("Page",))
    yield person.is_on("Elsewhere")
    yield from person.touch("book", on=("Elsewhere",))
    view = person.view("Booking")
    yield person.is_on("Booking")
    if not view.days:
        return
    yield from person.touch(f"day-{view.days[0]['value']}", on=("Booking",))
    yield from person.touch(f"time-{view.times[0]}", on=("Booking",))
    yield from person.look("booking")
    yield from person.touch("primary", on=("Booking",))
    yield lambda: view.atPhone
    yield from person.touch("primary", on=("Booking",))
    yield person.is_on("Receipt")
    person.note(Deed.BOOK, done=True)
    yield from leave(person)


def for_a_window(catalogue: Catalogue) -> tuple[str, str]:
    """A life event, and the answer to its first question that ends it here."""
    return next(
        (event.id, answer.value)
        for event in catalogue.life_events.values()
        for answer in event.questions[0].answers
        if answer.ends is not None
    )
