"""A network that loses, doubles, delays and lies, between the real client and the real central service."""

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.central_client.answer import Answer
from kiosk.central_client.client import CentralClient
from kiosk.central_client.transport import Transport, Unreachable, UntrustedResponse
from kiosk.contract.api import Statistics

FAULTS = (
    "none",
    "request lost",
    "response lost",
    "doubled",
    "captive portal",
    "gateway error",
    "altered answer",
    "old answer",
    "power cut before",
    "power cut after",
)


class PowerCut(BaseException):
    """The process is gone."""


class FaultyNetwork(Transport):
    """`fault` is what happens to every exchange until it is changed; a power cut happens once."""

    def __init__(self, real: Transport) -> None:
        super().__init__(real.url(""), 2, 5)
        self._real = real
        self.fault = "none"
        self._before: UntrustedResponse | None = None

    def send(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> UntrustedResponse:
        """As the real one, with the fault."""
        fault = self.fault
        if fault == "request lost":
            raise Unreachable("no_connection")
        if fault == "power cut before":
            self.fault = "none"
            raise PowerCut
        if fault == "captive portal":
            page = MappingProxyType({"content-type": "text/html"})
            return UntrustedResponse(200, page, b"<html>please log in</html>")
        if fault == "gateway error":
            return UntrustedResponse(502, MappingProxyType({"retry-after": "60"}), b"bad gateway")
        answer = self._real.send(method, path, headers, body)
        if fault == "doubled":
            self._real.send(method, path, headers, body)
        if fault == "response lost":
            raise Unreachable("timed_out")
        if fault == "power cut after":
            self.fault = "none"
            raise PowerCut
        if fault == "altered answer":
            return UntrustedResponse(answer.status, answer.untrusted_headers, answer.untrusted_body + b" ")
        before, self._before = self._before, answer
        return before if fault == "old answer" and before is not None else answer

    def statistics(self, client: CentralClient) -> Statistics:
        """What the central service says it holds of this terminal."""
        answer = client.exchange("GET", "/v1/statistics")
        assert isinstance(answer, Answer)
        return Statistics.model_validate_json(answer.body)

    def close(self) -> None:
        """Both ends."""
        self._real.close()
        super().close()
