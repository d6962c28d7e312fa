"""How the service says no: every refusal is a problem document (RFC 9457)."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from kiosk.contract.problem import PROBLEM_MEDIA_TYPE, Problem, ProblemKind

_LOG = structlog.get_logger("central.http")

_TITLES = {
    ProblemKind.CLOCK_SKEW: "clock skew",
    ProblemKind.BAD_SIGNATURE: "the request is not signed as it must be",
    ProblemKind.REPLAYED: "this very request was made before",
    ProblemKind.UNKNOWN_TERMINAL: "no terminal is enrolled under this name",
    ProblemKind.REVOKED: "this terminal was shut out",
    ProblemKind.NOT_APPROVED: "this terminal has not been approved yet",
    ProblemKind.BAD_ENVELOPE: "not an envelope of this terminal",
    ProblemKind.CANNOT_OPEN: "the envelope cannot be opened",
    ProblemKind.BAD_CONTENT: "what was sent is not what it should be",
    ProblemKind.OTHER_DIGEST: "another submission is held under this id",
    ProblemKind.SEQUENCE_TAKEN: "another submission is held under this sequence number",
    ProblemKind.PARTS_MISSING: "attachments of this submission are missing",
    ProblemKind.TOO_LARGE: "too large",
    ProblemKind.MEDIA_TYPE: "media type not taken here",
    ProblemKind.BAD_REQUEST: "the request is malformed",
    ProblemKind.NOT_FOUND: "not found",
    ProblemKind.BAD_ENROLMENT_CODE: "the enrolment code is not good",
    ProblemKind.SITE_PENDING: "submissions of the present site are still on their way",
    ProblemKind.NO_PHONE_ON_FILE: "no telephone on file",
    ProblemKind.WRONG_CODE: "wrong code",
    ProblemKind.NOT_VERIFIED: "the person is not verified",
    ProblemKind.NOT_BELIEVED: "this word is not believed",
    ProblemKind.TOO_MANY_TRIES: "too many tries",
    ProblemKind.INTERNAL: "the service failed",
}


class Refusal(Exception):
    """Raised anywhere below an endpoint; becomes the problem document. `detail` says what to do."""

    def __init__(self, status: int, kind: str, detail: str, *, retry_after: int | None = None) -> None:
        super().__init__(detail)
        self.problem = Problem(type=kind, title=_TITLES[kind], status=status, detail=detail)
        self.headers = {"Retry-After": str(retry_after)} if retry_after is not None else {}


def problem_response(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """The document on its way."""
    return Response(
        problem.model_dump_json(),
        status_code=problem.status,
        headers=dict(headers or {}),
        media_type=PROBLEM_MEDIA_TYPE,
    )


def install(app: FastAPI) -> None:
    """Let `app` answer with problem documents whatever goes wrong below it."""
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(HTTPException, _not_routed)
    app.add_exception_handler(RequestValidationError, _malformed)


def documented(statuses: Iterable[int]) -> dict[int | str, dict[str, Any]]:
    """The problem answers of an endpoint, for its OpenAPI description."""
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        status: {
            "description": f"{HTTPStatus(status).phrase}: a problem document (RFC 9457)",
            "content": {PROBLEM_MEDIA_TYPE: {"schema": schema}},
        }
        for status in statuses
    }


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)
    route = getattr(request.scope.get("route"), "path", None)  # the pattern: a path may hold a receipt number
    _LOG.info("refused", route=route, status=error.problem.status, kind=error.problem.type)
    return problem_response(error.problem, error.headers)


async def _not_routed(_: Request, error: Exception) -> Response:
    """What the framework itself refuses: no such path, no such method on it."""
    assert isinstance(error, HTTPException)
    kind = ProblemKind.NOT_FOUND if error.status_code == HTTPStatus.NOT_FOUND else ProblemKind.BAD_REQUEST
    detail = "there is nothing here; see openapi.json for paths and methods"
    problem = Problem(type=kind, title=_TITLES[kind], status=error.status_code, detail=detail)
    return problem_response(problem, error.headers)


async def _malformed(_: Request, error: Exception) -> Response:
    """A path or query parameter of the wrong shape. Names it and does not repeat it."""
    assert isinstance(error, RequestValidationError)
    places = ", ".join(sorted({str(problem["loc"][-1]) for problem in error.errors()}))
    return problem_response(
        Refusal(
            HTTPStatus.BAD_REQUEST, ProblemKind.BAD_REQUEST, f"correct {places}, see openapi.json"
        ).problem
    )
