"""``POST /v1/verifications``, what was typed, and what an app or a face module has said meanwhile."""

import base64
from http import HTTPStatus
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request

from central.authentication import Authentication, Caller
from central.bodies import json_body, takes_json
from central.problems import Refusal, documented
from central.verification import Verifications
from kiosk.contract.api import (
    VerificationConfirm,
    VerificationRequest,
    VerificationStarted,
    VerificationState,
    VerificationStatement,
)
from kiosk.contract.face import VerificationAssertion
from kiosk.contract.problem import ProblemKind


def verification_router(verifications: Verifications, authentication: Authentication) -> APIRouter:
    """The endpoints."""
    router = APIRouter()

    @router.post(
        "/v1/verifications",
        summary="Begin to find out whether the person is the owner of a sealed ID number",
        status_code=HTTPStatus.CREATED,
        responses=documented((400, 401, 403, 404, 408, 413, 422, 429, 500, 503)),
        openapi_extra=takes_json(VerificationRequest),
    )
    def start(request: Request, caller: Annotated[Caller, Depends(authentication)]) -> VerificationStarted:
        asked = json_body(VerificationRequest, request.state.message.body)
        return verifications.start(caller, _raw(asked.sealed_number), asked.means, str(request.base_url))

    @router.post(
        "/v1/verifications/{verification}/confirm",
        summary="What the person typed, for a signed statement",
        responses=documented((400, 401, 403, 404, 408, 413, 422, 429, 500)),
        openapi_extra=takes_json(VerificationConfirm),
    )
    def confirm(
        verification: UUID, request: Request, caller: Annotated[Caller, Depends(authentication)]
    ) -> VerificationStatement:
        typed = json_body(VerificationConfirm, request.state.message.body)
        return verifications.confirm(caller, verification, typed.code)

    @router.post(
        "/v1/verifications/{verification}/face",
        summary="A face module's signed word, for a signed statement",
        responses=documented((400, 401, 403, 404, 408, 413, 422, 500)),
        openapi_extra=takes_json(VerificationAssertion),
    )
    def face(
        verification: UUID, request: Request, caller: Annotated[Caller, Depends(authentication)]
    ) -> VerificationStatement:
        said = json_body(VerificationAssertion, request.state.message.body)
        return verifications.face_says(caller, verification, said.assertion)

    @router.get(
        "/v1/verifications/{verification}",
        summary="Whether an app has confirmed",
        responses=documented((400, 401, 403, 404, 408, 413, 500)),
    )
    def state(verification: UUID, caller: Annotated[Caller, Depends(authentication)]) -> VerificationState:
        return verifications.state(caller, verification)

    return router


def _raw(untrusted_sealed: str) -> bytes:
    try:
        return base64.b64decode(untrusted_sealed, validate=True)
    except ValueError as error:
        detail = "give the sealed ID number in Base64"
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, ProblemKind.CANNOT_OPEN, detail) from error
