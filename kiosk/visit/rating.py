"""好差评: how it was, asked after the wipe, on the goodbye. Not even the receipt number is in it: what is
rated is known by the id of its submission, and the filing desk knows the rest.
"""

from dataclasses import dataclass
from typing import get_args
from uuid import UUID

from kiosk.contract.catalogue.schema import Text
from kiosk.contract.kinds import LOW_LEVELS, Rating, RatingLevel, RatingReason
from kiosk.visit.matter import Matter

LEVELS: tuple[RatingLevel, ...] = get_args(RatingLevel)
"""Best first."""
REASONS: tuple[RatingReason, ...] = get_args(RatingReason)


@dataclass(frozen=True)
class ToRate:
    """One case that may be rated. Nothing is chosen beforehand."""

    submission: UUID
    service: str
    about: Text
    level: RatingLevel | None = None
    reasons: frozenset[str] = frozenset()
    anonymous: bool = False
    sent: bool = False
    kept: bool | None = None
    """Whether it was committed; None while nobody has said."""

    @property
    def asks_why(self) -> bool:
        """One of the two lowest is chosen, and may be explained before it is sent."""
        return self.level in LOW_LEVELS and not self.sent


def matter_of(rated: ToRate) -> Matter | None:
    """The submission; None while no level is chosen."""
    if rated.level is None:
        return None
    form = Rating(
        level=rated.level,
        reasons=tuple(each for each in REASONS if each in rated.reasons),
        anonymous="yes" if rated.anonymous else "no",
    )
    return Matter(form, rated.about, rated.service, rates=rated.submission)
