"""One question each: choices, texts, addresses, numbers, dates, what stands on the card."""

from typing import Any

from ui.gallery.samples.said import Said, said

BLANK_PAGE: dict[str, Any] = {
    "page": "",
    "kind": "choice",
    "question": "",
    "help": "",
    "value": "",
    "choices": [],
    "rows": [],
    "error": "",
    "suggestions": [],
    "ways": [],
    "way": "keys",
    "places": [],
    "parts": [],
    "candidates": [],
    "inputHint": "text",
    "optional": False,
    "onward": False,
    "theirCard": "",
}


def _choices(*labels: Said, help_at: int = -1) -> list[dict[str, Any]]:
    said = ("生下来就上，交费从当月算起", "From birth on, paid from this month")
    return [
        {"value": f"v{i}", "label": each, "help": said if i == help_at else ""}
        for i, each in enumerate(labels)
    ]


CHOICE_PAGE: dict[str, Any] = {
    **BLANK_PAGE,
    "question": ("孩子的医保现在上吗？", "Join health insurance for the child now?"),
    "help": (
        "以后也可以上，只是出生三个月内上最划算。",
        "You may do it later; within three months it pays most.",
    ),
    "value": "v0",
    "choices": _choices(
        ("现在上", "Yes, now"), ("以后再上", "Later"), ("已经上了", "Already done"), help_at=0
    ),
}
_STREETS = [
    ("周水子街道", "Zhoushuizi"),
    ("椒金山街道", "Jiaojinshan"),
    ("甘井子街道", "Ganjingzi"),
    ("南关岭街道", "Nanguanling"),
    ("泡崖街道", "Paoya"),
    ("中华路街道", "Zhonghua Road"),
    ("兴华街道", "Xinghua"),
    ("机场街道", "Airport"),
    ("辛寨子街道", "Xinzhaizi"),
    ("红旗街道", "Hongqi"),
    ("凌水街道", "Lingshui"),
    ("大连湾街道", "Dalian Bay"),
    ("泉水街道", "Quanshui"),
    ("革镇堡街道", "Gezhenpu"),
    ("营城子街道", "Yingchengzi"),
]
STREET_PAGE: dict[str, Any] = {
    **BLANK_PAGE,
    "question": ("您住在哪个街道？", "Which sub-district do you live in?"),
    "value": "v12",
    "choices": _choices(*_STREETS),
}
MULTI_PAGE: dict[str, Any] = {
    **BLANK_PAGE,
    "kind": "multi",
    "question": ("开店要用到哪些？", "What will the shop need?"),
    "help": ("可以点几个，也可以一个都不点。", "Touch as many as you like, or none."),
    "value": ["v1", "v2"],
    "choices": _choices(
        ("发票", "Invoices"), ("公章", "A seal"), ("社保开户", "Social insurance"), ("银行预约", "A bank")
    ),
}
TEXT_PAGE: dict[str, Any] = {
    **BLANK_PAGE,
    "kind": "text",
    "question": ("孩子叫什么名字？", "What is the child's name?"),
    "help": ("请与《出生医学证明》上的姓名一致。", "As it stands on the medical birth certificate."),
    "value": "陈一禾",
    "inputHint": "name",
    "ways": ["hand", "keys"],
}
SURNAMES: list[dict[str, Any]] = [{"label": each, "value": each} for each in "陈王李张刘杨黄赵吴周徐"]
NAME_PAGE: dict[str, Any] = {**TEXT_PAGE, "value": "", "suggestions": SURNAMES}
WRITING_PAGE: dict[str, Any] = {
    **TEXT_PAGE,
    "value": "陈",
    "way": "hand",
    "candidates": list("示未末沶禾木天"),
}
NAME_MISSING = ("请写上孩子的名字。", "Please write the child's name.")
ADDRESS_PAGE: dict[str, Any] = {
    **BLANK_PAGE,
    "kind": "text",
    "question": ("证件寄到哪里？", "Where shall we send the papers?"),
    "value": "大连市甘井子区泉水街道虚构路 100 号示例花园 3 号楼 2 单元 501",
    "inputHint": "address",
    "optional": True,
    "ways": ["tree", "hand", "keys"],
    "suggestions": [
        {"label": ("和“详细地址”一样", "Same: Address"), "value": "某处"},
        {"label": ("身份证上的住址", "The address on my card"), "value": "某地"},
    ],
}
_BEGINNING = "辽宁省大连市甘井子区泉水街道"
STREETS_PAGE: dict[str, Any] = {
    **ADDRESS_PAGE,
    "value": "",
    "way": "tree",
    "places": [{"label": each, "value": each[0]} for each in _STREETS],
}
ROADS_PAGE: dict[str, Any] = {
    **STREETS_PAGE,
    "value": _BEGINNING,
    "suggestions": [],
    "places": [
        {"label": each, "value": _BEGINNING + each[0]}
        for each in (
            ("虚构路", "Xugou Road"),
            ("示例路", "Shili Road"),
            ("海棠街", "Haitang Street"),
            ("样本街", "Yangben Street"),
            ("虚构社区", "Xugou Community"),
            ("示例社区", "Shili Community"),
            ("海棠园", "Haitangyuan"),
            ("样本村", "Yangben Village"),
        )
    ],
}
NUMBERS_PAGE: dict[str, Any] = {
    **ROADS_PAGE,
    "value": f"{_BEGINNING}虚构路100号3号楼",
    "places": [],
    "parts": [
        {"part": "number", "digits": "100", "unit": ("号", "No.")},
        {"part": "building", "digits": "3", "unit": ("号楼", "Bldg")},
        {"part": "unit", "digits": "", "unit": ("单元", "Unit")},
        {"part": "room", "digits": "", "unit": ("室", "Room")},
    ],
}
MOBILE_PAGE: dict[str, Any] = {
    **BLANK_PAGE,
    "kind": "number",
    "question": ("您的手机号是多少？", "What is your mobile number?"),
    "help": ("办好了发短信告诉您。", "We send a message when it is done."),
    "value": "1380000",
    "inputHint": "digits",
}
ID_PAGE: dict[str, Any] = {
    **BLANK_PAGE,
    "kind": "number",
    "question": ("孩子母亲的身份证号？", "The mother's ID number?"),
    "help": ("18 位，最后一位可能是 X。", "18 characters; the last may be an X."),
    "value": "21021119900307",
    "inputHint": "id",
    "suggestions": [{"label": ("用我的身份证号", "My own ID number"), "value": "11010519491231002X"}],
}
THEIR_CARD_PAGE: dict[str, Any] = {
    **BLANK_PAGE,
    "kind": "text",
    "question": ("您替谁办？请写他（她）的姓名。", "Who is it for? Enter their name."),
    "inputHint": "name",
    "ways": ["hand", "keys"],
    "way": "keys",
    "theirCard": "offer",
    "suggestions": [{"label": each, "value": each} for each in "陈王李张刘"],
}
THEIR_CARD_WAITING: dict[str, Any] = {
    **ID_PAGE,
    "value": "",
    "theirCard": "waiting",
    "suggestions": [],
    "error": (
        "请先拿走读卡区上的卡，再平放他（她）的身份证。",
        "Take your card off the reader first, then lay theirs flat on it.",
    ),
}
DATE_PAGE: dict[str, Any] = {
    **BLANK_PAGE,
    "kind": "date",
    "question": ("孩子哪天出生？", "When was the child born?"),
    "help": ("按年、月、日的顺序，点八个数字。", "Year, month, day: eight digits."),
    "value": "2026-11-1",
    "suggestions": [
        {"label": ("今天", "Today"), "value": "2026-11-23"},
        {"label": ("昨天", "Yesterday"), "value": "2026-11-22"},
        {"label": ("前天", "Two days ago"), "value": "2026-11-21"},
        {"label": ("11月20日", "20/11"), "value": "2026-11-20"},
    ],
}
NO_SUCH_DATE = ("没有这一天，请再看看月份。", "There is no such day. Please look at the month.")
CHOOSE_ONE = ("请先点一个，再往下走。", "Please touch one before you go on.")
CONFIRM_PAGE: dict[str, Any] = {
    **BLANK_PAGE,
    "kind": "confirm",
    "question": ("身份证上是这样写的，对吗？", "This is what your card says. Is it right?"),
    "help": ("遮住的内容，点“显示”才会露出来。", 'Touch "Show" to see what is hidden.'),
    "rows": [
        {"label": ("姓名", "Name"), "value": "陈*", "masked": True, "hideable": True},
        {"label": ("性别", "Sex"), "value": ("女", "Female"), "masked": False, "hideable": False},
        {"label": ("民族", "Ethnic group"), "value": ("汉", "Han"), "masked": False, "hideable": False},
        {"label": ("出生", "Born"), "value": "1990-03-07", "masked": False, "hideable": False},
        {
            "label": ("住址", "Address"),
            "value": "辽宁省大连市甘井子区******",
            "masked": True,
            "hideable": True,
        },
        {
            "label": ("身份证号", "ID number"),
            "value": "2102 **** **** **2X",
            "masked": True,
            "hideable": True,
        },
    ],
}
ELSEWHERE = {
    "title": said("elsewhere.title_claim"),
    "because": (
        "您答的是：去年裁员多吗？ 裁了五分之一以上",
        "You said: Were many laid off last year? More than a fifth",
    ),
    "sentence": (
        "去年裁员超过五分之一，这一项要等下一年度再申领。",
        "More than a fifth were laid off last year; please claim it next year.",
    ),
    "ask": (
        "拿不准就问甘井子区人力资源和社会保障局：12333 人社服务热线",
        "Not sure? Ask the District Bureau of Human Resources and Social Security: "
        "12333, human resources and social security",
    ),
    "guide": said("elsewhere.conditions"),
}
"""A claim: an end of anything else says less."""
