"""Every sentence that a visit can say has been written in both languages."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from devices.receipt_printer.printer import PrintOutcome
from kiosk.contract.catalogue.schema import MaterialSource
from kiosk.contract.kinds import FORMS
from kiosk.identity.verification import Why
from kiosk.visit.sentence import Say
from kiosk.words import LANGUAGES, Language, Words
from ui.viewmodels.speaker import Speaker
from ui.words import load_words
from ui.workers.identity_desk import SENTENCES

TOPICS = ("visit.", "device.", "field.", "filing.", "next_step.", "contact.")


def keys_in_code(root: Path) -> Iterator[str]:
    """Every text in the code that is a key by its look."""
    for directory in ("kiosk/visit", "ui/viewmodels", "ui/workers", "kiosk/submission", "devices"):
        for path in (root / directory).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    text = node.value
                    if text.startswith(TOPICS) and text.replace(".", "").replace("_", "").isalnum():
                        yield text


def keys_made_up() -> Iterator[str]:
    """Keys that are put together when the program runs."""
    yield from (f"visit.source_{source.value}" for source in MaterialSource)
    yield from (f"visit.commitment_{choice}" for choice in ("", "commit", "documents"))
    yield from (f"visit.weekday_{day}" for day in range(1, 8))
    yield from (f"device.printer.outcome.{outcome.value}" for outcome in PrintOutcome)
    yield from (f"next_step.{kind.value}" for kind in FORMS)
    yield from (f"receipt.kind_{kind.value}" for kind in FORMS)
    yield "next_step.obstacle_report_called"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_missing(language: Language, project_root: Path) -> None:
    speaker = Speaker(language, load_words()[language], Words(language))
    made_in_code = {"visit.wiped", "visit.stage", "visit.source_", "visit.commitment_", "visit.weekday_"}
    made_in_code.add("next_step.")
    prints = {"device.printer.outcome.", "device.page_printer.", "device.page_printer.outcome."}
    not_sentences = {"device.page.", *prints, *made_in_code}
    keys = {*keys_in_code(project_root), *keys_made_up()} - not_sentences
    assert len(keys) > 60
    assert [key for key in sorted(keys) if not speaker.knows(Say(key))] == []


def test_every_reason_against_a_verification_has_its_sentence() -> None:
    assert set(SENTENCES) == set(Why)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_key_that_nobody_has_written_gives_a_sentence_all_the_same(language: Language) -> None:
    speaker = Speaker(language, load_words()[language], Words(language))
    assert speaker.key("no.such.key") == speaker.key("visit.something_wrong")
