"""Invented data for the pictures of what is said beside the visit."""

from typing import Any

from kiosk.visit.aside import REASONS, TIMES
from kiosk.words import LANGUAGES
from ui.gallery.samples.filing import RECEIPT
from ui.gallery.samples.page import CHOICE_PAGE
from ui.gallery.samples.said import of_the_kiosk, said
from ui.gallery.samples.shell import DONE, Shown

_CONTEXT = tuple(
    "\n".join(
        (
            matter.format(text="新生儿出生一件事" if language == "zh" else "A baby is born"),
            place.format(text=CHOICE_PAGE["question"][min(index, len(CHOICE_PAGE["question"]) - 1)]),
        )
    )
    for index, (language, matter, place) in enumerate(
        zip(
            LANGUAGES,
            said("channel.matter", text="{text}"),
            said("channel.place", text="{text}"),
            strict=True,
        )
    )
)
_PLACE = ("泉水街道便民服务中心", "Quanshui Service Centre")
_TERMINAL = (
    said("channel.terminal", place=_PLACE[0], time="03:12")[0],
    said("channel.terminal", place=_PLACE[1], time="03:12")[1],
)
_WRITTEN = ("找了半天没有给孩子改名这一项", "No item for changing a name")

REPORT: dict[str, Any] = {
    "kind": "report",
    "phase": "choosing",
    "outside": False,
    "online": True,
    "context": _CONTEXT,
    "terminal": _TERMINAL,
    "reasons": [{"value": each, "label": said(f"aside.reason_{each}")} for each in REASONS],
    "chosen": [],
    "times": [{"value": each, "label": said(f"aside.time_{each}")} for each in TIMES],
    "time": "any",
    "words": "",
    "phone": "",
    "named": "no",
    "name": "陈*",
    "ways": ["hand", "keys"],
    "way": "keys",
    "candidates": [],
    "error": "",
    "number": "",
    "about": "",
    "received": "",
    "limit": "",
    "nextStep": "",
    "qr": [],
    "printing": "",
    "sentence": "",
}
TOLD = {**REPORT, "chosen": ["not_found", "other"], "words": _WRITTEN, "phone": "138****0301", "named": "yes"}
BY_HAND = {
    **REPORT,
    "phase": "words",
    "words": _WRITTEN,
    "way": "hand",
    "candidates": ["名", "各", "多", "夕", "外"],
}
CALLBACK = {**REPORT, "phase": "phone", "kind": "callback", "phone": "13800000301", "online": False}
_ABOUT = tuple(
    f"{kind} · {about}"
    for kind, about in zip(
        of_the_kiosk("receipt.kind_obstacle_report"),
        ("新生儿出生一件事", "A baby is born", "출생", "出生"),
        strict=True,
    )
)
FILED = {
    **REPORT,
    "phase": "filed",
    "number": RECEIPT["number"],
    "about": _ABOUT,
    "received": RECEIPT["time"],
    "limit": ("5个工作日内\n最晚2026年11月30日答复", "within 5 working days\nby 2026-11-30"),
    "nextStep": of_the_kiosk("next_step.obstacle_report"),
    "qr": RECEIPT["qr"],
    "printing": "failed",
    "sentence": of_the_kiosk("device.printer.outcome.failed_paper_out"),
    "online": False,
}
FAILED = {**REPORT, "phase": "failed"}
_HERE = {**DONE, "title": said("aside.title_report"), "canLeave": True}
SHOWN: tuple[Shown, ...] = (
    ("aside-told", "Aside", TOLD, _HERE),
    ("aside-by-hand", "Aside", BY_HAND, _HERE),
    ("aside-callback", "Aside", CALLBACK, {**_HERE, "title": said("aside.title_callback")}),
    ("aside-filed", "Aside", FILED, _HERE),
    ("aside-failed", "Aside", FAILED, _HERE),
)
