"""A QR code for the pictures."""

import qrcode


def code_of(text: str) -> list[str]:
    """The modules of a QR code, a row a text."""
    code = qrcode.QRCode(border=0, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(text)
    code.make()
    return ["".join("1" if dark else "0" for dark in row) for row in code.get_matrix()]
