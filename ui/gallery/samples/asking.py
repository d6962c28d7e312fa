"""How far a matter has come, what may be done about it, and what is printed of it."""

from typing import Any

from ui.gallery.samples.identity import VERIFY
from ui.gallery.samples.said import Said, of_the_kiosk, said
from ui.gallery.samples.shell import VISITING, WITH_CARD, WITHOUT_NETWORK, Shown, failed, waiting

NUMBER = "7K2M-01-000419-Q8TD-5"
ASK: dict[str, Any] = {
    "number": "7K2M-01-0004__-____-_",
    "typed": 10,
    "whole": False,
    "error": "",
    "online": True,
    "scans": True,
}
MISTYPED: dict[str, Any] = {
    **ASK,
    "number": NUMBER,
    "typed": 17,
    "whole": True,
    "error": said("asking.mistyped"),
}
_TITLE = ("新生儿出生一件事", "A baby is born")
NOTHING_KNOWN: dict[str, Any] = {
    "phase": "looking",
    "sentence": "",
    "cases": [],
    "title": "",
    "caseNumber": "",
    "state": "",
    "kind": 0,
    "due": "",
    "age": said("progress.age_now"),
    "steps": [],
    "rows": [],
    "printing": "",
    "canPrint": True,
    "slip": False,
    "pay": "",
    "corrections": [],
    "documents": [],
    "identityOpen": False,
    "byCard": False,
    "canWithdraw": False,
    "canConfirm": False,
    "online": True,
}
POLICE, HEALTH, INSURANCE = ("公安", "Police"), ("卫生健康", "Health"), ("医疗保障", "Health insurance")


def _step(title: Said, state: int, note: Said, time: Said | str = "") -> dict[str, Any]:
    return {"title": title, "state": state, "note": note, "time": time}


