"""The page of all screens: one HTML file beside the pictures, to be opened from the disk."""

import json
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from ui.gallery.shots import Shot


def write_page(directory: Path, shots: Sequence[Shot]) -> Path:
    """Write `index.html` over the pictures that lie in `directory`, and return its path."""
    template = resources.files(__package__).joinpath("page.html").read_text("utf-8")
    data = json.dumps([_entry(shot) for shot in shots], ensure_ascii=False).replace("</", "<\\/")
    page = directory / "index.html"
    page.write_text(template.replace("/*SHOTS*/[]", data), "utf-8")
    return page


def _entry(shot: Shot) -> dict[str, object]:
    return {
        "variant": shot.variant.name,
        "orientation": shot.variant.orientation,
        "language": shot.variant.language,
        "mode": shot.variant.mode,
        "screen": shot.screen,
        "moment": shot.moment,
        "changed": shot.changed,
        "faults": [f"{kind}: {sentence}" for kind, sentence in shot.faults],
    }
