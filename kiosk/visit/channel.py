"""What is told when something cannot be done: what for, which receipt, where it stopped. Nothing personal."""

from dataclasses import dataclass

from kiosk.contract.catalogue.schema import Text
from kiosk.contract.kinds import ANYWHERE
from kiosk.visit.handlers.replying import about
from kiosk.visit.number_entry import whole
from kiosk.visit.pages import FieldPage, QuestionPage
from kiosk.visit.sentence import Say, Sentence
from kiosk.visit.setting import Moment
from kiosk.visit.stage import Stage
from kiosk.visit.visit import Visit

AT_START = "channel.at_start"
AT = {
    Stage.CHOOSING: "channel.at_choosing",
    Stage.FINDING: "channel.at_finding",
    Stage.SEARCHING: "channel.at_finding",
    Stage.GUIDE: "channel.at_guide",
    Stage.AWAITING_CARD: "channel.at_card",
    Stage.READING_CARD: "channel.at_card",
    Stage.VERIFYING: "channel.at_verifying",
    Stage.PAGE: "channel.at_card_says",
    Stage.ENDED_ELSEWHERE: "channel.at_elsewhere",
    Stage.COMMITMENT: "channel.at_commitment",
    Stage.MATERIALS: "channel.at_materials",
    Stage.COPYING: "channel.at_copying",
    Stage.NEARBY: "channel.at_nearby",
    Stage.COPY: "channel.at_copy",
    Stage.POLICIES: "channel.at_policies",
    Stage.PHONE: "channel.at_phone",
    Stage.PRINTOUT: "channel.at_printout",
    Stage.ASKING: "channel.at_asking",
    Stage.PROGRESS: "channel.at_progress",
    Stage.REPLYING: "channel.at_replying",
    Stage.DOCUMENT: "channel.at_document",
    Stage.BOOKING: "channel.at_booking",
    Stage.QUEUE: "channel.at_queue",
    Stage.SUMMARY: "channel.at_summary",
    Stage.FILING: "channel.at_filing",
    Stage.RECEIPT: "channel.at_receipt",
    Stage.PAYING: "channel.at_paying",
    Stage.GOODBYE: "channel.at_goodbye",
    Stage.OUT_OF_SERVICE: "channel.at_closed",
}
"""What a step is called. A question and a field are called by their own words (`place`)."""
OF_A_CASE = (Stage.PROGRESS, Stage.REPLYING, Stage.DOCUMENT)


@dataclass(frozen=True)
class Subject:
    """What it is about, and its key in the catalogue."""

    name: Text
    service: str = ANYWHERE


def subject(visit: Visit) -> Subject | None:
    """What was chosen, or what is being looked at; None before either, and after all has been forgotten."""
    case = visit.asking.case if visit.asking is not None and visit.stage in OF_A_CASE else None
    if case is not None:
        return Subject(about(case, visit), case.service)
    if visit.service is not None:
        return Subject(visit.service.name, visit.service.id)
    catalogue, key = visit.setting.catalogue, _looked_at(visit)
    found = catalogue.life_events.get(key) or catalogue.items.get(key) or catalogue.policies.get(key)
    if found is not None:
        return Subject(found.name, found.id)
    page = catalogue.pages.get(key)
    return None if page is None else Subject(page.name)


def matter(visit: Visit) -> Sentence | None:
    """The same by its name alone."""
    found = subject(visit)
    return None if found is None else found.name


def receipt_number(visit: Visit) -> str | None:
    """Of what was filed in this visit, or of the case that is looked at or asked for; None where there is
    none.
    """
    if visit.receipt is not None:
        return visit.receipt.number
    if visit.asking is None:
        return None
    if visit.asking.case is not None and visit.stage in OF_A_CASE:
        return visit.asking.case.receipt_number
    typed = whole(visit.asking.typed)
    return None if typed is None else str(typed)


def place(visit: Visit, now: Moment) -> Sentence:
    """The question or the step on the screen: the catalogue's words, never the resident's."""
    match visit.current_page(now):
        case QuestionPage() as page:
            return page.question.text
        case FieldPage() as page:
            return page.field.question or page.field.label
        case _:
            return Say(AT.get(visit.stage, AT_START))


def _looked_at(visit: Visit) -> str:
    """The key of what the screen is about, where nothing has been chosen yet."""
    match visit.stage:
        case Stage.GUIDE:
            return visit.finding.guide
        case Stage.POLICIES if visit.matching is not None:
            return visit.matching.shown
        case Stage.BOOKING if visit.booking is not None:
            return visit.booking.service
        case Stage.QUEUE if visit.queueing is not None:
            return visit.queueing.service
        case _:
            return ""
