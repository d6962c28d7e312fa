"""What is around every screen in the pictures: band, foot, waits, failures, sentences at the foot."""

from collections.abc import Mapping
from typing import Any

from kiosk.visit.explanation import EXPLAINED, OFFLINE
from ui.gallery.samples.said import Said, said
from ui.words import load_words

Shown = tuple[str, str, Mapping[str, Any], Mapping[str, Any]]
"""A moment's name, its screen, its values, the shell's."""

SHELL: dict[str, Any] = {
    "direction": 1,
    "lowReach": False,
    "night": False,
    "speech": False,
    "blank": False,
    "bare": False,
    "maintenance": False,
    "wait": "",
    "waitShare": 0.0,
    "waitLate": "",
    "failureHappened": "",
    "failureFiled": "",
    "failureNext": "",
    "failureSheet": False,
    "driftX": 0,
    "driftY": 0,
    "title": "",
    "step": 0,
    "steps": 0,
    "minutesLeft": 0,
    "truth": "",
    "truthIcon": "",
    "clock": ("03:12 星期一", "Mon 03:12"),
    "placeName": ("泉水街道便民服务中心", "Quanshui Service Centre"),
    "canLeave": False,
    "idleVisible": False,
    "idleSeconds": 18,
    "notice": "",
    "choosingLanguage": False,
    "aboutSpeech": False,
    "explanations": [],
    "languages": [
        {"code": code, "name": text["language.name"], "mark": text["language.mark"]}
        for code, text in load_words().items()
    ],
}
AT_REST: dict[str, Any] = {
    "truth": ("离线也能收件", "Offline. You can still file"),
    "truthIcon": "wifi-off",
}
DONE: dict[str, Any] = {
    "title": ("新生儿出生一件事", "A baby is born"),
    "truth": ("身份证还在读卡区", "A card is on the reader"),
    "truthIcon": "id-card",
}
VISITING: dict[str, Any] = {"canLeave": True, "truth": ("", ""), "truthIcon": ""}
WITH_CARD: dict[str, Any] = {**VISITING, "truth": said("visit.truth_card"), "truthIcon": "id-card"}
WITHOUT_NETWORK: dict[str, Any] = {**VISITING, "truth": said("visit.truth_offline"), "truthIcon": "wifi-off"}


def step(number: int) -> dict[str, Any]:
    """The shell in the middle of a visit."""
    return {
        "title": ("新生儿出生一件事", "A baby is born"),
        "step": number,
        "steps": 6,
        "minutesLeft": max(1, 4 - number // 2),
        "canLeave": True,
        "truth": ("身份证还在读卡区", "A card is on the reader"),
        "truthIcon": "id-card",
    }


def waiting(usual: int, share: float, late: str = "", left: int = 0) -> dict[str, Any]:
    """The shell while something is waited for, `share` below 0 when it takes longer than usual."""
    return {
        "wait": said("wait.usual", seconds=usual),
        "waitShare": share,
        "waitLate": said(late, seconds=left) if late else "",
    }


def failed(happened: Said, filed: str, following: str, *, sheet: bool = False) -> dict[str, Any]:
    """The shell while a failure is on the screen, or lies over it."""
    return {
        "failureHappened": happened,
        "failureFiled": said(f"failure.{filed}"),
        "failureNext": said(f"failure.{following}"),
        "failureSheet": sheet,
    }


NOTICE = (
    "请到一楼服务台，或拨打 0411-12345，告诉他们您停在哪一步。您填的内容还在，可以接着办。",
    "Go to the desk downstairs or call 0411-12345 and say where you are. All you entered is still here.",
)


def _both(first: str, second: str) -> Said:
    """Two lines at the foot."""
    return tuple(f"{one}\n{other}" for one, other in zip(said(first), said(second), strict=True))


TWO_TRUTHS = _both("visit.truth_card", "visit.truth_offline")
CARD_AND_BATTERY = _both("visit.truth_card", "visit.truth_battery")
NO_READER_NO_PRINT = _both("visit.truth_no_reader", "visit.truth_no_print")


def explained(*lines: str, since: str = "") -> list[dict[str, Any]]:
    """What these lines at the foot (keys) mean, as the shell shows it; `since`: when the network went."""
    shown = []
    for each in (EXPLAINED[line] for line in lines):
        points = [{"icon": point.icon, "text": said(point.key)} for point in each.points]
        if since and each is EXPLAINED[OFFLINE]:
            points.insert(-1, {"icon": "clock", "text": said("truth.offline_since", time=since)})
        shown.append({"title": said(each.title), "icon": each.icon, "points": points})
    return shown
