"""Every status byte that a reader can give, in answer to every step of a read."""

from collections import deque

import pytest

from devices.errors import CardReadFailed, DeviceError, DeviceOutOfOrder, ProtocolFault
from devices.id_card.sdt_status import STATUSES, Meaning
from devices.standing import Cause, DeviceState
from tests.devices.id_card.said import (
    CARD,
    FIND,
    FOUND,
    OK,
    READ,
    SAM_ID,
    SAM_ID_ANSWER,
    SELECT,
    SELECTED,
    STATUS,
    reader,
)
from tests.devices.id_card.test_sdt_protocol import frame

LIFT, PLACE = "device.card.lift_and_retry", "device.card.place"


class Answering:
    """A line at whose end each request has its one answer, however often it comes."""

    def __init__(self, step: bytes, status: int) -> None:
        self._answers = {SAM_ID: SAM_ID_ANSWER, STATUS: OK, FIND: FOUND, SELECT: SELECTED, READ: CARD}
        self._answers[step] = frame(bytes([0, 0, status]))
        self._coming: deque[bytes] = deque()

    def write(self, data: bytes) -> None:
        self._coming.append(self._answers[data])

    def read(self, _: float) -> bytes:
        return self._coming.popleft() if self._coming else b""

    def discard_input(self) -> bytes:
        old = b"".join(self._coming)
        self._coming.clear()
        return old

    def close(self) -> None:
        pass


def expected(step: bytes, status: int) -> tuple[type[DeviceError], str]:
    """The error and the resident's sentence, by the groups of the fact sheet."""
    meaning = STATUSES[status].meaning
    if step == FIND and meaning is Meaning.NO_CARD:
        return CardReadFailed, PLACE
    if meaning is Meaning.OUT_OF_ORDER:
        return DeviceOutOfOrder, "device.card.reader_unavailable"
    belongs = {
        FIND: {0x23},
        SELECT: {0x81, 0x31, 0x32, 0x33, 0x40, 0x41, 0x47, 0x23},
        READ: {0x31, 0x32, 0x33, 0x40, 0x41, 0x47, 0x23},
    }
    if status in belongs[step]:
        return CardReadFailed, PLACE if step == FIND else LIFT
    return ProtocolFault, LIFT  # refused, or no answer to this question at all


@pytest.mark.parametrize("status", sorted(set(STATUSES) - {0x90, 0x9F}))
@pytest.mark.parametrize("step", [FIND, SELECT, READ], ids=["find", "select", "read"])
def test_each_ends_in_its_error_and_its_sentence(step: bytes, status: int) -> None:
    sdt = reader(lambda: Answering(step, status))
    sdt.open()
    error, sentence = expected(step, status)
    with pytest.raises(DeviceError) as raised:
        sdt.read()
    assert (type(raised.value), raised.value.sentence_key) == (error, sentence)


@pytest.mark.parametrize("status", sorted(STATUSES))
def test_each_in_answer_to_the_question_for_its_health_is_a_standing(status: int) -> None:
    standing = reader(lambda: Answering(STATUS, status)).standing()
    match status:
        case 0x90:
            assert (standing.state, standing.cause) == (DeviceState.WORKING, Cause.NONE)
        case 0x66:
            assert (standing.state, standing.cause) == (DeviceState.FAULTED, Cause.NOT_AUTHORISED)
        case 0x60:
            assert (standing.state, standing.cause) == (DeviceState.FAULTED, Cause.OUT_OF_ORDER)
        case 0x23:
            assert standing.state is DeviceState.WORKING, "it answers, and says nothing of its health"
        case _:
            assert (standing.state, standing.cause) == (DeviceState.PRESENT, Cause.GARBLED)
    if STATUSES[status].meaning is Meaning.OUT_OF_ORDER:
        assert standing.evidence[-1] == status
