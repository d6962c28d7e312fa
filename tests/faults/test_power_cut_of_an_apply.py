"""The power goes at any moment while bundles are staged, moved to, kept and undone: what the pointer names is
whole, and what had proved itself still runs.

Recorded once from a real process, then replayed with cuts; `make soak` replays more: KIOSK_APPLY_POWER_CUTS.
"""

import json
import os
import random
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.apply.pushed import APPLIED, IDENTITY_FILE, RECORD, Which
from kiosk.apply.record import Record
from kiosk.apply.staging import intact
from kiosk.apply.store import Store
from kiosk.config import load
from tests.faults.recorded_disk import Op, record, replayed
from tests.faults.terminal_processes import environment
from tests.kiosk.apply.bundles import CENTRAL
from tests.kiosk.apply.standing_terminal import IDENTITY

CUTS = int(os.environ.get("KIOSK_APPLY_POWER_CUTS", "150"))
ENOUGH = 150
"""Cuts within which a disk that lies about its syncs must have been caught."""

DAY = """
import os, sys
from pathlib import Path
from tests.kiosk.apply.standing_terminal import Terminal, zipped

terminal = Terminal(Path(sys.argv[1]))
words = zipped(Path("/nonexistent"), {"hello.txt": "x" * 3000, "deep/er.txt": "y" * 700})
os.write(1, b"begin")
for number in range(1, 5):
    config = f'[visit]\\nidle_seconds = {80 + number}\\n[speech]\\nrecordings = "media/voice-1"\\n'
    terminal.push(number, config, media=words + bytes([number]))
    if number == 3:
        terminal.restart_screen(9)
    else:
        terminal.restart_screen()
        terminal.serve(3)
        for _ in range(16):
            terminal.pass_time(60)
        os.write(1, f"kept {80 + number}".encode())
"""
"""Four bundles: three prove themselves, the third crashes. Each promise is said as soon as it is made."""


@dataclass(frozen=True)
class Recording:
    ops: list[Op]
    begin: int

    def kept(self, until: int) -> int:
        """`idle_seconds` of the last bundle that was said to be kept; the factory's before."""
        said = [op.data.decode().split() for op in self.ops[:until] if op.kind == "said"]
        return max([60, *(int(words[1]) for words in said if words[0] == "kept")])


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Recording:
    data = tmp_path_factory.mktemp("day") / "data"
    (data / APPLIED).parent.mkdir(parents=True)
    ops = record(data / APPLIED, DAY, str(data), env=environment())
    return Recording(ops, next(number for number, op in enumerate(ops) if op.data == b"begin"))


def broken_promise(day: Recording, seed: int, data: Path, *, lying: bool = False) -> str | None:
    """What the power cut with this seed broke; None when every promise is kept."""
    chance = random.Random(seed)
    until = chance.randint(day.begin, len(day.ops))
    _put_back(replayed(day.ops, until, {}, lying=lying).after_a_power_cut(chance), data)
    store = Store(data, CENTRAL)
    record_after = store.read()
    if (store.directory / RECORD).exists() and not _is_whole(store.directory / RECORD):
        return f"cut {seed} after {until}: the record is damaged"
    for bundle in {record_after.running.digest: record_after.running, "": record_after.confirmed}.values():
        if not intact(bundle, store.directory):
            return f"cut {seed} after {until}: the pointer names a bundle that is not whole"
    if load(None, data).pushed_problem or load(None, data, which=Which.CONFIRMED).pushed_problem:
        return f"cut {seed} after {until}: the bundle in force cannot be read"
    if load(None, data, which=Which.CONFIRMED).config.visit.idle_seconds < day.kept(until):
        return f"cut {seed} after {until}: what had proved itself is gone"
    return None


def _is_whole(file: Path) -> bool:
    try:
        Record.model_validate_json(json.dumps(json.loads(file.read_bytes())["record"]))
    except ValueError:
        return False
    return True


def _put_back(files: dict[str, bytes], data: Path) -> None:
    shutil.rmtree(data, ignore_errors=True)
    (data / IDENTITY_FILE).parent.mkdir(parents=True)
    (data / IDENTITY_FILE).write_text(json.dumps(IDENTITY))
    for name, content in files.items():
        path = data / APPLIED / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def test_the_recording_is_of_a_whole_day(day: Recording, tmp_path: Path) -> None:
    assert {"create", "write", "sync", "rename", "said"} <= {op.kind for op in day.ops[day.begin :]}
    assert day.kept(len(day.ops)) == 84
    whole = replayed(day.ops, len(day.ops), {}).after_a_power_cut(random.Random(0))
    _put_back(whole, tmp_path)
    found = Store(tmp_path, CENTRAL).read()
    assert [each.outcome.value for each in found.history] == ["kept", "kept", "undone", "kept"]


def test_whenever_the_power_goes_a_whole_bundle_runs(day: Recording, tmp_path: Path) -> None:
    assert [each for seed in range(CUTS) if (each := broken_promise(day, seed, tmp_path / "data"))] == []


def test_a_disk_that_lies_about_its_syncs_is_caught(day: Recording, tmp_path: Path) -> None:
    assert any(broken_promise(day, seed, tmp_path / "data", lying=True) for seed in range(ENOUGH))
