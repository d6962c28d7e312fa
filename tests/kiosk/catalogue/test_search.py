"""What people type finds what they mean."""

import pytest

from kiosk.catalogue.search.find import LIMIT, search
from kiosk.catalogue.search.index import Index, build
from kiosk.catalogue.search.misspelt import errors_in
from kiosk.catalogue.search.readings import read_readings
from kiosk.contract.catalogue.schema import Catalogue
from kiosk.contract.language import LANGUAGES, Language


@pytest.fixture(scope="module")
def index(catalogue: Catalogue) -> Index:
    return build(catalogue, read_readings())


def ids(index: Index, typed: str) -> list[str]:
    """What is found, best first."""
    return [each.id for each in search(index, typed).entries]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("身份证", "I001"),
        ("居民身份证到期换领", "I001"),
        ("shenfenzheng", "I001"),
        ("shen fen zheng", "I001"),
        ("SFZ", "I001"),
        ("ｓｆｚ", "I001"),
        ("shenfz", "I001"),
        ("shenfenzh", "I001"),
        ("社保卡", "I027"),
        ("sbk", "I027"),
        ("落户", "I005"),
        ("上户口", "I005"),
        ("驾照", "I014"),
        ("违章", "I015"),
        ("renew an id", "I001"),
        ("id renew", "I001"),
        ("passport", "I012"),
        ("开办企业", "S13"),
        ("高龄津贴", "S11"),
        ("gljt", "S11"),
    ],
)
def test_characters_pinyin_initials_other_names_and_english_find_it(
    index: Index, typed: str, meant: str
) -> None:
    found = search(index, typed)
    assert meant in [each.id for each in found.entries[:4]]
    assert not found.guessed


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_life_event_is_found_in_every_language(
    index: Index, catalogue: Catalogue, language: Language
) -> None:
    for event in catalogue.life_events.values():
        assert event.id in ids(index, event.title.in_language(language))[:4]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("身分证", "I001"),  # another character of the same sound
        ("退修", "S10"),
        ("证身份换", "I001"),  # another order
        ("我想办理老人补贴", "I080"),  # a sentence
        ("shenfenzhegn", "I001"),  # two letters swapped
        ("shenfezheng", "I001"),  # one left out
        ("shenfenzhengg", "I001"),  # one too many
        ("senfenzen", "I001"),  # as it is heard by who keeps no zh from z
        ("passpotr", "I012"),
        ("socail security card", "I027"),
    ],
)
def test_a_mistake_in_typing_still_finds_it(index: Index, typed: str, meant: str) -> None:
    assert meant in ids(index, typed)[:5]


def test_results_come_from_the_first_letter_on_and_the_right_one_stays(index: Index) -> None:
    word = "gongjijin"
    assert all("I048" in ids(index, word[:end]) for end in range(4, len(word) + 1))
    assert all(ids(index, word[:end]) for end in range(1, len(word) + 1))


def test_what_is_used_most_comes_before_what_fits_as_well(index: Index, catalogue: Catalogue) -> None:
    found = [each for each in ids(index, "社会保障卡") if each in catalogue.items]
    assert found[0] == "I027"


def test_a_department_or_a_theme_finds_what_belongs_to_it(index: Index, catalogue: Catalogue) -> None:
    found = ids(index, "税务局")
    of_it = {each.id for each in catalogue.items.values() if each.department == "SW"}
    assert of_it <= set(found)


@pytest.mark.parametrize("typed", ["", " ", "，。", "xyzxyz", "\x00", "𠮷𠮷", "ĳ" * 500, "a" * 5000, "'\n'"])
def test_what_means_nothing_finds_nothing_and_never_fails(index: Index, typed: str) -> None:
    assert len(search(index, typed).entries) <= LIMIT


def test_nothing_found_is_said_to_be_nothing_and_a_guess_to_be_a_guess(index: Index) -> None:
    assert search(index, "qqqqqq").entries == ()
    assert search(index, "shenfenzhegn").guessed


@pytest.mark.parametrize(
    ("word", "text", "errors"),
    [
        ("abc", "xxabcxx", 0),
        ("abc", "xxacbxx", 1),
        ("abc", "xxacxx", 1),
        ("abc", "xxabxcxx", 1),
        ("abc", "", 3),
        ("shenfen", "jumishenefnzheng", 1),
    ],
)
def test_errors_are_counted_against_the_nearest_piece(word: str, text: str, errors: int) -> None:
    assert errors_in(word, text) == errors
