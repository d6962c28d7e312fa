"""The ID-card reader that the settings name, ready to be opened."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from devices.byte_line import ByteLine
from devices.errors import DeviceLost, NoAnswer, ProtocolFault
from devices.id_card.nations import load_nations
from devices.id_card.profile import GENERIC, ProfileError, load
from devices.id_card.sdt_commands import SAM_STATUS
from devices.id_card.sdt_exchange import SdtExchange
from devices.id_card.sdt_reader import SdtReader
from devices.port_search import AUTO, present_ports, search
from devices.serial_port import SerialPort
from devices.traffic import TappedLine, Traffic

SETTING = "[devices.id_card_reader] port"
_PROBE_TRIES = 2
_PROBE_PATIENCE = 0.5  # a reader that is there answers in milliseconds


def build_reader(
    port: str,
    baud: int,
    other_ports: frozenset[str] = frozenset(),
    profile_name: str = GENERIC,
    traffic: Traffic | None = None,
    *,
    fingerprints: bool = False,
) -> SdtReader:
    """A closed reader at `port`, or at the first port that answers when it is "auto".

    The search is made at each opening, so a reader may come back under another name. `other_ports` belong to
    other devices and are not asked: a printer would print the question. A profile that is not there, or of a
    reader that cannot be driven, is refused when the reader is opened: a terminal starts without it.
    `traffic` must have been made with a CardMask. `fingerprints` are read for a service that needs them.
    """
    try:
        profile = load(profile_name)
    except ProfileError as error:
        return SdtReader(_refuse(str(error)), load_nations(), _today)
    opener = _line_opener(port, baud, other_ports) if not profile.refusal else _refuse(profile.refusal)
    return SdtReader(
        opener if traffic is None else lambda: TappedLine(opener(), traffic),
        load_nations(),
        _today,
        commands=profile.commands,
        check=profile.check,
        newest_address=True,
        fingerprints=fingerprints,
    )


def _refuse(reason: str) -> Callable[[], ByteLine]:
    def refused() -> ByteLine:
        raise ProfileError(reason)

    return refused


def speaks_sdt(line: ByteLine) -> bool:
    """Whether an SDT reader answers at this line, whatever it says of its health."""
    try:
        SdtExchange(line, patience=_PROBE_PATIENCE).ask(SAM_STATUS, _PROBE_TRIES)
    except (NoAnswer, ProtocolFault, DeviceLost):
        return False
    return True


def _line_opener(port: str, baud: int, other_ports: frozenset[str]) -> Callable[[], ByteLine]:
    if port != AUTO:
        return partial(SerialPort, port, baud)

    def searched() -> ByteLine:
        ports = [found.path for found in present_ports() if found.path not in other_ports]
        return search("ID-card reader", ports, partial(SerialPort, baud=baud), speaks_sdt, SETTING)

    return searched


def _today() -> date:
    return datetime.now().astimezone().date()
