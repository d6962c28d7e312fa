"""The picture of a signature: its strokes as SVG 1.1, black on nothing, true to the pad's proportions.

Drawn whenever it is wanted, at either end; what was signed are the strokes, and only they travel.
"""

from kiosk.contract.ink import SQUARE, UNITS
from kiosk.contract.submission import Submission

INK = 17
"""Units; what a finger leaves on the pad of the terminal, about 1.2 mm on 70."""


def picture(submission: Submission) -> str:
    """An SVG document; "" for what was signed by a key or needs no signature. It is personal."""
    if not submission.signature:
        return ""
    width = round(UNITS * (submission.signature_pad or SQUARE))
    strokes = "".join(f'<path d="{trace}"/>' for trace in submission.signature)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {UNITS}">'
        f'<g fill="none" stroke="#000" stroke-width="{INK}" stroke-linecap="round" stroke-linejoin="round">'
        f"{strokes}</g></svg>"
    )
