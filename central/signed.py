"""An envelope whose signature holds, between those who check it and those who go on with it."""

from dataclasses import dataclass

from kiosk.contract.envelope import EnvelopeHeader


@dataclass(frozen=True)
class Signed:
    """An envelope whose signature holds: its header may be believed to be the terminal's own words."""

    header: EnvelopeHeader
    sealed: bytes
    digest: str
