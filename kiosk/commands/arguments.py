"""What several commands take in the same way."""

import argparse

LONGEST_WAIT_S = 600.0


def seconds(text: str) -> float:
    """A waiting time for the command line; argparse turns the error into its one line."""
    try:
        wanted = float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds") from None
    if not 0 <= wanted <= LONGEST_WAIT_S:
        raise argparse.ArgumentTypeError(f"{text} is not within 0 to {LONGEST_WAIT_S:g} seconds")
    return wanted
