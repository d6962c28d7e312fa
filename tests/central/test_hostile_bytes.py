"""Whatever bytes arrive, the service answers with a refusal of the caller, never with its own failure."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
import requests
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from central.intake import Intake
from central.keys import load_or_create
from central.parts import Parts
from central.sealed_export import Importer
from central.settings import system_clock
from central.storage.database import Storage
from kiosk.contract import base45, jws
from kiosk.contract.api import PART_MEDIA_TYPE
from kiosk.contract.envelope import ENVELOPE_TYPE, MEDIA_TYPE
from kiosk.contract.suite import HpkeX25519
from tests.central.conftest import Databases
from tests.central.service import RunningService
from tests.central.terminal import Enclosed, TestTerminal, a_submission, problem

EXAMPLES = settings(
    max_examples=60,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, databases: Databases) -> Iterator[TestTerminal]:
    """An enrolled terminal that has gone bad: what it sends is signed well."""
    directory: Path = tmp_path_factory.mktemp("hostile")
    with RunningService(directory, database=databases.of(directory)) as service:
        terminal = TestTerminal.enrol(service.url, service.enrolment_code("SN"), "SN")
        yield terminal
        counted = terminal.statistics()
        assert (counted.cases, counted.unopened) == (0, 0)
        terminal.close()


@pytest.fixture(scope="module")
def importer(tmp_path_factory: pytest.TempPathFactory, databases: Databases) -> Iterator[Importer]:
    """What an operator's command takes files in with."""
    directory: Path = tmp_path_factory.mktemp("importer")
    keys = load_or_create(directory / "keys", HpkeX25519())
    storage = Storage(databases.of(directory))
    intake = Intake(storage, keys, system_clock)
    yield Importer(storage, keys, intake, Parts(storage, system_clock))
    storage.close()


def put(terminal: TestTerminal, raw: bytes) -> None:
    path = f"/v1/submissions/{a_submission().id}"
    answer = terminal.exchange("PUT", path, raw, media_type=MEDIA_TYPE)
    assert problem(answer).status in (400, 422), answer.text


def held_without_a_case(terminal: TestTerminal, enclosed: Enclosed) -> None:
    """What is signed well is held; when nothing good is in it, nothing follows from it."""
    terminal.acknowledged(terminal.put(enclosed), enclosed)
    answer = terminal.exchange("GET", f"/v1/cases/{enclosed.receipt_number}")
    assert problem(answer).status == 404


@EXAMPLES
@given(raw=st.binary(max_size=400))
def test_any_bytes_for_an_envelope(hostile: TestTerminal, raw: bytes) -> None:
    put(hostile, raw)


@EXAMPLES
@given(header=st.binary(max_size=200), payload=st.binary(max_size=60), signature=st.binary(max_size=70))
def test_anything_in_the_shape_of_an_envelope(
    hostile: TestTerminal, header: bytes, payload: bytes, signature: bytes
) -> None:
    parts = (header, payload, signature)
    put(hostile, b".".join(base64.urlsafe_b64encode(part).rstrip(b"=") for part in parts))


@EXAMPLES
@given(
    key=st.sampled_from(
        [
            "id",
            "terminal",
            "epoch",
            "sequence",
            "kind",
            "service",
            "receipt_number",
            "created",
            "suite",
            "key_id",
        ]
    )
    | st.sampled_from(["alg", "typ", "crit", "b64", "kid", "jwk"])
    | st.text(max_size=5),
    value=JSON_VALUES,
)
def test_any_value_in_a_signed_header(hostile: TestTerminal, key: str, value: object) -> None:
    genuine = hostile.enclose()
    headers = jws.untrusted_headers(genuine.bytes.decode(), kind=ENVELOPE_TYPE) | {key: value}
    head = base64.urlsafe_b64encode(json.dumps(headers).encode()).rstrip(b"=")
    body = genuine.bytes.split(b".")[1]
    signature = hostile.key.sign(head + b"." + body)
    put(hostile, b".".join((head, body, base64.urlsafe_b64encode(signature).rstrip(b"="))))


