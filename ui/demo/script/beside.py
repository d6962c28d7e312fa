"""What a resident does beside the form: says that it cannot be done, has the desk call back, changes how the
screen looks or speaks. The form is the same afterwards.
"""

from kiosk.demo.deeds import Deed
from ui.demo.keyboard import Script
from ui.demo.script.person import Person

REASON = "machine"
CALLED_AT = "13800000399"
"""Nobody's telephone."""
OTHER_LANGUAGES = {"zh": "en", "en": "zh", "ko": "zh", "ja": "zh"}


def report(person: Person) -> Script:
    """It cannot be done: one reason by touch, and where to call."""
    view, here = person.view("Aside"), person.screen
    yield from person.touch("cannot-be-done", on=(here,))
    yield person.is_on("Aside")
    yield from person.touch(f"reason-{REASON}", on=("Aside",))
    yield from person.touch("add-phone", on=("Aside",))
    yield lambda: view.phase == "phone"
    yield from _leave_a_number(person)
    yield from person.touch("primary", on=("Aside",))
    yield lambda: view.phase == "choosing"
    yield from person.look("report")
    yield from _send(person, Deed.REPORT)


def call(person: Person) -> Script:
    """Somebody is to call, in the morning."""
    view, here = person.view("Aside"), person.screen
    yield from person.touch("ask-person", on=(here,))
    yield lambda: view.phase == "phone"
    yield from _leave_a_number(person)
    yield from person.touch("segment-morning", on=("Aside",))
    yield from person.look("callback")
    yield from _send(person, Deed.CALL)


def change_language(person: Person) -> Script:
    """On in another language."""
    shell = person.terminal.shell()
    other = OTHER_LANGUAGES[shell.language]
    yield from person.touch("language")
    yield from person.touch(f"language-{other}")
    yield lambda: shell.language == other
    yield from person.look(f"language-{other}")
    person.note(Deed.LANGUAGE, done=True)


def enlarge(person: Person) -> Script:
    """Everything large from here on."""
    shell = person.terminal.shell()
    yield from person.touch("elder")
    yield lambda: bool(shell.elder)
    yield from person.look("elder")
    person.note(Deed.ELDER, done=True)


def _leave_a_number(person: Person) -> Script:
    """Where none stands there from the form."""
    if not person.view("Aside").phone:
        yield from person.press(CALLED_AT)


def _send(person: Person, deed: Deed) -> Script:
    """Send it, take the paper, and go back to exactly the screen before."""
    view = person.view("Aside")
    yield from person.touch("primary", on=("Aside",))
    yield lambda: view.phase == "failed" or (view.phase == "filed" and view.printing != "printing")
    person.note(deed, view.phase == "filed")
    if view.phase == "filed":
        person.receipts.append(view.number.replace(" ", ""))
    yield from person.look(f"{deed.value}-filed")
    person.street.take_paper()
    yield from person.touch("primary" if view.phase == "filed" else "back", on=("Aside",))
    yield lambda: person.screen != "Aside"
