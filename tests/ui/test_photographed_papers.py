"""A paper goes from the plate below the camera into the outbox, sealed; nothing of it is left elsewhere."""

import gc
from pathlib import Path
from random import Random

from PIL import Image
from pytestqt.qtbot import QtBot

from offline_cache.outbox import Outbox
from tests.devices.page_image.photographs import Sheet, photograph
from tests.ui.main_job import WholeTerminal, whole_terminal
from tests.ui.test_nothing_left import somebody


def lay(plate: Path, sheet: Sheet) -> None:
    """Another paper; the file comes whole."""
    plate.mkdir(exist_ok=True)
    Image.fromarray(photograph(sheet, noise=3)).save(plate / ".next", "PNG")
    (plate / ".next").replace(plate / "plate.png")


def put_card(terminal: WholeTerminal) -> None:
    """As often as the screen asks for it: what lay there before the reader was asked is nobody's."""
    card = somebody()
    terminal.reader.put_card(card)
    terminal.until(lambda: terminal.screen == "Verify" or terminal.view("Card").phase == "failed")
    if terminal.screen != "Verify":
        terminal.reader.lift_card()
        terminal.until(terminal.card_taken)
        terminal.reader.put_card(card)
        terminal.until_screen("Verify")


def go_to_materials(terminal: WholeTerminal) -> str:
    """Up to the list; the first material that is to be brought."""
    terminal.until_screen("Welcome")
    terminal.view("Welcome").choose("S12")
    put_card(terminal)
    terminal.view("Verify").skip()
    random = Random(3)
    while terminal.screen != "Materials":
        terminal.fill_page(random)
        terminal.go_on()
    terminal.until(lambda: any(row["copyable"] for row in terminal.view("Materials").rows))
    return next(str(row["id"]) for row in terminal.view("Materials").rows if row["copyable"])


def take(terminal: WholeTerminal) -> None:
    """The page that lies there, once the screen has shown it with its edge."""
    view = terminal.view("Copying")
    terminal.until(lambda: view.watching and len(view.corners) == 8)
    view.take()
    terminal.until(lambda: view.phase == "taken")
    assert view.picture
    view.keep()
    terminal.until(lambda: not view.watching)


def pieces_of_pages(terminal: WholeTerminal) -> list[list[int]]:
    """From the middle of each page; as numbers, so that looking for them does not find them here."""
    pages = [page for held in terminal.controller.visit.draft.copies.values() for page in held]
    return [list(page.content[len(page.content) // 2 :][:40]) for page in pages]


def found_in_memory(pieces: list[list[int]]) -> int:
    """How many bytes objects that Python knows of hold one of them."""
    gc.unfreeze()  # tests/conftest.py puts away what was imported: it may hold something, too
    gc.collect()
    wanted = [bytes(piece) for piece in pieces]
    held = {id(each): each for holder in gc.get_objects() for each in gc.get_referents(holder)}
    large = [each for each in held.values() if type(each) is bytes and len(each) > len(pieces[0])]
    return sum(any(piece in each for piece in wanted) for each in large)


def test_two_pages_are_taken_filed_and_forgotten(qtbot: QtBot, tmp_path: Path) -> None:
    plate = tmp_path / "plate"
    lay(plate, Sheet(half=400, angle=4))
    camera = {"devices.document_camera.driver": "pictures", "devices.document_camera.device": str(plate)}
    with whole_terminal(qtbot, tmp_path, further=camera) as terminal:
        material = go_to_materials(terminal)
        terminal.view("Materials").copy(material)
        assert terminal.screen == "Copying"
        take(terminal)
        lay(plate, Sheet(half=380, angle=-7, lines=12))
        terminal.view("Copying").add()
        take(terminal)
        assert terminal.view("Copying").count == 2
        terminal.view("Copying").next()
        for row in terminal.view("Materials").rows:
            if row["declarable"] and not row["declared"]:
                terminal.view("Materials").toggle(row["id"])
        terminal.view("Materials").next()
        assert terminal.screen == "Summary"
        assert any("2 页" in row["value"] for row in terminal.view("Summary").rows)
        pieces = pieces_of_pages(terminal)
        assert found_in_memory(pieces) > 0, "the search finds what is there"
        terminal.sign()
        terminal.view("Summary").submit()
        terminal.until(lambda: terminal.view("Receipt").printing == "printed")
        assert terminal.view("Receipt").pages == 2
        terminal.reader.lift_card()
        terminal.printer.papers.clear()
        terminal.view("Receipt").finish()
        terminal.until(lambda: any(event == "visit.wiped" for event, _ in terminal.log.lines))
        line = next(fields for event, fields in terminal.log.lines if event == "visit.wiped")
        assert line["left"] == 0, line
        assert "papers" in str(line["verified"])
        terminal.until(lambda: found_in_memory(pieces) == 0)
        assert terminal.faults == []
    outbox = Outbox.open(terminal.place.outbox)
    [filed] = outbox.rows()
    slots = [part.slot for part in outbox.parts(filed.id)]
    assert len(slots) == 2
    assert all(slot.startswith(material.lower()[:28]) for slot in slots)
    files = [path for path in tmp_path.rglob("*") if path.is_file() and plate not in path.parents]
    on_disk = [path.read_bytes() for path in files]
    assert not any(bytes(piece) in data for piece in pieces for data in on_disk)


def test_leaving_in_the_middle_switches_the_camera_off_and_forgets_the_page(
    qtbot: QtBot, tmp_path: Path
) -> None:
    plate = tmp_path / "plate"
    lay(plate, Sheet(half=400, angle=4))
    camera = {"devices.document_camera.driver": "pictures", "devices.document_camera.device": str(plate)}
    with whole_terminal(qtbot, tmp_path, further=camera) as terminal:
        terminal.view("Materials").copy(go_to_materials(terminal))
        view, shell = terminal.view("Copying"), terminal.controller.screens.shell
        terminal.until(lambda: view.watching and view.live != "")
        shell.leave()
        terminal.until(lambda: bool(shell.property("idleVisible")))
        controller = terminal.controller  # a second touch at once would belong to the first
        terminal.until(lambda: controller.moment().seconds >= controller.visit.deaf_until)
        shell.leave()
        terminal.until(lambda: not view.watching and view.live == "")
        terminal.until(lambda: any(event == "visit.wiped" for event, _ in terminal.log.lines))
        assert terminal.controller.screens.pictures.held() == 0
