"""The root of every error this package raises on purpose."""


class KioskError(Exception):
    """Something a person can act on. ``str(error)`` is one line that says what to do.

    ``exit_code`` is what the ``kiosk`` command leaves with: 1 failed, 2 wrong usage or configuration.
    """

    exit_code = 1
