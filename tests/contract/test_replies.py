"""The central service is renewed before the terminals are."""

import json

import pytest
from pydantic import ValidationError

from kiosk.contract.api import HeartbeatRequest, HeartbeatResponse

ANSWER = {"time": "2026-11-26T03:00:00Z", "highest_contiguous": 3}
STATUS = {"version": "1", "sequence": 0, "waiting": 0}


def test_a_terminal_passes_over_what_only_a_newer_central_service_says() -> None:
    later = {**ANSWER, "of_next_year": {"x": 1}, "missing": [{"epoch": 1, "first": 2, "last": 2, "why": "?"}]}
    heard = HeartbeatResponse.model_validate_json(json.dumps(later))
    assert heard.highest_contiguous == 3
    assert heard.missing[0].last == 2


def test_what_a_terminal_says_must_be_known() -> None:
    HeartbeatRequest.model_validate_json(json.dumps(STATUS))
    with pytest.raises(ValidationError):
        HeartbeatRequest.model_validate_json(json.dumps({**STATUS, "of_next_year": 1}))
