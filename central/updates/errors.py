"""What can go wrong with updates. The message says what to do."""

from central.errors import CentralError


class NoRepository(CentralError):
    """The ceremony that makes the keys has not been held yet."""

    def __init__(self) -> None:
        super().__init__("there are no update keys yet; hold the ceremony first: kiosk central keys init")


class KeyRefused(CentralError):
    """A key file cannot be used for that."""


class CeremonyRefused(CentralError):
    """A step of a ceremony is not to be done like this; nothing was changed."""


class TargetRefused(CentralError):
    """A target cannot be published or assigned."""
