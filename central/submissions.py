"""``PUT /v1/submissions/{id}`` and ``POST /v1/submissions``: how envelopes come in, one or many at a time."""

from http import HTTPStatus
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response

from central import refusal_of_envelopes as refusals
from central.authentication import Authentication, Unspent
from central.bodies import json_body, media_type, takes_json
from central.intake import Intake, Outcome, Sent
from central.problems import Refusal, documented
from kiosk.contract.api import BatchItem, BatchRequest, BatchResponse, SubmissionAccepted
from kiosk.contract.envelope import MEDIA_TYPE, BadEnvelope, untrusted_header
from kiosk.contract.http_signature import HttpMessage

_ENVELOPE_BODY = {
    "requestBody": {
        "required": True,
        "description": "the envelope: a compact JWS signed by the terminal over the sealed submission",
        "content": {MEDIA_TYPE: {"schema": {"type": "string"}}},
    }
}


def submissions_router(intake: Intake, authentication: Authentication) -> APIRouter:
    """The two endpoints."""
    router = APIRouter()

    @router.put(
        "/v1/submissions/{submission}",
        summary="Hold one submission; the same again gets the same answer for ever",
        status_code=HTTPStatus.CREATED,
        responses={
            200: {
                "model": SubmissionAccepted,
                "description": "It was held before: the first acknowledgement",
            },
            **documented((400, 401, 403, 408, 409, 413, 415, 422, 500)),
        },
        openapi_extra=_ENVELOPE_BODY,
    )
    def put(
        submission: UUID,
        request: Request,
        response: Response,
        asked: Annotated[Unspent, Depends(authentication.unspent)],
    ) -> SubmissionAccepted:
        message: HttpMessage = request.state.message
        if media_type(message.headers) != MEDIA_TYPE:
            raise refusals.not_an_envelope()
        taken = intake.take(asked.caller, submission, message.body, asked.spend)
        response.status_code = HTTPStatus.CREATED if taken.new else HTTPStatus.OK
        return SubmissionAccepted(acknowledgement=taken.acknowledgement)

    @router.post(
        "/v1/submissions",
        summary="Hold up to 200 submissions; an answer for each, in the order sent",
        response_model=BatchResponse,
        responses=documented((400, 401, 403, 408, 413, 500)),
        openapi_extra=takes_json(BatchRequest),
    )
    def batch(request: Request, asked: Annotated[Unspent, Depends(authentication.unspent)]) -> Response:
        sent = json_body(BatchRequest, request.state.message.body)
        raw = [each.encode("utf-8", "replace") for each in sent.envelopes]
        outcomes = intake.take_all(asked.caller, [Sent(None, each) for each in raw], asked.spend)
        answer = BatchResponse(results=tuple(map(_item, raw, outcomes)))
        # Written here: the framework would check and write all the answers once more.
        return Response(answer.model_dump_json(), media_type="application/json")

    return router


def _item(untrusted_envelope: bytes, outcome: Outcome) -> BatchItem:
    """What a PUT of this envelope alone would have been answered."""
    if isinstance(outcome, Refusal):
        problem = outcome.problem
        return BatchItem(id=_claimed_id(untrusted_envelope), status=problem.status, problem=problem)
    status = HTTPStatus.CREATED if outcome.new else HTTPStatus.OK
    return BatchItem(id=outcome.submission, status=status, acknowledgement=outcome.acknowledgement)


def _claimed_id(untrusted_envelope: bytes) -> UUID | None:
    try:
        return untrusted_header(untrusted_envelope).id
    except BadEnvelope:
        return None
