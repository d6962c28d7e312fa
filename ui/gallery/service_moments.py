"""The moments of the free services, as `ui.gallery.moments` takes them: name, screen, values, shell."""

from collections.abc import Mapping
from typing import Any

from ui.gallery import samples

ACTIONS: Mapping[str, Mapping[str, int]] = {
    "Phone": {"turn": 1, "remove": 0, "renew": 0, "next": 0, "back": 0},
    "Printout": {"choose": 1, "change": 1, "print": 0, "next": 0, "finish": 0, "back": 0},
}

SHELL: dict[str, Any] = {
    "title": samples.said("door.copy"),
    "canLeave": True,
    "truth": ("您的身份证仍在读卡区", "Your card is still on the reader"),
    "truthIcon": "id-card",
}
PRINTOUT: dict[str, Any] = {
    "phase": "what",
    "fromPhone": False,
    "left": 10,
    "sheets": 1,
    "copies": 1,
    "most": 10,
    "printed": False,
    "sentence": "",
    "error": "",
}
READY = {**PRINTOUT, "phase": "ready", "sheets": 3, "copies": 2, "most": 3}
DONE = {**PRINTOUT, "phase": "done", "printed": True, "left": 4}
NOT_DONE = {
    **PRINTOUT,
    "phase": "done",
    "sentence": samples.of_the_kiosk("device.page_printer.outcome.failed_paper_out"),
}
OTHER_SIDE = {
    **samples.COPYING,
    "material": samples.said("copying.card_back"),
    "mayWait": False,
    "page": 2,
    "count": 1,
}
PHONE: dict[str, Any] = {
    "phase": "shown",
    "qr": samples.code_of("https://terminal.example/u/0123456789abcdefghijkl"),
    "material": "",
    "page": 0,
    "count": 0,
    "picture": "",
    "doubt": "",
    "error": "",
}
CAME = {**PHONE, "phase": "seen", "page": 2, "count": 3, "picture": "image://paper/page-sample"}
PRINTING = {**SHELL, "title": samples.said("door.print")}
Drawn = tuple[str, str, Mapping[str, Any], Mapping[str, Any]]
MOMENTS: tuple[Drawn, ...] = (
    ("service-printout-what", "Printout", PRINTOUT, SHELL),
    ("service-printout-used-up", "Printout", {**PRINTOUT, "left": 0}, SHELL),
    ("service-copy-other-side", "Copying", OTHER_SIDE, SHELL),
    ("service-phone-printout", "Printout", {**PRINTOUT, "fromPhone": True}, PRINTING),
    ("service-phone-shown", "Phone", PHONE, PRINTING),
    (
        "service-phone-came",
        "Phone",
        {**CAME, "material": samples.COPYING["material"], "doubt": samples.DOUBTFUL["doubt"]},
        samples.step(5),
    ),
    ("service-phone-over", "Phone", {**PHONE, "phase": "over", "qr": []}, PRINTING),
    ("service-printout-ready", "Printout", READY, SHELL),
    (
        "service-printout-printing",
        "Printout",
        {**READY, "phase": "printing"},
        {**SHELL, **samples.waiting(20, 0.4), "canLeave": False},
    ),
    ("service-printout-done", "Printout", DONE, SHELL),
    ("service-printout-not-done", "Printout", NOT_DONE, SHELL),
)
