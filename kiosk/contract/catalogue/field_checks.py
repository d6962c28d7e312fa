"""Is what was given a value of this field, and what is its proper form?

A value is a `str`, or a `tuple[str, ...]` for CHOICES and for nothing else:

- NAME, TEXT, ADDRESS: the text without blanks around it
- ID_NUMBER, CREDIT_CODE, MOBILE, BANK_CARD: plain ASCII, upper case, no blanks
- DATE: ISO 8601, `2026-11-23`
- NUMBER: whole, ASCII digits, no leading zeros; MONEY: yuan with two decimals, `1280.50`
- CHOICE: the value of one choice; CHOICES: the values of one or more, in the catalogue's order
- CONSENT: `yes` (to withhold it is to leave a required field empty)
- TABLE: lines joined with a line feed, empty ones left out

Pure: today's date comes in, nothing is raised for bad input. Reasons are keys of the words files.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kiosk.contract import identifiers
from kiosk.contract.catalogue.schema import Condition, Field, FieldType
from kiosk.contract.widths import narrow

Value = str | tuple[str, ...]

MAX_NAME = 100
"""Characters of a name. A foreigner's card has room for a Latin name of 60."""
MAX_TEXT = 200
MAX_ADDRESS = 200
MAX_TABLE_LINES = 50
"""A limited company has at most 50 shareholders (Company Law, article 42)."""
CONSENT = "yes"

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_WHOLE = re.compile(r"\d{1,12}", re.ASCII)
_MONEY = re.compile(r"\d{1,12}(?:\.\d{1,2})?", re.ASCII)

# Unicode categories that have no place in a line of text: control, surrogate, line and paragraph
# separator. Private use (Co) and unassigned (Cn) stay: rare characters of names stand there on real cards.
# Format characters (Cf) stay too, but for the ones that turn the direction of writing.
_BAD_CATEGORIES = frozenset({"Cc", "Cs", "Zl", "Zp"})
_DIRECTION = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, repr=False)
class Accepted:
    """A value in its proper form. `value` is empty (`""` or `()`) where an optional field was left empty."""

    value: Value


@dataclass(frozen=True)
class Refused:
    """No value of this field. `reason` is a key of the words files: `field.id_check`."""

    reason: str


def check_value(
    field: Field, value: Value, today: date, offered: tuple[str, ...] | None = None
) -> Accepted | Refused:
    """The value in its proper form, or why it is none.

    Args:
        field: as the catalogue states it.
        value: what was typed, chosen or scanned.
        today: bounds dates of birth and the like.
        offered: the values of a closed field whose choices come from a list of the catalogue
            (`options.option_values`); the field's own choices where it is absent.

    """
    if isinstance(value, tuple) != (field.type is FieldType.CHOICES):
        return Refused("field.kind")
    if not (value.strip() if isinstance(value, str) else value):
        empty: Value = () if field.type is FieldType.CHOICES else ""
        return Refused("field.empty") if field.required else Accepted(empty)
    if isinstance(value, tuple):
        return _choices(field, value, offered)
    if field.type is FieldType.CHOICE:
        known = offered if offered is not None else tuple(choice.value for choice in field.choices)
        return Accepted(value) if value in known else Refused("field.choice")
    return _CHECKS[field.type](field, value.strip(), today)


def visible(conditions: tuple[Condition, ...], answers: Mapping[str, Value]) -> bool:
    """Whether all conditions hold. One on what is unanswered does not; CHOICES match by any of theirs."""
    return all(_holds(condition, answers.get(condition.of)) for condition in conditions)


def _holds(condition: Condition, answer: Value | None) -> bool:
    given = answer if isinstance(answer, tuple) else (answer,)
    return any(value in condition.is_in for value in given)


def _choices(field: Field, value: tuple[str, ...], offered: tuple[str, ...] | None) -> Accepted | Refused:
    known = offered if offered is not None else tuple(choice.value for choice in field.choices)
    if any(part not in known for part in value):
        return Refused("field.choice")
    return Accepted(tuple(part for part in known if part in value))


