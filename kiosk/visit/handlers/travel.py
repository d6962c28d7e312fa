"""From page to page."""

from dataclasses import replace

from kiosk.visit.completeness import first_incomplete
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
from kiosk.visit.stage import Stage
from kiosk.visit.visit import Visit


def to_first_page(visit: Visit, now: Moment) -> Visit:
    """The beginning of the service's pages; past the questions that were answered on the way to it."""
    found = visit.pages(now)
    first = next((each for each in found if not _answered_before(each, visit)), found[0])
    return show(replace(visit, from_summary=False), first, now)


def _answered_before(page: Page, visit: Visit) -> bool:
    before = visit.matching is not None and visit.matching.shown == visit.draft.service
    return before and isinstance(page, QuestionPage) and page.question.id in visit.draft.answers


def onward(visit: Visit, now: Moment) -> Visit:
    """The page after the one that is now complete; from a correction, what is still open or the summary; to
    the list of what a department asked for.
    """
    if visit.asking is not None:
        return visit.to(Stage.REPLYING, now, page="")
    found = visit.pages(now)
    if visit.from_summary:
        return show(visit, first_incomplete(found, visit, now) or found[-1], now)
    position = _position(found, visit.page)
    return show(visit, found[min(position + 1, len(found) - 1)], now)


def backward(visit: Visit, now: Moment) -> Visit | None:
    """The page before, the summary from a correction, or the list of what a department asked for; None on the
    first page.
    """
    if visit.asking is not None:
        return visit.to(Stage.REPLYING, now, -1, page="")
    found = visit.pages(now)
    if visit.from_summary:
        return show(visit, found[-1], now, -1)
    position = _position(found, visit.page)
    return show(visit, found[position - 1], now, -1) if position > 0 else None


def show(visit: Visit, page: Page, now: Moment, direction: int = 1) -> Visit:
    """Stand on `page`. The summary ends a correction."""
    from_summary = visit.from_summary and not isinstance(page, SummaryPage)
    return visit.to(stage_of(page), now, direction, page=page.id, from_summary=from_summary)


def stage_of(page: Page) -> Stage:
    """The stage that shows a page of this kind."""
    match page:
        case QuestionPage() | CardPage() | FieldPage():
            return Stage.PAGE
        case CommitmentPage():
            return Stage.COMMITMENT
        case MaterialsPage():
            return Stage.MATERIALS
        case SummaryPage():
            return Stage.SUMMARY


def _position(found: tuple[Page, ...], page: str) -> int:
    """Where `page` stands; the beginning for a page that an answer has removed."""
    return next((index for index, each in enumerate(found) if each.id == page), 0)
