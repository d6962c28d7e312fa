"""What the applier sees and does on a real terminal: the screen's file, the devices' file, a process that
draws, a heartbeat on another way.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus
from pathlib import Path

from devices.standing import DeviceState
from kiosk.apply.applier import World
from kiosk.apply.judgement import Limits, Now
from kiosk.apply.pushed import Pushed
from kiosk.apply.release import environment
from kiosk.apply.screen import boot, read, screen_file
from kiosk.apply.trial import Trial
from kiosk.central_client.answer import Answer
from kiosk.central_client.client import CentralClient, Credentials
from kiosk.central_client.clock import CorrectedClock
from kiosk.central_client.transport import Transport
from kiosk.commands.children import module_command
from kiosk.config import Config
from kiosk.equipment import standings_file
from kiosk.terminal.place import TerminalPlace

WELL = (DeviceState.WORKING, DeviceState.ATTENTION)
NEEDED = ("id_card_reader", "receipt_printer")
"""Without these nobody is served, and a terminal that nobody used is not called well."""
PROOF_PATH = "/v1/heartbeat?wait=0"


def limits_of(config: Config) -> Limits:
    """As configured."""
    apply = config.apply
    return Limits(
        probation_seconds=apply.probation_seconds,
        probation_visits=apply.probation_visits,
        long_probation_seconds=apply.long_probation_seconds,
        silence_seconds=apply.silence_seconds,
        most_starts=apply.most_starts,
        proof_seconds=apply.proof_seconds,
    )


def terminal_world(
    place: TerminalPlace,
    local_file: Path | None,
    drawing: Trial,
    checking: Trial,
    credentials: Credentials,
    clock: CorrectedClock,
    heartbeat: Callable[[], bytes],
    reachable: Callable[[], bool],
) -> World:
    """The world of the terminal in `place`. `heartbeat`: the body of one, as it would be sent now."""
    return World(
        now=lambda: Now(time.monotonic(), boot(), read(screen_file(place.data_dir))),
        wall=lambda: datetime.now(UTC),
        self_check=partial(_self_check, place.data_dir, local_file, checking),
        draw=partial(_draw, place.data_dir, local_file, drawing),
        answers=partial(_answers, credentials, clock, heartbeat),
        reachable=reachable,
        working=partial(_working, place.devices),
        self_test=partial(_self_test, place.devices, reachable),
    )


def _draw(data_dir: Path, local_file: Path | None, drawing: Trial, bundle: Pushed) -> None:
    arguments = _arguments(data_dir, local_file, bundle)
    drawing.run(module_command("ui.rehearsal", arguments), environment(bundle.release))


def _self_check(data_dir: Path, local_file: Path | None, checking: Trial, bundle: Pushed) -> None:
    arguments = _arguments(data_dir, local_file, bundle)
    checking.run(module_command("kiosk.apply.self_check", arguments), environment(bundle.release))


def _arguments(data_dir: Path, local_file: Path | None, bundle: Pushed) -> list[str]:
    arguments = ["--data", str(data_dir)]
    if local_file is not None:
        arguments += ["--config", str(local_file)]
    if bundle.directory is not None:
        arguments += ["--bundle", str(bundle.directory), "--settings", bundle.settings]
    return arguments


def _answers(
    credentials: Credentials, clock: CorrectedClock, heartbeat: Callable[[], bytes], config: Config
) -> bool:
    """Whether the central service answers a heartbeat on the way that these settings describe."""
    central = config.central
    transport = Transport(
        central.url, central.connect_timeout_seconds, central.read_timeout_seconds, ca_file=central.ca_file
    )
    client = CentralClient(transport, credentials, CorrectedClock(offset=clock.offset))
    try:
        response = client.exchange("POST", PROOF_PATH, heartbeat())
    finally:
        client.close()
    return isinstance(response, Answer) and response.status == HTTPStatus.OK


def _working(file: Path) -> frozenset[str]:
    told = standings_file.read(file)
    if told is None:
        return frozenset()
    return frozenset(name for name, seen in told.devices.items() if seen.standing.state in WELL)


def _self_test(file: Path, reachable: Callable[[], bool]) -> str:
    """What keeps a terminal that nobody used from being called well."""
    working = _working(file)
    missing = [name for name in NEEDED if name not in working]
    return "central" if not reachable() else next(iter(missing), "")
