"""The live view of a printer's line shows what is asked and answered, and nothing of a paper."""

import pytest

from devices.receipt_printer.document import Document, Text
from devices.receipt_printer.escpos_encoder import encode
from devices.receipt_printer.profile import load, names
from devices.receipt_printer.raster import FontRasteriser
from devices.receipt_printer.traffic_mask import paper_hidden
from devices.traffic import Direction


@pytest.mark.parametrize("profile", names())
def test_every_question_of_every_profile_is_shown(profile: str) -> None:
    found = load(profile)
    questions = [query.request for query in found.queries] + [found.clear_buffer]
    questions += [found.marker.request] if found.marker else []
    questions += [found.witness.query.request] if found.witness else []
    for question in questions:
        assert paper_hidden(Direction.SENT, question) == question.hex(" ").upper()
    assert paper_hidden(Direction.RECEIVED, b"\x12") == "12"


def test_nothing_of_a_paper_is_shown() -> None:
    job = encode(Document((Text("陈**  7K2M"),)), load("default"), FontRasteriser()).data
    for start in range(len(job)):
        shown = paper_hidden(Direction.SENT, job[start:])
        assert b"7K2M".hex(" ").upper() not in shown
        assert "陈".encode("gbk").hex(" ").upper() not in shown
    assert paper_hidden(Direction.SENT, job) == f"{len(job)} bytes of a paper"
