"""The whole agent is killed at each of its writes of an apply, and started again: every push comes to its
end, and what the pointer names is whole. For `make soak`. What a power cut leaves of the same writes is
replayed in `tests/faults/test_power_cut_of_an_apply.py`.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.apply.pushed import APPLIED, RELEASES
from kiosk.apply.releases import is_intact
from kiosk.apply.staging import intact
from tests.system.pushing import ScreenKind, Street, a_street
from tests.system.releases import STAND_IN, release

pytestmark = pytest.mark.timeout(3000)

HOOK = f"""
import os
from pathlib import Path

PLACES = tuple(Path({{data!r}}) / each for each in ({str(APPLIED)!r}, {str(RELEASES)!r}))
ORDER = Path({{data!r}}) / "kill-at"
done = 0


def watched(real, path_of):
    def call(*given, **more):
        global done
        path = Path(path_of(given[0]))
        if any(path == each or each in path.parents for each in PLACES) and ORDER.exists():
            done += 1
            if done == int(ORDER.read_text()):
                ORDER.unlink()
                os.kill(os.getpid(), 9)
        return real(*given, **more)

    return call


os.fsync = watched(os.fsync, lambda handle: os.readlink(f"/proc/self/fd/{{{{handle}}}}"))
os.rename = watched(os.rename, str)
os.replace = watched(os.replace, str)
os.mkdir = watched(os.mkdir, str)
"""
"""`sitecustomize` of the programs: dies at the write that the file `kill-at` names, counted from then on."""
MOST_WRITES = 200


def killed_at(street: Street, number: int) -> int:
    """How often the agent had died before; at its next write of that number it will once more."""
    (street.data / "kill-at").write_text(str(number))
    return len(street.agents_died())


@pytest.fixture
def street(tmp_path: Path) -> Iterator[Street]:
    data = tmp_path / "terminal"
    hook = data / "shadow" / "sitecustomize.py"
    hook.parent.mkdir(parents=True)
    hook.write_text(HOOK.format(data=str(data)))
    with a_street(data, tmp_path / "central", ScreenKind.STAND_IN) as street:
        street.wait_for(street.stands)
        yield street


def settings(number: int) -> str:
    """Another bundle each time."""
    return f"[visit]\nidle_seconds = {100 + number}\nelder_idle_seconds = 400\n"


def whole(street: Street) -> bool:
    record, store = street.store.read(), street.store
    return intact(record.confirmed, store.directory) and is_intact(record.confirmed.software, store.releases)


def test_a_push_comes_to_its_end_whenever_the_agent_dies(street: Street) -> None:
    for number in range(1, MOST_WRITES):
        died = killed_at(street, number)
        assert street.push(settings(number)).outcome == "kept", number
        assert whole(street), number
        assert street.idle_seconds() == 100 + number
        if len(street.agents_died()) == died:
            break
    else:
        raise AssertionError("more writes than were looked for")
    assert number > 8, "the agent was killed in the middle of its work"


def test_a_new_release_comes_to_its_end_whenever_the_agent_dies(street: Street, tmp_path: Path) -> None:
    for turn, number in enumerate((1, 40, 700, 1120, 1135), 1):
        killed_at(street, number)
        changed = release(tmp_path, STAND_IN | {"release.json": RELEASE.format(turn=turn)})
        assert street.push("# nothing\n", software=changed).outcome == "kept", number
        assert whole(street), number
    assert sum(each.exit_code == -9 for each in street.agents_died()) >= 3


RELEASE = '{{"format": 1, "version": "{turn}", "python": "3.11"}}'
