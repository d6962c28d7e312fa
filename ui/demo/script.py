"""What a scripted resident does, screen by screen: a generator that yields what it waits for.

It reads what stands on the screen from the view-models, as a person reads it from the glass, and acts by
touch alone. Nothing is set behind the screen's back.
"""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any, Protocol

from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.contract.catalogue.schema import Catalogue
from kiosk.demo.answers import answer
from kiosk.visit.pages import FieldPage, MaterialsPage, QuestionPage
from ui.demo import eyes
from ui.demo.hands import Hands
from ui.demo.keyboard import Keyboard, Script, Until, next_frame

UNUSED = ("Welcome", "Attract")
"""What a terminal shows before which nobody stands."""
AWAKE_S = 1.0
"""A person looks before the second touch; the terminal is deaf for a moment after the first."""
AGAIN_S = 3.0
"""How long a person waits for anything to happen before touching the same tile again."""
SEEN_S = 6.0
"""How long a person waits for a picture of the paper before touching the button all the same."""
LIFTED_S = 2.5
"""How long a person holds the card in the air before putting it down again."""


class Terminal(Protocol):
    """What the resident stands before."""

    window: QQuickWindow
    catalogue: Catalogue

    def view(self, screen: str) -> Any:
        """The view-model of a screen."""
        ...

    def shell(self) -> Any:
        """The view-model of band, foot and overlays."""
        ...

    def page(self) -> object:
        """The page of the catalogue on the screen, for its identifiers; None where there is none."""
        ...


class Street(Protocol):
    """What the resident does beside the screen."""

    def put_card(self, resident: str) -> None:
        """Lay the card on the reader."""
        ...

    def lift_card(self) -> None:
        """Take it away."""
        ...

    def take_paper(self) -> None:
        """Take the receipt."""
        ...

    def message(self) -> str | None:
        """The last text message since the visit began."""
        ...

    def after(self, seconds: float) -> Until:
        """True once so much time has passed."""
        ...

    def picture(self, name: str) -> None:
        """Keep a picture of the screen."""
        ...


@dataclass(frozen=True)
class Errand:
    """Who comes for what."""

    resident: str
    life_event: str
    language: str
    seed: int
    relative: str = ""
    """Whose card the resident has along, to be read instead of typed; "" for nobody's."""


