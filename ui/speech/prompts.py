"""Sentences that have been made into sound ahead of time, and the recordings laid over them.

    prompts/zh/welcome.question-1f0c22d9.wav      made by the voice; the figures follow text, voice and rate
    recordings/zh/welcome.question.wav            spoken by a person; found by the key of the words alone

Only fixed sentences get here: the table of `ui.speech.fixed` is the only source of names and of texts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from devices.speaker.sound import BadSound, Sound, from_wav, to_wav

LONGEST_FILE = 8 * 1024 * 1024
"""More than two minutes of sound (devices.speaker.sound)."""


@dataclass(frozen=True)
class Prompt:
    """One fixed sentence of one language."""

    language: str
    key: str
    text: str


@dataclass(frozen=True)
class Prompts:
    """The files. `fixed`: language to text to key; `manner`: language to how the voice speaks it."""

    fixed: Mapping[str, Mapping[str, str]]
    manner: Mapping[str, str]
    rendered: Path
    recordings: Path | None = None

    def find(self, language: str, text: str) -> Sound | None:
        """The sound of a fixed sentence, a recording before the voice's; None where there is none."""
        prompt = self._prompt(language, text)
        if prompt is None:
            return None
        files = (self.recording(prompt), self._rendered(prompt))
        return next((sound for file in files if file and (sound := _read(file))), None)

    def keep(self, language: str, text: str, sound: Sound) -> None:
        """Keep the voice's sound of a fixed sentence; of any other text nothing is kept.

        Raises:
            OSError: the disk does not take it.

        """
        prompt = self._prompt(language, text)
        if prompt is None:
            return
        file = self._rendered(prompt)
        file.parent.mkdir(parents=True, exist_ok=True)
        for stale in file.parent.glob(f"{prompt.key}-*.wav"):
            stale.unlink(missing_ok=True)
        half = file.with_suffix(".part")
        half.write_bytes(to_wav(sound))
        half.replace(file)

    def missing(self) -> Iterator[Prompt]:
        """What still has to be made."""
        for prompt in self.all():
            recording = self.recording(prompt)
            if not self._rendered(prompt).exists() and not (recording and recording.exists()):
                yield prompt

    def all(self) -> Iterator[Prompt]:
        """Every fixed sentence of every language."""
        for language, keys in self.fixed.items():
            for text, key in keys.items():
                yield Prompt(language, key, text)

    def recording(self, prompt: Prompt) -> Path | None:
        """Where a person's recording of it lies, or would; None where no directory is set."""
        return None if self.recordings is None else self.recordings / prompt.language / f"{prompt.key}.wav"

    def _prompt(self, language: str, text: str) -> Prompt | None:
        key = self.fixed.get(language, {}).get(text)
        return None if key is None else Prompt(language, key, text)

    def _rendered(self, prompt: Prompt) -> Path:
        spoken = f"{self.manner[prompt.language]}\n{prompt.text}"
        mark = sha256(spoken.encode()).hexdigest()[:8]
        return self.rendered / prompt.language / f"{prompt.key}-{mark}.wav"


def problem_of(file: Path) -> str:
    """Why a recording cannot be played; "" where it can."""
    try:
        if file.stat().st_size > LONGEST_FILE:
            return "too large"
        from_wav(file.read_bytes())
    except OSError as error:
        return error.strerror or type(error).__name__
    except BadSound as error:
        return str(error)
    return ""


def _read(file: Path) -> Sound | None:
    """A file that cannot be played is no prompt: the voice says it then."""
    if not file.exists() or problem_of(file):
        return None
    return from_wav(file.read_bytes())
