"""What a resident does besides filing: as visits of their own before it, or on the way through the form.

None of it is the errand: what does not come off, because a device is unplugged or the network cut, is left,
and noted as not done.
"""

from collections.abc import Callable

from kiosk.demo.deeds import BEFORE, Deed
from ui.demo.keyboard import Script
from ui.demo.script import asking, beside, elsewhere, fee, free_services, policy
from ui.demo.script.leaving import UNUSED, leave, walk_out
from ui.demo.script.person import Person, patiently
from ui.demo.script.setting import Errand

PATIENCE_S = 30.0
"""So long nothing happens, and the resident thinks of something else."""
UNDER_WAY = (Deed.ELDER, Deed.LANGUAGE, Deed.CALL, Deed.REPORT)
"""In their order. By the app and by the phone are ways of doing what is done anyway, and a rating follows."""


class Besides:
    """All that one resident does besides. `to_receipt`: fills whatever form is there, up to its receipt;
    `wake`: to the welcome screen, in the resident's language.
    """

    def __init__(
        self, person: Person, errand: Errand, wake: Callable[[], Script], to_receipt: Callable[[], Script]
    ) -> None:
        self._person = person
        self._errand = errand
        self._wake = wake
        self._to_receipt = to_receipt
        self._left = [each for each in UNDER_WAY if each in errand.deeds]

    def before(self) -> Script:
        """The visits of their own; nobody asks for what nobody has filed yet."""
        unasked = () if self._errand.earlier else (Deed.ASK,)
        for deed in (each for each in self._errand.deeds if each in BEFORE and each not in unasked):
            yield from self._tried(deed, self._visit(deed))
            if self._person.screen not in UNUSED:
                yield from walk_out(self._person)

    def under_way(self) -> Script:
        """One thing, where the screen is one for it: a report where something has failed, else from any
        page.
        """
        person = self._person
        failed = person.screen == "Verify" and person.view("Verify").phase == "unavailable"
        if failed and Deed.REPORT in self._left:
            deed = Deed.REPORT
        elif person.screen == "Page" and self._left:
            deed = self._left[0]
        else:
            return
        self._left.remove(deed)
        yield from self._tried(deed, self._aside(deed))
        if person.screen == "Aside":
            yield from walk_back(person)

    def _tried(self, deed: Deed, script: Script) -> Script:
        came_off = yield from patiently(self._person, script, PATIENCE_S)
        if not came_off:
            self._person.street.picture(f"{deed.value}-not-now")
        self._person.done.setdefault(deed, False)

    def _visit(self, deed: Deed) -> Script:
        person, whose = self._person, self._errand.resident
        yield from self._wake()
        match deed:
            case Deed.NEARBY:
                yield from elsewhere.look_around(person)
            case Deed.ASK:
                yield from asking.ask(person, self._errand.earlier)
            case Deed.COPY:
                yield from free_services.copy(person, whose)
            case Deed.PRINT:
                yield from free_services.print_from_phone(person, whose)
            case Deed.CLAIM:
                yield from policy.begin_claim(person)
                yield from self._to_receipt()
                person.note(deed, done=True)
                yield from leave(person)
            case Deed.PAY:
                yield from fee.begin(person)
                yield from self._to_receipt()
                yield from fee.pay(person)
                yield from leave(person)
            case Deed.QUEUE:
                yield from elsewhere.take_a_number(person)
            case Deed.BOOK:
                yield from elsewhere.book(person, whose)
            case Deed.CONFIRM | Deed.WITHDRAW:
                yield from asking.about_a_case(person, whose, deed)

    def _aside(self, deed: Deed) -> Script:
        match deed:
            case Deed.ELDER:
                yield from beside.enlarge(self._person)
            case Deed.LANGUAGE:
                yield from beside.change_language(self._person)
            case Deed.CALL:
                yield from beside.call(self._person)
            case Deed.REPORT:
                yield from beside.report(self._person)


def walk_back(person: Person) -> Script:
    """From what lies beside the visit to the visit."""
    for _ in range(5):
        if person.screen != "Aside":
            return
        phase = person.view("Aside").phase
        yield from person.touch("primary" if phase == "filed" else "back", on=("Aside",))
        yield lambda phase=phase: person.screen != "Aside" or person.view("Aside").phase != phase  # type: ignore[misc]