_RECEIVED = _step(
    said("progress.received"), 0, ("", ""), said("progress.on_day", month=11, day=23, time="03:19")
)
CASE: dict[str, Any] = {
    **NOTHING_KNOWN,
    "phase": "case",
    "title": _TITLE,
    "caseNumber": "GJZ-2026-0000042",
    "state": said("progress.state_accepted"),
    "due": said("progress.due_all", month=11, day=30),
    "steps": [
        _RECEIVED,
        _step(POLICE, 0, said("progress.task_done")),
        _step(
            HEALTH,
            1,
            tuple(
                f"{one}\n{other}"
                for one, other in zip(said("progress.task_accepted"), said("progress.amber"), strict=True)
            ),
            said("progress.due", month=11, day=27),
        ),
        _step(INSURANCE, 2, said("progress.task_open")),
        _step(said("progress.output"), 2, said("progress.output_none")),
    ],
}
_STILL_WANTED = tuple(
    "\n".join((paper.format(name=page), value.format(name=label)))
    for paper, value, page, label in zip(
        said("progress.want_paper", name="{name}"),
        said("progress.want_field_again", name="{name}"),
        ("出生医学证明", "Birth certificate", "출생증명서", "出生証明書"),
        ("孩子姓名", "The child's name", "아이 이름", "お子さんの氏名"),
        strict=True,
    )
)
WANTED: dict[str, Any] = {
    **CASE,
    "byCard": True,
    "canWithdraw": True,
    "state": said("progress.wants_you"),
    "kind": 1,
    "corrections": [
        {
            "number": 0,
            "title": tuple(
                line.format(department=name)
                for line, name in zip(
                    said("progress.wanted_still", department="{department}"),
                    ("卫生健康", "Health", "보건", "保健"),
                    strict=True,
                )
            ),
            "wants": _STILL_WANTED,
        }
    ],
}
FINISHED: dict[str, Any] = {
    **CASE,
    "byCard": True,
    "state": said("progress.state_done"),
    "kind": 3,
    "due": "",
    "documents": [
        {
            "number": 0,
            "label": tuple(
                line.format(title=name)
                for line, name in zip(
                    said("progress.pages_of", title="{title}", count=3),
                    ("办理结果", "The result", "처리 결과", "手続きの結果"),
                    strict=True,
                )
            ),
        }
    ],
    "steps": [
        _RECEIVED,
        *(_step(each, 0, said("progress.task_done")) for each in (POLICE, HEALTH, INSURANCE)),
        _step(said("progress.output"), 0, said("progress.output_ready")),
    ],
}
_FEE = tuple(
    line.format(fee=fee)
    for line, fee in zip(
        said("progress.fee", fee="{fee}"), ("20 元/证", "20 yuan each", "20위안", "20元"), strict=True
    )
)
_TO_PAY = tuple(
    line.format(window=window)
    for line, window in zip(
        said("progress.fee_to_pay", window="{window}"),
        ("派出所户籍窗口", "the police station", "파출소 호적 창구", "派出所の戸籍窓口"),
        strict=True,
    )
)
TO_PAY: dict[str, Any] = {
    **CASE,
    "pay": said("pay.here", yuan="20"),
    "steps": [
        *CASE["steps"][:-1],
        _step(_FEE, 2, _TO_PAY),
        CASE["steps"][-1],
    ],
}
_PAID_TWICE = tuple(
    "\n".join((paid, twice.format(window=window), by))
    for paid, twice, by, window in zip(
        said("progress.fee_paid", month=11, day=23),
        said("progress.fee_twice", window="{window}"),
        said("progress.fee_back_by", yuan="20", month=12, day=14),
        ("派出所户籍窗口", "the police station", "파출소 호적 창구", "派出所の戸籍窓口"),
        strict=True,
    )
)
PAID: dict[str, Any] = {
    **TO_PAY,
    "pay": "",
    "slip": True,
    "printing": "printed",
    "sentence": of_the_kiosk("told.slip_printed"),
    "steps": [
        *CASE["steps"][:-1],
        _step(_FEE, 1, _PAID_TWICE),
        CASE["steps"][-1],
    ],
}
UNKNOWN_PERSON: dict[str, Any] = {
    **CASE,
    "byCard": True,
    "canWithdraw": True,
    "canConfirm": True,
    "identityOpen": True,
    "state": said("progress.state_received"),
    "steps": [
        _RECEIVED,
        *(_step(each, 2, said("progress.task_waiting_for_identity")) for each in (POLICE, HEALTH)),
        _step(said("progress.output"), 2, said("progress.output_none")),
    ],
}
LIST: dict[str, Any] = {
    **NOTHING_KNOWN,
    "phase": "list",
    "cases": [
        {
            "number": 0,
            "title": _TITLE,
            "state": said("progress.wants_you"),
            "tone": 1,
            "note": "2026-11-23 · GJZ-2026-0000042",
        },
        {
            "number": 1,
            "title": ("退休一件事", "Retirement"),
            "state": said("progress.state_done"),
            "tone": 3,
            "note": "2026-09-02 · GJZ-2026-0000007",
        },
    ],
}
REPLY: dict[str, Any] = {
    "purpose": "answer",
    "rows": [
        {"label": said("replying.matter"), "value": _TITLE},
        {"label": said("replying.department"), "value": HEALTH},
        {
            "label": said("replying.wants"),
            "value": ("请补拍《出生医学证明》的第二页", "The second page of the birth certificate"),
        },
    ],
    "papers": [{"key": "answer", "label": "", "copies": 0, "copyable": True}],
    "online": True,
    "fields": [
        {
            "page": "explanation",
            "label": of_the_kiosk("amending.words"),
            "value": said("replying.if_you_like"),
            "given": False,
        }
    ],
    "signed": False,
    "signedByKey": False,
    "error": "",
}
NAMED: dict[str, Any] = {
    **REPLY,
    "rows": REPLY["rows"][:2],
    "papers": [
        {
            "key": "birth_certificate",
            "label": ("出生医学证明", "Birth certificate"),
            "copies": 2,
            "copyable": True,
        }
    ],
    "fields": [
        {
            "page": "field:child_name",
            "label": ("孩子姓名", "The child's name"),
            "value": "陈小雨",
            "given": True,
        },
        {**REPLY["fields"][0], "value": said("replying.not_yet")},
    ],
    "error": said("replying.not_all"),
}
WITHDRAWAL: dict[str, Any] = {
    **REPLY,
    "purpose": "withdraw",
    "rows": [REPLY["rows"][0], {"label": said("replying.number"), "value": NUMBER}],
    "papers": [],
    "fields": [],
}
PAPER: dict[str, Any] = {
    "phase": "shown",
    "title": ("新生儿出生一件事 办理结果", "A baby is born: the result"),
    "picture": "image://paper/page-sample",
    "page": 1,
    "count": 3,
    "done": -1,
    "sentence": "",
    "canPrint": True,
    "error": "",
}

