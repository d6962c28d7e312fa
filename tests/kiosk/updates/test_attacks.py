"""What a thief of one key, or of the service itself, cannot make a terminal run. Each is refused, and what
was good before stays.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from securesystemslib.signer import CryptoSigner
from sqlalchemy import delete, insert, update

from central.storage.update_tables import TerminalAssignment, UpdatePiece
from central.updates import metadata
from kiosk.contract.assignment import Assignment, TargetRef
from kiosk.contract.updates import MAX_METADATA_BYTES, PIECE_BYTES
from kiosk.updates.errors import Expired, Refused
from tests.central.updates_zip import a_zip
from tests.kiosk.updates.conftest import Machine
from tests.kiosk.updates.operator import Operator

GOOD = b"idle_seconds = 90\n"
BAD = b"idle_seconds = 1\n"


@pytest.fixture
def held(operator: Operator, machine: Machine) -> TargetRef:
    """The terminal runs a signed configuration."""
    ref = operator.publish("config/general-1.toml", GOOD)
    operator.assign(machine.number, ref.name)
    machine.updates.refresh()
    machine.updates.path_of(ref)
    return ref


@contextmanager
def refused(machine: Machine, held: TargetRef, why: str) -> Iterator[None]:
    """Refused as an attack; the last known good stays, whole; a person is called."""
    with pytest.raises(Refused, match=why):
        yield
    stays(machine, held)


def stays(machine: Machine, held: TargetRef) -> None:
    current = machine.updates.current()
    assert current is not None
    assert current.config == held
    assert machine.updates.path_of(held).read_bytes() == GOOD
    state = machine.updates.state()
    assert state is not None
    assert state.stale(machine.now())


def invented(operator: Operator, machine: Machine, ref: TargetRef) -> Assignment:
    """What a hijacked console has the service sign."""
    now = operator.service.clock()
    said = Assignment(terminal=machine.number, sequence=int(now.timestamp()) + 60, issued=now, config=ref)
    operator.invent(said)
    return said


def test_rollback_of_signed_metadata(operator: Operator, machine: Machine, held: TargetRef) -> None:
    version = operator.role("config").signed.version
    operator.publish("config/general-2.toml", GOOD + b"\n")
    operator.assign(machine.number, "config/general-2.toml")
    machine.updates.refresh()
    operator.assign(machine.number, held.name)
    machine.updates.refresh()
    operator.forget("config", version + 1)
    operator.sign_online()
    with refused(machine, held, "version"):
        machine.updates.refresh()


def test_rollback_of_the_assignment(operator: Operator, machine: Machine, held: TargetRef) -> None:
    operator.assign(machine.number)
    newest = operator.assign(machine.number, held.name)
    machine.updates.refresh()
    with operator.service.storage.write() as session:
        session.execute(delete(TerminalAssignment).where(TerminalAssignment.sequence >= newest))
    with refused(machine, held, "older"):
        machine.updates.refresh()


def test_another_assignment_under_the_same_sequence(
    operator: Operator, machine: Machine, held: TargetRef
) -> None:
    other = Assignment(terminal=machine.number, sequence=1, issued=operator.service.clock()).model_dump_json()
    sequence = machine.updates.refresh().sequence
    with operator.service.storage.write() as session:
        changed = other.replace('"sequence":1', f'"sequence":{sequence}')
        session.execute(update(TerminalAssignment).values(content=changed))
    with refused(machine, held, "another than the one held"):
        machine.updates.refresh()


def test_freeze(operator: Operator, machine: Machine, held: TargetRef) -> None:
    """Whoever hides news cannot sign a timestamp: within two days the terminal calls it old."""
    (operator.keys / "update-keys.json").unlink()
    operator.service.clock.moved = timedelta(days=1, hours=23)
    machine.updates.refresh()
    operator.service.clock.moved = timedelta(days=2, minutes=1)
    with pytest.raises(Expired):
        machine.updates.refresh()
    stays(machine, held)


def test_mix_and_match(operator: Operator, machine: Machine, held: TargetRef) -> None:
    """Two versions of a role, each well signed, that were never in service together with this snapshot."""
    present = operator.role("config")
    operator.next_role("config", operator.signers["config"], held)
    mixed = operator.role("config").to_bytes()
    operator.forget("config", present.signed.version + 1)
    operator.serve("config", present.signed.version, mixed)
    (machine.place.metadata / "config.json").unlink()
    with refused(machine, held, "hash"):
        machine.updates.refresh()


def test_altered_target(operator: Operator, machine: Machine, held: TargetRef) -> None:
    ref = operator.publish("config/general-2.toml", GOOD + b"\n")
    altered = BAD.ljust(ref.length)
    with operator.service.storage.write() as session:
        session.execute(update(UpdatePiece).where(UpdatePiece.sha256 == ref.sha256).values(content=altered))
    operator.assign(machine.number, ref.name)
    assert machine.updates.refresh().config == ref
    for _ in range(2):
        with pytest.raises(Refused, match="not those that were signed"):
            machine.updates.path_of(ref)
    assert not machine.place.target(ref).exists()


def test_wrong_key(operator: Operator, machine: Machine, held: TargetRef) -> None:
    ref = TargetRef(name="config/general-2.toml", sha256="ab" * 32, length=10)
    operator.next_role("config", CryptoSigner.generate_ed25519(), ref)
    operator.sign_online()
    invented(operator, machine, ref)
    with refused(machine, held, "config"):
        machine.updates.refresh()


def test_the_media_key_signs_configuration_as_its_own(
    operator: Operator, machine: Machine, held: TargetRef
) -> None:
    """In its own role: nobody looks for settings there."""
    ref = TargetRef(name="config/general-2.toml", sha256="ab" * 32, length=10)
    operator.next_role("media", operator.signers["media"], ref)
    operator.sign_online()
    invented(operator, machine, ref)
    with refused(machine, held, "nobody has signed that"):
        machine.updates.refresh()


def test_the_media_key_signs_the_role_of_configuration(
    operator: Operator, machine: Machine, held: TargetRef
) -> None:
    ref = TargetRef(name="config/general-2.toml", sha256="ab" * 32, length=10)
    operator.next_role("config", operator.signers["media"], ref)
    operator.sign_online()
    invented(operator, machine, ref)
    with refused(machine, held, "config"):
        machine.updates.refresh()


def test_a_hijacked_console_invents_a_bundle(operator: Operator, machine: Machine, held: TargetRef) -> None:
    invented(operator, machine, TargetRef(name="config/mine.toml", sha256="ab" * 32, length=10))
    with refused(machine, held, "nobody has signed that"):
        machine.updates.refresh()


def test_a_hijacked_console_lends_a_signed_name_to_another_file(
    operator: Operator, machine: Machine, held: TargetRef
) -> None:
    invented(operator, machine, held.model_copy(update={"sha256": "ab" * 32}))
    with refused(machine, held, "another file was signed"):
        machine.updates.refresh()


def test_a_target_without_end(operator: Operator, machine: Machine, held: TargetRef) -> None:
    """No more than what was signed is kept, however much comes."""
    ref = operator.publish("software/kiosk-0.2.0.zip", a_zip(bytes(PIECE_BYTES - 2000)))
    with operator.service.storage.write() as session:
        session.execute(delete(UpdatePiece).where(UpdatePiece.sha256 == ref.sha256))
        pieces = [{"sha256": ref.sha256, "number": n, "content": bytes(PIECE_BYTES)} for n in range(6)]
        session.execute(insert(UpdatePiece), pieces)
    operator.assign(machine.number, held.name, ref.name)
    machine.updates.refresh()
    with pytest.raises(Refused, match="longer"):
        machine.updates.path_of(ref)
    left = [file.stat().st_size for file in (machine.place.targets / "software").iterdir()]
    assert sum(left) <= ref.length


def test_metadata_without_end(operator: Operator, machine: Machine, held: TargetRef) -> None:
    operator.serve("root", operator.root().signed.version + 1, b" " * (MAX_METADATA_BYTES * 2))
    with refused(machine, held, "longer than what was signed"):
        machine.updates.refresh()


def test_expired_root(operator: Operator, machine: Machine, held: TargetRef) -> None:
    """A year without the holders: the service renews what is its own, and no terminal follows any more."""
    operator.service.clock.moved = metadata.OFFLINE_DAYS + timedelta(hours=1)
    with pytest.raises(Expired, match="root"):
        machine.updates.refresh()
    stays(machine, held)
    operator.next_root(*operator.roots[:2])
    for role in metadata.OFFLINE_ROLES:
        operator.next_role(role, operator.signers[role])
    operator.sign_online()
    assert machine.updates.refresh().config == held


def test_a_root_that_two_of_three_signed_is_followed(
    operator: Operator, machine: Machine, held: TargetRef
) -> None:
    successor = CryptoSigner.generate_ed25519()
    operator.next_root(operator.roots[1], operator.roots[2], instead=successor)
    assert machine.updates.refresh().config == held
    operator.next_root(operator.roots[2], successor)
    machine.restart()
    assert machine.updates.refresh().config == held
    state = machine.updates.state()
    assert state is not None
    assert state.root_version == operator.root().signed.version


def test_a_root_that_one_holder_signed_is_refused(
    operator: Operator, machine: Machine, held: TargetRef
) -> None:
    operator.next_root(operator.roots[1], instead=CryptoSigner.generate_ed25519())
    with refused(machine, held, "root"):
        machine.updates.refresh()


def test_a_root_that_only_its_own_new_holders_signed_is_refused(
    operator: Operator, machine: Machine, held: TargetRef
) -> None:
    """One old holder and a new key of his own: two signatures, of which the old root knows one."""
    successor = CryptoSigner.generate_ed25519()
    operator.next_root(operator.roots[1], successor, instead=successor)
    with refused(machine, held, "root"):
        machine.updates.refresh()


def test_a_holder_who_was_replaced_signs_nothing_any_more(
    operator: Operator, machine: Machine, held: TargetRef
) -> None:
    operator.next_root(operator.roots[1], operator.roots[2], instead=CryptoSigner.generate_ed25519())
    machine.updates.refresh()
    operator.next_root(operator.roots[0], operator.roots[1])
    with refused(machine, held, "root"):
        machine.updates.refresh()
