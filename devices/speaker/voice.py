"""Whoever makes sound of a sentence. espeak-ng does by default; another engine takes its place here."""

from typing import Protocol

from devices.speaker.sound import Sound


class VoiceUnavailable(Exception):
    """The voice made no sound. The message says what a technician can do."""


class Voice(Protocol):
    """One engine. Called in a thread of its own; may take a second."""

    def knows(self, language: str) -> bool:
        """Whether it can speak this language so that a person understands it."""

    def render(self, text: str, language: str) -> Sound:
        """The sentence as sound. `text` may be personal: it goes to no file and no command line.

        Raises:
            VoiceUnavailable: no engine, no such language, or nothing came out.

        """

    def manner(self, language: str) -> str:
        """What besides the text decides how it sounds: what was made in another manner is stale."""
