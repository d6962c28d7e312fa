"""Reference documents: whole, of that name, for that terminal, signed by that key, or not believed."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pydantic import ValidationError

from kiosk.contract import jws
from kiosk.contract.reference import (
    REFERENCE_TYPE,
    BadReference,
    Holidays,
    Hours,
    Nearby,
    NearbyPlace,
    PlaceText,
    Reference,
    ReferenceName,
    sign,
    verify,
)

KEY = Ed25519PrivateKey.generate()
PLACE = NearbyPlace(
    kind="window",
    name=PlaceText(zh="区政务服务中心", en="District Service Centre"),
    address=PlaceText(zh="示例路 3 号", en="3 Example Road"),
    metres=1890,
    hours=Hours(opens="08:30", closes="16:30"),
)


def document(terminal: int | None = 7) -> Reference:
    return Reference(
        name=ReferenceName.NEARBY,
        version="0123456789abcdef",
        issued=datetime(2026, 11, 25, 12, tzinfo=UTC),
        terminal=terminal,
        content=Nearby(places=(PLACE,)),
    )


def read(token: str, name: ReferenceName = ReferenceName.NEARBY, terminal: int = 7) -> Reference:
    return verify(token, KEY.public_key(), name=name, terminal=terminal)


def test_what_was_signed_is_read_back() -> None:
    assert read(sign(document(), KEY)) == document()
    assert read(sign(document(None), KEY), terminal=8).content == Nearby(places=(PLACE,))


@dataclass(frozen=True)
class Wrong:
    why: str
    token: str


OTHER = Ed25519PrivateKey.generate()


@pytest.mark.parametrize(
    "wrong",
    [
        Wrong("another key", sign(document(), OTHER)),
        Wrong("another terminal", sign(document(8), KEY)),
        Wrong("no JWS", "a.b.c"),
        Wrong("altered", sign(document(), KEY)[:-3] + "AAA"),
        Wrong("another type", jws.sign(document().model_dump_json().encode(), KEY, kind="x+jws", headers={})),
        Wrong("no document", jws.sign(b"{}", KEY, kind=REFERENCE_TYPE, headers={})),
    ],
    ids=lambda wrong: wrong.why,
)
def test_anything_else_is_not_believed(wrong: Wrong) -> None:
    with pytest.raises(BadReference):
        read(wrong.token)


def test_a_document_under_another_name_is_not_believed() -> None:
    with pytest.raises(BadReference):
        read(sign(document(), KEY), ReferenceName.HOLIDAYS)


def test_a_content_of_another_shape_is_not_believed() -> None:
    said = document().model_copy(update={"name": ReferenceName.HOLIDAYS})
    with pytest.raises(BadReference):
        read(sign(said, KEY), ReferenceName.HOLIDAYS)


def test_a_calendar_that_contradicts_itself_is_refused() -> None:
    day = date(2026, 10, 1)
    for off, working, last in (((day,), (day,), date(2026, 12, 31)), ((day,), (), date(2026, 9, 1))):
        with pytest.raises(ValidationError):
            Holidays(first=date(2026, 1, 1), last=last, off=off, working=working)
