"""The free services: copies, prints from a phone, what a firm may claim."""

from typing import Any

from ui.gallery.samples import papers, welcome
from ui.gallery.samples.code import code_of
from ui.gallery.samples.said import of_the_kiosk, said
from ui.gallery.samples.shell import DONE, Shown, step, waiting

SHELL: dict[str, Any] = {**DONE, "title": said("door.copy"), "canLeave": True}
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
COPIED = {**PRINTOUT, "phase": "done", "printed": True, "left": 4}
NOT_DONE = {
    **PRINTOUT,
    "phase": "done",
    "sentence": of_the_kiosk("device.page_printer.outcome.failed_paper_out"),
}
OTHER_SIDE = {
    **papers.COPYING,
    "material": said("copying.card_back"),
    "mayWait": False,
    "page": 2,
    "count": 1,
}
PHONE: dict[str, Any] = {
    "phase": "shown",
    "qr": code_of("https://terminal.example/u/0123456789abcdefghijkl"),
    "material": "",
    "page": 0,
    "count": 0,
    "picture": "",
    "doubt": "",
    "error": "",
}
CAME = {**PHONE, "phase": "seen", "page": 2, "count": 3, "picture": "image://paper/page-sample"}
PRINTING = {**SHELL, "title": said("door.print")}
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
        {"value": "large", "label": ("超过 300 人", "Over 300"), "help": ""},
    ],
    "rows": [],
    "fitting": 0,
    "policy": "",
    "fits": False,
    "reasons": [],
    "facts": [],
    "notice": welcome.ILLUSTRATIVE,
}
_GRADUATES = ("今年招了应届毕业生。", "New graduates were hired this year.")
_TOO_OLD = ("要在开办 1 年之内申领，现在已经过了。", "It has to be claimed within the first year.")
_YOUNG = ("开办还不到 1 年。", "It was opened less than a year ago.")
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
            "label": said("policies.department"),
            "value": ("甘井子区人力资源和社会保障局", "District Human Resources and Social Security Bureau"),
        },
        {"label": said("policies.limit"), "value": ("20个工作日", "20 working days")},
        {"label": said("policies.basis"), "value": "就业促进法"},
    ],
}
FITTING = {**POLICY, "fits": True, "reasons": [{"text": _YOUNG, "met": True}, {"text": _SMALL, "met": True}]}
FIRMS = {**SHELL, "title": said("door.policies"), "truth": "", "truthIcon": ""}
WAYS = [{"id": each, "label": said(f"verify.by_{each}")} for each in ("phone_app", "staff")]
SHOWN: tuple[Shown, ...] = (
    ("service-printout-what", "Printout", PRINTOUT, SHELL),
    ("service-printout-used-up", "Printout", {**PRINTOUT, "left": 0}, SHELL),
    ("service-copy-other-side", "Copying", OTHER_SIDE, SHELL),
    ("service-phone-printout", "Printout", {**PRINTOUT, "fromPhone": True}, PRINTING),
    ("service-phone-shown", "Phone", PHONE, PRINTING),
    (
        "service-phone-came",
        "Phone",
        {**CAME, "material": papers.COPYING["material"], "doubt": papers.DOUBTFUL["doubt"]},
        step(5),
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
        {**SHELL, **waiting(20, 0.4), "canLeave": False},
    ),
    ("service-printout-done", "Printout", COPIED, SHELL),
    ("service-printout-not-done", "Printout", NOT_DONE, SHELL),
)
