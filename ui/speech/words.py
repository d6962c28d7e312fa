"""The words of speech that several screens need."""

from ui.speech.figures import in_words, spelled
from ui.speech.said import Said
from ui.viewmodels.speaker import Speaker


class Teller:
    """Tells in one language."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker

    def key(self, key: str, **values: object) -> str:
        """The words under a key."""
        return self._speaker.key(key, **values)

    def buttons(self, *keys: str) -> Said:
        """What one can do at the end of a screen, in reading order."""
        return Said((self.key("speech.buttons"), *(self.key(key) for key in keys)))

    def choice(self, label: str, help_: str, *, chosen: bool) -> Said:
        """One answer, with its state where it is chosen."""
        parts = (label, help_, self.key("speech.chosen") if chosen else "")
        return Said(tuple(part for part in parts if part))

    def value(self, text: str) -> str:
        """A value of a form as it is said."""
        return in_words(text, self._speaker.language, self.key("speech.hidden"))

    def code(self, text: str) -> str:
        """A code, one character at a time."""
        return spelled(text, self._speaker.language)

    def field(self, typed: str) -> Said:
        """A field and what stands in it."""
        if not typed:
            return Said((self.key("speech.field_empty"),))
        return Said((self.key("speech.field"),), (self.value(typed),), typed=typed)