SHOWN: tuple[Shown, ...] = (
    ("asking", "Asking", ASK, VISITING),
    ("asking-mistyped", "Asking", MISTYPED, VISITING),
    ("asking-offline", "Asking", {**ASK, "online": False}, WITHOUT_NETWORK),
    ("progress-looking", "Progress", NOTHING_KNOWN, {**VISITING, **waiting(2, 0.6)}),
    ("progress-by-number", "Progress", CASE, VISITING),
    ("progress-to-pay", "Progress", TO_PAY, VISITING),
    ("progress-paid", "Progress", PAID, VISITING),
    ("progress-wanted", "Progress", WANTED, WITH_CARD),
    ("progress-finished", "Progress", FINISHED, WITH_CARD),
    ("progress-identity", "Progress", UNKNOWN_PERSON, WITH_CARD),
    ("progress-list", "Progress", LIST, WITH_CARD),
    (
        "progress-trouble",
        "Progress",
        {**NOTHING_KNOWN, "phase": "trouble", "sentence": said("asking.offline"), "online": False},
        WITHOUT_NETWORK,
    ),
    (
        "asking-unverified",
        "Verify",
        {**VERIFY, "phase": "unavailable", "maskedPhone": "", "asking": True},
        {
            **WITH_CARD,
            **failed(said("visit.code_offline"), "asked_is_safe", "next_by_number"),
        },
    ),
    ("replying-answer", "Replying", REPLY, WITH_CARD),
    ("replying-named", "Replying", NAMED, WITH_CARD),
    (
        "replying-no-pages",
        "Replying",
        {
            **REPLY,
            "papers": [{**REPLY["papers"][0], "copyable": False}],
            "error": said("replying.something_first"),
            "online": False,
        },
        WITHOUT_NETWORK,
    ),
    ("replying-withdraw", "Replying", WITHDRAWAL, WITH_CARD),
    ("replying-confirm", "Replying", {**WITHDRAWAL, "purpose": "confirm", "signed": True}, WITH_CARD),
    (
        "document-fetching",
        "Document",
        {**PAPER, "phase": "fetching", "picture": "", "page": 0},
        {**WITH_CARD, **waiting(2, 0.5)},
    ),
    ("document", "Document", PAPER, WITH_CARD),
    ("document-printing", "Document", {**PAPER, "phase": "printing", "done": 1}, WITH_CARD),
    (
        "document-printed",
        "Document",
        {**PAPER, "phase": "printed", "done": 3, "sentence": said("document.take")},
        WITH_CARD,
    ),
    (
        "document-failed",
        "Document",
        {
            **PAPER,
            "phase": "failed",
            "done": 1,
            "sentence": of_the_kiosk("device.page_printer.outcome.failed_jam"),
        },
        WITH_CARD,
    ),
    ("document-no-printer", "Document", {**PAPER, "canPrint": False}, WITH_CARD),
    (
        "document-trouble",
        "Document",
        {**PAPER, "phase": "trouble", "picture": "", "page": 0, "sentence": said("document.gone")},
        WITH_CARD,
    ),
)
