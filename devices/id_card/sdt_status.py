"""What the status byte SW3 of an answer means, and what is to be done about it.

The table follows the softs.im list, the SdtApi enumeration and HslCommunication; 23 and 24 stand in one
source only.
"""

from dataclasses import dataclass
from enum import Enum


class Meaning(Enum):
    """Status bytes grouped by what has to happen next."""

    GOOD = "good"
    NO_CARD = "place a card"
    CARD_TROUBLE = "lift the card and put it down again"
    NOT_ON_CARD = "not an error: this card has no such item"
    REQUEST_REFUSED = "noise on the line, or our mistake: ask again"
    WRONG_ORDER = "begin again with find"
    OUT_OF_ORDER = "the reader does not work: call a technician"


@dataclass(frozen=True)
class Status:
    """One row of the table."""

    meaning: Meaning
    text: str  # for the technician


NOT_AUTHORISED = 0x66
STATUSES: dict[int, Status] = {
    0x90: Status(Meaning.GOOD, "done"),
    0x9F: Status(Meaning.GOOD, "card found"),
    0x80: Status(Meaning.NO_CARD, "no card found"),
    0x81: Status(Meaning.CARD_TROUBLE, "card not selected"),
    0x91: Status(Meaning.NOT_ON_CARD, "no such item on this card"),
    0x10: Status(Meaning.REQUEST_REFUSED, "request with a wrong check byte"),
    0x11: Status(Meaning.REQUEST_REFUSED, "request with a wrong length"),
    0x21: Status(Meaning.REQUEST_REFUSED, "unknown command"),
    0x23: Status(Meaning.WRONG_ORDER, "not permitted now"),
    0x24: Status(Meaning.REQUEST_REFUSED, "unknown error"),
    0x31: Status(Meaning.CARD_TROUBLE, "the card rejects the reader's SAM"),
    0x32: Status(Meaning.CARD_TROUBLE, "the reader's SAM rejects the card"),
    0x33: Status(Meaning.CARD_TROUBLE, "information verification failed"),
    0x40: Status(Meaning.CARD_TROUBLE, "card type not known"),
    0x41: Status(Meaning.CARD_TROUBLE, "card read failed"),
    0x47: Status(Meaning.CARD_TROUBLE, "random number failed"),
    0x60: Status(Meaning.OUT_OF_ORDER, "SAM self-test failed"),
    NOT_AUTHORISED: Status(Meaning.OUT_OF_ORDER, "SAM not authorised"),
}
