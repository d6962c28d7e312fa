"""A piece of sound: one channel, 16 bits, 22 050 samples a second, which is what espeak-ng makes."""

import sys
import wave
from array import array
from dataclasses import dataclass, field
from io import BytesIO

SAMPLES_A_SECOND = 22050
BYTES_A_SAMPLE = 2
LONGEST_SECONDS = 120
"""Nothing that a screen says takes two minutes; more is not read from a file."""


class BadSound(ValueError):
    """Not a WAV file of the one kind that is played."""


@dataclass(frozen=True)
class Sound:
    """`samples`: 16 bits each, little endian. Left out of `repr`: it may be somebody's number."""

    samples: bytes = field(repr=False)

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / (SAMPLES_A_SECOND * BYTES_A_SAMPLE)

    def loudest(self) -> float:
        """The largest swing, as a share of what is possible: 0 is silence."""
        return max((abs(each) for each in _numbers(self.samples)), default=0) / 32768

    def at_volume(self, percent: int) -> "Sound":
        """Softer; 100 is as it is."""
        if percent == 100:
            return self
        return Sound(_bytes(array("h", (each * percent // 100 for each in _numbers(self.samples)))))


def silence(seconds: float) -> Sound:
    """A pause."""
    return Sound(bytes(round(seconds * SAMPLES_A_SECOND) * BYTES_A_SAMPLE))


def from_wav(untrusted_wav: bytes) -> Sound:
    """What a WAV file holds.

    Raises:
        BadSound: another number of channels, bits or samples a second, no sound at all, or too much.

    """
    try:
        with wave.open(BytesIO(untrusted_wav)) as file:
            kind = (file.getnchannels(), file.getsampwidth(), file.getframerate())
            samples = file.readframes(LONGEST_SECONDS * SAMPLES_A_SECOND + 1)
    except (wave.Error, EOFError) as error:
        raise BadSound(f"no WAV file ({type(error).__name__}: {error})") from error
    if kind != (1, BYTES_A_SAMPLE, SAMPLES_A_SECOND):
        raise BadSound(f"{kind[0]} channels, {8 * kind[1]} bits, {kind[2]} Hz instead of 1, 16, 22050")
    if not samples:
        raise BadSound("no sound in it")
    if len(samples) > LONGEST_SECONDS * SAMPLES_A_SECOND * BYTES_A_SAMPLE:
        raise BadSound(f"longer than {LONGEST_SECONDS} s")
    return Sound(samples[: len(samples) // BYTES_A_SAMPLE * BYTES_A_SAMPLE])


def to_wav(sound: Sound) -> bytes:
    """As a WAV file."""
    buffer = BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(BYTES_A_SAMPLE)
        file.setframerate(SAMPLES_A_SECOND)
        file.writeframes(sound.samples)
    return buffer.getvalue()


def _numbers(samples: bytes) -> "array[int]":
    numbers = array("h", samples)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _bytes(numbers: "array[int]") -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()
