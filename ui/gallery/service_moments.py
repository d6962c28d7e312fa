"""The moments of the free services, as `ui.gallery.moments` takes them: name, screen, values, shell."""

from collections.abc import Mapping
from typing import Any

from ui.gallery import samples

ACTIONS: Mapping[str, Mapping[str, int]] = {
    "Policies": {"answer": 1, "look": 1, "claim": 0, "back": 0},
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
ASKING: dict[str, Any] = {
    "phase": "asking",
    "question": ("企业有多少员工？", "How many people work there?"),
    "help": ("大致就行，按现在参保的人数。", "Roughly; those who are insured now."),
    "number": 1,
    "total": 5,
    "value": "small",
    "choices": [
        {"value": "micro", "label": ("20 人以下", "Up to 20"), "help": ""},
        {"value": "small", "label": ("21 到 300 人", "21 to 300"), "help": ""},
        {"value": "large", "label": ("300 人以上", "Over 300"), "help": ""},
    ],
    "rows": [],
    "fitting": 0,
    "policy": "",
    "fits": False,
    "reasons": [],
    "facts": [],
    "notice": samples.ILLUSTRATIVE,
}
_GRADUATES = ("今年招了应届毕业生。", "New graduates were hired this year.")
_TOO_OLD = ("要在开办 1 年之内申领，现在已经过了。", "It has to be claimed within the first year.")
_SMALL = ("员工在 20 人以下。", "No more than 20 people work there.")
POLICY_LIST = {
    **ASKING,
    "phase": "list",
    "fitting": 1,
    "rows": [
        {
            "id": "P02",
            "name": ("一次性扩岗补助", "New jobs allowance"),
            "gives": "",
            "why": _GRADUATES,
            "fits": True,
        },
        {
            "id": "P03",
            "name": ("初创企业一次性补贴", "Start-up allowance"),
            "gives": "",
            "why": _TOO_OLD,
            "fits": False,
        },
    ],
}
POLICY = {
    **ASKING,
    "phase": "policy",
    "question": ("初创企业一次性补贴", "Start-up allowance"),
    "help": ("新开办的小企业，一次性发放创业补贴。", "New small firms get an allowance once."),
    "policy": "P03",
    "reasons": [{"text": _TOO_OLD, "met": False}, {"text": _SMALL, "met": True}],
    "facts": [
        {
            "label": samples.said("policies.department"),
            "value": ("甘井子区人力资源和社会保障局", "District Human Resources and Social Security Bureau"),
        },
        {"label": samples.said("policies.limit"), "value": ("20个工作日", "20 working days")},
        {"label": samples.said("policies.basis"), "value": "就业促进法"},
    ],
}
FITTING = {**POLICY, "fits": True, "reasons": [{"text": _GRADUATES, "met": True}]}
FIRMS = {**SHELL, "title": samples.said("door.policies"), "truth": "", "truthIcon": ""}
WAYS = [{"id": each, "label": samples.said(f"verify.by_{each}")} for each in ("phone_app", "staff")]
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
    ("service-policies-asking", "Policies", ASKING, FIRMS),
    ("service-policies-list", "Policies", POLICY_LIST, FIRMS),
    ("service-policies-not", "Policies", POLICY, FIRMS),
    ("service-policies-fits", "Policies", FITTING, FIRMS),
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
