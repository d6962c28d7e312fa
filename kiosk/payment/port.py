"""The port through which a visit has a fee paid: docs/payment.md."""

from typing import Protocol

from kiosk.contract.payment import PaymentStanding


class PaymentAway(Exception):
    """No answer that says how it stands."""


class Payment(Protocol):
    """One receipt's payment at a time. Blocking calls, answered within the timeouts of the configuration."""

    def open(self, number: str, service: str, amount_fen: int) -> PaymentStanding:
        """Begin for the receipt with this number, or find what was begun before; one paid already says so.
        Raises PaymentAway where nobody takes money now.
        """
        ...

    def look(self) -> PaymentStanding | None:
        """How it stands; None for a moment without a network."""
        ...

    def close(self) -> PaymentStanding:
        """Nobody wants to pay here any more. Raises PaymentAway where nobody knows whether it was paid."""
        ...

    def forget(self) -> None:
        """The visit is over."""
        ...
