"""How far along a visit is: coarse steps and about how long it still takes."""

from dataclasses import dataclass
from math import ceil

from kiosk.visit.pages import (
    CardPage,
    CommitmentPage,
    FieldPage,
    MaterialsPage,
    Page,
    QuestionPage,
    SummaryPage,
)
from kiosk.visit.setting import Moment
from kiosk.visit.stage import FORM_STAGES, Stage
from kiosk.visit.visit import Visit

SECONDS_A_PAGE = 15
"""Our own estimate: a choice takes five seconds, an address half a minute."""

_BEFORE_THE_PAGES = (Stage.AWAITING_CARD, Stage.READING_CARD, Stage.VERIFYING)
_QUESTIONS, _FORM, _COMMITMENT, _MATERIALS, _SUMMARY = range(5)


@dataclass(frozen=True)
class Progress:
    """Step `step` of `steps`, counted from 1, and about `minutes_left` to go. All 0: nothing to count."""

    step: int = 0
    steps: int = 0
    minutes_left: int = 0


def progress(visit: Visit, now: Moment) -> Progress:
    """The card is the first step; then the kinds of pages that this life event has."""
    if visit.service is None or visit.stage not in (*_BEFORE_THE_PAGES, *FORM_STAGES):
        return Progress()
    found = visit.pages(now)
    kinds = sorted({_kind(page) for page in found})
    steps = 1 + len(kinds)
    if visit.stage in _BEFORE_THE_PAGES:
        return Progress(1, steps, _minutes(len(found)))
    position = next((index for index, page in enumerate(found) if page.id == visit.page), 0)
    return Progress(2 + kinds.index(_kind(found[position])), steps, _minutes(len(found) - position))


def _kind(page: Page) -> int:
    match page:
        case QuestionPage():
            return _QUESTIONS
        case CardPage() | FieldPage():
            return _FORM
        case CommitmentPage():
            return _COMMITMENT
        case MaterialsPage():
            return _MATERIALS
        case SummaryPage():
            return _SUMMARY


def _minutes(pages: int) -> int:
    return ceil(pages * SECONDS_A_PAGE / 60)
