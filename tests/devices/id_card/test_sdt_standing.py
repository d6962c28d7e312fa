"""How a reader stands, with the bytes that said so."""

import pytest

from devices.byte_line import ByteLine
from devices.errors import (
    DeviceLost,
    PortUnavailable,
)
from devices.standing import Cause, DeviceState, Standing
from tests.devices.conversation import SILENCE, ScriptedLine
from tests.devices.id_card.said import (
    CARD,
    GREETING,
    NOT_AUTHORISED,
    OK,
    READ,
    SELF_TEST_BAD,
    SPOILT,
    STATUS,
    TAKEN,
    conversation,
    reader,
)


class TestStanding:
    """How the reader stands, with the bytes that said so."""

    def test_a_healthy_reader_works_and_tells_its_number(self) -> None:
        with conversation([(STATUS, OK), *GREETING]) as sdt:
            standing = sdt.standing()
        assert standing == Standing(DeviceState.WORKING, detail="SAM 05.01-20120411-0002011994-1234567890")
        assert standing.evidence == bytes.fromhex("AAAAAA9669 0014 000090")

    @pytest.mark.parametrize(
        ("reply", "cause"), [(NOT_AUTHORISED, Cause.NOT_AUTHORISED), (SELF_TEST_BAD, Cause.OUT_OF_ORDER)]
    )
    def test_a_reader_that_says_it_is_broken_is_faulted(self, reply: bytes, cause: Cause) -> None:
        with conversation([(STATUS, reply)]) as sdt:
            standing = sdt.standing()
        assert (standing.state, standing.cause) == (DeviceState.FAULTED, cause)
        assert standing.evidence == reply[:-1]

    def test_a_port_alone_proves_nothing(self) -> None:
        with conversation([(STATUS, SILENCE)] * 3) as sdt:
            standing = sdt.standing()
        assert (standing.state, standing.cause) == (DeviceState.PRESENT, Cause.SILENT)

    def test_one_that_has_answered_and_falls_silent_is_faulted(self) -> None:
        with conversation([(STATUS, OK), *GREETING, *[(STATUS, SILENCE)] * 3]) as sdt:
            assert sdt.standing().state is DeviceState.WORKING
            standing = sdt.standing()
        assert (standing.state, standing.cause) == (DeviceState.FAULTED, Cause.SILENT)

    def test_one_that_talks_nonsense_is_told_from_a_silent_one(self) -> None:
        with conversation([(STATUS, [SPOILT[:40], SILENCE])] * 3) as sdt:
            standing = sdt.standing()
        assert (standing.state, standing.cause) == (DeviceState.PRESENT, Cause.GARBLED)
        assert standing.evidence == b"", "what came may be the rest of somebody's card"

    def test_one_pulled_out_is_absent_and_nothing_is_remembered(self) -> None:
        lines = iter(
            [
                ScriptedLine([(STATUS, OK), *GREETING, (STATUS, [DeviceLost("gone")])]),
                ScriptedLine([(STATUS, SILENCE)] * 3),
            ]
        )
        sdt = reader(lambda: next(lines))
        assert sdt.standing().state is DeviceState.WORKING
        assert sdt.standing() == Standing(DeviceState.ABSENT, Cause.UNPLUGGED, "gone")
        assert sdt.standing().state is DeviceState.PRESENT

    def test_a_port_that_does_not_open_says_why(self) -> None:
        def refuse() -> ByteLine:
            raise PortUnavailable("held by somebody", cause=Cause.PORT_IN_USE)

        assert reader(refuse).standing() == Standing(
            DeviceState.PRESENT, Cause.PORT_IN_USE, "held by somebody"
        )

    def test_after_a_card_was_read_the_evidence_holds_nothing_of_it(self) -> None:
        with conversation([*GREETING, *TAKEN, (READ, CARD), (STATUS, OK)]) as sdt:
            sdt.read()
            assert sdt.last_status == bytes.fromhex("AAAAAA9669 0508 000090")
            assert sdt.standing().evidence == bytes.fromhex("AAAAAA9669 0004 000090")
