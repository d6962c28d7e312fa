"""Sentences to be said, before anybody knows whether they will be heard by one person or by all."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Said:
    """One thing on the screen. `parts` are said to anybody, `private` only into an earphone.

    Parts are whole sentences of the words files or the catalogue as far as can be: those have recordings.
    """

    parts: tuple[str, ...] = ()
    private: tuple[str, ...] = field(default=(), repr=False)
    typed: str = field(default="", repr=False)
    """What stands in a field: a change of it is told by what came or went."""
    quiet: bool = False
    """Said once with the screen, and not again when only this changes (a countdown)."""


@dataclass(frozen=True)
class Script:
    """A screen in reading order. While `place` stays the same, only what is new in `lines` is told."""

    place: tuple[object, ...] = ()
    lines: tuple[Said, ...] = ()


def plain(*parts: str) -> Said:
    """A sentence for everybody."""
    return Said(tuple(part for part in parts if part))


def said(lines: tuple[Said, ...], *, privately: bool, on_screen: str) -> tuple[tuple[str, bool], ...]:
    """Texts in order, each with whether it is personal.

    On the loudspeaker what is personal becomes `on_screen`, said once for several in a row; what has nothing
    else to say (a letter that was typed) is silence there.
    """
    texts: list[tuple[str, bool]] = []
    hidden = False
    for line in lines:
        if line.private and not privately:
            if line.parts:
                texts += [(part, False) for part in (*line.parts, *(() if hidden else (on_screen,)))]
                hidden = True
            continue
        hidden = False
        texts += [(part, False) for part in line.parts] + [(part, True) for part in line.private]
    return tuple(texts)
