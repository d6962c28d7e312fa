"""The times of visits and of maintenance are those of the settings."""

from pathlib import Path

from kiosk.config import load
from kiosk.visit.setting import Timings
from ui.terminal import timings


def test_the_factory_file_says_what_the_accessibility_rules_say(tmp_path: Path) -> None:
    assert timings(load(None, tmp_path).config) == Timings()


def test_maintenance_waits_as_long_as_it_is_set_to(tmp_path: Path) -> None:
    file = tmp_path / "local.toml"
    file.write_text(
        "[maintenance]\nidle_seconds = 600\nwarning_seconds = 60\naccess_seconds = 90\n", encoding="utf-8"
    )
    found = timings(load(file, tmp_path / "data").config)
    assert (found.bench, found.bench_warning, found.bench_access) == (600, 60, 90)
