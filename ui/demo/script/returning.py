"""A resident who comes again with the receipt: to hand in what a department wants, or for the result."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Protocol

from ui.demo.keyboard import Script
from ui.demo.script import identity, papers
from ui.demo.script.leaving import UNUSED, finish, leave
from ui.demo.script.person import AGAIN_S, tries
from ui.demo.script.resident import Resident
from ui.demo.script.setting import Errand, Street, Terminal


class Purpose(StrEnum):
    """What for."""

    ANSWER = "answer"
    """A department has asked for a page."""
    PHONE = "phone"
    """And it comes from the telephone."""
    PRINT = "print"
    """The result is there."""


@dataclass(frozen=True)
class Again:
    """`code` is what stands in the code of the paper."""

    code: str
    purpose: Purpose


class Corner(Street, Protocol):
    """The street, with a code scanner."""

    def show_code(self, code: str) -> None:
        """Hold a code in front of it."""
        ...


class Returning(Resident):
    """One such visit, from a terminal that nobody uses to a terminal that nobody uses."""

    def __init__(self, terminal: Terminal, street: Corner, errand: Errand, today: date, again: Again) -> None:
        super().__init__(terminal, street, errand, today)
        self._corner = street
        self._again = again
        self._standing = ""

    @property
    def told(self) -> dict[str, object]:
        """How the case stood, in the words of the screen."""
        return {**super().told, "standing": self._standing}

    def visit(self) -> Script:
        """The paper shows the case; the card and its owner's word make more of it."""
        person = self._person
        yield person.is_on(*UNUSED)
        for _ in tries("asking how far it is"):
            if person.screen == "Asking":
                break
            yield from self._open_door()
        view = person.view("Progress")
        yield from person.look("asking")
        self._corner.show_code(self._again.code)
        yield from self._known(view)
        yield from person.look("progress-by-receipt")
        yield from person.touch("by-card")
        yield person.is_on("Card")
        yield from identity.lay_card(person, self._errand.resident)
        for _ in tries("being verified"):
            if person.screen != "Verify":
                break
            before = self._place()
            yield from identity.verify(person)
            yield lambda before=before: self._place() != before  # type: ignore[misc]
        yield from self._known(view)
        if self._again.purpose is Purpose.PRINT:
            yield from self._take_the_result(view)
        else:
            yield from self._answer_what_is_wanted()
        self.finished = True

    def _open_door(self) -> Script:
        person = self._person
        yield from self._wake()
        yield from person.touch("door-progress", on=("Welcome",))
        again = person.street.after(AGAIN_S)
        yield lambda: person.screen in ("Asking", "Attract") or again()

    def _known(self, view: Any) -> Script:
        """Ask again for as long as nothing can be said."""
        person = self._person
        for _ in tries("hearing how far it is"):
            yield lambda: person.screen == "Progress" and view.phase in ("case", "trouble")
            if view.phase == "case":
                return
            yield from self._ask_again()

    def _ask_again(self) -> Script:
        yield self._person.street.after(AGAIN_S)
        yield from self._person.touch("primary", on=("Progress",))

    def _answer_what_is_wanted(self) -> Script:
        person = self._person
        yield from person.look("progress-wanted")
        yield from person.touch("answer-0")
        yield person.is_on("Replying")
        for paper in [each["key"] for each in person.view("Replying").papers]:
            yield from self._lay_down(paper)
            yield person.is_on("Replying")
        yield from person.sign("Replying")
        yield from person.look("replying")
        yield from person.touch("primary")
        yield person.is_on("Receipt")
        yield from leave(person)

    def _lay_down(self, paper: str) -> Script:
        """Here, or by the telephone."""
        person = self._person
        if self._again.purpose is Purpose.PHONE:
            yield from person.touch(f"phone-{paper}", on=("Replying",))
            yield from papers.send_from_phone(person)
        else:
            yield from person.touch(f"copy-{paper}", on=("Replying",))
            yield person.is_on("Copying")
            yield from papers.copy(person)

    def _take_the_result(self, view: Any) -> Script:
        person, document = self._person, self._person.view("Document")
        for _ in tries("waiting for the result"):
            if view.documents:
                break
            yield from self._ask_again()
            yield from self._known(view)
        self._standing = str(view.state)
        yield from person.look("progress-done")
        yield from person.touch("document-0")
        yield lambda: person.screen == "Document" and document.phase == "shown"
        yield from person.look("document")
        yield from person.touch("primary")
        yield lambda: document.phase in ("printed", "failed", "unknown")
        yield from person.look(f"document-{document.phase}")
        yield from finish(person)
