"""Both ends of a page for phones: what the terminal asks, signed, and what the phone sees."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from central.authentication import Authentication, Caller
from central.bodies import json_body, takes_json
from central.problems import documented
from central.uploads.form import BadForm, files_of
from central.uploads.page import HEADERS, HERE, UploadPages
from central.uploads.store import Trouble, UploadStore
from kiosk.contract import uploads
from kiosk.contract.uploads import NAME_PATTERN, PAGE_PATH, TOKEN_PATTERN, UPLOADS_PATH

_BYTES = "application/octet-stream"
_BINARY: dict[int | str, dict[str, Any]] = {
    200: {
        "description": f"one piece, at most {uploads.PIECE_BYTES} bytes; a shorter one is the last",
        "content": {_BYTES: {"schema": {"type": "string", "format": "binary"}}},
    }
}
_PIECES = uploads.MAX_FILE_BYTES // uploads.PIECE_BYTES + 1
Name = Annotated[str, Path(pattern=NAME_PATTERN)]
Number = Annotated[int, Path(ge=1, le=uploads.MAX_FILES)]


def uploads_router(store: UploadStore, authentication: Authentication) -> APIRouter:
    """The terminal's end."""
    router = APIRouter()
    signed = Depends(authentication)

    @router.post(
        UPLOADS_PATH,
        summary="Open a one-time page to which a phone sends pictures",
        status_code=HTTPStatus.CREATED,
        responses=documented((400, 401, 403, 404, 408, 409, 413, 500)),
        openapi_extra=takes_json(uploads.UploadWanted),
    )
    def opened(request: Request, caller: Annotated[Caller, signed]) -> uploads.UploadPage:
        wanted = json_body(uploads.UploadWanted, request.state.message.body)
        return store.open(caller, wanted, str(request.base_url))

    @router.get(
        f"{UPLOADS_PATH}/{{name}}",
        summary="What a phone has sent to the page",
        responses=documented((400, 401, 403, 404, 408, 413, 500)),
    )
    def state(name: Name, caller: Annotated[Caller, signed]) -> uploads.UploadState:
        return store.state(caller, name)

    @router.get(
        f"{UPLOADS_PATH}/{{name}}/files/{{number}}",
        summary="A piece of a file, sealed under the page's token",
        response_class=Response,
        responses={**_BINARY, **documented((400, 401, 403, 404, 408, 413, 500))},
    )
    def piece(
        name: Name,
        number: Number,
        caller: Annotated[Caller, signed],
        piece: Annotated[int, Query(ge=0, le=_PIECES, description="which piece, from 0")] = 0,
    ) -> Response:
        return Response(store.piece(caller, name, number, piece), media_type=_BYTES)

    @router.delete(
        f"{UPLOADS_PATH}/{{name}}/files/{{number}}",
        summary="The terminal has the file: forget it",
        status_code=HTTPStatus.NO_CONTENT,
        responses=documented((400, 401, 403, 404, 408, 413, 500)),
    )
    def taken(name: Name, number: Number, caller: Annotated[Caller, signed]) -> None:
        store.taken(caller, name, number)

    @router.delete(
        f"{UPLOADS_PATH}/{{name}}",
        summary="The page is no longer wanted: forget it with all that lies there",
        status_code=HTTPStatus.NO_CONTENT,
        responses=documented((400, 401, 403, 404, 408, 413, 500)),
    )
    def closed(name: Name, caller: Annotated[Caller, signed]) -> None:
        store.close(caller, name)

    return router


def phone_router(store: UploadStore) -> APIRouter:
    """The phone's end: whoever has the token has the page."""
    router = APIRouter(include_in_schema=False)
    pages = UploadPages()
    Token = Annotated[str, Path(pattern=TOKEN_PATTERN)]  # noqa: N806  a type

    @router.get(f"{PAGE_PATH}/{{token}}")
    def look(token: Token, request: Request) -> Response:
        return pages.shown(request, store.look(token))

    @router.post(f"{PAGE_PATH}/{{token}}")
    async def send(token: Token, request: Request) -> Response:
        return await run_in_threadpool(_taken_in, token, request)

    def _taken_in(token: str, request: Request) -> Response:
        message = request.state.message
        try:
            files = files_of(message.headers.get("content-type", ""), message.body)
        except BadForm:
            trouble: Trouble | None = Trouble.EMPTY
        else:
            trouble = store.take_in(token, files)
        if trouble is not None:
            return pages.shown(request, store.look(token), trouble=trouble)
        # Seen again by GET, so that loading the page again sends nothing again.
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(request.url.path + query, HTTPStatus.SEE_OTHER, headers=HEADERS)

    for file, media_type in (("upload.css", "text/css"), ("upload.js", "text/javascript")):
        _asset(router, file, media_type)
    return router


def _asset(router: APIRouter, file: str, media_type: str) -> None:
    content = (HERE / "static" / file).read_bytes()

    @router.get(f"/u-assets/{file}")
    def asset() -> Response:
        return Response(content, media_type=media_type, headers={"Cache-Control": "max-age=300"})
