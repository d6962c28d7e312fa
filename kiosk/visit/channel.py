"""What is told when something cannot be done: what for, and where it stopped. Nothing personal."""

from kiosk.visit.pages import FieldPage, QuestionPage
from kiosk.visit.sentence import Say, Sentence
from kiosk.visit.setting import Moment
from kiosk.visit.stage import Stage
from kiosk.visit.visit import Visit

AT = {
    Stage.AWAITING_CARD: "channel.at_card",
    Stage.READING_CARD: "channel.at_card",
    Stage.VERIFYING: "channel.at_verifying",
    Stage.COMMITMENT: "channel.at_commitment",
    Stage.MATERIALS: "channel.at_materials",
    Stage.COPYING: "channel.at_copying",
    Stage.COPY: "channel.at_copy",
    Stage.POLICIES: "channel.at_policies",
    Stage.PHONE: "channel.at_phone",
    Stage.PRINTOUT: "channel.at_printout",
    Stage.SUMMARY: "channel.at_summary",
    Stage.FILING: "channel.at_filing",
    Stage.RECEIPT: "channel.at_receipt",
    Stage.PAYING: "channel.at_paying",
    Stage.GOODBYE: "channel.at_goodbye",
}


def matter(visit: Visit) -> Sentence | None:
    """The life event; None before one is chosen, and after all has been forgotten."""
    return None if visit.service is None else visit.service.name


def place(visit: Visit, now: Moment) -> Sentence:
    """The question or the step on the screen: the catalogue's words, never the resident's."""
    match visit.current_page(now):
        case QuestionPage() as page:
            return page.question.text
        case FieldPage() as page:
            return page.field.question or page.field.label
        case _:
            return Say(AT.get(visit.stage, "channel.at_start"))
