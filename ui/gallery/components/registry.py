"""Every component: either shown in the gallery, or a building block that shows nothing by itself."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from ui.gallery.components.bench import BENCH
from ui.gallery.components.controls import CONTROLS
from ui.gallery.components.entries import ENTRIES
from ui.gallery.components.family import Chapter, Family
from ui.gallery.components.frames import FRAMES
from ui.gallery.components.signs import SIGNS

CHAPTERS: tuple[Chapter, ...] = (CONTROLS, ENTRIES, SIGNS, FRAMES, BENCH)

BUILDING_BLOCKS: Mapping[str, str] = MappingProxyType(
    {
        "Pressable": "what every control is, without looks; each control shows its states",
        "StateGround": "the ground of a control in each state; seen under every control",
        "StateIcon": "the icon of a control in each state; seen on every control",
        "FocusRing": "seen around every focused control",
        "KeypadRing": "keeps the ring where the keypad stands; seen around every focused control",
        "DarkGlass": "shows nothing, on purpose",
        "Fold": "where a scroll area may be cut; it has no looks",
        "Turning": "the motion of what is under way; seen on every busy control",
        "Tone": "what a colour means; seen in notices, chips, numbers and meters",
        "Arrival": "the motion of a screen that comes in; it has no looks",
        "TextAnswer": "field, ways, suggestions and what lies below them; seen in the screens",
        "ReceiptPad": "a number pad with letters; seen where progress is asked for",
        "PaperWays": "two buttons side by side; seen where papers are taken",
        "DockedKeyboard": "Qt's keyboard in our style; it needs a field and is seen in the screens",
    }
)
"""Component -> why it has no page of its own."""


def families() -> Iterator[Family]:
    """All families, chapter by chapter."""
    for chapter in CHAPTERS:
        yield from chapter.families
