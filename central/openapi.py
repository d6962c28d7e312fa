"""The OpenAPI document: made from the routes, without what the framework adds and this service never says."""

import json
from typing import Any

from fastapi import FastAPI

_NEVER_SENT = "HTTPValidationError"
"""How the framework would answer a malformed parameter; here that is a problem document with status 400."""


def describe(app: FastAPI) -> None:
    """Let `app` describe only the refusals it makes, and every model once; to replace its method is FastAPI's
    own way for this.
    """
    original = app.openapi

    def openapi() -> dict[str, Any]:
        document = original()
        schemas = document["components"]["schemas"]
        for operations in document["paths"].values():
            for operation in operations.values():
                _hoist(operation, schemas)
                responses = operation["responses"]
                for status in [each for each in responses if _NEVER_SENT in json.dumps(responses[each])]:
                    del responses[status]
        for name in (_NEVER_SENT, "ValidationError"):
            schemas.pop(name, None)
        return document

    app.openapi = openapi  # type: ignore[method-assign]


def _hoist(operation: dict[str, Any], schemas: dict[str, Any]) -> None:
    """Models within a body that the service reads itself stand in that body's own `$defs`; what refers to
    them looks among the document's. A model that is answered as well is described there already.
    """
    for content in operation.get("requestBody", {}).get("content", {}).values():
        for name, schema in content["schema"].pop("$defs", {}).items():
            schemas.setdefault(name, schema)


def openapi_text(app: FastAPI) -> str:
    """The document as it is committed."""
    return json.dumps(app.openapi(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
