"""From a visit's receipt to what stands on paper: the same facts as on the screen."""

from devices.id_card.masking import mask_name
from kiosk.contract.catalogue.schema import Catalogue, Text
from kiosk.receipt.content import Assurance, ClockQuality, Delivery, ReceiptContent
from kiosk.visit.effects import Print
from kiosk.visit.promise import limit_text
from kiosk.words import Words

CONTACTS = ("contact.questions", "contact.cannot_be_done")


def next_step_key(verified: bool) -> str:
    """The key of what happens next, for screen and paper."""
    return "next_step.verified" if verified else "next_step.unverified"


def receipt_content(wanted: Print, catalogue: Catalogue, place: Text) -> ReceiptContent:
    """Everything on the paper. The submission has just been committed, so it is not delivered yet."""
    draft, receipt = wanted.draft, wanted.receipt
    event = catalogue.life_events[draft.life_event]
    verified = draft.evidence is not None
    return ReceiptContent(
        number=receipt.number,
        service=event.name,
        applicant_masked=mask_name(draft.card.name or draft.card.name_en or "") if draft.card else "",
        received=receipt.received,
        clock=ClockQuality.SYNCHRONISED if receipt.clock_synchronised else ClockQuality.UNCONFIRMED,
        departments=tuple(catalogue.departments[key].name for key in event.departments),
        promised_limit=limit_text(event, receipt.promise),
        next_step=_words(next_step_key(verified)),
        qr_payload=receipt.paper_payload or receipt.qr_payload,
        assurance=Assurance.CONFIRMED if verified else Assurance.TO_BE_CONFIRMED,
        delivery=Delivery.ON_ITS_WAY if wanted.online else Delivery.QUEUED,
        place=place,
        contact_lines=tuple(_words(key) for key in CONTACTS),
        pages=draft.pages,
        illustrative=catalogue.illustrative,
    )


def _words(key: str) -> Text:
    return Text(
        zh=Words("zh").text(key), en=Words("en").text(key), ko=Words("ko").text(key), ja=Words("ja").text(key)
    )
