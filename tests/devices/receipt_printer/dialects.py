"""The ways in which receipt printers speak."""

from dataclasses import replace

from devices.receipt_printer import profile as profiles


def dialects() -> list[str]:
    """A profile for each way of speaking; those that differ in their name alone are one."""
    spoken: dict[str, str] = {}
    for name in (profiles.DEFAULT, *profiles.names()):
        spoken.setdefault(repr(replace(profiles.load(name), name="", description="")), name)
    return sorted(spoken.values())
