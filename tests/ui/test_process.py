"""The UI as a process: it starts at once, ends when asked, and says in one line what is wrong."""

import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from ui.engine import Appearance
from ui.face import Face, factory_face, keep_face, read_face


def a_face() -> Face:
    """The factory's, with another sentence on it."""
    factory = factory_face(None)
    assert factory is not None
    return replace(factory, appearance=Appearance(), welcome={**factory.welcome, "notice": "示例"})


A_FACE = a_face()


def a_ui(data: Path, *options: str) -> "subprocess.Popen[str]":
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    return subprocess.Popen(
        [sys.executable, "-m", "ui", "--data", str(data), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )


def log_of(data: Path) -> list[str]:
    file = data / "logs" / "ui.log"
    return [json.loads(line)["event"] for line in file.read_text().splitlines()] if file.is_file() else []


def run_once(data: Path) -> str:
    """Start, wait until the terminal is awake, end. Gives what it wrote on stderr."""
    ui = a_ui(data)
    while "ui.started" not in log_of(data):
        assert ui.poll() is None
        threading.Event().wait(0.05)  # a file tells nobody that it has grown; it needs the processor to grow
    ui.send_signal(signal.SIGTERM)
    _, err = ui.communicate(timeout=60)
    assert ui.returncode == 0, err
    return err


@pytest.mark.parametrize("start", ["the first", "with the face of the last"])
def test_it_shows_a_frame_and_ends(tmp_path: Path, start: str) -> None:
    if start != "the first":
        run_once(tmp_path)
        assert read_face(tmp_path / "run" / "face.json") is not None
    ui = a_ui(tmp_path, "--until-first-frame")
    out, err = ui.communicate(timeout=60)
    assert (ui.returncode, out) == (0, "first frame\n"), err
    assert "Error" not in err


def test_the_gallery_needs_neither_data_nor_devices(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    gallery = subprocess.run(
        [
            sys.executable,
            "-m",
            "kiosk",
            "--data",
            str(tmp_path / "none"),
            "ui",
            "--gallery",
            "--until-first-frame",
        ],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        timeout=60,
    )
    assert (gallery.returncode, gallery.stdout) == (0, "first frame\n"), gallery.stderr
    assert not (tmp_path / "none").exists()


def test_it_ends_when_it_is_asked_to(tmp_path: Path) -> None:
    for _ in range(2):  # with the factory's face, then with its own
        err = run_once(tmp_path)
        assert log_of(tmp_path)[-1] == "ui.stopped"
        assert "TypeError" not in err
        (tmp_path / "logs" / "ui.log").unlink()


def test_wrong_settings_are_one_line_and_exit_2(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("[visit]\nidle_seconds = 1\n")
    ui = a_ui(tmp_path / "data", "--config", str(wrong))
    _, err = ui.communicate(timeout=60)
    assert ui.returncode == 2
    lines = err.strip().splitlines()
    assert len(lines) == 1
    assert "idle_seconds" in lines[0]
    assert str(wrong) in lines[0]


def test_without_a_display_it_says_so_in_one_line(tmp_path: Path) -> None:
    displays = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    ui = subprocess.run(
        [sys.executable, "-m", "ui", "--data", str(tmp_path)],
        env={name: value for name, value in os.environ.items() if name not in displays},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ui.returncode == 1
    [line] = ui.stderr.splitlines()
    assert "QT_QPA_PLATFORM" in line


def test_a_face_is_kept_and_found_again(tmp_path: Path) -> None:
    keep_face(tmp_path / "run" / "face.json", A_FACE)
    assert read_face(tmp_path / "run" / "face.json") == A_FACE


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"appearance": {"no": 1}}', '{"appearance": 3}'])
def test_a_face_that_cannot_be_read_is_none(tmp_path: Path, kept: str) -> None:
    file = tmp_path / "face.json"
    file.write_text(kept)
    assert read_face(file) is None


def test_nothing_heavy_is_imported_before_the_first_frame() -> None:
    code = "import ui.app, ui.face, ui.engine, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    heavy = {"pydantic", "requests", "sqlite_utils", "cryptography", "structlog", "PIL", "kiosk.visit.visit"}
    assert not heavy & set(loaded.split())
