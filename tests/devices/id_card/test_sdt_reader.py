"""The driver's side of the exact conversation."""

from collections import deque
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import (
    CardReadFailed,
    DeviceError,
    DeviceLost,
    DeviceOutOfOrder,
    NoAnswer,
    ProtocolFault,
)
from devices.id_card.card import CardKind
from devices.id_card.nations import load_nations
from devices.id_card.sdt_commands import READ_BASE_INFO
from devices.id_card.sdt_exchange import SETTLE_S
from devices.id_card.sdt_reader import SdtReader
from devices.standing import Cause
from tests.devices.conversation import SILENCE, Exchange, ScriptedLine
from tests.devices.id_card.cards import with_field
from tests.devices.id_card.said import (
    BAD_CHECK,
    CARD,
    FIND,
    FOUND,
    GREETING,
    NO_CARD,
    NOT_AUTHORISED,
    PERMIT,
    READ,
    READ_FAILED,
    SAM_ID,
    SAM_ID_ANSWER,
    SELECT,
    SELECT_FAILED,
    SELECTED,
    SPOILT,
    TAKEN,
    TIMEOUT_MARK,
    UNKNOWN_COMMAND,
    conversation,
    reader,
)
from tests.devices.id_card.test_sdt_protocol import frame
from tests.fixtures.device_vectors import vector


def test_a_card_is_read_with_three_questions_after_the_readers_own_number() -> None:
    with conversation([*GREETING, *TAKEN, (READ, CARD)]) as sdt:
        card = sdt.read()
    assert card.name == "陈示例"
    assert card.sam_id == "05.01-20120411-0002011994-1234567890"
    assert card.warnings == ()


def test_the_readers_number_is_asked_for_once() -> None:
    with conversation([*GREETING, *TAKEN, (READ, CARD), *TAKEN, (READ, PERMIT)]) as sdt:
        assert sdt.read().kind is CardKind.RESIDENT
        assert sdt.read().sam_id == "05.01-20120411-0002011994-1234567890"


@pytest.mark.parametrize("reply", [SILENCE, UNKNOWN_COMMAND])
def test_a_reader_that_keeps_its_number_to_itself_reads_cards_all_the_same(reply: bytes) -> None:
    with conversation([(SAM_ID, reply), *TAKEN, (READ, CARD)]) as sdt:
        assert sdt.read().sam_id is None


def test_a_poll_is_one_question() -> None:
    with conversation([(FIND, NO_CARD), (FIND, FOUND), (FIND, frame(b"\0\0\x9f"))]) as sdt:
        assert [sdt.card_present() for _ in range(3)] == [False, True, True]


def test_an_answer_that_comes_in_pieces_is_waited_for_no_longer_than_its_last_byte() -> None:
    line = ScriptedLine([(FIND, vector("E01").portions)])
    sdt = reader(lambda: line)
    sdt.open()
    assert sdt.card_present()
    *waits, last_look = line.timeouts
    assert len(waits) == len(vector("E01").portions)
    assert last_look == 0


def test_a_damaged_answer_is_asked_for_again() -> None:
    with conversation([*GREETING, *TAKEN, (READ, SPOILT), (READ, CARD)]) as sdt:
        assert sdt.read().name == "陈示例"


def test_an_answer_cut_off_is_asked_for_again() -> None:
    with conversation([*GREETING, *TAKEN, (READ, [CARD[:700], SILENCE]), (READ, CARD)]) as sdt:
        assert sdt.read().name == "陈示例"


def test_damage_three_times_over_ends_with_the_sentence_to_lift_the_card() -> None:
    with (
        conversation([*GREETING, *TAKEN, (READ, SPOILT), (READ, SPOILT), (READ, SPOILT)]) as sdt,
        pytest.raises(ProtocolFault) as fault,
    ):
        sdt.read()
    assert fault.value.sentence_key == "device.card.lift_and_retry"


def test_a_request_the_reader_heard_wrongly_is_sent_again() -> None:
    with conversation([(FIND, BAD_CHECK), (FIND, FOUND)]) as sdt:
        assert sdt.card_present()


def test_a_first_find_that_misses_the_card_is_repeated() -> None:
    with conversation([*GREETING, (FIND, NO_CARD), *TAKEN, (READ, CARD)]) as sdt:
        assert sdt.read().name == "陈示例"


