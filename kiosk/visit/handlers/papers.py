"""A released document: fetched into memory, looked at, printed, forgotten with the visit."""

from dataclasses import replace

from devices.page_printer.printer import Outcome
from kiosk.visit import idle
from kiosk.visit.answers import DocumentFailed, DocumentFetched, PagesMoved
from kiosk.visit.effects import FetchDocument, PrintDocument
from kiosk.visit.events import Tick
from kiosk.visit.papers import PaperPhase, Papers
from kiosk.visit.sentence import Say
from kiosk.visit.setting import Moment
from kiosk.visit.stage import Stage
from kiosk.visit.touches.asking import ShowDocument
from kiosk.visit.touches.copying import TurnPage
from kiosk.visit.touches.printing import PrintPaper
from kiosk.visit.touches.travel import Back
from kiosk.visit.visit import Step, Visit

SLOW = "asking.slow"
CANNOT = Say("document.no_printer")
SILENT_S = 60.0
"""Without a word of the printer's thread, which looks every second and gives up a print by itself."""


def show(visit: Visit, event: ShowDocument, now: Moment) -> Step:
    """Have it fetched. Only for whom the grant was given."""
    asking = visit.asking
    case = None if asking is None else asking.case
    if asking is None or case is None or not asking.grant or not 0 <= event.number < len(case.documents):
        return visit, ()
    document = case.documents[event.number]
    papers = Papers(document, since=now.seconds)
    asked = visit.to(Stage.DOCUMENT, now, papers=papers, ticket=visit.ticket + 1)
    return asked, (FetchDocument(asked.ticket, document.id, asking.grant),)


def fetched(visit: Visit, event: DocumentFetched, now: Moment) -> Step:
    """Here it is."""
    if visit.papers is None or visit.papers.phase is not PaperPhase.FETCHING:
        return visit, ()
    here = replace(
        visit.papers, phase=PaperPhase.SHOWN, pdf=event.pdf, pictures=event.pictures, since=now.seconds
    )
    return replace(visit, papers=here, touched_at=now.seconds), ()


def failed(visit: Visit, event: DocumentFailed, now: Moment) -> Step:
    """It is not to be had now; it is not lost."""
    if visit.papers is None or visit.papers.phase is not PaperPhase.FETCHING:
        return visit, ()
    return _trouble(visit, visit.papers, event.sentence_key, now), ()


def turn(visit: Visit, event: TurnPage, _: Moment) -> Step:
    """Another of its pages; at either end nothing moves."""
    papers = visit.papers
    if papers is None or not papers.pictures:
        return visit, ()
    shown = min(max(0, papers.shown + event.direction), len(papers.pictures) - 1)
    return replace(visit, papers=replace(papers, shown=shown)), ()


def print_paper(visit: Visit, _: PrintPaper, now: Moment) -> Step:
    """Print it; again where it did not come out whole. A printer that says it cannot is not asked."""
    papers = visit.papers
    if papers is None or not papers.pdf or papers.phase is PaperPhase.PRINTING:
        return visit, ()
    if visit.surroundings.can_print_pages is not True:
        return replace(visit, error=CANNOT), ()
    printing = replace(papers, phase=PaperPhase.PRINTING, printed=None, came_to=None, since=now.seconds)
    asked = replace(visit, papers=printing, ticket=visit.ticket + 1, error=None)
    return asked, (PrintDocument(asked.ticket, papers.pdf),)


def moved(visit: Visit, event: PagesMoved, now: Moment) -> Step:
    """How far the printer is, by its own word."""
    papers = visit.papers
    if papers is None or papers.phase is not PaperPhase.PRINTING:
        return visit, ()
    told = replace(papers, printed=event.sides, since=now.seconds)
    out = visit.pages_out or bool(event.sides) or event.came_to is Outcome.PRINTED
    if event.came_to is None:
        return replace(visit, papers=told, pages_out=out), ()
    over = replace(told, phase=PaperPhase.OVER, came_to=event.came_to)
    return replace(visit, papers=over, pages_out=out, touched_at=now.seconds), ()


def tick(visit: Visit, event: Tick, now: Moment) -> Step:
    """What does not come is waited for no longer; nobody is warned while it prints."""
    papers = visit.papers
    waited = 0.0 if papers is None else now.seconds - papers.since
    if papers is not None and papers.phase is PaperPhase.FETCHING:
        if waited < visit.setting.timings.asking:
            return visit, ()
        return _trouble(replace(visit, ticket=visit.ticket + 1), papers, SLOW, now), ()
    if papers is not None and papers.phase is PaperPhase.PRINTING:
        if waited < SILENT_S:
            return visit, ()
        over = replace(papers, phase=PaperPhase.OVER, came_to=Outcome.UNKNOWN)
        return replace(visit, ticket=visit.ticket + 1, papers=over, touched_at=now.seconds), ()
    return idle.tick(visit, event, now)


def back(visit: Visit, _: Back, now: Moment) -> Step:
    """To the case. While it prints one stays: what comes out is one's own."""
    if visit.papers is not None and visit.papers.phase is PaperPhase.PRINTING:
        return visit, ()
    return visit.to(Stage.PROGRESS, now, -1, ticket=visit.ticket + 1), ()


def _trouble(visit: Visit, papers: Papers, key: str, now: Moment) -> Visit:
    told = replace(papers, phase=PaperPhase.TROUBLE, trouble=key, since=now.seconds)
    return replace(visit, papers=told, touched_at=now.seconds)
