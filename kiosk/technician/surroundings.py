"""Does the terminal know who it is, what time it is, and where the central service is?"""

from datetime import UTC, datetime
from pathlib import Path

from kiosk.config.load import IDENTITY_FILE
from kiosk.errors import KioskError
from kiosk.submission.clock_quality import can_be_dated
from kiosk.technician.task import Finding, Machine, info, issue, ok, warning
from kiosk.terminal.place import TerminalPlace

SYNCHRONIZED = Path("/run/systemd/timesync/synchronized")  # systemd-timesyncd.service(8)


def clock(_: Machine) -> Finding:
    """A year that can be, and a time service that agreed."""
    return judge_clock(datetime.now(UTC), synchronized=SYNCHRONIZED.exists())


def judge_clock(now: datetime, *, synchronized: bool) -> Finding:
    """What to say of this time."""
    text = now.isoformat(timespec="seconds")
    if not can_be_dated(now):
        return issue(text, "set the clock: timedatectl set-time, and look at the battery of the board")
    if not synchronized:
        return info(f"{text}, not confirmed by systemd-timesyncd")
    return ok(text)


def enrolment(machine: Machine) -> Finding:
    """Whether the central service knows this terminal."""
    if not (machine.data_dir / IDENTITY_FILE).is_file():
        return warning("not enrolled: nothing can be filed", "kiosk enrol --code CODE")
    from kiosk.terminal import identity  # noqa: PLC0415  cryptography, which no other task needs

    try:
        known = identity.load(TerminalPlace(machine.data_dir))
    except KioskError as error:
        return issue("the identity cannot be used", _one_line(error))
    return ok(f"terminal {known.code}, epoch {known.epoch}")


def not_enrolled(machine: Machine) -> str | None:
    """Without an enrolment there is no outbox."""
    return None if (machine.data_dir / IDENTITY_FILE).is_file() else "not enrolled"


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def central(machine: Machine) -> Finding:
    """Any answer counts; without one the terminal goes on and keeps what is filed."""
    if machine.config is None:
        return info("unknown")
    import requests  # noqa: PLC0415  a fifth of a second that no other task needs

    settings = machine.config.central
    if settings.ca_file and not Path(settings.ca_file).is_file():
        return issue(f"{settings.ca_file} is not there", "correct central.ca_file: nothing is delivered")
    try:
        answer = requests.get(
            settings.url,
            timeout=(settings.connect_timeout_seconds, settings.read_timeout_seconds),
            allow_redirects=False,
            verify=settings.ca_file or True,
        )
    except requests.RequestException as error:
        return warning(
            f"{settings.url} does not answer ({type(error).__name__})",
            "check network and central.url; what is filed is kept until it does",
        )
    return ok(f"{settings.url} answers (HTTP {answer.status_code})")
