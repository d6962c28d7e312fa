"""After a visit nothing of the person is left where this process can look: screens, items, clipboard,
keyboard, files, log, trail, queues and heap. The values looked for are made up anew in each run.
"""

import gc
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random, SystemRandom

from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from devices.simulators.sdt_cards import SimulatedCard
from kiosk.visit.effects import Print, RequestCode, Wipe, WipeReason
from kiosk.visit.pages import FieldPage
from kiosk.writing.recogniser import Stroke
from tests.fixtures.drawn_characters import drawn_characters
from tests.kiosk.visit.residents import CHEN, RECEIPT
from tests.kiosk.visit.test_random_visits import deep
from tests.ui.main_job import WholeTerminal, whole_terminal
from tests.ui.workers.test_card_watch import a_card
from ui.wipe import Wiper, terminal_stores
from ui.workers.pending import Pending

CODES = ("utf-8", "utf-16-le", "gbk")


class Canaries:
    """Values of this visit, kept letter by letter, so that looking for them does not find them here.

    `before`: the texts that stood in the heap before the person came; other tests' residents are no canaries.
    """

    def __init__(self) -> None:
        self._letters: list[list[str]] = []
        self.before = texts_held()

    def keep(self, text: object) -> None:
        """One more to look for, where it is long enough to be somebody's."""
        if isinstance(text, str) and len(text) > 2:
            self._letters.append(list(text))

    def found_in(self, text: str) -> int:
        """How many of them stand in `text`."""
        return sum("".join(each) in text for each in self._letters)

    def found_in_bytes(self, data: bytes) -> int:
        """The same, in every code that a text is stored in here."""
        words = ["".join(each) for each in self._letters]
        return sum(word.encode(code, "ignore") in data for word in words for code in CODES)

    def __len__(self) -> int:
        return len(self._letters)


def somebody() -> SimulatedCard:
    """A resident who was never there before: no source file and no fixture holds this name and number."""
    random = SystemRandom()
    name = "".join(random.choice("赵钱孙李周吴郑王冯陈") for _ in range(4))
    digits = f"210211198{random.randrange(10)}0101{random.randrange(1000):03}"
    weights = [2**place % 11 for place in range(17, 0, -1)]  # GB 11643, ISO 7064 MOD 11-2
    rest = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11
    return a_card(name, digits + "10X98765432"[rest])


def fill_and_remember(terminal: WholeTerminal, canaries: Canaries) -> None:
    """Through every page: by hand and by another person's card where it can be; all of it is remembered."""
    random, theirs = Random(7), somebody()
    written = read = False
    while terminal.screen in ("Page", "Commitment", "Materials"):
        if terminal.screen == "Page" and not written and "hand" in terminal.view("Page").ways:
            write_by_hand(terminal)
            written = True
        if terminal.screen == "Page" and not read and terminal.view("Page").theirCard == "offer":
            read_their_card(terminal, theirs)
            read = True
        else:
            terminal.fill_page(random)
        terminal.go_on()
    assert written
    assert read
    visit = terminal.controller.visit
    card = visit.draft.card
    assert card is not None
    for value in (card.name, card.number):
        canaries.keep(value)
    for page in visit.pages(terminal.controller.moment()):
        if isinstance(page, FieldPage) and not page.choices:
            canaries.keep(visit.draft.values.get(page.key))


def begin(terminal: WholeTerminal) -> None:
    terminal.until_screen("Welcome")
    terminal.view("Welcome").choose("S01")
    terminal.reader.put_card(somebody())
    terminal.until_screen("Verify")
    terminal.view("Verify").skip()


def write_by_hand(terminal: WholeTerminal) -> None:
    """One character is left on the pad, and what was offered for it in the row."""
    page = terminal.controller.screens.page
    page.chooseEntry("hand")
    strokes = drawn_characters()["林"]
    page.recognise([[number for point in stroke for number in point] for stroke in strokes])
    terminal.until(lambda: "林" in page.offered)
    page.chooseEntry("keys")


def read_their_card(terminal: WholeTerminal, theirs: SimulatedCard) -> None:
    terminal.view("Page").readTheirCard()
    terminal.reader.lift_card()
    terminal.until(terminal.card_taken)
    terminal.reader.put_card(theirs)
    terminal.until(lambda: terminal.view("Page").value != "")


def properties(item: QQuickItem) -> Iterator[str]:
    """Every property that can be a text, or hold some; lists of items cannot be read from here."""
    meta = item.metaObject()
    for index in range(meta.propertyCount()):
        each = meta.property(index)
        if str(each.typeName()) in (
            "QString",
            "QVariant",
            "QVariantList",
            "QVariantMap",
            "QJSValue",
            "QStringList",
        ):
            yield str(item.property(str(each.name())))


