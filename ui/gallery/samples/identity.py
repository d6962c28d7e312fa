"""The card and the ways to show that it is one's own."""

from typing import Any

from ui.gallery.samples.said import said

LIFT_CARD = ("请把身份证拿起来，再放平一次。", "Please lift the card and put it down flat again.")
VERIFY: dict[str, Any] = {
    "phase": "offer",
    "means": "one_time_code",
    "qr": [],
    "ways": [],
    "maskedPhone": "138****0000",
    "digits": "",
    "sentence": "",
    "asking": False,
}
BESIDE_A_FACE = [
    {"id": each, "label": said(f"verify.by_{each}")} for each in ("one_time_code", "phone_app", "staff")
]
