"""What exactly is said between driver and scanner, byte for byte."""

from collections.abc import Callable
from itertools import count

import pytest

from devices.byte_line import ByteLine
from devices.code_scanner.framing import Ending
from devices.code_scanner.payload import Limits
from devices.code_scanner.profile import load
from devices.code_scanner.scanner import CodeRefused, Fault
from devices.code_scanner.serial_scanner import SerialCodeScanner
from devices.errors import DeviceLost, DeviceOutOfOrder, NoAnswer, ProtocolFault
from devices.standing import Cause, DeviceState, Standing
from tests.devices.conversation import SILENCE, Exchange, expected_conversation

WHO = b"~\x010000#SCNMOD*;\x03"
HERE = b"\x02\x010000#SCNMOD0\x06;\x03"
LIGHT = b"~\x010000#SCNTRG1;\x03"
LIT = b"\x02\x010000#SCNTRG1\x06;\x03"
DARK = b"~\x010000#SCNTRG0;\x03"
OUT = b"\x02\x010000#SCNTRG0\x06;\x03"
HONEYWELL_WHO = b"\x16M\rTRGMOD?!"


def driver(
    profile: str = "newland", ending: Ending = Ending.ANY, limits: Limits | None = None
) -> Callable[[Callable[[], ByteLine]], SerialCodeScanner]:
    """A driver whose clock runs by itself: a hundredth of a second each time it is looked at."""
    ticks = count(step=0.01)

    def build(open_line: Callable[[], ByteLine]) -> SerialCodeScanner:
        return SerialCodeScanner(
            open_line, load(profile), limits or Limits(), ending, clock=lambda: float(next(ticks))
        )

    return build


def test_who_is_there_is_asked_without_changing_anything() -> None:
    with expected_conversation(driver(), [(WHO, HERE)]) as scanner:
        standing = scanner.standing()
    assert standing == Standing(DeviceState.WORKING)
    assert standing.evidence == HERE


def test_a_port_at_which_nobody_answers_proves_nothing() -> None:
    with expected_conversation(driver(), [(WHO, SILENCE), (WHO, SILENCE)]) as scanner:
        standing = scanner.standing()
    assert (standing.state, standing.cause) == (DeviceState.PRESENT, Cause.SILENT)


def test_a_device_that_says_something_else_is_no_scanner() -> None:
    printer = b"\x16\x12\x12\x12"
    with expected_conversation(driver(), [(WHO, printer), (WHO, printer)]) as scanner:
        standing = scanner.standing()
    assert (standing.state, standing.cause) == (DeviceState.PRESENT, Cause.GARBLED)
    assert standing.evidence == b""


def test_a_scanner_that_refuses_the_question_is_out_of_order() -> None:
    refused = b"\x02\x010000#SCNMOD*\x15;\x03"
    with expected_conversation(driver(), [(WHO, refused)]) as scanner:
        assert scanner.standing().state is DeviceState.FAULTED


def test_light_on_a_code_light_off() -> None:
    with expected_conversation(driver(), [(LIGHT, LIT), (None, b"6901\r"), (DARK, OUT)]) as scanner:
        scanner.begin()
        code = scanner.look(1.0)
        scanner.end()
    assert code is not None
    assert code.text(code.read_at) == "6901"


def test_a_code_that_comes_with_the_answer_is_not_lost() -> None:
    with expected_conversation(driver(), [(LIGHT, LIT + b"69"), (None, b"01\r\n")]) as scanner:
        scanner.begin()
        code = scanner.look(1.0)
    assert code is not None
    assert code.text(code.read_at) == "6901"


def test_what_lay_in_the_line_before_is_nobodys() -> None:
    with expected_conversation(driver(), [(None, b"of the last person\r"), (LIGHT, LIT)]) as scanner:
        scanner.begin()
        assert scanner.look(0.1) is None


