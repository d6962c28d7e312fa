"""A sound card for the tests that listen."""

from pathlib import Path

import pytest

from tests.devices.speaker.soundcard import SoundCard


@pytest.fixture
def card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SoundCard:
    made = SoundCard(tmp_path)
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(made.configuration))
    return made
