"""What time it is, where a clock may be wrong or somebody may want it to be."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from central.updates import metadata
from kiosk.central_client.transport import Transport, UntrustedResponse
from kiosk.contract.assignment import TargetRef
from kiosk.updates.errors import Expired, OutOfReach
from kiosk.updates.state import STALE_AFTER, State
from tests.kiosk.updates.conftest import Machine
from tests.kiosk.updates.operator import Operator

A_YEAR = metadata.OFFLINE_DAYS + timedelta(hours=1)
NOON = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


@pytest.fixture
def held(operator: Operator, machine: Machine) -> TargetRef:
    ref = operator.publish("config/general-1.toml", b"idle_seconds = 90\n")
    operator.assign(machine.number, ref.name)
    machine.updates.refresh()
    return ref


@pytest.mark.parametrize("years", [-56, 12])
def test_a_terminals_wrong_clock_changes_nothing(
    operator: Operator, machine: Machine, held: TargetRef, years: int
) -> None:
    """1970 and 2038: the central service's signed time is what counts, and leaves no mark of the other."""
    machine.wrong_by = timedelta(days=365 * years)
    machine.restart()
    assert machine.updates.refresh().config == held
    machine.wrong_by = timedelta(0)
    machine.restart()
    assert machine.updates.refresh().config == held


def test_no_clock_set_back_makes_old_metadata_fresh(
    operator: Operator, machine: Machine, held: TargetRef
) -> None:
    """Not the terminal's, not even the service's, and not after a restart."""
    operator.service.clock.moved = A_YEAR
    with pytest.raises(Expired):
        machine.updates.refresh()
    operator.service.clock.moved = timedelta(0)
    machine.wrong_by = timedelta(days=-30)
    for _ in range(2):
        machine.restart()
        with pytest.raises(Expired):
            machine.updates.refresh()


def test_the_holders_of_the_root_set_a_floor_right_that_was_too_high(
    operator: Operator, machine: Machine, held: TargetRef
) -> None:
    """The service's clock stood in next year for an hour; nobody has to visit the terminals."""
    operator.service.clock.moved = A_YEAR
    with pytest.raises(Expired):
        machine.updates.refresh()
    operator.service.clock.moved = timedelta(0)
    operator.next_root(*operator.roots[:2])
    operator.sign_online()
    assert machine.updates.refresh().config == held
    state = machine.updates.state()
    assert state is not None
    assert not state.stale(machine.now())


@pytest.mark.parametrize("passed", [timedelta(hours=30), timedelta(days=20), timedelta(days=300)])
def test_the_service_renews_what_it_signs_itself(
    operator: Operator, machine: Machine, held: TargetRef, passed: timedelta
) -> None:
    """Timestamps are good for two days, snapshots for thirty: nobody has to do anything about that."""
    operator.service.clock.moved = passed
    assert machine.updates.refresh().config == held


class SaysNotFound(Transport):
    """A gateway that answers for the service where the next root would be."""

    def send(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> UntrustedResponse:
        if ".root.json" in path:
            return UntrustedResponse(404, {}, b"")
        return super().send(method, path, headers, body)


def test_nobody_on_the_way_can_say_that_there_is_no_newer_root(
    operator: Operator, machine: Machine, held: TargetRef
) -> None:
    machine.transport.close()
    machine.transport = SaysNotFound(machine.identity.central_url, 30, 30)
    machine.restart()
    with pytest.raises(OutOfReach, match="unsigned_404"):
        machine.updates.refresh()


def test_what_was_confirmed_two_days_ago_may_be_behind() -> None:
    state = State(pinned="0" * 64, floor=NOON, confirmed=NOON)
    assert not state.stale(NOON + STALE_AFTER)
    assert state.stale(NOON + STALE_AFTER + timedelta(seconds=1))


def test_a_clock_set_back_does_not_hide_that_it_is() -> None:
    later = NOON + timedelta(days=9)
    state = State(pinned="0" * 64, floor=later, confirmed=NOON)
    assert state.stale(NOON - timedelta(days=900))


def test_a_terminal_that_could_never_ask_is_told_from_its_enrolment_on() -> None:
    assert State(pinned="0" * 64, floor=NOON).stale(NOON + timedelta(days=3))
    assert not State(pinned="0" * 64).stale(NOON)
