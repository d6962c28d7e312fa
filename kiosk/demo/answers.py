"""What a scripted resident answers: plausible, valid and different for each visit, for any form of the
catalogue.
"""

import re
from datetime import date, timedelta
from random import Random

from stdnum import luhn
from stdnum.iso7064 import mod_11_2

from kiosk.contract.catalogue.schema import Choice, Field, FieldType

PINYIN = {
    "陈": "chen",
    "杨": "yang",
    "赵": "zhao",
    "周": "zhou",
    "吴": "wu",
    "徐": "xu",
    "孙": "sun",
    "马": "ma",
    "安": "an",
    "宁": "ning",
    "子": "zi",
    "雨": "yu",
    "明": "ming",
    "月": "yue",
    "嘉": "jia",
    "禾": "he",
    "海": "hai",
    "棠": "tang",
    "路": "lu",
    "示": "shi",
    "例": "li",
}
"""How each character of an answer is typed."""
_FAMILY, _GIVEN = "陈杨赵周吴徐孙马", "安宁子雨明月嘉禾"
_DIGITS, _CAPITALS = "0123456789", "ABCDEFGHJK"
_PIECE = re.compile(r"(\\.|\[[^]]+\]|[^\\\[{?])(?:\{(\d+)(?:,(\d+))?\})?")
_CREDIT_CODE = "91210211MA0UXXXX6D"


def answer(field: Field, choices: tuple[Choice, ...], today: date, random: Random) -> tuple[str, ...]:
    """Valid values of one field; one, but for CHOICES. An empty tuple leaves an optional field empty.

    Args:
        field: as the catalogue states it.
        choices: the closed options, whether of the field itself or of a list.
        today: bounds dates.
        random: the visit's own, so that a seed repeats a visit.

    """
    if choices:
        return (random.choice(choices).value,)
    if not field.required:
        return ()
    return (_typed(field, today, random),)


def _typed(field: Field, today: date, random: Random) -> str:
    low, high = field.minimum or 1, field.maximum or 50
    match field.type:
        case FieldType.NAME:
            return random.choice(_FAMILY) + "".join(random.sample(_GIVEN, 2))
        case FieldType.ID_NUMBER:
            return id_number(date(1960, 1, 1) + timedelta(days=random.randrange(14000)), random)
        case FieldType.CREDIT_CODE:
            return _CREDIT_CODE
        case FieldType.MOBILE:
            return f"1380000{random.randrange(10000):04d}"
        case FieldType.BANK_CARD:
            body = f"621700{random.randrange(10**12):012d}"
            return body + luhn.calc_check_digit(body)
        case FieldType.DATE:
            days = random.randrange(1, 25)
            return (today + timedelta(days=days if field.past is False else -days)).isoformat()
        case FieldType.NUMBER | FieldType.MONEY:
            return str(random.randint(low, max(low, min(high, low + 20))))
        case FieldType.CONSENT:
            return "yes"
        case _:
            return _text(field, random)


def _text(field: Field, random: Random) -> str:
    return "海棠路" if field.pattern is None else _fitting(field.pattern, random)


def _fitting(pattern: str, random: Random) -> str:
    """A text that fits a pattern of the catalogue: classes and characters, each with a count."""
    made = ""
    for piece, least, most in _PIECE.findall(pattern):
        offered = _DIGITS if piece == r"\d" else _CAPITALS if piece.startswith("[A-Z") else piece[-1:]
        times = int(least or 1) if not most else random.randint(int(least), min(int(most), int(least) + 4))
        made += "".join(random.choice(offered) for _ in range(times))
    return made


def id_number(birth: date, random: Random) -> str:
    """An invented ID number with a valid check character (GB 11643)."""
    body = f"210211{birth:%Y%m%d}{random.randrange(1, 1000):03d}"
    return body + mod_11_2.calc_check_digit(body)
