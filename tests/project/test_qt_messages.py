"""A test in which Qt warns fails, whichever thread it warns in."""

import subprocess
import sys
from pathlib import Path

from tests.qt_messages import warnings_in

WARNS = """
import threading
from PySide6.QtCore import qWarning, qDebug

def test_in_this_thread():
    qWarning("boiler pressure")

def test_in_another():
    thread = threading.Thread(target=qWarning, args=("tide is out",))
    thread.start()
    thread.join()

def test_ignored():
    qWarning("Couldn't load pipewire-0.3 library")

def test_harmless():
    qDebug("all is well")
"""


def test_a_warning_of_qt_fails_its_test(project_root: Path, tmp_path: Path) -> None:
    inside = project_root / "tests" / "project"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(project_root)]
    suite = tmp_path / "tests"
    suite.mkdir()
    (suite / "conftest.py").write_text((inside.parent / "conftest.py").read_text("utf-8"), "utf-8")
    (suite / "test_warns.py").write_text(WARNS, "utf-8")
    ran = subprocess.run(
        [*command, "-c", str(project_root / "pyproject.toml"), str(suite / "test_warns.py")],
        cwd=project_root, capture_output=True, text=True, timeout=90, check=False,
    )  # fmt: skip
    assert "2 failed, 2 passed" in ran.stdout, ran.stdout
    assert "boiler pressure" in ran.stdout
    assert "tide is out" in ran.stdout


def test_levels_and_exceptions() -> None:
    printed = (
        "[qt-message warning] a\n[qt-message debug] b\nx[qt-message critical] c\n[qt-message warning] d1\n"
    )
    assert warnings_in(printed, ["^d[0-9]$"]) == ["a", "c"]
