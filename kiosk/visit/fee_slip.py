"""A fee that was paid after the filing, on paper: what for, how much, when, and who gives it back. Pure."""

from datetime import tzinfo

from kiosk.contract.catalogue.schema import Catalogue, Text
from kiosk.contract.catalogue.service import service_of
from kiosk.contract.progress import CaseProgress, FeeProgress
from kiosk.receipt.slip import Slip
from kiosk.words import Language, Words


def fee_slip(
    case: CaseProgress, fee: FeeProgress, catalogue: Catalogue, language: Language, zone: tzinfo | None
) -> Slip:
    """To take along. Whoever finds it learns what was paid for, and by whom nothing. `zone` is the
    terminal's.
    """
    words = Words(language)
    known = service_of(catalogue, case.service)
    about = known.name if known is not None else case.service_name or Text(zh=case.case_number)
    paid = "" if fee.paid is None else f"{fee.paid.astimezone(zone):%Y-%m-%d %H:%M}"
    rows = (
        (words.text("told.about"), about.in_language(language)),
        (words.text("fee_slip.fee"), fee.text.in_language(language)),
        (words.text("fee_slip.paid"), paid),
        (words.text("fee_slip.back"), fee.window.in_language(language)),
    )
    return Slip(
        title=words.text("fee_slip.title"),
        lead=words.text("fee_slip.lead"),
        rows=tuple((label, said) for label, said in rows if said),
        number=case.receipt_number,
        foot=(words.text("contact.questions"),),
        illustrative=catalogue.illustrative,
    )
