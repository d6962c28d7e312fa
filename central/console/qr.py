"""QR codes on pages."""

import qrcode
import qrcode.image.svg
from markupsafe import Markup


def picture_of(text: str) -> Markup:
    """A QR code as SVG, drawn as one path, without a style of its own."""
    code = qrcode.QRCode(border=2, box_size=10)
    code.add_data(text)
    image = code.make_image(image_factory=qrcode.image.svg.SvgPathImage)
    return Markup(image.to_string(encoding="unicode"))
