"""What an operator can mend. The message says how."""


class CentralError(Exception):
    """A failure of the central service that a person can do something about; one line."""

    exit_code = 1


class BadFile(CentralError):
    """A file that was given cannot be used; the message names file, place and remedy."""

    exit_code = 2


class WrongUse(CentralError):
    """Options that do not go together; the message says which do."""

    exit_code = 2
