"""What happens while a phone sends pictures: touches, answers, effects."""

from dataclasses import dataclass, field

from devices.page_image.page import Page
from kiosk.visit.answers import Answer
from kiosk.visit.effects import Effect
from kiosk.visit.touches import Touch


@dataclass(frozen=True)
class UsePhone(Touch):
    """The phone photographs this material."""

    material: str


@dataclass(frozen=True)
class NewCode(Touch):
    """Another code: the one before is over."""


@dataclass(frozen=True)
class PhoneCode(Answer):
    """The page is there; this is its address."""

    url: str = field(repr=False)


@dataclass(frozen=True)
class PhoneNews(Answer):
    """What a phone has done: it has the page before it, pages have come, something was no page, or not all of
    it was taken.
    """

    seen: bool = True
    pages: tuple[Page, ...] = field(default=(), repr=False)
    unreadable: bool = False
    more: bool = False


@dataclass(frozen=True)
class PhoneOver(Answer):
    """There is no page, or none any more."""


@dataclass(frozen=True)
class OpenPhonePage(Effect):
    """Open a page for a phone. `printing`: what comes is printed as it is, not looked at as a paper."""

    ticket: int
    printing: bool


@dataclass(frozen=True)
class ClosePhonePage(Effect):
    """No page is wanted any longer: it is gone from now on, with what lies there."""
