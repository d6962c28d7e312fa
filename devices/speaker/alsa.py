"""Plays sound through ALSA: an `aplay` process that is fed by a pipe, and killed when it is to be silent.

No sound server is needed. A killed player closes its device, and the device drops what it had not played yet.
"""

import subprocess
import threading
from contextlib import suppress

from devices.errors import DeviceError
from devices.speaker.sound import SAMPLES_A_SECOND, Sound

PROGRAM = "aplay"
BUFFER_MICROSECONDS = 80_000
"""What the device holds ahead: bounds how long it may go on after the player was killed."""
PIECE_BYTES = 8192


class OutputUnavailable(DeviceError):
    """The output played nothing. The message says what a technician can do."""


class Playback:
    """One player at work. `stop` may be called from any thread, at any time."""

    def __init__(self, device: str, program: str = PROGRAM) -> None:
        """Start the player.

        Raises:
            OutputUnavailable: there is none.

        """
        self._device = device
        command = [
            *(program, "-q", "-D", device, "-t", "raw", "-f", "S16_LE", "-c", "1"),
            *("-r", str(SAMPLES_A_SECOND), f"--buffer-time={BUFFER_MICROSECONDS}", "-"),
        ]
        try:
            self._player = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
            )
        except OSError as error:
            raise OutputUnavailable(f"{program} is not there; install the package alsa-utils") from error
        self._stopped = threading.Event()

    def feed(self, sound: Sound) -> None:
        """Hand over sound; waits while the player has enough. Silently nothing once it was stopped.

        Raises:
            OutputUnavailable: the player gave up by itself.

        """
        pipe = self._player.stdin
        assert pipe is not None
        try:
            for start in range(0, len(sound.samples), PIECE_BYTES):
                if self._stopped.is_set():
                    return
                pipe.write(sound.samples[start : start + PIECE_BYTES])
                pipe.flush()
        except (BrokenPipeError, ValueError) as error:
            complaint = self._end()
            if not self._stopped.is_set():
                raise OutputUnavailable(complaint) from error

    def end(self) -> None:
        """No more comes: the player plays what it has, and ends. Never waits."""
        pipe = self._player.stdin
        assert pipe is not None
        with suppress(OSError):
            pipe.close()

    @property
    def playing(self) -> bool:
        """Whether the player is still at work."""
        return self._player.poll() is None

    def finish(self) -> None:
        """Wait until all has been played or it was stopped, and free the device.

        Raises:
            OutputUnavailable: the player gave up by itself.

        """
        complaint = self._end()
        if self._player.returncode != 0 and not self._stopped.is_set():
            raise OutputUnavailable(complaint)

    def stop(self) -> None:
        """Be silent now. Never waits."""
        self._stopped.set()
        self._player.kill()

    def _end(self) -> str:
        """Wait for the player, close its pipes. What it had to complain of."""
        complaints = self._player.stderr
        assert complaints is not None
        self.end()
        untrusted_words = b"" if complaints.closed else complaints.read()
        self._player.wait()
        complaints.close()
        lines = untrusted_words.decode(errors="replace").splitlines()
        said = next((line for line in reversed(lines) if line.strip()), "no reason given")
        return f"{self._device}: {said.strip()}; `aplay -L` lists the names"
