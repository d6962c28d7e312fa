"""Invented data for the pictures: (Chinese, English) pairs where the languages differ. Nobody here exists.

What a pair says in further languages stands in `samples.toml`, under the Chinese sentence.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import qrcode

from kiosk.visit.doors import ELDER_DOORS
from kiosk.visit.explanation import EXPLAINED, OFFLINE
from kiosk.visit.rating import REASONS
from kiosk.words import LANGUAGES, Language, Words
from ui.gallery.papers import SHEET_CORNERS
from ui.viewmodels.welcome import DOOR_TILES
from ui.words import load_words

Said = tuple[str, ...]
"""A Chinese and English pair, or what `said` of every language gives."""
FURTHER: Mapping[str, Mapping[str, str]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)
"""Language -> Chinese sentence -> that sentence."""


def in_language(values: Any, language: Language) -> Any:
    """`values` with every pair replaced by what it is in `language`, the English where nobody has said it."""
    if isinstance(values, tuple):
        if len(values) == len(LANGUAGES):
            return values[LANGUAGES.index(language)]
        chinese, english = values
        return chinese if language == "zh" else FURTHER.get(language, {}).get(chinese, english)
    if isinstance(values, Mapping):
        return {key: in_language(value, language) for key, value in values.items()}
    if isinstance(values, list):
        return [in_language(value, language) for value in values]
    return values


_WORDS = {language: load_words()[language] for language in LANGUAGES}


def said(key: str, **values: object) -> Said:
    """A text of the words files in every language, its placeholders filled in."""
    return tuple(_WORDS[language][key].format(**values) for language in LANGUAGES)


def of_the_kiosk(key: str) -> Said:
    """A text of the words that the terminal prints and says, in every language."""
    return tuple(Words(language).text(key) for language in LANGUAGES)


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


def step(number: int) -> dict[str, Any]:
    """The shell in the middle of a visit."""
    return {
        "title": ("新生儿出生一件事", "A baby is born"),
        "step": number,
        "steps": 6,
        "minutesLeft": max(1, 4 - number // 2),
        "canLeave": True,
        "truth": ("您的身份证仍在读卡区", "Your card is still on the reader"),
        "truthIcon": "id-card",
    }


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
    "truth": ("您的身份证仍在读卡区", "Your card is still on the reader"),
    "truthIcon": "id-card",
}

_EVENTS: list[tuple[str, Said, Said, str]] = [
    ("S01", ("新生儿出生", "A baby is born"), ("5 个部门 · 一次办", "5 departments, one visit"), "baby"),
    ("S02", ("孩子入学", "Starting school"), ("带户口簿即可", "Bring the household book"), "school"),
    ("S08", ("二手房过户", "Buying a used home"), ("水电气一起过户", "With water, power and gas"), "house"),
    ("S10", ("退休", "Retirement"), ("提前 30 天可办", "From 30 days before"), "sunset"),
    ("S11", ("高龄老人福利", "Old-age allowance"), ("80 岁以上", "From the age of 80"), "hand-heart"),
    ("S13", ("开办企业", "Opening a firm"), ("1 个环节", "1 step"), "briefcase-business"),
    ("S03", ("结婚生育", "Marriage and children"), ("4 个部门", "4 departments"), "heart"),
    ("S04", ("灵活就业", "Self-employment"), ("3 个部门", "3 departments"), "bike"),
    ("S05", ("社会保障卡居民服务", "Social security card"), ("3 个部门", "3 departments"), "id-card"),
    ("S06", ("就医费用报销", "Medical costs paid back"), ("2 个部门", "2 departments"), "receipt-text"),
    ("S07", ("申请公租房", "Public housing"), ("6 个部门", "6 departments"), "building"),
    ("S09", ("扶残助困", "Help for the disabled"), ("4 个部门", "4 departments"), "accessibility"),
    ("S12", ("公民身后事", "After a death"), ("7 个部门", "7 departments"), "flower"),
    ("S14", ("开便利店", "Opening a corner shop"), ("4 个部门", "4 departments"), "store"),
    ("S15", ("开餐饮店", "Opening a restaurant"), ("5 个部门", "5 departments"), "utensils"),
    ("S16", ("开理发店", "Opening a barber shop"), ("3 个部门", "3 departments"), "scissors"),
    ("S17", ("员工录用", "Hiring people"), ("3 个部门", "3 departments"), "user-plus"),
    ("S18", ("企业信息变更", "Changing a firm's data"), ("5 个部门", "5 departments"), "file-pen"),
    (
        "S19",
        ("水电气热网联合报装", "Water, power, gas, heat and network together"),
        ("1 个证照", "1 certificate"),
        "plug-zap",
    ),
    ("S20", ("企业注销", "Closing a firm"), ("5 个部门", "5 departments"), "archive"),
]
_TILES = [{"id": i, "title": t, "subtitle": s, "icon": icon} for i, t, s, icon in _EVENTS]
ILLUSTRATIVE = (
    "事项目录是示例，依据公开资料编写，不是官方发布。",
    "The catalogue is illustrative, written from public knowledge, not published by the district.",
)

STATES: list[dict[str, Any]] = [
    {"text": ("凭条能打印", "Receipts can be printed"), "icon": "printer", "well": True},
    {"text": ("读卡器正常", "The card reader works"), "icon": "id-card", "well": True},
    {"text": ("现在断网，照样能办", "Offline. You can still file"), "icon": "wifi-off", "well": True},
]
STATES_IN_TROUBLE: list[dict[str, Any]] = [
    {"text": ("身份证还在读卡区", "A card is on the reader"), "icon": "id-card", "well": False},
    {
        "text": ("现在打不了凭条，可以扫码带走", "No printing now; take the receipt by scanning"),
        "icon": "printer",
        "well": False,
    },
    {
        "text": ("读卡器现在用不了", "The card reader does not work now"),
        "icon": "id-card",
        "well": False,
    },
    {"text": ("网络通畅", "Online"), "icon": "wifi", "well": True},
]
ATTRACT: dict[str, Any] = {
    "hour": "03:12",
    "date": ("2026年11月25日 星期三", "Wed 2026-11-25"),
    "events": [_TILES[0], _TILES[4], _TILES[18]],
    "slideSource": "",
    "slideWords": "",
    "states": STATES,
    "notice": ILLUSTRATIVE,
}
SLIDE: dict[str, Any] = {
    "slideSource": Path(__file__).with_name("slide.png").as_uri(),
    "slideWords": (
        "九月起，高龄津贴每月十五日发到卡上。",
        "From September the allowance for the old comes on the 15th.",
    ),
}
DOORS: list[dict[str, Any]] = [
    {"id": door.value, "label": said(word), "icon": icon} for door, (word, icon) in DOOR_TILES.items()
]
WELCOME: dict[str, Any] = {
    "events": _TILES[:6],
    "doors": DOORS,
    "eventTotal": 20,
    "itemTotal": 100,
    "paperOut": False,
    "told": "",
    "notice": ILLUSTRATIVE,
}
WELCOME_ELDER: dict[str, Any] = {
    "events": [each for key in ("S11", "S10", "S06", "S05") for each in _TILES if each["id"] == key],
    "doors": [each for each in DOORS if each["id"] in ELDER_DOORS],
}
CHOOSE: dict[str, Any] = {"events": _TILES, "notice": ILLUSTRATIVE}
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
ELSEWHERE = (
    "孩子在外市出生，要先到出生医院所在地签发《出生医学证明》。拿到以后再来这里，其余的一次办完。",
    "The city of birth issues the birth certificate. Come back with it and we do the rest at once.",
)
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
SUMMARY: dict[str, Any] = {
    "rows": [
        {
            "label": ("孩子姓名", "Child's name"),
            "value": "陈一禾",
            "page": "field:child_name",
            "masked": False,
            "hideable": False,
        },
        {
            "label": ("性别", "Sex"),
            "value": ("女", "Female"),
            "page": "field:child_sex",
            "masked": False,
            "hideable": False,
        },
        {
            "label": ("出生日期", "Born"),
            "value": "2026-11-12",
            "page": "field:child_birth",
            "masked": False,
            "hideable": False,
        },
        {
            "label": ("出生证编号", "Certificate number"),
            "value": "V210000001",
            "page": "field:birth_cert_no",
            "masked": False,
            "hideable": False,
        },
        {
            "label": ("母亲身份证号", "Mother's ID number"),
            "value": "2102 **** **** **2X",
            "page": "",
            "masked": True,
            "hideable": True,
        },
        {
            "label": ("随谁落户", "Registered with"),
            "value": ("母亲", "The mother"),
            "page": "field:hukou_with",
            "masked": False,
            "hideable": False,
        },
        {
            "label": ("街道", "Sub-district"),
            "value": ("泉水街道", "Quanshui"),
            "page": "field:street",
            "masked": False,
            "hideable": False,
        },
        {
            "label": ("医保", "Health insurance"),
            "value": ("现在上", "Now"),
            "page": "field:med_insure",
            "masked": False,
            "hideable": False,
        },
        {
            "label": ("证件寄送", "Papers sent to"),
            "value": ADDRESS_PAGE["value"],
            "page": "field:delivery_addr",
            "masked": False,
            "hideable": False,
        },
    ],
    "signed": False,
    "signedByKey": False,
    "error": "",
}
SIGNATURE_MISSING = (
    "还没有签名，请用手指签在下面。",
    "The signature is missing. Please sign with your finger.",
)
FILING = ("正在安全保存，请稍等。", "Storing it safely. One moment.")


def code_of(text: str) -> list[str]:
    """The modules of a QR code, a row a text."""
    code = qrcode.QRCode(border=0, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(text)
    code.make()
    return ["".join("1" if dark else "0" for dark in row) for row in code.get_matrix()]


RECEIPT: dict[str, Any] = {
    "number": "7K2M-01-000419-Q8TD-5",
    "about": "",
    "decided": True,
    "qr": code_of("https://example.invalid/r/7K2M-01-000419-Q8TD-5?d=" + "0123456789ABCDEF" * 6),
    "time": "2026-11-23 03:19",
    "departments": ("公安 · 卫健 · 医保 · 人社", "Police, health, health insurance, social security"),
    "limit": ("受理后 5 个工作日", "5 working days after acceptance"),
    "nextStep": ("等短信，或凭编号查进度", "Wait for a message, or ask with the number"),
    "pages": 0,
    "online": False,
    "printing": "printed",
    "sentence": ("凭条已经打好，在出纸口。", "Your receipt is printed; it lies in the tray."),
    "countdown": 28,
}
PRINTING = ("正在打印，请稍等。", "Printing. One moment.")
PAPER_OUT = ("打印纸用完了，凭条没有打全。", "The paper ran out; the receipt is not complete.")

GOODBYE: dict[str, Any] = {
    "title": said("goodbye.title"),
    "help": said("goodbye.erased"),
    "cardLeft": False,
    "paperLeft": False,
    "alarm": 0,
    "sentence": "",
    "countdown": 8,
    "rating": "",
    "level": 0,
    "reasons": [],
    "chosen": [],
    "anonymous": False,
    "thanks": "",
}
RATING_REASONS = [{"value": each, "label": said(f"rating.reason_{each}")} for each in REASONS]
CARD_LEFT: dict[str, Any] = {
    "title": said("goodbye.take_card"),
    "cardLeft": True,
    "alarm": 1,
    "sentence": said("goodbye.left_card"),
    "countdown": 57,
}
PAPER_LEFT: dict[str, Any] = {
    "title": said("goodbye.take_paper"),
    "paperLeft": True,
    "alarm": 2,
    "sentence": said("goodbye.left_paper"),
    "countdown": 44,
}
BOTH_LEFT: dict[str, Any] = {
    "title": said("goodbye.take_both"),
    "cardLeft": True,
    "paperLeft": True,
    "alarm": 3,
    "sentence": said("goodbye.left_both"),
    "countdown": 31,
}
LEFT_EARLY: dict[str, Any] = {
    "title": said("goodbye.title_left"),
    "help": said("goodbye.erased_unfiled"),
    "sentence": said("goodbye.perhaps_card"),
}
OUT_OF_SERVICE: dict[str, Any] = {
    "sentence": said("visit.out_storage_full"),
    "works": said("out_of_service.works"),
    "elsewhere": said("out_of_service.anywhere"),
    "reason": said("visit.out_of_service_reason"),
    "smallPrint": said("out_of_service.small_print", code="S1", time="2026-11-25 02:40"),
    "icon": "wrench",
}
OPENED: dict[str, Any] = {
    **OUT_OF_SERVICE,
    "sentence": said("visit.out_door"),
    "reason": said("out_of_service.back_door"),
    "smallPrint": said("out_of_service.small_print", code="D1", time="2026-11-25 02:40"),
}
ON_BATTERY: dict[str, Any] = {
    **OUT_OF_SERVICE,
    "sentence": said("visit.out_battery"),
    "reason": said("out_of_service.back_power"),
    "smallPrint": said("out_of_service.small_print", code="P1", time="2026-11-25 02:40"),
    "icon": "plug-zap",
}
SWITCHING_OFF: dict[str, Any] = {
    **ON_BATTERY,
    "sentence": said("visit.out_power_low"),
    "smallPrint": said("out_of_service.small_print", code="P2", time="2026-11-25 02:40"),
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
