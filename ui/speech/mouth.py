"""What the screens' thread may ask of the voice. Never waits."""

from collections.abc import Callable

from kiosk.visit.effects import Effect
from ui.workers.interruption import Interruption
from ui.workers.voice_desk import Quiet, Speak


class Mouth:
    """Says, or is silent: the touch that interrupts is answered here and not in the voice's queue."""

    def __init__(self, ask: Callable[[Effect], None], interruption: Interruption) -> None:
        self._ask = ask
        self._interruption = interruption

    def say(self, language: str, texts: tuple[tuple[str, bool], ...], *, privately: bool) -> None:
        """End what is said and say this."""
        turn = self._interruption.next()
        if texts:
            self._ask(Speak(turn, language, texts, privately))

    def hush(self) -> None:
        """End what is said."""
        self._interruption.next()

    def rest(self, *, nobody: bool) -> None:
        """Whether prompts may be made now."""
        self._ask(Quiet(nobody))
