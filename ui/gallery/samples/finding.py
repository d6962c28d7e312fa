"""Samples for the pictures of the catalogue's screens: shelves, search, guides.

What the screens show stands in `finding.json`, in every language where they differ ("said"); it was
taken from the catalogue that ships and stays as it is when that changes.
"""

import json
from pathlib import Path
from typing import Any

from ui.gallery.samples.said import of_the_kiosk
from ui.gallery.samples.shell import VISITING, Shown

KEPT: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))


def _values(name: str, **others: Any) -> dict[str, Any]:
    kept = {key: tuple(value["said"]) if _differs(value) else value for key, value in KEPT[name].items()}
    queues = {"canQueue": False, "noNumbers": ""} if name.startswith("guide") else {}
    return {**kept, **queues, **others}


def _differs(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == {"said"}


_FAILED = {"printing": "failed", "sentence": of_the_kiosk("guide.outcome_failed")}

SHOWN: tuple[Shown, ...] = (
    ("catalogue-find", "Find", _values("most_used"), VISITING),
    ("catalogue-find-departments", "Find", _values("departments"), VISITING),
    ("catalogue-find-department", "Find", _values("department"), VISITING),
    ("catalogue-search", "Search", _values("search"), VISITING),
    ("catalogue-search-guess", "Search", _values("search_guess"), VISITING),
    ("catalogue-search-none", "Search", _values("search_none"), VISITING),
    ("catalogue-search-hand", "Search", _values("search_hand"), VISITING),
    ("catalogue-guide", "Guide", _values("guide"), VISITING),
    ("catalogue-guide-life-event", "Guide", _values("guide_event"), VISITING),
    ("catalogue-guide-booking", "Guide", _values("guide_booking", canQueue=True), VISITING),
    ("catalogue-guide-not-printed", "Guide", _values("guide_query", **_FAILED, canPrint=False), VISITING),
    ("catalogue-guide-code", "Guide", _values("guide_code"), VISITING),
)
