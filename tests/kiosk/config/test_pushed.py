"""The pushed bundle between what the factory says and what is plugged in here."""

import json
from pathlib import Path
from typing import Any

import pytest

from kiosk.apply.pushed import APPLIED, FACTORY_BUNDLE, RECORD, SETTINGS, Which, pushed
from kiosk.config import ConfigError, load
from kiosk.config.load import IDENTITY_FILE
from tests.kiosk.conftest import Kiosk

CENTRAL = "central-key"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """An enrolled terminal's."""
    identity = tmp_path / "data" / IDENTITY_FILE
    identity.parent.mkdir(parents=True)
    stored = {
        "terminal_id": "00A1",
        "central_url": "https://central.example",
        "signing_key_id": CENTRAL,
    }
    identity.write_text(json.dumps(stored))
    return tmp_path / "data"


def push(data: Path, running: str, confirmed: str | None = None) -> None:
    """Bundles as `kiosk.apply` leaves them; the text of their settings."""
    record: dict[str, Any] = {"central": CENTRAL}
    for which, text in (("running", running), ("confirmed", running if confirmed is None else confirmed)):
        directory = data / APPLIED / which
        directory.mkdir(parents=True)
        (directory / SETTINGS).write_text(text, "utf-8")
        record[which] = {"directory": which, "settings": f"config/{which}-1.toml", "effect": which}
    (data / APPLIED / RECORD).write_text(json.dumps(record))


def local(data: Path, text: str) -> Path:
    path = data / "local.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_bundle_lies_over_the_factory_and_below_what_is_plugged_in(data: Path) -> None:
    push(data, '[visit]\nidle_seconds = 90\n[devices.receipt_printer]\nport = "/dev/ttyS1"\n')
    file = local(data, '[devices.receipt_printer]\nport = "/dev/ttyS7"\n[visit]\nidle_seconds = 70\n')
    effective = load(file, data)
    assert effective.config.visit.idle_seconds == 90
    assert effective.sources["visit.idle_seconds"] == "pushed: config/running-1.toml"
    assert effective.config.devices.receipt_printer.port == "/dev/ttyS7"
    assert effective.sources["devices.receipt_printer.port"] == str(file)
    assert effective.ignored == ("visit.idle_seconds",)


def test_a_bundle_may_name_another_address_of_the_central_service(data: Path) -> None:
    push(data, '[central]\nurl = "https://other.example"\n')
    assert load(None, data).config.central.url == "https://other.example"


def test_the_agent_may_ask_for_what_has_proved_itself(data: Path) -> None:
    push(data, "[visit]\nidle_seconds = 90\n", "[visit]\nidle_seconds = 80\n")
    assert load(None, data).config.visit.idle_seconds == 90
    assert load(None, data, which=Which.CONFIRMED).config.visit.idle_seconds == 80


def test_no_bundle_renames_a_terminal(data: Path) -> None:
    push(data, '[terminal]\nid = "0000"\n')
    effective = load(None, data)
    assert effective.config.terminal.id == "00A1"
    assert "terminal.id: is the terminal's own" in effective.pushed_problem


@pytest.mark.parametrize("text", ["[visit]\nidle_seconds = 1\n", "[weather]\nsunny = true\n", "= ="])
def test_a_bundle_that_no_longer_fits_is_left_out_and_said(data: Path, text: str) -> None:
    push(data, text)
    effective = load(None, data)
    assert effective.config.visit.idle_seconds == 60
    assert not [source for source in effective.sources.values() if source.startswith("pushed")]
    assert effective.pushed_problem


def test_a_wrong_local_file_is_not_put_on_the_bundle(data: Path) -> None:
    push(data, "[visit]\nidle_seconds = 90\n")
    with pytest.raises(ConfigError, match=r"local\.toml: ui\.orientation"):
        load(local(data, '[ui]\norientation = "round"\n'), data)


def test_a_bundle_of_another_central_service_is_not_taken(data: Path) -> None:
    push(data, "[visit]\nidle_seconds = 90\n")
    assert pushed(data, Which.RUNNING, "another") == FACTORY_BUNDLE


@pytest.mark.parametrize("record", ["", "{", "[]", "null", '{"central": "central-key", "running": 1}'])
def test_a_damaged_record_is_no_bundle(data: Path, record: str) -> None:
    push(data, "[visit]\nidle_seconds = 90\n")
    (data / APPLIED / RECORD).write_text(record)
    assert load(None, data).config.visit.idle_seconds == 60


def test_sounds_and_pictures_come_from_the_bundle(data: Path) -> None:
    push(data, '[speech]\nrecordings = "media/voice-3"\n')
    found = load(None, data)
    assert found.config.speech.recordings == str(data / APPLIED / "running" / "media" / "voice-3")


def test_show_names_the_bundle_as_the_source(kiosk: Kiosk, data: Path) -> None:
    push(data, "[visit]\nidle_seconds = 90\n")
    shown = json.loads(kiosk("config", "show", "--json").out)
    assert shown["keys"]["visit.idle_seconds"] == {"value": 90, "source": "pushed: config/running-1.toml"}
    assert shown["keys"]["terminal.id"]["source"] == "enrolment"


def test_show_says_why_a_bundle_is_not_in_force(kiosk: Kiosk, data: Path) -> None:
    push(data, "[visit]\nidle_second = 90\n")
    said = kiosk("config", "show")
    assert "config/running-1.toml: visit.idle_second: no such key" in said.err


def test_no_bundle_says_which_program_of_a_vendor_runs_here(data: Path) -> None:
    push(data, '[devices.face_module]\ndriver = "program"\ncommand = ["/bin/sh"]\n')
    here = local(data, '[devices.face_module]\ndriver = "program"\ncommand = ["/opt/vendor/face"]\n')
    for file, command in ((None, None), (here, ("/opt/vendor/face",))):
        effective = load(file, data)
        module = effective.config.devices.face_module
        assert (None if module is None else module.command) == command
        assert "is the terminal's own" in effective.pushed_problem
