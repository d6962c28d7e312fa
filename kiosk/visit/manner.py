"""How a resident wants the terminal to behave towards them. Belongs to the visit and ends with it."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self


class Aspect(StrEnum):
    """What is switched on and off at one touch from anywhere. The values name the fields of `Manner`."""

    ELDER = "elder"
    LOW_REACH = "low_reach"
    NIGHT = "night"
    SPEECH = "speech"
    BLANK = "blank"


@dataclass(frozen=True)
class Manner:
    """One resident's way with the screen."""

    elder: bool = False
    """长辈版: large type, strong contrast, fewer choices, longer times."""
    low_reach: bool = False
    """Everything to touch lies low: for a person who sits."""
    night: bool = False
    """Light on dark."""
    speech: bool = False
    """Every screen is read aloud."""
    blank: bool = False
    """The glass shows nothing: for a person who listens and does not want to be read by others."""

    def toggled(self, aspect: Aspect) -> Self:
        """With one aspect the other way. The elder view speaks; a dark glass needs a voice."""
        switched = replace(self, **{aspect.value: not getattr(self, aspect.value)})
        if aspect is Aspect.ELDER:
            return replace(switched, speech=switched.elder)
        if aspect is Aspect.BLANK and switched.blank:
            return replace(switched, speech=True)
        if aspect is Aspect.SPEECH and not switched.speech:
            return replace(switched, blank=False)
        return switched

    def listening(self, *, on: bool) -> Self:
        """With speech on or off, whatever it was; without a voice the glass is not dark."""
        return replace(self, speech=on, blank=self.blank and on)

    @property
    def unhurried(self) -> bool:
        """Times are long: reading large type takes longer, and so does being read to."""
        return self.elder or self.speech


USUAL = Manner()
"""What the next person finds."""
