"""The whole agent is killed at each of its writes of an apply, and started again: every push comes to its
end, and what the pointer names is whole. For `make soak`. What a power cut leaves of the same writes is
replayed in `tests/faults/test_power_cut_of_an_apply.py`.
"""

import io
import os
import signal
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.apply.pushed import APPLIED, RELEASES
from kiosk.apply.releases import is_intact
from kiosk.apply.staging import intact
from tests.system.pushing import ScreenKind, Street, a_street
from tests.system.releases import STAND_IN, release

pytestmark = pytest.mark.timeout(3000)
LEAST = 8
QUIET_S = 2.0
"""After a push has ended its last write is synced, and that may be the one to die at."""

HOOK = f"""
import os
import sys
from pathlib import Path

DATA = Path({{data!r}})
PLACES = tuple(DATA / each for each in ({str(APPLIED)!r}, {str(RELEASES)!r}))
ORDER = DATA / "kill-at"
WRITES = os.open(DATA / "writes", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
done = 0


def watched(real, path_of):
    def call(*given, **more):
        global done
        path = Path(path_of(given[0]))
        if any(path == each or each in path.parents for each in PLACES):
            os.write(WRITES, f"{{{{real.__name__}}}} {{{{path.relative_to(DATA)}}}}\\n".encode())
            done = done + 1 if ORDER.exists() else 0
            if done and done == int(ORDER.read_text() or 0):
                ORDER.unlink()
                os.kill(os.getpid(), 9)
        return real(*given, **more)

    return call


if "agent" in sys.orig_argv:
    os.fsync = watched(os.fsync, lambda handle: os.readlink(f"/proc/self/fd/{{{{handle}}}}"))
    os.rename = watched(os.rename, str)
    os.replace = watched(os.replace, str)
    os.mkdir = watched(os.mkdir, str)
"""
"""`sitecustomize` of the programs: the agent notes each of its writes of an apply in the file `writes`, and
dies at the one that the file `kill-at` names, counted from then on.
"""


def writes(street: Street) -> list[str]:
    """What the agent has written since it was asked last, once it writes no more."""
    file, never, before = street.data / "writes", threading.Event(), -1
    while (now := file.stat().st_size) != before:
        before = now
        never.wait(QUIET_S)
    found = file.read_text().splitlines()
    os.truncate(file, 0)
    return found


def killed_at(street: Street, number: int) -> int:
    """How often the agent had died before; at its next write of that number it will once more."""
    writes(street)
    (street.data / "kill-at").write_text(str(number))
    return len(street.agents_died())


@pytest.fixture
def street(tmp_path: Path) -> Iterator[Street]:
    data = tmp_path / "terminal"
    hook = data / "shadow" / "sitecustomize.py"
    hook.parent.mkdir(parents=True)
    hook.write_text(HOOK.format(data=str(data)))
    with a_street(data, tmp_path / "central", ScreenKind.STAND_IN) as street:
        street.catalogue = None
        street.wait_for(street.stands)
        yield street


def settings(number: int) -> str:
    """Another bundle each time."""
    return f"[visit]\nidle_seconds = {100 + number}\nelder_idle_seconds = 400\n"


def not_reached(street: Street) -> bool:
    """Whether the push came to its end without so many writes; the order is taken back."""
    order, never = street.data / "kill-at", threading.Event()
    never.wait(QUIET_S)
    if not order.exists():
        return False
    order.unlink()
    return True


def was_killed(street: Street, before: int) -> bool:
    """Once it is known that the agent has died more often than `before`."""
    street.wait_for(lambda: len(street.agents_died()) > before)
    return street.agents_died()[-1].exit_code == -signal.SIGKILL


def pictures(number: int) -> bytes:
    """Two files to unpack, one of them further down: every file more would be the same place again."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as packed:
        packed.writestr("one.txt", f"one {number}")
        packed.writestr("further/down.txt", "another")
    return whole.getvalue()


def whole(street: Street) -> bool:
    record, store = street.store.read(), street.store
    return intact(record.confirmed, store.directory) and is_intact(record.confirmed.software, store.releases)


def test_a_push_comes_to_its_end_whenever_the_agent_dies(street: Street) -> None:
    """A push that nobody disturbs says how many writes there are; then each of them is where one ends."""
    writes(street)
    assert street.push(settings(0), media=pictures(0)).outcome == "kept"
    places = writes(street)
    assert len(places) > LEAST, "these are the writes of an apply"
    for number, place in enumerate(places, 1):
        died = killed_at(street, number)
        assert street.push(settings(number), media=pictures(number)).outcome == "kept", (number, place)
        assert whole(street), (number, place)
        assert street.idle_seconds() == 100 + number
        if not_reached(street):
            # How often a probation is noted depends on how long it takes; this one had fewer.
            assert len(writes(street)) < number, place
        else:
            assert was_killed(street, died), (number, place)


def test_a_new_release_comes_to_its_end_whenever_the_agent_dies(street: Street, tmp_path: Path) -> None:
    """It has a thousand files: the first, some between, the last ones."""
    writes(street)
    first = release(tmp_path, STAND_IN | {"release.json": RELEASE.format(turn=0)})
    assert street.push("# nothing\n", software=first).outcome == "kept"
    most = len(writes(street))
    for turn, number in enumerate((1, most // 20, most // 2, most - 25, most - 15, most - 5), 1):
        killed_at(street, number)
        changed = release(tmp_path, STAND_IN | {"release.json": RELEASE.format(turn=turn)})
        assert street.push("# nothing\n", software=changed).outcome == "kept", number
        assert whole(street), number
    assert sum(each.exit_code == -signal.SIGKILL for each in street.agents_died()) >= 4


RELEASE = '{{"format": 1, "version": "{turn}", "python": "3.11"}}'
