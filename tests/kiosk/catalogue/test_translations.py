"""The catalogue in Korean and Japanese: nothing missing on a resident's way, left over, or foreign."""

import re
from datetime import date
from pathlib import Path

import pytest

from kiosk.catalogue.errors import CatalogueError
from kiosk.catalogue.factory import factory_directory
from kiosk.catalogue.loader import load_catalogue
from kiosk.contract.catalogue.check_languages import languages_of, untranslated, untranslated_policies
from kiosk.contract.catalogue.files import read_files
from kiosk.contract.catalogue.schema import Catalogue, Text
from kiosk.contract.catalogue.translations import read_translations, stale
from kiosk.contract.language import LANGUAGES, Language
from tests.kiosk.catalogue.conftest import Spoil
from tests.scripts import foreign

FURTHER: tuple[Language, ...] = ("ko", "ja")
KOREAN_BIRTH = "translations/ko/life_events/S01-birth.toml"
FIGURE = re.compile(r"\d+")


@pytest.mark.parametrize("language", FURTHER)
def test_a_resident_goes_through_every_complete_life_event_in_one_language(
    catalogue: Catalogue, language: Language
) -> None:
    missing = [
        f"{finding.section} {finding.path} {finding.problem}"
        for event in catalogue.life_events.values()
        if event.complete
        for finding in untranslated(catalogue, event, language)
    ]
    assert missing == []


@pytest.mark.parametrize("language", FURTHER)
def test_a_firm_reads_of_every_policy_in_one_language_from_the_question_to_the_claim(
    catalogue: Catalogue, language: Language
) -> None:
    assert [each.path for each in untranslated_policies(catalogue, language)] == []


def test_a_reason_of_a_policy_without_its_japanese_is_found(spoil: Spoil) -> None:
    bare = load_catalogue(spoil("policies/P01-steady-jobs.toml", "缴费满 1 年。", "缴费满一年。"))
    (found,) = untranslated_policies(bare, "ja")
    assert (found.section, found.path, str(found.problem)) == (
        "policies",
        "P01.requirements.1.met",
        "has no ja",
    )


def test_the_languages_of_a_life_event_are_computed(catalogue: Catalogue) -> None:
    birth = catalogue.life_events["S01"]
    assert languages_of(catalogue, birth) == LANGUAGES
    bare = birth.model_copy(update={"short_name": Text(zh="出生", en="A birth", ja="誕生")})
    assert languages_of(catalogue, bare) == ("zh", "en", "ja")


@pytest.mark.parametrize("language", FURTHER)
def test_every_life_event_and_department_and_the_notice_are_translated(
    catalogue: Catalogue, language: Language
) -> None:
    texts = [catalogue.notice, *(each.name for each in catalogue.departments.values())]
    texts += [
        text for event in catalogue.life_events.values() for text in (event.title, event.summary) if text
    ]
    assert [text.zh for text in texts if getattr(text, language) is None] == []


def test_no_translation_is_left_over() -> None:
    content = read_files(factory_directory()).content
    assert stale(content, read_translations(factory_directory())) == ()


@pytest.mark.parametrize("language", FURTHER)
def test_every_translation_stands_in_its_own_script(language: Language) -> None:
    known = read_translations(factory_directory())[language]
    assert {zh: each.text for zh, each in known.items() if foreign(each.text, language)} == {}


@pytest.mark.parametrize("language", FURTHER)
def test_no_figure_is_lost_in_translation(language: Language) -> None:
    """Ages, limits, telephone numbers: what the Chinese says in figures is there."""
    known = read_translations(factory_directory())[language]
    lost = {
        zh: each.text
        for zh, each in known.items()
        if not set(FIGURE.findall(zh)) <= set(FIGURE.findall(each.text))
    }
    assert lost == {}


def test_a_sentence_mended_in_chinese_is_shown_in_english_until_it_is_translated_again(spoil: Spoil) -> None:
    directory = spoil("life_events/S01-birth.toml", "您是孩子的什么人？", "您和孩子是什么关系？")
    question = load_catalogue(directory).life_events["S01"].questions[0].text
    assert question.in_language("ko") == question.en == "Who are you to the child?"
    (line, other) = stale(read_files(directory).content, read_translations(directory))
    assert (
        str(line)
        == f"{KOREAN_BIRTH}: 您是孩子的什么人？: the catalogue does not say this; correct it or remove it"
    )
    assert other.file.startswith("translations/ja/")


def test_words_beside_the_chinese_count_before_the_files(spoil: Spoil) -> None:
    directory = spoil(
        "life_events/S01-birth.toml",
        '{ zh = "妈妈", en = "The mother" }',
        '{ zh = "妈妈", en = "The mother", ko = "엄마" }',
    )
    mother = load_catalogue(directory).life_events["S01"].questions[0].answers[0].label
    assert (mother.in_language("ko"), mother.in_language("ja")) == ("엄마", "母")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('= "무료"', "= 7", "不收费: no words; write them in quotes or remove it"),
        ('= "무료"', '= " "', "不收费: no words; write them in quotes or remove it"),
        ('= "무료"', "= 무료", "not TOML: "),
        ('"不收费"', '"要"', "要: stands in translations/ko/fields/child.toml already; keep one of the two"),
    ],
)
def test_a_translation_that_cannot_be_used_names_file_and_sentence(
    spoil: Spoil, old: str, new: str, line: str
) -> None:
    with pytest.raises(CatalogueError) as refused:
        load_catalogue(spoil(KOREAN_BIRTH, old, new))
    assert refused.value.problems[0].startswith(f"{KOREAN_BIRTH}: {line}")


def test_a_catalogue_without_translations_is_shown_in_english(spoil: Spoil, tmp_path: Path) -> None:
    directory = spoil("catalogue.toml", "schema_version = 1", "schema_version = 1")
    (directory / "translations").rename(tmp_path / "elsewhere")
    notice = load_catalogue(directory).notice
    assert notice.in_language("ja") == notice.en
    assert load_catalogue(directory).published == date(2026, 11, 1)
