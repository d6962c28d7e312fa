"""How a card's personal fields are shown to somebody who need not know them."""

MASK = "*"
_NUMBER_KEPT_EACH_END = 1
_ADDRESS_KEPT = 3
_MOBILE_DIGITS = 11


def mask_name(name: str) -> str:
    """Keep the first character (in Chinese the family name); a single character is hidden."""
    return _keep(name, head=1, tail=0)


def mask_number(number: str) -> str:
    """Keep the first and the last character.

    The usual "six digits, stars, four digits" would give the number away here: the hidden middle is the date
    of birth, which is shown beside it.
    """
    return _keep(number, head=_NUMBER_KEPT_EACH_END, tail=_NUMBER_KEPT_EACH_END)


def mask_address(address: str) -> str:
    """Keep the first three characters, usually the province or the city."""
    return _keep(address, head=_ADDRESS_KEPT, tail=0)


def mask_phone(phone: str) -> str:
    """``138****0000``; of a number too short for a mobile telephone only the last two digits are kept."""
    head, tail = (3, 4) if len(phone) >= _MOBILE_DIGITS else (0, 2)
    return _keep(phone, head, tail)


def _keep(text: str, head: int, tail: int) -> str:
    if len(text) <= head + tail:
        return MASK * len(text)
    return text[:head] + MASK * (len(text) - head - tail) + text[len(text) - tail :]
