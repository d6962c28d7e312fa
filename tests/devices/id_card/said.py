"""What a reader and its driver say to each other, for exact conversations."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from devices.byte_line import ByteLine
from devices.id_card.nations import load_nations
from devices.id_card.sdt_reader import SdtReader
from tests.devices.conversation import Exchange, expected_conversation
from tests.devices.id_card.cards import TODAY
from tests.devices.id_card.test_sdt_protocol import frame
from tests.fixtures.device_vectors import vector

FIND, SELECT, READ = (vector(name).bytes for name in ("A01", "A02", "A03"))
STATUS, SAM_ID = vector("A05").bytes, vector("A06").bytes
NEWEST_ADDRESS = bytes.fromhex("AAAAAA966900033003 30".replace(" ", ""))
FOUND, NO_CARD, SELECTED, SELECT_FAILED, READ_FAILED, OK, BAD_CHECK, NOT_ON_CARD, NOT_AUTHORISED = (
    vector(f"B0{n}").bytes for n in range(1, 10)
)
SAM_ID_ANSWER = vector("C01").bytes
CARD = vector("D01").bytes
PERMIT = vector("D03").bytes
SPOILT = CARD[:-1] + bytes([CARD[-1] ^ 1])
WRONG_ORDER = frame(b"\0\0\x23")
UNKNOWN_COMMAND = frame(b"\0\0\x21")
SELF_TEST_BAD = frame(b"\0\0\x60")
TIMEOUT_MARK = bytes.fromhex("AAAAAA96690005050505")

GREETING: list[Exchange] = [(SAM_ID, SAM_ID_ANSWER)]
TAKEN: list[Exchange] = [(FIND, FOUND), (SELECT, SELECTED)]


def reader(open_line: Callable[[], ByteLine]) -> SdtReader:
    return SdtReader(open_line, load_nations(), lambda: TODAY)


def conversation(exchanges: Sequence[Exchange]) -> AbstractContextManager[SdtReader]:
    return expected_conversation(reader, exchanges)
