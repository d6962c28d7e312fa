"""What is said of a catalogue's faults: every key in Chinese and in English, and none that nobody says."""

import re
import string
from pathlib import Path

import kiosk.contract.catalogue as package
from kiosk.contract.catalogue.errors import Fault
from kiosk.contract.catalogue.phrases import phrase, words
from tests.scripts import HAN

SOURCES = (Path(package.__path__[0]), Path(package.__path__[0]).parents[2] / "central" / "updates")
SAID = re.compile(r'phrase\(\s*"([a-z0-9_]+)"')
BARE = {"fault", "write_source", "pattern_not_taken"}


def braces(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_phrase_is_there_in_both_languages_with_the_same_values() -> None:
    assert {key for key, said in words().items() if set(said) != {"zh", "en"}} == set()
    assert {key for key, said in words().items() if not HAN.search(said["zh"])} - {"fault"} == set()
    assert {key for key, said in words().items() if HAN.search(said["en"])} == set()
    without = {key: said for key, said in words().items() if not key.startswith("wanted_")}
    assert {key for key, said in without.items() if braces(said["zh"]) != braces(said["en"])} == set()


def test_every_phrase_that_is_said_has_words_and_the_other_way_round() -> None:
    code = "\n".join(file.read_text("utf-8") for each in SOURCES for file in each.glob("*.py"))
    of_types = {key for key in words() if key.startswith("wanted_")}
    assert set(SAID.findall(code)) | of_types == set(words())


def test_a_fault_is_a_line_in_either_language() -> None:
    fault = Fault(
        "items/a.toml",
        "I1.fee",
        phrase("not_set"),
        phrase("write", wanted=phrase("wanted_enum", expected="'a'", wanted="'a'")),
        7,
    )
    assert str(fault) == "items/a.toml:7: I1.fee: not set; write 'a'"
    assert fault.said("zh") == "items/a.toml:7: I1.fee：没有填；请写 其中一个：'a'"
