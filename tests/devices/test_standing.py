"""States, and the words that every cause has for a technician."""

import pytest

from devices.standing import Cause, DeviceState, Standing
from kiosk.words import Language, Words


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("cause", [each for each in Cause if each is not Cause.NONE])
def test_every_cause_has_a_sentence_and_a_remedy(cause: Cause, language: Language) -> None:
    words = Words(language)
    assert words.text(f"bench.cause.{cause}")
    assert words.text(f"bench.remedy.{cause}")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("state", list(DeviceState))
def test_every_state_has_a_name(state: DeviceState, language: Language) -> None:
    assert Words(language).text(f"bench.state.{state}")


def test_only_a_working_device_serves_low_paper_included() -> None:
    assert {state for state in DeviceState if Standing(state).serves} == {
        DeviceState.WORKING,
        DeviceState.ATTENTION,
    }


def test_the_same_word_in_other_bytes_is_no_news() -> None:
    a = Standing(DeviceState.FAULTED, Cause.PAPER_OUT, evidence=b"\x72")
    assert a == Standing(DeviceState.FAULTED, Cause.PAPER_OUT, evidence=b"\x7e")
