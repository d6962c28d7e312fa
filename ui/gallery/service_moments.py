"""The moments of the free services, as `ui.gallery.moments` takes them: name, screen, values, shell."""

from collections.abc import Mapping
from typing import Any

from ui.gallery import samples

ACTIONS: Mapping[str, Mapping[str, int]] = {
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
Drawn = tuple[str, str, Mapping[str, Any], Mapping[str, Any]]
MOMENTS: tuple[Drawn, ...] = (
    ("service-printout-what", "Printout", PRINTOUT, SHELL),
    ("service-printout-used-up", "Printout", {**PRINTOUT, "left": 0}, SHELL),
    ("service-copy-other-side", "Copying", OTHER_SIDE, SHELL),
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
