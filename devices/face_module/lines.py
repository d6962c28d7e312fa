"""What a face module says and is told: a JSON object a line (docs/identity.md). Pure.

Whatever a module writes that is no line of this protocol ends the conversation: a module that says rubbish
once is not asked to go on.
"""

import binascii
import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

_E = TypeVar("_E", bound=StrEnum)

LONGEST_LINE = 4096
"""Bytes without the line feed; the longest that is meant, an answer, has about 450."""
MOST_LINES = 2000
"""Of one conversation: more is a flood, whatever it says."""
LONGEST_NAME = 80
LONGEST_ASSERTION = 2048
PROTOCOL = 1
STOP = b'{"stop": true}\n'


class Garbled(ValueError):
    """Not a line of this protocol. The message says what is wrong and repeats nothing of it."""


class Sight(StrEnum):
    """What the module sees, and so what the person should do."""

    LOOKING = "looking"
    """Nothing but to look at the camera."""
    COME_CLOSER = "come_closer"
    HOLD_STILL = "hold_still"
    ONE_AT_A_TIME = "one_at_a_time"
    """More than one face: somebody else stands there too."""


class Word(StrEnum):
    """What it has found."""

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True)
class Hello:
    """The first line, unasked, with the camera off. `stand_in`: it recognises nobody, and says so."""

    module: str
    stand_in: bool


@dataclass(frozen=True)
class Seen:
    """Any number of these, from the moment the camera is on."""

    sight: Sight


@dataclass(frozen=True)
class Found:
    """The last line. `assertion`: the module's signed word, unread here."""

    word: Word
    assertion: str = field(repr=False)


Said = Hello | Seen | Found


def begin(verification: str, terminal: int, portrait: bytes) -> bytes:
    """The line that lets it turn the camera on. `portrait`: the block as it stands on the card's chip."""
    encoded = binascii.b2a_base64(portrait, newline=False).decode("ascii")
    told = {"begin": verification, "terminal": terminal, "portrait": encoded}
    return json.dumps(told).encode() + b"\n"


def read(untrusted_line: bytes) -> Said:
    """One line of it. Raises Garbled."""
    try:
        said = json.loads(untrusted_line)
    except (ValueError, RecursionError) as error:
        raise Garbled("a line is no JSON") from error
    if not isinstance(said, dict):
        raise Garbled("a line is no object")
    if said.keys() == {"protocol", "module", "stand_in"}:
        return _hello(said)
    if said.keys() == {"state"}:
        return Seen(_one_of(Sight, said["state"]))
    if said.keys() == {"answer", "assertion"}:
        return _found(said)
    raise Garbled("a line of no known kind")


def _hello(said: dict[str, Any]) -> Hello:
    name, stand_in = said["module"], said["stand_in"]
    if said["protocol"] != PROTOCOL:
        raise Garbled(f"it speaks another protocol than {PROTOCOL}")
    if not isinstance(name, str) or not isinstance(stand_in, bool):
        raise Garbled("it does not say who it is")
    if not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
        raise Garbled("it does not say who it is")
    return Hello(name, stand_in)


def _found(said: dict[str, Any]) -> Found:
    assertion = said["assertion"]
    if not isinstance(assertion, str) or len(assertion) > LONGEST_ASSERTION:
        raise Garbled("its assertion is none")
    return Found(_one_of(Word, said["answer"]), assertion)


def _one_of(kind: type[_E], untrusted: object) -> _E:
    try:
        return kind(str(untrusted))
    except ValueError as error:
        raise Garbled(f"no {kind.__name__.lower()} of this protocol") from error


class Lines:
    """Whole lines out of what arrives, bounded in length and number."""

    def __init__(self) -> None:
        self._rest = b""
        self._count = 0

    def feed(self, untrusted: bytes) -> list[bytes]:
        """The lines that are whole now. Raises Garbled."""
        *whole, self._rest = (self._rest + untrusted).split(b"\n")
        self._count += len(whole)
        if self._count > MOST_LINES or len(self._rest) > LONGEST_LINE or any(map(_too_long, whole)):
            raise Garbled("more lines, or longer ones, than this protocol has")
        return whole


def _too_long(line: bytes) -> bool:
    return len(line) > LONGEST_LINE
