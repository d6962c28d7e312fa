"""One thing that is wrong with a catalogue."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from kiosk.contract.catalogue.phrases import Phrase, phrase


@dataclass(frozen=True)
class Finding:
    """What is wrong, where, and what to do: `section` "life_events", `entry` "S01", `key` the key in it."""

    section: str
    entry: str
    key: str
    problem: Phrase
    remedy: Phrase

    @property
    def path(self) -> str:
        """The entry and the key in it, for people: `S01.form`."""
        return f"{self.entry}.{self.key}"


def remedy_for_unknown(name: str, known: Iterable[str]) -> Phrase:
    """What to do about a name that is not known: the nearest that is, or to add it."""
    near = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return phrase("did_you_mean", name=near[0]) if near else phrase("add_or_remove", name=name)
