"""``GET /v1/updates/...`` and ``/v1/assignment``: what a terminal fetches. Each piece is an answer."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query
from starlette.responses import Response

from central.authentication import Authentication, Caller
from central.problems import Refusal, documented
from central.updates.assigning import Assignments
from central.updates.repository import Repository
from kiosk.contract.assignment import MAX_TARGET_BYTES, AssignmentAnswer, TargetKind
from kiosk.contract.problem import ProblemKind
from kiosk.contract.updates import ASSIGNMENT_PATH, METADATA_PATH, PIECE_BYTES, TARGETS_PATH

_BYTES = "application/octet-stream"
_ROLE = r"^(root|targets|snapshot|config|catalogue|media|software)$"
_PIECES = MAX_TARGET_BYTES // PIECE_BYTES
_BINARY: dict[int | str, dict[str, Any]] = {
    200: {
        "description": f"one piece, at most {PIECE_BYTES} bytes; a shorter one is the last",
        "content": {_BYTES: {"schema": {"type": "string", "format": "binary"}}},
    }
}
Piece = Annotated[int, Query(ge=0, le=_PIECES, description="which piece, from 0")]


def updates_router(
    repository: Repository, assignments: Assignments, authentication: Authentication
) -> APIRouter:
    """The endpoints."""
    router = APIRouter()
    described = {**_BINARY, **documented((400, 401, 403, 404, 408, 413, 500))}
    signed_in = [Depends(authentication.waiting)]

    @router.get(
        f"{METADATA_PATH}/timestamp.json",
        summary="TUF: which snapshot is the newest",
        response_class=Response,
        responses=described,
        dependencies=signed_in,
    )
    def timestamp(piece: Piece = 0) -> Response:
        return _piece(repository.timestamp(), piece)

    @router.get(
        f"{METADATA_PATH}/{{version}}.{{role}}.json",
        summary="TUF: metadata of a role in one version",
        response_class=Response,
        responses=described,
        dependencies=signed_in,
    )
    def metadata(
        version: Annotated[int, Path(ge=1, le=2**31 - 1)],
        role: Annotated[str, Path(pattern=_ROLE)],
        piece: Piece = 0,
    ) -> Response:
        return _piece(repository.metadata(role, version), piece)

    @router.get(
        f"{TARGETS_PATH}/{{kind}}/{{file}}",
        summary="TUF: a target, by its content and its name",
        response_class=Response,
        responses=described,
        dependencies=signed_in,
    )
    def target(
        kind: TargetKind,
        file: Annotated[str, Path(pattern=r"^[0-9a-f]{64}\.[a-z0-9][a-z0-9._-]{0,90}$")],
        piece: Piece = 0,
    ) -> Response:
        sha256, _, name = file.partition(".")
        found = repository.piece(f"{kind}/{name}", sha256, piece)
        if found is None:
            raise _nothing()
        return Response(found, media_type=_BYTES)

    @router.get(
        ASSIGNMENT_PATH,
        summary="What this terminal is to run, signed",
        responses=documented((401, 403, 404, 408, 413, 500)),
    )
    def assignment(caller: Annotated[Caller, Depends(authentication.waiting)]) -> AssignmentAnswer:
        token = assignments.token(caller.terminal)
        if token is None:
            detail = "nobody has chosen anything for this terminal: it runs what it was installed with"
            raise Refusal(HTTPStatus.NOT_FOUND, ProblemKind.NOT_FOUND, detail)
        return AssignmentAnswer(assignment=token)

    return router


def _piece(whole: bytes | None, number: int) -> Response:
    """Metadata is small, and cut up like the rest."""
    if whole is None or number * PIECE_BYTES > len(whole):
        raise _nothing()
    return Response(whole[number * PIECE_BYTES : (number + 1) * PIECE_BYTES], media_type=_BYTES)


def _nothing() -> Refusal:
    return Refusal(HTTPStatus.NOT_FOUND, ProblemKind.NOT_FOUND, "nothing of that name is published here")
