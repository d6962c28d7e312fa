"""The doctor on a face module: a stand-in is called one, and one that is not offered is spoken of."""

from pathlib import Path

import pytest

from devices.face_module import program
from kiosk.config import load
from kiosk.technician import faces
from kiosk.technician.task import Level, Machine

HELLO = '{"protocol": 1, "module": "Example Vision V2", "stand_in": STAND_IN}'


def machine(directory: Path, command: Path, ways: str) -> Machine:
    file = directory / "local.toml"
    table = f'[devices.face_module]\ndriver = "program"\ncommand = ["{command}"]\n'
    file.write_text(f"[identity]\nways = [{ways}]\n{table}", "utf-8")
    return Machine(load(file, directory).config, (), (), directory)


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """No answer depends on how fast this machine is."""
    monkeypatch.setattr(program, "HELLO_S", 60.0)


def module(directory: Path, stand_in: str) -> Path:
    file = directory / f"module-{stand_in}"
    file.write_text(f"#!/bin/sh\necho '{HELLO.replace('STAND_IN', stand_in)}'\nread line\n", "utf-8")
    file.chmod(0o755)
    return file


def test_a_module_says_who_it_is_and_a_stand_in_is_a_warning(tmp_path: Path) -> None:
    offered = '"staff", "face"'
    well = faces.face_module(machine(tmp_path, module(tmp_path, "false"), offered))
    assert (well.level, well.text) == (Level.OK, "Example Vision V2")
    stand_in = faces.face_module(machine(tmp_path, module(tmp_path, "true"), offered))
    assert stand_in.level is Level.WARNING
    assert "stand-in" in stand_in.text
    silent = faces.face_module(machine(tmp_path, module(tmp_path, "true"), '"staff"'))
    assert "ways does not offer it" in silent.text


def test_one_that_is_not_installed_is_said_in_a_line(tmp_path: Path) -> None:
    missing = faces.face_module(machine(tmp_path, tmp_path / "none", '"staff", "face"'))
    assert missing.level is Level.WARNING
    assert "program is not there" in missing.text
    assert missing.remedy


def test_a_terminal_need_not_have_one(tmp_path: Path) -> None:
    assert faces.no_face_module(Machine(load(None, tmp_path).config, (), (), tmp_path))
