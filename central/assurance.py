"""How sure we are that the person who filed is the card's owner: what is proven, not what is claimed."""

from datetime import timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk.contract import assurance
from kiosk.contract.catalogue.schema import Assurance
from kiosk.contract.submission import Submission

LONGEST_VISIT = timedelta(hours=2)
"""A verification serves the visit it was made in, not the next holder of the card."""
CLOCK_TOLERANCE = timedelta(minutes=10)
"""The verification carries our time, the submission the terminal's."""


def reached(submission: Submission, *, terminal: int, key: Ed25519PublicKey) -> Assurance:
    """The level that holds. A verification that the evidence does not bear out counts as the card alone."""
    if submission.assurance is not Assurance.VERIFIED:
        return submission.assurance
    if _is_borne_out(submission, terminal, key):
        return Assurance.VERIFIED
    return Assurance.CARD


def _is_borne_out(submission: Submission, terminal: int, key: Ed25519PublicKey) -> bool:
    """Whether this service verified this person at this terminal during this visit."""
    applicant = submission.applicant
    if applicant is None or submission.assurance_evidence is None or submission.created.tzinfo is None:
        return False
    try:
        claims = assurance.verify(submission.assurance_evidence, key)
    except assurance.BadStatement:
        return False
    return (
        claims.terminal == terminal
        and claims.number_digest == assurance.number_digest(applicant.number, claims.id)
        and -CLOCK_TOLERANCE <= submission.created - claims.verified <= LONGEST_VISIT
    )