class Resident:
    """One visit. `receipt_number` stands once the receipt has been shown, `finished` at the end."""

    def __init__(
        self, terminal: Terminal, street: Street, errand: Errand, today: date, hands: Hands | None = None
    ) -> None:
        self._terminal = terminal
        self._street = street
        self._errand = errand
        self._today = today
        self._random = Random(errand.seed)
        self._hands = hands or Hands(terminal.window)
        self._keyboard = Keyboard(terminal.window, self._hands)
        self.receipt_number = ""
        self.finished = False
        self.typed = ""
        self.cards = 0
        """Every character that went in by the keys, whether of the keyboard or of the number pad."""
        self._wanted = ""

    @property
    def touches(self) -> int:
        """How often the resident has touched the glass."""
        return self._hands.touches

    @property
    def where(self) -> str:
        """The screen, the page and the control the resident looks for; nothing personal."""
        page = getattr(self._terminal.page(), "id", "")
        code = self._terminal.view("Verify").phase if self._screen() == "Verify" else ""
        return f"{self._screen()} {page}{code}, last looking for {self._wanted}"

    def visit(self) -> Script:
        """From a terminal that nobody uses to a terminal that nobody uses."""
        yield lambda: self._screen() in UNUSED
        while self._screen() != "Card":
            yield from self._begin()
        yield from self._look("card")
        yield from self._put_card()
        while self._screen() not in ("Filing", "Receipt"):
            before = self._place()
            yield from self._answer()
            yield lambda before=before: self._place() != before  # type: ignore[misc]
        yield self._on("Receipt")
        yield from self._leave()
        self.finished = True

    def _begin(self) -> Script:
        """One step nearer to the card. A terminal that nobody has touched yet may go to rest at any moment,
        and somebody else's hand, card or plug may wake it: what is looked for is then looked for no longer.
        The touch that finds it waking presses nothing (docs/decisions/0012): then the resident touches again.
        """
        language = self._errand.language
        if self._screen() == "Attract":
            yield from self._touch("begin", on=("Attract",))
            yield lambda: self._screen() != "Attract"
            yield self._street.after(AWAKE_S)
        elif language != self._terminal.shell().language:
            yield from self._touch("language", on=("Welcome",))
            yield from self._touch(f"language-{language}", on=("Welcome",))
            yield lambda: self._terminal.shell().language == language or self._screen() != "Welcome"
        else:
            yield from self._look("welcome")
            event = f"event-{self._errand.life_event}"
            yield from self._touch(event, otherwise="show-all", on=("Welcome", "Choose"))
            again = self._street.after(AGAIN_S)
            yield lambda: self._screen() in ("Card", "Attract") or again()

    def _put_card(self) -> Script:
        """As often as the screen asks for it: what lay on the reader before this visit is nobody's."""
        while self._screen() == "Card":
            self._street.put_card(self._errand.resident)
            self.cards += 1
            yield lambda: self._screen() != "Card" or self._terminal.view("Card").phase == "failed"
            if self._screen() == "Card":
                self._street.lift_card()
                yield self._street.after(LIFTED_S)

    def _answer(self) -> Script:
        match self._screen():
            case "Verify":
                yield from self._verify()
            case "Page":
                yield from self._fill()
            case "Materials":
                yield from self._declare()
            case "Copying":
                yield from self._copy()
            case "Commitment":
                yield from self._look("commitment")
                yield from self._read_to_the_end()
                yield from self._touch("choice-commit")
                yield from self._touch("primary")
            case "Summary":
                yield from self._sign()

    def _read_to_the_end(self) -> Script:
        """Further down for as long as there is more."""
        while (further := self._found("scroll-down")) is not None and not further.property("off"):
            yield from self._touch("scroll-down")

    def _verify(self) -> Script:
        view = self._terminal.view("Verify")
        yield from self._look(f"verify-{view.phase}")
        match view.phase:
            case "offer":
                yield from self._touch("primary")
                yield lambda: self._screen() != "Verify" or view.phase in ("enter", "unavailable")
            case "enter":
                yield lambda: self._street.message() is not None
                self.typed += self._street.message() or ""
                for digit in self._street.message() or "":
                    yield from self._touch(f"key-{digit}")
                yield from self._touch("primary")
            case "unavailable":
                yield from self._touch("primary")

    def _fill(self) -> Script:
        view, page = self._terminal.view("Page"), self._terminal.page()
        if view.onward:
            yield from self._look(f"page-{view.kind}")
        if isinstance(page, QuestionPage):
            fitting = [each.value for each in page.question.answers if each.ends is None]
            yield from self._choose((self._random.choice(fitting),))
        elif isinstance(page, FieldPage):
            given = answer(page.field, page.choices, self._today, self._random)
            if view.kind in ("choice", "multi"):
                yield from self._choose(given)
            elif given and not view.value:
                yield from self._type(view, given[0])
        if not view.onward:
            yield from self._look(f"page-{view.kind}")
            yield from self._touch("primary")

    def _choose(self, values: tuple[str, ...]) -> Script:
        for value in values:
            yield from self._touch(f"choice-{value}")

    def _type(self, view: Any, text: str) -> Script:
        """As little as possible: an address by its steps, a day or a surname by its chip, the rest by key."""
        if view.theirCard == "offer" and self._errand.relative:
            yield from self._lay_their_card(view, self._errand.relative)
            return
        if view.way == "tree":
            yield from self._address(view)
            return
        for place, chip in enumerate(view.suggestions):
            if text.startswith(chip["value"]):
                yield from self._touch(f"chip-{place}")
                yield lambda: view.value != ""
                text = text.removeprefix(chip["value"])
                break
        if not text:
            return
        self.typed += text
        if view.kind in ("date", "number") or view.inputHint == "digits":
            for character in text.replace("-", ""):
                yield from self._touch(f"key-{character}")
        else:
            yield from self._keyboard.type(text)
            yield lambda: view.value != ""

    def _lay_their_card(self, view: Any, relative: str) -> Script:
        """As often as it takes: a reader that was pulled out says to lift the card and lay it down again."""
        while view.value == "":
            if view.theirCard == "offer":
                yield from self._touch("their-card")
            self._street.lift_card()
            yield self._street.after(LIFTED_S)
            self._street.put_card(relative)
            self.cards += 1
            again = self._street.after(AGAIN_S)
            yield lambda again=again: view.value != "" or (view.error != "" and again())  # type: ignore[misc]

    def _address(self, view: Any) -> Script:
        """Where one lives already, or else sub-district, road, and the numbers on the door."""
        if view.suggestions and self._random.random() < 0.5:
            yield from self._touch("chip-0")
            yield _other_than(view, "")
            if not view.places:
                return
        while view.places:
            before = view.value
            yield from self._touch(f"place-{self._random.randrange(len(view.places))}")
            yield _other_than(view, before)
        for part, most in (("number", 200), ("building", 20), ("unit", 4), ("room", 600)):
            yield from self._touch(f"part-{part}")
            digits = str(self._random.randint(1, most))
            self.typed += digits
            for digit in digits:
                yield from self._touch(f"key-{digit}")

    def _declare(self) -> Script:
        """The first paper that is wanted is photographed, where it can be; the others are brought later."""
        view, page = self._terminal.view("Materials"), self._terminal.page()
        yield from self._look("materials")
        if isinstance(page, MaterialsPage):
            rows = {row["id"]: row for row in view.rows}
            wanted = [each.id for each in page.materials if each.id in page.to_declare and each.required]
            first = next(iter(wanted), "")
            if first and rows[first]["copyable"] and not rows[first]["declared"]:
                yield from self._touch(f"copy-{first}", on=("Materials",))
                return
            for material in wanted:
                if not rows[material]["declared"]:
                    yield from self._touch(f"material-{material}")
        yield lambda: view.error == ""
        yield from self._touch("primary")

    def _copy(self) -> Script:
        """One page, looked at and used. Where none comes of it, the paper is brought later."""
        view = self._terminal.view("Copying")
        waited = self._street.after(SEEN_S)
        yield lambda: self._screen() != "Copying" or view.live != "" or view.scanner or waited()
        yield from self._look("copying-laying")
        yield from self._touch("primary", on=("Copying",))
        yield lambda: self._screen() != "Copying" or view.phase == "taken" or view.error != ""
        if view.phase == "taken":
            yield from self._look("copying-taken")
            yield from self._touch("primary", on=("Copying",))
            yield lambda: view.phase != "taken"
            yield from self._touch("primary", on=("Copying",))
        elif self._screen() == "Copying":
            yield from self._touch("later", on=("Copying",))

    def _sign(self) -> Script:
        pad = yield from self._see("signature-pad")
        assert pad is not None
        for stroke in ((0.25, 0.3, 0.7, 0.35), (0.45, 0.2, 0.4, 0.8), (0.3, 0.75, 0.75, 0.6)):
            self._hands.draw([_share(pad, *point) for point in _line(*stroke)])
        yield lambda: bool(self._terminal.view("Summary").signed)
        yield from self._look("summary")
        yield from self._touch("primary")

    def _leave(self) -> Script:
        view = self._terminal.view("Receipt")
        yield lambda: view.printing != "printing"
        self.receipt_number = view.number.replace(" ", "")
        yield from self._look("receipt")
        self._street.take_paper()
        self._street.lift_card()
        yield from self._touch("primary")
        yield lambda: self._screen() in ("Goodbye", *UNUSED)
        yield from self._look("goodbye")
        yield from self._touch("primary", on=("Goodbye",))
        yield lambda: self._screen() in UNUSED

    def _look(self, name: str) -> Script:
        """Wait until the screen has come to rest, and keep a picture of it."""
        yield lambda: eyes.at_rest(self._terminal.window)
        self._street.picture(name)

    def _touch(self, name: str, otherwise: str = "", on: Sequence[str] = ()) -> Script:
        """Find a control, scrolling to it or going by way of another, and touch it. It is looked for no
        longer once another screen has come than those of `on`.
        """
        item = yield from self._see(name, otherwise, on)
        if item is not None:
            self._hands.tap(eyes.middle(item))

    def _see(
        self, name: str, otherwise: str = "", on: Sequence[str] = ()
    ) -> Generator[Until, None, QQuickItem | None]:
        """As `_touch`; None where it is looked for no longer."""

        def elsewhere() -> bool:
            return bool(on) and self._screen() not in on

        self._wanted = name
        while True:
            yield lambda: elsewhere() or self._there(name) or self._there(otherwise)
            seen = self._where(name)
            yield next_frame(self._terminal.window)  # a person is never faster than the layout
            if elsewhere():
                return None
            item = self._found(name)
            if item is not None and eyes.middle(item) == seen and eyes.reachable(item):
                return item
            way = self._found(otherwise if item is None else "scroll-down")
            if way is not None and (item is None or not eyes.reachable(item)):
                self._hands.tap(eyes.middle(way))

    def _there(self, name: str) -> bool:
        return eyes.at_rest(self._terminal.window) and self._found(name) is not None

    def _where(self, name: str) -> QPointF | None:
        item = self._found(name)
        return None if item is None else eyes.middle(item)

    def _found(self, name: str) -> QQuickItem | None:
        return eyes.find(self._terminal.window, name) if name else None

    def _on(self, screen: str) -> Until:
        return lambda: self._screen() == screen

    def _screen(self) -> str:
        return str(self._terminal.shell().screen)

    def _place(self) -> object:
        return self._screen(), self._terminal.page(), self._terminal.view("Verify").phase


def _other_than(view: Any, value: str) -> Until:
    """True once something else stands in the field."""
    return lambda: bool(view.value != value)


def _line(x1: float, y1: float, x2: float, y2: float, steps: int = 12) -> Iterator[tuple[float, float]]:
    """A stroke with a little bend, in shares of the pad."""
    for step in range(steps + 1):
        t = step / steps
        yield x1 + (x2 - x1) * t, y1 + (y2 - y1) * t + 0.05 * t * (1 - t)


def _share(pad: QQuickItem, x: float, y: float) -> QPointF:
    return pad.mapToScene(QPointF(pad.width() * x, pad.height() * y))
