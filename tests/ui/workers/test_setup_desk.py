"""An operator's code makes a terminal of the machine, from its own screen, at the real central service."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.config import load
from kiosk.terminal import identity as identities
from kiosk.terminal.place import TerminalPlace
from kiosk.visit.answers import EnrolmentAnswered
from kiosk.visit.effects import EnrolHere
from kiosk.visit.events import Event
from kiosk.visit.news import MachineKnown
from offline_cache.audit import AuditTrail
from offline_cache.roles import Role, RoleLock
from tests.central.service import RunningService
from ui.workers.setup_desk import BUSY, SetupDesk


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    with RunningService(tmp_path_factory.mktemp("central")) as running:
        yield running


@dataclass
class Machine:
    """A machine that is no terminal yet."""

    place: TerminalPlace
    desk: SetupDesk
    posted: list[Event] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def give(self, code: str) -> str:
        """The key of what went wrong."""
        self.desk.handle(EnrolHere(7, "".join(each for each in code if each.isdigit())))
        said = self.posted[-1]
        assert isinstance(said, EnrolmentAnswered)
        assert said.ticket == 7
        return said.sentence_key


def a_machine(tmp_path: Path, url: str, serial: str) -> Machine:
    settings = tmp_path / "settings.toml"
    settings.write_text(f'central.url = "{url}"\n', "utf-8")
    place = TerminalPlace(tmp_path / "data")
    posted: list[Event] = []
    failures: list[str] = []
    config = load(settings, place.data_dir).config
    desk = SetupDesk(
        config, place, posted.append, lambda event, error: failures.append(f"{event} {error}"), lambda: serial
    )
    return Machine(place, desk, posted, failures)


def test_it_says_which_machine_it_is_then_which_terminal(service: RunningService, tmp_path: Path) -> None:
    machine = a_machine(tmp_path, service.url, "SN-1")
    machine.desk.rest()
    first = machine.posted[-1]
    assert isinstance(first, MachineKnown)
    assert (first.machine.serial, first.machine.code) == ("SN-1", "")
    assert machine.give(service.enrolment_code("SN-1")) == ""
    identity = identities.load(machine.place)
    assert identity.approved is False
    later = machine.posted[-2]
    assert isinstance(later, MachineKnown)
    assert (later.machine.code, later.machine.fingerprint) == (identity.code, identity.fingerprint)
    trail = AuditTrail(machine.place.audit)
    assert [each.event for each in trail.events()] == ["terminal.enrolled"]
    trail.close()


@pytest.mark.parametrize("serial", ["SN-of-another", "SN-2"])
def test_somebody_elses_code_and_a_wrong_one_are_refused_with_a_sentence(
    service: RunningService, tmp_path: Path, serial: str
) -> None:
    code = service.enrolment_code("SN-2") if serial != "SN-2" else "0" * 16
    machine = a_machine(tmp_path, service.url, serial)
    assert machine.give(code) == "setup.failed_bad_code"
    assert not machine.place.identity.exists()
    assert code not in str(machine.failures)


def test_without_the_central_service_the_code_stays_good(service: RunningService, tmp_path: Path) -> None:
    code = service.enrolment_code("SN-3")
    assert a_machine(tmp_path, "http://127.0.0.1:9", "SN-3").give(code) == "setup.failed_unreachable"
    assert a_machine(tmp_path, service.url, "SN-3").give(code) == ""


def test_not_while_another_program_is_the_terminal(service: RunningService, tmp_path: Path) -> None:
    machine = a_machine(tmp_path, service.url, "SN-4")
    machine.place.prepare()
    role = RoleLock.take(machine.place.directory, Role.SENDER)
    assert machine.give(service.enrolment_code("SN-4")) == BUSY
    role.release()
