"""What the invented residents do besides filing their life event, in the mix of a day."""

from enum import StrEnum


class Deed(StrEnum):
    """One thing besides; the value stands in the report."""

    NEARBY = "nearby"
    """Looks where else it can be done, and takes the slip along."""
    ASK = "ask"
    """Asks how far it is, by the number of an earlier receipt."""
    COPY = "copy"
    """Copies a paper."""
    PRINT = "print"
    """Prints what is on the phone."""
    CLAIM = "claim"
    """Claims what a policy gives a firm."""
    PAY = "pay"
    """Hands in something that costs a fee, and pays it with the phone."""
    BOOK = "book"
    """Books a time at a window for what cannot be done here."""
    QUEUE = "queue"
    """Takes a number for today's queue at a hall that is open."""
    CONFIRM = "confirm"
    """Says of an earlier case that it was the card's owner who filed it: an amendment."""
    WITHDRAW = "withdraw"
    """Takes an earlier case back."""
    ELDER = "elder"
    """Has everything large."""
    LANGUAGE = "language"
    """Goes on in another language."""
    REPORT = "report"
    """Says that it cannot be done, at a failure where there is one."""
    CALL = "call"
    """Has the desk call back."""
    BY_APP = "by_app"
    """Shows to be the card's owner by the phone's app."""
    PHOTOGRAPH = "photograph"
    """Sends a paper's picture from the phone."""
    RATE = "rate"
    """Is very satisfied."""
    RATE_LOW = "rate_low"
    """Is not, and says why."""


BEFORE = (
    Deed.NEARBY,
    Deed.ASK,
    Deed.COPY,
    Deed.PRINT,
    Deed.CLAIM,
    Deed.PAY,
    Deed.BOOK,
    Deed.QUEUE,
    Deed.CONFIRM,
    Deed.WITHDRAW,
)
"""Those that are visits of their own."""

IN_TURN: tuple[tuple[Deed, ...], ...] = (
    (),
    (),
    (Deed.ASK, Deed.ELDER),
    (Deed.NEARBY, Deed.LANGUAGE),
    (Deed.REPORT, Deed.PHOTOGRAPH, Deed.RATE),
    (Deed.PAY, Deed.CALL, Deed.RATE),
    (Deed.COPY, Deed.RATE_LOW),
    (Deed.CLAIM, Deed.RATE),
    (Deed.CONFIRM, Deed.BY_APP),
    (Deed.BOOK,),
    (Deed.PRINT, Deed.RATE),
    (Deed.CALL, Deed.RATE),
    (Deed.ASK, Deed.REPORT),
    (Deed.REPORT, Deed.LANGUAGE),
    (Deed.NEARBY, Deed.RATE_LOW),
    (Deed.ELDER, Deed.RATE),
    (Deed.WITHDRAW, Deed.RATE),
    (Deed.COPY, Deed.CALL),
    (Deed.QUEUE, Deed.BY_APP, Deed.RATE),
    (Deed.BOOK, Deed.PRINT),
)
"""Of the first resident who comes, of the second, and so on; after the last it begins anew."""


def deeds_of(index: int) -> tuple[Deed, ...]:
    """Of the visit with that number, from 0."""
    return IN_TURN[index % len(IN_TURN)]