@EXAMPLES
@given(plaintext=st.binary(max_size=200) | JSON_VALUES.map(lambda value: json.dumps(value).encode()))
def test_any_content_in_a_sealed_envelope(hostile: TestTerminal, plaintext: bytes) -> None:
    held_without_a_case(hostile, hostile.enclose(plaintext=plaintext))


@EXAMPLES
@given(field=st.sampled_from(sorted(type(a_submission()).model_fields)), value=JSON_VALUES)
def test_any_value_in_a_field_of_a_submission(hostile: TestTerminal, field: str, value: object) -> None:
    """Any shape is either at fault or a submission; here it never is one the header announces."""
    submission = a_submission()
    content = json.loads(submission.model_dump_json()) | {field: value, "id": str(a_submission().id)}
    held_without_a_case(hostile, hostile.enclose(submission, plaintext=json.dumps(content).encode()))


@EXAMPLES
@given(
    path=st.sampled_from(
        [
            "/v1/submissions",
            "/v1/enrolment",
            "/v1/heartbeat",
            "/v1/audit",
            "/v1/verifications",
            f"/v1/verifications/{a_submission().id}/confirm",
        ]
    ),
    body=st.binary(max_size=100) | JSON_VALUES.map(lambda value: json.dumps(value).encode()),
)
def test_any_body_for_any_endpoint(hostile: TestTerminal, path: str, body: bytes) -> None:
    assert problem(hostile.exchange("POST", path, body)).status == 400


@EXAMPLES
@given(path=st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=40))
def test_any_path(hostile: TestTerminal, path: str) -> None:
    answer = hostile.session.get(f"{hostile.url}/v1/cases/{path}", timeout=60, allow_redirects=False)
    assert 300 <= answer.status_code < 500
    assert "Signature" in answer.headers


HEADER_TEXT = st.text(
    st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"), max_size=80
)


@EXAMPLES
@given(signature=HEADER_TEXT, signature_input=HEADER_TEXT, digest=HEADER_TEXT)
def test_any_signature(hostile: TestTerminal, signature: str, signature_input: str, digest: str) -> None:
    headers = {
        "Signature": signature.strip().encode("latin-1"),
        "Signature-Input": signature_input.strip().encode("latin-1"),
        "Content-Digest": digest.strip().encode("latin-1"),
    }
    answer = requests.get(f"{hostile.url}/v1/statistics", headers=headers, timeout=60)
    assert problem(answer).status == 401
    assert "Signature" in answer.headers


@EXAMPLES
@given(
    raw=st.binary(max_size=300), name=st.text(st.characters(codec="ascii", categories=("L", "N")), max_size=9)
)
def test_any_file_on_a_stick(
    importer: Importer, tmp_path_factory: pytest.TempPathFactory, raw: bytes, name: str
) -> None:
    stick = tmp_path_factory.mktemp("stick")
    (stick / f"{name}.jose").write_bytes(raw)
    (stick / f"{name}.scan.part").write_bytes(raw)
    assert [each.outcome for each in importer.directory(stick)] == ["refused"]


@EXAMPLES
@given(text=st.text(max_size=60) | st.binary(max_size=200).map(lambda raw: "KS1:" + base45.encode(raw)))
def test_any_text_in_a_code(importer: Importer, text: str) -> None:
    told = importer.paper(text)
    assert (told.outcome, bool(told.reason)) == ("refused", True)


@EXAMPLES
@given(
    # Without the characters from which clients make another path before it is signed.
    slot=st.text(
        st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="./"), min_size=1, max_size=50
    ),
    body=st.binary(max_size=20),
)
def test_any_slot_of_a_part(hostile: TestTerminal, slot: str, body: bytes) -> None:
    path = f"/v1/submissions/{a_submission().id}/parts/{quote(slot, safe='')}"
    answer = hostile.exchange("PUT", path, body, media_type=PART_MEDIA_TYPE)
    assert answer.status_code == 201 or problem(answer).status in (400, 404, 405, 422)
