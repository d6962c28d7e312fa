"""How each device of the settings stands now: asked, or read from what the process wrote that has them."""

import json
import os
import select
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import IO

from devices.standing import NOT_ASKED, Cause, DeviceState, Standing
from kiosk.equipment.asking import STUCK
from kiosk.equipment.classes import CLASSES
from kiosk.equipment.standings_file import read, standing_from_json
from kiosk.terminal.place import TerminalPlace
from kiosk.words import Words
from offline_cache.errors import CacheError
from offline_cache.roles import Role, held
from offline_cache.service_record import NOTHING_ON_RECORD, DeviceRecord, on_record

ASKING_S = 7.0
"""What the devices have together; the slowest driver's whole question takes five seconds."""
CHILD_S = 8.5
"""What the process that asks has, its start included: with ours, the answer is there within ten."""
STALE_S = 120.0
"""A device that the screen's process has not looked at for so long hangs: it looks every half a minute, and
no driver takes a minute for anything."""
DRIVER_FAILED = Standing(DeviceState.FAULTED, Cause.DRIVER_FAILED)


@dataclass(frozen=True, slots=True)
class Answer:
    """How one device stands. ``age_s``: seconds since it said so; 0 where it was asked just now."""

    name: str
    kind: str
    standing: Standing
    record: DeviceRecord
    age_s: float = 0.0
    by_screen: bool = False
    """Whether the screen's process has said so, which has the ports."""

    def to_json(self, words: Words) -> dict[str, object]:
        """The keys that the outside may rely on come first. ``remedy`` is a sentence, empty for nothing."""
        standing = self.standing
        remedied = standing.cause is not Cause.NONE
        return {
            "name": self.name,
            "class": self.kind,
            "state": standing.state,
            "cause": standing.cause,
            "remedy": words.text(f"bench.remedy.{standing.cause}") if remedied else "",
            "last_test": self._last_test(),
            "detail": standing.detail,
            "age_seconds": round(self.age_s, 1),
            "said_by": "screen" if self.by_screen else "device",
        }

    def _last_test(self) -> dict[str, object] | None:
        if not self.record.tests:
            return None
        last = self.record.tests[0]
        return {"test": last.test, "passed": last.passed, "at": last.at.isoformat()}


def screen_has_the_devices(place: TerminalPlace) -> bool:
    """Whether the screen's process runs, and with it the owners of all ports."""
    return held(place.run, Role.WATCHER)


def check(
    place: TerminalPlace,
    names: Sequence[str],
    asker: Sequence[str],
    now: datetime | None = None,
) -> list[Answer]:
    """How the named devices stand. `asker`: the command that asks them (`kiosk.equipment.ask`), all but the
    names.
    """
    kinds = {each.name: each.kind for each in CLASSES}
    records = records_of(place)
    if screen_has_the_devices(place):
        at = now or datetime.now(UTC)
        answers = {name: _as_the_screen_says(place, name, at) for name in names}
    else:
        known = [name for name in names if name in kinds]
        asked = ask_in_child(asker, known, CHILD_S) if known else {}
        answers = {name: (asked.get(name, NOT_ASKED), 0.0, False) for name in names}
    return [
        Answer(name, kinds.get(name, ""), standing, records.get(name, NOTHING_ON_RECORD), age, by_screen)
        for name, (standing, age, by_screen) in answers.items()
    ]


def records_of(place: TerminalPlace) -> Mapping[str, DeviceRecord]:
    """What is on record; a file that cannot be read is no reason to answer nothing."""
    try:
        return on_record(place.service_record)
    except CacheError:
        return {}


def ask_in_child(asker: Sequence[str], names: Sequence[str], seconds: float) -> dict[str, Standing]:
    """Let another process ask, and take what it has said after so many seconds. What it said nothing of is
    stuck, or its driver has taken the process down.
    """
    process = subprocess.Popen([*asker, *names], stdout=subprocess.PIPE, stdin=subprocess.DEVNULL)
    assert process.stdout is not None
    answers: dict[str, Standing] = {}
    until = time.monotonic() + seconds
    try:
        for line in _lines(process.stdout, until):
            told = json.loads(line)
            answers[told["name"]] = standing_from_json(told)
            if len(answers) == len(names):
                break
        silent = STUCK if time.monotonic() >= until else DRIVER_FAILED
        return {name: answers.get(name, silent) for name in names}
    finally:
        process.kill()
        process.stdout.close()
        with suppress(subprocess.TimeoutExpired):  # the kernel may keep it, in a driver; nobody waits for it
            process.wait(0.5)


def _lines(pipe: IO[bytes], until: float) -> Iterator[bytes]:
    """Whole lines, until the end, or until it is time."""
    waiting = select.poll()
    waiting.register(pipe.fileno(), select.POLLIN)
    rest = b""
    while waiting.poll(max(0.0, until - time.monotonic()) * 1000):
        portion = os.read(pipe.fileno(), 65536)
        if not portion:
            return
        *lines, rest = (rest + portion).split(b"\n")
        yield from lines


def _as_the_screen_says(place: TerminalPlace, name: str, now: datetime) -> tuple[Standing, float, bool]:
    told = read(place.devices)
    seen = told.devices.get(name) if told is not None else None
    if told is None or seen is None or seen.looked is None:
        return NOT_ASKED, 0.0, True
    age = max(timedelta(), now - seen.looked).total_seconds()
    return (STUCK if age > STALE_S else seen.standing), age, True
