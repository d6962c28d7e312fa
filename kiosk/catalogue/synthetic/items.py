"""Invented items, as many as wanted, the same for the same seed."""

from itertools import product
from random import Random

from kiosk.contract.catalogue.schema import (
    Assurance,
    Audience,
    Catalogue,
    Handling,
    Item,
    Material,
    MaterialSource,
    Mode,
    SelfService,
    Text,
    TimeLimit,
)

AT_MOST_ONE_TRIP = (603, 631)
"""Of the district's 631 items 603 take one visit at most: the share that is kept in any size."""
FORM = ("app_name", "app_id", "app_mobile", "street", "delivery", "delivery_addr")

Words = tuple[tuple[str, str], ...]
WHOSE: Words = (
    ("居民", "resident's"), ("企业", "company"), ("个体户", "sole trader's"), ("老年人", "senior's"),
    ("学生", "student's"), ("残疾人", "disabled person's"), ("退役军人", "veteran's"),
    ("新生儿", "newborn's"),
    ("外来人员", "newcomer's"), ("社会组织", "association's"), ("农户", "farm"), ("职工", "employee's"),
    ("灵活就业人员", "self-employed person's"), ("失业人员", "unemployed person's"), ("业主", "owner's"),
    ("租户", "tenant's"),
)  # fmt: skip
WHAT: Words = (
    ("身份证", "ID card"), ("居住证", "residence permit"), ("营业执照", "business licence"),
    ("社会保险", "social insurance"), ("医疗保险", "medical insurance"), ("住房公积金", "housing fund"),
    ("不动产权证", "property title"), ("完税证明", "tax certificate"), ("驾驶证", "driving licence"),
    ("行驶证", "vehicle licence"), ("食品经营许可", "food licence"), ("卫生许可", "hygiene licence"),
    ("施工许可", "building permit"), ("户外招牌", "outdoor sign"), ("燃气账户", "gas account"),
    ("供热账户", "heating account"), ("用水账户", "water account"), ("用电账户", "power account"),
    ("就业登记", "employment record"), ("培训补贴", "training allowance"), ("养老金", "pension"),
    ("医疗费用", "medical costs"), ("生育津贴", "maternity allowance"), ("入学资格", "school place"),
    ("学籍档案", "school record"), ("婚姻登记档案", "marriage record"), ("公租房", "public housing"),
    ("临时救助", "relief"), ("法律援助", "legal aid"), ("公证档案", "notary record"),
    ("停车泊位", "parking space"), ("摊位", "market stall"), ("消防检查", "fire inspection"),
    ("排水许可", "drainage permit"), ("林木采伐", "felling permit"), ("水域使用", "water use right"),
)  # fmt: skip
DEED: Words = (
    ("申领", "apply for"), ("换领", "renew"), ("补领", "replace"), ("变更", "change"), ("注销", "cancel"),
    ("查询", "look up"), ("打印", "print"), ("备案", "file"), ("年审", "yearly check of"), ("延续", "extend"),
    ("转移", "transfer"), ("核验", "verify"), ("预约", "book"), ("缴费", "pay for"), ("挂失", "report lost"),
    ("启用", "activate"), ("冻结", "freeze"), ("解冻", "release"),
)  # fmt: skip
THEMES: Words = (
    ("身份户籍", "Identity and household"), ("社会保险", "Social insurance"), ("住房", "Housing"),
    ("企业经营", "Business"), ("教育", "Education"), ("卫生健康", "Health"), ("交通", "Traffic"),
    ("救助", "Welfare"),
)  # fmt: skip
LIMITS = (
    (1, "1个工作日", "1 working day"),
    (5, "5个工作日", "5 working days"),
    (20, "20个工作日", "20 working days"),
)
MODES = (
    (Mode.FILE, Mode.QUERY), (Mode.QUERY, Mode.PRINT), (Mode.FILE,), (Mode.FILE, Mode.PRINT),
    (Mode.BOOK, Mode.QUERY), (Mode.FILE, Mode.PAY),
)  # fmt: skip
MOST = len(WHOSE) * len(WHAT) * len(DEED)
"""So many names there are."""


def synthetic(base: Catalogue, items: int, seed: int) -> Catalogue:
    """`base` with `items` invented items in place of its own (1 to `MOST`); its life events refer to them.

    Raises:
        ValueError: not so many names.
    """
    if not 1 <= items <= MOST:
        raise ValueError(f"from 1 to {MOST} items can be invented")
    random = Random(seed)
    names = random.sample(list(product(WHOSE, WHAT, DEED)), items)
    share, of = AT_MOST_ONE_TRIP
    few_trips = round(items * share / of)
    trips = [random.choice((0, 0, 0, 0, 1)) for _ in range(few_trips)]
    trips += [random.choice((2, 3)) for _ in range(items - few_trips)]
    random.shuffle(trips)
    made = {
        f"G{place:05}": _item(f"G{place:05}", name, visits, base, random)
        for place, (name, visits) in enumerate(zip(names, trips, strict=True), 1)
    }
    keys = list(made)
    events = {
        key: event.model_copy(update={"items": tuple(keys[: len(event.items)])})
        for key, event in base.life_events.items()
    }
    version = f"synthetic.{items}.{seed}"
    return base.model_copy(update={"items": made, "life_events": events, "version": version})


def _item(
    key: str,
    name: tuple[tuple[str, str], tuple[str, str], tuple[str, str]],
    visits: int,
    base: Catalogue,
    random: Random,
) -> Item:
    whose, what, deed = name
    days, zh, en = random.choice(LIMITS)
    limit = TimeLimit(text=Text(zh=zh, en=en), days=days)
    modes = random.choice(MODES)
    booked = Mode.BOOK in modes
    filed = Mode.FILE in modes
    return Item(
        id=key,
        name=Text(
            zh="".join((whose[0], what[0], deed[0])), en=f"{deed[1]} a {whose[1]} {what[1]}".capitalize()
        ),
        department=random.choice(list(base.departments)),
        theme=Text(**dict(zip(("zh", "en"), random.choice(THEMES), strict=True))),
        audience=random.choice(list(Audience)),
        handling=Handling.AT_ONCE if days == 1 else Handling.PROMISED,
        statutory_limit=limit,
        promised_limit=limit,
        visits=visits,
        fee=Text(zh="不收费", en="Free"),
        modes=modes,
        self_service=SelfService.BOOKING if booked else SelfService.FILING if visits else SelfService.WHOLE,
        assurance=Assurance.VERIFIED,
        materials=(
            Material(
                id="m1",
                name=Text(zh="本人居民身份证", en="Your ID card"),
                source=MaterialSource.CERTIFICATE,
                required=True,
            ),
        ),
        outputs=(Text(zh="受理回执", en="Receipt"),),
        legal_basis="示例法规",
        form=FORM if filed else (),
        often_used=None,
    )
