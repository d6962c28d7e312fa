"""The voice's owner: turns sentences into sound and plays it, and makes prompts while nobody is there."""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from devices.speaker.alsa import OutputUnavailable, Playback
from devices.speaker.sound import Sound, silence
from devices.speaker.voice import Voice, VoiceUnavailable
from kiosk.visit.effects import Effect
from kiosk.visit.events import Event
from kiosk.visit.news import VoiceChanged
from ui.speech.languages import runs
from ui.speech.prompts import Prompt, Prompts
from ui.workers.interruption import Interruption, Stoppable

PAUSE_S = 0.25
"""Between two sentences."""
REMEMBERED = 64
"""Sentences rendered at run time that are kept in memory; never a personal one."""
ASK_AGAIN_S = 30.0
"""How often a voice or output that failed is tried again."""


@dataclass(frozen=True)
class Speak(Effect):
    """Say these texts in order, each with whether it is personal. `privately`: into the earphone."""

    turn: int
    language: str
    texts: tuple[tuple[str, bool], ...] = field(repr=False)
    privately: bool


@dataclass(frozen=True)
class Quiet(Effect):
    """Whether nobody is there, so that prompts may be made."""

    nobody: bool


@dataclass(frozen=True)
class Outputs:
    """ALSA names, and volumes in percent. `earphone` is "" where there is no jack."""

    loudspeaker: str
    earphone: str
    loudspeaker_volume: int
    earphone_volume: int


class Player(Stoppable, Protocol):
    """What `devices.speaker.alsa.Playback` is."""

    def feed(self, sound: Sound) -> None:
        """Take sound; may wait."""

    def finish(self) -> None:
        """Wait for the end."""


class VoiceDesk:
    """A worker. `note` hears why the voice fell silent; the visit hears that it did. `room`: whether the disk
    has room for one prompt more.
    """

    def __init__(
        self,
        voice: Voice,
        prompts: Prompts,
        outputs: Outputs,
        interruption: Interruption,
        post: Callable[[Event], None],
        note: Callable[[str, Exception], None],
        room: Callable[[], bool],
        play: Callable[[str], Player] = Playback,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._voice = voice
        self._prompts = prompts
        self._outputs = outputs
        self._interruption = interruption
        self._post = post
        self._note = note
        self._room = room
        self._play = play
        self._clock = clock
        self._usable: bool | None = None
        self._due = clock()
        self._nobody = False
        self._missing: Iterator[Prompt] | None = None
        self._remembered: OrderedDict[tuple[str, str], Sound] = OrderedDict()

    def handle(self, effect: Effect) -> None:
        """Speak, or hear that nobody is there."""
        if isinstance(effect, Quiet):
            self._nobody = effect.nobody
        elif isinstance(effect, Speak) and self._interruption.holds(effect.turn):
            try:
                self._speak(effect)
            except (VoiceUnavailable, OutputUnavailable) as error:
                self._tell(usable=False, why=error)

    def rest(self) -> float:
        """Try a voice that failed, and make one prompt more while nobody is there."""
        if not self._usable and self._clock() >= self._due:
            self._try()
            self._due = self._clock() + ASK_AGAIN_S
        if not self._usable:
            return max(0.0, self._due - self._clock())
        return 0.05 if self._nobody and self._make_one() else ASK_AGAIN_S

    def close(self) -> None:
        """End what is being said."""
        self._interruption.next()

    def _speak(self, speak: Speak) -> None:
        output = self._outputs.earphone if speak.privately else self._outputs.loudspeaker
        volume = self._outputs.earphone_volume if speak.privately else self._outputs.loudspeaker_volume
        player: Player | None = None
        try:
            for text, personal in speak.texts:
                sound = self._sound(text, speak.language, personal=personal)
                if player is None:
                    player = self._play(output)
                    if not self._interruption.begin(speak.turn, player):
                        return
                if not self._interruption.holds(speak.turn):
                    return
                player.feed(sound.at_volume(volume))
                player.feed(silence(PAUSE_S))
        finally:
            if player is not None:
                player.finish()
                self._interruption.ended(player)

    def _sound(self, text: str, language: str, *, personal: bool) -> Sound:
        if personal:
            return self._render(text, language)
        ready = self._prompts.find(language, text) or self._remembered.get((language, text))
        if ready is not None:
            return ready
        sound = self._render(text, language)
        self._remembered[language, text] = sound
        while len(self._remembered) > REMEMBERED:
            self._remembered.popitem(last=False)
        return sound

    def _render(self, text: str, language: str) -> Sound:
        pieces = [self._voice.render(piece, spoken) for piece, spoken in runs(text, language)]
        return Sound(b"".join(piece.samples for piece in pieces))

    def _try(self) -> None:
        """Whether the voice speaks and the outputs take it. What is played is silence."""
        try:
            self._voice.render("1", "zh")
            for output in filter(None, (self._outputs.loudspeaker, self._outputs.earphone)):
                player = self._play(output)
                player.feed(silence(0.05))
                player.finish()
        except (VoiceUnavailable, OutputUnavailable) as error:
            self._tell(usable=False, why=error)
        else:
            self._tell(usable=True)

    def _tell(self, *, usable: bool, why: Exception | None = None) -> None:
        if usable == self._usable:
            return
        if why is not None:
            self._note("voice", why)
        self._usable = usable
        self._due = self._clock() + ASK_AGAIN_S
        self._post(VoiceChanged(usable))

    def _make_one(self) -> bool:
        """One prompt; False when there is none to make."""
        if self._missing is None:
            self._missing = self._prompts.missing()
        prompt = next(self._missing, None)
        if prompt is None or not self._room():
            return False
        try:
            self._prompts.keep(prompt.language, prompt.text, self._render(prompt.text, prompt.language))
        except (VoiceUnavailable, OSError) as error:
            self._note("prompts", error)
            self._missing = iter(())
            return False
        return True
