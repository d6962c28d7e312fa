"""Notice and pledge in place of a document (告知承诺)."""

from kiosk.contract.catalogue.schema.texts import Key, Text
from kiosk.contract.model import Model


class Commitment(Model):
    """A template of 告知承诺: notice and pledge in place of a document."""

    id: Key
    name: Text
    replaces: Text
    ineligible_if: tuple[Text, ...]
    notice: tuple[Text, ...]
    pledge: tuple[Text, ...]
    fields: tuple[Key, ...]
    post_check_days: int
    rectify_days: int
