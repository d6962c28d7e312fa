"""What a service costs, and where it is paid: at the named window, or by phone where a provider is."""

from dataclasses import dataclass

from kiosk.contract.catalogue.schema import Catalogue, Text
from kiosk.contract.catalogue.service import Service

FREE = ("不收费", "免费")
"""How a fee begins that is none."""


@dataclass(frozen=True)
class Fee:
    """`text` as the catalogue says it. `yuan`: the same as a number, None where it depends. `window`: where
    it is paid.
    """

    text: Text
    yuan: int | None
    window: Text

    @property
    def fen(self) -> int | None:
        """What a provider is asked for; None where the amount depends, and only the window can say it."""
        return None if self.yuan is None else self.yuan * 100


def is_free(fee: Text) -> bool:
    """Whether it costs nothing."""
    return fee.zh.startswith(FREE)


def fee_of(catalogue: Catalogue, service: Service) -> Fee | None:
    """None for what costs nothing; and for what has no window, which `checks` refuses."""
    if is_free(service.fee):
        return None
    item = catalogue.items.get(service.id)
    own = item.window if item is not None else None
    window = own or catalogue.departments[service.departments[0]].window
    if window is None:
        return None
    return Fee(service.fee, item.fee_yuan if item is not None else None, window)
