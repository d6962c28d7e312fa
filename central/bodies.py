"""JSON bodies, read only after the request's signature was found good, and refused without repeating them."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, TypeVar

from pydantic import ValidationError

from central.fields import field_at_fault
from central.problems import Refusal
from kiosk.contract.model import Model
from kiosk.contract.problem import ProblemKind

M = TypeVar("M", bound=Model)


def media_type(headers: Mapping[str, str]) -> str:
    """The media type of a body without its parameters, in lower case."""
    return headers.get("content-type", "").partition(";")[0].strip().lower()


def json_body(model: type[M], untrusted_body: bytes) -> M:
    """The body as `model`.

    Raises:
        Refusal: 400; names the field at fault and not its value.

    """
    try:
        return model.model_validate_json(untrusted_body)
    except ValidationError as error:
        detail = f"correct {field_at_fault(model, error)}; see openapi.json"
        raise Refusal(HTTPStatus.BAD_REQUEST, ProblemKind.BAD_REQUEST, detail) from error


def takes_json(model: type[Model]) -> dict[str, Any]:
    """The request body of an endpoint that reads it with `json_body`, for its OpenAPI description."""
    schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}
