"""The receipt number in a code that somebody holds to the scanner: of the paper, of the screen, or the plain
number. Pure.
"""

import base64
import binascii
import json

from kiosk.contract import paper
from kiosk.contract.receipt_number import BadReceiptNumber, ReceiptNumber


def number_in(untrusted_text: str) -> ReceiptNumber | None:
    """The number that the code names; None for a code of something else. Nothing else of it is believed: what
    is asked is the central service, by the number.
    """
    text = untrusted_text.strip()
    named = paper.untrusted_digest(text)
    if named is not None:
        return _number(named.receipt_number)
    if text.startswith(paper.PREFIX):
        return _in_envelope(text)
    return _number(text)


def _number(untrusted: str) -> ReceiptNumber | None:
    try:
        return ReceiptNumber.parse(untrusted)
    except BadReceiptNumber:
        return None


def _in_envelope(untrusted_text: str) -> ReceiptNumber | None:
    """A small submission is whole in its code; its protected header says the number."""
    try:
        header = paper.decode(untrusted_text).split(b".")[0]
        said = json.loads(base64.urlsafe_b64decode(header + b"=" * (-len(header) % 4)))
    except (paper.BadPaper, binascii.Error, ValueError):
        return None
    number = said.get("receipt_number") if isinstance(said, dict) else None
    return _number(number) if isinstance(number, str) else None
