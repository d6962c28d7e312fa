"""For each reason why a push was refused or undone a technician is told a sentence, in both languages."""

import pytest

from kiosk.apply.record import Reason
from kiosk.technician.terminal_facts import Way
from kiosk.words import Language
from ui.speakers import speakers

WHY = [each for each in Reason if each is not Reason.NONE]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_reason_and_each_state_of_a_push_has_words(language: Language) -> None:
    speaker = speakers()[language]
    assert [each for each in WHY if not speaker.has(f"push_reason.{each}")] == []
    assert [each for each in Way if not speaker.has(f"bench.fact_push_{each}")] == []