def found_in_heap(canaries: Canaries) -> int:
    """How many of them stand in any text that a container of Python holds, and did not hold before."""
    return canaries.found_in(
        "\0".join(text for key, text in texts_held().items() if key not in canaries.before)
    )


def texts_held() -> dict[int, str]:
    """Every text in the heap, by its identity, which is its own for as long as it is kept here."""
    gc.unfreeze()  # tests/conftest.py puts away what was imported: it may hold something, too
    gc.collect()
    return {
        id(each): each
        for holder in gc.get_objects()
        for each in gc.get_referents(holder)
        if type(each) is str
    }


def found_in_the_process(terminal: WholeTerminal, canaries: Canaries) -> dict[str, int]:
    """How many of them stand where, while the goodbye is shown."""
    windows = terminal.engine.rootObjects()
    items = [item for window in windows for item in window.findChildren(QQuickItem)]
    shown = "".join(text for item in items for text in properties(item))
    assert str(terminal.view("Goodbye").title) in shown, "the search sees what is shown"
    outputs = "".join(str(vars(view.outputs)) for view in terminal.controller.screens.views.values())
    places = {
        "items": shown,
        "outputs": outputs + str(vars(terminal.controller.screens.shell.outputs)),
        "visit": deep(terminal.controller.visit),
        "clipboard": QGuiApplication.clipboard().text(),
        "log": str(terminal.log.lines),
        "faults": str(terminal.faults),
    }
    return {place: canaries.found_in(text) for place, text in places.items()}


def test_nothing_of_the_last_person_is_left(qtbot: QtBot, tmp_path: Path) -> None:
    canaries = Canaries()
    with whole_terminal(qtbot, tmp_path) as terminal:
        begin(terminal)
        fill_and_remember(terminal, canaries)
        assert len(canaries) >= 4
        assert found_in_heap(canaries) > 0, "the search finds what is there"
        terminal.sign()
        terminal.view("Summary").submit()
        terminal.until(lambda: terminal.view("Receipt").printing == "printed")
        canaries.keep(str(terminal.view("Receipt").number))
        QGuiApplication.clipboard().setText(str(terminal.view("Receipt").number))
        terminal.reader.lift_card()
        terminal.printer.papers.clear()
        terminal.view("Receipt").finish()
        terminal.until(lambda: any(event == "visit.wiped" for event, _ in terminal.log.lines))
        line = next(fields for event, fields in terminal.log.lines if event == "visit.wiped")
        assert line["left"] == 0, line
        assert terminal.scribe.held() == 0
        for place, count in found_in_the_process(terminal, canaries).items():
            assert count == 0, place
        # Each thread lets go of what it had in hand once it has heard of the wipe; nobody waits for that.
        terminal.until(lambda: found_in_heap(canaries) == 0)
    on_disk = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    letters = canaries._letters.pop()  # the receipt's number is in the outbox: it is the row's name there
    assert "".join(letters).encode() in on_disk
    assert canaries.found_in_bytes(on_disk) == 0


def test_the_proof_names_what_was_left(qtbot: QtBot, tmp_path: Path) -> None:
    with whole_terminal(qtbot, tmp_path) as terminal:
        begin(terminal)
        (tmp_path / "keyboard" / "usr_dict.dat").write_text("chen")
        controller = terminal.controller

        class Waiting:
            """A queue that could not be emptied."""

            def waiting_of_a_person(self) -> int:
                return 2

        class Reading:
            """A scribe that cannot look away."""

            def ask(self, ticket: int, strokes: Sequence[Stroke]) -> None:
                """Nothing new."""

            def forget(self) -> None:
                """In vain."""

            def held(self) -> int:
                return 1

        stores = terminal_stores(
            lambda: controller.visit,
            controller.screens,
            terminal.engine,
            Waiting(),
            tmp_path / "keyboard",
            Reading(),
        )
        proof = Wiper(lambda: stores).prove()
        assert set(proof.left) == {"draft", "queues", "handwriting"}, "the visit has not ended"
        assert proof.left["handwriting"] == 1
        assert proof.left["queues"] == 2
        assert "keyboard" in proof.verified
        assert not list((tmp_path / "keyboard").iterdir())
        assert proof.emptied == ("pictures", "heap")


def test_what_waits_for_a_thread_goes_with_the_person_and_what_was_signed_stays() -> None:
    pending = Pending()
    pending.put(RequestCode(1, CHEN))
    pending.put(Wipe(WipeReason.LEFT))
    assert pending.count((RequestCode, Print)) == 1
    pending.drop((RequestCode, Print))
    assert pending.count((RequestCode, Print)) == 0
    assert pending.get(0) == Wipe(WipeReason.LEFT)
    assert RECEIPT.number not in repr(pending)
