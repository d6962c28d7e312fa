"""The picture of a signature: its strokes as SVG 1.1, black on nothing, true to the pad's proportions.

Drawn whenever it is wanted, at either end; what was signed are the strokes, and only they travel.
"""

from collections.abc import Iterable

from kiosk.contract.submission import Point, Submission

HEIGHT = 300
"""Units of the picture; the width follows from the pad."""
INK = 5
"""Units; what a finger leaves on the pad of the terminal, about 1.2 mm on 70."""
SQUARE = 1.0
"""The pad of a submission that does not say how wide it was."""


def picture(submission: Submission) -> str:
    """An SVG document; "" for what was signed by a key or needs no signature. It is personal."""
    if not submission.signature:
        return ""
    width = round(HEIGHT * (submission.signature_pad or SQUARE))
    strokes = "".join(f'<path d="{_path(stroke, width)}"/>' for stroke in submission.signature)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT}">'
        f'<g fill="none" stroke="#000" stroke-width="{INK}" stroke-linecap="round" stroke-linejoin="round">'
        f"{strokes}</g></svg>"
    )


def _path(stroke: Iterable[Point], width: int) -> str:
    """A stroke of one point is a dot: a line of no length with round ends (SVG 1.1, 11.4)."""
    first, *others = [f"{x * width:.1f} {y * HEIGHT:.1f}" for x, y in stroke]
    return f"M{first}L{'L'.join(others or [first])}"
