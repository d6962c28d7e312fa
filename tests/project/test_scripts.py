"""The doors of the project open, and say the same."""

import re
import stat
import subprocess
from pathlib import Path

import pytest


def scripts(root: Path) -> list[Path]:
    return [path for path in (root / "script").iterdir() if path.suffix == ""] + [root / ".ci" / "run"]


def test_every_script_can_be_run_and_is_sound_bash(project_root: Path) -> None:
    for script in scripts(project_root):
        assert script.stat().st_mode & stat.S_IXUSR, script
        assert "set -euo pipefail" in script.read_text(encoding="utf-8"), script
        checked = subprocess.run(["bash", "-n", script], capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stderr


def test_the_makefile_calls_scripts_that_exist(project_root: Path) -> None:
    makefile = (project_root / "Makefile").read_text(encoding="utf-8")
    called = re.findall(r"^\t(script/\S+)", makefile, re.MULTILINE)
    assert {"script/setup", "script/demo", "script/test"} <= set(called)
    assert all((project_root / script).is_file() for script in called)


@pytest.mark.parametrize(
    "entry", ["kiosk", "ui", "devices", "offline_cache", "config.toml", "pyproject.toml", "tests"]
)
def test_the_seven_entries_that_the_client_fixed_are_there(project_root: Path, entry: str) -> None:
    assert (project_root / entry).exists()


def test_every_package_has_a_door_plate(project_root: Path) -> None:
    packages = ("kiosk", "ui", "devices", "offline_cache", "central", "tests", "bench")
    bare = [
        str(file.relative_to(project_root))
        for package in packages
        for file in (project_root / package).rglob("__init__.py")
        if not file.read_text(encoding="utf-8").startswith('"""')
    ]
    assert bare == []
