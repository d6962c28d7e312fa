"""By what it is found out whether a person is the card's owner."""

from enum import StrEnum


class Means(StrEnum):
    """As `kiosk.contract.api.VerificationMeans` calls them."""

    ONE_TIME_CODE = "one_time_code"
    """Digits, sent to the telephone that is on file for the person."""
    PHONE_APP = "phone_app"
    """The person's own app scans a code on the screen, and confirms."""
    STAFF = "staff"
    """A member of staff stands there, has looked at person and card, and types a code of their own."""
    FACE = "face"
    """A vendor's module compares the face before it with the portrait on the card, after consent. Never the
    only way, nor the usual one.
    """
