"""What the services beside the form took in is gone with the visit, too: another's case that was looked at, a
report's words, a number to be called at, answers about a firm, pages from the camera and from a phone, the
phone's token, what was printed, what was booked.
"""

import io
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import SystemRandom
from typing import Any
from uuid import UUID

import pytest
from PIL import Image
from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlComponent
from pytestqt.qtbot import QtBot

from devices.simulators.ipp_printer import SimulatedIppPrinter
from kiosk.contract.catalogue.schema import Text
from kiosk.contract.progress import CaseProgress, CorrectionWanted
from kiosk.contract.receipt_number import ReceiptNumber
from kiosk.visit.news import OnlineChanged
from tests.devices.page_image.photographs import Sheet, photograph
from tests.fixtures.central_stub import CentralStub
from tests.fixtures.phone_stub import ADDRESS, PhoneStub
from tests.kiosk.visit.residents import RECEIPT, Terminal
from tests.ui.main_job import WholeTerminal, whole_terminal
from tests.ui.test_nothing_left import Canaries, found_in_heap, found_in_the_process, somebody
from tests.ui.test_photographed_papers import (
    found_in_memory,
    go_to_materials,
    lay,
    pieces_of_pages,
    take,
)
from ui.wipe import held_in


def marker(length: int, letters: str = "甲乙丙丁戊己庚辛壬癸") -> str:
    """A text that stands nowhere else."""
    dice = SystemRandom()
    return "".join(dice.choice(letters) for _ in range(length))


def jpeg() -> bytes:
    held = io.BytesIO()
    Image.fromarray(photograph(Sheet(half=390, angle=2), noise=3)).save(held, "JPEG")
    return held.getvalue()


class Told:
    """Says what is to be looked for afterwards, and keeps it letter by letter only."""

    def __init__(self) -> None:
        self.canaries = Canaries()

    def words(self) -> str:
        return self._kept(marker(12))

    def phone(self) -> str:
        return self._kept("138" + marker(8, "0123456789"))

    def keep(self, text: str) -> None:
        self._kept(text)

    def _kept(self, text: str) -> str:
        self.canaries.keep(text)
        return text


def a_case(told: Told) -> CaseProgress:
    """Somebody else's, as far as a receipt's number shows it."""
    return CaseProgress(
        receipt_number=RECEIPT.number,
        case_number="2026-0001",
        service="S01",
        service_name=Text(zh=told.words(), en=told.words()),
        state="accepted",
        received=datetime(2026, 11, 20, tzinfo=UTC),
        identity="confirmed",
        tasks=(),
        corrections=(
            CorrectionWanted(
                id=UUID(int=1),
                department="D01",
                asked=datetime(2026, 11, 21, tzinfo=UTC),
                wants=(told.words(),),
            ),
        ),
        reply=told.words(),
    )


def ask_about_another(terminal: WholeTerminal, central: PhoneStub, told: Told) -> None:
    """By a number that anybody may have found."""
    central.case = a_case(told)
    terminal.until_screen("Welcome")
    terminal.view("Welcome").openDoor("progress")
    for character in str(ReceiptNumber.issue(terminal=1, epoch=0, sequence=1, key=bytes(32))).replace(
        "-", ""
    ):
        terminal.view("Asking").type(character)
    terminal.view("Asking").ask()
    terminal.until(lambda: terminal.view("Progress").phase == "case")
    central.case = None
    terminal.view("Progress").back()
    terminal.view("Asking").back()


def answer_for_a_firm(terminal: WholeTerminal) -> None:
    """All questions, up to the list; then it is left."""
    terminal.until_screen("Welcome")
    terminal.view("Welcome").openDoor("policies")
    view = terminal.view("Policies")
    while view.phase == "asking":
        view.answer(view.choices[0]["value"])
    while terminal.screen == "Policies":
        view.back()


