"""``python -m kiosk.apply.self_check``: a new release looks whether it can run here, before it may.

Run by the agent of the release that runs now, in the new one's own code. Ends with 0, or with 1 and a last
line that says why not. What it imports here is what its agent will import.
"""

import argparse
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from http import HTTPStatus
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kiosk.agent import app  # noqa: F401  all of the agent is imported
from kiosk.apply.pushed import Pushed
from kiosk.apply.release import LIST, of_this_process
from kiosk.catalogue.factory import factory_directory
from kiosk.catalogue.loader import load_catalogue
from kiosk.central_client.answer import Answer
from kiosk.central_client.client import CentralClient
from kiosk.central_client.clock import CorrectedClock
from kiosk.central_client.transport import Transport
from kiosk.commands.failure import DONE, FAILED, guarded
from kiosk.config import Config
from kiosk.config.load import load_with
from kiosk.contract.api import HeartbeatRequest
from kiosk.technician import software, storage
from kiosk.technician.task import Level, Machine, Task
from kiosk.terminal import identity as identities
from kiosk.terminal.place import TerminalPlace
from offline_cache.outbox import Outbox
from offline_cache.states import UNDELIVERED

TRIES = 3
"""To reach the central service: one lost answer is not the release's fault."""
PAUSE_SECONDS = 2.0
TASKS = (
    Task("python", software.python),
    Task("qt-version", software.qt_version),
    Task("qt-libraries", software.qt_libraries),
    Task("sqlite", software.sqlite),
    Task("data-directory", storage.writable),
)
"""Of the doctor's, those without which a release serves nobody, and which need no device."""


def main(arguments: list[str]) -> int:
    """With the bundle in ``--bundle``; without one, with the factory's."""
    parser = argparse.ArgumentParser(prog="python -m kiosk.apply.self_check", description=__doc__)
    parser.add_argument("--config", type=Path, help="settings laid over the factory file")
    parser.add_argument("--data", type=Path, required=True, help="the terminal's data directory")
    parser.add_argument("--bundle", type=Path, help="directory of the bundle")
    parser.add_argument("--settings", default="", help="name of its settings; without it: it has none")
    options = parser.parse_args(arguments)
    return guarded(lambda: _run(options))


def _run(options: argparse.Namespace) -> int:
    bundle = Pushed(options.bundle, options.settings)
    fault = next(_faults(bundle, options.config, options.data), "")
    sys.stdout.write(f"{fault or 'all is well'}\n")
    return FAILED if fault else DONE


def _faults(bundle: Pushed, local_file: Path | None, data_dir: Path) -> Iterator[str]:
    """The first is enough. Raises ConfigError, CatalogueError, CacheError likewise."""
    release = of_this_process()
    if release is not None:
        yield from other_libraries((release / LIST).read_text("utf-8"))
    config = load_with(bundle, local_file, data_dir).config
    load_catalogue(bundle.catalogue or factory_directory())
    machine = Machine(config, (), (), data_dir)
    for task in TASKS:
        finding = task.run(machine)
        if finding.level is Level.ISSUE:
            yield f"{task.name}: {finding.text}"
    if not _is_heard(config, TerminalPlace(data_dir)):
        yield "the central service did not answer this release"


def other_libraries(wanted: str) -> Iterator[str]:
    """A line for each distribution that is not here in the version that the release was made with."""
    for line in wanted.split():
        name, _, number = line.partition("==")
        try:
            here = version(name)
        except PackageNotFoundError:
            here = "none"
        if here != number:
            yield f"needs {name} {number}, here is {here}: make the release with its libraries"


def _is_heard(config: Config, place: TerminalPlace) -> bool:
    """Whether a heartbeat of this release is answered, as its agent would send one."""
    identity = identities.load(place)
    with closing(Outbox.open(place.outbox)) as outbox:
        counts, epoch = outbox.counts(), outbox.present_epoch()
        offset = timedelta(seconds=outbox.channel().clock_offset_seconds)
    central = config.central
    transport = Transport(
        central.url, central.connect_timeout_seconds, central.read_timeout_seconds, ca_file=central.ca_file
    )
    body = HeartbeatRequest(
        version=version("kiosk"),
        sequence=epoch.last_sequence,
        epoch=epoch.epoch,
        waiting=sum(counts[state] for state in UNDELIVERED),
    )
    never = threading.Event()
    with closing(CentralClient(transport, identity.credentials, CorrectedClock(offset=offset))) as client:
        for _ in range(TRIES):
            said = client.exchange("POST", "/v1/heartbeat?wait=0", body.model_dump_json().encode())
            if isinstance(said, Answer) and said.status == HTTPStatus.OK:
                return True
            never.wait(PAUSE_SECONDS)
    return False


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
