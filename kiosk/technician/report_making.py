"""Makes a readiness report of this terminal, and the line to the central service that it is sent over."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from kiosk.central_client.client import CentralClient
from kiosk.central_client.clock import CorrectedClock
from kiosk.central_client.transport import Transport
from kiosk.config import Config
from kiosk.contract.diagnostics import ReadinessReport
from kiosk.equipment.check import Answer
from kiosk.technician.doctor import TASKS, examine
from kiosk.technician.facts import gather
from kiosk.technician.readiness import readiness
from kiosk.technician.task import Machine
from kiosk.terminal import identity as identities
from kiosk.terminal.place import TerminalPlace


def made_now(
    config: Config,
    data_dir: Path,
    answers: Sequence[Answer],
    ignored: tuple[str, ...] = (),
    asked: Callable[[int, int], None] = lambda _number, _of: None,
) -> tuple[ReadinessReport, str]:
    """The report, and the terminal's code ("" where it has none). Takes seconds: the doctor asks much.

    Args:
        config: the settings in force.
        data_dir: what the terminal keeps.
        answers: how the devices stand.
        ignored: keys of the settings that were not taken.
        asked: hears which of the doctor's questions has been answered, and of how many.

    """
    facts = gather(config, data_dir)
    results = []
    for number, result in enumerate(examine(Machine(config, (), ignored, data_dir)), 1):
        results.append(result)
        asked(number, len(TASKS))
    return readiness(answers, results, facts, datetime.now(UTC).replace(microsecond=0)), facts.code


def line_to_central(config: Config, data_dir: Path) -> CentralClient:
    """Under this terminal's credentials. Raises NotEnrolled or IdentityUnusable."""
    identity = identities.load(TerminalPlace(data_dir))
    central = config.central
    transport = Transport(
        central.url,
        central.connect_timeout_seconds,
        central.read_timeout_seconds,
        ca_file=central.ca_file,
    )
    return CentralClient(transport, identity.credentials, CorrectedClock())
