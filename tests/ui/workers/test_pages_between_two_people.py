"""What the next person must not find: pages in a real CUPS, in a real printer, or waiting for their turn."""

import threading
from collections.abc import Iterator

import pytest

from devices.page_printer.printer import Outcome, Pages, Progress
from devices.standing import DeviceState, Standing
from kiosk.visit.effects import Effect, Wipe, WipeReason
from tests.devices.page_printer.contract import eventually, page
from tests.devices.page_printer.printing_house import PrintingHouse, printing_house
from tests.devices.page_printer.real_rig import RealRig
from ui.workers.crew import CARD, IDENTITY, PAGE_PRINTER, PRINTER, Crew
from ui.workers.page_printer_watch import PagePrinterWatch
from ui.workers.pages import PrintPages
from ui.workers.worker import WorkerThread

PATIENCE_S = 60.0


class Idle:
    """A worker with nothing to do."""

    def handle(self, effect: Effect) -> None:
        pass

    def rest(self) -> float:
        return 60.0

    def close(self) -> None:
        pass


@pytest.fixture(scope="module")
def house() -> Iterator[PrintingHouse]:
    with printing_house() as house:
        yield house


def test_a_wipe_in_mid_print_leaves_nothing_in_cups_in_the_printer_or_waiting(house: PrintingHouse) -> None:
    rig, standings, progress = RealRig(house), list[Standing](), list[Progress]()
    well, printing, ended = threading.Event(), threading.Event(), threading.Event()

    def stand(standing: Standing) -> None:
        standings.append(standing)
        if standing.state is DeviceState.WORKING:
            well.set()

    def told(now: Progress) -> None:
        progress.append(now)
        printing.set()
        if now.outcome is not None:
            ended.set()

    def failed(what: str, error: Exception) -> None:
        raise AssertionError(what) from error

    def owner() -> PagePrinterWatch:
        return PagePrinterWatch(rig.printer(), stand, lambda *_: None, failed)

    others = {name: WorkerThread(name, Idle, failed) for name in (CARD, IDENTITY, PRINTER)}
    crew = Crew({**others, PAGE_PRINTER: WorkerThread(PAGE_PRINTER, owner, failed)}, owners=(PAGE_PRINTER,))
    crew.start()
    assert well.wait(PATIENCE_S)
    rig.waits()
    crew.ask(PrintPages(Pages(page("of somebody")), told))
    assert printing.wait(PATIENCE_S)
    eventually(lambda: house.spooled() and rig.received())
    crew.ask(Wipe(WipeReason.LEFT))
    crew.ask(PrintPages(Pages(page("of the next")), lambda _: None))
    assert crew.waiting_of_a_person() <= 1
    crew.ask(Wipe(WipeReason.LEFT))
    assert ended.wait(PATIENCE_S)
    rig.lets_go()
    eventually(lambda: house.spooled() == [] and rig.open_jobs() == 0 and crew.waiting_of_a_person() == 0)
    crew.stop()
    assert progress[-1].outcome is Outcome.CANCELLED
    assert house.spooled() == []
