"""The readiness report's own rules: nothing of a person leaves, and what makes a terminal ready."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from devices.standing import Cause, DeviceState, Standing
from kiosk.config import load
from kiosk.equipment.check import Answer
from kiosk.technician.doctor import Result
from kiosk.technician.facts import gather
from kiosk.technician.readiness import LONGEST, presentable, readiness
from kiosk.technician.removable import sticks
from kiosk.technician.task import Finding, Level
from offline_cache.service_record import NOTHING_ON_RECORD

AT = datetime(2026, 11, 26, tzinfo=UTC)


def answer(state: DeviceState, detail: str = "") -> Answer:
    cause = Cause.NONE if state is DeviceState.WORKING else Cause.PAPER_LOW
    return Answer("receipt_printer", "Printer", Standing(state, cause, detail), NOTHING_ON_RECORD)


@pytest.mark.parametrize(
    ("state", "level", "ready"),
    [
        (DeviceState.WORKING, Level.OK, True),
        (DeviceState.ATTENTION, Level.WARNING, True),
        (DeviceState.FAULTED, Level.OK, False),
        (DeviceState.WORKING, Level.ISSUE, False),
    ],
)
def test_ready_is_what_serves_and_has_no_issue(
    tmp_path: Path, state: DeviceState, level: Level, ready: bool
) -> None:
    facts = gather(load(None, tmp_path).config, tmp_path)
    finding = Result("font", Finding(level, "a font"))
    enrolled = replace(facts, code="0001")
    assert readiness([answer(state)], [finding], enrolled, AT).ready is ready
    assert not readiness([answer(state)], [finding], facts, AT).ready, "nothing can be filed there"


def test_nothing_that_looks_like_a_person_s_number_leaves(tmp_path: Path) -> None:
    facts = gather(load(None, tmp_path).config, tmp_path)
    finding = Result("x", Finding(Level.OK, "card 11010519491231002X\nof 13800138000", "\x1b[31mred"))
    report = readiness([answer(DeviceState.WORKING, "tel 13912345678")], [finding], facts, AT)
    said = report.model_dump_json()
    for number in ("11010519491231002X", "13800138000", "13912345678", "\\u001b", "\\n"):
        assert number not in said
    assert said.count("withheld") == 3


def test_a_long_line_is_cut() -> None:
    assert len(presentable("x" * 1000)) == LONGEST


def mounted(tmp_path: Path, *lines: str) -> Path:
    file = tmp_path / "mountinfo"
    file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return file


def block(tmp_path: Path, disk: str, partition: str, removable: str) -> Path:
    blocks, own = tmp_path / "block", tmp_path / "devices" / disk / partition
    own.mkdir(parents=True)
    (own.parent / "removable").write_text(f"{removable}\n")
    blocks.mkdir(exist_ok=True)
    (blocks / partition).symlink_to(own)
    return blocks


def test_sticks_are_writable_file_systems_of_removable_disks(tmp_path: Path) -> None:
    stick, disk = tmp_path / "my stick", tmp_path / "disk"
    stick.mkdir()
    disk.mkdir()
    block(tmp_path, "sda", "sda1", "0")
    blocks = block(tmp_path, "sdb", "sdb1", "1")
    escaped = str(stick).replace(" ", "\\040")
    mounts = mounted(
        tmp_path,
        f"36 35 8:1 / {disk} rw,noatime - ext4 /dev/sda1 rw",
        f"37 35 8:17 / {escaped} rw,nosuid - vfat /dev/sdb1 rw",
        f"38 35 8:17 / {disk} ro,nosuid - vfat /dev/sdb1 ro",
        "39 35 0:5 / /proc rw - proc proc rw",
        "nonsense",
    )
    assert sticks(mounts, blocks) == (stick,)
    assert sticks(tmp_path / "missing", blocks) == ()