def test_a_first_find_without_answer_is_repeated() -> None:
    with conversation([*GREETING, (FIND, SILENCE), (FIND, FOUND), (SELECT, SELECTED), (READ, CARD)]) as sdt:
        assert sdt.read().name == "陈示例"


def test_no_card_is_said_so() -> None:
    finds: list[Exchange] = [(FIND, NO_CARD)] * 4
    with conversation([*GREETING, *finds]) as sdt, pytest.raises(CardReadFailed) as failed:
        sdt.read()
    assert failed.value.sentence_key == "device.card.place"


@pytest.mark.parametrize("trouble", [SELECT_FAILED, frame(b"\0\0\x31"), frame(b"\x69\x82\x47")])
def test_a_card_that_fails_once_is_taken_again_from_the_start(trouble: bytes) -> None:
    with conversation([*GREETING, (FIND, FOUND), (SELECT, trouble), *TAKEN, (READ, CARD)]) as sdt:
        assert sdt.read().name == "陈示例"


def test_a_card_that_fails_twice_must_be_lifted() -> None:
    failing: list[Exchange] = [*TAKEN, (READ, READ_FAILED)]
    with conversation([*GREETING, *failing, *failing]) as sdt, pytest.raises(CardReadFailed) as failed:
        sdt.read()
    assert failed.value.sentence_key == "device.card.lift_and_retry"
    assert "card read failed" in str(failed.value)


def test_a_reader_that_sees_no_card_after_a_failure_still_asks_to_lift_it() -> None:
    failing: list[Exchange] = [*TAKEN, (READ, READ_FAILED), (FIND, NO_CARD), (FIND, NO_CARD)]
    with conversation([*GREETING, *failing]) as sdt, pytest.raises(CardReadFailed) as failed:
        sdt.read()
    assert failed.value.sentence_key == "device.card.lift_and_retry"


def test_a_sound_frame_with_impossible_content_is_refused_after_a_second_look() -> None:
    nameless = CARD[7:10] + CARD[10:14] + with_field(CARD[14:270], 0, 30, "") + CARD[270:-1]
    looks: list[Exchange] = [*TAKEN, (READ, frame(nameless))]
    with conversation([*GREETING, *looks, *looks]) as sdt, pytest.raises(CardReadFailed, match="no name"):
        sdt.read()


def test_a_reader_out_of_order_says_so() -> None:
    with conversation([(FIND, NOT_AUTHORISED)]) as sdt, pytest.raises(DeviceOutOfOrder) as said:
        sdt.card_present()
    assert said.value.cause is Cause.NOT_AUTHORISED


def test_silence_is_said_to_be_silence() -> None:
    with conversation([(FIND, SILENCE), (FIND, SILENCE), (FIND, SILENCE)]) as sdt, pytest.raises(NoAnswer):
        sdt.card_present()


def test_a_vendors_timeout_mark_is_no_answer() -> None:
    marks: list[Exchange] = [(FIND, TIMEOUT_MARK)] * 3
    with conversation(marks) as sdt, pytest.raises(NoAnswer):
        sdt.card_present()


def test_a_reader_that_vanishes_is_lost_until_it_is_opened_again() -> None:
    with conversation([(FIND, FOUND), (FIND, [DeviceLost("gone")])]) as sdt:
        assert sdt.card_present()
        with pytest.raises(DeviceLost):
            sdt.card_present()
        with pytest.raises(DeviceError):
            sdt.read()


def test_nothing_is_remembered_across_a_reopening() -> None:
    lines = [ScriptedLine([*GREETING, *TAKEN, (READ, CARD)]) for _ in range(2)]
    opened = iter(lines)
    sdt = SdtReader(lambda: next(opened), load_nations(), lambda: date(2026, 1, 1))
    for line in lines:
        sdt.open()
        assert sdt.read().sam_id is not None
        sdt.close()
        line.assert_all_said()


class HostileLine:
    """A line at whose other end sits somebody who says what he likes."""

    def __init__(self, portions: list[bytes]) -> None:
        self._portions = deque(portions)
        self.written: list[bytes] = []
        self.longest_wait = 0.0

    def write(self, data: bytes) -> None:
        self.written.append(data)

    def read(self, timeout_s: float) -> bytes:
        self.longest_wait = max(self.longest_wait, timeout_s)
        return self._portions.popleft() if self._portions else SILENCE

    def discard_input(self) -> bytes:
        return SILENCE

    def close(self) -> None:
        pass


