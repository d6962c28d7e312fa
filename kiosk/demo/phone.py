"""The telephone in an invented resident's hand: reads the code on the screen, and does what its page asks."""

import io
from collections.abc import Sequence

import requests
import zxingcpp
from PIL import Image

from kiosk.demo.control import Refused
from kiosk.demo.plate import photograph

_PIXELS, _QUIET = 6, 4
"""Of a module, and modules of white around the code (ISO/IEC 18004)."""
_TIMEOUT_S = 20.0
YES, PICTURE, PAID = "yes", "picture", "paid"


class Phone:
    """One telephone. What it photographs is another paper each time."""

    def __init__(self) -> None:
        self._photographs = 0

    def scan(self, rows: Sequence[str], does: str) -> None:
        """Read the code, a text of 0 and 1 per row, and go on as `follow`.

        Raises:
            Refused: there is no code, or the page does not take it.
        """
        self.follow(address_in(rows), does)

    def follow(self, address: str, does: str) -> None:
        """Say yes or pay on the page at that address, or send it a picture. Raises ``Refused`` likewise."""
        try:
            if does in (YES, PAID):
                answer = requests.post(f"{address}/{does}", timeout=_TIMEOUT_S)
            else:
                answer = requests.post(address, files={"files": self._photograph()}, timeout=_TIMEOUT_S)
        except requests.RequestException:
            raise Refused("the phone finds nothing there; is the network cut?") from None
        if not answer.ok:
            raise Refused(f"the page answers {answer.status_code}")

    def _photograph(self) -> tuple[str, bytes, str]:
        self._photographs += 1
        held = io.BytesIO()
        photograph(1 + self._photographs % 3).save(held, "JPEG", quality=85)
        return "paper.jpg", held.getvalue(), "image/jpeg"


def address_in(rows: Sequence[str]) -> str:
    """What the code says. Raises ``Refused`` where it is none, or leads nowhere on the web."""
    side = len(rows) + 2 * _QUIET
    code = Image.new("L", (side, side), 255)
    for y, row in enumerate(rows):
        for x, module in enumerate(row):
            if module == "1":
                code.putpixel((x + _QUIET, y + _QUIET), 0)
    return address_on(code.resize((side * _PIXELS, side * _PIXELS), Image.Resampling.NEAREST))


def address_on(picture: Image.Image) -> str:
    """The address that a code in the picture leads to. Raises ``Refused`` where there is none."""
    for found in zxingcpp.read_barcodes(picture):
        if found.text.startswith(("http://", "https://")):
            return found.text
    raise Refused("there is no code with an address on the screen")
