"""From a visit's receipt to what stands on paper: the same facts as on the screen."""

from dataclasses import dataclass
from datetime import datetime

from devices.id_card.card import IdCard
from devices.id_card.masking import mask_name
from kiosk.contract.catalogue.fees import Fee, fee_of
from kiosk.contract.catalogue.policies import Claim
from kiosk.contract.catalogue.schema import Catalogue, Text
from kiosk.contract.catalogue.service import departments_called, service_of
from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.kinds import ObstacleReport
from kiosk.receipt.content import Assurance, ClockQuality, Delivery, ReceiptContent
from kiosk.visit.draft import Draft
from kiosk.visit.effects import Print
from kiosk.visit.form import resolve
from kiosk.visit.matter import Matter
from kiosk.visit.payment import FeeStanding
from kiosk.visit.promise import limit_text
from kiosk.visit.receipt import FiledReceipt
from kiosk.words import LANGUAGES, Language, Words

CONTACTS = ("contact.questions", "contact.cannot_be_done")


@dataclass(frozen=True)
class Received:
    """What was handed in, as screen and paper name it: what kind of thing, about what, who gets it, by when,
    what comes next (a key).
    """

    kind: SubmissionKind
    about: Text
    departments: tuple[str, ...]
    limit: Text | None
    next_step: str
    pages: int
    fee: Fee | None = None


def received(content: Draft | Matter, receipt: FiledReceipt, catalogue: Catalogue) -> Received | None:
    """None for a draft without a service of this catalogue: nothing was handed in."""
    promise = receipt.promise
    match content:
        case Matter():
            called = content.form.kind is SubmissionKind.CALLBACK
            by = "promise.call_by" if called else "promise.answer_by"
            limit = content.limit and limit_text(content.limit, promise, by)
            departments, about = content.departments, content.about
            return Received(
                content.form.kind, about, departments, limit, _next_of_matter(content), content.pages
            )
        case Draft():
            filed = service_of(catalogue, content.service)
            if filed is None:
                return None
            claim = isinstance(filed, Claim)
            form = resolve(filed, catalogue, content, receipt.received.date())
            return Received(
                SubmissionKind.POLICY_CLAIM if claim else SubmissionKind.FILING,
                filed.name,
                departments_called(filed, form.facts),
                limit_text(filed.limit, promise),
                next_step_key(content.evidence is not None),
                content.pages,
                fee_of(catalogue, filed),
            )


def next_step_key(verified: bool) -> str:
    """The key of what happens next with a filing, for screen and paper."""
    return "next_step.verified" if verified else "next_step.unverified"


FEE_WORDS = {
    FeeStanding.WINDOW: "receipt.pay_at",
    FeeStanding.HERE: "receipt.pay_here",
    FeeStanding.PAID: "receipt.fee_paid",
    FeeStanding.UNCLEAR: "receipt.fee_unclear",
}


NOT_PAID_YET = "receipt.not_paid_yet"
"""On paper, which is read after one has left: there is no screen any more to pay on."""


def pay_at(fee: Fee, standing: FeeStanding, paid: datetime | None, *, on_paper: bool) -> Text:
    """Where and when it is paid, or that it is. `paid`: when, local."""
    key = NOT_PAID_YET if on_paper and standing is FeeStanding.HERE else FEE_WORDS[standing]
    time = f"{paid:%Y-%m-%d %H:%M}" if paid is not None else ""
    said: dict[Language, str] = {
        each: Words(each).text(key, window=fee.window.in_language(each), time=time) for each in LANGUAGES
    }
    return Text(**said)


def receipt_content(wanted: Print, catalogue: Catalogue, place: Text) -> ReceiptContent:
    """Everything on the paper. The submission has just been committed, so it is not delivered yet."""
    receipt = wanted.receipt
    what = received(wanted.content, receipt, catalogue)
    if what is None:
        raise ValueError("there is no receipt for a draft without a service")
    return ReceiptContent(
        kind=what.kind,
        number=receipt.number,
        service=what.about,
        applicant_masked=_masked(wanted.content.card),
        received=receipt.received,
        clock=ClockQuality.SYNCHRONISED if receipt.clock_synchronised else ClockQuality.UNCONFIRMED,
        departments=tuple(catalogue.departments[key].name for key in what.departments),
        promised_limit=what.limit,
        next_step=_words(what.next_step),
        qr_payload=receipt.paper_payload or receipt.qr_payload,
        assurance=_assurance(wanted.content),
        delivery=Delivery.ON_ITS_WAY if wanted.online else Delivery.QUEUED,
        place=place,
        contact_lines=tuple(_words(key) for key in CONTACTS),
        fee=what.fee.text if what.fee is not None else None,
        pay_at=pay_at(what.fee, wanted.fee, wanted.paid, on_paper=True) if what.fee is not None else None,
        pages=what.pages,
        illustrative=catalogue.illustrative,
    )


def _next_of_matter(matter: Matter) -> str:
    called = isinstance(matter.form, ObstacleReport) and matter.form.phone is not None
    return f"next_step.{matter.form.kind.value}{'_called' if called else ''}"


def _masked(card: IdCard | None) -> str:
    return mask_name(card.name or card.name_en or "") if card else ""


def _assurance(content: Draft | Matter) -> Assurance:
    if content.card is None:
        return Assurance.NOT_ASKED
    return Assurance.CONFIRMED if content.evidence is not None else Assurance.TO_BE_CONFIRMED


def _words(key: str) -> Text:
    return Text(
        zh=Words("zh").text(key), en=Words("en").text(key), ko=Words("ko").text(key), ja=Words("ja").text(key)
    )