PIECES = [
    FOUND,
    NO_CARD,
    SELECTED,
    SELECT_FAILED,
    CARD,
    SPOILT,
    PERMIT,
    SAM_ID_ANSWER,
    BAD_CHECK,
    TIMEOUT_MARK,
]


@given(
    portions=st.lists(
        st.sampled_from([*PIECES, SILENCE, FIND, CARD[:9]]) | st.binary(max_size=40), max_size=30
    )
)
def test_whatever_comes_the_driver_ends_with_a_whole_card_or_a_named_error(portions: list[bytes]) -> None:
    line = HostileLine(portions)
    sdt = reader(lambda: line)
    sdt.open()
    try:
        card = sdt.read()
    except DeviceError:
        pass
    else:
        assert (card.name, card.number) in (
            ("陈示例", "11010519491231002X"),
            ("何样本", "810000198010010016"),
        )
    assert len(line.written) <= 1 + 2 * (2 * 3 + 3 + 3)  # the number of retries is bounded
    assert line.longest_wait <= READ_BASE_INFO.timeout_s


class TestLateAnswers:
    """The answer of an earlier request is never taken for the current one."""

    def test_of_two_answers_to_a_poll_the_last_one_counts(self) -> None:
        with conversation([(FIND, vector("E03").bytes)]) as sdt:
            assert sdt.card_present()

    def test_one_that_came_before_the_question_is_thrown_away(self) -> None:
        with conversation([(FIND, [NO_CARD, SILENCE]), (None, FOUND), (FIND, NO_CARD)]) as sdt:
            assert not sdt.card_present()
            assert not sdt.card_present()

    def test_a_card_read_before_on_the_heels_of_which_the_current_one_comes_gives_way(self) -> None:
        both = CARD + PERMIT
        for cut in (len(CARD), len(CARD) + 1, len(CARD) + 9, len(both) - 1):
            with conversation([*GREETING, *TAKEN, (READ, [both[:cut], both[cut:]])]) as sdt:
                assert sdt.read().name == "何样本"

    def test_a_find_answered_late_does_not_pass_for_select(self) -> None:
        late = [FOUND + SELECTED]
        with conversation([*GREETING, (FIND, FOUND), (SELECT, late), (READ, CARD)]) as sdt:
            assert sdt.read().name == "陈示例"

    def test_a_poll_answered_late_is_told_from_the_next_poll(self) -> None:
        with conversation([(FIND, SILENCE), (FIND, [NO_CARD, FOUND])]) as sdt:
            assert sdt.card_present()

    def test_another_persons_card_that_comes_late_is_never_this_persons(self) -> None:
        unanswered: list[Exchange] = [*TAKEN, (READ, SILENCE), (READ, SILENCE), (READ, SILENCE)]
        late_in_front: list[Exchange] = [
            (FIND, [CARD + CARD, CARD + FOUND]),
            (SELECT, SELECTED),
            (READ, PERMIT),
        ]
        with conversation([*GREETING, *unanswered, *late_in_front]) as sdt:
            with pytest.raises(NoAnswer):
                sdt.read()
            assert sdt.read().name == "何样本"

    def test_a_card_read_late_in_front_of_the_current_one_gives_way(self) -> None:
        first: list[Exchange] = [*TAKEN, (READ, SILENCE), (READ, [CARD, PERMIT])]
        with conversation([*GREETING, *first]) as sdt:
            assert sdt.read().name == "何样本"

    def test_a_short_moment_is_all_that_a_late_answer_may_cost(self) -> None:
        line = ScriptedLine([(FIND, SILENCE), (FIND, [FOUND, SILENCE]), (FIND, FOUND)])
        sdt = reader(lambda: line)
        sdt.open()
        assert sdt.card_present()
        assert line.timeouts[-1] <= SETTLE_S
        assert sdt.card_present()
        assert line.timeouts[-1] == 0  # the next poll costs nothing any more

    def test_a_reader_silent_for_long_is_as_quick_as_ever_once_it_has_answered(self) -> None:
        silent: list[Exchange] = [(FIND, SILENCE)] * 30
        line = ScriptedLine([*silent, (FIND, [FOUND, SILENCE]), (FIND, FOUND)])
        sdt = reader(lambda: line)
        sdt.open()
        for _ in range(10):
            with pytest.raises(NoAnswer):
                sdt.card_present()
        assert sdt.card_present()
        assert sdt.card_present()
        assert line.timeouts[-1] == 0
