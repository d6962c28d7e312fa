"""The code scanner that the settings name, ready to be opened."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from devices.byte_line import ByteLine
from devices.code_scanner.exchange import ask
from devices.code_scanner.framing import Ending
from devices.code_scanner.keyboard_wedge import (
    INPUT_DEVICES,
    is_event_device,
    refusal,
    scanner_among,
    typists,
)
from devices.code_scanner.masking import code_mask
from devices.code_scanner.payload import Limits
from devices.code_scanner.profile import Profile, load
from devices.code_scanner.serial_scanner import SerialCodeScanner
from devices.errors import DeviceError, PortUnavailable
from devices.port_search import AUTO
from devices.serial_port import SerialPort
from devices.standing import Cause
from devices.supervision.wiring import Wiring
from devices.traffic import Traffic

SETTING = "[devices.code_scanner] port"
_PROBE_PATIENCE = 0.6


@dataclass(frozen=True, slots=True)
class Settings:
    """``port`` is a path or "auto". ``usb_id`` as 1eab:0c03, or "" for any of the maker's."""

    port: str
    baud: int
    profile: str
    ending: Ending = Ending.ANY
    usb_id: str = ""
    limits: Limits = field(default_factory=Limits)


def code_traffic() -> Traffic:
    """A traffic that shows commands and framing, never a code."""
    return Traffic(code_mask)


def build_code_scanner(
    settings: Settings, wiring: Wiring, input_devices: Path = INPUT_DEVICES
) -> SerialCodeScanner:
    """A closed scanner. It is refused at each opening while it types as a keyboard. Raises ProfileError."""
    profile = load(settings.profile)

    def open_line() -> ByteLine:
        refuse_keyboard(settings.port, settings.usb_id, profile, input_devices)
        return _opened(settings, profile, wiring)

    return SerialCodeScanner(open_line, profile, settings.limits, settings.ending)


def refuse_keyboard(port: str, usb_id: str, profile: Profile, input_devices: Path) -> None:
    """Raises PortUnavailable, with the reason and the remedy, where the scanner is set to type."""
    if is_event_device(port):
        raise _refused(port, profile)
    typist = scanner_among(typists(input_devices), usb_id, profile.usb_vendors)
    if typist is not None:
        raise _refused(f"{typist.name or 'the scanner'} ({typist.usb_id})", profile)


def answers_as(profile: Profile, line: ByteLine) -> bool:
    """Whether a scanner of that profile answers at this line."""
    if profile.identify is None or profile.answers is None:
        return False
    try:
        answer, _ = ask(line, profile.identify, profile.answers, patience=_PROBE_PATIENCE)
    except DeviceError:
        return False
    return answer.done


def _opened(settings: Settings, profile: Profile, wiring: Wiring) -> ByteLine:
    open_port: Callable[[str], ByteLine] = partial(SerialPort, baud=settings.baud)
    if settings.port != AUTO:
        return wiring.named(settings.port, open_port)
    if profile.identify is None:
        raise PortUnavailable(
            f"code scanner: a {profile.description} cannot be looked for, it cannot be asked; set {SETTING}",
            cause=Cause.SETTING_WRONG,
        )
    return wiring.searched(
        "code scanner", SETTING, open_port, partial(answers_as, profile), settings.usb_id.lower()
    )


def _refused(what: str, profile: Profile) -> PortUnavailable:
    return PortUnavailable(refusal(what, profile.to_serial), cause=Cause.TYPES_AS_KEYBOARD)
