"""A fee that was paid after the filing, on paper: what for, how much, when, and who gives it back. Pure."""

from datetime import date, tzinfo

from kiosk.contract.catalogue.schema import Catalogue, Text
from kiosk.contract.catalogue.service import service_of
from kiosk.contract.payment import in_yuan
from kiosk.contract.progress import CaseProgress, FeeProgress, RefundProgress
from kiosk.receipt.slip import Slip
from kiosk.words import Language, Words


def fee_slip(
    case: CaseProgress,
    fee: FeeProgress,
    catalogue: Catalogue,
    language: Language,
    *,
    today: date,
    zone: tzinfo | None,
) -> Slip:
    """To take along. Whoever finds it learns what was paid for, and by whom nothing. `today` and `zone` are
    the terminal's.
    """
    words = Words(language)
    known = service_of(catalogue, case.service)
    about = known.name if known is not None else case.service_name or Text(zh=case.case_number)
    amount = "" if fee.fen is None else words.text("fee_slip.money", yuan=in_yuan(fee.fen))
    paid = "" if fee.paid is None else f"{fee.paid.astimezone(zone):%Y-%m-%d %H:%M}"
    all_back = bool(fee.refunds) and all(each.returned is not None for each in fee.refunds)
    nothing_kept = all_back and any(each.reason == "came_to_nothing" for each in fee.refunds)
    rows = (
        (words.text("told.about"), about.in_language(language)),
        (words.text("fee_slip.fee"), fee.text.in_language(language)),
        (words.text("fee_slip.amount"), amount),
        (words.text("fee_slip.paid"), paid),
        *(_money(each, words, zone) for each in fee.refunds),
        *(((words.text("fee_slip.back"), fee.window.in_language(language)),) if not all_back else ()),
        (words.text("told.as_of"), today.isoformat()),
    )
    return Slip(
        title=words.text("fee_slip.title"),
        lead=words.text("fee_slip.lead_returned" if nothing_kept else "fee_slip.lead"),
        rows=tuple((label, said) for label, said in rows if said),
        number=case.receipt_number,
        foot=(words.text("contact.questions"),),
        illustrative=catalogue.illustrative,
    )


def _money(refund: RefundProgress, words: Words, zone: tzinfo | None) -> tuple[str, str]:
    """What goes back, and until when; or what went, and when."""
    yuan = in_yuan(refund.fen)
    if refund.returned is not None:
        said = words.text("fee_slip.money_on", yuan=yuan, day=refund.returned.isoformat())
        return words.text("fee_slip.returned"), said
    if refund.due is None:
        return words.text("fee_slip.to_return"), words.text("fee_slip.money", yuan=yuan)
    by = f"{refund.due.astimezone(zone):%Y-%m-%d}"
    return words.text("fee_slip.to_return"), words.text("fee_slip.money_by", yuan=yuan, day=by)