def say_beside(terminal: WholeTerminal, told: Told) -> None:
    """A report with words and a number, and somebody is to call another one."""
    view, shell = terminal.view("Aside"), terminal.controller.screens.shell
    shell.cannotBeDone()
    view.toggle("machine")
    view.tellMore(False)  # noqa: FBT003  a slot
    view.setValue(told.words())
    assert found_in_heap(told.canaries) > 0, "the search finds what is there"
    view.next()
    view.tellMore(True)  # noqa: FBT003  a slot
    view.setValue(told.phone())
    view.next()
    send_beside(terminal)
    shell.askPerson()
    view.setValue(told.phone())
    send_beside(terminal)


def send_beside(terminal: WholeTerminal) -> None:
    view = terminal.view("Aside")
    view.submit()
    terminal.until(lambda: view.phase == "filed" and view.printing == "printed")
    view.next()
    assert terminal.screen != "Aside"


def put_card(terminal: WholeTerminal, then: str) -> None:
    """As often as the screen asks for it: what lay there before the reader was asked is nobody's."""
    terminal.until_screen("Card")
    card = somebody()
    terminal.reader.put_card(card)
    terminal.until(lambda: terminal.screen == then or terminal.view("Card").phase == "failed")
    if terminal.screen != then:
        terminal.reader.lift_card()
        terminal.until(terminal.card_taken)
        terminal.reader.put_card(card)
        terminal.until_screen(then)


def send_from_phone(terminal: WholeTerminal, central: PhoneStub, told: Told) -> None:
    """One photograph, by whoever has scanned the code on the screen."""
    view = terminal.view("Phone")
    terminal.until(lambda: view.phase in ("shown", "seen"))
    visit = terminal.controller.visit
    assert visit.phone is not None
    told.keep(visit.phone.url.removeprefix(ADDRESS))
    central.send(visit.phone.url, jpeg())
    terminal.until(lambda: view.count == 1)
    assert view.picture


def wiped(terminal: WholeTerminal, told: Told, names: list[str]) -> None:
    """The visit is over, says the terminal's own proof; and neither words nor pictures are on a screen, in a
    view, in the visit, on the clipboard or in the log. `names`: of the pictures.
    """
    times = len(terminal.wipes)
    terminal.until(lambda: sum(event == "visit.wiped" for event, _ in terminal.log.lines) == times)
    line = [fields for event, fields in terminal.log.lines if event == "visit.wiped"][-1]
    assert line["left"] == 0, line
    assert held_in(terminal.controller.visit) == 0
    assert terminal.controller.screens.pictures.held() == 0
    for place, count in found_in_the_process(terminal, told.canaries).items():
        assert count == 0, place
    for name in names:
        assert shown_width(terminal, name) <= 1, "Qt keeps the picture"


def shown_width(terminal: WholeTerminal, name: str) -> int:
    """Of the picture that a screen would be shown under that name."""
    component = QQmlComponent(terminal.engine)
    component.setData(b"import QtQuick; Image { asynchronous: false }", QUrl())
    image = component.create()
    image.setProperty("source", name)
    width = int(image.property("implicitWidth"))
    image.deleteLater()
    return width


