"""Filling a page of the form: as little typing as possible."""

from datetime import date
from typing import Any

from kiosk.demo.answers import answer
from kiosk.visit.pages import FieldPage, QuestionPage
from ui.demo.keyboard import Script, Until
from ui.demo.script.identity import LIFTED_S
from ui.demo.script.person import AGAIN_S, Person, tries


class Form:
    """The pages of one errand. `relative`: whose card is along, "" for nobody's."""

    def __init__(self, person: Person, relative: str, today: date) -> None:
        self._person = person
        self._relative = relative
        self._today = today

    def fill(self) -> Script:
        """The page that is shown, and on."""
        person = self._person
        view, page = person.view("Page"), person.terminal.page()
        if view.onward:
            yield from person.look(f"page-{view.kind}")
        if isinstance(page, QuestionPage):
            fitting = [each.value for each in page.question.answers if each.ends is None]
            person.answers[page.question.id] = person.random.choice(fitting)
            yield from self._choose((person.answers[page.question.id],))
        elif isinstance(page, FieldPage):
            given = answer(page.field, page.choices, self._today, person.random)
            if view.kind in ("choice", "multi"):
                yield from self._choose(given)
            elif given and not view.value:
                yield from self._type(view, given[0])
        if not view.onward:
            yield from person.look(f"page-{view.kind}")
            yield from person.touch("primary")

    def _choose(self, values: tuple[str, ...]) -> Script:
        for value in values:
            yield from self._person.touch(f"choice-{value}")

    def _type(self, view: Any, text: str) -> Script:
        """As little as possible: an address by its steps, a day or a surname by its chip, the rest by key."""
        person = self._person
        if view.theirCard == "offer" and self._relative:
            yield from self._lay_their_card(view)
            return
        if view.way == "tree":
            yield from self._address(view)
            return
        if view.way == "hand":  # first in the elder view
            yield from person.touch("way-keys")
            yield lambda: view.way == "keys"
        for place, chip in enumerate(view.suggestions):
            if text.startswith(chip["value"]):
                yield from person.touch(f"chip-{place}")
                yield lambda: view.value != ""
                text = text.removeprefix(chip["value"])
                break
        if not text:
            return
        person.typed += text
        if view.kind in ("date", "number") or view.inputHint == "digits":
            for character in text.replace("-", ""):
                yield from person.touch(f"key-{character}")
        else:
            yield from person.keyboard.type(text)
            yield lambda: view.value != ""

    def _lay_their_card(self, view: Any) -> Script:
        """As often as it takes: a reader that was pulled out says to lift the card and lay it down again."""
        person = self._person
        for _ in tries("laying another person's card down"):
            if view.value != "":
                return
            if view.theirCard == "offer":
                yield from person.touch("their-card")
            person.street.lift_card()
            yield person.street.after(LIFTED_S)
            person.lay_card(self._relative)
            yield _read_or_refused(view, person.street.after(AGAIN_S))

    def _address(self, view: Any) -> Script:
        """Where one lives already, or else sub-district, road, and the numbers on the door."""
        person = self._person
        if view.suggestions and person.random.random() < 0.5:
            yield from person.touch("chip-0")
            yield _other_than(view, "")
            if not view.places:
                return
        for _ in tries("finding an address"):
            if not view.places:
                break
            before = view.value
            yield from person.touch(f"place-{person.random.randrange(len(view.places))}")
            yield _other_than(view, before)
        for part, most in (("number", 200), ("building", 20), ("unit", 4), ("room", 600)):
            yield from person.touch(f"part-{part}")
            yield from person.press(str(person.random.randint(1, most)))


def _other_than(view: Any, value: str) -> Until:
    """True once something else stands in the field."""
    return lambda: bool(view.value != value)


def _read_or_refused(view: Any, again: Until) -> Until:
    """True once the field is filled, or says still, after a while, that the card was of no use."""
    return lambda: bool(view.value != "" or (view.error != "" and again()))
