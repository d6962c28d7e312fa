"""Where a defect happened, without what it happened to: an exception's message may hold personal data."""

import traceback
from pathlib import Path


def frames(error: BaseException) -> list[str]:
    """``file:line function`` from the outside in."""
    return [
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
