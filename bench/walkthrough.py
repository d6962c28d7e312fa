"""``python -m bench.walkthrough``: a scripted resident does all life events by touch on the real screens.

The touches, typed characters and seconds of each are written to docs/walkthrough.md.

Touches and characters are exact: a test holds the table to them. Seconds are a stated model of a person plus
the time the screens took.
"""

import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ui import keyboard

# ruff: noqa: PLC0415 - Qt reads the environment when it is imported and when the application is made.

REPORT = Path(__file__).resolve().parents[1] / "docs" / "walkthrough.md"
SEED = 7
"""Of the resident's answers."""

REACH_S, PRESS_S, DECIDE_S = 1.10, 0.28, 1.35
"""Operators P, K (average non-secretary typist) and M of the keystroke-level model: Card, Moran and Newell,
Communications of the ACM 23(7), 1980."""
READ_PER_S = 255 / 60
"""Chinese characters read silently: Trauzettel-Klosinski and Dietz, IOVS 53(9), 2012."""
CARD_S, TELEPHONE_S, PAPER_S = 3.0, 6.0, 2.0
"""Laying the card down, reading the code from the telephone, taking the paper: assumed."""


@dataclass(frozen=True)
class Walk:
    """One life event done. `machine` is in seconds: the whole visit of a resident who never thinks."""

    life_event: str
    title: str
    screens: int
    touches: int
    typed: str
    cards: int
    """How often a card was laid on the reader."""
    read: int
    """Characters of the questions and of their help."""
    machine: float

    @property
    def chinese(self) -> int:
        """Characters typed by Pinyin or handwriting."""
        return sum("\u4e00" <= each <= "\u9fff" for each in self.typed)

    @property
    def keyed(self) -> int:
        """Digits, Latin letters and signs."""
        return len(self.typed) - self.chinese

    @property
    def person(self) -> float:
        """Seconds that the model gives a person."""
        hands = self.cards * CARD_S + TELEPHONE_S + PAPER_S
        touching = self.touches * (REACH_S + PRESS_S)
        return touching + self.screens * DECIDE_S + self.read / READ_PER_S + hands

    def exact(self) -> tuple[str, ...]:
        """The cells that are the same on every machine."""
        return tuple(
            str(each)
            for each in (self.life_event, self.title, self.screens, self.touches, self.chinese, self.keyed)
        )

    def cells(self) -> tuple[str, ...]:
        """A line of the table."""
        seconds = (self.person, self.machine, self.person + self.machine)
        return (*self.exact(), *(f"{each:.0f}" for each in seconds))


def walks(wanted: Sequence[str] = ()) -> Iterator[Walk]:
    """Each life event (of those `wanted`, if any) by a resident of its own. An application exists."""
    from tests.kiosk.visit.residents import TODAY, catalogue
    from tests.ui.quick_terminal import RELATIVE, QuickTerminal, quick_terminal
    from ui.demo.script.resident import Resident
    from ui.demo.script.setting import Errand
    from ui.gallery.looking import enclosing, on_top, texts

    for event in catalogue().life_events.values():
        if wanted and event.id not in wanted:
            continue
        with quick_terminal() as terminal:  # a fresh one each: what came before must not count
            seen: list[int] = []

            def looked(_: str, seen: list[int] = seen, terminal: QuickTerminal = terminal) -> None:
                said = texts(on_top(terminal.window))
                seen.append(sum(len(each.text) for each in said if enclosing(each.item, ("Question",))))

            terminal.world.pictured = looked
            errand = Errand("lin", event.id, "zh", SEED, RELATIVE)
            resident = Resident(terminal, terminal.world, errand, TODAY)
            began = time.perf_counter()
            terminal.act(resident.visit())
            took = time.perf_counter() - began
            yield Walk(
                event.id,
                event.name.zh,
                len(seen),
                resident.touches,
                resident.typed,
                resident.cards,
                sum(seen),
                took,
            )


HEADINGS = ("", "life event", "screens", "touches", "Chinese", "other", "person s", "machine s", "together s")


def document(done: Sequence[Walk]) -> str:
    """docs/walkthrough.md."""
    count = len(done)
    total = [
        sum(each) for each in zip(*((w.screens, w.touches, w.chinese, w.keyed) for w in done), strict=True)
    ]
    seconds = [sum(w.person for w in done), sum(w.machine for w in done)]
    lines = [
        HEADINGS,
        ("---", "---", *["---:"] * (len(HEADINGS) - 2)),
        *(each.cells() for each in done),
        ("", f"all {count}", *map(str, total), *(f"{each:.0f}" for each in (*seconds, sum(seconds)))),
        (
            "",
            "on average",
            *(f"{each / count:.1f}" for each in total),
            *(f"{each / count:.0f}" for each in (*seconds, sum(seconds))),
        ),
    ]
    table = "\n".join("| " + " | ".join(line) + " |" for line in lines)
    return f"""# A walk through the {count} life events, by numbers

Written by `make walk`: a scripted resident goes through each life event on the real screens, in Chinese,
upright, by touch alone, online, with a code sent to the telephone; required fields are filled, optional ones
left empty. `tests/ui/test_walkthrough.py` holds touches and characters; `make walk` writes them anew.

{table}

* **touches**: every time the finger comes down: choices, keys, the three strokes of the signature. Chinese
  characters are typed by the letters of their Pinyin, and each letter is a touch.
* **Chinese**, **other**: characters typed; other are digits, Latin letters and signs, six of them the code.
* **person**: the keystroke-level model of Card, Moran and Newell (Communications of the ACM 23(7), 1980):
  {REACH_S} s to reach and {PRESS_S} s to press for each touch, {DECIDE_S} s to decide on each screen;
  the questions and their help read at {READ_PER_S * 60:.0f} characters a minute (Trauzettel-Klosinski and
  Dietz, IOVS 53(9), 2012); {CARD_S:.0f} s for each card laid down, {TELEPHONE_S:.0f} s for the telephone
  and {PAPER_S:.0f} s for the paper are assumed. The model is of a practised adult: a first visit, and
  a person of 75, take longer.
* **machine**: measured on the machine that wrote this, off-screen with the software renderer: the whole visit
  of a resident who never thinks, over devices and services that answer at once.
"""


def main() -> int:
    """Walk, and write the table."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    home = keyboard.prepare_environment(os.environ)
    try:
        from PySide6.QtGui import QGuiApplication

        application = QGuiApplication([])
        done = []
        for walk in walks():
            sys.stdout.write(" ".join(walk.cells()) + "\n")
            sys.stdout.flush()
            done.append(walk)
        REPORT.write_text(document(done), "utf-8")
        del application
    finally:
        home.forget()
    return 0


if __name__ == "__main__":
    sys.exit(main())
