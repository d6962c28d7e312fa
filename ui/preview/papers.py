"""The papers that one thing of the catalogue makes: its guide to take along, and the receipt of a filing."""

from collections.abc import Iterator
from datetime import datetime

from PIL import Image

from kiosk.contract.catalogue.schema import Text
from kiosk.demo.paper_pictures import paper_picture
from kiosk.receipt.layout import receipt_document
from kiosk.receipt.slip_layout import slip_document
from kiosk.visit.effects import Print
from kiosk.visit.guide import guide
from kiosk.visit.guide_slip import guide_slip
from kiosk.visit.paper import receipt_content
from kiosk.visit.setting import Moment
from kiosk.visit.visit import Visit
from ui.preview.scenes import filed_draft, receipt


def papers_of(at_rest: Visit, key: str, place: Text, now: Moment) -> Iterator[tuple[str, Image.Image]]:
    """Name and picture, in the visit's language. `place`: where the terminal stands."""
    catalogue, language = at_rest.setting.catalogue, at_rest.language
    opened = guide(catalogue, key)
    if opened is not None:
        slip = guide_slip(opened, catalogue, language, at_rest.setting.guide_link)
        yield "paper guide", paper_picture(slip_document(slip, place, language))
    draft = filed_draft(at_rest, key, now)
    if draft is not None:
        held = receipt(datetime.now().astimezone())
        wanted = Print(0, held, draft, language, online=True)
        yield (
            "paper receipt",
            paper_picture(receipt_document(receipt_content(wanted, catalogue, place), language)),
        )
