"""What a resident does on every screen: band, foot, keys, edges."""

from dataclasses import dataclass

from kiosk.technician.access.gesture import Edge, PadKey
from kiosk.visit.manner import Aspect
from kiosk.visit.touches.touch import Touch
from kiosk.words import Language


@dataclass(frozen=True)
class Touched(Touch):
    """A finger somewhere on the screen."""


@dataclass(frozen=True)
class KeyPressed(Touch):
    """A key of the keypad, before what it does."""

    key: PadKey = PadKey.OTHER


@dataclass(frozen=True)
class ShowLanguages(Touch):
    """Which languages are there?"""


@dataclass(frozen=True)
class ShowSpeech(Touch):
    """What can be done about being read to: once more, in the dark, no more."""


@dataclass(frozen=True)
class ShowTruth(Touch):
    """What does the line at the foot mean for me?"""


@dataclass(frozen=True)
class SetLanguage(Touch):
    """Show everything in this language; the present one leaves all as it is."""

    language: Language


@dataclass(frozen=True)
class ToggleManner(Touch):
    """Large type, speech, low reach, night or a blank glass on, or off."""

    aspect: Aspect


@dataclass(frozen=True)
class Leave(Touch):
    """End the visit; asks first where something would be lost."""


@dataclass(frozen=True)
class Stay(Touch):
    """Yes, still here."""


@dataclass(frozen=True)
class CannotBeDone(Touch):
    """办不成反映: what I came for cannot be done."""


@dataclass(frozen=True)
class AskPerson(Touch):
    """I would like somebody to help."""


@dataclass(frozen=True)
class DismissNotice(Touch):
    """I have read the sentence."""


@dataclass(frozen=True)
class AtEdge(Touch):
    """A finger at the very edge of the glass, where nothing is to be touched."""

    edge: Edge
