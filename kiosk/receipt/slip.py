"""A slip of paper that says one thing to take along: where to go, or when to come. It is no receipt."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Slip:
    """In the resident's language already. `lead` is what people look for again: a name, a day, a number that
    is `called` out. `number` is the receipt's; "" where there is none. `code` goes into the QR code byte for
    byte; b"" for no code.
    """

    title: str
    lead: str
    rows: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """A label and what stands beside it; a line break in it stays."""
    number: str = field(default="", repr=False)
    code: bytes = field(default=b"", repr=False)
    caption: str = ""
    """What the code is for."""
    foot: tuple[str, ...] = ()
    called: bool = False
    illustrative: bool = False
    """What stands here comes from an illustrative catalogue; the slip must then say so."""
