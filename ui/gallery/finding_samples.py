"""Samples for the pictures of the catalogue's screens: shelves, search, guides.

What the screens show stands in `finding_samples.json`, in every language where they differ ("said"); it was
taken from the catalogue that ships and stays as it is when that changes.
"""

import json
from pathlib import Path
from typing import Any

from ui.gallery import samples
from ui.gallery.asking_samples import ASKING, Shown

KEPT: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))


def _values(name: str, **others: Any) -> dict[str, Any]:
    kept = {key: tuple(value["said"]) if _differs(value) else value for key, value in KEPT[name].items()}
    return {**kept, **others}


def _differs(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == {"said"}


_FAILED = {"printing": "failed", "sentence": samples.of_the_kiosk("guide.outcome_failed")}

SHOWN: tuple[Shown, ...] = (
    ("catalogue-find", "Find", _values("most_used"), ASKING),
    ("catalogue-find-departments", "Find", _values("departments"), ASKING),
    ("catalogue-find-department", "Find", _values("department"), ASKING),
    ("catalogue-search", "Search", _values("search"), ASKING),
    ("catalogue-search-guess", "Search", _values("search_guess"), ASKING),
    ("catalogue-search-none", "Search", _values("search_none"), ASKING),
    ("catalogue-search-hand", "Search", _values("search_hand"), ASKING),
    ("catalogue-guide", "Guide", _values("guide"), ASKING),
    ("catalogue-guide-life-event", "Guide", _values("guide_event"), ASKING),
    ("catalogue-guide-booking", "Guide", _values("guide_booking"), ASKING),
    ("catalogue-guide-not-printed", "Guide", _values("guide_query", **_FAILED, canPrint=False), ASKING),
    ("catalogue-guide-code", "Guide", _values("guide_code"), ASKING),
)
