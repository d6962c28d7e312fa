"""What an operator can mend. The message says how."""


class CentralError(Exception):
    """A failure of the central service that a person can do something about; one line."""
