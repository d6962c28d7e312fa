"""Does the terminal know who it is, what time it is, and where the central service is?"""

from datetime import UTC, datetime
from pathlib import Path

from kiosk.config.load import IDENTITY_FILE
from kiosk.errors import KioskError
from kiosk.technician.task import Finding, Machine, info, issue, ok, warning
from kiosk.terminal.place import TerminalPlace

# No clock of a machine that runs this release is before it or outlives the 32 bit second.
FIRST_RELEASE = datetime(2026, 1, 1, tzinfo=UTC)
END_OF_TIME = datetime(2038, 1, 19, tzinfo=UTC)
SYNCHRONIZED = Path("/run/systemd/timesync/synchronized")  # systemd-timesyncd.service(8)


def clock(_: Machine) -> Finding:
    """A year that can be, and a time service that agreed."""
    return judge_clock(datetime.now(UTC), synchronized=SYNCHRONIZED.exists())


def judge_clock(now: datetime, *, synchronized: bool) -> Finding:
    """What to say of this time."""
    text = now.isoformat(timespec="seconds")
    if not FIRST_RELEASE <= now < END_OF_TIME:
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


def outbox(machine: Machine) -> Finding:
    """Every page of the outbox can be read, and it is this terminal's."""
    from offline_cache.errors import CacheError  # noqa: PLC0415  sqlite_utils, which no other task needs
    from offline_cache.outbox import Outbox  # noqa: PLC0415

    try:
        opened = Outbox.open(TerminalPlace(machine.data_dir).outbox, check=True)
        counts = opened.counts()
        opened.close()
    except CacheError as error:
        return issue(
            "the outbox cannot be used", f"{_one_line(error)}; kiosk enrol --code CODE keeps the file"
        )
    return ok(", ".join(f"{count} {state.value}" for state, count in counts.items()))


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
    try:
        answer = requests.get(
            settings.url,
            timeout=(settings.connect_timeout_seconds, settings.read_timeout_seconds),
            allow_redirects=False,
        )
    except requests.RequestException as error:
        return warning(
            f"{settings.url} does not answer ({type(error).__name__})",
            "check network and central.url; what is filed is kept until it does",
        )
    return ok(f"{settings.url} answers (HTTP {answer.status_code})")
