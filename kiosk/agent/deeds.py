"""What each remote command does on this terminal. Run in a thread of the agent's; nothing here is a shell."""

import gzip
import io
import subprocess
import tarfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from kiosk.agent.commands import Came, Deed, DeedFailed
from kiosk.central_client.client import CentralClient
from kiosk.central_client.meaning import Done, meaning
from kiosk.contract.api import PART_MEDIA_TYPE
from kiosk.contract.commands import MAX_LOG_BYTES, Command, Verb, log_info
from kiosk.contract.diagnostics import ReadinessReport
from kiosk.contract.suite import CryptoSuite
from kiosk.technician.report_ways import send
from kiosk.terminal.orders import Orders, StandingNotice, read, write

DIAGNOSTICS_SECONDS = 180.0
"""Asking every device takes seconds; one that hangs is given up with the whole."""
_SEALING = 64
"""Bytes that sealing may add."""


@dataclass(frozen=True)
class Terminal:
    """What the deeds act on. `line`: a client of their own, for they run beside the loop. `report_command`:
    makes a readiness report and writes it to standard output as JSON. `sealing_key`: the one that the central
    service named last.
    """

    data_dir: Path
    code_number: int
    line: CentralClient
    suite: CryptoSuite
    sealing_key: Callable[[], bytes]
    report_command: Sequence[str]


def deeds(terminal: Terminal) -> Mapping[Verb, Deed]:
    """One for each verb."""
    return {
        Verb.RUN_DIAGNOSTICS: lambda _: _run_diagnostics(terminal),
        Verb.SEND_LOGS: lambda command: _send_logs(terminal, command),
        Verb.RESTART_SCREEN: lambda command: _order(
            terminal, lambda orders: replace(orders, restart=str(command.id))
        ),
        Verb.CLOSE: lambda command: _order(terminal, lambda orders: replace(orders, closed=str(command.id))),
        Verb.OPEN: lambda _: _order(terminal, lambda orders: replace(orders, closed="")),
        Verb.SHOW_NOTICE: lambda command: _order(terminal, lambda orders: _notice(orders, command)),
    }


def packed_logs(directory: Path, at_most: int) -> bytes:
    """The newest log files of each process as a gzipped tar of at most so many bytes; of the first that does
    not fit, its end. Logs hold nothing of a resident's by their making (`kiosk.logging`).
    """
    files = sorted(directory.glob("*.log*"), key=lambda each: each.stat().st_mtime, reverse=True)
    kept: list[tuple[str, bytes]] = []
    for file in files:
        content = file.read_bytes()
        while content and len(_packed([*kept, (file.name, content)])) > at_most:
            content = content[len(content) // 2 + 1 :]
        if not content:
            break
        kept.append((file.name, content))
    return _packed(kept)


def _packed(files: Sequence[tuple[str, bytes]]) -> bytes:
    whole = io.BytesIO()
    with (
        gzip.GzipFile(fileobj=whole, mode="wb", mtime=0) as zipped,
        tarfile.open(fileobj=zipped, mode="w") as tar,
    ):
        for name, content in files:
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return whole.getvalue()


def _run_diagnostics(terminal: Terminal) -> Came:
    try:
        made = subprocess.run(
            terminal.report_command, capture_output=True, timeout=DIAGNOSTICS_SECONDS, check=False
        )
        report = ReadinessReport.model_validate_json(made.stdout)
    except subprocess.TimeoutExpired as error:
        raise DeedFailed("timed_out") from error
    except ValidationError as error:
        raise DeedFailed("no_report") from error
    sent = send(report, terminal.line)
    if sent.number is None:
        raise DeedFailed("not_sent")
    return Came(sent.number)


def _send_logs(terminal: Terminal, command: Command) -> Came:
    packed = packed_logs(terminal.data_dir / "logs", MAX_LOG_BYTES - _SEALING)
    sealed = terminal.suite.seal(packed, terminal.sealing_key(), log_info(terminal.code_number, command.id))
    path = f"/v1/commands/{command.id}/logs"
    if not isinstance(meaning(terminal.line.exchange("PUT", path, sealed, PART_MEDIA_TYPE)), Done):
        raise DeedFailed("not_sent")
    return Came()


def _notice(orders: Orders, command: Command) -> Orders:
    assert command.notice is not None
    notice = StandingNotice(command.notice.zh, command.notice.en or "", command.notice.until)
    return replace(orders, notice=notice)


def _order(terminal: Terminal, change: Callable[[Orders], Orders]) -> Came:
    """Done when it is ordered: the screen looks every few seconds, and starts again once nobody is there."""
    write(terminal.data_dir, change(read(terminal.data_dir)))
    return Came()
