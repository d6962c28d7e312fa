"""What every UPS driver does. A test class inherits it and makes the bench."""

from collections.abc import Iterator
from typing import Protocol

import pytest

from devices.standing import Cause, DeviceState
from devices.ups.supply import Supply
from devices.ups.ups import Ups


class Bench(Protocol):
    """A driver, and the power at the other end."""

    @property
    def driver(self) -> Ups: ...
    def mains(self) -> None: ...
    def battery(self) -> None: ...
    def nearly_empty(self) -> None: ...
    def worn(self) -> None: ...
    def vanish(self) -> None: ...
    def close(self) -> None: ...


class UpsContract:
    """Inherited by the tests of a driver; they give `bench`."""

    @pytest.fixture
    def bench(self) -> Iterator[Bench]:
        raise NotImplementedError

    def test_on_mains_it_works(self, bench: Bench) -> None:
        assert bench.driver.status().supply is Supply.MAINS
        assert bench.driver.standing().state is DeviceState.WORKING

    def test_it_says_when_it_runs_on_its_battery_and_when_that_is_nearly_empty(self, bench: Bench) -> None:
        bench.battery()
        assert bench.driver.status().supply is Supply.BATTERY
        standing = bench.driver.standing()
        assert (standing.state, standing.cause) == (DeviceState.ATTENTION, Cause.ON_BATTERY)
        bench.nearly_empty()
        assert bench.driver.status().supply is Supply.LOW
        assert bench.driver.standing().cause is Cause.BATTERY_LOW
        bench.mains()
        assert bench.driver.status().supply is Supply.MAINS

    def test_a_worn_battery_wants_somebody_and_closes_nothing(self, bench: Bench) -> None:
        bench.worn()
        standing = bench.driver.standing()
        assert (standing.state, standing.cause) == (DeviceState.ATTENTION, Cause.BATTERY_BAD)
        assert bench.driver.status().supply is Supply.MAINS

    def test_gone_it_is_absent(self, bench: Bench) -> None:
        bench.driver.standing()
        bench.vanish()
        for _ in range(2):
            standing = bench.driver.standing()
            assert standing.state is DeviceState.ABSENT
            assert not standing.serves

    def test_closing_twice_is_nothing(self, bench: Bench) -> None:
        bench.driver.open()
        bench.driver.open()
        bench.driver.close()
        bench.driver.close()
        assert bench.driver.status().supply is Supply.MAINS
