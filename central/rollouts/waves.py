"""Who comes in which stage: the same for everybody who asks, and no site or number is always the first."""

import hashlib
from collections.abc import Collection, Mapping, Sequence


class BadStages(ValueError):
    """Not stages: shares that rise to 100."""


def shares(untrusted_text: str) -> tuple[float, ...]:
    """``1, 10, 100``: how many per cent have it after each stage.

    Raises:
        BadStages: they do not rise, or do not end with 100.

    """
    try:
        found = tuple(float(each) for each in untrusted_text.replace("，", ",").split(","))
    except ValueError as error:
        raise BadStages(untrusted_text) from error
    rising = all(low < high for low, high in zip((0.0, *found), found, strict=False))
    if not rising or not found[-1] == 100 or len(found) > 20:
        raise BadStages(untrusted_text)
    return found


def stages(
    codes: Collection[str], canaries: Collection[str], shares: Sequence[float], salt: str
) -> Mapping[str, int]:
    """The stage of each terminal, from 0. The named `canaries` are the whole first stage where there are
    any; the rest follows in an order that `salt` shuffles. At least one terminal is in the first stage.
    """
    named = sorted(set(canaries) & set(codes))
    rest = sorted(
        set(codes) - set(named), key=lambda code: hashlib.sha256(f"{salt}|{code}".encode()).digest()
    )
    found = dict.fromkeys(named, 0)
    first = 1 if named else 0
    ends = [max(1, round(share * len(rest) / 100)) for share in shares]
    for place, code in enumerate(rest):
        found[code] = first + next(stage for stage, end in enumerate(ends) if place < end)
    # Of few terminals, some shares add none: an empty stage would only be waited for.
    places = {stage: place for place, stage in enumerate(sorted(set(found.values())))}
    return {code: places[stage] for code, stage in found.items()}
