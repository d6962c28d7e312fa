"""Looking what a firm may claim."""

from dataclasses import dataclass

from kiosk.visit.touches.touch import Touch


@dataclass(frozen=True)
class AnswerForFirm(Touch):
    """The answer to the question for firms that is on the screen."""

    value: str


@dataclass(frozen=True)
class LookAtPolicy(Touch):
    """What this policy gives, and why it is for the firm or not."""

    policy: str
