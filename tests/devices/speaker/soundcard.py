"""Real ALSA without hardware: two named outputs whose sound ends in a file."""

import time
from pathlib import Path

from devices.speaker.sound import Sound

TEMPLATE = """</usr/share/alsa/alsa.conf>
pcm.loudspeaker {{ type file slave.pcm "null" format "raw" file "|cat >> {directory}/loudspeaker.raw" }}
pcm.earphone {{ type file slave.pcm "null" format "raw" file "|cat >> {directory}/earphone.raw" }}
"""


class SoundCard:
    """What came out of each output. `configuration` is for ALSA_CONFIG_PATH."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self.configuration = directory / "asound.conf"
        self.configuration.write_text(TEMPLATE.format(directory=directory))

    def heard(self, output: str) -> Sound:
        """Everything that output has played so far; its writer may end a moment after the player."""
        file = self._directory / f"{output}.raw"
        return Sound(file.read_bytes() if file.exists() else b"")

    def until_heard(self, output: str, seconds: float, patience: float = 60.0) -> Sound:
        """Wait for so much sound."""
        until = time.monotonic() + patience
        while (sound := self.heard(output)).seconds < seconds and time.monotonic() < until:
            time.sleep(0.01)  # a pipe's far end tells nobody when it has written
        return sound
