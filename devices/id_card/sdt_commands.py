"""The commands we send, the answers each of them may get, and how long to wait.

An answer of another shape belongs to another request and is never taken. Figures: the Donsee protocol page
and public programs; the timeouts are the longer of those that programs use.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from devices.id_card.sdt_protocol import Answer, Check, encode_request

TEXT_LENGTH = 256
PHOTO_LENGTH = 1024
FINGERPRINTS_LENGTHS = (0, 512, 1024)  # none, one, two
# The two inner lengths, big endian, in front of text and photo.
BASE_INFO_HEADER = TEXT_LENGTH.to_bytes(2, "big") + PHOTO_LENGTH.to_bytes(2, "big")
ADDRESS_LENGTH = 70

_NO_DATA = frozenset({0})
_TROUBLE = dict.fromkeys((0x10, 0x11, 0x21, 0x23, 0x24, 0x60, 0x66), _NO_DATA)
_CARD_TROUBLE = dict.fromkeys((0x31, 0x32, 0x33, 0x40, 0x41, 0x47), _NO_DATA)


@dataclass(frozen=True)
class Command:
    """`answers` maps a status to the lengths of data, in bytes, that may come with it."""

    name: str
    code: bytes
    answers: Mapping[int, frozenset[int]]
    timeout_s: float
    data_prefix: bytes = b""  # how the data of a good answer begin
    check: Check = Check.XOR

    @property
    def request(self) -> bytes:
        """The frame that asks."""
        return encode_request(self.code, check=self.check)

    def with_code(self, code: bytes) -> "Command":
        """The same command, where a reader knows it by other bytes."""
        return replace(self, code=code)

    def accepts(self, answer: Answer) -> bool:
        """Whether this answer can be one to this command."""
        return len(answer.data) in self.answers.get(answer.status, ()) and (
            not answer.data or answer.data.startswith(self.data_prefix)
        )


def _answers(
    good: dict[int, frozenset[int]], *trouble: dict[int, frozenset[int]]
) -> Mapping[int, frozenset[int]]:
    table = dict(good)
    for more in trouble:
        table |= more
    return MappingProxyType(table)


SAM_STATUS = Command("SAM status", b"\x11\xff", _answers({0x90: _NO_DATA}, _TROUBLE), timeout_s=1.0)
SAM_ID = Command("SAM id", b"\x12\xff", _answers({0x90: frozenset({16})}, _TROUBLE), timeout_s=0.5)
FIND = Command(  # some readers answer 9F without the four bytes
    "find card", b"\x20\x01", _answers({0x9F: frozenset({0, 4}), 0x80: _NO_DATA}, _TROUBLE), timeout_s=1.0
)
SELECT = Command(
    "select card",
    b"\x20\x02",
    _answers({0x90: frozenset({8}), 0x81: _NO_DATA}, _CARD_TROUBLE, _TROUBLE),
    timeout_s=1.0,
)
READ_BASE_INFO = Command(
    "read text and photo",
    b"\x30\x01",
    _answers(
        {0x90: frozenset({len(BASE_INFO_HEADER) + TEXT_LENGTH + PHOTO_LENGTH})}, _CARD_TROUBLE, _TROUBLE
    ),
    timeout_s=3.0,  # at 9600 baud the answer alone takes 1.35 s
    data_prefix=BASE_INFO_HEADER,
)
READ_WITH_FINGERPRINTS = Command(
    "read text, photo and fingerprints",
    b"\x30\x10",
    _answers(
        {
            0x90: frozenset(
                len(BASE_INFO_HEADER) + 2 + TEXT_LENGTH + PHOTO_LENGTH + length
                for length in FINGERPRINTS_LENGTHS
            )
        },
        _CARD_TROUBLE,
        _TROUBLE,
    ),
    timeout_s=5.0,  # at 9600 baud the longest answer alone takes 2.42 s
    data_prefix=BASE_INFO_HEADER,
)
READ_NEWEST_ADDRESS = Command(
    "read newest address",
    b"\x30\x03",
    _answers({0x90: frozenset({ADDRESS_LENGTH}), 0x91: _NO_DATA}, _CARD_TROUBLE, _TROUBLE),
    timeout_s=0.5,  # programs wait 1.5 s; a person must not, for what most cards do not hold
)
SPEED_CODES = MappingProxyType({115200: 0, 57600: 1, 38400: 2, 19200: 3, 9600: 4})
"""The PARA of 60 nn, by bits per second."""


def set_speed(baud: int, check: Check = Check.XOR) -> Command:
    """Ask for that speed. The answer comes at the old one."""
    code = b"\x60" + bytes([SPEED_CODES[baud]])
    return Command(f"set {baud} baud", code, _answers({0x90: _NO_DATA}, _TROUBLE), timeout_s=1.0, check=check)


@dataclass(frozen=True)
class Commands:
    """What one family of readers understands. None: it does not."""

    sam_status: Command = SAM_STATUS
    find: Command = FIND
    select: Command = SELECT
    read: Command = READ_BASE_INFO
    sam_id: Command | None = SAM_ID
    fingerprints: Command | None = READ_WITH_FINGERPRINTS
    newest_address: Command | None = READ_NEWEST_ADDRESS

    def checked_by(self, check: Check) -> "Commands":
        """The same commands with that check byte."""
        known = {name: command for name, command in vars(self).items() if command is not None}
        return replace(self, **{name: replace(command, check=check) for name, command in known.items()})


STANDARD = Commands()
