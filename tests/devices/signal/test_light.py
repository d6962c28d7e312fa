"""The indicator light, written as the kernel's LED class documents it."""

from pathlib import Path

import pytest

from devices.errors import PortUnavailable
from devices.signal.alarm import Alarm
from devices.signal.light import KernelLed


@pytest.fixture
def led(tmp_path: Path) -> Path:
    """A directory as the kernel makes one."""
    folder = tmp_path / "kiosk:amber:reader"
    folder.mkdir()
    (folder / "max_brightness").write_text("255\n")
    (folder / "trigger").write_text("[none] timer\n")
    return folder


def read(led: Path) -> dict[str, str]:
    return {file.name: file.read_text().strip() for file in led.iterdir()}


def test_a_soft_call_is_a_steady_light(led: Path) -> None:
    KernelLed(led.name, led.parent).show(Alarm.SOFT)
    assert read(led)["trigger"] == "none"
    assert read(led)["brightness"] == "255"


def test_a_louder_call_blinks_faster(led: Path) -> None:
    light = KernelLed(led.name, led.parent)
    light.show(Alarm.PRESSING)
    assert (read(led)["trigger"], read(led)["delay_on"], read(led)["delay_off"]) == ("timer", "500", "500")
    light.show(Alarm.LOUD)
    assert int(read(led)["delay_on"]) < 500


def test_it_is_dark_when_nobody_is_called_and_when_the_process_ends(led: Path) -> None:
    light = KernelLed(led.name, led.parent)
    light.show(Alarm.LOUD)
    light.show(Alarm.NONE)
    assert (read(led)["trigger"], read(led)["brightness"]) == ("none", "0")
    light.show(Alarm.SOFT)
    light.close()
    assert read(led)["brightness"] == "0"


def test_a_light_that_is_not_there_is_an_error_that_names_it(tmp_path: Path) -> None:
    light = KernelLed("none:such", tmp_path)
    with pytest.raises(PortUnavailable, match="none:such"):
        light.show(Alarm.SOFT)
    light.close()
