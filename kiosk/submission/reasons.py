"""Why a submission is where it is, in words for a technician."""

from kiosk.words import WordMissingError, Words


def explained(reason: str | None, words: Words) -> str:
    """The sentence for a stable word; the word itself where there is none: an operator's own reason."""
    if reason is None:
        return ""
    try:
        return words.text(f"outbox.reason_{reason}")
    except WordMissingError:
        return reason
