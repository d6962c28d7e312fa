"""What every I/O board does, driver and far end together. A test class inherits it and makes the bench."""

from collections.abc import Iterator
from typing import Protocol

import pytest

from devices.errors import DeviceError, DeviceOutOfOrder, PortUnavailable
from devices.io_board.board import Input, IoBoard, Lamp, Pattern
from devices.simulators.io_board import SimulatedIoBoard
from devices.simulators.io_board_faults import BoardFault, BoardFaultKind
from devices.standing import Cause, DeviceState

SOON = 60.0  # seconds; every test ends long before


class Bench(Protocol):
    """A driver, and the board at the other end of its line."""

    @property
    def driver(self) -> IoBoard: ...
    @property
    def board(self) -> SimulatedIoBoard: ...

    def close(self) -> None: ...


class IoBoardContract:
    """Inherited by the tests of a driver; they give `bench`, and `brief` for what is meant to go unanswered:
    its driver does not wait long.
    """

    @pytest.fixture
    def bench(self) -> Iterator[Bench]:
        raise NotImplementedError

    @pytest.fixture
    def brief(self) -> Iterator[Bench]:
        raise NotImplementedError

    def test_it_works_once_it_has_greeted(self, bench: Bench) -> None:
        standing = bench.driver.standing()
        assert standing.state is DeviceState.WORKING
        assert "door1 0" in standing.detail
        assert standing.evidence

    def test_a_door_is_seen_while_it_waits(self, bench: Bench) -> None:
        assert bench.driver.inputs(0).open == frozenset()
        bench.board.set("door1", on=True)
        assert bench.driver.inputs(SOON).open == {"door1"}
        bench.board.set("door1", on=False)
        assert bench.driver.inputs(SOON).open == frozenset()

    def test_the_housing_counts_as_a_door_and_wants_to_be_looked_at(self, bench: Bench) -> None:
        bench.driver.inputs(0)
        bench.board.set("tamper", on=True)
        assert bench.driver.inputs(SOON).open == {"tamper"}
        assert bench.driver.standing().cause is Cause.TAMPERED

    def test_the_operator_and_the_mains_are_told_apart_from_doors(self, bench: Bench) -> None:
        bench.driver.inputs(0)
        bench.board.set("operator", on=True)
        seen = bench.driver.inputs(SOON)
        assert seen.operator
        assert not seen.open
        assert seen.on[Input.MAINS]

    def test_lamps_shine_as_told(self, bench: Bench) -> None:
        bench.driver.light(Lamp.READER, Pattern.BLINK)
        bench.driver.light(Lamp.PAPER, Pattern.ON)
        assert bench.board.lamps["reader"] == "blink"
        assert bench.board.lamps["paper"] == "on"
        bench.driver.light(Lamp.READER, Pattern.OFF)
        assert bench.board.lamps["reader"] == "off"

    def test_a_relay_is_closed_once_though_the_answer_was_lost(self, brief: Bench) -> None:
        brief.driver.inputs(0)
        brief.board.fault = BoardFault(BoardFaultKind.SILENT, "PULSE", times=1)
        brief.driver.pulse("k1", 500)
        assert brief.board.pulses == [("k1", 500)]

    def test_what_is_not_wired_is_said(self, bench: Bench) -> None:
        with pytest.raises(PortUnavailable, match="k7"):
            bench.driver.pulse("k7", 500)

    def test_what_it_refuses_is_an_error_and_no_silence(self, bench: Bench) -> None:
        bench.driver.inputs(0)
        bench.board.fault = BoardFault(BoardFaultKind.REFUSED, "LAMP", times=1)
        with pytest.raises(DeviceOutOfOrder, match="busy"):
            bench.driver.light(Lamp.READER, Pattern.ON)

    def test_a_restarted_board_shines_as_before(self, bench: Bench) -> None:
        bench.driver.light(Lamp.READER, Pattern.BLINK)
        bench.board.reset()
        assert bench.board.lamps["reader"] == "off"
        bench.driver.inputs(SOON)
        assert bench.board.lamps["reader"] == "blink"

    def test_a_reset_in_place_of_an_answer_is_got_over(self, brief: Bench) -> None:
        brief.driver.inputs(0)
        brief.board.fault = BoardFault(BoardFaultKind.RESET, "GET", times=1)
        assert brief.driver.standing().state is DeviceState.WORKING
        brief.board.set("door1", on=True)
        assert brief.driver.inputs(SOON).open == {"door1"}

    @pytest.mark.parametrize(
        "kind",
        [
            BoardFaultKind.SLOW,
            BoardFaultKind.GARBAGE_BEFORE,
            BoardFaultKind.GARBAGE_AFTER,
            BoardFaultKind.DRIBBLED,
        ],
    )
    def test_a_slow_or_noisy_line_costs_nothing(self, bench: Bench, kind: BoardFaultKind) -> None:
        bench.board.fault = BoardFault(kind)
        assert bench.driver.standing().state is DeviceState.WORKING

    @pytest.mark.parametrize(
        "kind",
        [
            BoardFaultKind.SILENT,
            BoardFaultKind.GARBAGE_GLUED,
            BoardFaultKind.HALF_LINE,
            BoardFaultKind.WRONG_CHECKSUM,
            BoardFaultKind.LATE,
            BoardFaultKind.BABBLE,
            BoardFaultKind.FOREIGN,
        ],
    )
    def test_what_fails_once_is_mended_without_a_word(self, brief: Bench, kind: BoardFaultKind) -> None:
        for verb in ("HELLO", "GET"):
            brief.board.fault = BoardFault(kind, verb, times=1)
            assert brief.driver.standing().state is DeviceState.WORKING

    def test_a_board_that_falls_silent_is_faulted_and_one_that_never_spoke_is_only_there(
        self, brief: Bench
    ) -> None:
        brief.board.fault = BoardFault(BoardFaultKind.SILENT)
        never = brief.driver.standing()
        assert (never.state, never.cause) == (DeviceState.PRESENT, Cause.SILENT)
        brief.board.fault = None
        assert brief.driver.standing().state is DeviceState.WORKING
        brief.board.fault = BoardFault(BoardFaultKind.SILENT)
        fell = brief.driver.standing()
        assert (fell.state, fell.cause) == (DeviceState.FAULTED, Cause.SILENT)

    @pytest.mark.parametrize("kind", [BoardFaultKind.WRONG_CHECKSUM, BoardFaultKind.BABBLE])
    def test_what_never_makes_sense_is_garbled_and_shown(self, brief: Bench, kind: BoardFaultKind) -> None:
        brief.board.fault = BoardFault(kind)
        standing = brief.driver.standing()
        assert (standing.state, standing.cause) == (DeviceState.PRESENT, Cause.GARBLED)
        assert standing.evidence

    def test_the_answer_to_the_question_before_is_nobodys(self, brief: Bench) -> None:
        """The late one says that the door is shut; it has been opened since."""
        brief.driver.inputs(0)
        brief.board.fault = BoardFault(BoardFaultKind.LATE, "GET", times=1)
        brief.driver.standing()
        brief.board.set("door1", on=True)
        brief.driver.standing()
        assert brief.driver.inputs(0).open == {"door1"}

    def test_unplugged_it_is_absent_and_says_so(self, bench: Bench) -> None:
        bench.driver.standing()
        bench.board.stop()
        gone = bench.driver.standing()
        assert (gone.state, gone.cause) == (DeviceState.ABSENT, Cause.UNPLUGGED)
        assert bench.driver.standing().cause is Cause.NO_PORT
        with pytest.raises(DeviceError):
            bench.driver.inputs(0)

    def test_closing_twice_is_nothing(self, bench: Bench) -> None:
        bench.driver.open()
        bench.driver.open()
        bench.driver.close()
        bench.driver.close()
