"""Where a readiness report goes beside the eyes: to a directory, and to the central service."""

import os
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from kiosk.central_client.answer import Answer
from kiosk.central_client.client import CentralClient
from kiosk.central_client.meaning import Channel, Done, Item, Refused, meaning
from kiosk.contract.diagnostics import ReadinessReport, ReportHeld
from kiosk.errors import KioskError
from kiosk.technician.readiness_text import in_lines

_PATH = "/v1/diagnostics"


class NotExported(KioskError):
    """The directory did not take it."""


@dataclass(frozen=True)
class Sent:
    """`number`: under which an operator finds it; None where it did not arrive, for that stable `reason`."""

    number: int | None
    reason: str = ""


def export(report: ReadinessReport, code: str, directory: Path) -> tuple[Path, Path]:
    """Write it twice, for a program and for a person; on the stick when this returns.

    Raises:
        NotExported: says what to do.

    """
    made = report.made.astimezone()
    stem = f"readiness-{code or 'unenrolled'}-{made:%Y%m%d-%H%M%S}"
    text = "".join(f"{line}\n" for line in in_lines(report, code, made.tzinfo))
    files = (directory / f"{stem}.json", directory / f"{stem}.txt")
    try:
        for file, content in zip(files, (report.model_dump_json(indent=1), text), strict=True):
            _write(file, content.encode())
        _sync(directory)
    except OSError as error:
        raise NotExported(f"{directory}: {error.strerror}; give a directory that can be written") from error
    return files


def send(report: ReadinessReport, client: CentralClient) -> Sent:
    """To the central service, at once. Blocks as long as the client may."""
    response = client.exchange("POST", _PATH, report.model_dump_json().encode())
    said = meaning(response)
    if isinstance(said, Done) and isinstance(response, Answer):
        try:
            return Sent(ReportHeld.model_validate_json(response.body).number)
        except ValidationError:
            return Sent(None, "malformed_answer")
    if isinstance(said, Channel | Refused | Item):
        return Sent(None, said.reason)
    return Sent(None, "clock_skew" if not isinstance(said, Done) else "malformed_answer")


def _write(file: Path, content: bytes) -> None:
    """Sticks know no owner, so the mode of `durable_file` would be refused there."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o644)
    with os.fdopen(handle, "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())


def _sync(directory: Path) -> None:
    handle = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
