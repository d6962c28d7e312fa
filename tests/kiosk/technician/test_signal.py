"""The doctor on light and tone: what is configured and there, and nothing more."""

from pathlib import Path

from kiosk.technician.signal import judge
from kiosk.technician.task import Level


def test_a_light_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    (tmp_path / "kiosk:green:mouth").mkdir()
    finding = judge("kiosk:amber:reader", "", tmp_path, has_player=True)
    assert finding.level is Level.WARNING
    assert "kiosk:green:mouth" in finding.text
    assert "devices.signal.led" in finding.remedy


def test_a_tone_needs_a_player(tmp_path: Path) -> None:
    assert judge("", "default", tmp_path, has_player=False).level is Level.WARNING


def test_what_is_there_is_said_and_no_more_is_claimed(tmp_path: Path) -> None:
    led = tmp_path / "kiosk:amber:reader"
    led.mkdir()
    (led / "trigger").write_text("[none] timer")
    finding = judge(led.name, "", tmp_path, has_player=False)
    assert (finding.level, finding.text) == (Level.OK, "light kiosk:amber:reader, no tone")
