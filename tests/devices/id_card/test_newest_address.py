"""The address appended to the chip after a move, and the blocks that pass through unread."""

from collections.abc import Sequence
from contextlib import AbstractContextManager

import pytest

from devices.errors import (
    DeviceLost,
)
from devices.id_card.nations import load_nations
from devices.id_card.sdt_reader import SdtReader
from tests.devices.conversation import SILENCE, Exchange, ScriptedLine, expected_conversation
from tests.devices.id_card.cards import TODAY
from tests.devices.id_card.said import (
    CARD,
    GREETING,
    NEWEST_ADDRESS,
    NOT_ON_CARD,
    READ,
    READ_FAILED,
    SPOILT,
    TAKEN,
    UNKNOWN_COMMAND,
    WRONG_ORDER,
    conversation,
)
from tests.fixtures.device_vectors import vector


class TestNewestAddress:
    """The address appended to the chip after a move, where the site asks for it."""

    @staticmethod
    def asking(exchanges: Sequence[Exchange]) -> AbstractContextManager[SdtReader]:
        return expected_conversation(
            lambda open_line: SdtReader(open_line, load_nations(), lambda: TODAY, newest_address=True),
            [*GREETING, *TAKEN, *exchanges],
        )

    def test_it_stands_beside_the_printed_one(self) -> None:
        with self.asking([(READ, CARD), (NEWEST_ADDRESS, vector("D08").bytes)]) as sdt:
            card = sdt.read()
        assert card.newest_address == "上海市浦东新区迁入路18号501室"
        assert card.address == "北京市朝阳区示例路1号院2号楼3单元404室"

    def test_none_on_the_card_is_normal(self) -> None:
        with self.asking([(READ, CARD), (NEWEST_ADDRESS, NOT_ON_CARD)]) as sdt:
            card = sdt.read()
        assert card.newest_address is None
        assert card.warnings == ()

    @pytest.mark.parametrize("reply", [READ_FAILED, WRONG_ORDER, SPOILT])
    def test_one_that_cannot_be_read_is_flagged(self, reply: bytes) -> None:
        with self.asking([(READ, CARD), (NEWEST_ADDRESS, reply)]) as sdt:
            card = sdt.read()
        assert card.newest_address is None
        assert card.warnings == ("address.newest_not_read",)

    @pytest.mark.parametrize("reply", [SILENCE, UNKNOWN_COMMAND])
    def test_a_reader_that_does_not_know_the_question_is_asked_once(self, reply: bytes) -> None:
        once: list[Exchange] = [(READ, CARD), (NEWEST_ADDRESS, reply), *TAKEN, (READ, CARD)]
        with self.asking(once) as sdt:
            assert sdt.read().warnings == ()
            assert sdt.read().name == "陈示例"

    def test_a_reader_pulled_out_while_it_is_asked_has_given_a_whole_card_all_the_same(self) -> None:
        with self.asking([(READ, CARD), (NEWEST_ADDRESS, [DeviceLost("gone")])]) as sdt:
            assert sdt.read().name == "陈示例"
            with pytest.raises(DeviceLost):
                sdt.card_present()

    def test_it_costs_a_person_half_a_second_at_most(self) -> None:
        line = ScriptedLine([*GREETING, *TAKEN, (READ, CARD), (NEWEST_ADDRESS, SILENCE)])
        sdt = SdtReader(lambda: line, load_nations(), lambda: TODAY, newest_address=True)
        sdt.open()
        sdt.read()
        assert line.timeouts[-1] <= 0.5

    def test_a_foreigners_card_has_none_and_is_not_asked(self) -> None:
        with self.asking([(READ, vector("D04").bytes)]) as sdt:
            assert sdt.read().newest_address is None


class TestBlocks:
    """Photo and fingerprints: passed on as they are, fingerprints only where a service asks for them."""

    def test_the_photo_comes_with_the_card_and_is_not_looked_into(self) -> None:
        with conversation([*GREETING, *TAKEN, (READ, CARD)]) as sdt:
            card = sdt.read()
        assert card.photo == CARD[270:-1]
        assert card.fingerprints == b""

    @pytest.mark.parametrize("name", ["D06", "D07"])
    def test_fingerprints_come_where_they_are_asked_for(self, name: str) -> None:
        whole = vector(name).bytes
        with expected_conversation(
            lambda open_line: SdtReader(open_line, load_nations(), lambda: TODAY, fingerprints=True),
            [*GREETING, *TAKEN, (vector("A04").bytes, whole)],
        ) as sdt:
            card = sdt.read()
        assert card.name == vector(name).expect["name"]
        assert card.photo == whole[272:1296]
        assert card.fingerprints == whole[1296:-1]
        assert [card.fingerprints[at + 5] for at in range(0, len(card.fingerprints), 512)] == [
            finger["pos"] for finger in vector(name).expect["fingers"]
        ]

    def test_neither_stands_in_a_log_line_or_in_json(self) -> None:
        with conversation([*GREETING, *TAKEN, (READ, CARD)]) as sdt:
            card = sdt.read()
        assert "photo" not in repr(card)
        assert "photo" not in card.to_json(reveal=True)
