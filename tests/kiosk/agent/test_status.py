"""What a heartbeat says of how the terminal is: from the files that both processes share, and no more."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from devices.standing import Cause, DeviceState, Standing
from kiosk.agent.status import StatusTeller
from kiosk.apply.bundle import FACTORY
from kiosk.apply.status import Applied
from kiosk.catalogue.factory import factory_directory
from kiosk.catalogue.loader import load_catalogue
from kiosk.config import load
from kiosk.contract.status import ApplyPhase, ApplyStatus
from kiosk.equipment.standings_file import Seen, write
from kiosk.terminal import orders
from offline_cache.reference import ReferenceCache
from offline_cache.service_record import ServiceRecord
from tests.kiosk.agent.conftest import Terminal
from tests.kiosk.apply.bundles import bundle

NOW = datetime.now(UTC)
HOW = ApplyStatus(sequence=12, phase=ApplyPhase.PROBATION, since=NOW)


def test_it_tells_of_devices_paper_queue_and_orders(terminal: Terminal) -> None:
    place = terminal.place
    terminal.file(2)
    standing = Standing(DeviceState.FAULTED, Cause.JAM, "a detail that stays here", b"")
    write(place.devices, {"page_printer": Seen(standing, NOW, NOW)}, NOW)
    with ServiceRecord.open(place.service_record) as record:
        record.count("receipt_printer", "papers", 7)
    orders.write(place.data_dir, orders.Orders(closed="a command"))
    references = ReferenceCache(place.references)
    references.put("nearby", "0123456789abcdef", NOW, NOW, "a token")
    config = load(None, place.data_dir).config
    teller = StatusTeller(
        place,
        config,
        terminal.outbox,
        references,
        lambda: Applied(bundle(12), HOW),
        lambda: datetime.now(UTC) + timedelta(hours=1),
        terminal.log,
    )
    said = teller()
    references.close()
    assert said is not None
    assert [(each.name, each.state, each.cause) for each in said.devices] == [
        ("page_printer", "faulted", "jam")
    ]
    assert (said.queue.waiting, said.queue.delivered) == (2, 0)
    assert said.queue.oldest_seconds is not None
    assert said.queue.oldest_seconds >= 3500
    assert said.paper is not None
    assert said.paper.papers_left > 0
    assert said.closed
    assert said.references == {"nearby": "0123456789abcdef"}
    assert said.counters == {"receipt_printer.papers": 7}
    assert (said.assignment, said.apply, said.configuration) == (12, HOW, "config/general-12.toml")
    assert said.catalogue == load_catalogue(factory_directory()).version
    assert "a detail" not in said.model_dump_json()


def test_a_terminal_of_which_nothing_is_known_says_so_much(terminal: Terminal, tmp_path: Path) -> None:
    references = ReferenceCache(terminal.place.references)
    teller = StatusTeller(
        terminal.place,
        load(None, tmp_path).config,
        terminal.outbox,
        references,
        lambda: Applied(FACTORY, None),
        lambda: NOW,
        terminal.log,
    )
    said = teller()
    references.close()
    assert said is not None
    assert (said.devices, said.paper, said.queue.oldest_seconds, said.closed) == ((), None, None, False)
    assert (said.assignment, said.apply, said.configuration, said.software) == (None, None, "", "")
