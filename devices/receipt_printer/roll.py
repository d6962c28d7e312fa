"""How much paper is left on the roll, from its length and what was counted since it was put in. Pure.

A near-end sensor speaks when a few metres are left, if the printer has one and it is set; the count speaks
all the time, and is wrong by what the first turn wastes and what a person tears off.
"""

from dataclasses import dataclass, replace

USUAL_PAPER_MM = 200
"""Of a receipt, until a few have been counted."""
ENOUGH_PAPERS = 5
LOST_MM = 500
"""Threading a roll and closing the cover feeds some; the core is glued to the last of it."""


@dataclass(frozen=True, slots=True)
class Roll:
    """``used_mm``: since the roll was put in. ``papers`` and ``papers_mm``: ever counted, for the average."""

    length_mm: int
    used_mm: int = 0
    papers: int = 0
    papers_mm: int = 0

    def after(self, paper_mm: int) -> "Roll":
        """One more paper has come out."""
        return replace(
            self,
            used_mm=self.used_mm + paper_mm,
            papers=self.papers + 1,
            papers_mm=self.papers_mm + paper_mm,
        )

    def renewed(self) -> "Roll":
        """A new roll is in."""
        return replace(self, used_mm=0)

    @property
    def left_mm(self) -> int:
        """What is left of it; never less than nothing."""
        return max(0, self.length_mm - LOST_MM - self.used_mm)

    @property
    def papers_left(self) -> int:
        """How many more papers of the usual length."""
        usual = self.papers_mm / self.papers if self.papers >= ENOUGH_PAPERS else USUAL_PAPER_MM
        return int(self.left_mm / max(1.0, usual))
