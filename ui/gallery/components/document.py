"""The parts of `docs/design-system.md` that are made from Theme and registry: they cannot go stale."""

from collections.abc import Sequence

from ui.gallery.components import tokens
from ui.gallery.components.family import Family
from ui.gallery.components.registry import BUILDING_BLOCKS, CHAPTERS

PICTURES = "pictures/components"
"""Beside the document."""


def renewed(document: str) -> str:
    """The document with each made part between its marks made anew. A `QGuiApplication` stands."""
    for name, text in _made().items():
        begin, end = f"<!-- made: {name} -->\n", f"<!-- end: {name} -->"
        before, mark, rest = document.partition(begin)
        _, end_mark, after = rest.partition(end)
        if not (mark and end_mark):
            raise ValueError(f"the document has no part {name}")
        document = f"{before}{mark}{text}{end_mark}{after}"
    return document


def _made() -> dict[str, str]:
    return {
        "colours": _table(("token", "by day", "elder", "night", "for"), tokens.read(tokens.COLOURS), 3),
        "type": _table(("token", "em", "elder", "for"), tokens.read(tokens.TYPE), 2),
        "lengths": _table(("token", "normal", "elder", "for"), tokens.read(tokens.LENGTHS), 2),
        "motion": _table(("token", "normal", "elder", "for"), tokens.read(tokens.TIMES), 2),
        "components": "".join(_chapter(chapter.name[1], chapter.families) for chapter in CHAPTERS),
        "blocks": "".join(f"* **{name}**: {why}.\n" for name, why in sorted(BUILDING_BLOCKS.items())),
    }


def _table(heads: Sequence[str], rows: Sequence[tokens.Row], columns: int) -> str:
    lines = [heads, ["---"] * len(heads)]
    lines += [[f"`{name}`", *values[:columns], use] for name, use, values in rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _chapter(name: str, families: Sequence[Family]) -> str:
    return f"### {name}\n\n" + "".join(_component(family) for family in families)


def _component(family: Family) -> str:
    states = ", ".join(dict.fromkeys(each.name[1].lower() for each in family.specimens))
    picture = f"[![{family.component}]({PICTURES}/{family.component}.png)]({PICTURES}/{family.component}.png)"
    return f"#### {family.component}\n\n{family.use[1]} Shown: {states}.\n\n{picture}\n\n"
