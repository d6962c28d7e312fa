"""Problem documents (RFC 9457): how the central service says no."""

from kiosk.contract.model import Reply

PROBLEM_MEDIA_TYPE = "application/problem+json"


class ProblemKind:
    """The `type` of each problem, a URN; what the terminal acts on beside the status."""

    CLOCK_SKEW = "urn:kiosk:problem:clock-skew"
    BAD_SIGNATURE = "urn:kiosk:problem:bad-signature"
    REPLAYED = "urn:kiosk:problem:replayed"
    UNKNOWN_TERMINAL = "urn:kiosk:problem:unknown-terminal"
    REVOKED = "urn:kiosk:problem:revoked"
    NOT_APPROVED = "urn:kiosk:problem:not-approved"
    """403 to what a terminal files before an operator has approved its key: wait, and keep everything."""
    BAD_ENVELOPE = "urn:kiosk:problem:bad-envelope"
    CANNOT_OPEN = "urn:kiosk:problem:cannot-open"
    BAD_CONTENT = "urn:kiosk:problem:bad-content"
    OTHER_DIGEST = "urn:kiosk:problem:other-digest"
    SEQUENCE_TAKEN = "urn:kiosk:problem:sequence-taken"
    PARTS_MISSING = "urn:kiosk:problem:parts-missing"
    """422 to an envelope whose manifest names a part that is not held: the parts are sent again, then the
    envelope.
    """
    TOO_LARGE = "urn:kiosk:problem:too-large"
    MEDIA_TYPE = "urn:kiosk:problem:media-type"
    BAD_REQUEST = "urn:kiosk:problem:bad-request"
    NOT_FOUND = "urn:kiosk:problem:not-found"
    BAD_ENROLMENT_CODE = "urn:kiosk:problem:bad-enrolment-code"
    SITE_PENDING = "urn:kiosk:problem:site-pending"
    """403 to an enrolment for another site while something filed at the old one is still on its way."""
    NO_PHONE_ON_FILE = "urn:kiosk:problem:no-phone-on-file"
    WRONG_CODE = "urn:kiosk:problem:wrong-code"
    NOT_VERIFIED = "urn:kiosk:problem:not-verified"
    """422 to who asks for what is a person's own without a verification of that person in this visit."""
    NOT_BELIEVED = "urn:kiosk:problem:not-believed"
    """422 to a face module's word: not registered here, altered, stale, about something else, or no yes."""
    TOO_MANY_TRIES = "urn:kiosk:problem:too-many-tries"
    INTERNAL = "urn:kiosk:problem:internal"


class Problem(Reply):
    """One problem document. `detail` says what to do and never repeats what was sent."""

    type: str
    title: str
    status: int
    detail: str
