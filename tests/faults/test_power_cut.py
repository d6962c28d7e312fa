"""The power goes at any moment of filing and delivering: what was shown is there, and nothing is half there.

The writes and syncs of the real process are recorded once; then hundreds of power cuts are replayed from them
and the outbox opened with the SQLite that ships.
"""

import os
import random
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.submission.outbox_check import findings
from kiosk.terminal import identity as identities
from kiosk.terminal.place import TerminalPlace
from offline_cache.errors import CacheError
from offline_cache.outbox import Outbox
from offline_cache.states import State
from tests.faults.recorded_disk import Op, record, replayed
from tests.faults.terminal_processes import environment
from tests.fixtures.central_stub import CentralStub
from tests.fixtures.filings import enrolled

CUTS = int(os.environ.get("KIOSK_POWER_CUTS", "300"))
ENOUGH = 300
"""Cuts within which a build that is not durable must have been caught."""

DAY = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from kiosk.contract import acknowledgement
from kiosk.submission.desk import open_desk
from offline_cache.roles import Role, RoleLock
from offline_cache.sending_end import SendingEnd
from offline_cache.storage import Limits
from tests.fixtures.filings import new_submission

data, central, pragma = sys.argv[1:]
key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(central))
desk = open_desk(Path(data), Limits(1))
end = SendingEnd(desk.outbox, RoleLock.take(Path(data) / "terminal", Role.SENDER))
if pragma:
    desk.outbox.database._connection.execute(f"PRAGMA {pragma}")
os.write(1, b"begin")
waiting = []
for number in range(1, 13):
    if number % 3:
        desk.make_ready()
    filed = desk.filer.file(new_submission(strokes=1 + number % 4 * 3, points=100))
    os.write(1, f"shown {filed.receipt_number}".encode())
    waiting.append(filed)
    if number % 4 == 0:
        end.mark_sending(each.id for each in waiting)
        for each in waiting:
            said = acknowledgement.Acknowledgement(id=each.id, digest=each.digest, terminal=7,
                sequence=each.sequence, received=datetime.now(UTC))
            end.delivered(each.id, acknowledgement.sign(said, key), said.received)
            os.write(1, f"delivered {each.receipt_number}".encode())
        waiting = []
    if number == 10:
        end.purge(1, 4, datetime(2100, 1, 1, tzinfo=UTC))
        os.write(1, b"purged")
"""
"""Twelve filings of several sizes, two deliveries, one purge; every promise is said as soon as it is made."""


@dataclass(frozen=True)
class Recording:
    """A day, and the terminal's directory as it was before it."""

    place: TerminalPlace
    before: dict[str, bytes]
    ops: list[Op]
    begin: int

    def promised(self, until: int) -> dict[str, set[str]]:
        """What had been shown, and what called delivered, when the power went."""
        made: dict[str, set[str]] = {"shown": set(), "delivered": set()}
        for op in self.ops[:until]:
            word, _, number = op.data.decode().partition(" ") if op.kind == "said" else ("", "", "")
            if number:
                made[word].add(number)
        return made


def recording(directory: Path, pragma: str = "") -> Recording:
    place = TerminalPlace(directory / "data")
    central = CentralStub()
    enrolled(place, "http://127.0.0.1:9", central.signing, central.sealing_public)
    before = {each.name: each.read_bytes() for each in place.directory.iterdir() if each.is_file()}
    key = central.signing.private_bytes_raw().hex()
    ops = record(place.directory, DAY, str(place.data_dir), key, pragma, env=environment())
    begin = next(number for number, op in enumerate(ops) if op.data == b"begin")
    return Recording(place, before, ops, begin)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Recording:
    return recording(tmp_path_factory.mktemp("day"))


def broken_promise(day: Recording, seed: int, directory: Path, *, lying: bool = False) -> str | None:
    """What the power cut with this seed broke; None when every promise is kept."""
    chance = random.Random(seed)
    until = chance.randint(day.begin, len(day.ops))
    disk = replayed(day.ops, until, day.before, lying=lying)
    place = TerminalPlace(directory)
    place.prepare()
    for old in place.directory.iterdir():
        old.unlink()
    for name, content in disk.after_a_power_cut(chance).items():
        (place.directory / name).write_bytes(content)
        (place.directory / name).chmod(0o600)
    promised = day.promised(until)
    try:
        outbox = Outbox.open(place.outbox, check=True)
    except CacheError as error:
        return f"cut {seed} after {until}: {error}"
    try:
        found = list(findings(outbox, identities.load(place)))
        rows = outbox.rows()
    except CacheError as error:
        return f"cut {seed} after {until}: {error}"
    finally:
        outbox.close()
    numbers = {row.receipt_number for row in rows}
    over = {row.receipt_number for row in rows if row.state in (State.DELIVERED, State.PURGED)}
    if found:
        return f"cut {seed} after {until}: {found[0]}"
    if not promised["shown"] <= numbers:
        return f"cut {seed} after {until}: a number was shown that is not there"
    if len(numbers) > len(promised["shown"]) + 1:
        return f"cut {seed} after {until}: more is there than was filed"
    if not promised["delivered"] <= over:
        return f"cut {seed} after {until}: an acknowledgement is gone"
    return None


def test_the_recording_is_of_a_whole_day(day: Recording) -> None:
    kinds = {op.kind for op in day.ops[day.begin :]}
    assert {"create", "write", "sync", "unlink", "said"} <= kinds
    assert len(day.promised(len(day.ops))["shown"]) == 12
    whole = replayed(day.ops, len(day.ops), day.before)
    left = whole.after_a_power_cut(random.Random(0))
    assert left["outbox.db"] == day.place.outbox.read_bytes(), "the recording misses a write"


def test_whenever_the_power_goes_every_promise_is_kept(day: Recording, tmp_path: Path) -> None:
    broken = [each for seed in range(CUTS) if (each := broken_promise(day, seed, tmp_path))]
    assert broken == []


@pytest.mark.parametrize("pragma", ["synchronous = OFF", "synchronous = FULL", "journal_mode = MEMORY"])
def test_a_build_that_is_not_durable_is_caught(tmp_path: Path, pragma: str) -> None:
    weak = recording(tmp_path, pragma)
    assert any(broken_promise(weak, seed, tmp_path / "after") for seed in range(ENOUGH))


def test_a_disk_that_lies_about_its_syncs_is_caught(day: Recording, tmp_path: Path) -> None:
    assert any(broken_promise(day, seed, tmp_path, lying=True) for seed in range(ENOUGH))
