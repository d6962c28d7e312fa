"""The ID-card reader that the settings name, ready to be opened."""

import logging
import time
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from secrets import token_bytes
from threading import Event
from typing import Any

from devices.byte_line import ByteLine
from devices.errors import DeviceError, PortUnavailable
from devices.hidraw_port import HidrawPort, hidraw_paths
from devices.id_card.four_pipe_line import FOUR_PIPES, FourPipeLine
from devices.id_card.handshake import greet
from devices.id_card.miaxis_line import MiaxisLine
from devices.id_card.nations import load_nations
from devices.id_card.profile import GENERIC, Framing, Handshake, ProfileError, ReaderProfile, load
from devices.id_card.sdt_reader import SdtReader
from devices.id_card.speed import SpeedSearch
from devices.id_card.traffic_mask import CardMask
from devices.port_search import AUTO, search
from devices.serial_port import SerialPort
from devices.standing import Cause
from devices.supervision.wiring import Wiring
from devices.traffic import Traffic
from devices.usb_address import UsbAddress, usb_address

NAME = "id_card_reader"
SETTING = "[devices.id_card_reader] port"
AUTO_BAUD = 0
"""Instead of a speed: the fastest of the profile."""

SEARCH_S = 4.0
"""After that no port is asked at another speed: whoever checks all devices waits for the whole of it."""

OpenLine = Callable[[], ByteLine]
Tap = Callable[[ByteLine], ByteLine]

_log = logging.getLogger(__name__)


def build_reader(
    port: str,
    baud: int,
    profile_name: str = GENERIC,
    wiring: Wiring | None = None,
    *,
    fingerprints: bool = False,
) -> SdtReader:
    """A closed reader at `port`, or at the first port that answers when it is "auto".

    `baud`: the speed wanted of a serial reader, or AUTO_BAUD. The search is made at each opening, so a reader
    may come back under another name and at another speed; ports of other devices are not asked, because a
    printer would print the question. A profile that is not there, or of a reader that cannot be driven, is
    refused when the reader is opened: a terminal starts without it. `wiring`'s traffic must have been made
    with a CardMask; without a wiring the reader shares nothing with anybody. `fingerprints` are read for a
    service that needs them.
    """
    wired = wiring or Wiring(NAME, traffic=Traffic(CardMask()))
    try:
        profile = load(profile_name)
    except ProfileError as error:
        return reader_over(_refuse(str(error)), load(GENERIC))
    opener = _refuse(profile.refusal) if profile.refusal else _opener(profile, port, baud, wired)
    return reader_over(opener, profile, fingerprints=fingerprints)


def reader_over(
    open_line: OpenLine, profile: ReaderProfile, *, fingerprints: bool = False, patience: float = 1.0
) -> SdtReader:
    """A closed reader of that profile, over a line that carries its frames."""
    return SdtReader(
        open_line,
        load_nations(),
        _today,
        commands=profile.commands,
        check=profile.check,
        habits=profile.habits,
        newest_address=True,
        fingerprints=fingerprints,
        patience=patience,
    )


def serial_line(profile: ReaderProfile, path: str, baud: int, tap: Tap) -> ByteLine:
    """The open line to a reader at a serial port: met, greeted where it must be, and at the wanted speed.

    Raises PortUnavailable, or NoAnswer and ProtocolFault where no reader of the profile answers.
    """
    wanted = _wanted(profile, baud)
    return _settled(
        profile, path, wanted, (wanted, *(each for each in profile.speeds if each != wanted)), tap
    )


def usb_bulk_line(profile: ReaderProfile, address: UsbAddress, backend: Any = None) -> ByteLine:
    """The open line to a reader on USB that is no serial port. Raises PortUnavailable. `backend`: pyusb's."""
    from devices.usb_line import UsbLine, UsbPipes  # noqa: PLC0415  libusb, for those who have a use for it

    if profile.framing is Framing.BULK_PAIR:
        return UsbLine(address, backend=backend)
    return FourPipeLine(UsbPipes(address, FOUR_PIPES, backend=backend))


