"""One resident files one life event at a terminal without a network, and walks away with a receipt."""

from pathlib import Path
from random import Random

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from offline_cache.audit import AuditTrail
from offline_cache.outbox import Outbox
from tests.kiosk.visit.residents import PERSONAL
from tests.ui.main_job import WholeTerminal, whole_terminal
from tests.ui.workers.test_card_watch import a_card


def file_one(terminal: WholeTerminal, life_event: str, seed: int) -> str:
    """From the welcome screen to the receipt. Returns the number on the screen."""
    terminal.until_screen("Welcome")
    terminal.view("Welcome").choose(life_event)
    assert terminal.screen == "Card"
    terminal.reader.put_card(a_card())
    terminal.until_screen("Verify")
    terminal.view("Verify").send()
    terminal.until(lambda: terminal.view("Verify").phase == "unavailable")  # there is no network
    terminal.view("Verify").skip()
    terminal.fill_to_summary(Random(seed))
    terminal.sign()
    terminal.view("Summary").submit()
    terminal.until_screen("Receipt")
    return str(terminal.view("Receipt").number)


def test_the_main_job_offline(qtbot: QtBot, tmp_path: Path) -> None:
    with whole_terminal(qtbot, tmp_path) as terminal:
        number = file_one(terminal, "S01", 1)
        terminal.until(lambda: terminal.view("Receipt").printing == "printed")
        assert number.encode() in terminal.printer.papers[0]
        QGuiApplication.clipboard().setText("陈示例")
        terminal.view("Receipt").finish()
        assert terminal.screen == "Goodbye"
        assert terminal.view("Goodbye").cardLeft is True
        assert terminal.wipes == [1]
        assert QGuiApplication.clipboard().text() == ""
        terminal.reader.lift_card()
        terminal.until(terminal.card_taken)
        terminal.view("Goodbye").finish()
        terminal.until_screen("Welcome")
        assert terminal.faults == []
        logged = str(terminal.log.lines)
    outbox = Outbox.open(terminal.place.outbox)
    assert [row.receipt_number for row in outbox.rows()] == [number]
    outbox.close()
    trail = AuditTrail(terminal.place.audit)
    said = [event.event for event in trail.events()]
    trail.close()
    assert said == [
        "card.read",
        "identity.not_verified",
        "submission.filed",
        "receipt.printed",
        "visit.wiped",
    ]
    assert "visit.wiped" in logged
    assert not any(each in logged for each in (*PERSONAL, number))
    on_disk = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for each in PERSONAL:
        assert not any(each.encode(code) in on_disk for code in ("utf-8", "utf-16-le", "gbk"))


def test_paper_that_runs_out_leaves_the_receipt_on_the_screen(qtbot: QtBot, tmp_path: Path) -> None:
    with whole_terminal(qtbot, tmp_path) as terminal:
        terminal.printer.paper_out()
        terminal.until(lambda: terminal.view("Welcome").paperOut)
        number = file_one(terminal, "S13", 2)
        terminal.until(lambda: terminal.view("Receipt").printing == "failed")
        assert terminal.view("Receipt").number == number
        assert len(terminal.view("Receipt").qr) >= 21
        terminal.printer.load_paper()
        terminal.until(lambda: terminal.controller.visit.surroundings.can_print is True)
        terminal.view("Receipt").printAgain()
        terminal.until(lambda: terminal.view("Receipt").printing == "printed")


def test_two_visits_in_a_row_have_two_numbers(qtbot: QtBot, tmp_path: Path) -> None:
    with whole_terminal(qtbot, tmp_path) as terminal:
        numbers = []
        for seed, life_event in enumerate(("S11", "S01")):
            numbers.append(file_one(terminal, life_event, seed))
            terminal.until(lambda: terminal.view("Receipt").printing == "printed")
            terminal.reader.lift_card()
            terminal.view("Receipt").finish()
            terminal.until(terminal.card_taken)
            terminal.view("Goodbye").finish()
        assert len(set(numbers)) == 2
        assert len(terminal.printer.papers) == 2


def test_the_same_person_may_file_another_matter_without_the_card_again(qtbot: QtBot, tmp_path: Path) -> None:
    with whole_terminal(qtbot, tmp_path) as terminal:
        file_one(terminal, "S01", 1)
        terminal.until(lambda: terminal.view("Receipt").printing == "printed")
        terminal.view("Receipt").another()
        terminal.view("Choose").choose("S11")
        assert terminal.screen == "Verify"


def test_a_reader_that_is_pulled_out_is_said_on_the_screen(qtbot: QtBot, tmp_path: Path) -> None:
    with whole_terminal(qtbot, tmp_path) as terminal:
        terminal.until(lambda: terminal.controller.visit.surroundings.out_of_order is None)
        terminal.until_screen("Welcome")
        terminal.view("Welcome").choose("S01")
        terminal.reader.stop()
        terminal.until(lambda: terminal.view("Card").phase == "failed")
        assert "读卡器" in terminal.view("Card").sentence
