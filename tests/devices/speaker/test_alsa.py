"""The player, over real ALSA whose outputs end in files."""

import threading
import time

import pytest

from devices.speaker.alsa import OutputUnavailable, Playback
from devices.speaker.sound import Sound, silence
from tests.devices.speaker.soundcard import SoundCard
from tests.quickest import quickest

TONE = Sound(
    b"".join((5000 if n % 100 < 50 else -5000).to_bytes(2, "little", signed=True) for n in range(22050))
)


def test_what_goes_in_comes_out_of_the_named_output_and_of_no_other(card: SoundCard) -> None:
    playback = Playback("loudspeaker")
    playback.feed(TONE)
    playback.feed(silence(0.1))
    playback.feed(TONE)
    playback.finish()
    heard = card.until_heard("loudspeaker", 2.1)
    assert heard.samples[: len(TONE.samples)] == TONE.samples
    assert heard.seconds == pytest.approx(2.1, abs=0.2)
    assert card.heard("earphone").samples == b""


def test_it_is_silent_within_a_tenth_of_a_second(card: SoundCard) -> None:
    assert quickest(lambda: _seconds_to_silence(card), good=0.1) < 0.1


def _seconds_to_silence(card: SoundCard) -> float:
    """From the word to the end, in the midst of what would go on for hours."""
    playback = Playback("loudspeaker")
    playback.feed(TONE)
    ended = threading.Event()

    def go_on() -> None:
        for _ in range(10_000):
            playback.feed(TONE)
        playback.finish()
        ended.set()

    feeding = threading.Thread(target=go_on)
    feeding.start()
    card.until_heard("loudspeaker", 1.0)
    began = time.monotonic()
    playback.stop()
    assert ended.wait(60)
    took = time.monotonic() - began
    feeding.join()
    return took


def test_an_output_that_is_not_there_is_named(card: SoundCard) -> None:
    playback = Playback("nobody")
    with pytest.raises(OutputUnavailable, match="nobody"):
        playback.finish()


def test_a_player_that_is_not_there_is_named_with_its_package() -> None:
    with pytest.raises(OutputUnavailable, match="alsa-utils"):
        Playback("default", program="no-such-player")
