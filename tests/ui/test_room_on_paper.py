"""Every life event that somebody signed with a few strokes has room in the code on its receipt."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.config import load
from kiosk.contract import paper
from kiosk.submission.from_draft import from_draft
from kiosk.terminal.place import TerminalPlace
from kiosk.visit.setting import Moment
from tests.fixtures.central_stub import CentralStub
from tests.fixtures.filings import enrolled, sealed_row
from tests.fixtures.pen import PAD, signature
from tests.kiosk.visit.residents import TODAY, catalogue
from ui.preview.scenes import filed_draft
from ui.terminal import at_rest


@pytest.mark.parametrize("event", sorted(catalogue().life_events))
def test_a_life_event_has_room_in_the_code_on_its_receipt(event: str, tmp_path: Path) -> None:
    central = CentralStub()
    identity = enrolled(
        TerminalPlace(tmp_path), "http://127.0.0.1:9", central.signing, central.sealing_public
    )
    config = load(None, tmp_path).config
    draft = filed_draft(at_rest(config, catalogue()), event, Moment(1000.0, TODAY))
    assert draft is not None
    new = from_draft(replace(draft, strokes=signature(3, 13), pad=PAD), catalogue(), "zh", TODAY)
    assert paper.encode(sealed_row(new, identity, central.suite).envelope) is not None
