"""What a person means by what stands in the search field, best first."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, product

from kiosk.catalogue.search.index import MARK, VARIANTS, Entry, Index, grams
from kiosk.catalogue.search.lines import Place
from kiosk.catalogue.search.masks import bits, in_most
from kiosk.catalogue.search.misspelt import errors_allowed, errors_in
from kiosk.catalogue.search.syllables import Split
from kiosk.catalogue.search.typed import MAX_TYPED, as_heard, latin, plain, words

LIMIT = 40
"""Results: nobody reads further, and what is meant stands among the first."""
LOOKED_AT = 24
"""Of the entries that a misspelt word may mean, the likeliest so many are compared letter by letter."""

Found = Iterator[int]
"""Numbers of entries, some more than once."""


@dataclass(frozen=True)
class Results:
    """`entries`, best first; `guessed`: nothing is written like that, these come near it."""

    entries: tuple[Entry, ...] = ()
    guessed: bool = False


def search(index: Index, typed: str, limit: int = LIMIT) -> Results:
    """Everything found by what is typed, best first. Nothing is found by nothing."""
    text = plain(typed)[:MAX_TYPED]
    if not text:
        return Results()
    found: dict[int, None] = {}
    for way in _sure_ways(index, text, words(typed)):
        if _take(found, way, limit):
            break
    guessed = not found
    if guessed:
        for way in _doubtful_ways(index, text):
            if _take(found, way, limit):
                break
    return Results(tuple(index.entries[each] for each in found), guessed=guessed and bool(found))


def _take(found: dict[int, None], way: Found, limit: int) -> bool:
    """Whether there is enough now."""
    for number in way:
        found.setdefault(number)
        if len(found) >= limit:
            return True
    return False


def _sure_ways(index: Index, text: str, spaced: str) -> Iterator[Found]:
    names = index.names
    for lines in (names.equal(text), names.beginning(text)):
        yield _owned(lines, index.name_owners)
    if latin(text):
        yield from _by_letters(index, text, spaced)
    yield _owned(names.holding(text), index.name_owners)
    if spaced:
        yield from (bits(mask) for name, mask in index.offices if text in name or spaced in name)
    if not latin(text):
        yield _by_sound(index, text)
        yield _with_all_characters(index, text)


def _doubtful_ways(index: Index, text: str) -> Iterator[Found]:
    if latin(text):
        if len(text) > 2:
            yield _owned(index.confused.holding(as_heard(text)), index.spelt_owners)
        yield _misspelt(index, text)
    else:
        yield _with_most_characters(index, text)


def _by_letters(index: Index, text: str, spaced: str) -> Iterator[Found]:
    splits = index.syllables.splits(text)
    whole = tuple(each for each in splits if index.syllables.spelt_out(each))
    short = tuple(each for each in splits if len(each) > 1)
    yield from (_abbreviated(index, each, index.initials.equal) for each in short)
    yield _owned(index.english.beginning(f" {spaced}"), index.english_owners)
    yield from (_spelt(index, each, index.spelt.beginning) for each in whole)
    yield from (_abbreviated(index, each, index.initials.beginning) for each in short)
    yield _with_words(index, spaced)
    yield from (_spelt(index, each, index.spelt.holding) for each in whole)
    yield from (_abbreviated(index, each, index.initials.holding) for each in short)


def _spelt(index: Index, split: Split, look: Callable[[str], Iterator[Place]]) -> Found:
    """Syllables in full, of which the last may be cut short."""
    return _owned(look("".join(MARK + each for each in split)), index.spelt_owners)


def _abbreviated(index: Index, split: Split, look: Callable[[str], Iterator[Place]]) -> Found:
    """Syllables cut short: the initials are looked for, then each syllable is held against what was typed."""
    for line, column in look("".join(each[0] for each in split)):
        name = index.initials_names[line]
        heard = index.heard[name][column : column + len(split)]
        if all(
            any(syllable.startswith(part) for syllable in syllables)
            for part, syllables in zip(split, heard, strict=True)
        ):
            yield index.name_owners[name]


def _with_words(index: Index, spaced: str) -> Found:
    """English names in which some word begins with each word that was typed."""
    typed = [f" {each}" for each in spaced.split()]
    if not typed:
        return
    longest = max(typed, key=len)
    for line, _ in index.english.holding(longest):
        if all(each in index.english.line(line) for each in typed):
            yield index.english_owners[line]


def _by_sound(index: Index, text: str) -> Found:
    """Other characters of the same sound: 身分证."""
    heard = [index.readings.get(each, (each,)) for each in text]
    for syllables in islice(product(*heard), VARIANTS):
        yield from _owned(index.spelt.holding("".join(MARK + each for each in syllables)), index.spelt_owners)


def _with_all_characters(index: Index, text: str) -> Found:
    """In whatever order: 证身份换."""
    mask = -1
    for each in set(text):
        mask &= index.characters.get(each, 0)
    return bits(mask)


def _with_most_characters(index: Index, text: str) -> Found:
    """Half of them, two at least: a sentence has words around what is meant."""
    wanted = set(text)
    least = max(2, -(-len(wanted) // 2))
    for mask in in_most((index.characters.get(each, 0) for each in wanted), least):
        yield from bits(mask)


def _misspelt(index: Index, text: str) -> Found:
    """The likeliest by their pairs of letters, then those of them that come nearest."""
    allowed = errors_allowed(text)
    if not allowed:
        return
    pairs = grams(text)
    near = (each for mask in in_most((index.grams.get(each, 0) for each in pairs), 1) for each in bits(mask))
    judged = []
    for place, number in enumerate(islice(near, LOOKED_AT)):
        errors = min(errors_in(text, each) for each in index.letters[number])
        if errors <= allowed:
            judged.append((errors, place, number))
    yield from (number for _, _, number in sorted(judged))


def _owned(places: Iterable[Place], owners: tuple[int, ...]) -> Found:
    return (owners[line] for line, _ in places)
