"""Numbers that identify people, firms and accounts: is this one, and what is its proper form.

A check answers with the number in its proper form (`Valid`) or with a reason key (`Invalid`); it never
raises, whatever a person or a scanner puts in. Reasons are the tail of `field.<reason>` in the words files.

Full-width digits and letters (what a Chinese keyboard types when it stands in its wide mode) mean the same
to a person, so they are folded to ASCII first, and blanks and hyphens between groups fall away. Nothing
else is guessed: any other character makes the number invalid, and what is kept is always plain ASCII.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stdnum import luhn
from stdnum.cn import uscc
from stdnum.exceptions import ValidationError
from stdnum.iso7064 import mod_11_2

from kiosk.contract.widths import narrow

MAX_TYPED = 64
"""More characters than any number with its blanks; longer input is refused before it is looked at."""

_BLANKS = str.maketrans("", "", " -")

_ID_SHAPE = re.compile(r"[1-9][0-9]{16}[0-9X]")
_MOBILE_SHAPE = re.compile(r"1[3-9][0-9]{9}")
_CREDIT_CODE_SHAPE = re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}")
"""GB 32100: two characters of authority and kind, six digits of place, ten of body and check."""
_BANK_CARD_SHAPE = re.compile(r"[0-9]{12,19}")
"""ISO/IEC 7812-1 allows up to 19 digits; no bank here issues fewer than 12."""


class Reason(StrEnum):
    """Why a number is not one. The value is the tail of a key in the words files."""

    EMPTY = "empty"
    ID_SHAPE = "id_shape"
    ID_CHECK = "id_check"
    ID_BIRTH = "id_birth"
    CREDIT_CODE_SHAPE = "credit_code_shape"
    CREDIT_CODE_CHECK = "credit_code_check"
    MOBILE_SHAPE = "mobile_shape"
    BANK_CARD_SHAPE = "bank_card_shape"
    BANK_CARD_CHECK = "bank_card_check"


class NumberedSex(StrEnum):
    """What the 17th digit of an ID number says: odd male, even female (GB 11643)."""

    MALE = "male"
    FEMALE = "female"


@dataclass(frozen=True)
class Valid:
    """The number in its proper form: ASCII, upper case, no blanks."""

    value: str


@dataclass(frozen=True)
class Invalid:
    """Not such a number, and why."""

    reason: Reason


def id_number(typed: str, today: date) -> Valid | Invalid:
    """A citizen's ID number of 18 characters (GB 11643, check character ISO 7064 MOD 11-2).

    Also the numbers of residence permits for Hong Kong, Macau and Taiwan (810000, 820000, 830000) and of
    the 2023 permanent residence card of foreigners (first digit 9). The first six digits are not looked up:
    places come and go, and a number outlives them. The date of birth must be real and not after `today`.
    """
    number = _plain(typed)
    if not number:
        return Invalid(Reason.EMPTY)
    if not _ID_SHAPE.fullmatch(number):
        return Invalid(Reason.ID_SHAPE)
    birth = _date(number[6:14])
    if birth is None or birth > today:
        return Invalid(Reason.ID_BIRTH)
    if not mod_11_2.is_valid(number):
        return Invalid(Reason.ID_CHECK)
    return Valid(number)


def credit_code(typed: str) -> Valid | Invalid:
    """A unified social credit code of 18 characters (GB 32100)."""
    number = _plain(typed)
    if not number:
        return Invalid(Reason.EMPTY)
    if not _CREDIT_CODE_SHAPE.fullmatch(number):
        return Invalid(Reason.CREDIT_CODE_SHAPE)
    try:
        uscc.validate(number)
    except ValidationError:
        return Invalid(Reason.CREDIT_CODE_CHECK)
    return Valid(number)


def mobile(typed: str) -> Valid | Invalid:
    """A mobile number of the mainland: 11 digits, 13 to 19 first. No country code."""
    number = _plain(typed)
    if not number:
        return Invalid(Reason.EMPTY)
    return Valid(number) if _MOBILE_SHAPE.fullmatch(number) else Invalid(Reason.MOBILE_SHAPE)


def bank_card(typed: str) -> Valid | Invalid:
    """A bank card number of 12 to 19 digits (ISO/IEC 7812-1, check digit by Luhn)."""
    number = _plain(typed)
    if not number:
        return Invalid(Reason.EMPTY)
    if not _BANK_CARD_SHAPE.fullmatch(number):
        return Invalid(Reason.BANK_CARD_SHAPE)
    return Valid(number) if luhn.is_valid(number) else Invalid(Reason.BANK_CARD_CHECK)


def birth_date(number: str) -> date | None:
    """The date of birth in an ID number in its proper form; None where there is none to be found."""
    return _date(number[6:14]) if _ID_SHAPE.fullmatch(number) else None


def sex(number: str) -> NumberedSex | None:
    """The sex in an ID number in its proper form; None where there is none to be found."""
    if not _ID_SHAPE.fullmatch(number):
        return None
    return NumberedSex.MALE if int(number[16]) % 2 else NumberedSex.FEMALE


def _plain(typed: str) -> str:
    """Full-width forms as ASCII, no blanks or hyphens, upper case; far too long input stays as it is."""
    if len(typed) > MAX_TYPED:
        return typed
    folded = narrow(typed).translate(_BLANKS)
    return folded.upper() if folded.isascii() else folded


def _date(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
