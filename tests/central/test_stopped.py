"""Whoever answers a report reads in words where the resident stopped and what had failed."""

import pytest

from central.voice.stopped import UNKNOWN_STAGE, UNKNOWN_TROUBLE, what, where
from devices.page_printer.printer import Outcome
from devices.receipt_printer.printer import PrintOutcome
from kiosk.visit.sentence import Say
from kiosk.visit.stage import Stage
from kiosk.visit.trouble import trouble
from tests.kiosk.visit.journeys import CHOICES, JOURNEYS
from tests.kiosk.visit.residents import Terminal


def test_every_screen_has_its_words() -> None:
    said = [where(each.value) for each in Stage]
    assert UNKNOWN_STAGE not in said
    assert len({each.zh for each in said}) == len(said) == len({each.en for each in said})
    assert where("of_a_newer_terminal") == UNKNOWN_STAGE


def test_whatever_a_terminal_says_in_all_journeys_has_its_words() -> None:
    met = set()
    for lines in JOURNEYS.values():
        terminal = Terminal()
        for _, choice, _ in lines:
            CHOICES[choice](terminal)
            found = trouble(terminal.visit)
            met |= {found.key} if isinstance(found, Say) else set()
    assert len(met) > 15
    assert [each for each in sorted(met) if what(each) == UNKNOWN_TROUBLE] == []


@pytest.mark.parametrize(
    ("key", "zh"),
    [
        *((f"device.printer.outcome.{each.value}", "凭条") for each in PrintOutcome),
        *((each.sentence_key, "A4 打印") for each in Outcome),
        ("device.card.lift_and_retry", "身份证没有读成"),
        ("device.card.reader_unavailable", "读卡器用不了"),
        ("visit.code_too_many_tries", "验证码没有通过"),
        ("visit.out_closed", "终端暂停受理"),
        ("visit.outside", UNKNOWN_TROUBLE.zh),
        ("field.too_long", "填的内容不合要求"),
    ],
)
def test_the_nearest_words_are_taken(key: str, zh: str) -> None:
    assert what(key).zh.startswith(zh)
