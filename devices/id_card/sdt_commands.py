"""The commands we send, the answers each of them may get, and how long to wait.

An answer of another shape belongs to another request and is never taken. Figures: the Donsee protocol page
and public programs; the timeouts are the longer of those that programs use.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from devices.id_card.sdt_protocol import Answer, encode_request

TEXT_LENGTH = 256
PHOTO_LENGTH = 1024
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

    @property
    def request(self) -> bytes:
        """The frame that asks."""
        return encode_request(self.code)

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
READ_NEWEST_ADDRESS = Command(
    "read newest address",
    b"\x30\x03",
    _answers({0x90: frozenset({ADDRESS_LENGTH}), 0x91: _NO_DATA}, _CARD_TROUBLE, _TROUBLE),
    timeout_s=1.5,
)
