"""How far a word is from the nearest piece of a longer one."""


def errors_in(word: str, text: str) -> int:
    """The fewest letters to put in, leave out, change or swap so that `word` stands in `text`.

    Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances" (2003), searching.
    """
    last = 1 << len(word) - 1
    full = (last << 1) - 1
    where: dict[str, int] = {}
    for place, letter in enumerate(word):
        where[letter] = where.get(letter, 0) | 1 << place
    up, down, straight, before = full, 0, 0, 0
    fewest = errors = len(word)
    for letter in text:
        here = where.get(letter, 0)
        swapped = ((~straight & here) << 1) & before
        straight = ((((here & up) + up) ^ up) | here | down | swapped) & full
        rising = down | ~(straight | up)
        falling = straight & up
        if rising & last:
            errors += 1
        elif falling & last:
            errors -= 1
        rising, falling = (rising << 1) & full, (falling << 1) & full
        up = (falling | ~(straight | rising)) & full
        down = rising & straight
        before = here
        fewest = min(fewest, errors)
    return fewest


def errors_allowed(word: str) -> int:
    """As many as a hasty finger makes; none in a short word, where any would make another word of it."""
    return 0 if len(word) < 4 else 1 if len(word) < 7 else 2
