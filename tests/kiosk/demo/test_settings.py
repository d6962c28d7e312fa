"""What a person gives `kiosk demo`, and what is refused before anything is started."""

from pathlib import Path

import pytest

from kiosk.config import load
from kiosk.demo.layout import Layout
from kiosk.demo.terminal import write_config
from tests.kiosk.conftest import Kiosk


def test_a_given_setting_lies_under_the_ports_of_the_simulated_devices(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    given = {"devices.id_card_reader.port": "/dev/ttyS9", "ui.pixels_per_mm": 3.0, "logging.level": "debug"}
    ours = {"devices.id_card_reader.port": "/dev/pts/1", "devices.receipt_printer.port": "/dev/pts/2"}
    write_config(layout, given, devices=ours, shown={"ui.pixels_per_mm": 4.0})
    config = load(layout.config, tmp_path).config
    assert config.devices.id_card_reader.port == "/dev/pts/1"
    assert config.devices.receipt_printer.port == "/dev/pts/2"
    assert (config.ui.pixels_per_mm, config.ui.fullscreen, config.logging.level) == (3.0, False, "debug")


def test_a_wrong_configuration_is_refused_before_anything_starts(kiosk: Kiosk, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("[visit]\nidle_second = 60\n", "utf-8")
    said = kiosk("--config", str(wrong), "demo", "--headless")
    assert said.code == 2
    assert said.err.splitlines() == [
        f"kiosk: {wrong}: visit.idle_second: no such key; did you mean visit.idle_seconds?"
    ]
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("option", ["--report", "--screenshots", "--receipts"])
def test_a_place_that_cannot_be_written_is_said_before_anything_starts(
    kiosk: Kiosk, tmp_path: Path, option: str
) -> None:
    place = tmp_path / "place"
    place.mkdir() if option == "--report" else place.write_text("")
    said = kiosk("demo", "--headless", option, str(place))
    assert said.code == 1
    assert said.err.startswith(f"kiosk: {place}: ")
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("count", ["x", "-1", "1.5", "１", "9" * 5000])
def test_a_number_of_visits_that_is_none_is_said_in_one_line(kiosk: Kiosk, count: str) -> None:
    said = kiosk("demo", f"--visits={count}")
    assert said.code == 2
    assert "a number from 0 to 100000" in said.err
    assert len(said.err.splitlines()) == 1
