"""What a scripted resident stands before, what is around, and what the resident came for."""

from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtQuick import QQuickWindow

from kiosk.contract.catalogue.schema import Catalogue
from kiosk.demo.deeds import Deed
from ui.demo.keyboard import Until


class Terminal(Protocol):
    """What the resident stands before."""

    window: QQuickWindow
    catalogue: Catalogue

    def view(self, screen: str) -> Any:
        """The view-model of a screen."""
        ...

    def shell(self) -> Any:
        """The view-model of band, foot and overlays."""
        ...

    def page(self) -> object:
        """The page of the catalogue on the screen, for its identifiers; None where there is none."""
        ...


class Street(Protocol):
    """What the resident does beside the screen."""

    def put_card(self, resident: str) -> None:
        """Lay the card on the reader."""
        ...

    def lift_card(self) -> None:
        """Take it away."""
        ...

    def take_paper(self) -> None:
        """Take the receipt."""
        ...

    def message(self) -> str | None:
        """The last text message since the visit began."""
        ...

    def phone(self, rows: list[str], does: str) -> None:
        """Hold the telephone before the code on the screen, its modules row by row, and say yes, send a
        picture, or pay (`kiosk.demo.phone`).
        """
        ...

    def after(self, seconds: float) -> Until:
        """True once so much time has passed."""
        ...

    def picture(self, name: str) -> None:
        """Keep a picture of the screen."""
        ...


@dataclass(frozen=True)
class Errand:
    """Who comes for what."""

    resident: str
    life_event: str
    language: str
    seed: int
    relative: str = ""
    """Whose card the resident has along, to be read instead of typed; "" for nobody's."""
    deeds: tuple[Deed, ...] = ()
    """What the resident does besides."""
    earlier: str = ""
    """The number on a receipt of before; "" where there is none."""
