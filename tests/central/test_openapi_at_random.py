"""Whatever the OpenAPI document allows, and what it forbids, is answered as the document says: never with a
defect, with a status that stands there, in its media type, by its schema, and signed.

schemathesis makes the requests out of the document; a terminal that is enrolled signs them. More of the same
with KIOSK_OPENAPI_EXAMPLES (`make soak`).
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from kiosk.contract.api import ENROLMENT_KEY_ID
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal, problem, signed_message
from tests.kiosk.updates.operator import Operator

DOCUMENT = json.loads((Path(__file__).parents[2] / "docs" / "openapi.json").read_text(encoding="utf-8"))
EXAMPLES = int(os.environ.get("KIOSK_OPENAPI_EXAMPLES", "2"))
"""Of each operation, allowed and forbidden."""
SCHEMA = schemathesis.openapi.from_dict(DOCUMENT)
OPERATIONS = {each.ok().label: each.ok() for each in SCHEMA.get_all_operations() if isinstance(each, Ok)}
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


SAYS_NOTHING = {"title", "description", "type"}


@schemathesis.serializer("application/jose")
def as_it_is(_: object, value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


@dataclass
class Asking:
    """An enrolled terminal, and what is there for it to ask after, by the names of path parameters."""

    terminal: TestTerminal
    there: dict[str, Any]


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    directory = tmp_path_factory.mktemp("central")
    with RunningService(directory) as service:
        updates = Operator.of(service, directory)
        target = updates.publish("config/general-1.toml", b"[visit]\nidle_seconds = 90\n")
        serial = f"SN-{uuid4()}"
        enrolled = TestTerminal.enrol(service.url, service.enrolment_code(serial), serial)
        updates.assign(enrolled.given.terminal, target.name)
        filed = enrolled.enclose()
        enrolled.put(filed)
        file = f"{target.sha256}.general-1.toml"
        there = {"submission": str(filed.id), "receipt_number": filed.receipt_number, "slot": "one"}
        yield Asking(enrolled, {**there, "version": 1, "role": "root", "kind": "config", "file": file})
        enrolled.close()


def can_be_wrong(operation: Any) -> bool:
    """Whether the document forbids anything: some parameters may be any text."""
    parameters = (*operation.path_parameters, *operation.query)
    return bool(operation.body) or any(
        each.definition["schema"].keys() - SAYS_NOTHING or each.definition["schema"].get("type") != "string"
        for each in parameters
    )


ASKED = [(label, GenerationMode.POSITIVE) for label in OPERATIONS] + [
    (label, GenerationMode.NEGATIVE) for label, each in OPERATIONS.items() if can_be_wrong(each)
]


def test_none_of_the_document_is_left_out() -> None:
    assert len(OPERATIONS) == sum(len(operations) for operations in DOCUMENT["paths"].values())


@pytest.mark.parametrize(("label", "mode"), ASKED)
def test_it_is_answered_as_the_document_says(asking: Asking, label: str, mode: GenerationMode) -> None:
    operation = OPERATIONS[label]
    cases = operation.as_strategy(mode)
    names = {each.name for each in operation.path_parameters}
    if mode is GenerationMode.POSITIVE and names and names <= asking.there.keys():
        cases |= operation.as_strategy(mode, path_parameters={name: asking.there[name] for name in names})

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize="KIOSK_OPENAPI_EXAMPLES" not in os.environ,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases)
    def ask(case: Case[Any]) -> None:
        answer = sent(asking.terminal, case)
        case.validate_response(answer, checks=CHECKS)
        if answer.status_code >= HTTPStatus.BAD_REQUEST:
            problem(answer)

    ask()


def sent(terminal: TestTerminal, case: Case[Any]) -> requests.Response:
    """The request of that case, signed; the signature of its answer is checked."""
    if case.query and str(case.query.get("wait", "")).isdecimal():
        case.query["wait"] = 0  # a heartbeat with nothing new is kept for so many seconds
    whole = requests.Request(**case.as_transport_kwargs(base_url=terminal.url)).prepare()
    body = whole.body or b""
    assert whole.method
    assert whole.url
    message = signed_message(
        whole.method,
        whole.url,
        {name: str(value) for name, value in whole.headers.items() if name.lower() == "content-type"},
        body.encode() if isinstance(body, str) else bytes(body),
        name=ENROLMENT_KEY_ID if case.path == "/v1/enrolment" else terminal.name,
        key=terminal.key,
    )
    return terminal.send(message)