def found_on_disk(told: Told, pieces: list[list[int]], below: Path, besides: Path) -> list[str]:
    """The files that hold any of it."""
    files = [path for path in below.rglob("*") if path.is_file() and besides not in path.parents]
    return [
        str(path)
        for path, data in ((path, path.read_bytes()) for path in files)
        if told.canaries.found_in_bytes(data) or any(bytes(piece) in data for piece in pieces)
    ]


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files come to lie, and so are looked through, too."""
    place = tmp_path / "scratch"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


def test_what_was_taken_in_beside_the_form_goes_with_the_person(
    qtbot: QtBot, tmp_path: Path, scratch: Path
) -> None:
    plate, told = tmp_path / "plate", Told()
    lay(plate, Sheet(half=400, angle=4))
    further: dict[str, object] = {
        "devices.document_camera.driver": "pictures",
        "devices.document_camera.device": str(plate),
        "devices.page_printer.driver": "ipp",
        "devices.page_printer.spooler": "none",
    }
    with CentralStub() as stub, SimulatedIppPrinter() as printer:
        further["devices.page_printer.uri"] = printer.uri
        central = PhoneStub(stub)
        with whole_terminal(qtbot, tmp_path, further=further, central=stub) as terminal:
            ask_about_another(terminal, central, told)
            answer_for_a_firm(terminal)
            material = go_to_materials(terminal)
            say_beside(terminal, told)
            view = terminal.view("Materials")
            view.copy(material)
            take(terminal)
            names = [str(terminal.view("Copying").picture)]
            terminal.view("Copying").next()
            others = [row["id"] for row in view.rows if row["id"] != material and row["declarable"]]
            # The filer's thread has said by now that nobody heard of the network, and says it once.
            terminal.controller.send(OnlineChanged(online=True))
            view.usePhone(others[0])
            assert terminal.screen == "Phone"
            send_from_phone(terminal, central, told)
            names.append(str(terminal.view("Phone").picture))
            terminal.view("Phone").next()
            pieces = pieces_of_pages(terminal)
            assert len(pieces) == 2
            for each in others[1:]:
                view.toggle(each)
            view.next()
            terminal.sign()
            assert found_in_memory(pieces) > 0, "the search finds what is there"
            terminal.view("Summary").submit()
            terminal.until(lambda: terminal.view("Receipt").printing == "printed")
            terminal.reader.lift_card()
            terminal.printer.papers.clear()
            terminal.view("Receipt").finish()
            wiped(terminal, told, names)
            for door in ("copy", "print"):
                pieces += on_paper(terminal, central, told, door)
                terminal.reader.lift_card()
                terminal.view("Printout").finish()
                wiped(terminal, told, names)
            printer.power_cycle()  # what lies in the printer's own memory is not the terminal's
            # Each thread lets go of what it had in hand once it has heard of the wipe; nobody waits for that.
            terminal.until(lambda: found_in_heap(told.canaries) == 0)
            terminal.until(lambda: found_in_memory(pieces) == 0)
            assert terminal.faults == []
    assert found_on_disk(told, pieces, tmp_path, plate) == []
    assert list(scratch.iterdir()) == []


def on_paper(terminal: WholeTerminal, central: PhoneStub, told: Told, door: str) -> list[list[int]]:
    """A page from the plate or from the phone, printed; a piece of it."""
    terminal.until(terminal.card_taken)
    if terminal.screen == "Goodbye":
        terminal.view("Goodbye").finish()
    terminal.until_screen("Welcome")
    terminal.until(lambda: door in [each["id"] for each in terminal.view("Welcome").doors])
    terminal.view("Welcome").openDoor(door)
    put_card(terminal, "Printout")
    if door == "copy":
        terminal.view("Printout").choose("each")
        take(terminal)
        terminal.view("Copying").next()
    else:
        terminal.view("Printout").next()
        send_from_phone(terminal, central, told)
        terminal.view("Phone").next()
    view = terminal.view("Printout")
    terminal.until(lambda: view.phase == "ready" and view.left > 0)
    pieces = pieces_of_pages(terminal)
    view.print()
    terminal.until(lambda: view.phase == "done")
    assert view.printed
    return pieces


HOLDS = (
    "aside",
    "asking",
    "booking",
    "copying",
    "looking",
    "matching",
    "matter",
    "papers",
    "phone",
    "printout",
)


@pytest.mark.parametrize("name", HOLDS)
def test_the_proof_counts_whatever_a_visit_still_holds(name: str) -> None:
    visit = Terminal().visit
    assert held_in(visit) == 0
    held: dict[str, Any] = {name: object()}
    assert held_in(replace(visit, **held)) == 1
