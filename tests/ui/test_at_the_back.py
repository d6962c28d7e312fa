"""A door is opened and the mains fail while somebody is there: from the wire to the screen and the trail."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from kiosk.demo.auxiliaries import Auxiliaries
from offline_cache.audit import AuditTrail
from offline_cache.outbox import Outbox
from tests.kiosk.visit.residents import PERSONAL
from tests.kiosk.visit.test_random_visits import deep
from tests.ui.main_job import whole_terminal
from tests.ui.test_main_job import file_one
from tests.ui.workers.test_card_watch import a_card

NOTHING: dict[str, object] = {}


def test_a_door_opened_in_the_middle_of_a_visit_wipes_it_and_is_on_record(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with Auxiliaries(tmp_path) as back:
        with whole_terminal(qtbot, tmp_path, further=back.settings) as terminal:
            terminal.until_screen("Welcome")
            terminal.view("Welcome").choose("S01")
            terminal.reader.put_card(a_card())
            terminal.until_screen("Verify")
            terminal.view("Verify").skip()
            assert terminal.screen == "Page"
            back.turn_door(NOTHING)
            terminal.until_screen("OutOfService")
            assert terminal.wipes == [1]
            assert "门打开了" in terminal.view("OutOfService").sentence
            assert "D1" in terminal.view("OutOfService").smallPrint
            assert not any(each in deep(terminal.controller.visit) for each in PERSONAL)
            back.turn_door(NOTHING)
            terminal.until_screen("Welcome")
            back.turn_key(NOTHING)
            terminal.until_screen("BenchAccess")
            assert terminal.faults == []
        trail = AuditTrail(terminal.place.audit)
        said = [event.event for event in trail.events()]
        trail.close()
    assert said == ["card.read", "door.opened", "visit.wiped", "door.closed", "operator.present"]


def test_who_is_there_when_the_mains_fail_gets_the_receipt_and_the_next_is_told(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with (
        Auxiliaries(tmp_path) as back,
        whole_terminal(qtbot, tmp_path, further=back.settings) as terminal,
    ):
        number = file_one(terminal, "S01", 1)
        back.turn_mains(NOTHING)
        terminal.until(lambda: "停电" in terminal.controller.screens.shell.property("truth"))
        terminal.until(lambda: terminal.view("Receipt").printing == "printed")
        assert number.encode() in terminal.printer.papers[0]
        terminal.view("Receipt").another()
        assert "停电" in terminal.controller.screens.shell.property("notice")
        terminal.view("Receipt").finish()
        terminal.view("Goodbye").finish()
        assert terminal.screen == "OutOfService"
        terminal.until(lambda: "visit.wiped" in str(terminal.log.lines))
        assert "P1" in terminal.view("OutOfService").smallPrint
        outbox = Outbox.open(terminal.place.outbox)
        assert [row.receipt_number for row in outbox.rows()] == [number]
        outbox.close()
