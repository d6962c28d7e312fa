"""Text messages to telephones. What they say is never logged."""

from typing import Protocol

import requests

_TIMEOUT_SECONDS = (3.0, 5.0)
"""To connect, to answer: a person stands at the terminal and waits."""


class MessageNotSent(Exception):
    """The message did not go out. The text of this exception names neither telephone nor message."""


class MessageInDoubt(MessageNotSent):
    """Nobody knows: the message was handed over, and no answer came."""


class MessageGateway(Protocol):
    """Sends text messages."""

    def send(self, phone: str, text: str) -> None:
        """Hand one message over.

        Raises:
            MessageInDoubt: somebody may have taken it.
            MessageNotSent: nobody took it.

        """
        ...


class WebhookGateway:
    """Posts ``{"phone", "text"}`` as JSON to a URL of the provider."""

    def __init__(self, url: str) -> None:
        self._url = url

    def send(self, phone: str, text: str) -> None:
        """Hand one message over; any 2xx is a yes."""
        try:
            answer = requests.post(
                self._url,
                json={"phone": phone, "text": text},
                timeout=_TIMEOUT_SECONDS,
                allow_redirects=False,
            )
        except (requests.ReadTimeout, requests.exceptions.ChunkedEncodingError) as error:
            raise MessageInDoubt(f"no answer from the gateway ({type(error).__name__})") from None
        except requests.ConnectionError as error:
            # A line that was refused was never there; one that broke may have carried the message.
            kind = MessageInDoubt if "aborted" in str(error) else MessageNotSent
            raise kind(f"no answer from the gateway ({type(error).__name__})") from None
        except requests.RequestException as error:
            raise MessageNotSent(f"no answer from the gateway ({type(error).__name__})") from None
        if not answer.ok or answer.is_redirect:
            raise MessageNotSent(f"the gateway answered {answer.status_code}")


class NoGateway:
    """A service without a way to send messages says so, and never pretends."""

    def send(self, phone: str, text: str) -> None:  # noqa: ARG002  the protocol's signature
        """Refuse."""
        raise MessageNotSent("no gateway is configured")