def test_a_late_answer_is_not_taken_for_a_code() -> None:
    with expected_conversation(driver(), [(LIGHT, LIT), (None, [HERE, SILENCE, b"6901\r"])]) as scanner:
        scanner.begin()
        with pytest.raises(CodeRefused) as refused:
            scanner.look(1.0)
        assert refused.value.fault is Fault.CHARACTERS
        assert scanner.look(1.0) is not None


def test_the_answer_to_the_question_before_is_passed_over() -> None:
    with expected_conversation(driver(), [(WHO, [OUT, HERE])]) as scanner:
        assert scanner.standing().state is DeviceState.WORKING


def test_a_half_answer_is_asked_for_again() -> None:
    with expected_conversation(driver(), [(WHO, [HERE[:9], SILENCE]), (WHO, HERE)]) as scanner:
        assert scanner.standing().state is DeviceState.WORKING


def test_a_code_that_stops_half_way_is_refused_where_its_ending_is_known() -> None:
    exchanges: list[Exchange] = [(LIGHT, LIT), (None, [b"69", SILENCE, b"6901\r"])]
    with expected_conversation(driver(ending=Ending.CR), exchanges) as scanner:
        scanner.begin()
        with pytest.raises(CodeRefused) as refused:
            scanner.look(1.0)
        assert refused.value.fault is Fault.INCOMPLETE
        assert scanner.look(1.0) is not None


def test_a_code_that_is_too_long_is_refused_and_the_next_one_taken() -> None:
    exchanges: list[Exchange] = [(LIGHT, LIT), (None, [b"x" * 100 + b"\r", b"6901\r"])]
    with expected_conversation(driver(limits=Limits(longest=8)), exchanges) as scanner:
        scanner.begin()
        with pytest.raises(CodeRefused) as refused:
            scanner.look(1.0)
        assert refused.value.fault is Fault.TOO_LONG
        assert scanner.look(1.0) is not None


def test_the_light_that_cannot_be_switched_says_why() -> None:
    with (
        expected_conversation(driver(), [(LIGHT, SILENCE), (LIGHT, SILENCE)]) as scanner,
        pytest.raises(NoAnswer, match="profile"),
    ):
        scanner.begin()
    with (
        expected_conversation(driver(), [(LIGHT, b"?"), (LIGHT, b"?")]) as scanner,
        pytest.raises(ProtocolFault, match="profile"),
    ):
        scanner.begin()
    with (
        expected_conversation(driver(), [(LIGHT, b"\x02\x010000#SCNTRG1\x05;\x03")]) as scanner,
        pytest.raises(DeviceOutOfOrder, match="profile"),
    ):
        scanner.begin()


def test_nothing_is_asked_while_a_code_is_waited_for() -> None:
    with expected_conversation(driver(), [(LIGHT, LIT), (None, b"6901\r")]) as scanner:
        scanner.begin()
        assert scanner.standing() == Standing(DeviceState.WORKING)
        assert scanner.look(1.0) is not None


def test_honeywell_is_triggered_without_an_answer() -> None:
    exchanges = [(HONEYWELL_WHO, b"TRGMOD0\x06!"), (b"\x16T\r", None), (None, b"6901\r"), (b"\x16U\r", None)]
    with expected_conversation(driver("honeywell"), exchanges) as scanner:
        assert scanner.standing().state is DeviceState.WORKING
        scanner.begin()
        assert scanner.look(1.0) is not None
        scanner.end()


def test_a_scanner_that_cannot_be_asked_is_present_and_not_more() -> None:
    with expected_conversation(driver("plain"), [(None, SILENCE)]) as scanner:
        before = scanner.standing()
        assert (before.state, before.cause) == (DeviceState.PRESENT, Cause.UNPROVEN)


def test_a_scanner_that_has_gone_is_absent_and_its_line_given_back() -> None:
    gone = DeviceLost("gone")
    with expected_conversation(driver(), [(WHO, [gone])]) as scanner:
        standing = scanner.standing()
        assert (standing.state, standing.cause) == (DeviceState.ABSENT, Cause.UNPLUGGED)
        with pytest.raises(DeviceLost):
            scanner.look(0)
