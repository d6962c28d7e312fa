"""The console's own files: a style sheet and a script, from the tree, never from elsewhere."""

from fastapi import APIRouter
from starlette.responses import Response

from central.console.rendering import HERE

_KEPT = {"Cache-Control": "max-age=300"}
_FILES = {
    "console.css": ("console.css", "text/css"),
    "hall.css": ("hall.css", "text/css"),
    "htmx.js": ("htmx-2.0.8.min.js", "text/javascript"),
}


def assets_router() -> APIRouter:
    """Without a sign-in: the sign-in page and the hall's wall need their style."""
    router = APIRouter(include_in_schema=False)

    def add(address: str, content: bytes, media_type: str) -> None:
        @router.get(f"/console/{address}")
        def asset() -> Response:
            return Response(content, media_type=media_type, headers=_KEPT)

    for address, (file, media_type) in _FILES.items():
        add(address, (HERE / "static" / file).read_bytes(), media_type)
    return router
