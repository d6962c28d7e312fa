"""NUT's network protocol, as far as it is spoken here: lines of words, quoted where they hold spaces. Pure.

From the NUT developer guide, "Network protocol information" (RFC 9271 describes the same).
"""

from collections.abc import Mapping

from devices.errors import DeviceOutOfOrder, ProtocolFault
from devices.standing import Cause

LONGEST_LINE = 1024
"""Bytes; NUT's own programs take 512 (NUT_NET_ANSWER_MAX)."""
STATUS, CHARGE, RUNTIME = "ups.status", "battery.charge", "battery.runtime"
ASKED = (STATUS, CHARGE, RUNTIME)
NOT_TOLD = "VAR-NOT-SUPPORTED"
_REFUSALS: Mapping[str, tuple[str, Cause]] = {
    "UNKNOWN-UPS": ("upsd knows no UPS of that name; correct `name` ({detail})", Cause.SETTING_WRONG),
    "DATA-STALE": ("upsd has lost the UPS; check its cable, restart its driver", Cause.STALE),
    "DRIVER-NOT-CONNECTED": ("upsd has no driver for the UPS; start nut-driver", Cause.STALE),
    "ACCESS-DENIED": ("upsd does not let us ask; correct its LISTEN and access", Cause.PORT_NOT_PERMITTED),
}


def questions(name: str) -> bytes:
    """All that is asked of the UPS of that name, in one go; one line of answer each, in this order."""
    return "".join(f"GET VAR {name} {variable}\n" for variable in ASKED).encode("ascii")


def words(untrusted_line: bytes) -> list[str]:
    """A line as words. A backslash takes the next character as it is, inside quotes too."""
    found: list[str] = []
    word: list[str] = []
    begun = quoted = escaped = False
    for character in untrusted_line.decode("utf-8", errors="replace"):
        if escaped:
            word.append(character)
            escaped = False
        elif character == "\\":
            begun = escaped = True
        elif character == '"':
            begun, quoted = True, not quoted
        elif character in " \t\r" and not quoted:
            if begun:
                found.append("".join(word))
            word, begun = [], False
        else:
            word.append(character)
            begun = True
    if begun:
        found.append("".join(word))
    return found


def value(untrusted_line: bytes, name: str, variable: str) -> str | None:
    """What the line answers to GET VAR; None where the UPS does not tell.

    Raises DeviceOutOfOrder with what to do for a refusal, ProtocolFault for anything else.
    """
    match words(untrusted_line):
        case ["VAR", of, what, answer] if (of, what) == (name, variable):
            return answer
        case ["ERR", code, *_] if code == NOT_TOLD:
            return None
        case ["ERR", code, *_] if code in _REFUSALS:
            text, cause = _REFUSALS[code]
            raise DeviceOutOfOrder("UPS: " + text.format(detail=name), cause=cause)
        case _:
            raise ProtocolFault("UPS: what answers there is no upsd; check `host` and `port`")


def number(text: str | None) -> int | None:
    """A whole number out of NUT's decimals; None for what is none, or is out of all reason."""
    try:
        found = float(text or "")
    except ValueError:
        return None
    return round(found) if 0 <= found < 1_000_000 else None
