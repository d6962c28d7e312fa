"""A sentence of the words files as a catalogue would say it: in every language at once."""

from kiosk.contract.catalogue.schema import Text
from kiosk.words import Words


def in_all(key: str, **values: object) -> Text:
    """The words under `key`, in all four languages."""
    return Text(
        zh=Words("zh").text(key, **values),
        en=Words("en").text(key, **values),
        ko=Words("ko").text(key, **values),
        ja=Words("ja").text(key, **values),
    )
