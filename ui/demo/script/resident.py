"""One resident's stay, from a terminal that nobody uses to a terminal that nobody uses."""

from datetime import date
from random import Random

from kiosk.demo.deeds import Deed
from ui.demo.hands import Hands
from ui.demo.keyboard import Script
from ui.demo.script import identity, papers
from ui.demo.script.besides import Besides
from ui.demo.script.form import Form
from ui.demo.script.leaving import UNUSED, leave
from ui.demo.script.person import AGAIN_S, Person, tries
from ui.demo.script.setting import Errand, Street, Terminal

AWAKE_S = 1.0
"""A person looks before the second touch; the terminal is deaf for a moment after the first."""


class Resident:
    """One life event filed, and what is done besides. `receipt_number` stands once the receipt of the filing
    has been shown, `finished` at the end.
    """

    def __init__(
        self, terminal: Terminal, street: Street, errand: Errand, today: date, hands: Hands | None = None
    ) -> None:
        self._errand = errand
        self._person = Person(terminal, street, Random(errand.seed), hands)
        self._form = Form(self._person, errand.relative, today)
        self._besides = Besides(self._person, errand, self._wake, self._to_receipt)
        self.receipt_number = ""
        self.finished = False

    @property
    def touches(self) -> int:
        """How often the resident has touched the glass."""
        return self._person.hands.touches

    @property
    def typed(self) -> str:
        """Every character that went in by the keys."""
        return self._person.typed

    @property
    def cards(self) -> int:
        """How often a card was laid down."""
        return self._person.cards

    @property
    def deeds(self) -> dict[Deed, bool]:
        """What was done besides, and whether it came off."""
        return self._person.done

    @property
    def told(self) -> dict[str, object]:
        """What whoever sent the resident is told afterwards."""
        return {"answers": self._person.answers}

    @property
    def where(self) -> str:
        """The screen, the page and the control the resident looks for; nothing personal."""
        person = self._person
        page = getattr(person.terminal.page(), "id", "")
        code = person.view("Verify").phase if person.screen == "Verify" else ""
        return f"{person.screen} {page}{code}, last looking for {person.wanted}"

    def visit(self) -> Script:
        """From a terminal that nobody uses to a terminal that nobody uses."""
        person = self._person
        yield person.is_on(*UNUSED)
        yield from self._besides.before()
        for _ in tries("beginning"):
            if person.screen == "Card":
                break
            yield from self._begin()
        yield from person.look("card")
        yield from self._to_receipt(beside=True)
        yield person.is_on("Receipt")
        self.receipt_number = person.view("Receipt").number.replace(" ", "")
        yield from leave(person, self._errand.deeds)
        self.finished = True

    def _begin(self) -> Script:
        """One step nearer to the card. A terminal that nobody has touched yet may go to rest at any moment,
        and somebody else's hand, card or plug may wake it: what is looked for is then looked for no longer.
        """
        person = self._person
        if not self._is_awake():
            yield from self._wake_up()
            return
        yield from person.look("welcome")
        event = f"event-{self._errand.life_event}"
        yield from person.touch(event, otherwise="show-all", on=("Welcome", "Choose"))
        again = person.street.after(AGAIN_S)
        yield lambda: person.screen in ("Card", "Attract") or again()

    def _wake(self) -> Script:
        """To the welcome screen, in the resident's language."""
        for _ in tries("waking the terminal"):
            if self._person.screen == "Welcome" and self._is_awake():
                return
            yield from self._wake_up()

    def _is_awake(self) -> bool:
        person = self._person
        return person.screen != "Attract" and self._errand.language == person.terminal.shell().language

    def _wake_up(self) -> Script:
        """One step. The touch that finds it waking presses nothing (docs/decisions/0012): then the resident
        touches again.
        """
        person, language = self._person, self._errand.language
        if person.screen == "Attract":
            yield from person.touch("begin", on=("Attract",))
            yield lambda: person.screen != "Attract"
            yield person.street.after(AWAKE_S)
        else:
            yield from person.touch("language", on=("Welcome",))
            yield from person.touch(f"language-{language}", on=("Welcome",))
            yield lambda: person.terminal.shell().language == language or person.screen != "Welcome"

    def _to_receipt(self, *, beside: bool = False) -> Script:
        """From the card through whatever form there is. `beside`: with what is done on the way."""
        person = self._person
        yield from identity.lay_card(person, self._errand.resident)
        for _ in tries("filling the form"):
            if person.screen in ("Filing", "Receipt"):
                break
            if beside:
                yield from self._besides.under_way()
            before = self._place()
            yield from self._answer()
            yield lambda before=before: self._place() != before  # type: ignore[misc]
        yield person.is_on("Receipt")

    def _answer(self) -> Script:
        person, deeds = self._person, self._errand.deeds
        match person.screen:
            case "Verify":
                yield from identity.verify(person, by_app=Deed.BY_APP in deeds)
            case "Page":
                yield from self._form.fill()
            case "Materials":
                untried = Deed.PHOTOGRAPH in deeds and Deed.PHOTOGRAPH not in person.done
                yield from papers.declare(person, by_phone=untried)
            case "Phone":
                came = yield from papers.send_from_phone(person)
                person.note(Deed.PHOTOGRAPH, came)
            case "Copying":
                yield from papers.copy(person)
            case "Commitment":
                yield from papers.commit(person)
            case "Summary":
                yield from person.sign("Summary")
                yield from person.look("summary")
                yield from person.touch("primary")

    def _place(self) -> object:
        person = self._person
        return person.screen, person.terminal.page(), person.view("Verify").phase
