"""How python-tuf's client gets its files: over the signed exchange, in bounded pieces."""

from collections.abc import Iterator
from http import HTTPStatus

from tuf.api.exceptions import DownloadError, DownloadHTTPError
from tuf.ngclient import FetcherInterface

from kiosk.central_client.answer import Answer
from kiosk.central_client.client import CentralClient
from kiosk.central_client.meaning import Channel, ClockSkew, Done, meaning
from kiosk.contract.updates import PIECE_BYTES


class SignedFetcher(FetcherInterface):
    """Its URLs are paths of the contract. A 404 counts only when the central service signed it: nobody on the
    way can say that there is no newer root.
    """

    def __init__(self, client: CentralClient) -> None:
        self._client = client

    def pieces(self, path: str, first: int = 0) -> Iterator[bytes]:
        """The file's pieces from the `first` on, each as soon as it is asked for.

        Raises:
            DownloadError: no answer, or none that the service signed.
            DownloadHTTPError: it signed another status than 200.

        """
        number = first
        while True:
            piece = self._piece(path, number)
            yield piece
            if len(piece) < PIECE_BYTES:
                return
            number += 1

    def _fetch(self, url: str) -> Iterator[bytes]:
        return self.pieces(url)

    def _piece(self, path: str, number: int) -> bytes:
        response = self._client.exchange("GET", f"{path}?piece={number}")
        said = meaning(response)
        if isinstance(said, Done) and isinstance(response, Answer):
            if response.status != HTTPStatus.OK or len(response.body) > PIECE_BYTES:
                raise DownloadError(f"{path}: malformed_answer")
            return response.body
        if isinstance(response, Answer):
            raise DownloadHTTPError(f"{path}: status {response.status}", response.status)
        assert isinstance(said, Channel | ClockSkew)
        raise DownloadError(said.reason if isinstance(said, Channel) else "clock_skew")