def _line_fault(text: str, longest: int) -> Refused | None:
    if len(text) > longest:
        return Refused("field.too_long")
    if any(unicodedata.category(each) in _BAD_CATEGORIES or each in _DIRECTION for each in text):
        return Refused("field.characters")
    return None


def _name(_: Field, value: str, __: date) -> Accepted | Refused:
    if fault := _line_fault(value, MAX_NAME):
        return fault
    # Letters, and characters the tables do not know (Co, Cn): digits and marks alone are a slip.
    if not any(unicodedata.category(each)[0] in "LC" for each in value):
        return Refused("field.name")
    return Accepted(value)


def _text(field: Field, value: str, _: date) -> Accepted | Refused:
    if fault := _line_fault(value, MAX_TEXT):
        return fault
    if field.pattern is None:
        return Accepted(value)
    shaped = narrow(value)
    return Accepted(shaped) if re.fullmatch(field.pattern, shaped, re.ASCII) else Refused("field.pattern")


def _address(_: Field, value: str, __: date) -> Accepted | Refused:
    return _line_fault(value, MAX_ADDRESS) or Accepted(value)


def _table(_: Field, value: str, __: date) -> Accepted | Refused:
    lines = [line.strip() for line in value.split("\n") if line.strip()]
    if len(lines) > MAX_TABLE_LINES:
        return Refused("field.too_long")
    faults = [fault for line in lines if (fault := _line_fault(line, MAX_TEXT))]
    return faults[0] if faults else Accepted("\n".join(lines))


def _date(field: Field, value: str, today: date) -> Accepted | Refused:
    shaped = narrow(value)
    if not _ISO_DATE.fullmatch(shaped):
        return Refused("field.date")
    try:
        day = date.fromisoformat(shaped)
    except ValueError:
        return Refused("field.date")
    if field.past is True and day > today:
        return Refused("field.date_future")
    if field.past is False and day < today:
        return Refused("field.date_past")
    return Accepted(shaped)


def _number(field: Field, value: str, _: date) -> Accepted | Refused:
    shaped = narrow(value)
    if not _WHOLE.fullmatch(shaped):
        return Refused("field.number")
    return _bounded(field, Decimal(shaped)) or Accepted(str(int(shaped)))


def _money(field: Field, value: str, _: date) -> Accepted | Refused:
    shaped = narrow(value)
    if not _MONEY.fullmatch(shaped):
        return Refused("field.money")
    return _bounded(field, Decimal(shaped)) or Accepted(f"{Decimal(shaped):.2f}")


def _bounded(field: Field, number: Decimal) -> Refused | None:
    if field.minimum is not None and number < field.minimum:
        return Refused("field.too_small")
    if field.maximum is not None and number > field.maximum:
        return Refused("field.too_large")
    return None


def _consent(_: Field, value: str, __: date) -> Accepted | Refused:
    return Accepted(value) if value == CONSENT else Refused("field.consent")


def _identifier(outcome: identifiers.Valid | identifiers.Invalid) -> Accepted | Refused:
    if isinstance(outcome, identifiers.Valid):
        return Accepted(outcome.value)
    return Refused(f"field.{outcome.reason}")


_CHECKS: Mapping[FieldType, Callable[[Field, str, date], Accepted | Refused]] = {
    FieldType.NAME: _name,
    FieldType.ID_NUMBER: lambda _, value, today: _identifier(identifiers.id_number(value, today)),
    FieldType.CREDIT_CODE: lambda _, value, __: _identifier(identifiers.credit_code(value)),
    FieldType.MOBILE: lambda _, value, __: _identifier(identifiers.mobile(value)),
    FieldType.BANK_CARD: lambda _, value, __: _identifier(identifiers.bank_card(value)),
    FieldType.DATE: _date,
    FieldType.NUMBER: _number,
    FieldType.MONEY: _money,
    FieldType.TEXT: _text,
    FieldType.ADDRESS: _address,
    FieldType.CONSENT: _consent,
    FieldType.TABLE: _table,
}
