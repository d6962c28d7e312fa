"""espeak-ng as the voice: a process per sentence, text in by a pipe, a WAV file out by another."""

import subprocess
from collections.abc import Mapping
from types import MappingProxyType

from devices.speaker.sound import BadSound, Sound, from_wav
from devices.speaker.voice import VoiceUnavailable

VOICES: Mapping[str, str] = MappingProxyType({"zh": "cmn-latn-pinyin", "en": "en-gb", "ko": "ko"})
"""Language to espeak-ng's voice.

"cmn" of espeak-ng 1.51, which Debian 12 carries, reads most characters as English letters and a number
(docs/decisions/0013); "cmn-latn-pinyin" reads the same dictionary rightly. Its Japanese says
"Chinese letter" for every kanji, which no one can follow: there is none.
"""
LONGEST_RENDERING_S = 10.0
PROGRAM = "espeak-ng"
INSTALL = "install the package espeak-ng"


class Espeak:
    """A `Voice`. `words_a_minute`: espeak-ng's own measure, 80 to 450."""

    def __init__(self, words_a_minute: int, program: str = PROGRAM) -> None:
        self._rate = words_a_minute
        self._program = program

    def knows(self, language: str) -> bool:
        """Only what `VOICES` names has been found fit to be heard."""
        return language in VOICES

    def render(self, text: str, language: str) -> Sound:
        """As `Voice.render`."""
        if language not in VOICES:
            raise VoiceUnavailable(f"no voice for {language!r}")
        return self._wav(text, VOICES[language])

    def manner(self, language: str) -> str:
        """Voice and rate."""
        return f"espeak-ng {VOICES.get(language, '')} {self._rate}"

    def _wav(self, text: str, voice: str) -> Sound:
        # From standard input: a command line can be read by every process of the machine.
        command = [self._program, "-v", voice, "-s", str(self._rate), "-b", "1", "--stdin", "--stdout"]
        try:
            done = subprocess.run(
                command, input=text.encode(), capture_output=True, timeout=LONGEST_RENDERING_S, check=False
            )
        except FileNotFoundError as error:
            raise VoiceUnavailable(f"{self._program} is not there; {INSTALL}") from error
        except (OSError, subprocess.TimeoutExpired) as error:
            raise VoiceUnavailable(f"{self._program} did not answer ({type(error).__name__})") from error
        if done.returncode != 0:
            raise VoiceUnavailable(f"{self._program} ended with {done.returncode}")
        try:
            return from_wav(done.stdout)
        except BadSound as error:
            raise VoiceUnavailable(f"{self._program}: {error}") from error


def phonemes(text: str, language: str, program: str = PROGRAM) -> str:
    """What espeak-ng makes of a text, in its own notation: for a fixed sentence of a check, never a person's.

    Raises:
        VoiceUnavailable: as `Espeak.render`.

    """
    command = [program, "-v", VOICES[language], "-q", "-x", "--stdin"]
    try:
        done = subprocess.run(
            command, input=text.encode(), capture_output=True, timeout=LONGEST_RENDERING_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise VoiceUnavailable(f"{program} is not there; {INSTALL}") from error
    if done.returncode != 0:
        raise VoiceUnavailable(f"{program} has no voice {VOICES[language]}; {INSTALL}")
    return done.stdout.decode(errors="replace")
