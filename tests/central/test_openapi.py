"""The committed OpenAPI document is the one of this code, and describes every answer."""

import json
import re
from pathlib import Path

import pytest

from central import cli
from kiosk.contract.problem import PROBLEM_MEDIA_TYPE


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("openapi") / "openapi.json"
    assert cli.main(["openapi", str(file)]) == 0
    return file.read_text(encoding="utf-8")


def test_the_committed_document_has_not_drifted(document: str, project_root: Path) -> None:
    committed = (project_root / "docs" / "openapi.json").read_text(encoding="utf-8")
    assert committed == document, "run: python -m central openapi docs/openapi.json"


def test_every_refusal_is_described_as_a_problem_document(document: str) -> None:
    operations = [each for path in json.loads(document)["paths"].values() for each in path.values()]
    assert len(operations) == 38
    for operation in operations:
        refusals = {status: each for status, each in operation["responses"].items() if status >= "400"}
        assert {"408", "413", "500"} <= set(refusals)
        assert all(list(each["content"]) == [PROBLEM_MEDIA_TYPE] for each in refusals.values())


def test_every_body_is_described(document: str) -> None:
    for path, operations in json.loads(document)["paths"].items():
        for method, operation in operations.items():
            assert ("requestBody" in operation) == (method in ("post", "put")), path


def test_whatever_it_refers_to_is_in_it(document: str) -> None:
    whole = json.loads(document)
    referred = set(re.findall(r'"\$ref": "([^"]+)"', document))
    assert referred
    for reference in referred:
        found = whole
        for step in reference.removeprefix("#/").split("/"):
            assert step in found, reference
            found = found[step]
    assert '"$defs"' not in document
