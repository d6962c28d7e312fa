"""What is to be brought, pledged and photographed."""

from typing import Any

from ui.gallery.papers import SHEET_CORNERS
from ui.gallery.samples.said import of_the_kiosk

COMMITMENT: dict[str, Any] = {
    "title": ("住所证明，可以用承诺代替", "A pledge in place of proof of premises"),
    "replaces": ("住所使用证明", "proof of premises"),
    "notice": [
        (
            "住所应当真实、合法、安全，可以联系到您。",
            "The premises must be real, lawful and safe, and you must be reachable there.",
        ),
        ("登记机关会在 60 日内核查。", "The registry checks within 60 days."),
        (
            "承诺不实的，责令改正；情节严重的，撤销登记，并记入信用记录。",
            "A false promise must be put right; in serious cases the registration is revoked.",
        ),
    ],
    "pledge": [
        ("我知道上面的要求，并且符合。", "I know these conditions and meet them."),
        ("我愿意承担承诺不实的后果。", "I accept the consequences of a false promise."),
        ("以上都是我自己的真实意思。", "All this is my own free will."),
    ],
    "choice": "",
    "error": "",
}
MATERIALS: dict[str, Any] = {
    "rows": [
        {
            "id": "m1",
            "name": ("出生医学证明", "Medical birth certificate"),
            "source": ("请带原件", "Please bring the original"),
            "note": ("正反两面都要", "Both sides"),
            "required": True,
            "declared": True,
            "declarable": True,
            "copies": 2,
            "copyable": True,
            "phone": True,
        },
        {
            "id": "m2",
            "name": ("户口簿", "Household register"),
            "source": ("请带原件", "Please bring the original"),
            "note": "",
            "required": True,
            "declared": False,
            "declarable": True,
            "copies": 0,
            "copyable": True,
            "phone": True,
        },
        {
            "id": "m3",
            "name": ("结婚证", "Marriage certificate"),
            "source": ("部门自己调取，不用带", "Fetched by the department, no need to bring"),
            "note": "",
            "required": False,
            "declared": False,
            "declarable": False,
            "copies": 0,
            "copyable": False,
            "phone": False,
        },
        {
            "id": "m4",
            "name": ("落户申请书", "Application for registration"),
            "source": ("在最后一页签名即可", "You sign it on the last screen"),
            "note": "",
            "required": True,
            "declared": False,
            "declarable": False,
            "copies": 0,
            "copyable": False,
            "phone": False,
        },
    ],
    "error": "",
    "online": True,
}
COPYING: dict[str, Any] = {
    "phase": "laying",
    "scanner": False,
    "material": ("户口簿", "Household register"),
    "mayWait": True,
    "page": 3,
    "count": 2,
    "picture": "",
    "doubt": "",
    "error": "",
    "live": "image://paper/live-sample",
    "corners": list(SHEET_CORNERS),
    "watching": True,
}
NO_PICTURE = of_the_kiosk("device.page.unusable")
TAKEN: dict[str, Any] = {
    "phase": "taken",
    "picture": "image://paper/page-sample",
    "watching": False,
    "live": "",
    "corners": [],
}
DOUBTFUL: dict[str, Any] = {**TAKEN, "doubt": of_the_kiosk("device.page.blurred")}
REVIEW: dict[str, Any] = {**TAKEN, "phase": "review", "page": 2, "count": 3}
