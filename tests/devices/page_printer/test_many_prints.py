"""A long day at a real CUPS and a real printer that fails in turns; `make soak` makes it longer.

Nothing that the printer threw away is called printed, nothing stays on the disk, and nothing piles up.
"""

import os
import random
import threading
from collections import Counter
from dataclasses import replace
from pathlib import Path

from devices.page_printer.printer import Outcome, Pages
from tests.devices.page_printer.contract import UNHURRIED, begun, eventually, followed, page
from tests.devices.page_printer.printing_house import COUNTED, PrintingHouse
from tests.devices.page_printer.real_rig import RealRig

PRINTS = int(os.environ.get("KIOSK_PAGE_PRINTS", "6"))
SEED = 20261125
DONE = {Outcome.PRINTED}
LOST = {Outcome.UNKNOWN, Outcome.FAILED_UNREACHABLE}


def test_a_day_of_prints_with_a_printer_that_fails_in_turns(house: PrintingHouse) -> None:
    rig, dice, outcomes = RealRig(house), random.Random(SEED), Counter[Outcome]()
    printer = rig.printer(replace(UNHURRIED, unreachable=0.6, hindered=0.6))
    followed(printer.print(Pages(page("warm-up"))))
    before = _threads_and_files()
    for number in range(PRINTS):
        fate = ("well", "aborts", "empty", "wiped", "unplugged")[number % 5]
        (house.directory / "go").unlink(missing_ok=True)
        pages = Pages(page(*(["one"] * dice.randint(1, 3))), copies=dice.randint(1, 2))
        match fate:
            case "well":
                house.order(COUNTED)
                outcome = followed(printer.print(pages)).outcome
                assert outcome in DONE
            case "aborts":
                house.order("end 1")
                outcome = followed(printer.print(pages)).outcome
                assert outcome is Outcome.FAILED_FAULT
            case "empty":
                rig.waits("media-empty")
                outcome = followed(printer.print(pages)).outcome
                assert outcome is Outcome.FAILED_PAPER_OUT
            case "wiped":
                rig.waits()
                job = printer.print(pages)
                begun(rig, job)
                printer.cancel_all()
                outcome = job.look().outcome
                assert outcome is Outcome.CANCELLED
            case _:
                rig.waits()
                job = printer.print(pages)
                begun(rig, job)
                rig.vanishes()
                outcome = followed(job).outcome
                assert outcome in LOST
                rig.lets_go()
                rig.comes_back()
        assert outcome is not None
        outcomes[outcome] += 1
        assert house.spooled() == []
        rig.lets_go()
        eventually(lambda: rig.open_jobs() == 0)
    printer.cancel_all()
    assert sum(outcomes.values()) == PRINTS
    eventually(lambda: _threads_and_files() == before)


def _threads_and_files() -> tuple[int, int]:
    return threading.active_count(), len(list(Path("/proc/self/fd").iterdir()))
