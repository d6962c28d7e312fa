"""Watches what is shown, and has what is new said, to whom it is for."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Protocol

from kiosk.visit.stage import Stage
from kiosk.words import Language
from ui.speech.languages import spoken_language
from ui.speech.said import Said, Script, plain, said
from ui.speech.script import script
from ui.speech.words import Teller
from ui.viewmodels.snapshot import Snapshot
from ui.viewmodels.speaker import Speaker

NOBODY_AFTER_S = 20.0
"""A welcome screen that nobody has touched for so long has nobody before it."""


class Says(Protocol):
    """What `ui.speech.mouth.Mouth` is."""

    def say(self, language: str, texts: tuple[tuple[str, bool], ...], *, privately: bool) -> None:
        """End what is said and say this."""

    def hush(self) -> None:
        """End what is said."""

    def rest(self, *, nobody: bool) -> None:
        """Whether prompts may be made now."""


class Announcer:
    """`speakers`: the words of each language; `knows`: whether the voice speaks a language."""

    def __init__(
        self, mouth: Says, speakers: Mapping[Language, Speaker], knows: Callable[[str], bool]
    ) -> None:
        self._mouth = mouth
        self._speakers = speakers
        self._knows = knows
        self._snapshot: Snapshot | None = None
        self._script = Script()
        self._spoke = False
        self._dark = False
        self._privately = False
        self._nobody: bool | None = None

    def show(self, snapshot: Snapshot) -> None:
        """Something may have changed on the screen."""
        self._look_who_is_there(snapshot)
        speech = snapshot.visit.manner.speech
        if not speech:
            if self._spoke:
                self._mouth.hush()
            self._spoke, self._script, self._snapshot, self._dark = False, Script(), snapshot, False
            return
        self._snapshot = self._in_spoken_language(snapshot)
        before, self._script = self._script, script(self._snapshot)
        dark, self._dark = self._dark, snapshot.visit.manner.blank
        begun, self._spoke = not self._spoke, True
        moved, self._privately = self._privately, snapshot.visit.surroundings.earphone
        anew = begun or self._script.place != before.place or moved != self._privately
        lines = self._script.lines if anew else self._news(before)
        if dark != self._dark:
            glass = self._teller().key("speech.blank_on" if self._dark else "speech.blank_off")
            lines = (plain(glass), *lines)
        if lines:
            self._say(lines)

    def touched(self) -> None:
        """Somebody acted: what is being said is about what was."""
        if self._spoke:
            self._mouth.hush()

    def repeat(self) -> None:
        """The whole screen once more."""
        if self._spoke:
            self._say(self._script.lines)

    def tell(self, line: Said) -> None:
        """One thing, now: where the keypad stands."""
        if self._spoke:
            self._say((line,))

    def teller(self) -> Teller | None:
        """The words of the moment, as they are spoken; None while nothing is."""
        return self._teller() if self._spoke else None

    def _teller(self) -> Teller:
        assert self._snapshot is not None
        return Teller(self._snapshot.speaker)

    def _say(self, lines: tuple[Said, ...]) -> None:
        assert self._snapshot is not None
        privately = self._snapshot.visit.surroundings.earphone
        texts = said(lines, privately=privately, on_screen=self._teller().key("speech.on_screen"))
        self._mouth.say(self._snapshot.speaker.language, texts, privately=privately)

    def _news(self, before: Script) -> tuple[Said, ...]:
        """Lines that were not there before; of a field, what came or went."""
        old = list(before.lines)
        typed = next((line.typed for line in old if line.typed), "")
        news = []
        for line in self._script.lines:
            if line in old:
                old.remove(line)
            elif line.typed or (typed and line.parts == (self._teller().key("speech.field_empty"),)):
                news.append(self._typed(typed, line.typed))
            elif not line.quiet:
                news.append(line)
        return tuple(news)

    def _typed(self, before: str, now: str) -> Said:
        teller = self._teller()
        if now.startswith(before):
            return Said(private=(teller.value(now[len(before) :]),))
        if not now:
            return plain(teller.key("speech.cleared" if len(before) > 1 else "speech.took_back"))
        if before.startswith(now):
            return plain(teller.key("speech.took_back"))
        return teller.field(now)

    def _in_spoken_language(self, snapshot: Snapshot) -> Snapshot:
        language = spoken_language(snapshot.speaker.language, self._knows)
        spoken = next((each for code, each in self._speakers.items() if code == language), snapshot.speaker)
        return replace(snapshot, speaker=spoken)

    def _look_who_is_there(self, snapshot: Snapshot) -> None:
        visit = snapshot.visit
        still = snapshot.now.seconds - visit.touched_at >= NOBODY_AFTER_S
        nobody = visit.stage in (Stage.ATTRACT, Stage.WELCOME, Stage.OUT_OF_SERVICE, Stage.SETUP) and still
        if nobody != self._nobody:
            self._nobody = nobody
            self._mouth.rest(nobody=nobody)
