"""The endpoints of progress and documents (`kiosk.contract.progress`)."""

from http import HTTPStatus
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Request
from starlette.responses import Response

from central.authentication import Authentication, Caller
from central.bodies import json_body, takes_json
from central.documents import Documents
from central.mine import MyCases
from central.problems import documented
from central.progress import Progress
from kiosk.contract.progress import DOCUMENT_MEDIA_TYPE, CaseProgress, Mine, MineRequest


def progress_router(
    progress: Progress, mine: MyCases, documents: Documents, authentication: Authentication
) -> APIRouter:
    """The three."""
    router = APIRouter(dependencies=[Depends(authentication)])

    @router.get(
        "/v1/cases/{receipt_number}",
        summary="How far a case is, without personal data; tasks name departments by their catalogue id",
        responses=documented((401, 403, 404, 408, 413, 422, 500)),
    )
    def read(
        receipt_number: Annotated[str, Path(description="as printed; case and dashes do not matter")],
    ) -> CaseProgress:
        return progress.of(receipt_number)

    own = APIRouter()

    @own.post(
        "/v1/cases/mine",
        summary="The cases of a person who was verified at this terminal, and a grant for their documents",
        responses=documented((400, 401, 403, 408, 413, 422, 500, 503)),
        openapi_extra=takes_json(MineRequest),
    )
    def of_person(request: Request, caller: Annotated[Caller, Depends(authentication)]) -> Mine:
        return mine.of(caller, json_body(MineRequest, request.state.message.body))

    @own.get(
        "/v1/documents/{document}",
        summary="A document that was released, as PDF, for the person whose it is",
        response_class=Response,
        responses={
            200: {"content": {DOCUMENT_MEDIA_TYPE: {}}, "description": "the PDF"},
            **documented((400, 401, 403, 404, 408, 413, 500)),
        },
    )
    def fetch(
        document: UUID,
        caller: Annotated[Caller, Depends(authentication)],
        grant: Annotated[str, Query(min_length=1, max_length=100, description="of `POST /v1/cases/mine`")],
    ) -> Response:
        content = documents.fetch(caller, document, grant)
        headers = {"Cache-Control": "no-store"}
        return Response(content, HTTPStatus.OK, headers=headers, media_type=DOCUMENT_MEDIA_TYPE)

    router.include_router(own)
    return router