def _settled(profile: ReaderProfile, path: str, wanted: int, speeds: tuple[int, ...], tap: Tap) -> ByteLine:
    port = SerialPort(path, speeds[0])
    line = tap(port)
    try:
        found = SpeedSearch(port, line, profile, _pause, _greeting(profile))
        met = found.meet(speeds)
        _log.info("ID-card reader at %s: met at %d baud, now at %d", path, met, found.go_to(wanted))
    except DeviceError:
        port.close()
        raise
    return line


def _opener(profile: ReaderProfile, port: str, baud: int, wiring: Wiring) -> OpenLine:
    tap = wiring.tapped

    def at(path: str) -> ByteLine:
        return serial_line(profile, path, baud, tap)

    match profile.framing:
        case Framing.SERIAL if port == AUTO:
            return partial(_searched_serial, profile, baud, wiring)
        case Framing.SERIAL:
            return partial(wiring.ports.open, wiring.name, port, at)
        case Framing.HID_MIAXIS:
            return lambda: tap(MiaxisLine(HidrawPort(_hid_path(profile, port))))
        case Framing.BULK_FOUR_PIPES | Framing.BULK_PAIR:
            return lambda: tap(usb_bulk_line(profile, _usb_address(profile, port)))


def _searched_serial(profile: ReaderProfile, baud: int, wiring: Wiring) -> ByteLine:
    """At the usual speed first, at every port; only then at the others, while there is time: what hears a
    question at the wrong speed hears noise, and a printer prints it.
    """
    until = time.monotonic() + SEARCH_S
    wanted = _wanted(profile, baud)
    others = tuple(each for each in profile.speeds if each != wanted)
    ports = [found.path for found in wiring.present()]

    def ask_at(speeds: tuple[int, ...], path: str) -> ByteLine:
        try:
            return _settled(profile, path, wanted, speeds, wiring.tapped)
        except PortUnavailable:
            raise
        except DeviceError as error:
            raise PortUnavailable(f"{path}: no ID-card reader answered", cause=error.cause) from error

    def searched(speeds: tuple[int, ...]) -> ByteLine:
        def claimed(path: str) -> ByteLine:
            if speeds[0] != wanted and time.monotonic() > until:
                raise PortUnavailable(f"{path}: no ID-card reader answered at {wanted} baud")
            return wiring.ports.open(wiring.name, path, partial(ask_at, speeds), probing=True)

        found = search("ID-card reader", ports, claimed, lambda _: True, SETTING)
        wiring.ports.keep(wiring.name)
        return found

    try:
        return searched((wanted,))
    except PortUnavailable:
        if not others or not ports:
            raise
    return searched(others)


def _hid_path(profile: ReaderProfile, port: str) -> str:
    if port != AUTO:
        return port
    found = hidraw_paths(profile.usb_ids)
    if not found:
        raise _not_plugged_in(profile)
    return found[0]


def _usb_address(profile: ReaderProfile, port: str) -> UsbAddress:
    """Of the settings, or the first of the profile's that is plugged in."""
    from devices.usb_line import is_there  # noqa: PLC0415  as above

    if port != AUTO:
        try:
            return usb_address(port)
        except ValueError as error:
            raise ProfileError(f"{error}; this reader is on USB") from error
    for known in map(usb_address, profile.usb_ids):
        if is_there(known):
            return known
    raise _not_plugged_in(profile)


def _not_plugged_in(profile: ReaderProfile) -> PortUnavailable:
    wanted = " or ".join(profile.usb_ids)
    return PortUnavailable(
        f"no ID-card reader found (no USB device {wanted}); connect it, or correct `profile`",
        cause=Cause.NO_PORT,
    )


def _wanted(profile: ReaderProfile, baud: int) -> int:
    """The speed of the settings, where the profile has it; else its fastest."""
    return baud if baud in profile.speeds else max(profile.speeds)


def _greeting(profile: ReaderProfile) -> Callable[[ByteLine], None]:
    if profile.handshake is Handshake.CVR_100D:
        return partial(greet, random_bytes=token_bytes)
    return lambda _: None


def _refuse(reason: str) -> OpenLine:
    def refused() -> ByteLine:
        raise ProfileError(reason)

    return refused


def _pause(seconds: float) -> None:
    Event().wait(seconds)


def _today() -> date:
    return datetime.now().astimezone().date()
