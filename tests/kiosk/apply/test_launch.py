"""Which release is started, and what counts against it; also where the pointer names one that is gone."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from kiosk.apply.launch import MOST_AGENT_STARTS, Start, agents_start, screens_start
from kiosk.apply.pushed import APPLIED, FACTORY_BUNDLE, IDENTITY_FILE, RECORD, RELEASES, Pushed
from kiosk.apply.release import VARIABLE, environment
from kiosk.apply.screen import Screen, begun, read, screen_file

SAID = Screen(boot="b", pid=7, effect="new", starts=1, began=0.0, alive=0.0)


def there(directory: Path, name: str) -> Path:
    program = directory / name / "program" / "kiosk"
    program.mkdir(parents=True)
    (program / "__main__.py").touch()
    return directory / name


def test_an_agent_that_cannot_start_gives_way_to_the_release_before(tmp_path: Path) -> None:
    new, old = there(tmp_path, "new"), there(tmp_path, "old")
    confirmed, previous = Pushed(None, "", "new", new), Pushed(None, "", "old", old)
    last_chance = replace(SAID, starts=MOST_AGENT_STARTS)
    assert agents_start(last_chance, confirmed, previous) == Start(new)
    once_more = replace(SAID, starts=MOST_AGENT_STARTS + 1)
    assert agents_start(once_more, confirmed, previous) == Start(old, fell_back=True)
    assert agents_start(once_more, confirmed, FACTORY_BUNDLE) == Start(None, fell_back=True)
    assert agents_start(once_more, FACTORY_BUNDLE, FACTORY_BUNDLE) == Start(None), (
        "there is nothing before it"
    )


def test_a_release_that_is_gone_gives_way_to_the_installed_one_unless_it_is_on_probation(
    tmp_path: Path,
) -> None:
    gone = Pushed(None, "", "new", tmp_path / "gone")
    assert screens_start(gone, gone) == Start(None)
    assert screens_start(gone, Pushed(None, "", "old")) is None
    new = Pushed(None, "", "new", there(tmp_path, "new"))
    assert screens_start(new, FACTORY_BUNDLE) == Start(new.release)


def test_a_start_is_counted_once_though_the_launcher_becomes_the_program() -> None:
    launched = begun(SAID, boot="b", pid=8, effect="new", now=1.0)
    assert launched.starts == 2
    assert begun(launched, boot="b", pid=8, effect="new", now=2.0).starts == 2


def test_a_program_finds_its_own_release_and_no_other(tmp_path: Path) -> None:
    a, b = there(tmp_path, "a"), there(tmp_path, "b")
    (b / "libraries").mkdir()
    of_a = environment(a, {"PYTHONPATH": "/else", "HOME": "/h"})
    assert of_a == {"HOME": "/h", "PYTHONPATH": f"{a}/program:/else", VARIABLE: str(a)}
    of_b = environment(b, of_a)
    assert of_b["PYTHONPATH"] == f"{b}/program:{b}/libraries:/else"
    assert environment(None, of_b) == {"HOME": "/h", "PYTHONPATH": "/else"}


def test_a_release_that_does_nothing_at_all_is_counted(tmp_path: Path) -> None:
    """What a release cannot count itself: it is broken before its first line."""
    whole = there(tmp_path / RELEASES, "r" * 32)
    (whole / "program" / "ui").mkdir()
    (whole / "program" / "ui" / "__init__.py").write_text("not python")
    identity = tmp_path / IDENTITY_FILE
    identity.write_text(json.dumps({"signing_key_id": "c"}))
    pointer = {"directory": "", "settings": "", "effect": "new", "release": "r" * 32}
    record = tmp_path / APPLIED / RECORD
    record.parent.mkdir()
    record.write_text(
        json.dumps({"central": "c", "running": pointer, "confirmed": {**pointer, "effect": "old"}})
    )
    for start in (1, 2):
        child = subprocess.run(
            [sys.executable, "-P", "-m", "kiosk.apply.launch", "ui", "--data", str(tmp_path)],
            capture_output=True,
            check=False,
        )
        assert child.returncode != 0
        said = read(screen_file(tmp_path))
        assert said is not None
        assert (said.starts, said.effect, said.standing) == (start, "new", False)
