"""What is published and assigned arrives, and only once."""

from collections.abc import Mapping

import pytest

from kiosk.central_client.transport import Transport, Unreachable, UntrustedResponse
from kiosk.contract.assignment import TargetRef
from kiosk.contract.updates import PIECE_BYTES
from kiosk.updates import pinning
from kiosk.updates.errors import NoRoot, NothingAssigned, OutOfReach
from tests.central.updates_zip import a_zip
from tests.kiosk.updates.conftest import Machine
from tests.kiosk.updates.operator import Operator

SETTINGS = b"[screen]\nidle_seconds = 90\n"


def test_nothing_is_assigned_at_first_and_that_is_well(operator: Operator, machine: Machine) -> None:
    with pytest.raises(NothingAssigned):
        machine.updates.refresh()
    assert machine.updates.current() is None
    state = machine.updates.state()
    assert state is not None
    assert not state.stale(machine.now())


def test_what_is_published_and_assigned_arrives_whole(operator: Operator, machine: Machine) -> None:
    refs = [
        operator.publish("config/general-1.toml", SETTINGS),
        operator.publish("catalogue/ganjingzi-1.zip", a_zip(b"catalogue")),
        operator.publish("media/winter-1.zip", a_zip(b"media")),
        operator.publish("software/kiosk-0.2.0.zip", a_zip(bytes(PIECE_BYTES))),
    ]
    sequence = operator.assign(machine.number, *(ref.name for ref in refs))
    said = machine.updates.refresh()
    assert said.sequence == sequence
    assert list(said.targets()) == refs
    assert machine.updates.path_of(refs[0]).read_bytes() == SETTINGS
    assert machine.updates.path_of(refs[3]).read_bytes() == a_zip(bytes(PIECE_BYTES))
    assert machine.updates.current() == said


def test_old_content_comes_back_under_a_new_sequence(operator: Operator, machine: Machine) -> None:
    old = operator.publish("config/general-1.toml", SETTINGS)
    new = operator.publish("config/general-2.toml", SETTINGS + b"\n")
    first = operator.assign(machine.number, old.name)
    second = operator.assign(machine.number, new.name)
    assert machine.updates.refresh().config == new
    third = operator.assign(machine.number, old.name)
    assert machine.updates.refresh().config == old
    assert first < second < third


def test_a_file_that_is_here_needs_no_service(operator: Operator, machine: Machine) -> None:
    ref = operator.publish("config/general-1.toml", SETTINGS)
    operator.assign(machine.number, ref.name)
    machine.updates.refresh()
    machine.updates.path_of(ref)
    machine.transport.close()
    machine.transport = Transport("http://127.0.0.1:9", 1, 1)
    machine.restart()
    with pytest.raises(OutOfReach):
        machine.updates.refresh()
    held = machine.updates.current()
    assert held is not None
    assert held.config == ref
    assert machine.updates.path_of(ref).read_bytes() == SETTINGS


def test_a_file_that_the_disk_has_altered_is_fetched_again(operator: Operator, machine: Machine) -> None:
    ref = operator.publish("config/general-1.toml", SETTINGS)
    operator.assign(machine.number, ref.name)
    machine.updates.refresh()
    machine.updates.path_of(ref).write_bytes(SETTINGS.replace(b"90", b"91"))
    assert machine.updates.path_of(ref).read_bytes() == SETTINGS


class Counted(Transport):
    """Counts what is asked for, and breaks off when told."""

    asked: list[str]
    breaks_at: str | None = None

    def send(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> UntrustedResponse:
        self.asked.append(path)
        if self.breaks_at is not None and path.endswith(self.breaks_at):
            raise Unreachable("no_connection")
        return super().send(method, path, headers, body)


def test_a_broken_transfer_goes_on_where_it_was(operator: Operator, machine: Machine) -> None:
    content = a_zip(bytes(2 * PIECE_BYTES))
    ref = operator.publish("software/kiosk-0.3.0.zip", content)
    operator.assign(machine.number, ref.name)
    machine.updates.refresh()
    line = Counted(machine.identity.central_url, 30, 30)
    line.asked, line.breaks_at = [], "piece=2"
    machine.transport.close()
    machine.transport = line
    machine.restart()
    with pytest.raises(OutOfReach):
        machine.updates.path_of(ref)
    line.asked, line.breaks_at = [], None
    assert machine.updates.path_of(ref).read_bytes() == content
    assert [path.rpartition("=")[2] for path in line.asked if "/targets/" in path] == ["2"]


def test_files_of_two_assignments_ago_are_forgotten(operator: Operator, machine: Machine) -> None:
    files = []
    for number in (1, 2, 3):
        ref = operator.publish(f"config/general-{number}.toml", SETTINGS + b"#" * number)
        operator.assign(machine.number, ref.name)
        assert machine.updates.refresh().config == ref
        files.append(machine.updates.path_of(ref))
    assert [file.exists() for file in files] == [False, True, True]


def test_a_terminal_without_a_root_believes_nothing(operator: Operator, machine: Machine) -> None:
    pinning.pin(machine.place, None)
    with pytest.raises(NoRoot):
        machine.updates.refresh()
    with pytest.raises(NoRoot):
        machine.updates.path_of(TargetRef(name="config/a.toml", sha256="0" * 64, length=1))
