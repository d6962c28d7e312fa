"""`kiosk speech`: what a technician does about prompts, recordings and outputs."""

import subprocess
import sys
from pathlib import Path

import pytest

from devices.speaker.sound import silence, to_wav


def speech(tmp_path: Path, *arguments: str, settings: str = "") -> "subprocess.CompletedProcess[str]":
    file = tmp_path / "settings.toml"
    file.write_text(f'[ui]\nlanguages = ["zh"]\n[speech]\n{settings}', encoding="utf-8")
    command = [sys.executable, "-m", "kiosk", "--config", str(file), "--data", str(tmp_path), "speech"]
    return subprocess.run([*command, *arguments], capture_output=True, text=True, timeout=60, check=False)


def test_recordings_are_judged_one_by_one(tmp_path: Path) -> None:
    folder = tmp_path / "recordings" / "zh"
    folder.mkdir(parents=True)
    (folder / "action.back.wav").write_bytes(to_wav(silence(0.5)))
    (folder / "action.next.wav").write_bytes(b"MP3")
    (folder / "no.such.key.wav").write_bytes(to_wav(silence(0.5)))
    done = speech(tmp_path, "check", settings=f'recordings = "{tmp_path / "recordings"}"')
    lines = done.stdout.splitlines()
    assert done.returncode == 1
    assert [line.split()[0] for line in lines[:2]] == ["WRONG", "STRANGE"]
    assert "action.next.wav: no WAV file" in lines[0]
    assert "no.such.key.wav" in lines[1]
    assert any(line.startswith("MISSING  zh/welcome.question.wav") for line in lines)
    assert lines[-1].startswith("1 of ")


def test_every_sentence_is_listed_with_the_name_of_its_recording(tmp_path: Path) -> None:
    rows = [line.split("\t") for line in speech(tmp_path, "list").stdout.splitlines()]
    assert ["zh", "action.back", "上一步"] in rows


@pytest.mark.parametrize(("device", "code"), [("null", 0), ("nobody", 1)])
def test_an_output_is_tried_and_a_wrong_one_is_one_line(tmp_path: Path, device: str, code: int) -> None:
    done = speech(tmp_path, "test", "loudspeaker", settings=f'loudspeaker = "{device}"')
    assert done.returncode == code
    assert device in (done.stderr if code else done.stdout)
    assert len(done.stderr.splitlines()) == code
