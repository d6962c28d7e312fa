"""After the visit: thanks, what was left behind, how it was."""

from typing import Any

from kiosk.visit.rating import REASONS
from ui.gallery.samples.said import said

GOODBYE: dict[str, Any] = {
    "title": said("goodbye.title"),
    "help": said("goodbye.erased"),
    "cardLeft": False,
    "paperLeft": False,
    "alarm": 0,
    "sentence": "",
    "countdown": 8,
    "rating": "",
    "level": 0,
    "reasons": [],
    "chosen": [],
    "anonymous": False,
    "thanks": "",
}
RATING_REASONS = [{"value": each, "label": said(f"rating.reason_{each}")} for each in REASONS]
CARD_LEFT: dict[str, Any] = {
    "title": said("goodbye.take_card"),
    "cardLeft": True,
    "alarm": 1,
    "sentence": said("goodbye.left_card"),
    "countdown": 57,
}
PAPER_LEFT: dict[str, Any] = {
    "title": said("goodbye.take_paper"),
    "paperLeft": True,
    "alarm": 2,
    "sentence": said("goodbye.left_paper"),
    "countdown": 44,
}
BOTH_LEFT: dict[str, Any] = {
    "title": said("goodbye.take_both"),
    "cardLeft": True,
    "paperLeft": True,
    "alarm": 3,
    "sentence": said("goodbye.left_both"),
    "countdown": 31,
}
LEFT_EARLY: dict[str, Any] = {
    "title": said("goodbye.title_left"),
    "help": said("goodbye.erased_unfiled"),
    "sentence": said("goodbye.perhaps_card"),
}
