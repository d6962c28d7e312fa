"""What a bundle would do to this very terminal, as far as can be said before it runs: devices, times, files.

The shape of each value is the model's business (`kiosk.config.model`), the catalogue's inner consistency that
of `kiosk.contract.catalogue.checks`. Here stands what only this machine can tell, and what only several
values together can say. Only what a bundle changes is held against it.
"""

import ssl
from collections.abc import Iterator
from pathlib import Path

from kiosk.config import Config
from kiosk.config.devices import DEVICE_NAMES

DEVICE_DIRECTORY = "/dev/"


def impossible(candidate: Config, running: Config) -> Iterator[str]:
    """A line for each setting that cannot work here."""
    yield from _ports(candidate, running)
    yield from _times(candidate)
    yield from _files(candidate, running)
    if not candidate.technician.pin and candidate.devices.code_scanner is None:
        yield "technician.pin: false lets nobody in where no code scanner reads passes; leave it true"


def moves(candidate: Config, running: Config, undelivered: int) -> Iterator[str]:
    """A line when the terminal is to stand at another site while something filed at this one waits."""
    here, there = running.terminal.street_code, candidate.terminal.street_code
    if undelivered and here != there:
        yield f"terminal.street_code: what was filed at {here} is not all delivered; assign it again later"


def changed_devices(candidate: Config, running: Config) -> tuple[str, ...]:
    """The devices whose settings differ."""
    before, after = running.devices, candidate.devices
    return tuple(name for name in DEVICE_NAMES if getattr(before, name) != getattr(after, name))


def _ports(candidate: Config, running: Config) -> Iterator[str]:
    owners: dict[str, str] = {}
    changed = changed_devices(candidate, running)
    for name in candidate.devices.names:
        port = _port(getattr(candidate.devices, name))
        if port is None:
            continue
        if port in owners and {name, owners[port]} & set(changed):
            yield f"devices.{name}: {port} is the port of {owners[port]} already; one of the two is wrong"
        owners.setdefault(port, name)
        if name in changed and not Path(port).exists():
            yield f"devices.{name}: {port} is not there; nothing is plugged in under that name"
    jack = candidate.speech.earphone_jack
    if jack and jack != running.speech.earphone_jack and not Path(jack).exists():
        yield f"speech.earphone_jack: {jack} is not there"


def _port(settings: object) -> str | None:
    """The device file that a table names; None: none, or one that is looked for."""
    for key in ("port", "device"):
        value = getattr(settings, key, None)
        if isinstance(value, str) and value.startswith(DEVICE_DIRECTORY):
            return value
    return None


def _times(candidate: Config) -> Iterator[str]:
    visit = candidate.visit
    for smaller, larger in (
        ("idle_seconds", "elder_idle_seconds"),
        ("warning_seconds", "idle_seconds"),
        ("left_second_seconds", "left_third_seconds"),
        ("left_third_seconds", "left_behind_seconds"),
    ):
        if getattr(visit, smaller) > getattr(visit, larger):
            yield f"visit.{smaller}: is longer than visit.{larger}; make it shorter"


def _files(candidate: Config, running: Config) -> Iterator[str]:
    authorities = candidate.central.ca_file
    if authorities and authorities != running.central.ca_file:
        try:
            ssl.create_default_context(cafile=authorities)
        except OSError as error:  # ssl.SSLError is one
            yield f"central.ca_file: {authorities} cannot be used ({error.strerror or error})"
    recordings = candidate.speech.recordings
    if recordings and recordings != running.speech.recordings and not Path(recordings).is_dir():
        yield f"speech.recordings: {recordings} is no directory here"
    logo = candidate.devices.receipt_printer.logo
    if logo and logo != running.devices.receipt_printer.logo and not Path(logo).is_file():
        yield f"devices.receipt_printer.logo: {logo} is no file here"
