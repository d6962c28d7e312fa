"""By which means this person can show to be the card's owner, here and now."""

from kiosk.identity.means import Means
from kiosk.visit.stage import Stage
from kiosk.visit.visit import CodePhase, Visit


def ways(visit: Visit) -> tuple[Means, ...]:
    """The usual one first. A face is compared with the portrait on the card, so it needs one."""
    card = visit.draft.card
    without = () if card is not None and card.photo else (Means.FACE,)
    return tuple(each for each in visit.setting.ways if each not in without)


def camera_may_be_on(visit: Visit) -> bool:
    """From the consent to the answer, while nothing else lies over the screen."""
    verification = visit.verification
    asked = verification.phase is CodePhase.SENDING and verification.means is Means.FACE
    looks = asked or verification.phase is CodePhase.LOOK
    return visit.stage is Stage.VERIFYING and visit.aside is None and looks
