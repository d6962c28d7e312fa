"""What every code scanner does, driver and far end together. A test class inherits it and makes the bench."""

from collections.abc import Iterator
from typing import Protocol

import pytest

from devices.code_scanner.scanner import CodeRefused, CodeScanner, Fault, ScannedCode
from devices.errors import DeviceLost, PortUnavailable
from devices.standing import Cause, DeviceState

SOON = 60.0  # seconds; every test ends long before
A_MOMENT = 0.1
CODE = b"6901234567892"


class Bench(Protocol):
    """A driver, and the scanner at the other end of its line."""

    driver: CodeScanner

    def hold(self, code: bytes) -> None:
        """Hold a code in front of the scanner, without an ending."""

    def unplug(self) -> None: ...

    def plug_in(self) -> None: ...


def told(code: ScannedCode | None) -> str:
    assert code is not None
    return code.text(code.read_at)


def read(bench: Bench, code: bytes = CODE) -> str:
    bench.driver.begin()
    bench.hold(code)
    return told(bench.driver.look(SOON))


class CodeScannerContract:
    """Inherited by the tests of a driver; they give `bench`."""

    @pytest.fixture
    def bench(self) -> Iterator[Bench]:
        raise NotImplementedError

    def test_a_code_comes_out_as_it_was_printed(self, bench: Bench) -> None:
        assert read(bench) == CODE.decode()

    def test_it_works_once_it_has_shown_who_it_is(self, bench: Bench) -> None:
        read(bench)
        bench.driver.end()
        assert bench.driver.standing().state is DeviceState.WORKING

    def test_nothing_in_front_is_no_code_and_no_error(self, bench: Bench) -> None:
        bench.driver.begin()
        assert bench.driver.look(A_MOMENT) is None

    def test_one_code_after_the_other(self, bench: Bench) -> None:
        assert [read(bench, code) for code in (b"1", b"22", b"333")] == ["1", "22", "333"]

    @pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
    def test_chinese_text_comes_out_in_either_encoding(self, bench: Bench, encoding: str) -> None:
        assert read(bench, "电子社保卡".encode(encoding)) == "电子社保卡"

    def test_a_code_with_control_characters_is_refused_and_the_next_one_taken(self, bench: Bench) -> None:
        bench.driver.begin()
        bench.hold(b"a\x1bb")
        with pytest.raises(CodeRefused) as refused:
            bench.driver.look(SOON)
        assert refused.value.fault is Fault.CHARACTERS
        assert read(bench) == CODE.decode()

    def test_what_nobody_waited_for_is_forgotten(self, bench: Bench) -> None:
        read(bench)
        bench.driver.end()
        bench.hold(b"of somebody else")
        bench.driver.standing()
        bench.driver.begin()
        taken = bench.driver.look(
            A_MOMENT
        )  # a scanner with a light reads it now; one without had read it before
        assert taken is None or told(taken) == "of somebody else"
        bench.driver.end()
        bench.driver.begin()
        assert bench.driver.look(A_MOMENT) is None

    def test_switching_it_off_twice_and_closing_it_twice_does_nothing(self, bench: Bench) -> None:
        bench.driver.begin()
        bench.driver.end()
        bench.driver.end()
        bench.driver.close()
        bench.driver.close()
        assert read(bench) == CODE.decode()

    def test_unplugged_it_is_absent_and_plugged_in_again_it_has_to_prove_itself(self, bench: Bench) -> None:
        read(bench)
        bench.unplug()
        with pytest.raises(DeviceLost):
            bench.driver.look(SOON)
        standing = bench.driver.standing()
        assert standing.state is DeviceState.ABSENT
        assert standing.cause in (Cause.NO_PORT, Cause.UNPLUGGED)
        bench.plug_in()
        assert bench.driver.standing().cause in (Cause.NONE, Cause.UNPROVEN)
        assert read(bench) == CODE.decode()
        assert bench.driver.standing().state is DeviceState.WORKING

    def test_without_a_port_every_door_says_so(self, bench: Bench) -> None:
        bench.unplug()
        with pytest.raises((PortUnavailable, DeviceLost)):
            bench.driver.begin()
        assert not bench.driver.standing().serves
