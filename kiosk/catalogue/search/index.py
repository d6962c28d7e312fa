"""A catalogue made ready to be searched."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product

from kiosk.catalogue.search.lines import Lines
from kiosk.catalogue.search.readings import Readings
from kiosk.catalogue.search.syllables import Syllables
from kiosk.catalogue.search.typed import as_heard, plain, words
from kiosk.contract.catalogue.schema import Catalogue, InfoPage, Item, LifeEvent, Text

VARIANTS = 4
"""Ways to read one name that are kept: a name with many characters of several readings has hundreds."""
MARK = "'"
"""Stands before each syllable."""
GRAM = 2
LAST = 10_000
"""Place of what has none."""

Found = LifeEvent | Item | InfoPage
Heard = tuple[tuple[str, ...], ...]
"""The readings of each character of a name."""


@dataclass(frozen=True)
class Entry:
    """Something that can be found. The order of entries is that of equally good results."""

    id: str
    is_life_event: bool


@dataclass(frozen=True)
class Index:
    """Lines of names in their several shapes, each with the number of its entry beside it."""

    entries: tuple[Entry, ...]
    names: Lines
    """As they are written, in every language but English."""
    name_owners: tuple[int, ...]
    heard: tuple[Heard, ...]
    """The readings of those names."""
    spelt: Lines
    """'shen'fen'zheng."""
    spelt_owners: tuple[int, ...]
    initials: Lines
    """sfz; `initials_names` says of which name."""
    initials_names: tuple[int, ...]
    confused: Lines
    """senfenzen: as heard by who keeps no zh from z."""
    english: Lines
    """A blank before each word."""
    english_owners: tuple[int, ...]
    offices: tuple[tuple[str, int], ...]
    """Names of departments and themes, and the entries that belong to them, as bits."""
    characters: Mapping[str, int]
    """A character to the entries that have it in a name, as bits."""
    grams: Mapping[str, int]
    """Likewise two letters of a name's Pinyin or English."""
    letters: Mapping[int, tuple[str, ...]]
    """The Pinyin and English of each entry's names, in one piece each."""
    syllables: Syllables
    readings: Readings


def build(catalogue: Catalogue, readings: Readings) -> Index:
    """Takes about 50 microseconds a name: in a thread of its own."""
    services = sorted(_services(catalogue), key=_place)
    names: list[tuple[str, int, Heard]] = []
    english: list[tuple[str, int]] = []
    for number, service in enumerate(services):
        for text in _texts(service):
            chinese = plain(text.zh)
            if chinese:
                names.append((chinese, number, _heard(chinese, readings)))
            # Characters in Japanese are not read as in Chinese.
            further = filter(None, (plain(each or "") for each in (text.ko, text.ja)))
            names.extend((each, number, ()) for each in further)
            if text.en and words(text.en):
                english.append((f" {words(text.en)}", number))
    spelt = [
        (spelling, number, place)
        for place, (_, number, heard) in enumerate(names)
        for spelling in _spelt(heard)
    ]
    initials = [
        (each, place) for place, (_, _, heard) in enumerate(names) for each in _initials(heard) if each
    ]
    letters: dict[int, list[str]] = {}
    for spelling, number, _ in spelt:
        letters.setdefault(number, []).append(spelling.replace(MARK, ""))
    for line, number in english:
        letters.setdefault(number, []).append(line.replace(" ", ""))
    return Index(
        entries=tuple(Entry(each.id, isinstance(each, LifeEvent)) for each in services),
        names=Lines([written for written, _, _ in names]),
        name_owners=tuple(number for _, number, _ in names),
        heard=tuple(heard for _, _, heard in names),
        spelt=Lines([spelling for spelling, _, _ in spelt]),
        spelt_owners=tuple(number for _, number, _ in spelt),
        initials=Lines([each for each, _ in initials]),
        initials_names=tuple(place for _, place in initials),
        confused=Lines([as_heard(spelling.replace(MARK, "")) for spelling, _, _ in spelt]),
        english=Lines([line for line, _ in english]),
        english_owners=tuple(number for _, number in english),
        offices=tuple(_offices(catalogue, services)),
        characters=_masks((written, number) for written, number, _ in names),
        grams=_masks((grams(line), number) for number, lines in letters.items() for line in lines),
        letters={number: tuple(dict.fromkeys(lines)) for number, lines in letters.items()},
        syllables=Syllables({syllable for each in readings.values() for syllable in each}),
        readings=readings,
    )


def grams(letters: str) -> list[str]:
    """Every two neighbours."""
    return [letters[at : at + GRAM] for at in range(len(letters) - GRAM + 1)]


def _services(catalogue: Catalogue) -> Iterator[Found]:
    yield from catalogue.life_events.values()
    yield from catalogue.items.values()
    yield from catalogue.pages.values()


def _place(service: Found) -> tuple[int, int, int, str]:
    """What is asked for most comes first, then life events, then short names."""
    asked = service.featured if isinstance(service, LifeEvent) else getattr(service, "often_used", None)
    return (
        asked if asked is not None else LAST,
        0 if isinstance(service, LifeEvent) else 1,
        len(service.name.zh),
        service.id,
    )


def _texts(service: Found) -> Iterable[Text]:
    return dict.fromkeys((service.title, service.name, *service.other_names))


def _heard(written: str, readings: Readings) -> Heard:
    """Letters and digits are read as they are; what nobody can read, not at all."""
    return tuple((each,) if each.isascii() else readings.get(each, ()) for each in written)


def _spelt(heard: Heard) -> list[str]:
    return [
        "".join(MARK + each for each in syllables)
        for syllables in islice(product(*(each for each in heard if each)), VARIANTS)
        if syllables
    ]


def _initials(heard: Heard) -> list[str]:
    """One letter for each character, so that a column is a place in the name; "." for what cannot be read."""
    choices = (tuple(dict.fromkeys(syllable[0] for syllable in each)) or (".",) for each in heard)
    return ["".join(each) for each in islice(product(*choices), VARIANTS)]


def _masks(named: Iterable[tuple[Iterable[str], int]]) -> dict[str, int]:
    """Gathered as sets first: a number of ten thousand bits is not to be made anew for each letter."""
    owners: dict[str, set[int]] = {}
    for parts, number in named:
        for part in parts:
            owners.setdefault(part, set()).add(number)
    return {part: _mask(numbers) for part, numbers in owners.items()}


def _mask(numbers: Iterable[int]) -> int:
    held = sorted(numbers)
    marks = bytearray(held[-1] // 8 + 1 if held else 0)
    for number in held:
        marks[number // 8] |= 1 << number % 8
    return int.from_bytes(marks, "little")


def _offices(catalogue: Catalogue, services: list[Found]) -> Iterator[tuple[str, int]]:
    of: dict[str, list[int]] = {}
    for number, service in enumerate(services):
        for key in service.departments:
            if key in catalogue.departments:
                office = catalogue.departments[key].name
                for each in (plain(office.zh), words(office.en or "")):
                    of.setdefault(each, []).append(number)
        if not isinstance(service, LifeEvent):
            for each in (plain(service.theme.zh), words(service.theme.en or "")):
                of.setdefault(each, []).append(number)
    for name, numbers in of.items():
        if name:
            yield name, _mask(numbers)
